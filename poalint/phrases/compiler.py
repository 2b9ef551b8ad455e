"""Phrases → Program: words become leaves, lists and choices become alternatives, each phrase gets its rarest words as anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from poalint.letter.parse import tokenise
from poalint.letter.view import make_view
from poalint.phrases.grammar import (
    EntityRef,
    Lemma,
    ListRef,
    Narrowed,
    Run,
    Step,
    Wild,
    Word,
)  # fmt: skip
from poalint.phrases.program import FORMAT, Program
from poalint.phrases.shelf import packed, packed_rows
from poalint.phrases.trials import Trials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poalint.languages import Language
    from poalint.phrases.grammar import (
        Node,
        Phrase,
    )
    from poalint.phrases.program import Alternatives, Chain, Clause, Link

Entry: TypeAlias = "tuple[str, str | tuple[str, ...]]"  # ("w", word), ("r", words), ("b"/"e"/"i", text), ("k", kind)

FOLD_LIMIT = 64  # neighbouring words are joined into runs while there are at most this many of them
COMMON, SINGLE_CHARACTER, ORDINARY, WILD, ENTITY = (
    40.0,
    12.0,
    1.0,
    6.0,
    5.0,
)  # how often such an entry is met, roughly; only the order matters
FREQUENT_KINDS = {"number": 30.0, "name": 20.0, "count": 15.0}
PLAIN_MIN = 6  # letters of a word that is also found without its accents


@dataclass(frozen=True, slots=True)
class Phrases:
    """The written phrases of one field of one group of one rule; group -1 is the rule itself."""

    rule: str
    group: int
    field: str
    phrases: tuple[Phrase, ...]


class LexiconError(ValueError):
    """A list or lemma that is named but not there, or a list that contains itself."""


@dataclass(slots=True)
class Compiler:
    """Builds one language's program."""

    language: Language
    lexicon: Mapping[str, Sequence[Phrase]]
    forms: Mapping[str, Sequence[str]]
    scripts: Mapping[int, str] | None = None
    _leaves: dict[frozenset[Entry], int] = field(default_factory=dict)
    _entries: list[frozenset[Entry] | None] = field(default_factory=list)
    _symbols: list[list[Chain] | None] = field(default_factory=list)
    _composites: dict[tuple[Chain, ...], int] = field(default_factory=dict)
    _lists: dict[str, int] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _anchors: dict[int, tuple[frozenset[int], float]] = field(default_factory=dict)
    _nodes: dict[Node, int] = field(default_factory=dict)
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _fitting: dict[Narrowed, list[str]] = field(default_factory=dict)

    def compile(self, sets: Iterable[Phrases]) -> Program:
        """The program for all sets. LexiconError or PhraseError where one cannot be compiled."""
        compiled = [(phrases, [self._clause(phrases, phrase) for phrase in phrases.phrases]) for phrases in sets]
        numbers = self._reachable(clause for _, clauses in compiled for clause in clauses)
        trials = Trials(self, numbers)
        tables: dict[str, dict[str, list[int]]] = {kind: {} for kind in "wrbeik"}
        longer: dict[str, set[int]] = {}
        symbols: list[Alternatives | None] = []
        for symbol, number in numbers.items():
            for kind, value in sorted(self._entries[symbol] or ()):
                text = value if isinstance(value, str) else (" " if self.language.spaced else "").join(value)
                tables[kind].setdefault(text, []).append(number)
                if len(value) > 2 and kind == "r":
                    longer.setdefault((" " if self.language.spaced else "").join(value[:2]), set()).add(len(value))
            chains = self._symbols[symbol]
            symbols.append(None if chains is None else ([_renumbered_chain(chain, numbers) for chain in chains], trials.chains(chains)))
        rows = [
            (one.rule, one.group, one.field, packed_rows([_renumbered(clause, numbers) for clause in clauses]), trials.clauses(clauses))
            for one, clauses in compiled
        ]
        found = {kind: {text: trials.found(leaves) for text, leaves in table.items()} for kind, table in tables.items()}
        nothing = trials.found([])
        return Program(
            {
                "format": FORMAT,
                "language": self.language.code,
                "words": packed(found["w"]),
                "runs": packed({run: (found["r"].get(run, nothing), sorted(longer.get(run, ()))) for run in {**found["r"], **longer}}),
                "plain": packed(self._plain(tables["w"])),
                "begins": found["b"],
                "ends": found["e"],
                "inside": sorted(found["i"].items()),
                "kinds": found["k"],
                "symbols": packed_rows(symbols),
                "sets": rows,
                "free": trials.free(),
                "trials": trials.count,
                "width": trials.width,
                "reach": max((_reach(chain) for symbol in symbols if symbol is not None for chain in symbol[0]), default=0),
            }
        )

    def _reachable(self, clauses: Iterable[Clause]) -> dict[int, int]:
        """New numbers for the symbols in use; what was only a step on the way to a folded one is left out."""
        numbers: dict[int, int] = {}
        waiting = [symbol for wanted, unwanted in clauses for symbol in (*wanted, *unwanted)]
        while waiting:
            symbol = waiting.pop()
            if symbol not in numbers:
                numbers[symbol] = len(numbers)
                waiting.extend(link[0] for chain in self._symbols[symbol] or () for link in chain[2])
        return numbers

    def _plain(self, words: Mapping[str, object]) -> dict[str, str]:
        """Words without their accents, for letters typed without them; not where that is a word of its own."""
        import unicodedata

        out: dict[str, str] = {}
        for word in words:
            if len(word) < PLAIN_MIN or word.isascii() or not self.language.spaced:
                continue
            bare = unicodedata.normalize("NFD", word.replace("ł", "l")).encode("ascii", "ignore").decode()
            if bare not in words and len(bare) == len(word):
                out.setdefault(bare, word)
        return out

    # Symbols

    def _leaf(self, entries: frozenset[Entry]) -> int:
        if entries not in self._leaves:
            self._leaves[entries] = len(self._entries)
            self._entries.append(entries)
            self._symbols.append(None)
        return self._leaves[entries]

    def _symbol(self, chains: Sequence[Chain]) -> int:
        """A symbol for alternatives; single leaves among them become one leaf."""
        entries: set[Entry] = set()
        others: list[Chain] = []
        for chain in chains:
            at_start, at_end, links = chain
            single = links[0][0] if len(links) == 1 and not at_start and not at_end else None
            if single is not None and (leaf := self._entries[single]) is not None:
                entries |= leaf
            elif single is not None and (inner := self._symbols[single]) is not None:
                others.extend(inner)
            else:
                others.append(chain)
        if entries:
            leaf_symbol = self._leaf(frozenset(entries))
            if not others:
                return leaf_symbol
            others.append((0, 0, ((leaf_symbol, 0, 0),)))
        key = tuple(dict.fromkeys(others))
        if len(key) == 1 and not key[0][0] and not key[0][1] and len(key[0][2]) == 1:
            return key[0][2][0][0]
        if key not in self._composites:
            self._composites[key] = len(self._symbols)
            self._symbols.append(list(key))
            self._entries.append(None)
        return self._composites[key]

    def _node(self, node: Node) -> int:
        """The symbol of a node; what stands in a hundred phrases is looked at once."""
        if node not in self._nodes:
            self._nodes[node] = self._symbol_of(node)
        return self._nodes[node]

    def _symbol_of(self, node: Node) -> int:
        if isinstance(node, Word):
            return self._leaf(frozenset(self._entries_of(node.text)))
        if isinstance(node, Lemma):
            return self._leaf(frozenset(entry for form in self._forms(node.text) for entry in self._entries_of(form)))
        if isinstance(node, Wild):
            return self._leaf(frozenset({self._wild(node.text)}))
        if isinstance(node, EntityRef):
            return self._leaf(frozenset({("k", node.kind)}))
        if isinstance(node, ListRef):
            return self._list(node.name)
        if isinstance(node, Narrowed):
            return self._narrowed(node)
        return self._symbol([chain for run in node.runs for chain in self._chains(run)])

    def _entries_of(self, text: str) -> list[Entry]:
        words = self.words(text)
        return [("w", words[0])] if len(words) == 1 else [("r", words)]

    def words(self, text: str) -> tuple[str, ...]:
        """The tokens that a written word stands for. LexiconError where it holds none."""
        if text not in self._words:
            folded = make_view(text).lower
            if self.scripts:
                folded = folded.translate(self.scripts)
            words, _, _ = tokenise(folded, 0, len(folded), self.language)
            if not words:
                raise LexiconError(f"“{text}” is not a word of {self.language.name}: punctuation cannot be matched")
            self._words[text] = tuple(words)
        return self._words[text]

    def _forms(self, lemma: str) -> Sequence[str]:
        if lemma not in self.forms:
            raise LexiconError(f"no forms for ~{lemma}: run `poalint forms {self.language.code}`, or write the forms as word|word")
        return self.forms[lemma]

    def _wild(self, text: str) -> Entry:
        bare = text.strip("*")
        return ("i" if text[0] == text[-1] == "*" else "e" if text[0] == "*" else "b", bare)

    def _list(self, name: str) -> int:
        if name not in self._lists:
            if name in self._open:
                raise LexiconError(f"the list @{name} contains itself: {' → '.join([*self._open, name])}")
            if name not in self.lexicon:
                raise LexiconError(f"there is no list @{name}{self._nearest(name)}")
            self._open.append(name)
            chains = [chain for phrase in self.lexicon[name] for chain in self._entry_chains(name, phrase)]
            self._open.pop()
            self._lists[name] = self._symbol(chains) if chains else self._leaf(frozenset())
        return self._lists[name]

    def _entry_chains(self, name: str, phrase: Phrase) -> list[Chain]:
        if len(phrase.wanted) != 1 or phrase.unwanted:
            raise LexiconError(f"an entry of the list @{name} has & or !; these stand in rules only")
        return self._chains(phrase.wanted[0])

    def _nearest(self, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self.lexicon, 1)
        return f"; did you mean @{near[0]}?" if near else ""

    def _narrowed(self, node: Narrowed) -> int:
        return self._leaf(frozenset(("w", word) for word in self.fitting(node)))

    def fitting(self, node: Narrowed) -> list[str]:
        """The single words of a list or lemma that fit its patterns, sorted."""
        if node not in self._fitting:
            words = {str(value) for kind, value in self._single_words(self._node(node.node)) if kind == "w"}
            self._fitting[node] = sorted(word for word in words if any(fnmatchcase(word, pattern) for pattern in node.patterns))
        return self._fitting[node]

    def _single_words(self, symbol: int) -> frozenset[Entry]:
        leaf = self._entries[symbol]
        if leaf is not None:
            return leaf
        found: set[Entry] = set()
        for at_start, at_end, links in self._symbols[symbol] or ():
            if len(links) == 1 and not at_start and not at_end:
                found |= self._single_words(links[0][0])
        return frozenset(found)

    # Chains

    def _chains(self, run: Run) -> list[Chain]:
        """A run with leading steps that may be missing is as many chains: the matcher starts from a link that must stand."""
        first = next(number for number, step in enumerate(run.steps) if not step.optional)
        chains = []
        for dropped in range(first + 1):
            steps = list(run.steps[dropped:])
            # Tied to the sentence's start, the words that a missing step allowed before it are still allowed.
            gap = sum(step.gap for step in run.steps[: dropped + 1]) if run.at_start else 0
            steps[0] = Step(steps[0].node, gap, optional=False)
            chains.append(self._chain(Run(tuple(steps), run.at_start, run.at_end, run.end_gap)))
        return chains

    def _chain(self, run: Run) -> Chain:
        links: list[Link] = []
        for step in run.steps:
            symbol = self._node(step.node)
            if links and step.gap == 0 and not step.optional and not links[-1][2]:
                folded = self._fold(links[-1][0], symbol)
                if folded is not None:
                    links[-1] = (folded, links[-1][1], 0)
                    continue
            links.append((symbol, step.gap, int(step.optional)))
        return (int(run.at_start), run.end_gap + 1 if run.at_end else 0, tuple(links))

    def _fold(self, left: int, right: int) -> int | None:
        """Two neighbours of plain words as one leaf of runs, where that stays small."""
        first, second = self._entries[left], self._entries[right]
        if not first or not second or len(first) * len(second) > FOLD_LIMIT:
            return None
        if any(kind not in {"w", "r"} for kind, _ in (*first, *second)):
            return None
        runs = frozenset[Entry](("r", (*_tuple(a), *_tuple(b))) for (_, a), (_, b) in product(first, second))
        return self._leaf(runs)

    def _clause(self, phrases: Phrases, phrase: Phrase) -> Clause:
        try:
            return (
                [self._symbol(self._chains(run)) for run in phrase.wanted],
                [self._symbol(self._chains(run)) for run in phrase.unwanted],
            )
        except LexiconError as error:
            raise LexiconError(f"{phrases.rule}, {phrases.field}: {error}") from error

    # Anchors: the leaves of which one must stand in a sentence for a symbol to be there at all

    def _anchor(self, symbol: int) -> tuple[frozenset[int], float]:
        if symbol not in self._anchors:
            entries = self._entries[symbol]
            if entries is not None:
                self._anchors[symbol] = (frozenset({symbol}), sum(self._cost(entry) for entry in entries))
            else:
                parts = [self._chain_anchor(chain) for chain in self._symbols[symbol] or ()]
                leaves = frozenset[int]().union(*(leaves for leaves, _ in parts))
                self._anchors[symbol] = (leaves, sum(cost for _, cost in parts))
        return self._anchors[symbol]

    def _chain_anchor(self, chain: Chain) -> tuple[frozenset[int], float]:
        return min(self.chain_anchors(chain), key=lambda anchor: anchor[1])

    def chain_anchors(self, chain: Chain) -> list[tuple[frozenset[int], float]]:
        """The anchors of the links that may not be missing."""
        return [self._anchor(symbol) for symbol, _, optional in chain[2] if not optional]

    def clause_anchors(self, clause: Clause) -> list[tuple[frozenset[int], float]]:
        """The anchors of all that must stand."""
        found = []
        for symbol in clause[0]:
            chains = self._symbols[symbol]
            found += self.chain_anchors(chains[0]) if chains is not None and len(chains) == 1 else [self._anchor(symbol)]
        return found

    def _cost(self, entry: Entry) -> float:
        kind, value = entry
        if kind == "w":
            return self._word_cost(str(value))
        if kind == "r":
            return min(self._word_cost(word) for word in value) * 0.5
        if kind == "k":
            return FREQUENT_KINDS.get(str(value), ENTITY)
        return WILD

    def _word_cost(self, word: str) -> float:
        if word in self.language.function_words:
            return COMMON
        return SINGLE_CHARACTER if len(word) == 1 else ORDINARY


def _reach(chain: Chain) -> int:
    """The words that its gaps can span together, those before the sentence's end among them."""
    return sum(gap for _, gap, _ in chain[2]) + chain[1]


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _renumbered_chain(chain: Chain, numbers: Mapping[int, int]) -> Chain:
    at_start, at_end, links = chain
    return (at_start, at_end, tuple((numbers[symbol], gap, optional) for symbol, gap, optional in links))


def _renumbered(clause: Clause, numbers: Mapping[int, int]) -> Clause:
    wanted, unwanted = clause
    return [numbers[symbol] for symbol in wanted], [numbers[symbol] for symbol in unwanted]
