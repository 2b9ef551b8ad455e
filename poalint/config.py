"""Settings: what the command line says, else poalint.toml or [tool.poalint] of pyproject.toml, else the defaults.

The file is looked for in the folder of the letter and upwards, up to the first folder that holds .git, or the root.
A letter without settings imports nothing.
"""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from poalint.errors import PoalintError
from poalint.record import Record
from poalint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poalint.wording import Words

OWN_FILE = "poalint.toml"
SHARED_FILE = "pyproject.toml"
PER_FILE = "per-file-ignores"
DEFAULT_MAX_BYTES = 2_000_000
FAIL_ON = ("error", "warning", "info", "never")
STANCES = ("admit", "contest")


class Key(Record):
    """One setting: `kind` of its value in the file (text, choice, list, number, whole, flag, table), what may be chosen, the default."""

    kind: str
    default: Any = None
    choices: tuple[str, ...] = ()


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "language": Key("text"),
        "case": Key("text"),
        "stance": Key("choice", "admit", STANCES),
        "notice": Key("text"),
        "select": Key("list", ()),
        "ignore": Key("list", ()),
        PER_FILE: Key("table", ()),
        "fail-on": Key("choice", "error", FAIL_ON),
        "fail-under": Key("number"),
        "format": Key("text", "text"),
        "messages": Key("choice", None, MESSAGE_LANGUAGES),
        "quiet": Key("flag", default=False),
        "strict": Key("flag", default=False),
        "max-bytes": Key("whole", DEFAULT_MAX_BYTES),
    }
)


class File(Record):
    """A settings file as read: its values by key and the line of each, where it could be told."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def place(self, key: str) -> str:
        """Where a setting stands, "poalint.toml:3"."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else self.path


class Settings(Record):
    """The settings in force for a letter. `origins` says of each key not at its default: "call", or the place in a file."""

    language: str | None = None
    case: str | None = None
    stance: str = "admit"
    notice: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fail_on: str = "error"
    fail_under: float | None = None
    format: str = "text"
    messages: str | None = None
    quiet: bool = False
    strict: bool = False
    max_bytes: int = DEFAULT_MAX_BYTES
    file: File | None = None
    origins: Mapping[str, str] = MappingProxyType({})

    def notice_path(self) -> str | None:
        """The file of the notice; one named in a settings file is looked for from that file's folder."""
        if self.notice is None or self.file is None or self.origins.get("notice") == "call":
            return self.notice
        return os.path.join(os.path.dirname(self.file.path), self.notice)

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """The rules left out for this letter: those of `ignore` and those whose file pattern fits it."""
        if not self.per_file_ignores or self.file is None:
            return self.ignore
        from fnmatch import fnmatch

        folder = os.path.dirname(os.path.abspath(self.file.path))
        relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        names = (relative, os.path.basename(path))
        extra = [rule for pattern, rules in self.per_file_ignores if any(fnmatch(name, pattern) for name in names) for rule in rules]
        return tuple(dict.fromkeys((*self.ignore, *extra)))


