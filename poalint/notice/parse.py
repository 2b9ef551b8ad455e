"""One Source in, one Notice out: the letter's parser finds blocks, sentences and entities, the phrases of rules/notice/ their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.letter.parse import parse
from poalint.notice.facts import deadline, identifiers, metrics, notice_date, owner
from poalint.notice.model import Notice, Stretch
from poalint.notice.points import SECTIONS, points
from poalint.notice.reading import marked
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from poalint.languages import Language
    from poalint.letter.model import Letter
    from poalint.notice.model import Point, Wanted
    from poalint.notice.reading import Marked
    from poalint.phrases.program import Program
    from poalint.source import Source

SIGNS = ("asks", "asks_section", "refusal", "measure", "sender", "deadline", "why_section", "how_section", "else_section")


class NoticeBook(Record):
    """What a notice in one language is read with: the compiled phrases, words that say nothing, and the table that folds scripts."""

    program: Program
    common: frozenset[str]
    scripts: Mapping[int, str]


def parse_notice(
    source: Source, languages: Sequence[Language], books: Callable[[Language], NoticeBook], asked: str | None = None
) -> Notice:
    """Parse what the marketplace sent. `asked` is the language to read it in where it cannot be told.

    Any text with words in it gives a Notice; `sure` counts what speaks for one. PoalintError: empty.
    """
    letter = _letter(source, languages, books, asked)
    book = books(letter.language)
    read = _present(letter, marked(letter, book.program))
    found = points(letter, read, book.common)
    fraud = next((Stretch(one.sentence.start, one.sentence.end, _words(letter, one)) for one in read if one.has("cues", "fraud")), None)
    refusal = any(one.has("cues", "refusal") for one in read)
    dated = notice_date(letter, read)
    return Notice(
        source=source,
        letter=letter,
        language=letter.language.code,
        points=found,
        identifiers=identifiers(letter, read),
        metrics=metrics(letter, read),
        owner=owner(letter, read),
        deadline=deadline(letter, read, dated),
        wanted=_wanted(found, read, refusal=refusal),
        refusal=refusal,
        fraud=fraud,
        date=dated,
        sure=signs(read),
    )


def signs(read: Sequence[Marked]) -> int:
    """How many kinds of wording speak for a notice, less those that only a seller's letter has."""
    names = {mark.name for one in read for mark in one.of("cues")}
    own = sum(one.has("cues", "letter") and not one.has("cues", *SECTIONS) for one in read)
    return len(names & set(SIGNS)) - 2 * own


def _letter(source: Source, languages: Sequence[Language], books: Callable[[Language], NoticeBook], asked: str | None) -> Letter:
    try:
        return parse(source, languages, None, lambda language: books(language).scripts)
    except PoalintError as error:
        if error.kind == "empty":
            raise PoalintError("empty", "the notice is empty") from error
    return parse(source, languages, asked or languages[0].code, lambda language: books(language).scripts)


def _present(letter: Letter, read: Sequence[Marked]) -> tuple[Marked, ...]:
    """The message itself: what is quoted from earlier ones is left out, unless nothing else is there (it was forwarded)."""
    own = [one for one in read if letter.blocks[one.sentence.block].kind != "quotation"]
    kept: list[Marked] = []
    for one in own:
        if one.has("cues", "history") and signs(kept) > 0:
            break
        kept.append(one)
    quoted = sum(one.sentence.end - one.sentence.start for one in read) - sum(one.sentence.end - one.sentence.start for one in own)
    if not kept or (signs(kept) <= 0 and quoted * 2 > len(letter.source.text)):
        return tuple(read)
    return tuple(kept)


def _words(letter: Letter, one: Marked) -> str:
    return letter.source.text[one.sentence.start : one.sentence.end]


def _wanted(found: Sequence[Point], read: Sequence[Marked], *, refusal: bool) -> Wanted:
    """What the marketplace expects: a plan as soon as it asks for one of its parts, else papers, an explanation, a confirmation."""
    kinds = {kind for point in found if point.required for kind in point.kinds}
    no_plan = any(one.has("cues", "no_plan") and not one.has("cues", *SECTIONS) for one in read)
    plan = any(one.has("cues", "plan") and one.has("cues", "asks", "asks_section") and not one.has("cues", "no_plan") for one in read)
    if not no_plan and (plan or kinds & {"root-cause", "actions", "prevention"}):
        return "plan"
    asked = {point.kind for point in found if point.required} or {point.kind for point in found if point.kind not in {"error", "other"}}
    if asked and (asked == {"documents"} or no_plan):
        return "documents"
    if asked - {"documents", "acknowledgement", "error"}:
        return "plan"
    if any(point.kind == "error" for point in found):
        return "explanation"
    if kinds == {"acknowledgement"}:
        return "acknowledgement"
    return "documents" if no_plan and not refusal else "plan"
