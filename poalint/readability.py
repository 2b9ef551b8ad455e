"""The panel of readability figures (`--statistics`): counts of our own parse, measures from textstat.

Only measures without syllables: textstat counts English syllables with a word list that it downloads, and has no Polish
constants at all. Where a language has no spaces between words, its own counts are all there is. Imported with --statistics only:
textstat brings nltk, which takes longer to import than a hundred letters to lint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.letter.comparison import FRAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.letter import Letter
    from poalint.letter.model import Sentence

LONG_WORD = 6  # letters; Björnsson's long words have more
LEAST_WORDS = 3  # textstat counts no sentence of fewer words, and would still count its words
ANY_LANGUAGE = ("lix", "rix")  # Björnsson 1968, Anderson 1983: made to hold from language to language
ENGLISH = ("ari", "coleman_liau", "eflaw")  # their constants were fitted to English
_STOPS = re.compile(r"[.!?]")


def figures(letter: Letter) -> dict[str, float]:
    """Figures by name; counts are whole numbers, all else has one decimal. Titles, greetings and quotations are left out.

    sentences, words (characters where there are no spaces), mean_sentence and longest_sentence in words (characters);
    with spaces also letters_per_word, long_words (per cent), lix, rix, and for English ari, coleman_liau, eflaw.
    """
    texts = [sentence for sentence in letter.sentences if sentence.words and letter.blocks[sentence.block].kind not in FRAME]
    lengths = [len(sentence.words) for sentence in texts]
    total = sum(lengths)
    spaced = letter.language.spaced
    out: dict[str, float] = {"sentences": len(texts), "words" if spaced else "characters": total}
    if not texts:
        return out
    out |= {"mean_sentence": round(total / len(texts), 1), "longest_sentence": max(lengths)}
    if spaced:
        words = [word for sentence in texts for word in sentence.words]
        out["letters_per_word"] = round(sum(map(len, words)) / total, 1)
        out["long_words"] = round(100 * sum(len(word) > LONG_WORD for word in words) / total, 1)
        out |= _measures(texts, (*ANY_LANGUAGE, *ENGLISH) if letter.language.code == "en" else ANY_LANGUAGE)
    return out


def _measures(texts: Sequence[Sentence], names: Sequence[str]) -> dict[str, float]:
    """The measures of textstat for these sentences; none where all are too short."""
    plain = " ".join(
        _STOPS.sub("", " ".join(sentence.words)) + "." for sentence in texts if len(sentence.words) >= LEAST_WORDS
    )  # our own sentences: textstat ends one at "8.98 %" and "M. Dupont"
    if not plain:
        return {}
    import textstat

    measures = {
        "lix": textstat.lix,
        "rix": textstat.rix,
        "ari": textstat.automated_readability_index,
        "coleman_liau": textstat.coleman_liau_index,
        "eflaw": textstat.mcalpine_eflaw,
    }
    return {name: round(float(measures[name](plain)), 1) for name in names}
