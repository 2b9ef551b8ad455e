"""A letter answers what the notice asks: each point, product, order, complaint and rate of it; applies only where a notice is given.

Parameters: `group_from`, identifiers of one kind from which they are reported together; `not_in`, by rule, the parts in which a
showing answers nothing (what stands under "Actions taken" explains no cause).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, Showing
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.checks.kind import Context
    from poalint.letter.model import Part
    from poalint.notice.answers import Answers, Place
    from poalint.notice.model import Identifier, Notice, Point
    from poalint.rulebook import Rule

PART: Mapping[str, Part] = {
    "root-cause": "cause", "actions": "corrective", "prevention": "preventive", "monitoring": "preventive", "documents": "closing",
    "acknowledgement": "closing",
}  # fmt: skip
NAMED = 12  # identifiers named in one message


def find(context: Context) -> Found:
    """One finding a point that no sentence answers, one for the identifiers of a line (or of a kind, when many) that the letter lacks."""
    if context.asked is None:
        return Found()
    from poalint.notice.answers import Reply, answers
    from poalint.notice.reading import marked

    notice, book = context.asked
    letter = context.letter
    read = [one for one in marked(letter, book.program) if letter.blocks[one.sentence.block].kind not in NOT_TEXT]
    held = answers(notice, Reply(letter, read, shown(context), book.common))
    needs = list(_needs(notice, held))
    findings = [draft for _, draft, places in needs if draft is not None and not places]
    findings.extend(_missing(notice, held, int(context.parameters.get("group_from", 4))))
    counted = tuple(Showing(place.sentence, place.start, place.end, 1.0, label) for label, _, places in needs for place in places)
    return Found(tuple(findings), counted=counted, judged=len({label.partition("/")[0] for label, _, _ in needs}))


def shown(context: Context) -> dict[str, list[Place]]:
    """What the letter shows, by rule: as the rules found it; of a rule that was left out what its phrases find in the text."""
    from poalint.notice.answers import Place

    blocks, sentences = context.letter.blocks, context.letter.sentences
    not_in = context.parameters.get("not_in", {})
    out = {rule: [Place(one.sentence, one.start, one.end) for one in found.met] for rule, found in context.found.items() if found.met}
    for rule, hits in context.hits.items():
        if rule in context.found:
            continue
        for hit in hits:
            block = blocks[sentences[hit.sentence].block]
            if block.kind not in NOT_TEXT and not (context.letter.titled and block.part in not_in.get(rule, ())):
                out.setdefault(rule, []).append(Place(hit.sentence, hit.start, hit.end))
    return out


def _needs(notice: Notice, held: Answers) -> Iterator[tuple[str, Draft | None, tuple[Place, ...]]]:
    """All that is wanted: a label, the finding should nothing answer it, and the places that do.

    A label is a name and, for a kind of identifiers, which together are one need, "/how many/which".
    """
    required = [(number, one) for number, one in enumerate(held.points) if one.judged and one.point.required]
    for number, one in required:
        yield f"point-{number}", _draft(notice, one.point), one.places
    if not required:  # of what is offered, one is enough
        for choice in dict.fromkeys(one.point.choice for one in held.points if one.point.choice is not None):
            group = [one for one in held.points if one.point.choice == choice and one.point.kind != "error"]
            if group:
                yield f"choice-{choice}", _draft(notice, group[0].point), tuple(place for one in group for place in one.places)
    for number, (rate, places) in enumerate(held.metrics):
        values = {"line": notice.source.position(rate.start).line}
        yield f"metric-{number}", Draft(part="cause", text="message_metric", values=values, asked=(rate.start, rate.end)), places
    counts = {kind: sum(one.kind == kind for one, _ in held.identifiers) for kind in ("asin", "order", "complaint")}
    for number, (named, places) in enumerate(held.identifiers):
        yield f"{named.kind}/{counts[named.kind]}/{number}", None, places


def _draft(notice: Notice, point: Point) -> Draft:
    text = "message_documents" if point.kind == "documents" else "message"
    return Draft(part=PART.get(point.kind), text=text, values={"line": notice.source.position(point.start).line}, asked=point[:2])


def _missing(notice: Notice, held: Answers, group_from: int) -> Iterator[Draft]:
    """The identifiers that the letter lacks: by their line, or all of a kind together where they are many."""
    missing: dict[str, list[Identifier]] = {}
    for one, places in held.identifiers:
        if not places:
            missing.setdefault(one.kind, []).append(one)
    for identifiers in missing.values():
        lines = list(dict.fromkeys(one.line for one in identifiers))
        groups = [identifiers] if len(lines) >= group_from else [[one for one in identifiers if one.line == line] for line in lines]
        for group in groups:
            yield _lacking(notice, group)


def _lacking(notice: Notice, group: Sequence[Identifier]) -> Draft:
    line = group[0].line
    names = ", ".join(one.value for one in group[:NAMED]) + (" …" if len(group) > NAMED else "")
    values = {"line": notice.source.position(group[0].start).line, "n": len(group), "expected": names}
    return Draft(part="cause", text="message_named" if len(group) == 1 else "message_several", values=values, asked=(line.start, line.end))


def value(_rule: Rule, found: Found, _charged: int, clean: Sequence[Showing]) -> float:
    """The share of what the notice wants that clean sentences answer; the identifiers of a kind weigh as one point."""
    if not found.judged:
        return 1.0
    kept = 0.0
    for label in {showing.label for showing in clean if showing.label}:
        _, _, count = label.partition("/")
        kept += 1 / int(count.partition("/")[0]) if count else 1.0
    return min(1.0, kept / found.judged)


ANSWERS = CheckKind("answers", find, value, turn=2)
