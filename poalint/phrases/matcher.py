"""The matcher: one pass over a sentence's words finds every leaf, anchors tell which phrases are worth trying.

Its cost grows with what the letter says, hardly with the number of phrases: a phrase none of whose anchors stands in the
sentence is never looked at. Spans are token ranges, end exclusive.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from poalint.phrases.program import many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from poalint.letter.model import Sentence
    from poalint.phrases.program import Alternatives, Chain, Clause, PhraseSet, Program

TokenSpan: TypeAlias = "tuple[int, int]"
Mark: TypeAlias = "tuple[TokenSpan, Sequence[int], Collection[int]]"  # where, the anchors among its leaves, its leaves

SPAN_LIMIT = 400  # readings of one phrase in one sentence; only a text made for it has more
REMEMBERED_WORDS = 60_000
REMEMBERED_SENTENCES = 4_000
_NONE: tuple[TokenSpan, ...] = ()
_NONE_WORTH: tuple[int, ...] = ()


class Hit(NamedTuple):
    """A phrase of a rule found in a sentence: tokens start..end; `group` is -1 for the rule's own patterns."""

    rule: str
    group: int
    start: int
    end: int


class Scan:
    """What one sentence holds: the leaves found, and the alternatives worked out so far."""

    __slots__ = ("_known", "_marks", "_others", "leaves", "length", "program")

    def __init__(self, program: Program, words: Sequence[str], entities: Sequence[tuple[str, int, int]] = ()) -> None:
        self.program = program
        self.length = len(words)
        self._marks = _marks(program, words, entities)
        self.leaves = _leaves((span, anchors) for span, anchors, _ in self._marks)
        self._others: dict[int, list[TokenSpan]] | None = None
        self._known: dict[int, Sequence[TokenSpan]] = {}

    def spans(self, symbol: int) -> Sequence[TokenSpan]:
        """All readings of a symbol in the sentence."""
        alternatives = self.program.symbols[symbol]
        if alternatives is None:
            return self._leaf(symbol)
        known = self._known.get(symbol)
        if known is None:
            known = self._known[symbol] = self._alternatives(alternatives)
        return known

    def _leaf(self, symbol: int) -> Sequence[TokenSpan]:
        """Where a leaf stands; those that are no anchors are sorted out only when a phrase comes to the first of them."""
        if symbol in self.program.anchors:
            return self.leaves.get(symbol, _NONE)
        if self._others is None:
            self._others = _leaves((span, symbols) for span, _, symbols in self._marks)
        return self._others.get(symbol, _NONE)

    def _alternatives(self, alternatives: Alternatives) -> Sequence[TokenSpan]:
        numbers = self._worth_trying(alternatives.by_leaf)
        if not numbers:
            return _NONE
        chains = alternatives.chains
        if len(numbers) == 1:
            return self._chain(chains[numbers[0]])
        found: set[TokenSpan] = set()
        for number in numbers:
            found.update(self._chain(chains[number]))
        return sorted(found)

    def _worth_trying(self, by_leaf: dict[int, list[int]]) -> Sequence[int]:
        """The numbers that stand under a leaf of the sentence, in order."""
        present = by_leaf.keys() & self.leaves.keys()
        if not present:
            return _NONE_WORTH
        if len(present) == 1:
            return by_leaf[present.pop()]
        return sorted({number for leaf in present for number in by_leaf[leaf]})

    def _chain(self, chain: Chain) -> Sequence[TokenSpan]:
        at_start, at_end, links, needs = chain
        for leaf in needs:
            if not self._leaf(leaf):
                return _NONE
        symbol, gap, _ = links[0]
        found: Sequence[TokenSpan] = self.spans(symbol)
        if not found:
            return _NONE
        if at_start:
            found = [(0, end) for start, end in found if start <= gap]
        if len(links) > 1:
            found = self._follow([(start, end, 0) for start, end in found], links[1:])
        return [span for span in found if span[1] > self.length - at_end] if at_end else found

    def _follow(self, open_spans: list[tuple[int, int, int]], links: Sequence[tuple[int, int, int]]) -> list[TokenSpan]:
        """Join each link's readings to the spans so far; the third number is the slack left by links that were missing."""
        for symbol, gap, optional in links:
            readings = self.spans(symbol)
            joined = {(start, last, 0) for start, end, slack in open_spans for first, last in readings if end <= first <= end + slack + gap}
            if optional:
                joined.update((start, end, slack + gap) for start, end, slack in open_spans)
            if not joined:
                return []
            open_spans = sorted(joined)[:SPAN_LIMIT]
        return sorted({(start, end) for start, end, _ in open_spans})

    def clause(self, clause: Clause) -> Sequence[TokenSpan]:
        """The spans of a phrase: its own readings, or from the first to the last word of the parts joined by &."""
        found = self.spans(clause.wanted[0])
        if not found:
            return _NONE
        for symbol in clause.wanted[1:]:
            others = self.spans(symbol)
            if not others:
                return _NONE
            found = sorted({_hull(span, min(others, key=lambda other: (_distance(span, other), other))) for span in found})
        if any(self.spans(symbol) for symbol in clause.unwanted):
            return _NONE
        return found

    def set_spans(self, phrases: PhraseSet) -> Iterator[TokenSpan]:
        """The spans of all phrases of a set, each phrase in turn."""
        for number in self._worth_trying(phrases.by_leaf):
            yield from self.clause(phrases.clauses[number])

    def fields(self) -> frozenset[tuple[str, str]]:
        """The rules' further fields (rule, field) of which a phrase stands here: what makes an action concrete, say."""
        return frozenset(
            (phrases.rule, phrases.field) for phrases in self.program.further if next(self.set_spans(phrases), None) is not None
        )

    def hits(self) -> list[Hit]:
        """Every rule's patterns in this sentence, what `unless` and `except` void left out."""
        starters = self.program.starters
        tried = {start for leaf in starters.keys() & self.leaves.keys() for start in starters[leaf]}
        out: list[Hit] = []
        found: dict[int, set[TokenSpan]] = {}
        for number, clause in tried:
            spans = self.clause(self.program.sets[number].clauses[clause])
            if spans:
                found.setdefault(number, set()).update(spans)
        for number in sorted(found):
            phrases = self.program.sets[number]
            if not self._voided(phrases.rule, phrases.group, "unless"):
                kept = self._not_excepted(phrases.rule, phrases.group, found[number])
                out.extend(Hit(phrases.rule, phrases.group, start, end) for start, end in sorted(kept))
        return out

    def _voided(self, rule: str, group: int, name: str) -> bool:
        return any(
            next(self.set_spans(phrases), None) is not None
            for phrases in self.program.by_field.get((rule, name), ())
            if phrases.group in {-1, group}
        )

    def _not_excepted(self, rule: str, group: int, found: set[TokenSpan]) -> set[TokenSpan]:
        exceptions = [
            span
            for phrases in self.program.by_field.get((rule, "except"), ())
            if phrases.group in {-1, group}
            for span in self.set_spans(phrases)
        ]
        return (
            {span for span in found if not any(first < span[1] and span[0] < last for first, last in exceptions)} if exceptions else found
        )


