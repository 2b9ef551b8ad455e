"""The matcher held against spaCy's Matcher: the same phrases, the same words, the same spans.

spaCy knows no lists, no forms and no entities over several tokens, so a phrase becomes several of its patterns: one for each
way through the alternatives and the words that may be missing. Alternatives whose words the letter lacks are left out.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from zlib import crc32

import pytest

pytest.importorskip("spacy", reason="pip install 'poalint[forms]'")

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from poalint.languages import builtin
from poalint.letter.parse import parse, tokenise
from poalint.letter.view import make_view
from poalint.phrases.compiler import Compiler, LexiconError, Phrases
from poalint.phrases.forms import load_forms, load_scripts
from poalint.phrases.grammar import Choice, EntityRef, Lemma, ListRef, Narrowed, Phrase, PhraseError, Wild, Word, parse_phrase
from poalint.phrases.matcher import scan
from poalint.rulefiles import read_folder
from poalint.source import Source

if TYPE_CHECKING:
    from poalint.phrases.grammar import Node, Run

ROOT = Path(__file__).parents[2]
LANGUAGES = {language.code: language for language in builtin()}
WAYS = 3000  # spaCy patterns for one phrase in one letter; the few phrases with more are counted
SHARE = 7  # one phrase of so many is tried, whichever way its spelling falls
SLACK = 6  # words of gaps left to spaCy's {0,n}, which tries every combination; longer ones are spelt out length by length
LETTERS = sorted(path for path in (ROOT / "corpora").glob("*/*.txt") if path.parent.name in LANGUAGES and ".notice" not in path.name)

Token.set_extension("entities", default=(), force=True)


# --- phrases as spaCy patterns -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Words:
    """One word out of these."""

    of: frozenset[str]


@dataclass(frozen=True)
class Gap:
    """Up to so many words."""

    most: int


@dataclass(frozen=True)
class Way:
    """One way through a phrase."""

    items: tuple[Words | Wild | EntityRef | Gap, ...]
    at_start: bool = False
    at_end: bool = False


class TooManyWaysError(Exception):
    pass


class Translator:
    """Phrases of one language as spaCy patterns, for texts of a vocabulary."""

    def __init__(self, bench, vocabulary, entity_lengths):
        self.language, self.lexicon, self.forms, self.scripts = bench.language, bench.lexicon, bench.forms, bench.scripts
        self.vocabulary, self.entity_lengths = vocabulary, entity_lengths
        self.lists = {}

    def patterns(self, run: Run) -> dict[tuple[bool, bool], list[list[dict]]]:
        """SpaCy patterns by (tied to the start, tied to the end)."""
        out: dict[tuple[bool, bool], list[list[dict]]] = {}
        spelt = 0
        for way in self.ways(run):
            for pattern in self.spell(way.items):
                out.setdefault((way.at_start, way.at_end), []).append(pattern)
                spelt += 1
                if spelt > WAYS:
                    raise TooManyWaysError
        return out

    def spell(self, items):
        slack = sum(item.most for item in items if isinstance(item, Gap))
        parts = [self.spell_item(item, slack <= SLACK) for item in items]
        for pieces in product(*parts):
            yield [token for piece in pieces for token in piece]

    def spell_item(self, item, short):
        if isinstance(item, Words):
            return [[{"NORM": {"IN": sorted(item.of)}}]]
        if isinstance(item, Gap):
            return [[{"OP": f"{{0,{item.most}}}"}]] if short and item.most else [[{}] * words for words in range(item.most + 1)]
        if isinstance(item, Wild):
            bare = item.text.strip("*")  # letters only: nothing to escape
            return [[{"ORTH": {"REGEX": f"{'' if item.text[0] == '*' else '^'}{bare}{'' if item.text[-1] == '*' else '$'}"}}]]
        lengths = self.entity_lengths.get(item.kind, ())
        return [[{"_": {"entities": {"INTERSECTS": [f"{item.kind}:{length}"]}}}, *[{}] * (length - 1)] for length in sorted(lengths)]

    def ways(self, run: Run) -> list[Way]:
        """Every choice of the words that may be missing; a gap before the first word counts only at the sentence's start."""
        out: list[Way] = []
        for present in product(*[(True, False) if step.optional else (True,) for step in run.steps]):
            before = [Way((), at_start=run.at_start)]
            for step, there in zip(run.steps, present, strict=True):
                begun = run.at_start or any(way.items for way in before)
                gap = (Gap(step.gap),) if step.gap and begun else ()
                if there:
                    before = self.join([Way((*way.items, *gap), way.at_start, way.at_end) for way in before], self.node(step.node))
                else:
                    before = [Way((*way.items, *gap), way.at_start, way.at_end) for way in before]
            out += [Way(_without_last_gap(way.items), way.at_start, way.at_end or run.at_end) for way in before]
        return list(dict.fromkeys(way for way in out if way.items))

    def join(self, left: list[Way], right: list[Way]) -> list[Way]:
        if len(left) * len(right) > WAYS:
            raise TooManyWaysError
        return [
            Way(two.items if two.at_start else one.items + two.items, one.at_start or two.at_start, two.at_end)
            for one, two in product(left, right)
            if not one.at_end and (not two.at_start or all(isinstance(item, Gap) for item in one.items))
        ]

    def node(self, node: Node) -> list[Way]:
        if isinstance(node, Word):
            return self.written(node.text)
        if isinstance(node, Lemma):
            return _merged([way for form in self.forms[node.text] for way in self.written(form)])
        if isinstance(node, Wild | EntityRef):
            return [Way((node,))]
        if isinstance(node, ListRef):
            if node.name not in self.lists:
                self.lists[node.name] = _merged([way for phrase in self.lexicon[node.name] for way in self.ways(phrase.wanted[0])])
            return self.lists[node.name]
        if isinstance(node, Narrowed):
            single = [way.items[0].of for way in self.node(node.node) if len(way.items) == 1 and isinstance(way.items[0], Words)]
            words = frozenset(word for of in single for word in of if any(_fits(word, pattern) for pattern in node.patterns))
            return [Way((Words(words),))] if words else []
        assert isinstance(node, Choice)
        return _merged([way for run in node.runs for way in self.ways(run)])

    def written(self, text: str) -> list[Way]:
        folded = make_view(text).lower.translate(self.scripts)
        words, _, _ = tokenise(folded, 0, len(folded), self.language)
        return [Way(tuple(Words(frozenset({word})) for word in words))] if set(words) <= self.vocabulary else []


