"""The letter must show something: sentences that do are met, their lack is the finding.

Parameters: `required` showings (1), `part` where it belongs, `not_in` parts in which nothing counts,
`place` the parts in which a showing counts in full, elsewhere half
(a letter without titles: its first sentences). `titled` the part under whose title a sentence with something
definite in it (a date, a count, a code, a name …) shows it whatever its words, `points` if only a point of a list does,
`not_with` the rules that must have no hit there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, Showing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poalint.checks.kind import Context
    from poalint.rulebook import Rule

DEFINITE = frozenset({"date", "count", "percent", "money", "code", "order", "asin", "invoice", "company", "time", "duration", "name"})
DOUBTFUL = frozenset({"placeholder", "question", "exclamation", "shouting"})
FEW = {True: 4, False: 7}  # words, or characters: less is no statement
HEAD = 8  # sentences at the beginning of a letter without titles; a share of them would grow with every sentence added
NOT_TEXT = frozenset({"heading", "salutation", "closing", "quotation", "code"})  # a title promises, it does not show


def find(context: Context) -> Found:
    """Each sentence that shows it, once, at its strongest; a finding when all together they are less than required."""
    best: dict[int, Showing] = {}
    for hit in context.own_hits():
        block = context.letter.blocks[context.letter.sentences[hit.sentence].block]
        if block.kind in NOT_TEXT or context.out_of_place(hit.sentence):
            continue
        known = best.get(hit.sentence)
        if known is None or (hit.credit, -hit.start) > (known.credit, -known.start):
            best[hit.sentence] = Showing(hit.sentence, hit.start, hit.end, hit.credit)
    if context.letter.titled and "titled" in context.parameters:
        for showing in _under_title(context, {context.letter.sentences[sentence].block for sentence in best}):
            best[showing.sentence] = showing
    shown = tuple(_placed(context, best[sentence]) for sentence in sorted(best))
    if context.parameters.get("place") and shown:
        shown = (max(shown, key=lambda showing: (showing.credit, -showing.start)),)
        if shown[0].credit < 1:
            return Found((Draft(shown[0].start, shown[0].end, None, context.parameters.get("part"), text="message_late"),), shown)
    required = context.parameters.get("required", 1)
    credit = sum(showing.credit for showing in shown)
    if credit >= required:
        return Found((), shown)
    text = "message_partial" if shown else "message"
    return Found((Draft(part=context.parameters.get("part"), text=text, values={"n": len(shown), "limit": required}),), shown)


def _under_title(context: Context, shown: set[int]) -> Iterator[Showing]:
    """The first definite sentence of each point under the part's title, each one of a paragraph; `shown` blocks have spoken already.

    Under "Actions taken", "4 July: 1,300 cartons recycled" is an action, though no verb says who did what.
    """
    letter = context.letter
    part, points = context.parameters["titled"], context.parameters.get("points", False)
    spoiled = {hit.sentence for rule in context.parameters.get("not_with", ()) for hit in context.hits.get(rule, ())}
    for number, sentence in enumerate(letter.sentences):
        block = letter.blocks[sentence.block]
        if block.part != part or block.kind in NOT_TEXT or (points and block.item is None) or sentence.block in shown:
            continue
        kinds = {entity.kind for entity in sentence.entities}
        if (
            number in spoiled
            or kinds.isdisjoint(DEFINITE)
            or not kinds.isdisjoint(DOUBTFUL)
            or len(sentence.words) < FEW[letter.language.spaced]
        ):
            continue
        if block.kind == "item":
            shown.add(sentence.block)
        yield Showing(number, sentence.starts[0], sentence.ends[-1])


def _placed(context: Context, showing: Showing) -> Showing:
    place = context.parameters.get("place")
    if not place:
        return showing
    letter = context.letter
    part = letter.blocks[letter.sentences[showing.sentence].block].part
    early = part in place if letter.titled else showing.sentence < HEAD
    return showing if early else Showing(showing.sentence, showing.start, showing.end, showing.credit / 2)


def value(rule: Rule, _found: Found, _charged: int, clean: Sequence[Showing]) -> float:
    """The share of what is required that clean sentences show."""
    required = float(rule.parameters.get("required", 1))
    return min(1.0, sum(showing.credit for showing in clean) / required)


PRESENCE = CheckKind("presence", find, value)
