"""In a case of authenticity the proof must be of a kind that the marketplace takes.

The rule's patterns are receipts and order confirmations offered as proof; its field `contact` is what a supplier is reached by.
Parameters: `supplier` and `invoice`, the facts of the case that name a supplier and offer invoices; `days` an invoice may be old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.cases.model import FIRST
from poalint.checks.case_facts import NOT_SAID
from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.letter.dates import day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from poalint.checks.kind import Context
    from poalint.letter.model import Letter

_NUMBERS = frozenset({"invoice", "code"})


def find(context: Context) -> Found:
    """Receipts offered, invoices too old or without number and date, a supplier nobody can reach."""
    matter = context.matter
    if matter is None or matter.case is None:
        return Found()
    groups = {matter.case.group(fact): fact.id for fact in matter.case.facts}
    sentences: dict[str, list[int]] = {}
    for hit in context.case_hits:
        if hit.group in groups and hit.sentence not in context.stained and _said(context.letter, hit.sentence):
            sentences.setdefault(groups[hit.group], []).append(hit.sentence)
    suppliers = sentences.get(str(context.parameters["supplier"]), [])
    invoices = sorted(set(sentences.get(str(context.parameters["invoice"]), [])))
    findings = [*_receipts(context), *_invoices(context, invoices)]
    reached = any(
        (context.rule.id, "contact") in fields and _said(context.letter, number) and number not in context.stained
        for number, fields in enumerate(context.fields)
    )
    if suppliers and not reached:
        findings.append(Draft(text="message_contact"))
    return Found(tuple(findings))


def _said(letter: Letter, number: int) -> bool:
    return letter.blocks[letter.sentences[number].block].kind not in NOT_SAID


def _receipts(context: Context) -> Iterator[Draft]:
    """One finding a sentence. It takes no other rule's showings away: such a sentence does point to a document (rulebook.md, border 12)."""
    seen: set[int] = set()
    for hit in context.own_hits():
        if hit.sentence not in seen and _said(context.letter, hit.sentence):
            seen.add(hit.sentence)
            yield Draft(hit.start, hit.end, None, context.letter.blocks[context.letter.sentences[hit.sentence].block].part)


def _invoices(context: Context, invoices: list[int]) -> Iterator[Draft]:
    """Invoices that are all too old by the latest date of letter or notice, or of which none has a number or a date."""
    letter = context.letter
    if not invoices:
        return
    entities = [entity for number in invoices for entity in letter.sentences[number].entities]
    dated = [(entity, told) for entity in entities if entity.kind == "date" and (told := _day(letter, entity.start, entity.end))]
    if not any(entity.kind == "date" or entity.kind in _NUMBERS for entity in entities):
        yield Draft(text="message_unnumbered")
    notice = context.asked[0].letter if context.asked else None
    latest = max([*_days(letter, _papers(context)), *(_days(notice) if notice else ())], default=None)
    latest = max([told for _, told in dated] + ([] if latest is None else [latest]), default=None)
    limit = int(context.parameters["days"])
    if dated and latest is not None and all(latest - told > limit for _, told in dated):
        entity = max(dated, key=lambda one: one[1])[0]
        yield Draft(entity.start, entity.end, None, text="message_old", values={"limit": limit})


def _papers(context: Context) -> frozenset[int]:
    """The sentences about papers and plans: their dates may lie ahead (an authorisation until 2027)."""
    letter = context.letter
    ahead = {number for number, one in enumerate(letter.sentences) if letter.blocks[one.block].part in {"preventive", "closing"}}
    return frozenset(ahead | {hit.sentence for hit in context.case_hits if hit.group >= FIRST})


def _days(letter: Letter, without: Collection[int] = ()) -> list[int]:
    """The days of all dates with a year, as ordinals, but for some sentences."""
    found = [
        _day(letter, entity.start, entity.end)
        for number, sentence in enumerate(letter.sentences)
        for entity in sentence.entities
        if entity.kind == "date" and number not in without
    ]
    return [told for told in found if told is not None]


def _day(letter: Letter, start: int, end: int) -> int | None:
    from datetime import date

    told = day(letter.source.text[start:end].lower(), letter.language)
    return date.fromisoformat(told).toordinal() if told else None


PROOF_FITS = CheckKind("proof_fits", find, falling, turn=2)
