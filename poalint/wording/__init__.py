"""The words of the user interface in the reader's language; the messages of the rules stand in rules/.

One module a language, a plain table, so that a start reads one small compiled file and parses nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Table: TypeAlias = "Mapping[str, str | tuple[str, ...]]"
MESSAGE_LANGUAGES: tuple[str, ...] = ("en", "fr", "pl", "zh")


class Words:
    """The interface in one language: `words("score", points="61.5")`; a name that the table lacks comes back as it is."""

    __slots__ = ("language", "table")

    def __init__(self, language: str, table: Table) -> None:
        self.language = language
        self.table = table

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for `key` with their {places} filled."""
        entry = self.table[key]
        text = entry if isinstance(entry, str) else entry[0]
        return text.format_map(values) if values else text

    def name(self, group: str, name: str) -> str:
        """The word for a part, level, category or case; the plain name where a plugin brought one we have no word for."""
        entry = self.table.get(f"{group}.{name}", name)
        return entry if isinstance(entry, str) else entry[0]

    def count(self, key: str, number: int, /, **values: object) -> str:
        """A counted thing, "3 letters", in the number that the language wants."""
        return self._choose(key, plural(self.language, number)).format_map({"n": number, **values})

    def points(self, value: float) -> str:
        """Points of 100 with one decimal, "3.5 points", "8 points"."""
        form = plural(self.language, int(value)) if value == int(value) else fraction(self.language, value)
        figure = str(int(value)) if value == int(value) else self.number(value)
        return self._choose("points", form).format_map({"n": figure})

    def number(self, value: float) -> str:
        """One decimal, with the language's decimal sign."""
        text = f"{value:.1f}"
        return text.replace(".", ",") if self.language in ("fr", "pl") else text

    def _choose(self, key: str, form: int) -> str:
        entry = self.table[key]
        return entry if isinstance(entry, str) else entry[min(form, len(entry) - 1)]


def plural(language: str, number: int) -> int:
    """Which form a whole number takes: 0 one, 1 few or other, 2 many (Polish)."""
    if language == "zh":
        return 0
    if language == "fr":
        return 0 if number < 2 else 1
    if language == "pl":
        if number == 1:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
    return 0 if number == 1 else 1


def fraction(language: str, value: float) -> int:
    """Which form a number with decimals takes: French is singular below two, Polish has a form of its own."""
    return {"zh": 0, "fr": int(value >= 2), "pl": 3}.get(language, 1)


@cache
def words(language: str) -> Words:
    """The interface in `language`, one of MESSAGE_LANGUAGES."""
    if language == "fr":
        from poalint.wording.fr import TABLE
    elif language == "pl":
        from poalint.wording.pl import TABLE
    elif language == "zh":
        from poalint.wording.zh import TABLE
    else:
        from poalint.wording.en import TABLE
    return Words(language if language in MESSAGE_LANGUAGES else "en", TABLE)


def reader_language(environment: Mapping[str, str]) -> str:
    """The language of the person at the terminal: LC_ALL, else LC_MESSAGES, else LANG, as far as we speak it; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            language = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return language if language in MESSAGE_LANGUAGES else "en"
    return "en"