def merge(file: File | None, call: Mapping[str, Any]) -> Settings:
    """The settings in force: `call` (what the command line gave, by key) before the file before the defaults."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key in KEYS:
        if key in call:
            values[key.replace("-", "_")], origins[key] = call[key], "call"
        elif file is not None and key in file.values:
            values[key.replace("-", "_")], origins[key] = file.values[key], file.place(key)
    return Settings(**values, file=file, origins=MappingProxyType(origins))


def find(folder: str) -> str | None:
    """The path of the nearest settings file, from `folder` upwards; in one folder poalint.toml comes before pyproject.toml."""
    at = os.path.abspath(folder)
    while True:
        own = os.path.join(at, OWN_FILE)
        if os.path.isfile(own):
            return own
        shared = os.path.join(at, SHARED_FILE)
        if _names_poalint(shared):
            return shared
        above = os.path.dirname(at)
        if above == at or os.path.exists(os.path.join(at, ".git")):
            return None
        at = above


def _names_poalint(path: str) -> bool:
    """Whether a pyproject.toml may hold settings of ours; only then is it parsed."""
    try:
        with open(path, "rb") as stream:
            return b"poalint" in stream.read() and "poalint" in (_load(path).get("tool") or {})
    except OSError:
        return False
    except PoalintError:
        return _own_section(path)


def _own_section(path: str) -> bool:
    """Whether a pyproject.toml that is broken has a section of ours: then its fault is our business, else it is not."""
    with open(path, encoding="utf-8", errors="replace") as stream:
        return any("tool.poalint" in line.replace(" ", "") for line in stream if line.lstrip().startswith("["))


def read(path: str, words: Words) -> File:
    """The settings of a file. Raises PoalintError (kind "config") with file, line and the nearest known name where one is unknown."""
    try:
        document = _load(path)
    except PoalintError as error:
        raise PoalintError("config", _fault(path, error, words)) from error
    shared = os.path.basename(path) == SHARED_FILE or isinstance(document.get("tool"), dict)
    table = document.get("tool", {}).get("poalint", {}) if shared else document
    shown = shorter(path)
    lines = _lines(path, "tool.poalint" if shared else "")
    if not isinstance(table, dict):
        raise PoalintError("config", f"{shown}: " + words("config.table", name="tool.poalint"))
    values = {}
    for key, value in table.items():
        place = f"{shown}:{lines[key]}: " if key in lines else f"{shown}: "
        if key not in KEYS:
            raise PoalintError("config", place + words("config.unknown", name=key) + hint(key, KEYS, words))
        values[key] = _value(key, value, place, words)
    return File(shown, MappingProxyType(values), MappingProxyType(lines))


def _fault(path: str, error: PoalintError, words: Words) -> str:
    """Why the file cannot be used, with the place first where tomllib told it at the end."""
    import re

    reason, place = str(error), shorter(path)
    told = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", reason)
    if told:
        reason, place = told[1], f"{place}:{told[2]}:{told[3]}"
    return f"{place}: " + words(f"config.{error.kind}", error=reason)


def _load(path: str) -> dict[str, Any]:
    """The TOML document. Raises PoalintError of kind "unreadable" or "broken" with the reason."""
    from poalint import tomlfile  # only where there are settings

    try:
        with open(path, "rb") as stream:
            return tomlfile.loads(stream.read().decode("utf-8-sig"))
    except OSError as error:
        raise PoalintError("unreadable", error.strerror or str(error)) from error
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError
        raise PoalintError("broken", str(error)) from error


def _value(key: str, value: object, place: str, words: Words) -> Any:  # noqa: ANN401  # as Key.kind says
    """The value as Settings holds it; raises PoalintError where it is of the wrong type."""
    kind = KEYS[key]
    if kind.kind == "text" and isinstance(value, str):
        return value
    if kind.kind == "choice" and isinstance(value, str) and value in kind.choices:
        return value
    if kind.kind == "flag" and isinstance(value, bool):
        return value
    if kind.kind == "whole" and isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if kind.kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 100:
        return float(value)
    if kind.kind == "list" and _names(value):
        return tuple(value)  # type: ignore[arg-type]  # _names has seen that it is a list of texts
    if kind.kind == "table" and isinstance(value, dict) and all(_names(rules) for rules in value.values()):
        return tuple((pattern, tuple(rules)) for pattern, rules in value.items())
    raise PoalintError("config", place + words(f"config.{kind.kind}", name=key, choices=", ".join(kind.choices)))


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _lines(path: str, section: str) -> dict[str, int]:
    """The line on which each key of the section stands, as far as plain reading tells; what is not found has no line."""
    lines: dict[str, int] = {}
    header = ""
    with open(path, encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            text = line.strip()
            if text.startswith("["):
                header = text.split("]")[0].strip("[ ").replace(" ", "").replace('"', "")
                inner = header[len(section) :].lstrip(".") if header.startswith(section) else ""
                if inner:
                    lines.setdefault(inner.split(".")[0], number)
            elif "=" in text and header == section:
                lines.setdefault(text.split("=")[0].strip().strip("\"'").split(".")[0], number)
    return lines


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that somebody probably meant."""
    from difflib import get_close_matches  # for mistakes only

    close = get_close_matches(name.lower().replace("_", "-"), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def hint(name: str, known: Iterable[str], words: Words) -> str:
    """What to add behind an unknown name: the nearest one, else all there are."""
    names = list(known)
    close = nearest(name, names)
    return "; " + (words("say.mean", name=close) if close else words("config.known", names=", ".join(names)))


def shorter(path: str) -> str:
    """The path from the current folder if it lies within, else as it is."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative
