"""Which case a text is: cues weigh by their strength and their place.

A cue names the case; a hint is a word that letters of the case use. What stands in the opening or a heading says what the text is about,
what stands under the cause nearly so; a word dropped in passing decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.cases.model import CUES, GENERAL, HINTS, case_of
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from poalint.cases.model import Case
    from poalint.letter.model import Letter
    from poalint.phrases.matcher import Reading

STRENGTH = {CUES: 3.0, HINTS: 0.5}
OPENING, CAUSE, ELSEWHERE = 3.0, 2.0, 0.5
FIRST_SENTENCES = 3  # of a text without parts
ENOUGH = 1.5  # a cue, wherever it stands: a letter that names one case only is of that case
HINTED = 2.0  # hints alone must be several, or stand where the letter says what it is about
OWN = 12.0  # what one case may gather from the sentences behind opening and cause


class CaseHit(Record):
    """A phrase of a case in a sentence, as source offsets; `group` tells cue, hint, metric or fact (Case.group)."""

    group: int
    sentence: int
    start: int
    end: int


def case_hits(letter: Letter, readings: Sequence[Reading]) -> dict[str, list[CaseHit]]:
    """The cases' phrases found in a text, by case."""
    found: dict[str, list[CaseHit]] = {}
    for number, (sentence, reading) in enumerate(zip(letter.sentences, readings, strict=True)):
        for hit in reading.hits if sentence.words else ():
            case = case_of(hit.rule)
            if case is not None:
                found.setdefault(case, []).append(CaseHit(hit.group, number, sentence.starts[hit.start], sentence.ends[hit.end - 1]))
    return found


def tell(letter: Letter, hits: Mapping[str, Sequence[CaseHit]], naming: Collection[int] = ()) -> str:
    """The case that the text speaks of most, `general` where none is plain.

    `naming` are the sentences that say what the letter is about.
    """
    cued = {case for case, found in hits.items() if any(hit.group == CUES for hit in found)}
    weights = {case: weight for case, weight in weigh(letter, hits, naming).items() if weight >= (ENOUGH if case in cued else HINTED)}
    return max(weights, key=lambda case: (weights[case], case), default=GENERAL)


def weigh(letter: Letter, hits: Mapping[str, Sequence[CaseHit]], naming: Collection[int] = ()) -> dict[str, float]:
    """What speaks for each case: a sentence counts once a case, by its strongest cue."""
    places = _places(letter, naming)
    weights: dict[str, float] = {}
    for case, found in hits.items():
        best: dict[int, float] = {}
        for hit in found:
            if hit.group in STRENGTH:
                best[hit.sentence] = max(best.get(hit.sentence, 0.0), STRENGTH[hit.group])
        before = sum(strength * places[number] for number, strength in best.items() if places[number] > ELSEWHERE)
        behind = sum(strength * places[number] for number, strength in best.items() if places[number] <= ELSEWHERE)
        if best:
            weights[case] = before + min(behind, OWN)
    return weights


def _places(letter: Letter, naming: Collection[int]) -> list[float]:
    """What a sentence's place counts."""
    places = []
    for number, sentence in enumerate(letter.sentences):
        block = letter.blocks[sentence.block]
        if number in naming or number < FIRST_SENTENCES or block.part == "opening" or (block.kind == "heading" and block.part is None):
            places.append(OPENING)
        elif block.part == "cause":
            places.append(CAUSE)
        else:
            places.append(ELSEWHERE)
    return places


class Matter(Record):
    """Which case a letter is: `told_by` is call, notice or letter, or nothing where the case is general; `case` its words."""

    id: str = GENERAL
    told_by: str = ""
    case: Case | None = None
    stance: str = "admit"

    @property
    def known(self) -> bool:
        """Whether somebody else than the letter itself says which case it is, so that rules may apply for it."""
        return self.told_by in {"call", "notice"}


NAMES = "names-cause"  # its phrases find the sentences that say what the account was suspended for


def naming(readings: Sequence[Reading]) -> frozenset[int]:
    """The sentences that say what the account was suspended for."""
    return frozenset(number for number, reading in enumerate(readings) if any(hit.rule == NAMES for hit in reading.hits))


def matter(
    asked: str | None, of_notice: str | None, letter: Letter, readings: Sequence[Reading], cases: Sequence[Case], stance: str
) -> Matter:
    """The case that was asked for, else the one the notice tells, else the letter's own."""
    if asked is not None:
        told, by = asked, "call"
    elif of_notice not in {None, GENERAL}:
        told, by = str(of_notice), "notice"
    else:
        told, by = tell(letter, case_hits(letter, readings), naming(readings)), "letter"
    if told == GENERAL:
        return Matter(stance=stance)
    return Matter(told, by, next((case for case in cases if case.id == told), None), stance)
