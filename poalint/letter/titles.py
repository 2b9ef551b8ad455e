"""Titles: which part of the letter one opens, and titles that stand at the beginning of their paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.letter.scripts import NOT_LATIN

if TYPE_CHECKING:
    from poalint.languages import Language
    from poalint.letter.model import Part

_TITLE_MARKS = "*_# 【】[]<>=:：.?？"
_RUN_IN = re.compile(
    r"[*_]{0,3}[【\[]?([^\n.:：。!?！？;；,，【】\[\]*_]{2,70})(?:[】\]]|[*_]{0,3}\s?[:：][*_]{0,3}|[.:：]?[*_]{2,3}|\s[–—-](?=\s))\s*(?=\S)"
)
_SPOKEN = re.compile(rf"([^\n.:：。!?！？;；,，]{{3,70}})[.。?？](?=\s|$|{NOT_LATIN})")
WORDS = 8  # of a title within a paragraph
CHARACTERS = 14


@lru_cache(maxsize=2048)
def heading_part(title: str, language: Language) -> Part | None:
    """The part that a title opens, by the longest cue of the language that stands in it; None where it names none."""
    lowered = title.lower().strip(_TITLE_MARKS)
    best: tuple[int, int, Part] | None = None
    for part, cues in language.headings.items():
        for cue in cues:
            at = lowered.find(cue)
            if at < 0 or (language.spaced and at > 0 and (lowered[at - 1].isalnum())):
                continue
            rank = (2 if at == 0 else 1, len(cue))
            if best is None or rank > best[:2]:
                best = (*rank, part)  # type: ignore[assignment]  # the keys of headings are parts
    if best is None:
        return None
    if best[2] == "corrective" and " and " not in lowered and any(lowered.find(aim) > 0 for aim in language.aims):
        return "preventive"  # "What we have done to avoid a repeat"
    return best[2]


def run_in_title(text: str, start: int, end: int, language: Language) -> tuple[int, Part] | None:
    """The end of the title in the first words of a paragraph ("Root cause: we set …", "**Prevention** – every Monday …") and its part."""
    match = _RUN_IN.match(text, start, end)
    if match is None or not _short(match.group(1), language) or _tells(match.group(1), language):
        return None
    part = heading_part(match.group(1), language)
    return (match.end(), part) if part in {"cause", "corrective", "preventive"} and _leads(match.group(1), part, language) else None


def spoken_title(text: str, start: int, end: int, language: Language) -> int | None:
    """The end of a title closed like a sentence at the head of text[start:end] ("CAUSE. We set …", "How it came about. …"); else None."""
    match = _SPOKEN.match(text, start, end)
    if match is None or not _short(match.group(1), language):
        return None
    title = match.group(1).strip("*_ ")
    lowered = title.lower()
    words = lowered.split()
    opened = any(lowered.startswith(opener) and not lowered[len(opener) : len(opener) + 1].isalnum() for opener in language.title_openers)
    if opened and not language.copulas.isdisjoint(words[3:]):
        return None  # "What we did was wrong."
    part = heading_part(title, language)
    if part not in {"cause", "corrective", "preventive"}:
        return None
    alone = lowered in language.headings[part]
    return match.end() if (opened or alone or (title.isupper() and language.spaced)) and _leads(title, part, language) else None


def _short(title: str, language: Language) -> bool:
    return len(title.split()) <= WORDS if language.spaced else len(title.strip()) <= CHARACTERS


def _tells(title: str, language: Language) -> bool:
    """Whether the words before a colon are a sentence ("The check has been tightened: …"), no title."""
    words = title.lower().strip(_TITLE_MARKS).split()
    if any(map(str.isdigit, title)):
        return True  # dates and counts stand in statements
    if " ".join(words).startswith(language.title_openers or ("\n",)):
        return False
    known = any(" ".join(words) in cues for cues in language.headings.values())
    return not known and not (language.copulas | language.auxiliaries).isdisjoint(words)


def _leads(title: str, part: Part, language: Language) -> bool:
    """Whether a cue of the part begins the title or its second word ("our mistake"); without spaces anywhere in it (整改措施)."""
    lowered = title.lower().strip(_TITLE_MARKS)
    cues = (*language.headings[part], *language.aims)
    if not language.spaced:
        return any(cue in lowered for cue in cues)
    return lowered.startswith(cues) or lowered.partition(" ")[2].startswith(cues)
