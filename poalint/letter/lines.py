"""A line of plain text and what its beginning says: list mark, title, quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.languages import Language

_MARKS = (
    ("bullet", r"(?:[-–—−•*·▪◦‣●○■□◆◇➢➤✓✔►▶▸▹→⇒⇨➔➜❖★☆»›+]|--|[-=]>|o(?=\t| {2}))(?=\s)|[•▪◦‣●○■□◆◇➢➤✓✔►▶▸→⇒➔➜❖★☆✅☑🔹🔸👉🔵🔴]\ufe0f?"),
    ("circled", r"[①-⑳❶-❿⑴-⒇⒈-⒛㈠-㈩]|\d\ufe0f?\u20e3"),
    ("paren", r"\(\d{1,2}\)|（\d{1,2}）|\d{1,2}\)|\d{1,2}）|\[\d{1,2}\](?=\s)"),
    ("decimal", r"\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"),
    ("number", r"\d{1,2}(?:[.、．:](?=\s|[^\d\s])|(?:/|°\)?|\.[)-])(?=\s)|\s?[–—-](?=\s+[^\d\s]))"),
    ("letter", r"[(（][a-z][)）]|[a-z]\)(?=\s)|[a-z]）|[a-z][./](?=\s)|[a-h]、"),
    ("roman", r"\(?[ivx]{2,4}[.)/](?=\s)|[ivx]{1,4}\s?[–—-](?=\s)|[ivx]{1,4}、"),
    ("han-paren", r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    ("formal", r"[壹贰叁参肆伍陆柒捌玖貳參陸](?:[、．.]|\s)"),
    ("han", r"[一二三四五六七八九十]{1,3}[、．.]"),
    ("hash", r"(?:n[°ºo]|№|#)\s?\d{1,2}\s?[:.)–-](?=\s)"),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_QUOTED = re.compile(r"\s*>+ ?")
_EMPTY_RULE = re.compile(r"\s*[-=_*~—–·.]{3,}\s*$")


class Line(Record):
    """text[start:end] is the line without its mark and outer white space; `indent` counts columns before the mark."""

    start: int
    end: int
    indent: int
    style: str
    mark: str
    number: int | None
    quoted: bool
    blank: bool


@lru_cache(maxsize=16)
def _mark_pattern(steps: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(
        sorted((re.escape(step) for step in steps if (step.isalpha() and step.isascii()) or len(step) > 1), key=len, reverse=True)
    )
    step = rf"(?P<step>(?:{words})\s*(?:no\.?\s*)?(?:\d{{1,2}}|[ivx]{{1,4}}|[一二三四五六七八九十])\s*[:：.)–—-]?(?=\s|$)|第[一二三四五六七八九十\d]{{1,2}}[步点条项阶]?[段]?\s*[:：，、,]?)"
    marks = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _MARKS)
    return re.compile(rf"(?:{step}|{marks})\s*")


def lines(text: str, lower: str, language: Language) -> Iterator[Line]:
    """The lines of a normalised text and its lower-cased twin, in order; a rule drawn with dashes counts as a blank line."""
    pattern = _mark_pattern(language.steps)
    at = 0
    for raw in text.splitlines(keepends=True):
        start, end = at, at + len(raw.rstrip())
        at += len(raw)
        if start >= end or _EMPTY_RULE.match(text, start, end):
            yield Line(start, start, 0, "", "", None, quoted=False, blank=True)
            continue
        quoted = _QUOTED.match(text, start, end)
        body = quoted.end() if quoted else start
        while body < end and text[body].isspace():
            body += 1
        if body >= end:  # a quotation's empty line
            yield Line(start, start, 0, "", "", None, quoted=False, blank=True)
            continue
        indent = body - (quoted.end() if quoted else start)
        mark = pattern.match(lower, body, end)
        if mark and _is_mark(text, mark, end, language):
            style = _style(mark, text)
            yield Line(
                mark.end(),
                end,
                indent,
                style,
                text[mark.start() : mark.end()].strip(),
                _number(mark.group(), style),
                bool(quoted),
                blank=False,
            )
        else:
            yield Line(body, end, indent, "", "", None, bool(quoted), blank=False)


def _style(mark: re.Match[str], text: str) -> str:
    """The kind of list mark; a lone i, v or x is a numeral, and capitals are a list of their own beside small letters."""
    style = (mark.lastgroup or "").replace("_", "-")
    if style not in {"letter", "roman"}:
        return style
    letters = "".join(filter(str.isalpha, mark.group()))
    capital = "capital-" if text[mark.start() : mark.end()].strip("(（")[:1].isupper() else ""
    return capital + ("roman" if letters in _ROMAN else "letter")


def _is_mark(text: str, mark: re.Match[str], end: int, language: Language) -> bool:
    """Dates ("3. März", "14.03.2025"), initials and words that only look like marks are none."""
    if mark.end() >= end:
        return mark.lastgroup in {"step", "hash"}
    following = text[mark.end() : mark.end() + 1]
    style = mark.lastgroup
    if style in {"number", "decimal"}:
        word = text[mark.end() : end].split(None, 1)[0].lower().strip(".,")
        return (word not in language.months or language.code == "en") and not (following.isdigit() and not mark.group()[-1].isspace())
    if style in {"roman", "letter"} and mark.group().rstrip()[-1] in ".–—-":
        return following.isupper() and not re.match(r"[^\W\d_]\.", text[mark.end() : mark.end() + 2])
    return True


_DIGITS = re.compile(r"\d{1,2}(?!.*\d)")
_HAN_NUMBERS = "一二三四五六七八九十"


def _number(mark: str, style: str) -> int | None:
    digits = _DIGITS.search(mark)
    if digits:
        return int(digits.group())
    for char in mark:
        if "①" <= char <= "⑳":
            return ord(char) - ord("①") + 1
        if char in _HAN_NUMBERS:
            return _HAN_NUMBERS.index(char) + 1
    letter = "".join(filter(str.isalpha, mark)).lower()
    if style.endswith("roman"):
        return _ROMAN.get(letter)
    if len(letter) == 1 and "a" <= letter <= "z":
        return ord(letter) - ord("a") + 1
    return None
