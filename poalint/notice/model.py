"""The notice as checks see it. Every start and end is an offset in code points of the notice's text; text[start:end] is the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from poalint.record import Record

if TYPE_CHECKING:
    from poalint.letter import Letter
    from poalint.source import Source

PointKind: TypeAlias = Literal["root-cause", "actions", "prevention", "monitoring", "documents", "acknowledgement", "error", "other"]
IdentifierKind: TypeAlias = Literal["asin", "order", "complaint"]
Wanted: TypeAlias = Literal["plan", "documents", "explanation", "acknowledgement"]


class Stretch(Record):
    """Words of the notice: `quote` is exactly text[start:end]."""

    start: int
    end: int
    quote: str


class Point(Record):
    """One thing the notice asks for.

    `kind` is the first of `kinds`, `topics` are subjects of the field (buyers-informed, other-listings …), `documents` kinds of
    papers, `metrics` the rates it names. `choice` groups points of which one is enough; a point that is not `required` is offered.
    """

    start: int
    end: int
    quote: str
    kind: PointKind
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    required: bool = True
    choice: int | None = None


class Identifier(Record):
    """A product, order or complaint that the notice names: `value` stands at start:end, `line` is what it is quoted with."""

    kind: IdentifierKind
    value: str
    start: int
    end: int
    line: Stretch


class Metric(Record):
    """A rate or a part of it: `value` of the account and `target` in per cent (or a count), None where the notice does not say.

    `window` is the period in days. A part (`part` true) is one of the things the rate is made of, with its count.
    """

    name: str
    start: int
    end: int
    quote: str
    value: float | None = None
    target: float | None = None
    window: int | None = None
    part: bool = False


class Owner(Record):
    """Who holds the right that was reported: name and e-mail, each None where the notice does not say."""

    name: Stretch | None
    email: Stretch | None


class Deadline(Record):
    """Until when an answer must come: `days` from the notice, or `date` (ISO), which is reckoned where the notice is dated."""

    start: int
    end: int
    quote: str
    days: int | None = None
    date: str | None = None


class Notice(Record):
    """A parsed notice. `wanted` is what the marketplace expects; `fraud` are the words that allege forgery or fraud."""

    source: Source
    letter: Letter
    language: str
    points: tuple[Point, ...]
    identifiers: tuple[Identifier, ...]
    metrics: tuple[Metric, ...]
    owner: Owner | None
    deadline: Deadline | None
    wanted: Wanted
    refusal: bool
    fraud: Stretch | None
    date: str | None
    sure: int

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The identifiers of a kind, each once, as they stand in the notice."""
        return tuple(one.value for one in self.identifiers if one.kind == kind)
