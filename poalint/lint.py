"""The pipeline: source → letter → findings → score → report. The only module that knows all the stages."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from poalint.cases import Matter, matter
from poalint.casework import case_names, facts_given, of_notice, readings, told_values, typed_without_accents, words_of
from poalint.errors import PoalintError
from poalint.letter.parse import parse
from poalint.messages import filled, fingerprint, message_name
from poalint.record import Record
from poalint.report import CategoryScore, Finding, Report, RuleScore
from poalint.score import Judged, score
from poalint.source import Source
from poalint.store import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from poalint.cases import CaseHit
    from poalint.checks import CheckKind, Found, SentenceHit
    from poalint.languages import Language
    from poalint.letter import Letter
    from poalint.letter.comparison import Comparison
    from poalint.notice.model import Notice
    from poalint.notice.parse import NoticeBook
    from poalint.phrases.matcher import Reading
    from poalint.report import Span
    from poalint.rulebook import LanguageBook, Rule, RuleBook
    from poalint.score import Score

_MARKS = re.compile(r"\s?[!?！？]{2,}")
_MARK_OPENERS = frozenset("!?！？ \u00a0\u202f")
NO_MATTER = Matter()
READY = 800  # tenths of a point a letter needs, besides having no error (rulebook.md, Score)
_NO_PARAMETERS: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class Options(Record):
    """How a letter is read: `messages` is the language findings are worded in, None the letter's own.

    `statistics` asks for the panel of readability figures. `previous` is the letter that was refused, as text or as read from its file.
    `select` and `ignore` are rule ids; `parameters` replace those of a rule for this run (examples use it).
    """

    language: str | None = None
    case: str | None = None
    stance: str = "admit"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    messages: str | None = None
    notice: str | Source | None = None
    previous: str | Source | None = None
    statistics: bool = False
    parameters: Mapping[str, Mapping[str, Any]] = _NO_PARAMETERS


class Workshop(Record):
    """What one process lints with: languages, kinds of check and rule folders, from the built-in plugin and all others."""

    languages: tuple[Language, ...]
    kinds: Mapping[str, CheckKind]
    folders: tuple[str, ...]

    def language(self, code: str) -> Language | None:
        """The language of a code, None where no plugin brings it."""
        return next((language for language in self.languages if language.code == code), None)


@lru_cache(maxsize=1)
def workshop() -> Workshop:
    """The workshop of this process, gathered from the plugins once."""
    from poalint.plugins import manager

    plugins = manager()
    return Workshop(tuple(plugins.languages.values()), plugins.checks, tuple(plugins.rules))


@lru_cache(maxsize=16)
def language_book(code: str) -> LanguageBook:
    """The compiled rule book of a language. PoalintError for a language without rules or a broken rule."""
    shop = workshop()
    language = shop.language(code)
    if language is None:
        raise PoalintError(
            "unknown-language", f"no rules for the language “{code}”; known are {', '.join(one.code for one in shop.languages)}"
        )
    try:
        return load(language, shop.folders, shop.kinds)
    except PoalintError:
        if len(shop.folders) == 1:
            raise
    # A plugin whose rules are broken is named and left out; it does not end every lint.
    from poalint.plugins import manager

    folders = manager().rules_that_load(lambda folders: load(language, folders, shop.kinds))
    workshop.cache_clear()
    return load(language, folders, shop.kinds)


def rules_in_force() -> tuple[tuple[Rule, ...], str]:
    """Every rule that some language's book holds, by name, and the version of the rule book; from the compiled books, in milliseconds."""
    found: dict[str, Rule] = {}
    version = ""
    for language in workshop().languages:
        book = language_book(language.code)
        version = book.profile
        for rule in book.rules:
            found.setdefault(rule.id, rule)
        if len(found) >= _rule_folders():
            break  # the other languages have no rule of their own
    return tuple(found[name] for name in sorted(found)), version


def _rule_folders() -> int:
    """How many rules there are, by their folders; none of their files is read."""
    import os

    return sum(os.path.isfile(os.path.join(entry.path, "rule.toml")) for folder in workshop().folders for entry in os.scandir(folder))


