"""The desk where inflected forms are made: `~przewoźnik` becomes its ten forms once, when a rule is written.

Needs spaCy's tables (`pip install 'poalint[forms]'`); a letter never waits for them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poalint import tomlfile
from poalint.errors import PoalintError
from poalint.phrases.formsmith.review import read_review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from poalint.phrases.formsmith.review import Review
    from poalint.phrases.formsmith.tables import Inflection


LANGUAGES = ("en", "fr", "pl", "zh")
LEMMA = re.compile(r"~([^\s|()?~@{}^$&!\[\]]+)")  # as the grammar reads it, also in a phrase that it rejects


@dataclass(frozen=True, slots=True)
class Changes:
    """What write_forms changed in one file.

    `by_rule`: lemmas that the tables lack, made by rule or analogy, to be read by a person; `unknown`: lemmas for which nothing
    could be made beyond the word itself.
    """

    path: Path
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    by_rule: tuple[str, ...]
    unknown: tuple[str, ...]
    forms: int

    def __str__(self) -> str:
        parts = [f"{self.path}: {self.forms} forms"]
        for name, lemmas in (("new", self.added), ("gone", self.removed), ("changed", self.changed)):
            if lemmas:
                parts.append(f"{len(lemmas)} {name}")
        lines = ["; ".join(parts)]
        if self.by_rule:
            lines.append(f"  not in the tables, made by rule, please read: {', '.join(self.by_rule)}")
        if self.unknown:
            lines.append(f"  unknown, only the word itself: {', '.join(self.unknown)}")
        return "\n".join(lines)


def write_forms(language: str, lemmas: Iterable[str], folder: Path) -> Changes:
    """Write folder/<language>.json with the forms of these lemmas, corrected by folder/<language>.review.toml.

    For Chinese the lemmas are not looked at: the file is the map of scripts. The file is replaced at once, never half written.
    Raises PoalintError for a language without tables, a missing package, a broken review file.
    """
    if language not in LANGUAGES:
        raise PoalintError("unknown-language", f"no forms for “{language}”; known are {', '.join(LANGUAGES)}")
    path = folder / f"{language}.json"
    review = read_review(folder / f"{language}.review.toml")
    old = _read_old(path)
    new: dict[str, object]
    by_rule: list[str] = []
    unknown: list[str] = []
    if language == "zh":
        from poalint.phrases.formsmith.scripts import make_scripts

        new = dict(make_scripts(review.add, review.drop))
    else:
        new = {}
        inflect = _inflector(language)
        for lemma in sorted({lemma.lower() for lemma in lemmas}):
            inflection = inflect(lemma)
            forms = _reviewed(lemma, inflection, review)
            new[lemma] = forms
            if forms == [lemma] and inflection.source != "table" and lemma not in review.add:
                unknown.append(lemma)
            elif inflection.source != "table" and lemma not in review.add:
                by_rule.append(lemma)
    _write(path, new)
    return Changes(
        path,
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(key for key in new.keys() & old.keys() if new[key] != old[key])),
        by_rule=tuple(by_rule),
        unknown=tuple(unknown),
        forms=sum(len(entry) if isinstance(entry, list) else 1 for entry in new.values()),
    )


def lemmas_in_use(rules: Path, language: str) -> tuple[str, ...]:
    """Every lemma written ~lemma in a phrase of rules/<rule>/<language>.toml or rules/lexicon/<language>/*.toml, sorted.

    Raises PoalintError ("broken-rule") for a file that is not TOML.
    """
    files = [*sorted(rules.glob(f"*/{language}.toml")), *sorted(rules.glob(f"lexicon/{language}/*.toml"))]
    return tuple(sorted({lemma.lower() for file in files for phrase in _phrases(file) for lemma in LEMMA.findall(phrase)}))


def _phrases(file: Path) -> Iterator[str]:
    try:
        document = tomlfile.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomlfile.TOMLDecodeError) as error:
        raise PoalintError("broken-rule", f"{file}: {error}") from error
    lexicon = file.parent.parent.name == "lexicon"
    for table in [document, *([] if lexicon else document.get("groups", []))]:
        for entry in table.values():
            if isinstance(entry, list):  # in a rule and in the lexicon every list of texts is one of phrases
                yield from (phrase for phrase in entry if isinstance(phrase, str))


def _inflector(language: str) -> Callable[[str], Inflection]:
    if language == "pl":
        from poalint.phrases.formsmith.polish import inflect
    elif language == "fr":
        from poalint.phrases.formsmith.french import inflect
    else:
        from poalint.phrases.formsmith.english import inflect
    return inflect


def _reviewed(lemma: str, inflection: Inflection, review: Review) -> list[str]:
    forms = {form.lower() for form in inflection.forms if form.isalpha()}
    return sorted(review.corrected(lemma, forms))


def _read_old(path: Path) -> dict[str, object]:
    try:
        old = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # a broken file is what this run mends
    return old if isinstance(old, dict) else {}


def _write(path: Path, table: dict[str, object]) -> None:
    """One entry a line, so that a reviewer's diff shows which lemma changed."""
    lines = [f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(table[key], ensure_ascii=False)}" for key in sorted(table)]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".json.new")
    draft.write_text("\n".join(["{", *([",\n".join(lines)] if lines else []), "}\n"]), "utf-8", newline="\n")
    draft.replace(path)
