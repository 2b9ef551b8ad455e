"""Text in the cells of a terminal: widths, cutting and wrapping of Latin, Chinese and emoji alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = "…"
TAB = 4
DRAWN = frozenset("━─│✓✗█░−→")
JOINER = "\u200d"
NO_LINE_START = frozenset("，。、；：！？）」』”’》〉】〕…—,.;:!?)]}»%")
NO_LINE_END = frozenset("（「『“‘《〈【〔([{«")


def printable(text: str) -> str:
    """The text with nothing in it that could move a cursor, turn the reading direction or break a line; code point for code point."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _harmless(char) for char in text)


def _harmless(char: str) -> str:
    code = ord(char)
    if char in "\t\n\r\u2028\u2029\xa0\u202f" or 0x2000 <= code <= 0x200A:
        return " "
    if char in "\u3000\u200b\u200c\u200d\u2060" or 0xE0020 <= code <= 0xE007F or 0x1F000 <= code <= 0x1FAFF:
        return char  # the ideographic space, joiners, flags, and emoji younger than this Python
    if char == "\xad":
        return "-"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, cells) of each character as a reader sees it: an accent, a joined emoji or a flag stays in one piece."""
    if _plain(text):
        for at in range(len(text)):
            yield at, at + 1, 1
        return
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        start, at = at, at + 1
        if char < "\u0300" or _han(char):
            cells = 1 if char < "\u0300" else 2
        else:
            cells = _cells(char)
            if _flag(char) and at < size and _flag(text[at]):
                at, cells = at + 1, 2
        while at < size and (extra := text[at]) >= "\u0300" and not _han(extra):
            if extra == JOINER and at + 1 < size and not text[at + 1].isalnum():
                at += 2
            elif extra == "\ufe0f":
                cells, at = 2 if cells else 0, at + 1
            elif (0x1F3FB <= ord(extra) <= 0x1F3FF and cells == 2) or _cells(extra) == 0:  # a skin tone
                at += 1
            else:
                break
        yield start, at, cells


def cells(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if _plain(text) else sum(width for _, _, width in clusters(text))


def shorten(text: str, room: int) -> str:
    """The beginning of the text within `room` cells, with an ellipsis where it was cut."""
    if cells(text) <= room:
        return text
    used, end = 0, 0
    for _, stop, width in clusters(text):
        if used + width > room - 1:
            break
        used, end = used + width, stop
    return text[:end].rstrip() + ELLIPSIS if room > 0 else ""


def pad(text: str, room: int) -> str:
    """The text filled up with spaces to `room` cells."""
    return text + " " * (room - cells(text))


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most `room` cells, broken at spaces and between Chinese characters; a longer word is broken where it must be."""
    if _plain(text) and text.isprintable() and "  " not in text:
        return _wrap_plain(text, room)
    lines: list[str] = []
    line, used = "", 0
    whole = "\xa0".join(printable(part) for part in text.replace("\u202f", "\xa0").split("\xa0"))
    for piece, width in _pieces(whole, max(room, 2)):
        if used + width > room and line:
            if line.strip():
                lines.append(line.rstrip())
            line, used = "", 0
        if not line and _space(piece):
            continue
        line, used = line + piece, used + width
    if line.strip():
        lines.append(line.rstrip())
    return [line.replace("\xa0", " ") for line in lines] or [""]


def _wrap_plain(text: str, room: int) -> list[str]:
    """The same for words of one cell a character parted by single spaces: most lines of most reports."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while len(word) > room:
            lines.append(word[:room])
            word = word[room:]  # noqa: PLW2901  what is left of it
        line = word
    return [*lines, line] if line or not lines else lines


def _pieces(text: str, room: int) -> Iterator[tuple[str, int]]:
    """What may not be broken, with its cells: words, spaces, single Chinese characters with the punctuation that clings to them."""
    word, used = "", 0
    for start, end, width in clusters(text):
        char = text[start:end]
        before = word[-1:]
        wide = width == 2 and char not in NO_LINE_START
        clings = char in NO_LINE_START or before in NO_LINE_END
        breaks = _space(char) != _space(before) or (not clings and (wide or (before and _wide(before))))
        if word and (breaks or used + width > room):
            yield word, used
            word, used = "", 0
        word, used = word + char, used + width
    if word:
        yield word, used


def _space(char: str) -> bool:
    return char.isspace() and "\xa0" not in char


def _wide(char: str) -> bool:
    return char >= "\u1100" and (_han(char) or _cells(char) == 2)


def _plain(text: str) -> bool:
    """Whether every character takes one cell, decided without tables; most European letters."""
    return text.isascii() or all(char < "\u0300" or "\u2010" <= char <= "\u2027" or char in DRAWN for char in text)


def _han(char: str) -> bool:
    """Characters that are two cells wide everywhere, so that a Chinese letter needs no table either."""
    return "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u3029" or "\uff01" <= char <= "\uff60" or "\u3400" <= char <= "\u4dbf"


def _flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _cells(char: str) -> int:
    if "\u2010" <= char <= "\u2027" or char in DRAWN:
        return 1
    from wcwidth import wcwidth  # 40 ms, needed for emoji and rare scripts only

    return max(0, wcwidth(char))