def rule_book() -> RuleBook:
    """Every rule with its wordings and examples, read from the rule files (not the compiled books)."""
    from pathlib import Path

    from poalint.rulefiles import read_book

    shop = workshop()
    return read_book([Path(folder) for folder in shop.folders], tuple(language.code for language in shop.languages))


def lint_source(source: Source, options: Options | None = None) -> Report:
    """Lint one letter. PoalintError: empty, unknown-language, unknown-case, unknown-stance, broken-rule."""
    return lint_with(source, options or Options(), workshop(), language_book)


def lint_with(source: Source, options: Options, shop: Workshop, books: Callable[[str], LanguageBook]) -> Report:
    """Lint one letter with a given workshop and the books of its languages."""
    _refuse_unknown(options, shop)
    return _lint(source, options, shop, books)[1]


def _lint(source: Source, options: Options, shop: Workshop, books: Callable[[str], LanguageBook]) -> tuple[Letter, Report]:
    """The letter as parsed and its report; the refused letter, where there is one, is linted on the way."""
    letter = parse(source, shop.languages, options.language, lambda language: books(language.code).scripts)
    book = books(letter.language.code)
    asked = _asked(letter, options, shop) if options.notice is not None else None
    phrased = readings(letter, book.program)
    notice_case = of_notice(asked[0].letter, books) if asked and options.case is None else None
    told = matter(options.case, notice_case, letter, phrased, book.cases, options.stance)
    rules = applicable(book.rules, options, told)
    hits = _hits(letter, phrased, book)
    fields = [reading.fields for reading in phrased]
    refused = _refused(options, shop, books)
    comparison = _compared(letter, refused[0]) if refused else None
    given = facts_given(letter, told, book) if any(rule.cases for rule in rules) else ()
    judged = _judge(rules, shop, letter, hits, fields, options, book, comparison, told, asked, given)
    reader = book if options.messages in {None, book.language} else books(options.messages or "")
    report = _report(source, letter, judged, score(judged), options, reader, book, told, asked[0] if asked else None)
    if asked:
        from poalint.asked import facts, remarks

        found = next((entry.found for entry in judged if entry.kind.name == "answers"), None)
        remarked = remarks(asked[0], options.messages or "en")
        report = report._replace(notice=facts(asked[0], found, letter), warnings=(*report.warnings, *remarked))
    if refused:
        from poalint.previous import beside

        report = report._replace(previous=beside(letter, *refused, comparison))
    if options.statistics:
        from poalint.readability import figures

        report = report._replace(statistics=figures(letter))
    return letter, report


def _refused(options: Options, shop: Workshop, books: Callable[[str], LanguageBook]) -> tuple[Letter, Report] | None:
    """The refused letter and its report under the same settings. PoalintError of kind previous-… where it cannot be read as a letter."""
    if options.previous is None:
        return None
    source = options.previous if isinstance(options.previous, Source) else Source(options.previous)
    try:
        return _lint(source, options._replace(previous=None, statistics=False, language=None), shop, books)
    except PoalintError as error:
        if error.kind == "unknown-language" and options.language is not None:  # too short to tell its language, say
            return _lint(source, options._replace(previous=None, statistics=False), shop, books)
        name = f" ({source.path})" if source.path else ""
        reason = "is empty" if error.kind == "empty" else "is in a language that poalint does not know"
        if error.kind not in {"empty", "unknown-language"}:
            raise
        raise PoalintError(f"previous-{error.kind}", f"the refused letter{name} {reason}; give the letter that the reviewer saw") from error


def _compared(letter: Letter, refused: Letter) -> Comparison | None:
    """What two letters of one language have in common; None for letters of two."""
    if letter.language.code != refused.language.code:
        return None
    from poalint.letter.comparison import compare

    return compare(letter, refused)


def _asked(letter: Letter, options: Options, shop: Workshop) -> tuple[Notice, NoticeBook]:
    """The notice that the letter answers. PoalintError where it is none, or where no wording can mend what it says."""
    from poalint.asked import held_against

    source = options.notice if isinstance(options.notice, Source) else Source(options.notice or "")
    notice, book = held_against(letter, source, shop.languages, shop.folders, options.messages or "en")
    return notice, book._replace(program=book.program.without_accents()) if typed_without_accents(letter) else book


