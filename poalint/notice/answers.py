"""Which points, identifiers and rates of a notice a letter answers, and with which sentences.

A point of a kind is answered by what shows that kind (a root cause, actions, measures), a paper by the sentence that names and attaches
it, a subject by a sentence on it; where none of these is known, by the words the point and a sentence share. Only that last way
needs both in one language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.notice.reading import stems
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poalint.letter.model import Letter
    from poalint.notice.model import Identifier, Metric, Notice, Point
    from poalint.notice.reading import Marked

SHOWN_BY = {
    "root-cause": ("root-cause",),
    "actions": ("corrective-actions",),
    "prevention": ("preventive-measures",),
    "monitoring": ("monitoring",),
    "acknowledgement": ("commitment", "accepts-responsibility"),
}
MAIN_KINDS = ("root-cause", "actions", "prevention", "monitoring")
# What an action is about: a point on it is not answered by an action on something else.
OBJECTS = frozenset({"remaining-stock", "buyers-compensated", "buyers-informed", "returns", "other-listings", "owner-contacted", "refund"})
PROVED_BY = frozenset({"invoice", "code", "url"})
CONTACT = frozenset({"phone", "email", "url", "company"})
BUYERS = frozenset({"buyers-compensated", "buyers-informed", "refund"})
GENERAL = frozenset({"data-check", "per-asin", "sourcing", "training", "affected-list"})  # what a point is on only where nothing else is
FIRST = 2  # words that may stand before a paper in a list of enclosures
SHARED = 0.4  # share of a point's words that a sentence must have where nothing else tells what it is on
CERTAIN = 0.6  # the same where its subject is known and no sentence has it


class Place(Record):
    """Words of the letter that answer: a sentence's number and source offsets."""

    sentence: int
    start: int
    end: int


class Answered(Record):
    """A point with the places that answer it; `judged` is False where nothing can be said (another language, no known subject)."""

    point: Point
    places: tuple[Place, ...]
    judged: bool = True


class Answers(Record):
    """All that a notice asks or names, with where the letter answers it."""

    points: tuple[Answered, ...]
    identifiers: tuple[tuple[Identifier, tuple[Place, ...]], ...]
    metrics: tuple[tuple[Metric, tuple[Place, ...]], ...]


class Reply(Record):
    """The letter as it answers: its sentences with the notice's phrases, those that are text, and the rules' showings by rule."""

    letter: Letter
    read: Sequence[Marked]
    shown: Mapping[str, Sequence[Place]]
    common: frozenset[str]


def answers(notice: Notice, reply: Reply) -> Answers:
    """Hold a letter against a notice."""
    rates = {rate.name for rate in notice.metrics if not rate.part}
    topics = {point: point.metrics for point in notice.points if len(rates) > 1}
    words = _stems_of(reply) if notice.language == reply.letter.language.code else None
    points = tuple(_point(point, reply, topics.get(point, ()), words) for point in notice.points)
    return Answers(points, _identifiers(notice, reply), tuple((rate, _of_metric(rate, reply)) for rate in notice.metrics))


def _point(point: Point, reply: Reply, metrics: Sequence[str], words: Mapping[int, frozenset[str]] | None) -> Answered:
    kinds = tuple(kind for kind in point.kinds if kind in MAIN_KINDS)
    objects = frozenset(point.topics) & OBJECTS if kinds and set(kinds) <= {"actions"} else frozenset()
    if kinds and not objects:
        places = tuple(place for kind in kinds for place in _shown(reply, kind))
        if places and metrics and not any(_marked(reply, "metrics", metrics)):
            places = ()
        return Answered(point, places)
    if objects:
        return Answered(point, _marked(reply, "topics", objects | BUYERS if objects & BUYERS else objects))
    if point.documents:
        return Answered(point, _papers(reply, point.documents))
    shared = () if words is None else _sharing(point.words, reply, words, CERTAIN if point.topics else SHARED)
    if point.topics:
        return Answered(point, _on_topics(reply, point.topics) or shared)
    if "documents" in point.kinds:
        return Answered(point, tuple(reply.shown.get("supporting-evidence", ())))
    if point.kind == "acknowledgement":
        return Answered(point, _marked(reply, "kinds", ("acknowledgement",)) or _shown(reply, "acknowledgement"))
    if "explanation" in point.kinds:  # the whole letter is one
        return Answered(point, _shown(reply, "root-cause"), judged=False)
    return Answered(point, shared, judged=words is not None and bool(point.words))


