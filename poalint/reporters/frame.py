"""A code frame: the lines of the letter that a finding is about, with the words underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias

from poalint.record import Record
from poalint.reporters.cells import ELLIPSIS, TAB, clusters, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.report import Span

Piece: TypeAlias = tuple[str, int]

MOST_LINES = 3
NEAR = 4  # screen widths of a long line that are looked at
SNAP = 12  # cells to look for a space, so that a cut does not go through a word


class Row(Record):
    """One line of the letter as shown: before, marked and after stand side by side; `left` and `under` are cells."""

    line: int | None
    before: str = ""
    marked: str = ""
    after: str = ""
    left: int = 0
    under: int = 0


def rows(text: str, starts: Sequence[int], span: Span, room: int) -> list[Row]:
    """The lines that `span` touches, cut to `room` cells; of a long passage the first lines and the last.

    `starts` are the offsets of the lines of `text`. A row without a line number stands for those left out.
    """
    first, last = span.start.line, span.end.line
    if last > first and span.end.column == 1:
        last -= 1
    numbers = list(range(first, last + 1))
    if len(numbers) > MOST_LINES:
        numbers = [first, first + 1, 0, last]
    shown = []
    for number in numbers:
        if number == 0:
            shown.append(Row(None, before=ELLIPSIS))
            continue
        begin = starts[number - 1]
        stop = starts[number] if number < len(starts) else len(text)
        line = text[begin:stop].rstrip("\r\n")
        start = max(span.start.offset - begin, 0) if number == first else len(line) - len(line.lstrip())
        end = min(span.end.offset - begin, len(line.rstrip())) if number == last else len(line.rstrip())
        if start < end or len(numbers) == 1:
            shown.append(row(number, line, start, max(start, end), room))
    return shown


def row(number: int, line: str, start: int, end: int, room: int) -> Row:
    """The line `number` with line[start:end] marked, cut around these words to `room` cells."""
    crop = max(0, start - NEAR * room)  # a line of a megabyte costs no more than a short one
    line, start, end = line[crop : start + NEAR * room], start - crop, end - crop
    offsets, pieces = _pieces(line)
    first = len(pieces) if start >= len(line) else bisect_right(offsets, start) - 1
    last = max(bisect_left(offsets, min(end, len(line))), first)
    low, high = 0, len(pieces)
    if _room(pieces) > room:
        low, high = _window(pieces, first, last, room)
    stop = min(last, high)
    before = (ELLIPSIS if low > 0 else "") + _text(pieces[low:first])
    after = _text(pieces[stop:high]) + (ELLIPSIS if high < len(pieces) else "")
    left = int(low > 0) + _room(pieces[low:first])
    return Row(number, before, _text(pieces[first:stop]), after.rstrip(" "), left, max(1, _room(pieces[first:stop])))


def _pieces(line: str) -> tuple[list[int], list[Piece]]:
    """The offsets of the characters as seen, and what is printed for each with its cells; a tab becomes spaces to its stop."""
    shown = printable(line)
    offsets, pieces, used = [], [], 0
    for start, end, width in clusters(shown):
        tab = TAB - used % TAB
        piece = (" " * tab + shown[start + 1 : end], tab) if line[start] == "\t" else (shown[start:end], width)  # an accent may follow it
        offsets.append(start)
        pieces.append(piece)
        used += piece[1]
    return offsets, pieces


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def _room(pieces: Sequence[Piece]) -> int:
    return sum(width for _, width in pieces)


def _window(pieces: Sequence[Piece], first: int, last: int, room: int) -> tuple[int, int]:
    """Which pieces to show so that the marked ones are seen with as much around them as fits."""
    marked = _room(pieces[first:last])
    spare = room - 2 - marked
    if spare <= 0:
        low, used = first, 1 if first > 0 else 0
        high = low
        while high < len(pieces) and used + pieces[high][1] <= room - 1:
            used += pieces[high][1]
            high += 1
        return low, high
    right = _room(pieces[last:])
    low, left = first, 0
    while low > 0 and left + pieces[low - 1][1] <= max(spare // 2, spare - right):
        low -= 1
        left += pieces[low][1]
    low = _snap(pieces, low, first)
    left = _room(pieces[low:first])
    high, used = last, 0
    while high < len(pieces) and used + pieces[high][1] <= spare - left:
        used += pieces[high][1]
        high += 1
    return low, _snap_back(pieces, last, high)


def _snap(pieces: Sequence[Piece], low: int, first: int) -> int:
    """The next beginning of a word at or behind `low`, if one is near."""
    if low == 0:
        return 0
    for at in range(low, min(low + SNAP, first + 1)):
        if pieces[at - 1][0].isspace():
            return at
    return low


def _snap_back(pieces: Sequence[Piece], last: int, high: int) -> int:
    """The last end of a word at or before `high`, if one is near."""
    if high == len(pieces):
        return high
    for at in range(high, max(high - SNAP, last), -1):
        if pieces[at][0].isspace():
            return at
    return high