class Reading(NamedTuple):
    """What the rules' phrases say of a sentence: the hits, and the further fields found (only where there are hits)."""

    hits: tuple[Hit, ...]
    fields: frozenset[tuple[str, str]]


def read(program: Program, sentence: Sentence) -> Reading:
    """Read one sentence; one met before is remembered, so that in an editor only the sentence being typed costs anything."""
    entities = tuple((entity.kind, start, end) for entity, (start, end) in zip(sentence.entities, sentence.entity_tokens, strict=True))
    key = (sentence.words, entities)
    known = program.readings.get(key)
    if known is None:
        if len(program.readings) >= REMEMBERED_SENTENCES:
            program.readings.clear()
        seen = Scan(program, sentence.words, entities)
        hits = tuple(seen.hits())
        known = program.readings[key] = Reading(hits, seen.fields() if hits else frozenset())
    return known


def _marks(program: Program, words: Sequence[str], entities: Sequence[tuple[str, int, int]]) -> list[Mark]:
    """Everything in the sentence that is a leaf: words, runs of words, entities."""
    marks: list[Mark] = []
    resolved, runs, longer, anchors = program.resolved, program.runs, program.longer, program.anchors
    glue = "" if program.language == "zh" else " "
    count = len(words)
    for at, word in enumerate(words):
        known = resolved[word] if word in resolved else _resolve(program, word)
        if known is not None:
            marks.append(((at, at + 1), *known))
    for at, pair in enumerate(map(glue.join, pairwise(words))):
        if pair in runs:
            marks.append(((at, at + 2), *_of_run(runs[pair], anchors)))
        if pair in longer:
            for length in longer[pair]:
                run = runs.get(glue.join(words[at : at + length]))
                if run is not None and at + length <= count:
                    marks.append(((at, at + length), *_of_run(run, anchors)))
    for kind, start, end in entities:
        symbols = program.kinds.get(kind)
        if symbols:
            marks.append(((start, end), [symbol for symbol in symbols if symbol in anchors], symbols))
    return marks


def _of_run(symbols: int | tuple[int, ...], anchors: Collection[int]) -> tuple[Sequence[int], Collection[int]]:
    leaves = many(symbols)
    return [symbol for symbol in leaves if symbol in anchors], leaves


def _leaves(marks: Iterable[tuple[TokenSpan, Collection[int]]]) -> dict[int, list[TokenSpan]]:
    """The spans of each leaf, in order."""
    leaves: dict[int, list[TokenSpan]] = {}
    for span, symbols in marks:
        for symbol in symbols:
            if symbol in leaves:
                leaves[symbol].append(span)
            else:
                leaves[symbol] = [span]
    for spans in leaves.values():
        if len(spans) > 1:
            spans[:] = sorted(set(spans))
    return leaves


def _resolve(program: Program, word: str) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """The leaves of a word: as it stands, without accents, by its beginning, ending or inside; None where it has none."""
    symbols = set(program.words.get(word, ()))
    if not symbols and word in program.plain:
        symbols.update(program.words[program.plain[word]])
    for length in program.begin_lengths:
        if length > len(word):
            break
        symbols.update(program.begins.get(word[:length], ()))
    for length in program.end_lengths:
        if length > len(word):
            break
        symbols.update(program.ends.get(word[-length:], ()))
    for text, found in program.inside:
        if text in word:
            symbols.update(found)
    if len(program.resolved) >= REMEMBERED_WORDS:
        program.resolved.clear()
    answer = (tuple(sorted(symbols & program.anchors)), frozenset(symbols)) if symbols else None
    program.resolved[word] = answer
    return answer


def _hull(one: TokenSpan, other: TokenSpan) -> TokenSpan:
    return min(one[0], other[0]), max(one[1], other[1])


def _distance(one: TokenSpan, other: TokenSpan) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