def applicable(rules: Sequence[Rule], options: Options, told: Matter = NO_MATTER) -> list[Rule]:
    """The rules that apply: by stance, case, notice and settings alone, never by the text.

    A case that only the letter itself tells makes its rules advice: they say what is missing and weigh nothing.
    """
    chosen = []
    for rule in rules:
        if options.stance not in rule.stance or (options.select and rule.id not in options.select) or rule.id in options.ignore:
            continue
        if options.notice is None and rule.parameters.get("needs") == "notice":
            continue
        if rule.cases:
            if told.case is None or (told.id not in rule.cases and "any" not in rule.cases):
                continue
            if not told.known:
                chosen.append(rule._replace(weight=0.0, level="info"))
                continue
        chosen.append(rule._replace(**rule.contest) if rule.contest and options.stance == "contest" else rule)
    return chosen


def _refuse_unknown(options: Options, shop: Workshop) -> None:
    if options.stance not in {"admit", "contest"}:
        raise PoalintError("unknown-stance", f"stance must be admit or contest, not “{options.stance}”")
    if options.case is not None and options.case not in (names := case_names(shop.folders)):
        raise PoalintError("unknown-case", f"no case “{options.case}”; known are {', '.join(names)}")


def _hits(letter: Letter, readings: Sequence[Reading], book: LanguageBook) -> dict[str, list[SentenceHit]]:
    """The phrases found, by rule; a rule keeps silent in a sentence where a rule it yields to has a hit that counts in full."""
    from poalint.checks import SentenceHit

    yields = {rule.id: rule.yields_to for rule in book.rules if rule.yields_to}
    forbidding = {rule.id for rule in book.rules if rule.check == "phrases"}
    out: dict[str, list[SentenceHit]] = {}
    for number, (sentence, reading) in enumerate(zip(letter.sentences, readings, strict=True)):
        found = [hit for hit in reading.hits if ":" not in hit.rule]  # a case's phrases are no rule's
        if not found or not sentence.words:  # "!!!" alone is shouting, but has no word to point at
            continue
        present = {hit.rule for hit in found if book.credits.get(hit.rule, {}).get(hit.group, 1.0) >= 1}
        standing = {rule for rule in present if present.isdisjoint(yields.get(rule, ()))}  # who gives way silences nobody
        for hit in found:
            if not standing.isdisjoint(yields.get(hit.rule, ())):
                continue
            if hit.rule in forbidding and _only_quoted(hit.start, hit.end, sentence.quoted, len(sentence.words)):
                continue
            credit = book.credits.get(hit.rule, {}).get(hit.group, 1.0)
            end = sentence.ends[hit.end - 1]
            shouted = hit.rule in forbidding and letter.source.text[end : end + 1] in _MARK_OPENERS
            marks = _MARKS.match(letter.source.text, end, sentence.end) if shouted else None  # shown with its marks
            out.setdefault(hit.rule, []).append(SentenceHit(number, sentence.starts[hit.start], marks.end() if marks else end, credit))
    return out


def _only_quoted(start: int, end: int, quoted: Sequence[tuple[int, int]], length: int) -> bool:
    """Whether the words are somebody else's: wholly inside quotation marks, in a sentence with words of its own."""
    return any(first <= start and end <= last and last - first < length for first, last in quoted)


def _judge(
    rules: Sequence[Rule], shop: Workshop, letter: Letter, hits: Mapping[str, Sequence[SentenceHit]],
    fields: Sequence[frozenset[tuple[str, str]]], options: Options, book: LanguageBook, comparison: Comparison | None, told: Matter,
    asked: tuple[Notice, NoticeBook] | None, given: tuple[CaseHit, ...],
) -> list[Judged]:  # fmt: skip
    """Run the checks in their turns: those of the whole letter must know what those of sentences objected to."""
    from poalint.checks import Context

    found: dict[str, Found] = {}
    stained: frozenset[int] = frozenset()
    for turn in range(3):
        for rule in rules:
            kind = shop.kinds[rule.check]
            if kind.turn != turn:
                continue
            own = options.parameters.get(rule.id)
            parameters = {**rule.parameters, **own} if own else rule.parameters
            context = Context(
                rule, parameters, letter, hits, fields, stained, options.language, book.templates, comparison, told, asked, found, given
            )
            found[rule.id] = kind.find(context)
        stained = frozenset(draft.sentence for one in found.values() for draft in one.findings if draft.sentence is not None)
    return [Judged(rule, shop.kinds[rule.check], found[rule.id]) for rule in rules]


