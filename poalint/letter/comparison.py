"""A letter beside the one that was refused: which sentences stayed, which are new, and how much of the words.

Sentences are compared as rules see them: case, punctuation, line breaks and (Chinese) script do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.letter.model import Letter, Sentence

FRAME = frozenset({"heading", "salutation", "closing", "quotation", "code"})  # titles and greetings may well stay
RUN = {True: 4, False: 6}  # words, or characters, in a row that stood in the refused letter: what they cover is not new
NEARLY = 0.8  # of the words of both sentences, in order, from which one is nearly the other
TWINS = 4  # sentences of the refused letter that one is held against, and remembered for one run: time stays linear
LONGEST = 400  # words; past this a sentence is no sentence, and comparing word by word takes too long


class Kept(Record):
    """A sentence that stood in the refused letter: its number here and there; `exact` is False where some words differ."""

    sentence: int
    before: int
    exact: bool


class Comparison(Record):
    """The numbers of the sentences compared, those kept, the new words of each sentence, the sentences left out.

    `new_words` counts words (Chinese: characters) that stand in no run of words of the refused letter.
    """

    sentences: tuple[int, ...]
    kept: tuple[Kept, ...]
    new_words: Mapping[int, int]
    left_out: int


def compare(letter: Letter, refused: Letter) -> Comparison:
    """Compare a letter with the refused one, both of one language. Titles, greetings and quotations are left aside."""
    size = RUN[letter.language.spaced]
    own, old = list(_texts(letter)), list(_texts(refused))
    whole: dict[tuple[str, ...], int] = {}
    by_run: dict[tuple[str, ...], list[int]] = {}
    for number, sentence in old:
        whole.setdefault(sentence.words, number)
        for run in _runs(sentence.words, size):
            places = by_run.setdefault(run, [])
            if len(places) < TWINS and number not in places:
                places.append(number)
    kept: list[Kept] = []
    new_words: dict[int, int] = {}
    for number, sentence in own:
        twin = whole.get(sentence.words)
        if twin is not None:
            kept.append(Kept(number, twin, exact=True))
            new_words[number] = 0
            continue
        new_words[number] = _uncovered(sentence.words, by_run, size)
        near = _nearest(sentence.words, by_run, refused.sentences, size)
        if near is not None:
            kept.append(Kept(number, near, exact=False))
    known = {one.before for one in kept} | {whole[sentence.words] for _, sentence in own if sentence.words in whole}
    stayed = {refused.sentences[number].words for number in known}
    left_out = sum(number not in known and sentence.words not in stayed for number, sentence in old)
    return Comparison(tuple(number for number, _ in own), tuple(kept), new_words, left_out)


def _texts(letter: Letter) -> Iterator[tuple[int, Sentence]]:
    """The sentences in which the letter says something, with their numbers."""
    for number, sentence in enumerate(letter.sentences):
        if sentence.words and letter.blocks[sentence.block].kind not in FRAME:
            yield number, sentence


def _runs(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - size + 1):
        yield words[at : at + size]


def _uncovered(words: tuple[str, ...], known: Mapping[tuple[str, ...], list[int]], size: int) -> int:
    """Words outside every run that the refused letter has too."""
    covered_to, new = 0, len(words)
    for at, run in enumerate(_runs(words, size)):
        if run in known:
            new -= at + size - max(at, covered_to)
            covered_to = at + size
    return new


def _nearest(words: tuple[str, ...], by_run: Mapping[tuple[str, ...], list[int]], refused: Sequence[Sentence], size: int) -> int | None:
    """The refused sentence that this one nearly is: of those sharing a run, the one with the most words in common and in order."""
    shared: dict[int, int] = {}
    for run in _runs(words, size):
        for number in by_run.get(run, ()):
            shared[number] = shared.get(number, 0) + 1
    best, most = None, NEARLY
    for number in sorted(shared, key=lambda one: (-shared[one], one))[:TWINS]:
        alike = _alike(words, refused[number].words)
        if alike >= most:
            best, most = number, alike + 1e-9  # of twins the earlier
    return best


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Twice the words in common and in order, of the words of both."""
    if max(len(one), len(other)) > LONGEST or 2 * min(len(one), len(other)) < NEARLY * (len(one) + len(other)):
        return 0.0
    from difflib import SequenceMatcher  # only where two letters are compared

    return SequenceMatcher(None, one, other, autojunk=False).ratio()
