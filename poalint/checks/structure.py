"""Cause, corrective and preventive parts can be told apart, stand in this order, and the actions are given as points.

With titles the titles tell; without them the sentences that show root-cause, corrective-actions and preventive-measures do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from poalint.checks.kind import Context
    from poalint.letter.model import Letter

ORDER = ("cause", "corrective", "preventive")
RULES = {"root-cause": "cause", "names-cause": "cause", "corrective-actions": "corrective", "preventive-measures": "preventive"}
MANY_ACTIONS = 4  # from as many on they are expected as points
MANY_TITLES = 2  # parts that must be told apart at least; the third may stand inside one of them


def find(context: Context) -> Found:
    """At most one finding of each kind: parts not told apart, another order, actions not as points."""
    letter = context.letter
    told = _told_order(context)
    titled = _titled_order(letter) if letter.titled else ()
    apart = titled if len(titled) >= len(told) or len(titled) >= MANY_TITLES else told
    if len(apart) < MANY_TITLES:
        return Found((Draft(text="message"),))
    if not _in_order(titled or told) and not _in_order(told):
        return Found((Draft(text="message_order"),))
    if not _as_points(context):
        return Found((Draft(text="message_points"),))
    return Found()


def _in_order(parts: tuple[str, ...]) -> bool:
    return list(parts) == [part for part in ORDER if part in parts]


def _titled_order(letter: Letter) -> tuple[str, ...]:
    """The parts in the order in which their titles first come."""
    return tuple(dict.fromkeys(block.part for block in letter.blocks if block.part in ORDER))


def _told_order(context: Context) -> tuple[str, ...]:
    """The parts in the order of the middle of the sentences that show them; only parts in blocks of their own count."""
    letter = context.letter
    places: dict[str, list[int]] = {}
    blocks: dict[str, set[int]] = {}
    for rule, part in RULES.items():
        for hit in context.hits.get(rule, ()):
            block = letter.sentences[hit.sentence].block
            if hit.sentence in context.stained or letter.blocks[block].kind in NOT_TEXT:
                continue
            places.setdefault(part, []).append(hit.sentence)
            blocks.setdefault(part, set()).add(block)
    apart = [
        part
        for part in places
        if any(blocks[part] - other_blocks for other, other_blocks in blocks.items() if other != part) or len(blocks) == 1
    ]
    return tuple(sorted(apart, key=lambda part: (_middle(places[part]), ORDER.index(part))))


def _middle(places: list[int]) -> float:
    ordered = sorted(places)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _as_points(context: Context) -> bool:
    """Whether most clean action sentences stand in points; few actions may stand in sentences."""
    letter = context.letter
    actions = {
        hit.sentence for rule in ("corrective-actions", "preventive-measures", "concrete-actions") for hit in context.hits.get(rule, ())
    }
    blocks = [letter.blocks[letter.sentences[number].block] for number in actions]
    blocks = [block for block in blocks if block.kind not in NOT_TEXT]
    points = sum(block.item is not None for block in blocks)
    return len(blocks) < MANY_ACTIONS or points * 4 >= len(blocks)


STRUCTURE = CheckKind("structure", find, falling, turn=2)
