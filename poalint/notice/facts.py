"""What a notice states: products, orders, complaints, rates with their targets, the owner of a right, dates and the deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.letter.dates import day
from poalint.notice.dates import later
from poalint.notice.model import Deadline, Identifier, Metric, Owner, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poalint.letter.model import Entity, Letter
    from poalint.notice.model import IdentifierKind
    from poalint.notice.reading import Mark, Marked

_FIGURE = re.compile(r"\d+(?:[., ]\d{3}(?!\d))*(?:[.,]\d+)?")
_COMPLAINT = re.compile(r"\w*\d[\w-]*")
LINE = 160  # characters up to which an identifier is quoted with its whole line
NEAR = 34  # characters between a word for a target and its figure
DATE_BLOCKS = 8  # blocks at the head of a notice in which its date is looked for
_AFTER_LABEL = " \t:：#°№.-–—=\u00a0"


def identifiers(letter: Letter, read: Sequence[Marked]) -> tuple[Identifier, ...]:
    """Products, orders and complaints, each once where it first stands."""
    found: dict[tuple[str, str], Identifier] = {}
    for one in read:
        for kind, start, end in (*_numbered(one), *_complaints(letter, one)):
            value = letter.source.text[start:end]
            found.setdefault((kind, value), Identifier(kind, value, start, end, _line(letter, one, start, end)))
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _numbered(one: Marked) -> Iterator[tuple[IdentifierKind, int, int]]:
    for entity in one.sentence.entities:
        if entity.kind == "asin":
            yield "asin", entity.start, entity.end
        elif entity.kind == "order":
            yield "order", entity.start, entity.end


def _complaints(letter: Letter, one: Marked) -> Iterator[tuple[IdentifierKind, int, int]]:
    """The codes that follow the word for a complaint's number."""
    text = letter.source.text
    for mark in one.of("cues", "complaint"):
        at = mark.end
        while at < one.sentence.end and text[at] in _AFTER_LABEL:
            at += 1
        code = _COMPLAINT.match(text, at, one.sentence.end)
        if code and not any(
            entity.kind in {"date", "duration", "percent", "asin"} and entity.start == at for entity in one.sentence.entities
        ):
            yield "complaint", code.start(), code.end()


def _line(letter: Letter, one: Marked, start: int, end: int) -> Stretch:
    """What an identifier is quoted with: its line, or in a long line its sentence."""
    text = letter.source.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if last - first > LINE:
        first, last = one.sentence.start, one.sentence.end
    block = letter.blocks[one.sentence.block]
    first = max(first, block.start) if block.start <= start else first
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Stretch(first, last, text[first:last])


def metrics(letter: Letter, read: Sequence[Marked]) -> tuple[Metric, ...]:
    """The rates of the notice with value, target and window; a target on a line of its own belongs to the rates above it."""
    text = letter.source.text
    found: list[Metric] = []
    targeted = 0
    for one in read:
        names = tuple(dict.fromkeys(mark.name for mark in one.of("metrics")))
        percents = [entity for entity in one.sentence.entities if entity.kind == "percent"]
        target, value = _target_and_value(letter, one, percents)
        if not names:
            if target is not None and found and len(text[one.sentence.start : one.sentence.end]) <= LINE:
                found[targeted:] = [rate._replace(target=rate.target if rate.target is not None else target) for rate in found[targeted:]]
                targeted = len(found)
            elif value is not None and found and found[-1].value is None and not found[-1].part:
                found[-1] = found[-1]._replace(value=value)
            continue
        counts = [entity for entity in one.sentence.entities if entity.kind in {"count", "number"}]
        for name in names:
            part = name.startswith("part-")
            figure = _figure(text, counts[0]) if part and counts else value
            if (part and not counts) or (not part and not percents and any(rate.name == name for rate in found)):
                continue
            span = letter.blocks[one.sentence.block] if part else one.sentence
            found.append(
                Metric(name, span.start, span.end, text[span.start : span.end], figure, None if part else target, _window(text, one), part)
            )
    return tuple(_merged(found))


def _merged(found: Sequence[Metric]) -> Iterator[Metric]:
    """A rate named in words and its value on a later line are one; several windows of a rate stay apart."""
    for index, rate in enumerate(found):
        same = [other for other in found if other.name == rate.name]
        if rate.value is None and any(other.value is not None for other in same):
            continue
        if rate.value is None and same[0] is not rate:
            continue
        target = rate.target if rate.target is not None else next((other.target for other in same if other.target is not None), None)
        if any(
            other.value == rate.value and other.window == rate.window and other.part == rate.part and other.name == rate.name
            for other in found[:index]
        ):
            continue
        yield rate._replace(target=target)


def _target_and_value(letter: Letter, one: Marked, percents: Sequence[Entity]) -> tuple[float | None, float | None]:
    text = letter.source.text
    target = value = None
    for entity in percents:
        aimed = any(
            0 <= entity.start - mark.end <= NEAR and not any(mark.end <= other.start < entity.start for other in percents)
            for mark in one.of("cues", "target")
        )
        if aimed and target is None:
            target = _figure(text, entity)
        elif value is None:
            value = _figure(text, entity)
    return target, value


