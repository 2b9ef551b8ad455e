"""Reading rules/notice/*.toml, what notices say: TOML in, checked values out; every error names file, line and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poalint.rulefiles import fault, nearest_key, read_phrases, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from poalint.phrases.grammar import Phrase

NOTICE_GROUPS = ("cues", "kinds", "topics", "documents", "metrics")


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """notice/LANG.toml: lists of its own, the phrases by "group/name", and words that carry no subject."""

    lists: Mapping[str, tuple[Phrase, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    common: frozenset[str]


def read_notice(path: Path) -> NoticeFile:
    """What notices say in one language. PoalintError names what is wrong."""
    data = read_toml(path)
    for key, value in data.items():
        if key not in {"common", "lists", *NOTICE_GROUPS}:
            raise fault(path, key, f"unknown key “{key}”{nearest_key(key, ('common', 'lists', *NOTICE_GROUPS))}")
        if not isinstance(value, str if key == "common" else dict):
            raise fault(path, key, f"“{key}” must be a {'text' if key == 'common' else 'table of lists of phrases'}")
    tables = {(group, name): rows for group in ("lists", *NOTICE_GROUPS) for name, rows in data.get(group, {}).items()}
    wrong = next((name for (_, name), rows in tables.items() if not isinstance(rows, list)), None)
    if wrong is not None:
        raise fault(path, wrong, f"“{wrong}” must be a list of phrases")
    read = {key: read_phrases(path, key[1], rows) for key, rows in tables.items()}
    return NoticeFile(
        {name: phrases for (group, name), phrases in read.items() if group == "lists"},
        {f"{group}/{name}": phrases for (group, name), phrases in read.items() if group != "lists"},
        frozenset(str(data.get("common", "")).split()),
    )
