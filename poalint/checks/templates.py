"""The letter is the seller's own: much of it does not stand in a template that circulates, nor in the letter that was refused.

Parameters: `share` of the text from which it does; `holes`, blanks to fill in, from which `share_with_holes` is enough;
`new_words`, the share of words that a letter must have beyond the refused one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from poalint.checks.kind import CheckKind, Draft, Found, Showing
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poalint.checks.kind import Context
    from poalint.rulebook import Rule

SHINGLE = {True: 5, False: 8}  # words, or characters, in a row
HOLES = frozenset({"placeholder", "brackets"})
LEAST = 12  # shingles: a shorter text says nothing
NEW, OLD = "new", "old"


def shingles(sentences: Iterable[Sequence[str]], *, spaced: bool) -> Iterator[int]:
    """The runs of words of each sentence as numbers that are the same on every machine."""
    size = SHINGLE[spaced]
    for words in sentences:
        yield from _of_sentence(tuple(words), size)


@lru_cache(maxsize=2048)
def _of_sentence(words: tuple[str, ...], size: int) -> tuple[int, ...]:
    """The shingles of one sentence; one met before costs nothing."""
    return tuple(crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1))


def find(context: Context) -> Found:
    """A finding where too much of the text stands in known templates, and one where hardly anything is new since the refusal."""
    template, refused = _in_templates(context), _since_refusal(context)
    return Found((*template.findings, *refused.findings), counted=refused.counted)


def _since_refusal(context: Context) -> Found:
    """The words of each sentence that are new and those that are not, as showings; a finding where the new ones are too few."""
    compared = context.comparison
    if compared is None:
        return Found()
    shown = []
    for number in compared.sentences:
        sentence = context.letter.sentences[number]
        new = compared.new_words[number]
        if new:
            shown.append(Showing(number, sentence.start, sentence.end, new, NEW))
        if new < len(sentence.words):
            shown.append(Showing(number, sentence.start, sentence.end, len(sentence.words) - new, OLD))
    if not _too_alike(shown, shown, context.parameters["new_words"]):
        return Found(counted=tuple(shown))
    values = {"n": len(compared.kept), "limit": len(compared.sentences)}
    return Found((Draft(text="message_refused", values=values),), counted=tuple(shown))


def _too_alike(shown: Sequence[Showing], clean: Sequence[Showing], least: float) -> bool:
    """Whether new words are too few beside the old ones. Only `clean` sentences bring something new: an objection is no improvement."""
    old = sum(showing.credit for showing in shown if showing.label == OLD)
    new = sum(showing.credit for showing in clean if showing.label == NEW)
    return old > 0 and new < least * (old + new)


def value(rule: Rule, found: Found, charged: int, clean: Sequence[Showing]) -> float:
    """1 for own words, 1/2 where they are a template's or the refused letter's, 1/3 where both."""
    alike = _too_alike(found.counted, clean, rule.parameters["new_words"]) if found.counted else False
    templates = charged - any(draft.text == "message_refused" for draft in found.findings)
    return 1 / (1 + templates + alike)


def _in_templates(context: Context) -> Found:
    """One finding with the share of the text that stands in known templates."""
    letter = context.letter
    if not context.templates:
        return Found()
    own = [sentence.words for sentence in letter.sentences if letter.blocks[sentence.block].kind not in NOT_TEXT]
    found = list(shingles(own, spaced=letter.language.spaced))
    if len(found) < LEAST:
        return Found()
    share = sum(shingle in context.templates for shingle in found) / len(found)
    holes = sum(entity.kind in HOLES for sentence in letter.sentences for entity in sentence.entities)
    enough = context.parameters["share_with_holes"] if holes >= context.parameters["holes"] else context.parameters["share"]
    if share < enough:
        return Found()
    return Found((Draft(values={"n": round(share * 100)}),))


TEMPLATES = CheckKind("templates", find, value, turn=2)
