"""The report of one letter: what lint_text gives back and what every reporter prints.

Offsets are code points of the text as it was read; lines and columns start at 1 and count code points.
Costs and scores are points of 100 with one decimal.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

Level: TypeAlias = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Position(Record):
    """A place in the letter: 1-based line and column, 0-based offset, all in code points."""

    line: int
    column: int
    offset: int


class Span(Record):
    """Words of the letter: `quote` is exactly text[start.offset:end.offset]."""

    start: Position
    end: Position
    quote: str


class Finding(Record):
    """One thing a reviewer would object to.

    `span` is None when something is missing; `part` then says where it belongs.
    `cost` is in points of 100: what this finding takes from the score.
    `charged_to` names the dearer rule that charges the same words, when this finding costs nothing for that reason.
    `asked` are the words of the notice that the letter leaves unanswered, with their place in the notice.
    """

    rule: str
    category: str
    level: Level
    message: str
    suggestion: str
    why: str
    sources: tuple[str, ...]
    cost: float
    span: Span | None
    part: str | None
    item: int | None
    fingerprint: str
    charged_to: str | None = None
    asked: Span | None = None

    @property
    def start(self) -> int | None:
        """Offset in code points of the first character found, None when something is missing."""
        return self.span.start.offset if self.span else None

    @property
    def end(self) -> int | None:
        """Offset in code points behind the last character found, None when something is missing."""
        return self.span.end.offset if self.span else None

    @property
    def quote(self) -> str | None:
        """The words found, exactly as the letter has them; of what the letter leaves unanswered, the words of the notice."""
        if self.span is not None:
            return self.span.quote
        return self.asked.quote if self.asked is not None else None


class CategoryScore(Record):
    """Points kept in a category, of the points it is worth in this letter."""

    points: float
    of: float


class Asked(Record):
    """A point of the notice: what kind of thing it asks for, its words there, and the line of the letter that answers it (None: none).

    `required` is False for what the notice only offers; `judged` is False where poalint cannot tell (a letter in another language).
    """

    kind: str
    words: Span
    answered: int | None
    required: bool = True
    judged: bool = True


class NoticeFacts(Record):
    """What the notice says: what is wanted (plan, documents, explanation, acknowledgement), the points, until when.

    `deadline` are its words, `days` the days it gives, `until` the day (ISO) where it can be told; `date` is that of the notice.
    """

    path: str | None
    language: str
    wanted: str
    refusal: bool
    points: tuple[Asked, ...]
    deadline: Span | None = None
    days: int | None = None
    until: str | None = None
    date: str | None = None


class RuleScore(Record):
    """Points kept under a rule that applied, of the points it is worth in this letter."""

    rule: str
    points: float
    of: float


class KeptSentence(Record):
    """A sentence that stood in the refused letter (`before`); `exact` is False where some of its words differ."""

    span: Span
    before: Span
    exact: bool
    part: str | None
    item: int | None


class ChangedSentence(Record):
    """A sentence that the refused letter did not have; a nearly unchanged one is none."""

    span: Span
    part: str | None
    item: int | None


class PartChange(Record):
    """How many sentences a part of the letter has, and how many of them the refused letter did not have."""

    part: str
    sentences: int
    new: int


class Previous(Record):
    """The refused letter beside this one.

    `score` and `ready` are those of the refused letter under the same settings. `compared` is False where it is in another
    language: then nothing but the scores can be compared, `new_words` is None and the tuples are empty.
    `new_words` is the share (0 to 1) of this letter's words that stand in no run of words of the refused one;
    `left_out` counts the sentences of the refused letter that this one has no more.
    """

    path: str | None
    language: str
    score: float
    ready: bool
    compared: bool
    new_words: float | None = None
    sentences: int = 0
    kept: tuple[KeptSentence, ...] = ()
    changed: tuple[ChangedSentence, ...] = ()
    parts: tuple[PartChange, ...] = ()
    left_out: int = 0


class Report(Record):
    """Everything poalint says of one letter.

    `profile` is the version of the rule book in force: scores compare where it is the same. `previous` and `statistics` are
    None where they were not asked for.
    """

    path: str | None
    language: str
    case: str
    stance: str
    score: float
    ready: bool
    categories: Mapping[str, CategoryScore]
    findings: tuple[Finding, ...]
    met: Mapping[str, tuple[Span, ...]]
    suppressed: int = 0
    encoding: str = "utf-8"
    text: str = ""
    rules: tuple[RuleScore, ...] = ()
    warnings: tuple[str, ...] = ()
    profile: str = ""
    previous: Previous | None = None
    statistics: Mapping[str, float] | None = None
    notice: NoticeFacts | None = None
    extra: Mapping[str, Any] = MappingProxyType({})


class Problem(Record):
    """A file that could not be checked: `kind` is a stable word for machines, `message` one line for people."""

    path: str
    kind: str
    message: str


class Run(Record):
    """All that one call of the command has to tell."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...] = ()
