"""Everything that is written with a digit, a month or a number word: dates, durations, rates, counts, codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.letter.model import Entity
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.languages import Language

_DIGITS = re.compile(r"\d+")
_NUMBER = r"\d+(?:[., ]\d{3}(?!\d))*(?:[.,]\d+)?"
_CURRENCY = r"(?:€|\$|£|¥|zł|eur|usd|gbp|pln|rmb|cny|twd|hkd|hk\$|nt\$|us\$|dollars?|euros?|pounds|złotych|złote|元|美元|美金|欧元|人民币|新台币|英镑)"
_PERCENT_WORDS = {"en": r"per ?cent\b|pct\b", "fr": r"pour ?cent\b", "pl": r"procent\w*|proc\.", "zh": "个百分点|成"}
_DOCUMENT_WORDS = {"en": r"(?:invoices?|bills?)", "fr": r"factures?", "pl": r"(?:faktur\w*|fv|f-r\w*)", "zh": "(?:发票|单据)"}
_ZH_COUNTERS = "个件单笔款箱份张人名次批家条只台套页封位项瓶盒组双间户支本枚块包处步道则"
_HAN = "[一二三四五六七八九十两]"
# Codes with capitals are looked for in the text as written, the rest in lower case.
_CODES = re.compile(
    r"(?<![\w-])(?P<order>\d{3}-\d{7}-\d{7})(?![\w-])|(?<!\w)(?P<asin>B0[0-9A-Z]{7,8})(?![0-9A-Za-z])"
    r"|(?<![\w/-])(?P<code>(?:(?!ASIN )[A-Z]{1,6}[-/ ])?(?=[A-Z\d/-]*[A-Z])(?=[A-Z\d/-]*\d)[A-Z\d]+(?:[-/][A-Z\d]+)*(?:[a-z]\b)?|\d+(?:-\d+){2,}|\d{6,}|[A-Z]{1,5}[ /]\d+(?:/\d+)+)(?![\w/])"
)
_CODE_LEAD = re.compile(r"[A-Z\d]*\d")
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4})|(?:tel|tél|phone|téléphone|telefon|电话|手机)\W{0,3}(?:\+?\d[\d ()./-]{6,}\d)"
)


class Shapes(Record):
    """Compiled forms of one language: `at_digit` is tried where a number begins, `month` and `word` find the rest."""

    at_digit: re.Pattern[str]
    month: re.Pattern[str] | None
    day_before: re.Pattern[str]
    after_month: re.Pattern[str]
    word: re.Pattern[str] | None
    after_word: re.Pattern[str]
    document: re.Pattern[str]


_DAY = {"en": r"\d{1,2}(?:st|nd|rd|th)?", "fr": r"\d{1,2}(?:er|ème|e)?", "pl": r"\d{1,2}\.?"}
_LEAD = {
    "en": r"(?:in|since|until|till|by|from|during|through|throughout|mid|early|late|end of|beginning of|start of|middle of|of|last|this|next|and|to|between|before|after)[ -]",
    "fr": r"(?:en|depuis|dès|fin|début|mi|courant|mois de|mois d'|de|d'|jusqu'en|jusqu'à|à|et|entre|avant|après|pour)[ -]?",
    "pl": r"(?:we?|od|do|na początku|początku|pod koniec|koniec|końca|końcu|połowy|połowie|z|i|po|przed|między)[ ]",
}


@lru_cache(maxsize=16)
def _shapes(language: Language) -> Shapes:
    code = language.code
    unit = "|".join(sorted(map(re.escape, language.units), key=len, reverse=True))
    percent = rf"(?P<percent>{_NUMBER}\s?(?:%|{_PERCENT_WORDS.get(code, '%')}))"
    money = rf"(?P<money>{_NUMBER}\s?(?:万)?{_CURRENCY}(?!\w))" if language.spaced else rf"(?P<money>{_NUMBER}\s?万?{_CURRENCY})"
    document = re.compile(
        rf"{_DOCUMENT_WORDS.get(code, '(?!)')}\W{{0,3}}(?:(?:no|nr|n°|nos|number|numéro|numer|号码?|编号)\.?)?[\s:：#°]{{0,2}}[a-z]{{0,6}}[\w/-]*\d[\w/-]*"
    )
    if not language.spaced:
        date = (
            r"(?P<date>\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|[初中底末]旬?|[上中下]旬)?)?|\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|\d{1,2}(?!\d)|[初底末]|[上中下]旬|份)?|\d{1,2}\s?[日号](?![内])"
            r"|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]))"
        )
        at_digit = (
            rf"{percent}|{money}|{date}|(?P<time>\d{{1,2}}[:：]\d{{2}}|\d{{1,2}}[点时](?:\d{{1,2}}分|半)?(?!间))|(?P<duration>\d+\s?个?(?:{unit}))"
            rf"|(?P<count>\d[\d,]*(?:\.\d+)?\s?[多余]?\s?[{_ZH_COUNTERS}])|(?P<counted>\d[\d,]*\s?[多余]?(?:sku|asin)s?)"
        )
        month = re.compile(rf"{_HAN}{{1,3}}月(?:{_HAN}{{1,3}}[日号]|[初底末]|[上中下]旬|份)?(?!内)")
        word = re.compile(
            rf"百分之[一二三四五六七八九十百零点]+|(?<!第)(?:{_HAN}{{1,3}}|[数几]?[十百千万]+)[多余]?个?(?:{unit})|(?<!第)(?:[二三四五六七八九十两]|{_HAN}{{2,3}})[多余]?[{_ZH_COUNTERS}]"
        )
        return Shapes(re.compile(at_digit), month, re.compile("(?!)"), re.compile(""), word, re.compile(""), document)
    months = "|".join(sorted(map(re.escape, language.months), key=len, reverse=True))
    numbers = "|".join(sorted(map(re.escape, language.numbers), key=len, reverse=True))
    day = _DAY.get(code, r"\d{1,2}\.?")
    several = rf"{day}(?:\s?(?:[-–/,]|and|to|et|au|i|do|or)\s?{day}){{0,4}}(?: of)?[ -]"
    ordinal = r"|\d{1,2}(?:st|nd|rd|th)\b" if code == "en" else ""
    date = (
        rf"(?P<date>{several}(?:{months})(?!\w)(?:(?:\.,?|,)? \d{{4}})?(?: r\.)?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?!\d)"
        rf"|(?!24/7)\d{{1,2}}/\d{{1,2}}(?![\d/])|(?:0?[1-9]|1[0-2])[./]20\d\d(?!\d)|\d{{1,2}}\.\d{{2}}\.(?=\s|$|,){ordinal})"
    )
    clock = (
        r"(?P<time>\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?|h\b)|\d{1,2}:\d{2}|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}\s?h\s?\d{2}\b"
        + (r"|\d{1,2}\s?h(?:eures)?\b(?! ouvr)" if code == "fr" else "")
        + ")"
    )
    duration = rf"(?P<duration>(?:{_NUMBER})[ -](?:(?:working|business|calendar|full|consecutive|kolejn\w+|pełn\w+) )?(?:{unit})\b(?: (?:ouvr\w+|robocz\w+))?|\d+\s?(?:hrs?|min|godz)\b\.?)"
    count = rf"(?P<count>{_NUMBER}(?: (?:of|out of|sur|z|ze|na) (?:the |our |les )?{_NUMBER})?[ -][^\W\d_]{{2,}})"
    return Shapes(
        re.compile(f"{percent}|{money}|{clock}|{date}|{duration}|{count}"),
        re.compile(months),
        re.compile(rf"(?<!\w){_LEAD.get(code, '(?!)')}$"),
        re.compile(r"\.?(?: \d{1,2}(?:st|nd|rd|th)?(?!\d|[.,]\d|\w)(?:,? \d{4})?|,? \d{4})"),
        re.compile(numbers),
        re.compile(
            rf"[ -](?:(?:working|business|full|kolejn\w+|pełn\w+) )?(?P<unit>(?:{unit})\b(?: (?:ouvr\w+|robocz\w+))?)|[ -][^\W\d_]{{2,}}"
        ),
        document,
    )


def numerals(text: str, lower: str, language: Language) -> Iterator[Entity]:
    """Entities of text (case as written) and lower (the same, lower-cased), both of one length and on one line."""
    shapes = _shapes(language)
    taken: list[tuple[int, int]] = []
    for match in _CODES.finditer(text):
        kind = match.lastgroup or "code"
        taken.append(match.span())
        yield Entity(kind, *match.span())
    if "+" in lower or "el" in lower or "phone" in lower or "电话" in lower or "手机" in lower:
        for match in _PHONE.finditer(lower):
            taken.append(match.span())
            yield Entity("phone", *match.span())
    yield from _at_digits(lower, shapes, taken, language)
    yield from _at_months(lower, shapes, taken, language)
    yield from _at_words(lower, shapes, language)
    yield from (Entity("invoice", *match.span()) for match in shapes.document.finditer(lower))


def _at_digits(lower: str, shapes: Shapes, taken: list[tuple[int, int]], language: Language) -> Iterator[Entity]:
    behind = 0
    busy = sorted(taken)
    next_busy = 0
    for digits in _DIGITS.finditer(lower):
        at = digits.start()
        yield Entity("number", at, digits.end())
        if at < behind:
            continue
        while next_busy < len(busy) and busy[next_busy][1] <= at:
            next_busy += 1
        if next_busy < len(busy) and busy[next_busy][0] <= at:
            continue
        if at and (lower[at - 1] in "€$£¥"):
            yield Entity("money", at - 1, digits.end())
            continue
        match = shapes.at_digit.match(lower, at)
        if match is None or (at and language.spaced and lower[at - 1].isalnum()):
            if at >= 2 and (lower[at - 1] == "#" or lower[max(at - 4, 0) : at].strip(" .") in {"no", "nr", "n°", "№"}):
                yield Entity("code", at, digits.end())
            continue
        kind = match.lastgroup or "number"
        kind = "count" if kind == "counted" else kind
        behind = match.end()
        yield Entity(kind, at, behind)
        if kind == "date":
            taken.append((at, behind))


def _at_months(lower: str, shapes: Shapes, taken: list[tuple[int, int]], language: Language) -> Iterator[Entity]:
    if shapes.month is None:
        return
    dated: set[int] = set()
    for start, end in taken:
        dated.update(range(start, end))
    for match in shapes.month.finditer(lower):
        start, end = match.span()
        if start in dated:
            continue
        if not language.spaced:
            yield Entity("date", start, end)
            continue
        if (start and lower[start - 1].isalnum()) or lower[end : end + 1].isalnum():
            continue
        after = shapes.after_month.match(lower, end)
        before = shapes.day_before.search(lower, max(start - 18, 0), start)
        if after:
            yield Entity("date", start, after.end())
        elif before:
            yield Entity("date", before.start(), end)


def _at_words(lower: str, shapes: Shapes, language: Language) -> Iterator[Entity]:
    if shapes.word is None:
        return
    for match in shapes.word.finditer(lower):
        start, end = match.span()
        if not language.spaced:
            unit = match.group()
            yield Entity(
                "percent" if unit.startswith("百分") else "duration" if any(unit.endswith(name) for name in language.units) else "count",
                start,
                end,
            )
            continue
        if (start and lower[start - 1].isalnum()) or lower[end : end + 1].isalnum():
            continue
        after = shapes.after_word.match(lower, end)
        if after:
            yield Entity("duration" if after.group("unit") else "count", start, after.end())