def _fits(word: str, pattern: str) -> bool:
    bare = pattern.strip("*")
    if pattern[0] == pattern[-1] == "*":
        return bare in word
    return word.endswith(bare) if pattern[0] == "*" else word.startswith(bare) if pattern[-1] == "*" else word == bare


def _without_last_gap(items):
    while items and isinstance(items[-1], Gap):
        items = items[:-1]
    return items


def _merged(ways: list[Way]) -> list[Way]:
    """Single words become one alternative."""
    words: set[str] = set()
    others: dict[Way, None] = {}
    for way in ways:
        if len(way.items) == 1 and isinstance(way.items[0], Words) and not way.at_start and not way.at_end:
            words |= way.items[0].of
        else:
            others[way] = None
    return [*([Way((Words(frozenset(words)),))] if words else []), *others]


# --- both matchers -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tokens:
    """A sentence as the matcher gets it: words, and entities as (kind, first token, end)."""

    words: tuple[str, ...]
    entities: tuple[tuple[str, int, int], ...] = ()


class Bench:
    """The runs of some phrases in both matchers. Each run is a rule of its own, so that its anchors are tested too."""

    def __init__(self, language, runs, lexicon=None, forms=None, scripts=None):
        self.language, self.runs = language, runs
        self.lexicon, self.forms, self.scripts = lexicon or {}, forms or {}, scripts or {}
        sets = [Phrases(str(number), -1, "patterns", (Phrase((run,)),)) for number, run in enumerate(runs)]
        self.program = Compiler(language, self.lexicon, self.forms, self.scripts).compile(sets)
        self.too_many: set[int] = set()

    def ours(self, sentence: Tokens) -> dict[int, set[tuple[int, int]]]:
        found: dict[int, set[tuple[int, int]]] = {}
        for hit in scan(self.program, sentence.words, sentence.entities).hits:
            found.setdefault(int(hit.rule), set()).add((hit.start, hit.end))
        return found

    def spacys(self, sentences: list[Tokens], numbers: range | None = None) -> list[dict[int, set[tuple[int, int]]]]:
        vocabulary = {self.folded(word) for sentence in sentences for word in sentence.words}
        lengths: dict[str, set[int]] = {}
        for sentence in sentences:
            for kind, start, end in sentence.entities:
                lengths.setdefault(kind, set()).add(end - start)
        translator = Translator(self, vocabulary, lengths)
        vocab = Vocab()
        matcher = Matcher(vocab, validate=False)
        for number in numbers or range(len(self.runs)):
            try:
                by_ends = translator.patterns(self.runs[number])
            except TooManyWaysError:
                self.too_many.add(number)
                continue
            for (at_start, at_end), patterns in by_ends.items():
                matcher.add(f"{number} {int(at_start)} {int(at_end)}", patterns)
        return [self.matched(matcher, vocab, sentence) for sentence in sentences]

    def folded(self, word: str) -> str:
        """A word typed without its accents counts as the word (`plain`), where it is none itself."""
        return word if self.program.words.get(word) else self.program.plain.get(word, word)

    def matched(self, matcher, vocab, sentence: Tokens) -> dict[int, set[tuple[int, int]]]:
        doc = Doc(vocab, words=list(sentence.words))
        for token, word in zip(doc, sentence.words, strict=True):
            token.norm_ = self.folded(word)
        for kind, start, end in sentence.entities:
            doc[start]._.entities = (*doc[start]._.entities, f"{kind}:{end - start}")
        found: dict[int, set[tuple[int, int]]] = {}
        for key, start, end in matcher(doc) if len(matcher) else ():  # spaCy warns of a Matcher without patterns
            number, at_start, at_end = map(int, vocab.strings[key].split())
            if not (at_start and start > 0) and not (at_end and end < len(doc)):
                found.setdefault(number, set()).add((start, end))
        return found

    def compare(self, sentences: list[Tokens], written=repr, numbers: range | None = None) -> int:
        """Assert the same spans of these runs (all, where not told) in every sentence; how many there were."""
        spans = 0
        wanted = set(numbers or range(len(self.runs)))
        for sentence, theirs in zip(sentences, self.spacys(sentences, numbers), strict=True):
            ours = self.ours(sentence)
            for number in sorted(({*ours, *theirs} & wanted) - self.too_many):
                one, two = ours.get(number, set()), theirs.get(number, set())
                assert one == two, f"{written(number)} in {' '.join(sentence.words)!r} {sentence.entities}"
                spans += len(one)
        return spans


