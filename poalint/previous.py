"""The refused letter in the report: sentences that stayed and new ones, with their places, by part of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.letter.model import PARTS
from poalint.report import ChangedSentence, KeptSentence, PartChange, Previous

if TYPE_CHECKING:
    from poalint.letter import Letter
    from poalint.letter.comparison import Comparison
    from poalint.report import Report


def beside(letter: Letter, refused: Letter, report: Report, comparison: Comparison | None) -> Previous:
    """What the report says of the refused letter; `comparison` is None where the letters are in two languages."""
    if comparison is None:
        return Previous(report.path, report.language, report.score, report.ready, compared=False)
    before = {kept.sentence: kept for kept in comparison.kept}
    kept, changed = [], []
    totals: dict[str, list[int]] = {part: [0, 0] for part in PARTS}
    words = 0
    for number in comparison.sentences:
        sentence = letter.sentences[number]
        block = letter.blocks[sentence.block]
        span = letter.source.span(sentence.start, sentence.end)
        words += len(sentence.words)
        twin = before.get(number)
        if twin is None:
            changed.append(ChangedSentence(span, block.part, block.item))
        else:
            old = refused.sentences[twin.before]
            kept.append(KeptSentence(span, refused.source.span(old.start, old.end), twin.exact, block.part, block.item))
        if block.part is not None:
            totals[block.part][0] += 1
            totals[block.part][1] += twin is None
    return Previous(
        report.path,
        report.language,
        report.score,
        report.ready,
        compared=True,
        new_words=round(sum(comparison.new_words.values()) / words, 3) if words else 0.0,
        sentences=len(comparison.sentences),
        kept=tuple(kept),
        changed=tuple(changed),
        parts=tuple(PartChange(part, number, new) for part, (number, new) in totals.items() if number),
        left_out=comparison.left_out,
    )
