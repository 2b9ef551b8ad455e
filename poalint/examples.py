"""Every example in a rule's file is a test: `poalint test-rules`, for the built-in rules and for anybody's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.lint import Options, lint_with, workshop
from poalint.rulefiles import read_folder
from poalint.source import Source
from poalint.store import book_of, rules_folder, rules_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from poalint.advice import Advice
    from poalint.lint import Workshop
    from poalint.report import Report
    from poalint.rulebook import Example, LanguageBook, Rule


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; `message` says what was expected when it is not ok."""

    rule: str
    language: str
    text: str
    ok: bool
    message: str


def try_examples(folder: Path | None = None, languages: Collection[str] | None = None, only: str | None = None) -> Iterator[Outcome]:
    """Try the examples of a folder of rules (None: the built-in ones) or of one rule in it, in some languages or all.

    PoalintError for a broken rule file.
    """
    if folder is not None and not any(folder.glob("*/rule.toml")):
        raise PoalintError("broken-rule", f"{folder}: no rules here; a rule is a folder with a rule.toml in it")
    shop = _with(folder)
    read = read_folder(folder or rules_folder(), languages)
    books: dict[str, LanguageBook] = {}
    tried = [rule for rule in read.rules if only in {None, rule.id}]
    # A rule of phrases needs itself and what it gives way to; other kinds of check may look at any rule's findings.
    needed = {rule.id for rule in tried} if all(rule.check == "phrases" for rule in tried) else None
    for rule in tried:
        for code in rule.languages:
            if languages is not None and code not in languages:
                continue
            language = shop.language(code)
            if language is None:
                yield Outcome(rule.id, code, "", ok=False, message=f"no language “{code}”; a plugin must bring it")
                continue
            if code not in books:
                books[code] = book_of(language, shop.folders, needed)
            for example in read.texts[rule.id, code].wording.examples:
                yield _try(rule, code, example, shop, books)


def advice_on(folder: Path | None = None, languages: Collection[str] | None = None, only: str | None = None) -> Iterator[Advice]:
    """What the author of a folder of rules (None: the built-in ones), or of one rule, should look at. PoalintError for a broken file."""
    from poalint.advice import advise

    shop = _with(folder)
    wanted = [language for language in shop.languages if languages is None or language.code in languages]
    yield from advise(folder or rules_folder(), shop.folders, wanted, only)


def _with(folder: Path | None) -> Workshop:
    """The workshop with this folder's rules in it, once: an installed plugin may hold the very rules tested from its checkout."""
    shop = workshop()
    if folder is None or os.path.abspath(folder) == rules_path():
        return shop
    names = {path.parent.name for path in folder.glob("*/rule.toml")}
    others = [other for other in shop.folders if other == rules_path() or not any((Path(other) / name).is_dir() for name in names)]
    return shop._replace(folders=tuple(dict.fromkeys((*others, str(folder)))))


def _try(rule: Rule, code: str, example: Example, shop: Workshop, books: dict[str, LanguageBook]) -> Outcome:
    notice = example.parameters.get("notice")
    case = example.case or next((one for one in rule.cases if one != "any"), None)
    own = {rule.id: example.parameters}
    options = Options(language=code, case=case, stance=rule.stance[0], select=(rule.id,), notice=notice, parameters=own)
    report = lint_with(Source(example.text), options, shop, books.__getitem__)
    wrong = _complaint(rule, example, report)
    return Outcome(rule.id, code, example.text, ok=wrong is None, message=wrong or "")


def _complaint(rule: Rule, example: Example, report: Report) -> str | None:
    found = [finding.span for finding in report.findings if finding.rule == rule.id]
    shown = report.met.get(rule.id, ())
    if example.kind == "keeps":
        if rule.check == "presence":
            return f"shows the rule, should not: “{shown[0].quote}”" if shown else None
        return f"breaks the rule, should not: “{found[0].quote if found[0] else 'missing'}”" if found else None
    spans = shown if example.kind == "shows" else found
    if not spans:
        return "should show the rule, does not" if example.kind == "shows" else "should break the rule, does not"
    if example.marked is None:
        return None
    start, end = example.marked
    if any(span is not None and span.start.offset < end and start < span.end.offset for span in spans):
        return None
    return f"the words found, “{spans[0].quote if spans[0] else ''}”, are not those marked, “{example.text[start:end]}”"
