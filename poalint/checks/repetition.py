"""The same sentence, or nearly the same, stands twice. Parameter: `alike`, the share of common words from which two are the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling
from poalint.checks.presence import NOT_TEXT

if TYPE_CHECKING:
    from poalint.checks.kind import Context

SHORTEST = {True: 6, False: 12}  # words, or characters: shorter ones may come back ("We refunded the buyer.")
KEPT = 8  # sentences remembered for one run of three words, so that time stays linear


def find(context: Context) -> Found:
    """The later of two sentences that say the same."""
    letter = context.letter
    alike = context.parameters["alike"]
    seen: dict[tuple[str, ...], tuple[int, ...]] = {}
    findings = []
    for number, sentence in enumerate(letter.sentences):
        block = letter.blocks[sentence.block]
        words = sentence.words
        if block.kind in NOT_TEXT or len(words) < SHORTEST[letter.language.spaced]:
            continue
        shingles = _shingles(words)
        common = seen.keys() & shingles
        others = {other for shingle in common for other in seen[shingle]}
        twin = next(
            (other for other in sorted(others) if _share(frozenset(words), frozenset(letter.sentences[other].words)) >= alike), None
        )
        if twin is not None:
            findings.append(
                Draft(
                    sentence.start,
                    sentence.end,
                    number,
                    block.part,
                    block.item,
                    values={"line": letter.source.position(letter.sentences[twin].start).line},
                )
            )
        for shingle in common:
            if len(seen[shingle]) < KEPT:
                seen[shingle] = (*seen[shingle], number)
        seen.update(dict.fromkeys(shingles - common, (number,)))
    return Found(tuple(findings))


@lru_cache(maxsize=2048)
def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs of three words; a sentence met before costs nothing."""
    return frozenset(words[at : at + 3] for at in range(len(words) - 2))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


REPETITION = CheckKind("repetition", find, falling)
