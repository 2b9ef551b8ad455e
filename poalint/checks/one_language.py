"""All paragraphs are in the letter's language, and that is the one expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context

SHORTEST = 40  # characters of a paragraph whose language is worth an objection


def find(context: Context) -> Found:
    """Each paragraph in another language; the whole letter where another one was asked for."""
    letter = context.letter
    own = letter.language.code
    told = next(iter(letter.languages), None)
    if context.expected is not None and told is not None and told != context.expected:
        return Found((Draft(text="message_expected", values={"language": told, "expected": context.expected}),))
    findings = [
        Draft(block.start, block.end, None, block.part, block.item, values={"language": block.language})
        for block in letter.blocks
        if block.kind in {"paragraph", "item"}
        and block.language not in {own, None}
        and _weight(letter.source.text[block.start : block.end]) >= SHORTEST
    ]
    return Found(tuple(findings))


def _weight(text: str) -> int:
    """Characters, a Chinese one counting three: a paragraph of twenty says as much as one of sixty letters."""
    return sum(3 if char >= "\u2e80" else 1 for char in text)


ONE_LANGUAGE = CheckKind("one_language", find, falling)
