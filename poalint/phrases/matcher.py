"""The matcher: all sentences of a letter at once, each symbol worked out at most once, anchors telling which phrases are worth trying.

Its cost grows with what the letter says, hardly with the number of phrases: a phrase none of whose anchors stands in the
letter is never looked at. Spans of a hit are token ranges of its sentence, end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from poalint.phrases.program import bare
from poalint.phrases.tape import NOTHING, Tape, ones, smeared, smeared_back, symbol_of
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poalint.letter.model import Sentence
    from poalint.phrases.program import Alternatives, Chain, Clause, PhraseSet, Program
    from poalint.phrases.tape import Marked, Symbol, Words

TokenSpan: TypeAlias = "tuple[int, int]"

BATCH_WORDS = 1_000  # a tape much longer makes every number long, one much shorter works out every symbol too often
REMEMBERED_SENTENCES = 4_000


class Hit(Record):
    """A phrase of a rule found in a sentence: tokens start..end; `group` is -1 for the rule's own patterns."""

    rule: str
    group: int
    start: int
    end: int


class Reading(Record):
    """What the rules' phrases say of a sentence: the hits, and the rules' further fields (rule, field) found in it."""

    hits: tuple[Hit, ...]
    fields: frozenset[tuple[str, str]]


class Scan:
    """What one batch of sentences holds: the symbols worked out so far, and what follows for each rule."""

    __slots__ = ("_known", "_voided", "program", "tape")

    def __init__(self, program: Program, sentences: Sequence[tuple[Words, Marked]]) -> None:
        self.program = program
        self.tape = Tape(program, sentences)
        self._known: dict[int, Symbol] = {}
        self._voided: dict[tuple[str, int], int] = {}

    def readings(self) -> list[Reading]:
        """What stands in each sentence, in order."""
        hits: list[list[Hit]] = [[] for _ in self.tape.bases]
        fields: list[set[tuple[str, str]]] = [set() for _ in self.tape.bases]
        for number, found in sorted(self._found().items()):
            phrases = self.program.sets[number]
            voided = self._sentences_voided(phrases.rule, phrases.group)
            excepted = self._excepted(phrases.rule, phrases.group)
            for start, end in _spans(found):
                if excepted and excepted >> start & (1 << end - start) - 1:
                    continue
                sentence = self.tape.sentence_of(start)
                base = self.tape.bases[sentence]
                if not voided or not self.tape.sentences_with(1 << start) & voided:
                    hits[sentence].append(Hit(phrases.rule, phrases.group, start - base, end - base))
        for phrases in self.program.further:
            for behind in ones(self._sentences_of_set(phrases)):
                fields[self.tape.sentence_of(behind)].add((phrases.rule, phrases.field))
        return [Reading(tuple(own), frozenset(further)) for own, further in zip(hits, fields, strict=True)]

    def _found(self) -> dict[int, dict[int, int]]:
        """By the number of a set of patterns: where its phrases stand, starts by length."""
        found: dict[int, dict[int, int]] = {}
        for number in self.program.patterns:
            for clause in self._worth_matching(self.program.sets[number]):
                lengths = self._clause(clause)
                if lengths:
                    _merge(found.setdefault(number, {}), lengths)
        return found

    def _sentences_voided(self, rule: str, group: int) -> int:
        """The sentences in which the rule's or the group's `unless` stands."""
        key = (rule, group)
        if key not in self._voided:
            voided = 0
            for phrases in self.program.by_field.get((rule, "unless"), ()):
                if phrases.group == group:
                    voided |= self._sentences_of_set(phrases)
            self._voided[key] = voided
        own = self._voided[key]
        return own if group == -1 else own | self._sentences_voided(rule, -1)

    def _excepted(self, rule: str, group: int) -> int:
        """The words that the rule's or the group's `except` covers."""
        covered = 0
        for phrases in self.program.by_field.get((rule, "except"), ()):
            if phrases.group in {-1, group}:
                for clause in self._worth_matching(phrases):
                    for length, bits in self._clause(clause):
                        covered |= smeared(bits, length - 1)
        return covered

    def _sentences_of_set(self, phrases: PhraseSet) -> int:
        """The sentences in which one of the phrases stands, as bits behind their last words."""
        found = 0
        for clause in self._worth_matching(phrases):
            found |= self._sentences_of(clause)
        return found

    def _sentences_of(self, clause: Clause) -> int:
        """The sentences in which every wanted part stands and no unwanted one."""
        found = -1
        for symbol in clause[0]:
            starts = self.symbol(symbol)[0]
            found &= self.tape.sentences_with(starts) if starts else 0
            if not found:
                return 0
        for symbol in clause[1]:
            starts = self.symbol(symbol)[0]
            if starts:
                found &= ~self.tape.sentences_with(starts)
        return found

    def _clause(self, clause: Clause) -> Iterable[tuple[int, int]]:
        """Where a phrase stands: its own readings, or from the first to the last word of the parts joined by &."""
        first = self.symbol(clause[0][0])
        if not first[0]:
            return ()
        if len(clause[0]) == 1 and not clause[1]:
            return first[2]
        sentences = self._sentences_of(clause)
        if not sentences:
            return ()
        found = self._spans_in(first, sentences)
        for symbol in clause[0][1:]:
            others = self._spans_in(self.symbol(symbol), sentences)
            for sentence, spans in found.items():
                near = others[sentence]
                found[sentence] = sorted({_hull(span, min(near, key=lambda other: (_distance(span, other), other))) for span in spans})
        out: dict[int, int] = {}
        for spans in found.values():
            for start, end in spans:
                out[end - start] = out.get(end - start, 0) | 1 << start
        return out.items()

    def _spans_in(self, symbol: Symbol, sentences: int) -> dict[int, list[TokenSpan]]:
        """The spans of a symbol by sentence, of those asked for."""
        out: dict[int, list[TokenSpan]] = {}
        for start, end in _spans(dict(symbol[2])):
            behind = self.tape.sentences_with(1 << start)
            if behind & sentences:
                out.setdefault(behind, []).append((start, end))
        return out

    # Symbols

    def symbol(self, number: int) -> Symbol:
        """All readings of a symbol on the tape."""
        known = self._known.get(number)
        if known is None:
            alternatives = self.program.symbols[number]
            known = self._known[number] = self.tape.leaf(number) if alternatives is None else self._alternatives(alternatives)
        return known

    def _alternatives(self, alternatives: Alternatives) -> Symbol:
        chains, first = alternatives
        found: dict[int, int] = {}
        for number in ones(self.tape.trials >> first & (1 << len(chains)) - 1):
            _merge(found, self._chain(chains[number]))
        return symbol_of(found) if found else NOTHING

    def _worth_matching(self, phrases: PhraseSet) -> Iterator[Clause]:
        """The phrases of a set that can stand on this tape."""
        for number in ones(self.tape.trials >> phrases.first & (1 << len(phrases.clauses)) - 1):
            clause = phrases.clauses[number]
            if clause is not None:
                yield clause

    def _chain(self, chain: Chain) -> Iterable[tuple[int, int]]:
        at_start, at_end, links = chain
        starts, ends, lengths = self.symbol(links[0][0])
        if at_start:
            starts, ends, lengths = symbol_of(
                {length: kept for length, bits in lengths if (kept := bits & smeared(self.tape.firsts, links[0][1]))}
            )
        if not starts:
            return ()
        if len(links) == 1 and not at_start and not at_end:
            return lengths
        if len(links) > 1:
            if not self._may_follow(ends, links):
                return ()
            if not links[1][2]:  # only what the second link can follow is worth joining
                within = smeared_back(self.symbol(links[1][0])[0], links[1][1])
                lengths = tuple((length, bits & within >> length) for length, bits in lengths)
        spans: Iterable[TokenSpan] = _spans(dict(lengths))
        if len(links) > 1:
            spans = self._follow([(start, end, 0) for start, end in spans], links)
        if at_end:
            last = smeared_back(self.tape.ends, at_end - 1)
            spans = [span for span in spans if last >> span[1] & 1]
        out: dict[int, int] = {}
        for start, end in spans:
            first = self.tape.bases[self.tape.sentence_of(start)] if at_start else start
            out[end - first] = out.get(end - first, 0) | 1 << first
        return out.items()

    def _may_follow(self, reached: int, links: Sequence[tuple[int, int, int]]) -> bool:
        """Whether some readings stand in the links' order; what a missing link leaves open is taken for reached."""
        for number, gap, optional in links[1:]:
            starts, _, lengths = self.symbol(number)
            near = smeared(reached, gap)
            met = near & starts
            after = near if optional else 0
            if met:
                for length, bits in lengths:
                    after |= (met & bits) << length
            if not after:
                return False
            reached = after
        return True

    def _follow(self, spans: Sequence[tuple[int, int, int]], links: Sequence[tuple[int, int, int]]) -> set[TokenSpan]:
        """Join each link's readings to the spans so far; the third number is the slack left by links that were missing."""
        for number, gap, optional in links[1:]:
            _, _, lengths = self.symbol(number)
            joined: set[tuple[int, int, int]] = set()
            for start, end, slack in spans:
                window = (2 << slack + gap) - 1
                for length, bits in lengths:
                    joined.update((start, end + away + length, 0) for away in ones(bits >> end & window))
                if optional:
                    joined.add((start, end, slack + gap))
            if not joined:
                return set()
            spans = list(joined)
        return {(start, end) for start, end, _ in spans}


