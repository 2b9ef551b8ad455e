"""A letter of a known case says what this kind of case needs; each fact that it leaves out is named.

The seller's own value of the case's metric is one that misses the target: a value that meets it explains no suspension.
A target of the marketplace's that is quoted wrongly is an objection of its own. The rule's patterns are targets quoted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from poalint.cases.model import FIRST
from poalint.checks.kind import CheckKind, Draft, Found, Showing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.cases import Case, CaseHit, Fact, Metric
    from poalint.checks.kind import Context
    from poalint.letter.model import Entity, Letter
    from poalint.rulebook import Rule

NOT_SAID = frozenset({"salutation", "closing", "quotation", "code"})
OWN_LIMITS = frozenset({"corrective", "preventive"})  # parts in which a seller sets limits of his own
_VALUE = re.compile(r"\d+(?:[.,]\d+)?")


def find(context: Context) -> Found:
    """A finding for each fact that no sentence gives and for each wrong target; the facts given are met."""
    matter = context.matter
    if matter is None or matter.case is None:
        return Found()
    case, letter = matter.case, context.letter
    by_group: dict[int, list[CaseHit]] = {}
    for hit in context.case_hits:
        if _said(letter, hit.sentence):
            by_group.setdefault(hit.group, []).append(hit)
    wrong = tuple(_wrong_targets(context, case, by_group))
    spoilt = {letter_sentence for letter_sentence, _ in wrong}
    findings: list[Draft] = [draft for _, draft in wrong]
    met: list[Showing] = []
    wanted = case.asked(matter.stance)
    for fact in wanted:
        shown = [Showing(hit.sentence, hit.start, hit.end, label=fact.id) for hit in by_group.get(case.group(fact), ())]
        good: tuple[Metric, Entity] | None = None
        if fact.metric:
            values, good = _own_values(context, case, by_group)
            if good is not None and not values:  # words around a rate that explains nothing give no more than the rate
                shown = [showing for showing in shown if showing.end <= good[1].start or good[1].end <= showing.start]
            shown = sorted([*shown, *(Showing(number, one.start, one.end, label=fact.id) for number, one in values)], key=_place)
        if not shown:
            findings.append(_missing(letter, fact, good))
        met.extend(showing for showing in shown if showing.sentence not in spoilt)
    first: dict[str, Showing] = {}
    for showing in met:
        first.setdefault(showing.label, showing)
    shown_first = tuple(first.values())
    return Found(tuple(findings), shown_first, tuple(one for one in met if one not in shown_first), len(wanted))


def _place(showing: Showing) -> int:
    return showing.start


def _missing(letter: Letter, fact: Fact, good: tuple[Metric, Entity] | None) -> Draft:
    if good is None:
        return Draft(part=fact.part, values={"fact": fact.id})
    metric, one = good
    values = {"fact": fact.id, "metric": metric.id, "value": letter.source.text[one.start : one.end]}
    return Draft(one.start, one.end, None, fact.part, text="message_meets", values=values)


def _said(letter: Letter, number: int) -> bool:
    """Whether the seller says something here: not in a frame, nor in a sentence still to be filled in."""
    sentence = letter.sentences[number]
    if letter.blocks[sentence.block].kind in NOT_SAID:
        return False
    return not any(entity.kind == "placeholder" for entity in sentence.entities)


def _own_values(
    context: Context, case: Case, by_group: Mapping[int, Sequence[CaseHit]]
) -> tuple[list[tuple[int, Entity]], tuple[Metric, Entity] | None]:
    """The rates that miss a target of the case, by sentence; and one that meets it, where no other stands in the letter."""
    missed: list[tuple[int, Entity]] = []
    met: tuple[Metric, Entity] | None = None
    for number, metric in enumerate(case.metrics):
        for sentence in sorted({hit.sentence for hit in by_group.get(FIRST + number, ())}):
            for one in _rates(context.letter, sentence):
                if _quoted_target(context, sentence, one) is not None:
                    continue
                value = _value(context.letter, one)
                if value is None or not metric.meets(value):
                    missed.append((sentence, one))
                elif met is None:
                    met = (metric, one)
    return missed, met


def _wrong_targets(context: Context, case: Case, by_group: Mapping[int, Sequence[CaseHit]]) -> Iterator[tuple[int, Draft]]:
    """Targets of the marketplace's that are quoted as another figure, with the sentences they stand in."""
    letter = context.letter
    for number in sorted({hit.sentence for hit in context.own_hits()}):
        if not _said(letter, number) or letter.blocks[letter.sentences[number].block].part in OWN_LIMITS:
            continue
        for one in _rates(letter, number):
            quoted = _quoted_target(context, number, one)
            metric = _metric_near(letter, case, by_group, number, one)
            value = _value(letter, one)
            if quoted is None or metric is None or value is None or value == metric.target:
                continue
            values = {"metric": metric.id, "value": letter.source.text[one.start : one.end]}
            yield (
                number,
                Draft(one.start, one.end, None, letter.blocks[letter.sentences[number].block].part, None, "message_target", values),
            )


def _metric_near(letter: Letter, case: Case, by_group: Mapping[int, Sequence[CaseHit]], number: int, one: Entity) -> Metric | None:
    """The metric that a figure belongs to: the nearest one before it in its paragraph, else the only one of the case."""
    block = letter.sentences[number].block
    before: tuple[int, Metric] | None = None
    for index, metric in enumerate(case.metrics):
        for hit in by_group.get(FIRST + index, ()):
            if letter.sentences[hit.sentence].block == block and hit.start <= one.start and (before is None or hit.start > before[0]):
                before = (hit.start, metric)
    if before is not None:
        return before[1]
    return case.metrics[0] if len(case.metrics) == 1 else None


def _quoted_target(context: Context, number: int, one: Entity) -> Entity | None:
    """The figure, where a phrase of the rule calls it a target."""
    within = any(hit.sentence == number and hit.start <= one.start < hit.end for hit in context.own_hits())
    return one if within else None


def _rates(letter: Letter, number: int) -> Iterator[Entity]:
    return (entity for entity in letter.sentences[number].entities if entity.kind == "percent")


def _value(letter: Letter, one: Entity) -> float | None:
    """A rate in percent, None where it is not written in figures."""
    told = _VALUE.search(normalize("NFKC", letter.source.text[one.start : one.end]))
    return float(told[0].replace(",", ".")) if told else None


def value(_rule: Rule, found: Found, _charged: int, clean: Sequence[Showing]) -> float:
    """The share of the facts that clean sentences give, halved by a wrong target, cut to a third by two."""
    if not found.judged:
        return 1.0
    wrong = sum(draft.text == "message_target" for draft in found.findings)
    return len({showing.label for showing in clean}) / found.judged / (1 + wrong)


CASE_FACTS = CheckKind("case_facts", find, value, turn=2)
