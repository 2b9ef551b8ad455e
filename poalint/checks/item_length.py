"""A point of the plan is one paragraph, at most two, and no paragraph is a page.

Parameters: `paragraphs` an item may have, `paragraph_words`, `paragraph_characters` (languages without spaces).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context


def find(context: Context) -> Found:
    """Items with too many paragraphs, then paragraphs that are too long."""
    letter = context.letter
    limit = context.parameters["paragraphs"]
    findings = []
    for item in letter.items:
        own = [
            letter.blocks[index]
            for index in item.blocks
            if letter.blocks[index].kind == "paragraph" or letter.blocks[index].mark or letter.blocks[index].level == 1
        ]
        paragraphs = [block for block in own if block.kind == "paragraph" or (block is own[0] and block.kind == "item")]
        if len(paragraphs) > limit:
            findings.append(
                Draft(
                    item.start,
                    paragraphs[-1].end,
                    None,
                    item.part,
                    item.number,
                    "message_paragraphs",
                    {"n": len(paragraphs), "limit": limit},
                )
            )
    longest = context.parameters["paragraph_words" if letter.language.spaced else "paragraph_characters"]
    lengths = [0] * len(letter.blocks)
    for sentence in letter.sentences:
        lengths[sentence.block] += len(sentence.words)
    for block, length in zip(letter.blocks, lengths, strict=True):
        if length > longest and block.kind in {"paragraph", "item"}:
            findings.append(Draft(block.start, block.end, None, block.part, block.item, "message", {"n": length, "limit": longest}))
    return Found(tuple(findings))


ITEM_LENGTH = CheckKind("item_length", find, falling)
