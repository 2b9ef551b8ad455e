"""Sentences a reader can follow, and a text that is not too dense.

Parameters: `sentence_words`, `sentence_characters`, `lix` (Björnsson's index: words a sentence plus the per cent of long words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from poalint.checks.kind import Context

LONG_WORD = 6  # letters; Björnsson 1968
LIX_SENTENCES = 8  # fewer say nothing about a text


def find(context: Context) -> Found:
    """Each sentence that is too long, then the index of the text."""
    letter = context.letter
    spaced = letter.language.spaced
    limit = context.parameters["sentence_words" if spaced else "sentence_characters"]
    findings = []
    words = long_words = sentences = 0
    for number, sentence in enumerate(letter.sentences):
        block = letter.blocks[sentence.block]
        if block.kind in NOT_TEXT or not sentence.words:
            continue
        length = len(sentence.words)
        if length > limit:
            findings.append(Draft(sentence.start, sentence.end, number, block.part, block.item, values={"n": length, "limit": limit}))
        if number not in context.stained:
            words += length
            sentences += 1
            long_words += sum(len(word) > LONG_WORD for word in sentence.words)
    if spaced and sentences >= LIX_SENTENCES:
        lix = words / sentences + 100 * long_words / words
        if lix > context.parameters["lix"]:
            findings.append(Draft(text="message_lix", values={"n": round(lix), "limit": context.parameters["lix"]}))
    return Found(tuple(findings))


READABLE = CheckKind("readable", find, falling, turn=2)
