"""The text report's section on the notice: what is wanted and until when, each point with the line of the letter that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.reporters.cells import cells, pad, printable, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.report import Asked, NoticeFacts
    from poalint.reporters.paint import Paint
    from poalint.wording import Words

INDENT = 2
LEAST_QUOTE = 12  # cells; fewer say nothing


def section(notice: NoticeFacts, told: Words, paint: Paint, width: int) -> Iterator[str]:
    """The lines of the section and an empty one behind it."""
    title = told("asked.title")
    name = f"  {printable(notice.path)}" if notice.path else ""
    yield paint(title, "strong") + paint(shorten(name, width - cells(title)), "dim")
    rows = list(_facts(notice, told))
    column = max(cells(label) for label, _ in rows) + 2
    for label, text in rows:
        for number, line in enumerate(wrap(text, max(width - INDENT - column, 10))):
            yield " " * INDENT + paint(pad("" if number else label, column), "dim") + line
    for point in notice.points:
        sign, role = ("✓", "good") if point.answered else ("✗", "error") if point.required and point.judged else ("·", "dim")
        yield " " * INDENT + paint(sign, role) + " " + paint(_point(point, told, width - INDENT - 2), "dim")
    yield ""


def _facts(notice: NoticeFacts, told: Words) -> Iterator[tuple[str, str]]:
    wanted = told(f"asked.{notice.wanted}")
    yield told("asked.wanted"), f"{wanted}{told('asked.refused')}" if notice.refusal else wanted
    if notice.deadline is not None:
        words = " ".join(printable(notice.deadline.quote).split())
        yield told("asked.until"), f"“{words}”" + (f" → {notice.until}" if notice.until else "")


def _point(point: Asked, told: Words, room: int) -> str:
    """The beginning of the point, and where the letter answers it."""
    if point.answered:
        where = told("asked.answered", line=point.answered)
    elif not point.required:
        where = told("asked.optional")
    else:
        where = told("asked.unanswered" if point.judged else "asked.unjudged")
    place = told("letter.place", line=point.words.start.line)
    left = room - cells(place) - cells(where) - 6
    quote = " ".join(printable(point.words.quote).split())
    return shorten(place + (f" “{shorten(quote, left)}”" if left >= LEAST_QUOTE else "") + f": {where}", room)
