"""A sentence in which one of the rule's phrases stands breaks the rule; each sentence once.

Parameters: `titles` is false where titles are not judged (they name, they promise nothing); `beside` names
rules whose words in another clause are theirs ("there was snow, and the carrier came late": an excuse and a blame).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context, SentenceHit


CLAUSE_MARKS = ",;:，；：、"


def find(context: Context) -> Found:
    """One finding a sentence: its first hit, stretched over the hits that touch it."""
    by_sentence: dict[int, list[SentenceHit]] = {}
    titles = context.parameters.get("titles", True)
    for hit in context.own_hits():
        if not titles and context.letter.blocks[context.letter.sentences[hit.sentence].block].kind == "heading":
            continue
        by_sentence.setdefault(hit.sentence, []).append(hit)
    return Found(tuple(_finding(context, sentence, hits) for sentence, hits in sorted(by_sentence.items())))


def _finding(context: Context, sentence: int, hits: list[SentenceHit]) -> Draft:
    hits = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    start, end = hits[0].start, hits[0].end
    for hit in hits[1:]:
        if hit.start <= end:
            end = max(end, hit.end)
    start, end = _own_clauses(context, sentence, start, end)
    block = context.letter.blocks[context.letter.sentences[sentence].block]
    return Draft(start, end, sentence, block.part, block.item)


def _own_clauses(context: Context, sentence: int, start: int, end: int) -> tuple[int, int]:
    """The words without the clauses that a rule of `beside` speaks about."""
    text = context.letter.source.text
    for rule in context.parameters.get("beside", ()):
        for hit in context.hits.get(rule, ()):
            if hit.sentence != sentence or hit.start >= end or hit.end <= start:
                continue
            before = max(text.rfind(mark, start, hit.start) for mark in CLAUSE_MARKS)
            after = min((at for mark in CLAUSE_MARKS if (at := text.find(mark, hit.end, end)) >= 0), default=-1)
            if before > start:
                end = before
            elif after >= 0:
                start = after + 1 + len(text[after + 1 : end]) - len(text[after + 1 : end].lstrip())
    return start, end


PHRASES = CheckKind("phrases", find, falling)
