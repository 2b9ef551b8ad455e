"""What a kind of check is given and what it gives back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from poalint.cases import CaseHit, Matter
    from poalint.letter.comparison import Comparison
    from poalint.letter.model import Letter, Part
    from poalint.notice.model import Notice
    from poalint.notice.parse import NoticeBook
    from poalint.rulebook import Rule


class SentenceHit(Record):
    """A rule's phrase found in a sentence: source offsets, and what it counts as a showing (1, or less when weak)."""

    sentence: int
    start: int
    end: int
    credit: float = 1.0


class Draft(Record):
    """A finding before its wording and cost. `text` names the message of the rule's file, `values` fill its braces.

    start and end are source offsets, None when something is missing; `asked` are offsets in the notice, of the words left unanswered.
    """

    start: int | None = None
    end: int | None = None
    sentence: int | None = None
    part: Part | None = None
    item: int | None = None
    text: str = "message"
    values: Mapping[str, Any] = MappingProxyType({})
    asked: tuple[int, int] | None = None


class Showing(Record):
    """Words that show what a rule wants; `credit` is what they count of one showing, `label` what they show of several things."""

    sentence: int
    start: int
    end: int
    credit: float = 1.0
    label: str = ""


class Found(Record):
    """What a check found: objections, showings to report, showings that only count, and how many things were judged (actions, say)."""

    findings: tuple[Draft, ...] = ()
    met: tuple[Showing, ...] = ()
    counted: tuple[Showing, ...] = ()
    judged: int = 0


class Context(Record):
    """What a check may look at. `hits` are the phrases found, by rule.

    `fields` are, by sentence, the rules' further fields (rule, field) of which a phrase stands there; empty in a sentence without a hit.
    `stained` are the sentences a reviewer objects to (as the turns before found): they earn nothing.
    `expected` is the language asked for, `templates` the shingles of letters that circulate, `comparison` what this letter has
    in common with the refused one, where that was given. `matter` is the case, `case_hits` what its metrics and facts are found
    by in the letter; `asked` the notice, where one is given, with the phrases that the letter's language answers notices in.
    `found` is what the rules of the turns before found.
    """

    rule: Rule
    parameters: Mapping[str, Any]
    letter: Letter
    hits: Mapping[str, Sequence[SentenceHit]]
    fields: Sequence[frozenset[tuple[str, str]]]
    stained: frozenset[int] = frozenset()
    expected: str | None = None
    templates: frozenset[int] = frozenset()
    comparison: Comparison | None = None
    matter: Matter | None = None
    asked: tuple[Notice, NoticeBook] | None = None
    found: Mapping[str, Found] = MappingProxyType({})
    case_hits: Sequence[CaseHit] = ()

    def own_hits(self) -> Sequence[SentenceHit]:
        """The hits of the rule itself."""
        return self.hits.get(self.rule.id, ())

    def out_of_place(self, sentence: int) -> bool:
        """Whether a sentence stands where the rule does not look (parameter `not_in`: parts of a letter with titles).

        What stands under "Root cause" is what went wrong, whatever its verbs; under "Actions taken" nobody looks for a cause.
        """
        if not self.letter.titled:
            return False
        return self.letter.blocks[self.letter.sentences[sentence].block].part in self.parameters.get("not_in", ())


class CheckKind(Record):
    """A kind of check: `find` looks, `value` turns what was found into 0 (broken) to 1 (kept).

    `value` is given the rule, what was found, how many of its findings are charged to this rule, and the showings that
    stand in sentences a reviewer does not object to. It must never rise when a finding is added or a showing taken away.
    Checks run in turns: 0 those of single sentences, 1 those of points, 2 those of the whole letter; each turn knows the
    sentences that the ones before it objected to.
    """

    name: str
    find: Callable[[Context], Found]
    value: Callable[[Rule, Found, int, Sequence[Showing]], float]
    turn: int = 0


def falling(_rule: Rule, _found: Found, charged: int, _clean: Sequence[Showing]) -> float:
    """1 without a finding, 1/2 with one, 1/3 with two, …: no later finding can raise it."""
    return 1 / (1 + charged)
