"""The compiled rule book of a language: from the wheel, from the user's cache, or compiled now and kept there as JSON."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poalint.errors import PoalintError
from poalint.phrases.program import Program
from poalint.rulebook import LanguageBook, Rule, Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from poalint.languages import Language

FORMAT = 8
_SUFFIXES = (".toml", ".json", ".txt")


def rules_folder() -> Path:
    """The built-in rules: beside the modules in an installed package, beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def templates_folder() -> Path:
    """The template letters: beside the modules in an installed package, in corpora/ in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "corpora" / "templates"


def compiled_folder() -> Path:
    """Where a wheel carries the compiled books."""
    return Path(__file__).parent / "compiled"


def load(language: Language, folders: Sequence[Path], kinds: Collection[str] = ()) -> LanguageBook:
    """The book of a language over these rule folders. PoalintError where a rule cannot be read, or none of `kinds` checks it."""
    book = _load(language, folders)
    unknown = next((rule for rule in book.rules if kinds and rule.check not in kinds), None)
    if unknown is not None:
        raise PoalintError("broken-rule", f"the rule “{unknown.id}” wants a kind of check “{unknown.check}”; there are {', '.join(sorted(kinds))}")
    return book


def _load(language: Language, folders: Sequence[Path]) -> LanguageBook:
    shipped = compiled_folder() / f"{language.code}.json"
    if list(folders) == [rules_folder()] and (book := _read(shipped, None)) is not None:
        return book
    key = _key(folders)
    cached = _cache_folder() / f"{language.code}-{_digest(key)}.json"
    book = _read(cached, key)
    if book is None:
        data = compile_book(language, folders)
        _write(cached, {**data, "key": key})
        book = _book(data)
    return book


def book_of(language: Language, folders: Sequence[Path]) -> LanguageBook:
    """Compile a book afresh, past every cache: for testing rules."""
    return _book(compile_book(language, folders))


def compile_book(language: Language, folders: Sequence[Path]) -> dict[str, Any]:
    """Read the rule files of a language and compile them to plain data. PoalintError names file and line of an error."""
    from poalint.compilation import compile_language

    return {"book_format": FORMAT, **compile_language(language, folders)}


def _key(folders: Sequence[Path]) -> list[list[Any]]:
    """Name, size and time of every file that goes in: a change of any makes another key."""
    rows = []
    for folder in (*folders, templates_folder()):
        for root, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                if name.endswith(_SUFFIXES):
                    path = os.path.join(root, name)  # noqa: PTH118  a Path a file costs a third of the start
                    facts = os.stat(path)  # noqa: PTH116
                    rows.append([path, facts.st_size, facts.st_mtime_ns])
    rows.append([str(FORMAT), os.stat(__file__).st_size, 0])  # noqa: PTH116
    return rows


def _digest(key: list[list[Any]]) -> str:
    from hashlib import sha256

    return sha256(repr(key).encode()).hexdigest()[:24]


def _cache_folder() -> Path:
    own = os.environ.get("POALINT_CACHE_DIR")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) / "poalint" if base else Path("~/.cache/poalint").expanduser()


def _read(path: Path, key: list[list[Any]] | None) -> LanguageBook | None:
    """A compiled book; None where there is none, or one of another make: the sources are read instead."""
    try:
        data = json.loads(path.read_bytes())
        if data["book_format"] != FORMAT or (key is not None and data["key"] != key):
            return None
        return _book(data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, data: dict[str, Any]) -> None:
    """Keep a compiled book; a cache that cannot be written costs time, nothing else. Older books of the language go."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        partial.replace(path)
        kept = sorted(path.parent.glob(f"{path.name.split('-')[0]}-*.json"), key=lambda file: file.stat().st_mtime_ns)
        for old in kept[:-4]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _book(data: dict[str, Any]) -> LanguageBook:
    return LanguageBook(
        data["language"],
        tuple(rule_from_data(row) for row in data["rules"]),
        {rule: Wording(*row) for rule, row in data["wordings"].items()},
        {rule: {int(group): credit for group, credit in row.items()} for rule, row in data["credits"].items()},
        Program.from_data(data["program"]),
        {ord(char): other for char, other in data["scripts"].items()},
        frozenset(data["templates"]),
    )


def rule_to_data(rule: Rule) -> dict[str, Any]:
    """A rule as JSON data."""
    return asdict(rule)


def rule_from_data(row: dict[str, Any]) -> Rule:
    """A rule from what `rule_to_data` gave."""
    return Rule(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