def scan(program: Program, words: Sequence[str], entities: Sequence[tuple[str, int, int]] = ()) -> Reading:
    """Read one sentence given as words and entities (kind, first word, behind the last)."""
    return Scan(program, [(tuple(words), tuple(entities))]).readings()[0]


def read(program: Program, sentences: Sequence[Sentence]) -> list[Reading]:
    """Read a letter's sentences; those met before are remembered, so that in an editor only the sentence being typed costs anything."""
    keys = [_key(sentence) for sentence in sentences]
    if program.folded:
        keys = [(tuple(bare(word) or word for word in words), entities) for words, entities in keys]
    known = program.readings
    new = [key for key in dict.fromkeys(keys) if key not in known]
    if len(known) + len(new) > REMEMBERED_SENTENCES and known:
        kept = {key: known[key] for key in keys if key in known}
        known.clear()
        known.update(kept)
    read_now: dict[tuple[Words, Marked], Reading] = {}
    for batch in _batches(new):
        read_now.update(zip(batch, Scan(program, batch).readings(), strict=True))
    out = [read_now[key] if key in read_now else known[key] for key in keys]
    known.update(list(read_now.items())[:REMEMBERED_SENTENCES])
    return out


def _key(sentence: Sentence) -> tuple[Words, Marked]:
    if not sentence.entities:
        return sentence.words, ()
    return sentence.words, tuple(
        (entity.kind, start, end) for entity, (start, end) in zip(sentence.entities, sentence.entity_tokens, strict=True)
    )


def _batches(sentences: Sequence[tuple[Words, Marked]]) -> Iterator[list[tuple[Words, Marked]]]:
    batch: list[tuple[Words, Marked]] = []
    words = 0
    for sentence in sentences:
        batch.append(sentence)
        words += len(sentence[0])
        if words >= BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _merge(into: dict[int, int], lengths: Iterable[tuple[int, int]]) -> None:
    for length, bits in lengths:
        into[length] = into.get(length, 0) | bits


def _spans(by_length: Mapping[int, int]) -> list[TokenSpan]:
    """The spans in order of their places."""
    return sorted((start, start + length) for length, bits in by_length.items() for start in ones(bits))


def _hull(one: TokenSpan, other: TokenSpan) -> TokenSpan:
    return min(one[0], other[0]), max(one[1], other[1])


def _distance(one: TokenSpan, other: TokenSpan) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
