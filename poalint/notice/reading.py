"""A notice or a letter read with the notice's phrases: which cues, kinds, topics, papers and rates stand in each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from poalint.phrases.matcher import read
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poalint.letter.model import Letter, Sentence
    from poalint.phrases.matcher import Hit
    from poalint.phrases.program import Program


JOINTS = re.compile(r"[,;，；、]")  # between clauses


class Mark(Record):
    """A phrase found: `group` is cues, kinds, topics, documents or metrics; token ranges of the sentence and source offsets."""

    group: str
    name: str
    first: int
    last: int
    start: int
    end: int


class Marked(Record):
    """A sentence with what was found in it."""

    number: int
    sentence: Sentence
    marks: tuple[Mark, ...]

    def has(self, group: str, *names: str) -> bool:
        """Whether one of these stands in the sentence."""
        return any(mark.group == group and mark.name in names for mark in self.marks)

    def of(self, group: str, name: str | None = None) -> Iterator[Mark]:
        """The marks of a group, in order."""
        return (mark for mark in self.marks if mark.group == group and (name is None or mark.name == name))

    def names(self, group: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """The names of a group that stand within start:end, each once, in order."""
        found = (mark.name for mark in self.of(group) if mark.start < (end if end is not None else mark.end) and mark.end > start)
        return tuple(dict.fromkeys(found))


def marked(letter: Letter, program: Program) -> tuple[Marked, ...]:
    """Every sentence of a text with the notice's phrases in it."""
    readings = read(program, letter.sentences)
    return tuple(
        Marked(number, sentence, _marks(reading.hits, sentence, letter.source.text))
        for number, (sentence, reading) in enumerate(zip(letter.sentences, readings, strict=True))
    )


def _marks(hits: Sequence[Hit], sentence: Sentence, text: str) -> tuple[Mark, ...]:
    marks = []
    for hit in hits:
        group, _, name = hit.rule.partition("/")
        marks.append(Mark(group, name, hit.start, hit.end, sentence.starts[hit.start], sentence.ends[hit.end - 1]))
    marks.sort(key=lambda mark: (mark.start, mark.end, mark.group, mark.name))
    ahead = [mark for mark in marks if mark.name == "prevention"]
    if not ahead or all(mark.name != "actions" for mark in marks):
        return tuple(marks)
    borders = [match.start() for match in JOINTS.finditer(text, sentence.start, sentence.end)]
    borders = sorted((*borders, *(mark.start for mark in marks if mark.name == "joint")))
    # "The steps you have taken" that go on "to prevent …" in the same clause are prevention.
    clauses = {bisect_right(borders, mark.start) for mark in ahead}
    return tuple(mark for mark in marks if mark.name != "actions" or bisect_right(borders, mark.start) not in clauses)


def stems(words: Sequence[str], *, language: str, common: frozenset[str]) -> tuple[str, ...]:
    """The words that carry the sense, cut so that their forms fall together; for Chinese pairs of characters."""
    if language == "zh":
        return tuple(dict.fromkeys(one + two for one, two in pairwise(words) if _han(one) and _han(two)))
    length = 5 if language == "en" else 6
    kept = (_bare(word) for word in words if len(word) > 3 and word not in common and word.isalpha())
    return tuple(dict.fromkeys(word[:length] if len(word) > length else word.rstrip("s") for word in kept))


def _han(word: str) -> bool:
    return len(word) == 1 and "\u3400" <= word <= "\u9fff"


def _bare(word: str) -> str:
    return word.removesuffix("'s")
