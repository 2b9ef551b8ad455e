"""The phrases of rules and lists as their files have them, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint import tomlfile
from poalint.phrases.grammar import parse_phrase
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from poalint.phrases.grammar import Phrase


class Written(Record):
    """A phrase of a file with its place. `rule` is empty for a list of the lexicon; `group` is -1 for the rule itself."""

    path: str
    line: int
    column: int
    text: str
    phrase: Phrase
    rule: str
    group: int
    field: str


def written_in(folder: Path, language: str, rule: str | None = None) -> Iterator[Written]:
    """Every phrase of a language in this folder, or of one rule in it, with its place, in the order of the files."""
    for path in sorted(folder.glob(f"{rule or '*'}/{language}.toml")):
        if (path.parent / "rule.toml").exists():
            text = path.read_text(encoding="utf-8")
            places = _Places(text)
            for group, field, row in _phrases(tomlfile.loads(text)):
                yield Written(str(path), *places.next(row), row, parse_phrase(row), path.parent.name, group, field)
    for path in sorted((folder / "lexicon" / language).glob("*.toml")) if rule is None else ():
        text = path.read_text(encoding="utf-8")
        places = _Places(text)
        for name, rows in tomlfile.loads(text).items():
            for row in rows:
                yield Written(str(path), *places.next(row), row, parse_phrase(row), "", -1, name)


def _phrases(data: Mapping[str, object]) -> Iterator[tuple[int, str, str]]:
    """(group, field, phrase) of a rule in one language, as the file has them."""
    for field, value in data.items():
        if field == "groups" and isinstance(value, list):
            for number, group in enumerate(value):
                yield from ((number, inner, row) for inner, rows in group.items() if isinstance(rows, list) for row in rows)
        elif isinstance(value, list):
            yield from ((-1, field, row) for row in value)


class _Places:
    """Where phrases stand in a file: the first time one is asked for its first place, then its next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, int] = {}

    def next(self, phrase: str) -> tuple[int, int]:
        """Line and column, from 1, of the phrase's first character; (1, 1) where its file writes it in another way."""
        quoted = phrase.replace("\\", "\\\\").replace('"', '\\"')
        start = self.found.get(phrase, -1) + 1
        at = self.text.find(f'"{quoted}"', start)
        if at < 0:
            at = self.text.find(f"'{phrase}'", start)
        if at < 0:
            return 1, 1
        self.found[phrase] = at
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at) + 1
