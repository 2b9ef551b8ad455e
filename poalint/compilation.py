"""Rule folders → the compiled data of one language. Imported only when nothing compiled is at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from poalint.casefiles import read_cases
from poalint.cases.model import FIRST, case_to_data, rule_of
from poalint.checks.templates import shingles
from poalint.errors import PoalintError
from poalint.letter import parse
from poalint.phrases.compiler import Compiler, LexiconError, Phrases
from poalint.phrases.forms import load_forms, load_scripts
from poalint.rulefiles import RuleFolder, read_folder, read_lexicon
from poalint.source import Source
from poalint.store import profile, rule_to_data, rules_folder, templates_path

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from poalint.casefiles import CaseText
    from poalint.languages import Language
    from poalint.phrases.grammar import Phrase
    from poalint.rulebook import Rule
    from poalint.rulefiles import RuleText


def compile_language(language: Language, folders: Sequence[str], only: Collection[str] | None = None) -> dict[str, Any]:
    """Everything a LanguageBook holds, as plain data, of all rules or of some and those they give way to.

    PoalintError names the file of an error.
    """
    paths = [Path(folder) for folder in folders]
    read = [(folder, read_folder(folder, [language.code])) for folder in paths]
    rules = [rule for _, folder in read for rule in folder.rules if language.code in rule.languages]
    twice = sorted({rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1})
    if twice:
        raise PoalintError("broken-rule", f"two folders hold a rule “{twice[0]}”; rename the plugin's")
    if only is not None:
        rules = _with_those_they_yield_to(rules, only)
    texts = {rule: text for _, folder in read for (rule, _), text in folder.texts.items()}
    cases = _cases(paths, language.code)
    compiler = compiler_of(language, paths, read)
    scripts = compiler.scripts or {}
    try:
        of_rules = [phrases for rule in rules for phrases in phrases_of(rule, texts[rule.id])]
        program = compiler.compile([*of_rules, *(phrases for text in cases for phrases in _case_phrases(text, cues=True))])
        case_phrases = {text.case.id: compiler.compile(_case_phrases(text, cues=False)).data for text in cases}
    except LexiconError as error:
        raise PoalintError("broken-rule", f"{language.code}: {error}") from error
    return {
        "language": language.code,
        "rules": [rule_to_data(rule) for rule in rules],
        "wordings": {
            rule.id: [
                texts[rule.id].wording.message,
                texts[rule.id].wording.suggestion,
                texts[rule.id].wording.why,
                dict(texts[rule.id].wording.texts),
            ]
            for rule in rules
        },
        "credits": {rule.id: {str(number): group.credit for number, group in enumerate(texts[rule.id].groups)} for rule in rules},
        "program": program.data,
        "cases": [case_to_data(text.case) for text in cases],
        "case_phrases": case_phrases,
        "templates": _templates(language, scripts),
        "profile": profile(folders),
        "scripts": {chr(code): other for code, other in scripts.items()},
    }


def _with_those_they_yield_to(rules: Sequence[Rule], wanted: Collection[str]) -> list[Rule]:
    known = {rule.id: rule for rule in rules}
    kept: set[str] = set()
    waiting = [rule for rule in wanted if rule in known]
    while waiting:
        rule = waiting.pop()
        if rule not in kept:
            kept.add(rule)
            waiting.extend(other for other in known[rule].yields_to if other in known)
    return [rule for rule in rules if rule.id in kept]


def compile_notice(language: Language, folders: Sequence[str]) -> dict[str, Any]:
    """What a notice in a language is read with, as plain data: the phrases of notice/LANG.toml, a set a name ("kinds/root-cause")."""
    from poalint.noticefiles import read_notice

    paths = [Path(folder) for folder in folders]
    forms, scripts = _tables(language, paths)
    lexicon = dict(_lexicon([(folder, read_folder(folder, [language.code])) for folder in paths], language.code))
    sets: list[Phrases] = []
    common: set[str] = set()
    for folder in paths:
        file = folder / "notice" / f"{language.code}.toml"
        if not file.is_file():
            continue
        read = read_notice(file)
        lexicon.update(read.lists)
        common.update(read.common)
        sets.extend(Phrases(name, -1, "patterns", phrases) for name, phrases in sorted(read.phrases.items()))
    try:
        program = Compiler(language, lexicon, forms, scripts).compile(sets)
    except LexiconError as error:
        raise PoalintError("broken-rule", f"{language.code}: {error}") from error
    return {
        "language": language.code,
        "program": program.data,
        "common": sorted(common),
        "scripts": {chr(code): other for code, other in scripts.items()},
    }


def compiler_of(language: Language, paths: Sequence[Path], read: Sequence[tuple[Path, RuleFolder]] | None = None) -> Compiler:
    """A compiler with the lists, forms and scripts that these folders of rules have together; `read` where they were read already."""
    if read is None:
        read = [(path, RuleFolder((), {}, read_lexicon(path / "lexicon", {language.code}))) for path in paths]
    return Compiler(language, _lexicon(read, language.code), *_tables(language, paths))


def phrases_of(rule: Rule, text: RuleText) -> list[Phrases]:
    """The written phrases of a rule in one language: its own, then those of its groups."""
    sets = [Phrases(rule.id, -1, field, phrases) for field, phrases in sorted(text.phrases.items())]
    for number, group in enumerate(text.groups):
        sets.extend(Phrases(rule.id, number, field, phrases) for field, phrases in sorted(group.phrases.items()))
    return sets


def _cases(folders: Sequence[Path], language: str) -> list[CaseText]:
    """The cases of all folders in one language; a plugin may add a case, not replace one."""
    found: dict[str, CaseText] = {}
    for folder in folders:
        for case in read_cases(folder, [language]):
            if case.id in found:
                raise PoalintError("broken-rule", f"{folder / 'cases'}: the case “{case.id}” is there already; rename it")
            if language in case.texts:
                found[case.id] = case.texts[language]
    return list(found.values())


def _case_phrases(text: CaseText, *, cues: bool) -> list[Phrases]:
    """The phrases that tell the case, which every letter is read for, or those of its metrics and facts."""
    name = rule_of(text.case.id)
    return [
        Phrases(name, number, key, phrases)
        for number, group in enumerate(text.phrases)
        for key, phrases in sorted(group.items())
        if (number < FIRST) == cues
    ]


def _lexicon(read: Sequence[tuple[Path, RuleFolder]], language: str) -> Mapping[str, Sequence[Phrase]]:
    """The lists of all folders; a plugin's list of the same name replaces none of the built-in ones."""
    lists: dict[str, Sequence[Phrase]] = {}
    for path, folder in read:
        for name, phrases in folder.lexicon.get(language, {}).items():
            if name in lists:
                raise PoalintError("broken-rule", f"{path / 'lexicon'}: the list “{name}” is there already; rename it")
            lists[name] = phrases
    return lists


def _templates(language: Language, scripts: Mapping[int, str]) -> list[int]:
    """The shingles of the template letters of a language."""
    found: set[int] = set()
    for path in sorted((Path(templates_path()) / language.code).glob("*.txt")):
        letter = parse(Source(path.read_text(encoding="utf-8")), (language,), language.code, lambda _: scripts)
        found.update(shingles((sentence.words for sentence in letter.sentences), spaced=language.spaced))
    return sorted(found)


def _tables(language: Language, folders: Sequence[Path]) -> tuple[dict[str, tuple[str, ...]], Mapping[int, str]]:
    """Inflected forms of all folders, and the map that folds a language's scripts into one."""
    if not language.spaced:
        path = rules_folder() / "forms" / f"{language.code}.json"
        return {}, load_scripts(path) if path.exists() else {}
    forms: dict[str, tuple[str, ...]] = {}
    for folder in folders:
        path = folder / "forms" / f"{language.code}.json"
        if path.exists():
            forms.update(load_forms(path))
    return forms, {}
