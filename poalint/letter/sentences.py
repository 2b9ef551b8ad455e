"""Where sentences end: abbreviations, initials, decimals, dates and closing quotes kept in mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.letter.scripts import NOT_LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.languages import Language

LONGEST = 4_000  # characters; what runs on without a stop for longer is cut, so that time stays linear
_CLOSERS = "\"'”’»)\\]」』）】›"
_STOP = re.compile(
    rf"[。！？；][。！？；…]*[”’」』）】\"]*"  # closed by a Chinese mark, space or not
    rf"|(?:[!?…]|\.{{3,}})[!?….]*[{_CLOSERS}]*(?=\s|$|{NOT_LATIN})"
    rf"|\.[{_CLOSERS}]*(?=\s|$)"
    rf"|(?<=[^\x00-\u02ff])\.(?={NOT_LATIN}|$)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W\d_]+(?:[.\-][^\W\d_]+)*$|\d+$|°$")


def split(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in text[start:end] (view offsets), white space at their ends left out."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and stop.group()[1:2] != "." and not _closes(text, at, stop, end, language):
            continue
        if stop.group()[0] in "!?…." and _continues(text, stop.end(), end) and stop.group()[0] in "….":
            continue
        yield from _trimmed(text, at, stop.end())
        at = stop.end()
    yield from _trimmed(text, at, end)


def _continues(text: str, at: int, end: int) -> bool:
    """After an ellipsis or an abbreviation a small letter goes on with the sentence."""
    rest = text[at:end].lstrip()[:1]
    return rest.islower()


def _closes(text: str, at: int, stop: re.Match[str], end: int, language: Language) -> bool:
    before = _WORD_BEFORE.search(text, max(at, stop.start() - 24), stop.start())
    after = text[stop.end() : end].lstrip()[:1]
    if not after:
        return True
    if after.islower():
        # French and Polish never open a sentence with a small letter; people who do still mean a new one after a long word.
        return False
    if before is None:
        return True
    word = before.group().lower()
    if word in language.never_end or word.split(".")[-1] in language.never_end:
        return False
    if len(word) == 1 and not word.isdigit() and word not in language.may_end:
        return not (before.group().isupper() or after.isdigit())  # "M. Dupont", "J. Kowalski", "m. 7"
    if word.isdigit():
        return not (after.isdigit() or (len(word) <= 2 and _only_number(text, at, before.start())))
    if word in language.company_forms and after.isupper():
        # "la S.A.R.L. Dubois" goes on, "chez Dubois S.A.R.L. Nous avons" begins anew.
        return text[stop.end() : end].split(None, 1)[0].lower().strip(",") in language.function_words
    if word in language.may_end:
        return after.isupper() or not after.isalnum()
    return True


def _only_number(text: str, at: int, number_start: int) -> bool:
    """A number alone before the stop is a list mark ("1. Cause"), not a sentence."""
    return not text[at:number_start].strip()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        yield start, (cut if cut > 0 else start + LONGEST)
        start = cut + 1 if cut > 0 else start + LONGEST
    if start < end:
        yield start, end
