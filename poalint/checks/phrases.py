"""A sentence in which one of the rule's phrases stands breaks the rule; each sentence once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context, SentenceHit


def find(context: Context) -> Found:
    """One finding a sentence: its first hit, stretched over the hits that touch it."""
    by_sentence: dict[int, list[SentenceHit]] = {}
    for hit in context.own_hits():
        by_sentence.setdefault(hit.sentence, []).append(hit)
    return Found(tuple(_finding(context, sentence, hits) for sentence, hits in sorted(by_sentence.items())))


def _finding(context: Context, sentence: int, hits: list[SentenceHit]) -> Draft:
    hits = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    start, end = hits[0].start, hits[0].end
    for hit in hits[1:]:
        if hit.start <= end:
            end = max(end, hit.end)
    block = context.letter.blocks[context.letter.sentences[sentence].block]
    return Draft(start, end, sentence, block.part, block.item)


PHRASES = CheckKind("phrases", find, falling)
