"""Text with its positions. Inside poalint every offset is a code point of Source.text; other units are converted here alone."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal, TypeAlias

from poalint.record import Record
from poalint.report import Position, Span

StretchKind: TypeAlias = Literal["heading", "paragraph", "item", "quotation", "code"]


class Stretch(Record):
    """A block that the reader of a marked-up format knows: text[start:end], list marks and heading signs left out.

    `level` is 1 for a heading or list of the first rank; `kind` "paragraph" with level > 0 is a further paragraph of
    the list item of that level before it.
    """

    kind: StretchKind
    start: int
    end: int
    level: int = 0


class Source(Record):
    """A decoded text. `outline` is None where the format has no mark-up and the letter's parser finds the blocks itself.

    `hidden` are spans of mark-up within blocks (`**`, a link's address), sorted, that no rule may read as words.
    `dated` is the day (ISO) on which a mail was sent.
    """

    text: str
    path: str | None = None
    encoding: str = "utf-8"
    format: str = "text"
    outline: tuple[Stretch, ...] | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    dated: str | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """Offsets of the first character of each line."""
        return line_starts(self.text)

    def position(self, offset: int) -> Position:
        """Line and column (from 1) of a code-point offset in 0..len(text)."""
        line = bisect_right(self.lines, offset)
        return Position(line, offset - self.lines[line - 1] + 1, offset)

    def span(self, start: int, end: int) -> Span:
        """The words text[start:end] with their positions."""
        return Span(self.position(start), self.position(end), self.text[start:end])


@lru_cache(maxsize=8)  # asked for at every position of a letter and its notice
def line_starts(text: str) -> tuple[int, ...]:
    """Offsets of the first character of each line; CRLF, CR and LF each end one line."""
    starts = [0]
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return tuple(starts)
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return tuple(starts)


def utf16_column(text: str, line_start: int, offset: int) -> int:
    """0-based column of `offset` in UTF-16 code units, as the Language Server Protocol counts."""
    return len(text[line_start:offset].encode("utf-16-le", "surrogatepass")) // 2


def utf8_column(text: str, line_start: int, offset: int) -> int:
    """0-based column of `offset` in UTF-8 bytes, as rdjson counts."""
    return len(text[line_start:offset].encode("utf-8", "surrogatepass"))
