"""Reading the rule book's files: TOML in, checked values out; every error names file, line and what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from poalint import tomlfile
from poalint.errors import PoalintError
from poalint.phrases.grammar import PhraseError, parse_phrase
from poalint.report import LEVELS
from poalint.rulebook import Example, Rule, RuleBook, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from poalint.phrases.grammar import Phrase

CATEGORIES = ("tone", "content", "specificity", "form")
STANCES = ("admit", "contest")
_RULE_KEYS = {
    "id": str, "name": str, "category": str, "level": str, "weight": (int, float), "check": str, "stance": list, "sources": list,
    "since": str, "yields_to": list, "parameters": dict, "cases": list, "contest": dict,
}  # fmt: skip
_OPTIONAL = {"yields_to", "parameters", "stance", "cases", "contest"}
_CONTEST_KEYS = ("level", "weight")
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PHRASE_FIELDS = ("patterns", "unless", "except")
_TEXTS = ("message", "suggestion", "why")


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases by field, and what a showing counts (presence)."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    credit: float = 1.0


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in one language: its wording, its own phrases by field, its groups."""

    wording: Wording
    phrases: Mapping[str, tuple[Phrase, ...]]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """One folder of rules as read: the rules, their texts by (rule, language), the lexicon by language."""

    rules: tuple[Rule, ...]
    texts: Mapping[tuple[str, str], RuleText]
    lexicon: Mapping[str, Mapping[str, tuple[Phrase, ...]]] = field(default_factory=dict)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. PoalintError (broken-rule) with file and line where it is broken."""
    try:
        return tomlfile.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise PoalintError("broken-rule", f"{path}: not UTF-8 (byte {error.start})") from error
    except tomlfile.TOMLDecodeError as error:
        raise PoalintError("broken-rule", f"{path}: {error}") from error
    except OSError as error:
        raise PoalintError("broken-rule", f"{path}: {error.strerror}") from error


def read_folder(folder: Path, languages: Iterable[str] | None = None, *, phrases: bool = True) -> RuleFolder:
    """All rules of a folder in the languages asked for (None: all), with or without their phrases. PoalintError names what is wrong."""
    wanted = None if languages is None else set(languages)
    rules: list[Rule] = []
    texts: dict[tuple[str, str], RuleText] = {}
    for declaration in sorted(folder.glob("*/rule.toml")):
        rule = _rule(declaration)
        known = []
        for file in sorted(declaration.parent.glob("*.toml")):
            if file.name == "rule.toml":
                continue
            if wanted is not None and file.stem not in wanted:
                known.append(file.stem)
                continue
            text = _rule_text(file, with_phrases=phrases)
            if text.wording.examples:
                known.append(file.stem)
                texts[rule.id, file.stem] = text
        rules.append(_with_languages(rule, tuple(known)))
    return RuleFolder(tuple(rules), texts, read_lexicon(folder / "lexicon", wanted) if phrases else {})


def _with_languages(rule: Rule, languages: tuple[str, ...]) -> Rule:
    return rule._replace(languages=languages)


def _rule(path: Path) -> Rule:
    data = read_toml(path)
    for key, value in data.items():
        if key not in _RULE_KEYS:
            raise fault(path, key, f"unknown key “{key}”{nearest_key(key, _RULE_KEYS)}")
        kind = _RULE_KEYS[key]
        if not isinstance(value, kind) or isinstance(value, bool):  # type: ignore[arg-type]  # a type or a tuple of types
            raise fault(path, key, f"“{key}” has the wrong type")
    missing = sorted(set(_RULE_KEYS) - _OPTIONAL - set(data))
    if missing:
        raise PoalintError("broken-rule", f"{path}: {', '.join(missing)} missing")
    if data["id"] != path.parent.name:
        raise fault(path, "id", f"the id is “{data['id']}”, the folder “{path.parent.name}”; they must be the same")
    if data["category"] not in CATEGORIES:
        raise fault(path, "category", f"category must be one of {', '.join(CATEGORIES)}")
    if data["level"] not in LEVELS:
        raise fault(path, "level", f"level must be one of {', '.join(LEVELS)}")
    if data["weight"] <= 0:
        raise fault(path, "weight", "weight must be more than 0")
    stance = tuple(data.get("stance", STANCES))
    if not stance or not set(stance) <= set(STANCES):
        raise fault(path, "stance", f"stance must be some of {', '.join(STANCES)}")
    contest = data.get("contest", {})
    for key in contest:
        if key not in _CONTEST_KEYS:
            raise fault(path, key, f"unknown key “{key}” under contest{nearest_key(key, _CONTEST_KEYS)}")
    if contest.get("level", "error") not in LEVELS or float(contest.get("weight", 1)) <= 0:
        raise fault(path, "contest", f"under contest, level must be one of {', '.join(LEVELS)} and weight more than 0")
    return Rule(
        data["id"], data["name"], data["category"], data["level"], float(data["weight"]), data["check"], stance,
        tuple(data["sources"]), data["since"], tuple(data.get("yields_to", ())), data.get("parameters", {}),
        cases=tuple(data.get("cases", ())), contest=contest,
    )  # fmt: skip


def _rule_text(path: Path, *, with_phrases: bool) -> RuleText:
    data = read_toml(path)
    missing = [key for key in _TEXTS if not isinstance(data.get(key), str) or not data[key].strip()]
    if missing:
        raise PoalintError("broken-rule", f"{path}: {', '.join(missing)} missing")
    texts: dict[str, str] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for key, value in data.items():
        if key in {*_TEXTS, "examples", "groups"}:
            continue
        if isinstance(value, str):
            texts[key] = value
        elif isinstance(value, list):
            phrases[key] = read_phrases(path, key, value) if with_phrases else ()
        else:
            raise fault(path, key, f"“{key}” must be a text or a list of phrases")
    groups = tuple(_group(path, group) for group in data.get("groups", ())) if with_phrases else ()
    examples = tuple(_examples(path, data.get("examples", {})))
    return RuleText(Wording(data["message"], data["suggestion"], data["why"], texts, examples), phrases, groups)


def _group(path: Path, data: Mapping[str, Any]) -> Group:
    for key in data:
        if key not in {"name", "credit", *_PHRASE_FIELDS}:
            raise fault(path, key, f"unknown key “{key}” in a group{nearest_key(key, ('name', 'credit', *_PHRASE_FIELDS))}")
    return Group({key: read_phrases(path, key, data[key]) for key in _PHRASE_FIELDS if key in data}, float(data.get("credit", 1.0)))


def _examples(path: Path, data: Mapping[str, Any]) -> Iterable[Example]:
    for kind, rows in data.items():
        if kind not in {"breaks", "keeps", "shows"}:
            raise fault(path, kind, f"examples are breaks, keeps or shows, not “{kind}”")
        for row in rows:
            text = str(row.get("text", ""))
            if not text.strip():
                raise fault(path, kind, f"an example under examples.{kind} has no text")
            marked = _MARKED.search(text)
            span = None
            if marked:
                text = text[: marked.start()] + marked.group(1) + text[marked.end() :]
                span = (marked.start(), marked.start() + len(marked.group(1)))
            yield Example(kind, text, span, row.get("parameters", {}), row.get("case"))


def read_phrases(path: Path, key: str, rows: Sequence[Any]) -> tuple[Phrase, ...]:
    """Phrases as written under `key` of a file. PoalintError with line and column where one is wrong."""
    out = []
    for row in rows:
        if not isinstance(row, str):
            raise fault(path, key, f"“{key}” holds phrases, each a text in quotation marks")
        try:
            out.append(parse_phrase(row))
        except PhraseError as error:
            line, column = _place(path, row)
            raise PoalintError("broken-rule", f"{path}:{line}:{column + error.column}: in the phrase “{row}”: {error.expected}") from error
    return tuple(out)


def read_lexicon(folder: Path, languages: set[str] | None) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """The lists of a lexicon folder by language and name. PoalintError for a list that is none or stands twice."""
    out: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for file in sorted(folder.glob("*/*.toml")):
        language = file.parent.name
        if languages is not None and language not in languages:
            continue
        lists = out.setdefault(language, {})
        for name, rows in read_toml(file).items():
            if name in lists:
                raise fault(file, name, f"the list “{name}” stands in another file too")
            if not isinstance(rows, list):
                raise fault(file, name, f"“{name}” must be a list of phrases")
            lists[name] = read_phrases(file, name, rows)
    return out


def fault(path: Path, key: str, message: str) -> PoalintError:
    """What is wrong at the line where `key` stands in the file."""
    line, _ = _place(path, key)
    return PoalintError("broken-rule", f"{path}:{line}: {message}")


def _place(path: Path, text: str) -> tuple[int, int]:
    """Line and column (from 1) at which a key or phrase stands in the file, for an error message only."""
    quoted = text.replace("\\", "\\\\")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        at = line.find(quoted)
        if at >= 0:
            return number, at + 1
    return 1, 1


def nearest_key(key: str, known: Iterable[str]) -> str:
    """The known key that somebody probably meant, as the end of an error message."""
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1)
    return f"; did you mean “{near[0]}”?" if near else ""


def read_book(folders: Sequence[Path], languages: Sequence[str]) -> RuleBook:
    """Every rule with its wordings and examples, for people and tests; linting reads compiled books instead."""
    rules: list[Rule] = []
    wordings: dict[str, dict[str, Wording]] = {language: {} for language in languages}
    statements: dict[str, str] = {}
    for folder in folders:
        read = read_folder(folder, phrases=False)
        rules.extend(read.rules)
        for (rule, language), text in read.texts.items():
            wordings.setdefault(language, {})[rule] = text.wording
        if (folder / "sources.toml").exists():
            statements.update({name: str(row["says"]) for name, row in read_toml(folder / "sources.toml").items()})
    return RuleBook(tuple(rules), wordings, tuple(languages), statements)
