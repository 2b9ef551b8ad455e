"""The normalised view of a source: what rules read, with every character's way back to the source."""

from __future__ import annotations

import re
import unicodedata

from poalint.record import Record

# One character for one character, so these keep their offsets.
_SAME_LENGTH = {
    **dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288, 9, 11, 12), " "),
    **dict.fromkeys((8216, 8217, 8219, 700, 697, 180, 96, 65287), "'"),
    **{code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **{ord(wide): narrow for wide, narrow in zip("％＋－．／＜＞＿［］｛｝＃＠＆＊＝～", "%+-./<>_[]{}#@&*=~", strict=True)},
    0x2010: "-",
    0x2011: "-",
    0x0130: "I",  # its lower case has two characters
}
_REMOVED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f"
_CHANGES_LENGTH = re.compile(f"[{_REMOVED}\u0300-\u036f\u0323\u1ab0-\u1aff\u20d0-\u20ff]")


_CLUSTER = f"[{_REMOVED}]|[^\u0300-\u036f][\u0300-\u036f]+|."  # few texts need it, so it is compiled for these


class View(Record):
    """`text` keeps the case, `lower` has the same length. `offsets` maps each index (and len(text)) to the source, None: the same."""

    text: str
    lower: str
    offsets: tuple[int, ...] | None

    def to_source(self, index: int) -> int:
        """The source offset of a view index in 0..len(text)."""
        return index if self.offsets is None else self.offsets[index]

    def end_to_source(self, index: int) -> int:
        """The source offset behind the character before `index`, so that removed marks after it stay outside."""
        if self.offsets is None or index == 0:
            return index if self.offsets is None else self.offsets[0]
        return self.ends[index - 1]

    ends: tuple[int, ...] = ()

    def from_source(self, offset: int) -> int:
        """The first view index at or behind a source offset."""
        if self.offsets is None:
            return offset
        low, high = 0, len(self.offsets) - 1
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def make_view(text: str, hidden: tuple[tuple[int, int], ...] = ()) -> View:
    """Fold the variants of a character (composed, no-break, full-width, typographic) into one; leave out `hidden` spans."""
    if not hidden and not _CHANGES_LENGTH.search(text):
        folded = text.translate(_SAME_LENGTH)
        return View(folded, folded.lower(), None)
    chars: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    spans = iter((*hidden, (len(text), len(text))))
    hidden_start, hidden_end = next(spans)
    for cluster in re.finditer(_CLUSTER, text, re.DOTALL):
        at = cluster.start()
        while at >= hidden_end and hidden_start < len(text):
            hidden_start, hidden_end = next(spans)
        if hidden_start <= at < hidden_end or cluster.group() in _REMOVED:
            continue
        for char in unicodedata.normalize("NFC", cluster.group()):
            chars.append(char)
            offsets.append(at)
            ends.append(cluster.end())
    offsets.append(len(text))
    folded = "".join(chars).translate(_SAME_LENGTH)
    return View(folded, folded.lower(), tuple(offsets), tuple(ends))