def _shown(reply: Reply, kind: str) -> tuple[Place, ...]:
    return tuple(place for rule in SHOWN_BY[kind] for place in reply.shown.get(rule, ()))


def _marked(reply: Reply, group: str, names: Iterable[str]) -> tuple[Place, ...]:
    wanted = frozenset(names)
    return tuple(Place(one.number, mark.start, mark.end) for one in reply.read for mark in one.of(group) if mark.name in wanted)


def _on_topics(reply: Reply, topics: Sequence[str]) -> tuple[Place, ...]:
    """The sentences on one of the topics; where the notice asks who does it, those of them that name somebody."""
    topics = [topic for topic in topics if topic not in GENERAL] or topics
    if "person" not in topics:
        return _marked(reply, "topics", topics)
    others = [topic for topic in topics if topic != "person"] or ["person"]
    named = {one.number for one in reply.read if one.has("cues", "named") or any(entity.kind == "name" for entity in one.sentence.entities)}
    return tuple(place for place in _marked(reply, "topics", others) if place.sentence in named)


def _papers(reply: Reply, papers: Sequence[str]) -> tuple[Place, ...]:
    """Where one of the papers is named and attached, or named with what makes it checkable."""
    attached = {place.sentence for place in reply.shown.get("supporting-evidence", ())}
    found = []
    for one in reply.read:
        kinds = {entity.kind for entity in one.sentence.entities}
        block = reply.letter.blocks[one.sentence.block]
        listed = bool(block.mark) or block.part == "closing"
        if "supplier-contact" in papers and len(kinds & CONTACT) > 1:  # an address with what one can call or write to
            found.append(Place(one.number, one.sentence.start, one.sentence.end))
            continue
        for mark in one.of("documents"):
            if mark.name not in papers or one.has("cues", "lacking"):
                continue
            proved = CONTACT if mark.name == "supplier-contact" else PROVED_BY
            enclosed = one.number in attached or one.has("cues", "attached") or (listed and mark.first <= FIRST)
            if enclosed or kinds & proved:
                found.append(Place(one.number, mark.start, mark.end))
    return tuple(found)


def _stems_of(reply: Reply) -> dict[int, frozenset[str]]:
    code = reply.letter.language.code
    return {one.number: frozenset(stems(one.sentence.words, language=code, common=reply.common)) for one in reply.read}


def _sharing(words: Sequence[str], reply: Reply, stems_by_sentence: Mapping[int, frozenset[str]], share: float) -> tuple[Place, ...]:
    """The sentences that share enough words with the point."""
    wanted = frozenset(words)
    if not wanted:
        return ()
    needed = max(min(2 if share < CERTAIN else 3, len(wanted)), share * len(wanted))
    return tuple(
        Place(one.number, one.sentence.start, one.sentence.end)
        for one in reply.read
        if len(wanted & stems_by_sentence[one.number]) >= needed
    )


def _identifiers(notice: Notice, reply: Reply) -> tuple[tuple[Identifier, tuple[Place, ...]], ...]:
    text = reply.letter.source.text
    upper = text.upper()
    return tuple((one, _at(upper, one.value.upper(), reply)) for one in notice.identifiers)


def _at(upper: str, value: str, reply: Reply) -> tuple[Place, ...]:
    at = upper.find(value)
    if at < 0:
        return ()
    sentence = next((number for number, one in enumerate(reply.letter.sentences) if one.start <= at < one.end), 0)
    return (Place(sentence, at, at + len(value)),)


def _of_metric(rate: Metric, reply: Reply) -> tuple[Place, ...]:
    """Where the letter names the rate, or states its very value."""
    named = _marked(reply, "metrics", (rate.name,))
    if named or rate.value is None or rate.part:
        return named
    return tuple(
        Place(one.number, entity.start, entity.end)
        for one in reply.read
        for entity in one.sentence.entities
        if entity.kind == "percent" and _same(reply.letter.source.text[entity.start : entity.end], rate.value)
    )


def _same(words: str, value: float) -> bool:
    figure = words.replace(",", ".").rstrip("%％ \u00a0\u202f")
    try:
        return float(figure) == value
    except ValueError:
        return False
