"""Where sentences end: abbreviations, initials, decimals, dates and closing quotes kept in mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.letter.scripts import is_not_latin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.languages import Language

LONGEST = 4_000  # characters; what runs on without a stop for longer is cut, so that time stays linear
# Read mark by mark: an expression with these many signs takes longer to compile than a letter to read.
_MAY_STOP = re.compile("[.!?。！？；…]")
_HAN_STOPS, _HAN_CLOSERS = "。！？；", '”’」』）】"'
_RAISED = "!?…"
_CLOSERS = "\"'”’»)]」』）】›"
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W\d_]+(?:[.\-][^\W\d_]+)*$|\d+$|°$")


def split(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in text[start:end] (view offsets), white space at their ends left out."""
    at = start
    for mark, behind in _stops(text, start, end):
        if text[mark] == "." and text[mark + 1 : behind][:1] != ".":
            if not _closes(text, at, mark, behind, end, language):
                continue
        elif text[mark] in "…." and _continues(text, behind, end):
            continue
        yield from _trimmed(text, at, behind)
        at = behind
    yield from _trimmed(text, at, end)


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Marks that may close a sentence, from the first sign to behind the last quote or bracket that closes with it."""
    behind = start
    for found in _MAY_STOP.finditer(text, start, end):
        mark = found.start()
        if mark >= behind:
            behind, closing = _stop_at(text, mark, end)
            if closing:
                yield mark, behind


def _stop_at(text: str, mark: int, end: int) -> tuple[int, bool]:
    """Where to look on behind this mark, and whether what stands between may close a sentence."""
    sign = text[mark]
    if sign in _HAN_STOPS:  # closes, space or not
        return _run(text, _run(text, mark, end, _HAN_STOPS + "…"), end, _HAN_CLOSERS), True
    if sign in _RAISED or text.startswith("...", mark, end):
        behind = _run(text, _run(text, mark, end, _RAISED + "."), end, _CLOSERS)
        return behind, behind == end or text[behind].isspace() or is_not_latin(text[behind])
    behind = _run(text, mark + 1, end, _CLOSERS)
    if behind == end or text[behind].isspace():
        return behind, True
    after_han = mark > 0 and text[mark - 1] > "\u02ff"
    return mark + 1, after_han and (mark + 1 == end or is_not_latin(text[mark + 1]))


def _run(text: str, at: int, end: int, signs: str) -> int:
    while at < end and text[at] in signs:
        at += 1
    return at


def _continues(text: str, at: int, end: int) -> bool:
    """After an ellipsis a small letter goes on with the sentence."""
    rest = text[at:end].lstrip()[:1]
    return rest.islower()


def _closes(text: str, at: int, mark: int, behind: int, end: int, language: Language) -> bool:
    before = _WORD_BEFORE.search(text, max(at, mark - 24), mark)
    after = text[behind:end].lstrip()[:1]
    if not after:
        return True
    word = before.group().lower() if before else ""
    if after.islower():
        # Who opened this sentence with a small letter opens the next one so, too; what is no abbreviation closes it.
        small = text[at:mark].lstrip()[:1].islower() and "." not in word
        whole = len(word) > 3 or word in language.function_words or not word
        return small and whole and word not in language.never_end and word not in language.may_end
    if before is None:
        return True
    if word in language.never_end or word.split(".")[-1] in language.never_end:
        return False
    if len(word) == 1 and not word.isdigit() and word not in language.may_end:
        return not (before.group().isupper() or after.isdigit())  # "M. Dupont", "J. Kowalski", "m. 7"
    if word.isdigit():
        return not (after.isdigit() or (len(word) <= 2 and _only_number(text, at, before.start())))
    if word in language.company_forms and after.isupper():
        # "la S.A.R.L. Dubois" goes on, "chez Dubois S.A.R.L. Nous avons" begins anew.
        return text[behind:end].split(None, 1)[0].lower().strip(",") in language.function_words
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
