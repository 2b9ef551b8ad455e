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
# 1 where tied to the sentence's start; words allowed before its end, plus 1, where tied to that; links
Chain: TypeAlias = "tuple[int, int, tuple[Link, ...]]"

FORMAT = 10
ASKED = 3  # leaves that a trial asks for: the rarest of its links
MATCHED_FIELDS = ("patterns", "unless", "except")


class Alternatives(NamedTuple):
    """What a symbol stands for; its chains are the trials from number `first` on."""

    chains: list[Chain]
    first: int


class Clause(NamedTuple):
    """One phrase: chains that must stand in the sentence and chains that must not, as symbols' numbers."""

    wanted: list[int]
    unwanted: list[int]


class PhraseSet(NamedTuple):
    """The phrases of one field (patterns, unless, except, …) of one group of one rule; group -1 is the rule itself.

    Its clauses are the trials from number `first` on.
    """

    rule: str
    group: int
    field: str
    clauses: list[Clause]
    first: int


@dataclass(slots=True)
class Program:
    """What the matcher needs. `runs` gives the leaf or leaves of words in a row; `longer` the lengths over two by their first two words.

    `reach` is the most words that the gaps of one chain can span together. A *trial* is a chain or a clause, by its number; there are
    `trials`. Each asks for up to ASKED leaves, of which its n-th is told by the bit number + n·trials: `asks` gives the bits that a
    leaf satisfies, `free` has those for which nothing is asked. `asked`, `leaves` and `readings` remember texts and sentences met
    before, `crowds` the texts with many leaves by leaf.
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
    asks: dict[int, list[int]] = field(default_factory=dict)
    free: int = 0
    trials: int = 0
    reach: int = 0
    begin_lengths: tuple[int, ...] = ()
    end_lengths: tuple[int, ...] = ()
    plain: dict[str, str] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict, repr=False)
    leaves: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)
    crowds: dict[int, set[str]] = field(default_factory=dict, repr=False)
    bare: Program | None = field(default=None, repr=False)
    readings: dict[tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]], Reading] = field(default_factory=dict, repr=False)
    further: list[PhraseSet] = field(default_factory=list, repr=False)
    satisfies: dict[int, int] = field(default_factory=dict, repr=False)
    patterns: int = field(default=0, repr=False)
    starts: dict[int, tuple[int, Clause]] = field(default_factory=dict, repr=False)
    by_field: dict[tuple[str, str], list[PhraseSet]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.begin_lengths = tuple(sorted({len(text) for text in self.begins}))
        self.end_lengths = tuple(sorted({len(text) for text in self.ends}))
        for number, phrases in enumerate(self.sets):
            self.by_field.setdefault((phrases.rule, phrases.field), []).append(phrases)
            if phrases.field not in MATCHED_FIELDS:
                self.further.append(phrases)
            if phrases.field == "patterns":
                self.patterns |= (1 << len(phrases.clauses)) - 1 << phrases.first
                self.starts.update((phrases.first + at, (number, clause)) for at, clause in enumerate(phrases.clauses))

    def asked_by(self, leaf: int) -> int:
        """The bits of the trials that a leaf satisfies."""
        known = self.satisfies.get(leaf)
        if known is None:
            known = 0
            for bit in self.asks.get(leaf, ()):
                known |= 1 << bit
            self.satisfies[leaf] = known
        return known

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
                self.language, merged["words"], runs, longer, merged["begins"], merged["ends"], inside, self.kinds, self.symbols, self.sets,
                self.asks, self.free, self.trials, self.reach,
            )  # fmt: skip
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
            "asks": self.asks,
            "free": self.free,
            "trials": self.trials,
            "reach": self.reach,
            "plain": self.plain,
            "symbols": [None if symbol is None else tuple(symbol) for symbol in self.symbols],
            "sets": [(s.rule, s.group, s.field, [tuple(clause) for clause in s.clauses], s.first) for s in self.sets],
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
            asks=data["asks"],
            free=data["free"],
            trials=data["trials"],
            reach=data["reach"],
            plain=data["plain"],
            symbols=[None if symbol is None else Alternatives(*symbol) for symbol in data["symbols"]],
            sets=[
                PhraseSet(rule, group, name, [Clause(*clause) for clause in clauses], first)
                for rule, group, name, clauses, first in data["sets"]
            ],
        )


def many(symbols: int | tuple[int, ...]) -> tuple[int, ...]:
    """The leaves of a run; one alone is kept as a number, which is read faster at start."""
    return (symbols,) if isinstance(symbols, int) else symbols


def _bare(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFD", text.replace("ł", "l").replace("œ", "oe")).encode("ascii", "ignore").decode()
