"""The grammar of a phrase: text in, a tree of frozen nodes out, or an error that points at the character.

phrase = ["!"] run {"&" ["!"] run};  run = ["^"] step {[gap] step} ["$"];  step = choice ["?"];  choice = atom {"|" atom};
atom = (word | "~"word | "@"list | "{"entity"}" | "(" run {"|" run} ")") ["[" pattern {"|" pattern} "]"];  gap = "..." | ".."number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from poalint.letter.entities import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_GAP = 5
LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A written word (or, without word borders, a run of characters)."""

    text: str


@dataclass(frozen=True, slots=True)
class Wild:
    """A word by its beginning, ending or inside: `deliver*`, `*liśmy`, `*age*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Lemma:
    """Any inflected form of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class ListRef:
    """Any entry of a list of the lexicon."""

    name: str


@dataclass(frozen=True, slots=True)
class EntityRef:
    """Something the parser found."""

    kind: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Of `node`, only single words that fit one of the patterns."""

    node: Node
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A node with at most `gap` words before it; it may be missing where `optional`."""

    node: Node
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Steps in a row, tied to the sentence's beginning or end where told; `end_gap` words may stand between them and the end."""

    steps: tuple[Step, ...]
    at_start: bool = False
    at_end: bool = False
    end_gap: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Runs that must all stand in the sentence, and runs that must not."""

    wanted: tuple[Run, ...]
    unwanted: tuple[Run, ...] = ()


Node: TypeAlias = Word | Wild | Lemma | ListRef | EntityRef | Narrowed | Choice


class PhraseError(ValueError):
    """A phrase that cannot be read: `column` is the 0-based index of the character, `expected` what should stand there."""

    def __init__(self, phrase: str, column: int, expected: str) -> None:
        super().__init__(f"in “{phrase}” at character {column + 1}: {expected}")
        self.phrase = phrase
        self.column = column
        self.expected = expected


_TOKEN = re.compile(
    r"\s+|\.\.\.|\.\.(?P<number>\d+)|(?P<sign>[|()?&!^$\[\]])|\{(?P<entity>[^{}\s]*)\}|@(?P<list>\w+)|~(?P<lemma>[^\s|()?~@{}^$&!\[\]]+)|(?P<word>[^\s|()?~@{}^$&!\[\]]+)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a phrase: its kind (a sign, gap, word, lemma, list, entity), text and column from 0."""

    kind: str
    text: str
    column: int
    spaced: bool  # white space stands before it


def scan_tokens(phrase: str) -> Iterator[Token]:
    """The pieces of a phrase. PhraseError at a character that begins none."""
    at, spaced = 0, True
    while at < len(phrase):
        match = _TOKEN.match(phrase, at)
        if match is None:
            raise PhraseError(phrase, at, "a word, ~word, @list, {entity} or ( was expected here")
        text = match.group()
        if text.isspace():
            spaced = True
        else:
            if text == "..." or match.group("number") is not None:
                yield Token("gap", match.group("number") or str(DEFAULT_GAP), at, spaced)
            else:
                kind = match.lastgroup or "word"
                yield Token(text if kind == "sign" else kind, match.group(kind), at, spaced)
            spaced = False
        at = match.end()


