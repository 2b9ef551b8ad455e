"""A letter greets, takes leave and is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.letter.blocks import leave_taking, opens_with_greeting

if TYPE_CHECKING:
    from poalint.checks.kind import Context
    from poalint.letter.model import Letter

HOLES = frozenset({"placeholder", "brackets"})


def find(context: Context) -> Found:
    """What of the frame is missing: the salutation, the closing or the name under it."""
    letter = context.letter
    findings = []
    if not _greets(letter):
        findings.append(Draft(part="opening", text="message"))
    if not _signed(letter):
        findings.append(Draft(part="closing", text="message_closing"))
    return Found(tuple(findings))


def _greets(letter: Letter) -> bool:
    """A line of its own, or the first words of the first paragraph."""
    if any(block.kind == "salutation" for block in letter.blocks):
        return True
    first = next((sentence for sentence in letter.sentences if letter.blocks[sentence.block].kind != "heading"), None)
    return first is not None and opens_with_greeting((" " if letter.language.spaced else "").join(first.words), letter.language)


def _signed(letter: Letter) -> bool:
    """A name at the end, with or without a leave-taking above it; a blank to fill in is none."""
    lines: list[str] = []
    for index, block in enumerate(letter.blocks):
        if block.kind != "closing":
            continue
        if any(entity.kind in HOLES for sentence in letter.sentences if sentence.block == index for entity in sentence.entities):
            return False
        lines.extend(line for line in letter.source.text[block.start : block.end].splitlines() if any(map(str.isalpha, line)))
    return any(not leave_taking(line, letter.language) for line in lines)


FRAME = CheckKind("frame", find, falling)
