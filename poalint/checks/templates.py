"""The letter is the seller's own: much of it does not stand in a template that circulates.

Parameters: `share` of the text from which it does; `holes`, blanks to fill in, from which `share_with_holes` is enough.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poalint.checks.kind import Context

SHINGLE = {True: 5, False: 8}  # words, or characters, in a row
HOLES = frozenset({"placeholder", "brackets"})
LEAST = 12  # shingles: a shorter text says nothing


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


TEMPLATES = CheckKind("templates", find, falling, turn=2)