class _Reader:
    """One pass over the tokens of one phrase."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.tokens = list(scan_tokens(phrase))
        self.at = 0

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def next_is(self, kind: str) -> bool:
        token = self.peek()
        return token is not None and token.kind == kind

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def fail(self, expected: str) -> PhraseError:
        token = self.peek()
        return PhraseError(self.phrase, token.column if token else len(self.phrase), expected)

    def phrase_node(self) -> Phrase:
        wanted: list[Run] = []
        unwanted: list[Run] = []
        while True:
            if self.next_is("!"):
                self.take()
                unwanted.append(self.run())
            else:
                wanted.append(self.run())
            if not self.next_is("&"):
                break
            self.take()
        if self.peek() is not None:
            raise self.fail("the end of the phrase or & was expected here")
        if not wanted:
            raise PhraseError(self.phrase, 0, "at least one part without ! is needed")
        return Phrase(tuple(wanted), tuple(unwanted))

    def run(self) -> Run:
        at_start = self.next_is("^")
        if at_start:
            self.take()
        steps: list[Step] = []
        gap = 0
        while (token := self.peek()) is not None and token.kind not in {"&", "|", ")", "$"}:
            if token.kind == "gap":
                if gap or not (steps or at_start):
                    raise self.fail("a gap stands between two words")
                gap = int(self.take().text)
                if gap > LONGEST_GAP:
                    raise PhraseError(self.phrase, token.column, f"a gap is at most {LONGEST_GAP} words")
                continue
            node = self.choice()
            optional = self.next_is("?")
            if optional:
                self.take()
            steps.append(Step(node, gap, optional))
            gap = 0
        at_end = self.next_is("$")
        if at_end:
            self.take()
        if gap and not at_end:
            raise self.fail("a word was expected after the gap")
        if not steps or all(step.optional for step in steps):
            raise self.fail("a word that may not be missing was expected here")
        return Run(tuple(steps), at_start, at_end, gap)

    def choice(self) -> Node:
        runs = [Run((Step(self.atom(), 0, optional=False),))]
        while self.next_is("|") and not self.depth_bar():
            self.take()
            runs.append(Run((Step(self.atom(), 0, optional=False),)))
        return runs[0].steps[0].node if len(runs) == 1 else Choice(tuple(runs))

    def depth_bar(self) -> bool:
        """A bar with white space beside it parts the runs of a group in parentheses, not two words."""
        bar = self.tokens[self.at]
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        return bar.spaced or (after is not None and after.spaced)

    def atom(self) -> Node:
        token = self.peek()
        if token is None:
            raise self.fail("a word was expected here")
        node: Node
        if token.kind == "(":
            self.take()
            node = self.group()
        elif token.kind == "word":
            node = self.word(self.take())
        elif token.kind == "lemma":
            node = Lemma(self.take().text.lower())
        elif token.kind == "list":
            node = ListRef(self.take().text)
        elif token.kind == "entity":
            if token.text not in KINDS:
                raise self.fail(f"there is no entity “{token.text}”; known are {', '.join(KINDS)}")
            node = EntityRef(self.take().text)
        else:
            raise self.fail(f"a word was expected here, not “{token.text}”")
        if self.next_is("[") and not self.tokens[self.at].spaced:
            self.take()
            patterns = [self.narrowing()]
            while self.next_is("|"):
                self.take()
                patterns.append(self.narrowing())
            if not self.next_is("]"):
                raise self.fail("] was expected here")
            self.take()
            node = Narrowed(node, tuple(patterns))
        return node

    def narrowing(self) -> str:
        if not self.next_is("word"):
            raise self.fail("a word with * was expected here")
        return self.take().text.lower()

    def word(self, token: Token) -> Node:
        text = token.text.lower()
        if not text.strip("."):
            raise PhraseError(self.phrase, token.column, "a word or a gap (... or ..3) was expected here")
        if "*" not in text:
            return Word(text)
        bare = text.strip("*")
        if "*" in bare:
            raise PhraseError(self.phrase, token.column, "* stands at the beginning or the end of a word")
        least = 2 if text[0] == "*" and text[-1] != "*" else 3
        if len(bare) < least and not (text[0] == "*" and len(bare) >= 1 and not bare.isascii()):
            raise PhraseError(self.phrase, token.column, f"at least {least} letters are needed beside *")
        return Wild(text)

    def group(self) -> Choice:
        runs = [*self.group_runs()]
        while self.next_is("|"):
            self.take()
            runs.extend(self.group_runs())
        if not self.next_is(")"):
            raise self.fail(") was expected here")
        self.take()
        return Choice(tuple(runs))

    def group_runs(self) -> Iterator[Run]:
        """Runs up to the next bar or parenthesis; in a group every bar parts runs ("as soon as possible|asap")."""
        at_start = self.next_is("^")
        if at_start:
            raise self.fail("^ stands at the beginning of a phrase only")
        steps: list[Step] = []
        gap = 0
        while (token := self.peek()) is not None and token.kind not in {"|", ")"}:
            if token.kind == "gap":
                if gap or not steps:
                    raise self.fail("a gap stands between two words")
                gap = min(int(self.take().text), LONGEST_GAP)
                continue
            if token.kind in {"&", "!", "$", "^"}:
                raise self.fail(f"{token.text} cannot stand in parentheses")
            node = self.atom()
            optional = self.next_is("?")
            if optional:
                self.take()
            steps.append(Step(node, gap, optional))
            gap = 0
        if not steps or gap:
            raise self.fail("a word was expected here")
        if all(step.optional for step in steps):
            raise self.fail("? cannot make the only word of a run optional: put it behind the parentheses")
        yield Run(tuple(steps))


@lru_cache(maxsize=1 << 16)  # rules, advice and examples read the same lexicon
def parse_phrase(phrase: str) -> Phrase:
    """Read a phrase. PhraseError: where it goes wrong and what was expected."""
    return _Reader(phrase).phrase_node()


def nodes(phrase: Phrase) -> Iterator[Node]:
    """All nodes of a phrase, outer ones first."""
    for run in (*phrase.wanted, *phrase.unwanted):
        for step in run.steps:
            yield from _under(step.node)


def _under(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Narrowed):
        yield from _under(node.node)
    elif isinstance(node, Choice):
        for run in node.runs:
            for step in run.steps:
                yield from _under(step.node)


def lemmas(phrase: Phrase) -> set[str]:
    """The words written with ~, whose forms rules/forms/ must hold."""
    return {node.text for node in nodes(phrase) if isinstance(node, Lemma)}


def lists(phrase: Phrase) -> set[str]:
    """The lists of the lexicon a phrase names."""
    return {node.name for node in nodes(phrase) if isinstance(node, ListRef)}
