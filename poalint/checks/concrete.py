"""Actions must be concrete: each action without a date, rhythm, number, name, role or document is a finding.

A sentence is an action when the rule's own phrases stand in it or when it shows one of the rules in parameter
`actions_from`; it is concrete when a phrase of the field `concrete` stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.checks.kind import Context, Showing
    from poalint.rulebook import Rule

FLOOR = 2  # actions that the share counts with at least, so that one vague sentence alone is not the whole rule


def find(context: Context) -> Found:
    """The vague actions, each a whole sentence; `judged` counts them and the concrete ones in sentences nobody objects to."""
    rules = (context.rule.id, *context.parameters.get("actions_from", ()))
    sentences = sorted({hit.sentence for rule in rules for hit in context.hits.get(rule, ())})
    concrete_blocks = {
        one.block
        for number, one in enumerate(context.letter.sentences)
        if number not in context.stained and (context.rule.id, "concrete") in context.fields[number]
    }
    findings = []
    concrete = 0
    for number in sentences:
        sentence = context.letter.sentences[number]
        block = context.letter.blocks[sentence.block]
        if block.kind in NOT_TEXT or not sentence.starts or context.out_of_place(number):
            continue
        if (context.rule.id, "concrete") not in context.fields[number] and not _explained(context, number, concrete_blocks):
            findings.append(Draft(sentence.starts[0], sentence.ends[-1], number, block.part, block.item))
        elif number not in context.stained:
            concrete += 1
    return Found(tuple(findings), judged=len(findings) + concrete)


def _explained(context: Context, number: int, concrete_blocks: set[int]) -> bool:
    """Whether the point of the plan that the sentence stands in says elsewhere who, when or how much."""
    index = context.letter.sentences[number].block
    return context.letter.blocks[index].kind == "item" and index in concrete_blocks


def value(_rule: Rule, found: Found, charged: int, _clean: Sequence[Showing]) -> float:
    """The share of actions that are concrete, of at least FLOOR: deleting a good action never helps, nor does adding a vague one."""
    elsewhere = len(found.findings) - charged
    return 1 - charged / max(found.judged - elsewhere, FLOOR) if charged else 1.0


CONCRETE = CheckKind("concrete", find, value, turn=1)
