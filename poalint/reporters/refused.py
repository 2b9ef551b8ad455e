"""The text report's section on the letter that was refused: score before and after, new words, sentences that stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.reporters.cells import cells, pad, printable, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.report import KeptSentence, Previous, Report
    from poalint.reporters.paint import Paint
    from poalint.wording import Words

MOST = 8  # sentences shown; the JSON report has them all
LEAST_QUOTE = 12  # cells; fewer say nothing
INDENT = 2


def section(report: Report, previous: Previous, told: Words, paint: Paint, width: int) -> Iterator[str]:
    """The lines of the section and an empty one behind it."""
    title = told("refused.title")
    name = f"  {printable(previous.path)}" if previous.path else ""
    yield paint(title, "strong") + paint(shorten(name, width - cells(title)), "dim")
    rows = [(told("refused.score"), f"{told.number(previous.score)} → {told.number(report.score)}")]
    if previous.compared:
        rows += list(_figures(previous, told))
    else:
        language = told.name("language", previous.language)
        rows.append((told("refused.language"), told("refused.only_scores", language=language)))
    column = max(cells(label) for label, _ in rows) + 2
    for label, text in rows:
        for number, line in enumerate(wrap(text, max(width - INDENT - column, 10))):
            yield " " * INDENT + paint(pad("" if number else label, column), "dim") + line
    shown = previous.kept[:MOST]
    for kept in shown:
        yield " " * (INDENT + 2) + paint(_sentence(kept, told, width - INDENT - 2), "dim")
    if len(previous.kept) > MOST:
        yield " " * (INDENT + 2) + paint(told("letter.more", n=len(previous.kept) - MOST), "dim")
    yield ""


def _figures(previous: Previous, told: Words) -> Iterator[tuple[str, str]]:
    """New words, the parts with new sentences and those without, sentences left out, sentences that stayed."""
    share = round((previous.new_words or 0) * 100)
    yield told("refused.new_words"), told("refused.share", n=share)
    parts = ("，" if told.language == "zh" else ", ").join(
        told("refused.part", part=told.name("part", one.part), n=one.new, of=one.sentences) for one in previous.parts
    )
    if parts:
        yield told("refused.new_sentences"), parts
    if previous.left_out:
        yield told("refused.left_out"), str(previous.left_out)
    yield told("refused.kept"), told("refused.of", n=len(previous.kept), of=previous.sentences)


def _sentence(kept: KeptSentence, told: Words, room: int) -> str:
    """Its line, whether it stayed nearly, and its beginning."""
    place = told("letter.place", line=kept.span.start.line) + ("" if kept.exact else f" {told('refused.nearly')}")
    left = room - cells(place) - 3
    quote = " ".join(printable(kept.span.quote).split())
    return shorten(place + (f" “{shorten(quote, left)}”" if left >= LEAST_QUOTE else ""), room)