def _figure(text: str, entity: Entity) -> float | None:
    match = _FIGURE.search(text, entity.start, entity.end)
    if match is None:
        return None
    figure = match.group().replace(" ", "").replace(",", ".")
    try:
        return float(figure) if figure.count(".") <= 1 else float(figure.replace(".", ""))
    except ValueError:
        return None


def _window(text: str, one: Marked) -> int | None:
    """The days over which a rate is counted."""
    for entity in one.sentence.entities:
        if entity.kind == "duration":
            figure = _figure(text, entity)
            return int(figure) if figure is not None and figure < 1000 else None
    return None


def owner(letter: Letter, read: Sequence[Marked]) -> Owner | None:
    """Who holds the right: the name behind the word for the owner, and an address near it."""
    text = letter.source.text
    marks = [(one, mark) for one in read for mark in one.of("cues", "owner")]
    if not marks:
        return None
    at = marks[-1][0].number
    labelled = (_labelled(text, mark) for _, mark in marks)
    name = next(filter(None, labelled), None) or next(filter(None, (_named(text, one, mark) for one, mark in marks)), None)
    email = None
    near = sorted(
        ((abs(one.number - at), entity) for one in read for entity in one.sentence.entities if entity.kind == "email"),
        key=lambda pair: (pair[0], pair[1].start),
    )
    if near and near[0][0] <= 6:
        entity = near[0][1]
        email = Stretch(entity.start, entity.end, text[entity.start : entity.end])
    return Owner(name, email) if name or email else None


def _labelled(text: str, mark: Mark) -> Stretch | None:
    """What follows a label with a colon, to the end of its line."""
    start = _behind_spaces(text, mark.end)
    if text[start : start + 1] not in {":", "："}:
        return None
    start = _behind_spaces(text, start + 1)
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    while end > start and text[end - 1] in " \r\t,;":
        end -= 1
    return Stretch(start, end, text[start:end]) if 0 < end - start <= 80 else None


def _behind_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u00a0\u202f":
        at += 1
    return at


def _named(text: str, one: Marked, mark: Mark) -> Stretch | None:
    """The company that is named right behind the word for the owner."""
    for entity in one.sentence.entities:
        if entity.kind == "company" and mark.end <= entity.start <= mark.end + 12:
            return Stretch(entity.start, entity.end, text[entity.start : entity.end])
    return None


def notice_date(letter: Letter, read: Sequence[Marked]) -> str | None:
    """The day of the notice: of the mail's head, or of a line at its beginning that is a date and little else."""
    if letter.source.dated:
        return letter.source.dated
    for one in read:
        if one.sentence.block >= DATE_BLOCKS:
            break
        for entity in one.sentence.entities:
            alone = (entity.end - entity.start) * 2 >= one.sentence.end - one.sentence.start
            if entity.kind == "date" and alone and not any(other.kind == "percent" for other in one.sentence.entities):
                told = day(letter.source.text[entity.start : entity.end].lower(), letter.language)
                if told:
                    return told
    return None


def deadline(letter: Letter, read: Sequence[Marked], dated: str | None) -> Deadline | None:
    """Until when an answer must come, from the first sentence that sets a term for one."""
    text = letter.source.text
    year = int(dated[:4]) if dated else None
    best: tuple[int, Mark, Marked] | None = None
    for one in read:
        if one.has("cues", "no_deadline"):
            continue
        for mark in one.of("cues", "deadline"):
            rank = 0 if one.has("cues", "asks", "reply", "tells") else 1
            if rank == 1 and not one.has("cues", "term"):
                continue
            if best is None or (rank, one.number, mark.start) < (best[0], best[2].number, best[1].start):
                best = (rank, mark, one)
    if best is None:
        return None
    _, mark, one = best
    for entity in one.sentence.entities:
        if mark.start <= entity.start < mark.end and entity.kind in {"duration", "date"}:
            words = text[entity.start : entity.end].lower()
            if entity.kind == "date":
                return Deadline(mark.start, mark.end, text[mark.start : mark.end], None, day(words, letter.language, year))
            days = _days(words)
            working = any(unit in words for unit in _WORKING)
            date = later(dated, days, working=working) if dated and days is not None else None
            return Deadline(mark.start, mark.end, text[mark.start : mark.end], days, date)
    return None


_WORKING = ("working", "business", "ouvr", "robocz", "工作日")
_HOURS = ("hour", "hr", "heure", "godz", "小时", "小時")
_WEEKS = ("week", "semaine", "tydz", "tygod", "周", "星期", "週")


def _days(words: str) -> int | None:
    match = _FIGURE.search(words)
    if match is None:
        return None
    figure = int(float(match.group().replace(",", ".").replace(" ", "")))
    if any(unit in words for unit in _HOURS):
        return -(-figure // 24)
    return figure * 7 if any(unit in words for unit in _WEEKS) else figure if figure < 10_000 else None
