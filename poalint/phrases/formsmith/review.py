"""Reviewers' corrections to generated forms: rules/forms/<lang>.review.toml, applied at every generation."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from poalint import tomlfile
from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Review:
    """`drop` and `add`: lemma → forms to take away or to put in. For Chinese: traditional character → [simplified one].

    A form to drop may be written with * for any letters and ? for one: "zdjęci?*" takes away the photographs and keeps zdjęci.
    """

    drop: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    add: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def corrected(self, lemma: str, forms: set[str]) -> set[str]:
        """The forms without those dropped, with those added."""
        patterns = self.drop.get(lemma, ())
        return {form for form in forms if not any(fnmatchcase(form, pattern) for pattern in patterns)} | set(self.add.get(lemma, ()))


def read_review(path: Path) -> Review:
    """The corrections in a review file; none where there is no file.

    Raises PoalintError ("broken-review") for a file that is not TOML, another table than [drop]
    and [add], or an entry that is no list of words.
    """
    if not path.exists():
        return Review()
    try:
        document = tomlfile.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomlfile.TOMLDecodeError) as error:
        raise PoalintError("broken-review", f"{path}: {error}") from error
    unknown = sorted(set(document) - {"drop", "add"})
    if unknown:
        raise PoalintError("broken-review", f"{path}: [{unknown[0]}] is not known here, only [drop] and [add]")
    return Review(_words(path, document, "drop"), _words(path, document, "add"))


def _words(path: Path, document: Mapping[str, object], table: str) -> dict[str, tuple[str, ...]]:
    entries = document.get(table, {})
    if not isinstance(entries, dict):
        raise PoalintError("broken-review", f"{path}: {table} must be a table, written [{table}]")
    words: dict[str, tuple[str, ...]] = {}
    for lemma, forms in entries.items():
        if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
            raise PoalintError("broken-review", f"{path}: [{table}] {lemma} needs a list of words")
        words[lemma] = tuple(forms)
    return words