# --- generated phrases and sentences -----------------------------------------------------------------------------------------------

ALPHABET = ("late", "order", "orders", "we", "ship", "shipped", "shipment", "relate", "plate", "carrier")
LEXICON = {
    "who": [parse_phrase("we"), parse_phrase("the? carrier"), parse_phrase("ship ..2 order")],
    "what": [parse_phrase("~ship"), parse_phrase("late orders?"), parse_phrase("@who"), parse_phrase("relat*")],
    "ends": [parse_phrase("^ we"), parse_phrase("orders $"), parse_phrase("plate")],
}
FORMS = {"ship": ("ship", "ships", "shipped"), "order": ("order", "orders")}
KINDS = ("date", "count")

words = st.sampled_from(ALPHABET)
atoms = st.one_of(
    words,
    st.sampled_from(
        ["~ship", "~order", "@who", "@what", "@ends", "ship*", "*late", "*lat*", "*rs", "{date}", "{count}", "~ship[*ed]", "@what[*s|sh*]"]
    ),
    st.lists(words, min_size=2, max_size=3).map("|".join),
    st.lists(st.lists(words, min_size=1, max_size=2).map(" ".join), min_size=2, max_size=3).map(lambda runs: f"({'|'.join(runs)})"),
    st.tuples(words, st.sampled_from(["...", "..2", "..0"]), words).map(lambda parts: f"({' '.join(parts)})"),
)
steps = st.tuples(st.sampled_from(["", "", "...", "..1", "..3"]), atoms, st.sampled_from(["", "", "?"]))


@st.composite
def phrases(draw):
    parts = draw(st.lists(steps, min_size=1, max_size=4))
    at_start, at_end = draw(st.booleans()) and draw(st.booleans()), draw(st.booleans()) and draw(st.booleans())
    written = [part for gap, atom, mark in parts for part in (gap, atom + mark) if part]
    if written[0].startswith("..") and not at_start:
        written = written[1:]
    return " ".join([*(["^"] if at_start else []), *written, *(["$"] if at_end else [])])


@st.composite
def sentences(draw):
    tokens = draw(st.lists(words, min_size=1, max_size=9))
    entities = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.integers(0, len(tokens) - 1), st.integers(1, 3)),
            max_size=2,
            unique_by=lambda found: found[:2],
        )
    )
    return Tokens(tuple(tokens), tuple((kind, start, min(start + length, len(tokens))) for kind, start, length in entities))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(phrases(), min_size=1, max_size=5), st.lists(sentences(), min_size=1, max_size=4))
