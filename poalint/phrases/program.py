"""The compiled phrases of one language, read from plain data; its larger tables stay bytes until something in them is asked for.

A *symbol* is a number. A leaf symbol stands for words, runs of words, beginnings, endings or entities; every other symbol
for alternatives, each a chain of links to earlier symbols. A *set* is the phrases of one field of one rule.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from poalint.phrases.shelf import Rows, Shelf, packed, packed_bits, unpacked_bits
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from poalint.phrases.matcher import Reading

Link: TypeAlias = "tuple[int, int, int]"  # symbol, words allowed before it, 1 where it may be missing
# 1 where tied to the sentence's start; words allowed before its end, plus 1, where tied to that; links
Chain: TypeAlias = "tuple[int, int, tuple[Link, ...]]"
Leaves: TypeAlias = "tuple[bytes, bytes]"  # leaves, numbers of the width that `width` tells; the bits that they satisfy, packed
Clause: TypeAlias = "tuple[list[int], list[int]]"  # a phrase: symbols that must stand in the sentence, and those that must not
Alternatives: TypeAlias = "tuple[list[Chain], int]"  # what a symbol stands for: chains, the trials from that number on

FORMAT = 16
ASKED = 3  # leaves that a trial asks for: the rarest of its links
MATCHED_FIELDS = ("patterns", "unless", "except")


class PhraseSet(Record):
    """The phrases of one field (patterns, unless, except, …) of one group of one rule; group -1 is the rule itself.

    Its clauses are the trials from number `first` on.
    """

    rule: str
    group: int
    field: str
    clauses: Rows[Clause]
    first: int


class Program:
    """What the matcher needs.

    `words` gives the leaves of a word; `runs` those of words in a row, and the lengths of the longer runs that two words begin;
    `begins`, `ends`, `inside` those of words by a part, `kinds` those of entities; `plain` the word meant by one without its accents.
    `symbols` are the alternatives by number, None for a leaf. `reach` is the most words that the gaps of one chain can span together.
    A *trial* is a chain or a clause, by its number; there are `trials`. Each asks for up to ASKED leaves, of which its n-th is told by
    the bit number + n·trials; beside the leaves of a text stand the bits that they satisfy, `free` has those for which nothing is asked.
    `asked`, `leaves` and `readings` remember texts and sentences met before, `crowds` the texts with many leaves by leaf.
    """

    __slots__ = (
        "asked", "bare", "begin_lengths", "begins", "by_field", "crowds", "data", "end_lengths", "ends", "folded", "free", "further",
        "inside", "kinds", "language", "leaves", "patterns", "plain", "reach", "readings", "runs", "sets", "symbols",
        "trials", "width", "words",
    )  # fmt: skip

    def __init__(self, data: dict[str, Any]) -> None:
        if data["format"] != FORMAT:
            raise ValueError("another format")
        self.data = data
        self.language: str = data["language"]
        self.words: Shelf[Leaves] = Shelf(data["words"])
        self.runs: Shelf[tuple[Leaves, list[int]]] = Shelf(data["runs"])
        self.plain: Shelf[str] = Shelf(data["plain"])
        self.begins: dict[str, Leaves] = data["begins"]
        self.ends: dict[str, Leaves] = data["ends"]
        self.inside: list[tuple[str, Leaves]] = data["inside"]
        self.kinds: dict[str, Leaves] = data["kinds"]
        self.symbols: Rows[tuple[list[Chain], int]] = Rows(data["symbols"])
        self.free: int = data["free"]
        self.trials: int = data["trials"]
        self.reach: int = data["reach"]
        self.width: str = data["width"]  # as array.array names it
        self.sets = [PhraseSet(rule, group, name, Rows(clauses), first) for rule, group, name, clauses, first in data["sets"]]
        self.begin_lengths = tuple(sorted({len(text) for text in self.begins}))
        self.end_lengths = tuple(sorted({len(text) for text in self.ends}))
        self.further = [phrases for phrases in self.sets if phrases.field not in MATCHED_FIELDS]
        self.by_field: dict[tuple[str, str], list[PhraseSet]] = {}
        self.patterns: list[int] = []
        for number, phrases in enumerate(self.sets):
            self.by_field.setdefault((phrases.rule, phrases.field), []).append(phrases)
            if phrases.field == "patterns":
                self.patterns.append(number)
        self.asked: dict[str, int] = {}
        self.leaves: dict[str, Collection[int]] = {}
        self.crowds: defaultdict[int, set[str]] = defaultdict(set)
        self.readings: dict[tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]], Reading] = {}
        self.bare: Program | None = None
        self.folded = False  # its words have lost their accents, and so must those of a letter

    def without_accents(self) -> Program:
        """The same program for a text typed without accents: its words lose theirs too. Made once."""
        if self.bare is None:
            merged: dict[str, dict[str, Leaves]] = {"words": {}, "begins": {}, "ends": {}}
            for name, table in (("words", self.words), ("begins", self.begins), ("ends", self.ends)):
                for text, leaves in table.items():
                    merged[name][bare(text)] = _both(merged[name].get(bare(text)), leaves)
            runs: dict[str, tuple[Leaves, list[int]]] = {}
            for run, (leaves, lengths) in self.runs.items():
                known = runs.get(bare(run))
                runs[bare(run)] = (_both(known and known[0], leaves), sorted({*lengths, *(known[1] if known else ())}))
            self.bare = Program(
                {
                    **self.data,
                    "words": packed(merged["words"]),
                    "runs": packed(runs),
                    "plain": packed({}),
                    "begins": merged["begins"],
                    "ends": merged["ends"],
                    "inside": [(bare(text), symbols) for text, symbols in self.inside],
                }
            )
            self.bare.folded = True
        return self.bare


def _both(one: Leaves | None, other: Leaves) -> Leaves:
    return (one[0] + other[0], packed_bits(unpacked_bits(one[1]) | unpacked_bits(other[1]))) if one else other


def bare(text: str) -> str:
    """A text without its accents; letters that have no plain twin fall away."""
    from unicodedata import normalize

    return normalize("NFD", text.replace("ł", "l").replace("œ", "oe")).encode("ascii", "ignore").decode()
