"""The compiled phrases of one language: plain lists and maps, fit to be written to a file and read back at start.

A *symbol* is a number. A leaf symbol stands for words, runs of words, beginnings, endings or entities; every other symbol
for alternatives, each a chain of links to earlier symbols. A *set* is the phrases of one field of one rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from poalint.phrases.matcher import Reading

Link: TypeAlias = "tuple[int, int, int]"  # symbol, words allowed before it, 1 where it may be missing
# 1 where tied to the sentence's start; words allowed before its end, plus 1, where tied to that; links; leaves it needs
Chain: TypeAlias = "tuple[int, int, tuple[Link, ...], tuple[int, ...]]"

FORMAT = 9
MATCHED_FIELDS = ("patterns", "unless", "except")


class Alternatives(NamedTuple):
    """What a symbol stands for; `by_leaf` finds the chains worth trying from a leaf that the sentence has."""

    chains: list[Chain]
    by_leaf: dict[int, list[int]]


class Clause(NamedTuple):
    """One phrase: chains that must stand in the sentence and chains that must not, as symbols' numbers."""

    wanted: list[int]
    unwanted: list[int]


class PhraseSet(NamedTuple):
    """The phrases of one field (patterns, unless, except, …) of one group of one rule; group -1 is the rule itself."""

    rule: str
    group: int
    field: str
    clauses: list[Clause]
    by_leaf: dict[int, list[int]]


@dataclass(slots=True)
class Program:
    """What the matcher needs. `runs` gives the leaf or leaves of words in a row; `longer` the lengths over two by their first two words.

    `anchors` are the leaves that some phrase is tried for; `resolved` and `readings` remember words and sentences met before.
    """

    language: str
    words: dict[str, list[int]]
    runs: dict[str, int | tuple[int, ...]]
    longer: dict[str, tuple[int, ...]]
    begins: dict[str, list[int]]
    ends: dict[str, list[int]]
    inside: list[tuple[str, list[int]]]
    kinds: dict[str, list[int]]
    symbols: list[Alternatives | None]
    sets: list[PhraseSet]
    begin_lengths: tuple[int, ...] = ()
    end_lengths: tuple[int, ...] = ()
    plain: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, tuple[tuple[int, ...], frozenset[int]] | None] = field(default_factory=dict, repr=False)
    bare: Program | None = field(default=None, repr=False)
    readings: dict[tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]], Reading] = field(default_factory=dict, repr=False)
    anchors: set[int] = field(default_factory=set, repr=False)
    further: list[PhraseSet] = field(default_factory=list, repr=False)
    starters: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False)
    by_field: dict[tuple[str, str], list[PhraseSet]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.begin_lengths = tuple(sorted({len(text) for text in self.begins}))
        self.end_lengths = tuple(sorted({len(text) for text in self.ends}))
        self.anchors.update(*(symbol.by_leaf for symbol in self.symbols if symbol is not None), *(phrases.by_leaf for phrases in self.sets))
        for number, phrases in enumerate(self.sets):
            self.by_field.setdefault((phrases.rule, phrases.field), []).append(phrases)
            if phrases.field not in MATCHED_FIELDS:
                self.further.append(phrases)
            if phrases.field == "patterns":
                for leaf, clauses in phrases.by_leaf.items():
                    self.starters.setdefault(leaf, []).extend((number, clause) for clause in clauses)

    def without_accents(self) -> Program:
        """The same program for a text typed without accents: its words lose theirs too. Made once."""
        if self.bare is None:
            merged: dict[str, dict[str, list[int]]] = {"words": {}, "begins": {}, "ends": {}}
            for name, table in (("words", self.words), ("begins", self.begins), ("ends", self.ends)):
                for text, leaves in table.items():
                    merged[name].setdefault(_bare(text), []).extend(leaves)
            runs: dict[str, int | tuple[int, ...]] = {}
            for run, symbols in self.runs.items():
                runs[_bare(run)] = (*many(runs.get(_bare(run), ())), *many(symbols))
            longer: dict[str, tuple[int, ...]] = {}
            for pair, lengths in self.longer.items():
                longer[_bare(pair)] = tuple(sorted({*longer.get(_bare(pair), ()), *lengths}))
            inside = [(_bare(text), symbols) for text, symbols in self.inside]
            self.bare = Program(
                self.language, merged["words"], runs, longer, merged["begins"], merged["ends"], inside, self.kinds, self.symbols, self.sets
            )
        return self.bare

    def to_data(self) -> dict[str, Any]:
        """The program as plain data: dicts, lists, tuples, texts and numbers."""
        return {
            "format": FORMAT,
            "language": self.language,
            "words": self.words,
            "runs": self.runs,
            "longer": self.longer,
            "begins": self.begins,
            "ends": self.ends,
            "inside": self.inside,
            "kinds": self.kinds,
            "plain": self.plain,
            "symbols": [None if symbol is None else tuple(symbol) for symbol in self.symbols],
            "sets": [(s.rule, s.group, s.field, [tuple(clause) for clause in s.clauses], s.by_leaf) for s in self.sets],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Program:
        """Read back what `to_data` gave. KeyError, TypeError or ValueError where it is something else."""
        if data["format"] != FORMAT:
            raise ValueError("another format")
        return cls(
            language=data["language"],
            words=data["words"],
            runs=data["runs"],
            longer=data["longer"],
            begins=data["begins"],
            ends=data["ends"],
            inside=data["inside"],
            kinds=data["kinds"],
            plain=data["plain"],
            symbols=[None if symbol is None else Alternatives(*symbol) for symbol in data["symbols"]],
            sets=[
                PhraseSet(rule, group, name, [Clause(*clause) for clause in clauses], by_leaf)
                for rule, group, name, clauses, by_leaf in data["sets"]
            ],
        )


def many(symbols: int | tuple[int, ...]) -> tuple[int, ...]:
    """The leaves of a run; one alone is kept as a number, which is read faster at start."""
    return (symbols,) if isinstance(symbols, int) else symbols


def _bare(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", text.replace("ł", "l").replace("œ", "oe")).encode("ascii", "ignore").decode()