def test_generated_phrases_have_the_same_spans(written, tokens):
    known = []
    for phrase in written:
        try:
            known.append((phrase, parse_phrase(phrase).wanted[0]))
        except PhraseError:
            continue  # all its words may be missing
    if known:
        bench = Bench(LANGUAGES["en"], [run for _, run in known], LEXICON, FORMS)
        bench.compare(tokens, lambda number: known[number][0])


@settings(max_examples=100, deadline=None)
@given(st.text("订单延误我们已承担责任", min_size=1, max_size=14))
def test_generated_chinese_has_the_same_spans(text):
    written = ["订单", "承担 ..4 责任", "我们|我 已? 承担", "订单 ... 延误", "延误 $", "^ 我们 ..2 (责任|延误)", "单延? 误"]
    bench = Bench(LANGUAGES["zh"], [parse_phrase(phrase).wanted[0] for phrase in written])
    tokens, _, _ = tokenise(text, 0, len(text), LANGUAGES["zh"])
    bench.compare([Tokens(tuple(tokens))], lambda number: written[number])


@settings(max_examples=100, deadline=None)
@given(phrases(), phrases(), phrases(), sentences())
def test_and_and_not_ask_for_the_same_sentence(first, second, third, tokens):
    try:
        runs = [parse_phrase(phrase).wanted[0] for phrase in (first, second, third)]
        joined = parse_phrase(f"{first} & {second} & !{third}")
    except PhraseError:
        return
    found = Bench(LANGUAGES["en"], runs, LEXICON, FORMS).spacys([tokens])[0]
    program = Compiler(LANGUAGES["en"], LEXICON, FORMS).compile([Phrases("joined", -1, "patterns", (joined,))])
    hits = {(hit.start, hit.end) for hit in scan(program, tokens.words, tokens.entities).hits}
    assert bool(hits) == (0 in found and 1 in found and 2 not in found)
    if hits:
        hulls = {(min(a, c), max(b, d)) for (a, b), (c, d) in product(found[0], found[1])}
        assert hits <= hulls


# --- the rule book on the letters of corpora/ --------------------------------------------------------------------------------------


def rule_book(code):
    folder = read_folder(ROOT / "rules", [code])
    texts = [text for (_, language), text in sorted(folder.texts.items()) if language == code]
    every = [
        phrase
        for text in texts
        for table in (text.phrases, *(group.phrases for group in text.groups))
        for found in table.values()
        for phrase in found
    ]
    lexicon = folder.lexicon.get(code, {})
    every += [phrase for phrases_of_list in lexicon.values() for phrase in phrases_of_list]
    # `x ..2 $` has no twin in spaCy: a span there cannot leave out the words it allows before the end
    runs = [run for run in dict.fromkeys(run for phrase in every for run in (*phrase.wanted, *phrase.unwanted)) if not run.end_gap]
    if not os.environ.get("POALINT_EVERY_PHRASE"):  # all of them take minutes
        runs = [run for run in runs if crc32(repr(run).encode()) % SHARE == 0]
    forms = {} if code == "zh" else load_forms(ROOT / "rules" / "forms" / f"{code}.json")
    scripts = load_scripts(ROOT / "rules" / "forms" / "zh.json") if code == "zh" else {}
    return Bench(LANGUAGES[code], runs, lexicon, forms, scripts)


@pytest.fixture(scope="module")
def benches():
    return {}


@pytest.mark.parametrize(
    "path",
    # By language, so that each is compiled once.
    [pytest.param(path, id=f"{path.parent.name}-{path.stem}", marks=pytest.mark.xdist_group(path.parent.name)) for path in LETTERS],
)
def test_the_rule_book_has_the_same_spans_in_every_letter(path, benches):
    code = path.parent.name
    if code not in benches:
        benches[code] = rule_book(code)
    bench = benches[code]
    bench.too_many = set()
    letters = [other for other in LETTERS if other.parent == path.parent]
    share = range(letters.index(path), len(bench.runs), len(letters))  # each letter its share: together they see every phrase tried
    letter = parse(Source(path.read_text("utf-8"), str(path)), list(LANGUAGES.values()), code, lambda _: bench.scripts)
    tokens = [
        Tokens(found.words, tuple((entity.kind, *where) for entity, where in zip(found.entities, found.entity_tokens, strict=True)))
        for found in letter.sentences
        if found.words
    ]
    assert bench.compare(tokens, lambda number: str(bench.runs[number]), share) > 0
    assert len(bench.too_many) <= 0.05 * len(share)


def test_an_unknown_list_is_an_error_not_a_miss():
    with pytest.raises(LexiconError, match="@nobody"):
        Bench(LANGUAGES["en"], [parse_phrase("@nobody").wanted[0]])
