"""For authors of readers: `check_reader(READER.read(data, name))` asserts all that the letter's parser relies on."""

from __future__ import annotations

import codecs
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from poalint.source import StretchKind

if TYPE_CHECKING:
    from poalint.source import Source, Stretch

KINDS = frozenset(get_args(StretchKind))


def check_reader(source: Source) -> None:
    """Raise AssertionError, with the place, where a reader's output breaks the contract.

    Spans lie inside the text, in order, without overlap; a stretch begins and ends with a character that is seen; every character
    that is not white space is in a stretch or is hidden mark-up; a further paragraph of a list item follows an item of its level.
    """
    _check_text(source)
    _check_hidden(source)
    if source.outline is not None:
        _check_stretches(source, source.outline)
        _check_nesting(source, source.outline)
        _check_nothing_lost(source, source.outline)


def visible(source: Source, stretch: Stretch) -> str:
    """The words of a stretch as a reader sees them, mark-up left out."""
    at, pieces = stretch.start, []
    for start, end in source.hidden:
        if at <= start < stretch.end:
            pieces.append(source.text[at:start])
            at = end
    return "".join([*pieces, source.text[at : stretch.end]])


def _check_text(source: Source) -> None:
    assert source.text.strip(), "a letter without words is an error of kind “empty”, not a Source"
    assert "\0" not in source.text, "the text holds zero bytes: what is binary is an error of kind “binary”"
    assert not source.text.startswith("\ufeff"), "the byte order mark is no part of the text"
    source.text.encode("utf-8")  # lone surrogates cannot be written back
    codecs.lookup(source.encoding)
    assert source.format, "the format has no name"


def _check_hidden(source: Source) -> None:
    for start, end in source.hidden:
        assert 0 <= start < end <= len(source.text), f"the hidden span {start}-{end} does not lie inside the text"
    for (_, before), (after, _) in pairwise(source.hidden):
        assert before <= after, f"hidden spans overlap or are out of order at {_place(source, after)}"


def _check_stretches(source: Source, outline: tuple[Stretch, ...]) -> None:
    for stretch in outline:
        assert stretch.kind in KINDS, f"unknown kind of stretch: {stretch.kind!r}"
        assert 0 <= stretch.start < stretch.end <= len(source.text), (
            f"the stretch {stretch.start}-{stretch.end} does not lie inside the text"
        )
        words = source.text[stretch.start : stretch.end]
        assert words == words.strip(), f"the stretch at {_place(source, stretch.start)} begins or ends with white space"
        assert visible(source, stretch).strip(), f"nothing is to be seen of the stretch at {_place(source, stretch.start)}"
    for before, after in pairwise(outline):
        assert before.end <= after.start, f"stretches overlap or are out of order at {_place(source, after.start)}"


def _check_nesting(source: Source, outline: tuple[Stretch, ...]) -> None:
    open_items: set[int] = set()
    for stretch in outline:
        where = f"{stretch.kind} at {_place(source, stretch.start)}"
        assert stretch.level >= (stretch.kind in {"heading", "item"}), f"{where}: its level begins at 1"
        if stretch.kind == "item":
            open_items = {level for level in open_items if level < stretch.level} | {stretch.level}
        elif stretch.kind == "paragraph" and stretch.level:
            assert stretch.level in open_items, f"{where}: no list item of level {stretch.level} is open for this paragraph"
            open_items = {level for level in open_items if level <= stretch.level}
        elif stretch.kind in {"heading", "paragraph"}:
            open_items = set()


def _check_nothing_lost(source: Source, outline: tuple[Stretch, ...]) -> None:
    spans = sorted([*((stretch.start, stretch.end) for stretch in outline), *source.hidden])
    at = 0
    for start, end in [*spans, (len(source.text), len(source.text))]:
        gap = source.text[at : max(at, start)]
        lost = gap.strip()
        assert not lost, f"{lost[:40]!r} at {_place(source, at + gap.find(lost))} is in no stretch and not hidden"
        at = max(at, end)


def _place(source: Source, offset: int) -> str:
    position = source.position(offset)
    return f"line {position.line}, column {position.column}"
