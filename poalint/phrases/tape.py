"""Sentences laid on one tape, a bit a word: where a leaf stands is a number, and whole letters are matched by shifts and ands.

Between two sentences lies room that no gap of any phrase can cross. A *reading* of a symbol is (starts, ends, lengths): the
bits at which it begins, the bits behind which it ends, and the starts by the number of words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from poalint.phrases.shelf import unpacked_bits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from poalint.phrases.program import Leaves, Program

Words: TypeAlias = "tuple[str, ...]"
Marked: TypeAlias = "tuple[tuple[str, int, int], ...]"  # entities: kind, first word, behind the last
Symbol: TypeAlias = "tuple[int, int, tuple[tuple[int, int], ...]]"  # starts, ends, (words in a row, starts)

REMEMBERED_TEXTS = 60_000
CROWD = 12  # what has more leaves is asked for them one by one: few of the many are ever wanted
NOTHING: Symbol = (0, 0, ())


class Tape:
    """The sentences of one batch, the leaves that stand in them, and the trials (chains and clauses) that can succeed there.

    A trial is worth its time where all leaves that it asks for stand in one sentence; `trials` has a bit for each such one.
    """

    __slots__ = ("_crowded", "_longer", "_single", "bases", "ends", "firsts", "full", "program", "trials")

    def __init__(self, program: Program, sentences: Sequence[tuple[Words, Marked]]) -> None:
        self.program = program
        self.bases: list[int] = []
        self.firsts = self.ends = self.full = self.trials = 0
        self._single: dict[int, int] = {}
        self._longer: dict[int, dict[int, int]] = {}
        self._crowded: dict[str, list[tuple[int, int]]] = {}
        self._lay(sentences)

    def _lay(self, sentences: Sequence[tuple[Words, Marked]]) -> None:
        program = self.program
        asked = program.asked
        words_at: dict[str, int] = {}
        others_at: dict[tuple[str, int], int] = {}  # runs and entities, with their lengths
        room = program.reach + 1
        at = 0
        for words, entities in sentences:
            self.bases.append(at)
            first = bit = 1 << at
            satisfied = program.free
            for word in words:
                words_at[word] = words_at.get(word, 0) | bit
                bit <<= 1
                satisfied |= asked[word] if word in asked else _resolve(program, word)
            for place in (*_runs(program, words), *((f"{{{kind}}}", end - start, start) for kind, start, end in entities)):
                text = place[0]
                others_at[place[:2]] = others_at.get(place[:2], 0) | first << place[2]
                satisfied |= asked[text] if text in asked else _resolve(program, text)
            self.firsts |= first
            self.ends |= bit
            self.full |= bit - first
            self.trials |= satisfied & satisfied >> program.trials & satisfied >> 2 * program.trials
            at += len(words) + room
        self.trials &= (1 << program.trials) - 1
        for word, bits in words_at.items():
            self._place(word, 1, bits)
        for (text, length), bits in others_at.items():
            self._place(text, length, bits)

    def _place(self, text: str, length: int, bits: int) -> None:
        leaves = self.program.leaves[text]
        if len(leaves) > CROWD:
            self._crowded.setdefault(text, []).append((length, bits))
        elif length == 1:
            single = self._single
            for leaf in leaves:
                single[leaf] = single.get(leaf, 0) | bits
        else:
            for leaf in leaves:
                by_length = self._longer.setdefault(leaf, {})
                by_length[length] = by_length.get(length, 0) | bits

    def leaf(self, leaf: int) -> Symbol:
        """Where a leaf stands."""
        bits = self._single.get(leaf, 0)
        longer = self._longer.get(leaf)
        crowd = self.program.crowds.get(leaf)
        if crowd is not None:
            for text in self._crowded.keys() & crowd:
                for length, places in self._crowded[text]:
                    if length == 1:
                        bits |= places
                    else:
                        longer = {} if longer is None else dict(longer)
                        longer[length] = longer.get(length, 0) | places
        if longer is None:
            return (bits, bits << 1, ((1, bits),)) if bits else NOTHING
        return symbol_of({**longer, 1: longer.get(1, 0) | bits} if bits else longer)

    def sentences_with(self, bits: int) -> int:
        """Of the sentences in which one of the bits stands, the bit behind the last word: a carry runs up to it."""
        return (bits + self.full) & self.ends

    def sentence_of(self, place: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_right(self.bases, place) - 1


def symbol_of(by_length: Mapping[int, int]) -> Symbol:
    """The reading of a symbol from its starts by length."""
    starts = ends = 0
    for length, bits in by_length.items():
        starts |= bits
        ends |= bits << length
    return (starts, ends, tuple(by_length.items())) if starts else NOTHING


def ones(bits: int) -> Iterator[int]:
    """The places of the bits that are set, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def smeared(bits: int, reach: int) -> int:
    """Each bit and the `reach` bits above it."""
    width, wanted = 1, reach + 1
    while 2 * width <= wanted:
        bits |= bits << width
        width *= 2
    return bits | bits << (wanted - width) if wanted > width else bits


def smeared_back(bits: int, reach: int) -> int:
    """Each bit and the `reach` bits below it."""
    width, wanted = 1, reach + 1
    while 2 * width <= wanted:
        bits |= bits >> width
        width *= 2
    return bits | bits >> (wanted - width) if wanted > width else bits


def _runs(program: Program, words: Words) -> Iterator[tuple[str, int, int]]:
    """The runs of two words and more that stand in a sentence: their text, number of words and place."""
    runs = program.runs
    glue = "" if program.language == "zh" else " "
    for place, pair in enumerate(map(glue.join, pairwise(words))):
        known = runs.get(pair)
        if known is None:
            continue
        leaves, longer = known
        if leaves[0]:
            yield f"2 {pair}", 2, place
        for length in longer:
            run = glue.join(words[place : place + length])
            if place + length <= len(words) and runs.get(run) is not None:
                yield f"{length} {run}", length, place


def _resolve(program: Program, text: str) -> int:
    """The trials that a word, a run ("2 late orders") or an entity ("{date}") satisfies; they and its leaves are remembered."""
    if len(program.asked) >= REMEMBERED_TEXTS:
        program.asked.clear()
        program.leaves.clear()
        program.crowds.clear()
    found = list(_found(program, text))
    rows = [array(program.width, row) for row, _ in found]
    leaves: Collection[int] = rows[0] if len(rows) == 1 else frozenset().union(*rows)
    program.leaves[text] = leaves
    if len(leaves) > CROWD:
        crowds = program.crowds
        for leaf in leaves:
            crowds[leaf].add(text)
    asked = 0
    for _, bits in found:
        asked |= unpacked_bits(bits)
    program.asked[text] = asked
    return asked


def _found(program: Program, text: str) -> Iterator[Leaves]:
    if text[0] == "{":
        if text[1:-1] in program.kinds:
            yield program.kinds[text[1:-1]]
    elif " " in text:
        run = program.runs.get(text.partition(" ")[2])
        if run is not None:
            yield run[0]
    else:
        yield from _of_word(program, text)


def _of_word(program: Program, word: str) -> Iterator[Leaves]:
    """What is found of a word: as it stands, without accents, by its beginning, ending or inside."""
    known = program.words.get(word)
    if known is None and (meant := program.plain.get(word)) is not None:
        known = program.words.get(meant)
    if known is not None:
        yield known
    for length in program.begin_lengths:
        if word[:length] in program.begins:
            yield program.begins[word[:length]]
    for length in program.end_lengths:
        if word[-length:] in program.ends:
            yield program.ends[word[-length:]]
    for text, leaves in program.inside:
        if text in word:
            yield leaves
