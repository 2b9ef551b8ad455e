"""What the pipeline does about cases: which there are, what the notice tells, which facts the letter gives, and their words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from poalint.cases import GENERAL, case_hits, naming, tell
from poalint.phrases.matcher import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from poalint.cases import Case, CaseHit, Matter
    from poalint.letter import Letter
    from poalint.phrases.matcher import Reading
    from poalint.phrases.program import Program
    from poalint.rulebook import LanguageBook

UNACCENTED_FROM = 60  # characters; a shorter text may lack accents by chance


def case_names(folders: Sequence[str]) -> tuple[str, ...]:
    """Every case by the name of its file, general last; the files themselves are not read."""
    found: list[str] = []
    for folder in folders:
        path = os.path.join(folder, "cases")
        if os.path.isdir(path):
            found += sorted(name[:-5] for name in os.listdir(path) if name.endswith(".toml"))
    return (*found, GENERAL)


def readings(letter: Letter, program: Program) -> list[Reading]:
    """What the phrases of a program say of each sentence."""
    return read(program.without_accents() if typed_without_accents(letter) else program, letter.sentences)


def typed_without_accents(letter: Letter) -> bool:
    """Whether hardly a letter has the accents of its language, as from a foreign keyboard."""
    own = letter.language.own_letters
    lower = letter.view.lower
    return bool(own) and len(lower) >= UNACCENTED_FROM and sum(map(lower.count, own)) * 250 < len(lower)


def of_notice(notice: Letter, books: Callable[[str], LanguageBook]) -> str:
    """The case that the notice speaks of, in whichever of the known languages it is written; general where none is plain."""
    found = readings(notice, books(notice.language.code).program)
    return tell(notice, case_hits(notice, found), naming(found))


def facts_given(letter: Letter, matter: Matter, book: LanguageBook) -> tuple[CaseHit, ...]:
    """Where the letter speaks of the metrics and facts of its case."""
    if matter.case is None or matter.id not in book.case_phrases:
        return ()
    return tuple(case_hits(letter, readings(letter, book.case_phrases[matter.id].program())).get(matter.id, ()))


def words_of(matter: Matter, book: LanguageBook) -> Case | None:
    """The case in the language of the messages; the letter's words where that language has none."""
    return next((case for case in book.cases if case.id == matter.id), matter.case)


def told_values(values: Mapping[str, Any], case: Case | None, language: str) -> Mapping[str, Any]:
    """What fills the braces of a message about a case: names of facts and metrics become words."""
    if case is None or not ("fact" in values or "metric" in values):
        return values
    told = {**values, "case": case.name}
    for fact in case.facts:
        if fact.id == values.get("fact"):
            told |= {"needs": fact.needs, "ask": fact.ask}
    for metric in case.metrics:
        if metric.id == values.get("metric"):
            told |= {"metric": metric.name, "target": metric.told_target(language)}
    return told
