"""A date as it stands in a letter or notice → the day it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poalint.languages import Language

_ISO = re.compile(r"(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_HAN = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def day(text: str, language: Language, year: int | None = None) -> str | None:
    """The ISO date of lower-cased words such as "3 march 2024"; None where day, month or year cannot be told.

    `year` stands in for one that the words leave out. Figures alone are read day first, unless only month first is a date.
    """
    iso = _ISO.search(text)
    if iso:
        return _checked(int(iso[1]), int(iso[2]), int(iso[3]))
    figures = _FIGURES.search(text)
    if figures:
        first, second, in_year = (int(part) for part in figures.groups())
        return _checked(in_year, second, first) or _checked(in_year, first, second)
    han = _HAN.search(text)
    if han:
        return _checked(year, int(han[1]), int(han[2])) if year else None
    month = next((language.months[word] for word in _WORD.findall(text) if word in language.months), None)
    in_month, told = _DAY.search(text), _YEAR.search(text)
    if month is None or in_month is None:
        return None
    in_year = int(told[1]) if told else year or 0
    return _checked(in_year, month, int(in_month[1])) if in_year else None


def _checked(year: int | None, month: int, in_month: int) -> str | None:
    from datetime import date

    try:
        return date(year or 0, month, in_month).isoformat()
    except ValueError:
        return None