def _report(
    source: Source,
    letter: Letter,
    judged: Sequence[Judged],
    scored: Score,
    options: Options,
    reader: LanguageBook,
    book: LanguageBook,
    told: Matter,
    notice: Notice | None = None,
) -> Report:
    findings = []
    met: dict[str, tuple[Span, ...]] = {}
    seen: dict[str, int] = {}
    case = words_of(told, reader)
    for charge in scored.charges:
        rule, draft = charge.rule, charge.draft
        wording = reader.wordings.get(rule.id) or book.wordings[rule.id]
        values = told_values(draft.values, case, reader.language)
        name = message_name(wording, draft.text, options.stance)
        span = source.span(draft.start, draft.end) if draft.start is not None and draft.end is not None else None
        unanswered = notice.source.span(*draft.asked) if notice is not None and draft.asked is not None else None
        shown = span or unanswered
        text = source.text if notice is None or unanswered is None else notice.source.text
        findings.append(
            Finding(
                rule.id, rule.category, rule.level, filled(wording, name, shown, values),
                filled(wording, name.replace("message", "suggestion"), shown, values), wording.why,
                rule.sources, charge.tenths / 10, span, draft.part, draft.item, fingerprint(rule.id, text, shown, seen),
                charge.charged_to, unanswered,
            )
        )  # fmt: skip
    for entry in judged:
        if entry.found.met:
            met[entry.rule.id] = tuple(source.span(showing.start, showing.end) for showing in entry.found.met)
    findings.sort(key=lambda finding: (finding.start if finding.start is not None else len(source.text) + 1, -finding.cost, finding.rule))
    ready = scored.tenths >= READY and not any(finding.level == "error" for finding in findings)
    return Report(
        path=source.path,
        language=letter.language.code,
        case=told.id,
        stance=options.stance,
        score=scored.tenths / 10,
        ready=ready,
        categories={name: CategoryScore(kept / 10, of / 10) for name, (kept, of) in sorted(scored.categories.items())},
        findings=tuple(findings),
        met=met,
        encoding=source.encoding,
        text=source.text,
        rules=tuple(RuleScore(rule, kept / 10, of / 10) for rule, (kept, of) in scored.rules.items() if of),
        warnings=_warnings(letter, options),
        profile=book.profile,
    )


def _warnings(letter: Letter, options: Options) -> tuple[str, ...]:
    told = next(iter(letter.languages), None)
    if options.language is not None and told is not None and told != options.language:
        return (f"the letter seems to be written in “{told}”, but was checked as “{options.language}” as asked",)
    return ()


def lint_text(
    text: str,
    *,
    language: str | None = None,
    case: str | None = None,
    stance: str = "admit",
    notice: str | None = None,
    previous: str | None = None,
    settings: Options | None = None,
) -> Report:
    """Lint a letter given as text; offsets of the report are code points of it. PoalintError as for `lint_source`.

    `notice` is the text of what the marketplace sent. PoalintError also: empty-notice, no-notice, swapped, same-text, and
    beyond-wording where the notice alleges forgery or fraud: then there is no score.
    `previous` is the letter that was refused: the report's `previous` then tells what stayed, what is new, and its score.
    """
    options = (settings or Options())._replace(language=language, case=case, stance=stance, notice=notice, previous=previous)
    return lint_source(Source(text), options)


def lint_file(path: str | Path, *, settings: Options | None = None) -> Report:
    """Lint a letter in a file. PoalintError also where the file cannot be read."""
    from pathlib import Path as FilePath

    from poalint.readers import read_file

    return lint_source(read_file(FilePath(path)), settings)
