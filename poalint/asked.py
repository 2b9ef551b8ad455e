"""The notice given with a letter: read, held to be one, and what the report says of it. Imported only where there is a notice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.notice.parse import NoticeBook, parse_notice, signs
from poalint.notice.reading import marked
from poalint.phrases.program import Program
from poalint.report import Asked, NoticeFacts
from poalint.store import load_notice
from poalint.wording import words

if TYPE_CHECKING:
    from poalint.checks import Found
    from poalint.languages import Language
    from poalint.letter import Letter
    from poalint.notice.model import Notice
    from poalint.source import Source

ALIKE = 0.8  # share of a notice's sentences that stand in the letter, from which both are one text


@lru_cache(maxsize=16)
def notice_book(language: Language, folders: tuple[str, ...]) -> NoticeBook:
    """The phrases that notices in a language are read with. PoalintError for a broken file."""
    data = load_notice(language, folders)
    scripts = {ord(char): other for char, other in data["scripts"].items()}
    return NoticeBook(Program(data["program"]), frozenset(data["common"]), scripts)


@lru_cache(maxsize=32)
def read_notice(source: Source, languages: tuple[Language, ...], folders: tuple[str, ...]) -> Notice:
    """The notice; one met before costs nothing, as in an editor, where it stays while the letter changes. PoalintError: empty."""
    return parse_notice(source, languages, lambda language: notice_book(language, folders))


def held_against(
    letter: Letter, source: Source, languages: tuple[Language, ...], folders: tuple[str, ...], messages: str
) -> tuple[Notice, NoticeBook]:
    """The notice for this letter, with the phrases of the letter's language.

    PoalintError: empty-notice, same-text, swapped, no-notice, beyond-wording; the lines are worded in the language `messages`.
    """
    told = words(messages)
    if not source.text.strip():
        raise PoalintError("empty-notice", _line(source, told("notice.empty")))
    notice = read_notice(source, languages, folders)
    book = notice_book(letter.language, folders)
    if _same(letter, notice.letter):
        raise PoalintError("same-text", _line(source, told("notice.same")))
    if notice.sure <= 0:
        letters_own = signs(marked(letter, book.program))
        kind = "swapped" if letters_own >= 2 else "no-notice"
        raise PoalintError(kind, _line(source, told(f"notice.{kind}")))
    if notice.fraud is not None:
        line = source.position(notice.fraud.start).line
        raise PoalintError("beyond-wording", _line(source, told("notice.beyond", line=line)))
    return notice, book


def facts(notice: Notice, found: Found | None, letter: Letter) -> NoticeFacts:
    """What the report says of the notice; `found` is what the check of the answers found, None where its rule was left out."""
    source = notice.source
    lines: dict[str, int] = {}
    for showing in found.counted if found else ():
        line = letter.source.position(showing.start).line
        lines[showing.label] = min(line, lines.get(showing.label, line))
    unanswered = {draft.asked for draft in found.findings} if found else set()
    points = []
    for number, point in enumerate(notice.points):
        label = f"choice-{point.choice}" if point.choice is not None else f"point-{number}"
        known = label in lines or point[:2] in unanswered
        points.append(Asked(point.kind, source.span(point.start, point.end), lines.get(label), point.required, known))
    term = notice.deadline
    return NoticeFacts(
        source.path, notice.language, notice.wanted, notice.refusal, tuple(points),
        source.span(term.start, term.end) if term else None, term.days if term else None, term.date if term else None, notice.date,
    )  # fmt: skip


def remarks(notice: Notice, messages: str) -> tuple[str, ...]:
    """What the seller should know before any finding: that a plan is not what they want."""
    told = words(messages)
    if notice.wanted == "documents":
        return (told("notice.documents_only"),)
    if notice.wanted in {"explanation", "acknowledgement"}:
        return (told(f"notice.{notice.wanted}_only"),)
    return ()


def _same(letter: Letter, notice: Letter) -> bool:
    """Whether the notice is the letter, word for word or nearly."""
    own = {sentence.words for sentence in letter.sentences if len(sentence.words) > 2}
    theirs = {sentence.words for sentence in notice.sentences if len(sentence.words) > 2}
    return bool(theirs) and len(own & theirs) >= ALIKE * max(len(own), len(theirs))


def _line(source: Source, line: str) -> str:
    return f"{source.path}: {line}" if source.path else line
