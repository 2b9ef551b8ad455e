"""A letter greets, takes leave and is signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context
    from poalint.letter.model import Letter

_LETTERS = re.compile(r"[^\W\d_]")


def find(context: Context) -> Found:
    """What of the frame is missing: the salutation, the closing or the name under it."""
    letter = context.letter
    findings = []
    if not any(block.kind == "salutation" for block in letter.blocks):
        findings.append(Draft(part="opening", text="message"))
    if not _signed(letter):
        findings.append(Draft(part="closing", text="message_closing"))
    return Found(tuple(findings))


def _signed(letter: Letter) -> bool:
    """A leave-taking with something under or behind it: a line of its own, or words after the comma."""
    closing = [letter.source.text[block.start : block.end] for block in letter.blocks if block.kind == "closing"]
    if not closing:
        return False
    lines = [line for block in closing for line in block.splitlines() if _LETTERS.search(line)]
    if len(lines) > 1:
        return True
    rest = re.split(r"[,，:：\s]\s*", lines[0].strip(" ,.。，"), maxsplit=12) if lines else []
    return len(rest) > 2 or (not letter.language.spaced and len(rest) > 1)


FRAME = CheckKind("frame", find, falling)
