"""Inflected forms and Chinese scripts, as read at run time: plain JSON, made at the desk by `poalint forms`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_forms(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The forms of every lemma in a file such as rules/forms/en.json: lemma → its forms, lowercase, the lemma among them.

    Raises PoalintError ("broken-forms") when the file cannot be read or is not such a table.
    """
    forms: dict[str, tuple[str, ...]] = {}
    for lemma, entry in _object(path).items():
        if not isinstance(entry, list) or not entry or not all(isinstance(form, str) and form for form in entry):
            raise _broken(path, f"“{lemma}” needs a list of words")
        forms[lemma] = tuple(entry)
    return forms


def load_scripts(path: Path) -> dict[int, str]:
    """The map of traditional to simplified characters of rules/forms/zh.json, fit for str.translate; lengths never change.

    Letter and pattern must both pass through it: a few characters that simplified Chinese also uses (著, 瞭, 覆) are folded too.
    Raises PoalintError ("broken-forms") when the file cannot be read or an entry is not one character to one.
    """
    scripts: dict[int, str] = {}
    for source, target in _object(path).items():
        if len(source) != 1 or not isinstance(target, str) or len(target) != 1:
            raise _broken(path, f"“{source}” must be one character for one character")
        scripts[ord(source)] = target
    return scripts


def _object(path: Path) -> dict[str, object]:
    try:
        table = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _broken(path, "not UTF-8") from error
    except json.JSONDecodeError as error:
        raise _broken(path, f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    if not isinstance(table, dict):
        raise _broken(path, "expected {word: forms}")
    return table


def _broken(path: Path, reason: str) -> PoalintError:
    return PoalintError("broken-forms", f"{path}: {reason}. Make it anew with `poalint forms {path.stem}`.")
