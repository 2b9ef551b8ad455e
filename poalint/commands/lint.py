"""`poalint letter.txt …`: gathers the letters and their settings, lints each, prints one report and tells the exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from poalint import config
from poalint.commands import output
from poalint.commands.files import STDIN, gather
from poalint.errors import PoalintError
from poalint.record import Record
from poalint.report import LEVELS, Problem, Run
from poalint.reporters import REPORTERS, TEXT, Look
from poalint.wording import reader_language, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poalint.commands.files import Letter
    from poalint.config import Settings
    from poalint.report import Report
    from poalint.reporters import Reporter
    from poalint.source import Source
    from poalint.wording import Words

CLEAN, FOUND, UNCHECKED = 0, 1, 2


class Call(Record):
    """What the command line said: `values` holds the settings that were given, by their key in a settings file.

    `previous` is the file of the letter that was refused, `statistics` asks for readability figures.
    """

    paths: tuple[str, ...]
    values: Mapping[str, Any]
    config: str | None = None
    output: str | None = None
    color: bool = True
    stdin_filename: str | None = None
    previous: str | None = None
    statistics: bool = False

    def name(self, letter: Letter) -> str:
        """The name under which a letter is reported."""
        return (self.stdin_filename or STDIN) if letter.path == STDIN else letter.path


class Book:
    """Settings by folder, each file read once; a file that is at fault is kept as its error."""

    __slots__ = ("call", "folders", "read", "words")

    def __init__(self, call: Call, told: Words) -> None:
        self.call = call
        self.words = told
        self.folders: dict[str, str | None] = {}
        self.read: dict[str | None, Settings | PoalintError] = {}

    def settings(self, folder: str) -> Settings:
        """The settings of letters in this folder. Raises PoalintError of kind "config"."""
        path = self.file(folder)
        if path not in self.read:
            self.read[path] = self._read(path)
        settings = self.read[path]
        if isinstance(settings, PoalintError):
            raise settings
        return settings

    def file(self, folder: str) -> str | None:
        """The settings file for letters in this folder."""
        if self.call.config is not None:
            return self.call.config
        if folder not in self.folders:
            self.folders[folder] = config.find(folder)
        return self.folders[folder]

    def problem(self, error: PoalintError, folder: str) -> Problem:
        """A faulty settings file as what could not be checked: every letter that it governs."""
        return Problem(config.shorter(self.file(folder) or folder), error.kind, str(error))

    def _read(self, path: str | None) -> Settings | PoalintError:
        try:
            file = config.read(path, self.words) if path is not None else None
            settings = config.merge(file, self.call.values)
            check_names(settings, self.words)
        except PoalintError as error:
            return error
        return settings


def run(call: Call) -> int:
    """Everything one call does; gives the exit code. Raises PoalintError where the call itself is at fault."""
    language = call.values.get("messages") or reader_language(os.environ)
    check_names(config.merge(None, call.values), words(language))
    letters, problems = gather(call.paths, words(language))
    book = Book(call, words(language))
    folder = common_folder([call.name(letter) for letter in letters])
    try:
        whole = book.settings(folder)
    except PoalintError as error:
        if call.config is not None:
            raise
        whole = config.merge(None, call.values)
        problems.append(book.problem(error, folder))
    language = whole.messages or language
    book.words = told = words(language)
    reporter = choose_reporter(whole, told)
    if call.output is not None:
        output.check_target(call.output, [letter.path for letter in letters if letter.path != STDIN], told)
    look = Look(
        width=output.width() if call.output is None else output.DEFAULT_WIDTH,
        color=call.output is None and not reporter.machine and output.color(wanted=call.color),
        quiet=whole.quiet,
        messages=language,
    )
    refused = read_previous(call.previous, whole, told)
    checked = check_all(letters, book, language, problems, refused)
    report = Run(tuple(report for report, _ in checked), tuple(problems))
    content = reporter.render(report, look)
    for problem in problems:
        output.say(problem_line(problem))
    if call.output is None:
        output.data(content, machine=reporter.machine)
    else:
        output.write(call.output, content, told)
    return verdict(checked, problems, whole, told)


def read_previous(path: str | None, settings: Settings, told: Words) -> Source | None:
    """The letter that was refused. Raises PoalintError with one line that names the option and the file."""
    if path is None:
        return None
    from poalint.readers import read_file

    try:
        return read_file(path, settings.max_bytes)
    except PoalintError as error:
        raise PoalintError(error.kind, f"--previous {path}: {message(error, path, told)}") from error


def read_notice(path: str, max_bytes: int, told: Words) -> Source:
    """What the marketplace sent. Raises PoalintError with one line that names the option and the file."""
    from poalint.readers import read_file

    try:
        return read_file(path, max_bytes)
    except PoalintError as error:
        if error.kind == "empty":
            raise PoalintError("empty-notice", f"--notice {path}: {told('notice.empty')}") from error
        raise PoalintError(error.kind, f"--notice {path}: {message(error, path, told)}") from error


def check_all(
    letters: Iterable[Letter], book: Book, language: str, problems: list[Problem], refused: Source | None = None
) -> list[tuple[Report, Settings]]:
    """Lints letter by letter; what could not be checked is added to `problems`, a faulty settings file once for all its letters."""
    checked: list[tuple[Report, Settings]] = []
    skipped = 0
    for letter in letters:
        name = book.call.name(letter)
        folder = os.path.dirname(os.path.abspath(name))
        try:
            settings = book.settings(folder)
        except PoalintError as error:
            if (problem := book.problem(error, folder)) not in problems:
                problems.append(problem)
            continue
        try:
            if refused is not None and _same_file(letter.path, refused.path):
                if letter.found:
                    continue  # it lies in the folder beside the new ones
                raise PoalintError("previous-same", book.words("problem.previous-same"))  # noqa: TRY301  told as any other
            checked.append((check(letter, name, settings, language, refused, statistics=book.call.statistics), settings))
        except PoalintError as error:
            if letter.found and error.kind == "binary":
                skipped += 1
            else:
                problems.append(Problem(name, error.kind, message(error, name, book.words)))
        except Exception as error:  # a fault of ours or of a plugin must not hide the other letters
            if os.environ.get("POALINT_DEBUG"):
                raise
            problems.append(Problem(name, "internal", book.words("say.internal", error=f"{type(error).__name__}: {error}")))
    if skipped:
        output.say(book.words.count("say.skipped", skipped))
    return checked


def _same_file(one: str, other: str | None) -> bool:
    try:
        return other is not None and one != STDIN and os.path.samefile(one, other)
    except OSError:
        return False


def check(
    letter: Letter, name: str, settings: Settings, language: str, refused: Source | None = None, *, statistics: bool = False
) -> Report:
    """The report of one letter. Raises PoalintError."""
    from poalint.lint import Options, lint_source  # --help and wrong calls need no rule book

    path = settings.notice_path()
    if path is not None and _same_file(letter.path, path):
        raise PoalintError("same-text", words(language)("notice.same"))
    notice = None if path is None else read_notice(path, settings.max_bytes, words(language))
    options = Options(
        language=settings.language,
        case=settings.case,
        stance=settings.stance,
        select=settings.select,
        ignore=settings.ignored_for(name),
        messages=language,
        notice=notice,
        previous=refused,
        statistics=statistics,
    )
    return lint_source(source(letter, name, settings), options)


def source(letter: Letter, name: str, settings: Settings) -> Source:
    """The text of one letter, from its file or from standard input. Raises PoalintError."""
    from poalint.readers import read_bytes, read_file

    if letter.path != STDIN:
        return read_file(letter.path, settings.max_bytes)
    data = sys.stdin.buffer.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        told = words(reader_language(os.environ) if settings.messages is None else settings.messages)
        raise PoalintError("too-large", told("problem.too-large", limit=settings.max_bytes))
    return read_bytes(data, name)


def message(error: PoalintError, name: str, told: Words) -> str:
    """The line for people without the name before it; in another language than English what the kind says."""
    key = f"problem.{error.kind}"
    if told.language != "en" and key in told.table:
        return told(key, limit=config.DEFAULT_MAX_BYTES)
    return str(error).removeprefix(f"{name}: ")


def problem_line(problem: Problem) -> str:
    """One line that begins with the file, named once."""
    return problem.message if problem.message.startswith(problem.path) else f"{problem.path}: {problem.message}"


def verdict(checked: Sequence[tuple[Report, Settings]], problems: Sequence[Problem], whole: Settings, told: Words) -> int:
    """The exit code; says beside the data what the report does not: warnings, broken plugins, a score under the limit."""
    code = CLEAN
    doubts = broken_plugins(told)
    for report, settings in checked:
        name = report.path or STDIN
        for warning in report.warnings:
            output.say(f"{name}: {told('say.warning')}: {warning}")
            doubts += 1
        if report.previous is not None and not report.previous.compared:
            output.say(f"{name}: {told('say.warning')}: " + other_language(report, told))
            doubts += 1
        if settings.fail_on != "never":
            counted = LEVELS[: LEVELS.index(settings.fail_on) + 1]
            if any(finding.level in counted for finding in report.findings):
                code = FOUND
        if settings.fail_under is not None and report.score < settings.fail_under:
            limit = told.number(settings.fail_under)
            output.say(f"{name}: " + told("say.fail_under", score=told.number(report.score), limit=limit))
            code = FOUND
    return UNCHECKED if problems or (whole.strict and doubts) else code


def other_language(report: Report, told: Words) -> str:
    """Why the refused letter could not be compared sentence by sentence."""
    before = report.previous.language if report.previous else report.language
    return told("say.previous_language", before=told.name("language", before), language=told.name("language", report.language))


def broken_plugins(told: Words) -> int:
    """Names the plugins that had to be left out, and how many they are; they are known where a letter was linted."""
    plugins = sys.modules.get("poalint.plugins")
    if plugins is None:
        return 0
    broken = plugins.manager().problems
    for plugin in broken:
        output.say(told("say.plugin", name=plugin.name, version=plugin.version, error=plugin.error))
    return len(broken)


def check_names(settings: Settings, told: Words) -> None:
    """Raises PoalintError at the first rule, language or case that does not exist, with the nearest that does."""
    per_file = [name for _, rules in settings.per_file_ignores for name in rules]
    given = (("select", settings.select), ("ignore", settings.ignore), (config.PER_FILE, per_file))
    names = [(key, name) for key, rules in given for name in rules]
    known = rule_names() if names else []
    for key, name in names:
        if name not in known:
            close = config.nearest(name, known)
            advice = told("say.mean", name=close) if close else told("say.list_rules")
            raise PoalintError("config", _place(settings, key) + told("say.unknown_rule", name=name) + "; " + advice)
    if settings.language is not None:
        from poalint.lint import workshop

        codes = [language.code for language in workshop().languages]
        if settings.language not in codes:
            line = told("say.unknown_language", name=settings.language, known=", ".join(codes))
            raise PoalintError("unknown-language", _place(settings, "language") + line)
    if settings.case is not None:
        from poalint.casework import case_names
        from poalint.lint import workshop

        known_cases = case_names(workshop().folders)
        if settings.case not in known_cases:
            line = told("say.unknown_case", name=settings.case) + config.hint(settings.case, known_cases, told)
            raise PoalintError("config", _place(settings, "case") + line)


def rule_names() -> list[str]:
    """Every rule by the name of its folder; the rule files themselves are not read."""
    from poalint.lint import workshop

    return sorted(
        entry.name for folder in workshop().folders for entry in os.scandir(folder) if os.path.isfile(os.path.join(entry.path, "rule.toml"))
    )


def _place(settings: Settings, key: str) -> str:
    """Where a setting was given: the place in its file, or the option's name."""
    origin = settings.origins.get(key, "call")
    return f"--{key}: " if origin == "call" else f"{origin}: "


def choose_reporter(settings: Settings, told: Words) -> Reporter:
    """The reporter of this name, ours before a plugin's. Raises PoalintError."""
    if settings.quiet and "format" not in settings.origins:
        return TEXT
    for reporter in REPORTERS:
        if reporter.name == settings.format:
            return reporter
    from poalint.plugins import manager

    known: Mapping[str, Reporter] = manager().reporters
    if settings.format in known:
        return known[settings.format]
    line = told("say.unknown_format", name=settings.format) + config.hint(settings.format, known, told)
    raise PoalintError("config", _place(settings, "format") + line)


def common_folder(names: Sequence[str]) -> str:
    """The folder from which the settings of the whole call are looked for: the one that holds all the letters."""
    folders = [os.path.dirname(os.path.abspath(name)) for name in names]
    try:
        return os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:  # letters on several drives
        return os.getcwd()
