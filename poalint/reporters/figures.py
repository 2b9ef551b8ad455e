"""The text report's panel of readability figures (--statistics)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.reporters.cells import cells, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poalint.reporters.paint import Paint
    from poalint.wording import Words

INDENT = 2
COUNTS = frozenset({"sentences", "words", "characters", "longest_sentence"})


def panel(figures: Mapping[str, float], told: Words, paint: Paint, width: int) -> Iterator[str]:
    """A title, a line a figure with what it means beside it, and an empty line."""
    unit = "characters" if "characters" in figures else "words"
    rows = []
    for name, figure in figures.items():
        label = told(f"figures.{name}.{unit}") if f"figures.{name}.{unit}" in told.table else told.name("figures", name)
        note = told.name("figures.note", name)
        rows.append((label, str(int(figure)) if name in COUNTS else told.number(figure), "" if note == name else note))
    first = max(cells(label) for label, _, _ in rows) + 2
    second = max(cells(value) for _, value, _ in rows)
    yield paint(told("figures.title"), "strong")
    for label, value, note in rows:
        line = " " * INDENT + paint(pad(label, first), "dim") + " " * (second - cells(value)) + value
        beside = cells(note) <= width - INDENT - first - second - 2
        yield line + ("  " + paint(note, "dim") if note and beside else "")
        if note and not beside:
            yield from (" " * (INDENT + 2) + paint(part, "dim") for part in wrap(note, width - INDENT - 2))
    yield ""
