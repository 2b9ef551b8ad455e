"""A letter is read in minutes: not a novel, and not a note.

Parameters: `words_most`, `words_least`; `characters_most`, `characters_least` for languages without spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, Showing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.checks.kind import Context
    from poalint.rulebook import Rule


def find(context: Context) -> Found:
    """One finding: too long, or too short. Only clean sentences count towards the least length."""
    letter = context.letter
    unit = "words" if letter.language.spaced else "characters"
    most, least = context.parameters[f"{unit}_most"], context.parameters[f"{unit}_least"]
    lengths = [Showing(number, sentence.start, sentence.end, len(sentence.words), unit) for number, sentence in enumerate(letter.sentences)]
    total = letter.words()
    if total > most:
        return Found((Draft(text="message_long", values={"n": total, "limit": most}),), counted=tuple(lengths), judged=total)
    findings = (Draft(text="message", values={"n": total, "limit": least}),) if total < least else ()
    return Found(findings, counted=tuple(lengths), judged=total)


def value(rule: Rule, found: Found, _charged: int, clean: Sequence[Showing]) -> float:
    """1 within the bounds; the share of the least length, or the limit's share of a longer letter."""
    unit = found.counted[0].label if found.counted else "words"
    most, least = float(rule.parameters[f"{unit}_most"]), float(rule.parameters[f"{unit}_least"])
    if found.judged > most:
        return most / found.judged / 2
    return min(1.0, sum(showing.credit for showing in clean) / least)


LENGTH = CheckKind("length", find, value, turn=2)
