"""A letter states facts that can be checked: dates, counts, rates, numbers of orders and invoices, names of suppliers.

Parameters: `required` different facts in the cause and corrective parts (in a letter without titles: anywhere).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, Showing
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.checks.kind import Context
    from poalint.rulebook import Rule

CHECKABLE = frozenset({"date", "percent", "money", "count", "asin", "order", "invoice", "code", "company", "time"})
_DAYS = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?(?:\s*(?:,|and|et|i|oraz)\s*)){1,}\d{1,2}(?:st|nd|rd|th|\.)?(?= )")
_DAY = re.compile(r"\d{1,2}")
PARTS = frozenset({"opening", "cause", "corrective"})  # the opening states the cause in most letters


def find(context: Context) -> Found:
    """The different facts of sentences nobody objects to, each once where it first stands; one finding when they are too few."""
    letter = context.letter
    required = context.parameters["required"]
    facts: dict[tuple[str, str], Showing] = {}
    behind = -1
    for number, sentence in enumerate(letter.sentences):
        block = letter.blocks[sentence.block]
        if block.kind in NOT_TEXT or (letter.titled and block.part not in PARTS):
            continue
        if number in context.stained:
            continue
        for entity in sentence.entities:
            words = letter.source.text[entity.start : entity.end]
            if entity.kind not in CHECKABLE or entity.start < behind or (entity.kind == "count" and not words[:1].isdigit()):
                continue
            for told in _several(words.lower()) if entity.kind == "date" else [words.lower()]:
                facts.setdefault(("fact", " ".join(told.split())), Showing(number, entity.start, entity.end))
            behind = entity.end
    counted = tuple(facts.values())
    if len(counted) >= required:
        return Found(counted=counted)
    text = "message_partial" if counted else "message"
    return Found((Draft(part="cause", text=text, values={"n": len(counted), "limit": required}),), counted=counted)


def _several(date: str) -> list[str]:
    """The dates of "11, 19 and 23 June" one by one; any other date alone."""
    days = _DAYS.match(date)
    return [f"{day} {date[days.end() :]}" for day in _DAY.findall(days.group())] if days else [date]


def value(rule: Rule, _found: Found, _charged: int, clean: Sequence[Showing]) -> float:
    """The share of the required facts that stand in clean sentences."""
    return min(1.0, len(clean) / float(rule.parameters["required"]))


FACTS = CheckKind("facts", find, value, turn=2)
