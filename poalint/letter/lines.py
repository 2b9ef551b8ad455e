"""A line of plain text and what its beginning says: list mark, title, quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from poalint.languages import Language

# By whether their first character is an ASCII one: the tables of the others take longer to compile than a letter to read. Where a
# Chinese numeral may stand behind an ASCII character, any Chinese character is let through, and `_is_mark` looks whether it is one.
_ASCII_MARKS = (
    ("bullet", r"(?:[-*+]|--|[-=]>|o(?=\t| {2}))(?=\s)"),
    ("circled", r"\d\ufe0f?\u20e3"),
    ("paren", r"\(\d{1,2}\)|\d{1,2}\)|\d{1,2}）|\[\d{1,2}\](?=\s)"),
    ("decimal", r"\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"),
    ("number", r"\d{1,2}(?:[.:](?=\s|[^\d\s])|[、．](?=\s|[^\d\s])|(?:/|°\)?|\.[)-])(?=\s)|\s?[–—-](?=\s+[^\d\s]))"),
    ("letter", r"\([a-z][)）]|[a-z]\)(?=\s)|[a-z]）|[a-z][./](?=\s)|[a-h]、"),
    ("roman", r"\(?[ivx]{2,4}[.)/](?=\s)|[ivx]{1,4}\s?[–—-](?=\s)|[ivx]{1,4}、"),
    ("han-paren", r"\([\u4e00-\u9fff]{1,3}[）)]"),
    ("hash", r"(?:n[°ºo]|#)\s?\d{1,2}\s?(?:[:.)-](?=\s)|–(?=\s))"),
)
_OTHER_MARKS = (
    ("bullet", r"[–—−•·▪◦‣●○■□◆◇➢➤✓✔►▶▸▹→⇒⇨➔➜❖★☆»›](?=\s)|[•▪◦‣●○■□◆◇➢➤✓✔►▶▸→⇒➔➜❖★☆✅☑🔹🔸👉🔵🔴]\ufe0f?"),
    ("circled", r"[①-⑳❶-❿⑴-⒇⒈-⒛㈠-㈩]"),
    ("paren", r"（\d{1,2}）"),
    ("letter", r"（[a-z][)）]"),
    ("han-paren", r"（[一二三四五六七八九十]{1,3}[）)]"),
    ("formal", r"[壹贰叁参肆伍陆柒捌玖貳參陸](?:[、．.]|\s)"),
    ("han", r"[一二三四五六七八九十]{1,3}[、．.]"),
    ("hash", r"№\s?\d{1,2}\s?[:.)–-](?=\s)"),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_QUOTED = re.compile(r"\s*>+ ?")
_RULE_SIGNS = frozenset("-=_*~—–·.")


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
def _mark_pattern(language: Language, *, ascii_first: bool) -> re.Pattern[str]:
    """The marks before a line whose first character is an ASCII one, or any other."""
    known = [step for step in language.steps if (len(step) > 1 or (step.isalpha() and step.isascii())) and step[0].isascii() is ascii_first]
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True)) or "(?!)"
    han = r"[\u4e00-\u9fff]" if ascii_first else "[一二三四五六七八九十]"
    step = rf"(?:{words})\s*(?:no\.?\s*)?(?:\d{{1,2}}|[ivx]{{1,4}}|{han})\s*(?:[:.)-](?=\s|$)|[：–—](?=\s|$)|(?=\s|$))"
    if not ascii_first:
        step += r"|第[一二三四五六七八九十\d]{1,2}[步点条项阶]?[段]?\s*[:：，、,]?"
    marks = (("step", step), *(_ASCII_MARKS if ascii_first else _OTHER_MARKS))
    joined = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in marks)
    return re.compile(rf"(?:{joined})\s*")


def lines(text: str, lower: str, language: Language) -> Iterator[Line]:
    """The lines of a normalised text and its lower-cased twin, in order; a rule drawn with dashes counts as a blank line."""
    at = 0
    listed: set[tuple[str, int | None]] = set()
    for raw in text.splitlines(keepends=True):
        start, end = at, at + len(raw.rstrip())
        at += len(raw)
        if start >= end or _is_rule(raw):
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
        mark = _mark_pattern(language, ascii_first=text[body].isascii()).match(lower, body, end)
        style = _style(mark, text) if mark and _is_mark(text, mark, end, language) else ""
        number = _number(mark.group(), style) if mark and style else None
        if mark and style and not (style.startswith("capital-") and _is_initial(mark, style, number, listed)):
            listed.add((style, number))
            yield Line(mark.end(), end, indent, style, text[mark.start() : mark.end()].strip(), number, bool(quoted), blank=False)
        else:
            yield Line(body, end, indent, "", "", None, bool(quoted), blank=False)


def _is_initial(mark: re.Match[str], style: str, number: int | None, listed: Collection[tuple[str, int | None]]) -> bool:
    """Whether "P. Lindqvist" begins so: a capital and a full stop, and no O. came before it."""
    letters = "".join(filter(str.isalpha, mark.group()))
    return len(letters) == 1 and mark.group().rstrip()[-1] == "." and number != 1 and (style, (number or 0) - 1) not in listed


def _is_rule(line: str) -> bool:
    """Whether it is a rule drawn with dashes, dots or stars."""
    drawn = line.strip()
    return len(drawn) >= 3 and _RULE_SIGNS.issuperset(drawn)


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
    if mark.group()[0].isascii() and any("\u4e00" <= char <= "\u9fff" and char not in _HAN_NUMBERS for char in mark.group()):
        return False
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
