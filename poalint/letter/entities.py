"""Things with a form of their own: dates, durations, rates, counts, codes, names, left-over placeholders."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.letter.model import Entity
from poalint.letter.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poalint.languages import Language

KINDS = (
    "date", "duration", "time", "percent", "money", "number", "count", "asin", "order", "invoice", "code", "email", "url", "phone",
    "company", "name", "placeholder", "brackets", "shouting", "question", "exclamation",
)  # fmt: skip

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ]"

# Few letters have these, so each form is compiled (and kept by re) only when a sign of it stands in the text: a cold start counts milliseconds.
_RARE: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "email": ((("@",), r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),),
    "url": ((("://", "www."), r"(?:https?://|www\.)[^\s<>()\"'“”«»，。；]+"),),
    "brackets": (
        (("[",), r"\[[^\[\]\n]{1,80}\]"),
        (("<",), r"<[^<>\n@/][^<>\n@]{0,60}>"),
        (("【",), r"【[^【】\n]{1,40}】"),
        (("〔",), r"〔[^〔〕\n]{1,40}〕"),
    ),
    "placeholder": (
        (("__", "_ _"), r"(?<!\w)_{2,}(?:[./-]_{2,})+(?:[./-]\d{2,4})?|_{3,}|(?<!\w)__(?=\s?%)|(?<!\w)_(?: _){2,}(?!\w)"),
        (("......", "……"), r"\.{6,}|…{2,}"),
        (("{",), r"\{\{[^{}\n]*\}\}|\{[^\W\d][^{}\n]{0,40}\}|\$\{[a-z_]{3,}\}?"),
        (("@@",), r"@@[^\W\d][\w -]{0,30}@@"),
        (("$",), r"\$\$[^\W\d][\w -]{0,30}\$\$|(?<![\w$])\$(?!(?:us|ca|au|nz|hk|sg|nt)d?(?![a-z])|can(?![a-z])|dollar)[a-z]{2,}(?:_[a-z]+)*(?![\w$])"),
        (("xx", "××", "x%", "x %", "/mm", "-mm", ".mm"),
         (r"(?<!\w)(?:dd|jj|tt)[./-]mm[./-](?:rrrr|yyyy|aaaa|rr|yy|aa)|(?<!\w)(?:rrrr|yyyy|aaaa)-mm-(?:dd|jj)|(?<!\w)(?:xx|jj|dd)/(?:xx|mm)(?:/\w{2,4})?(?!\w)"
         r"|(?<!\w)[x×]{3,}(?!\w)|(?<!\w)xx(?!\w)|(?<=[\u4e00-\u9fff\s])x{2,}(?=[\u4e00-\u9fff\s%])|(?<![\w\d])(?<!\d )x\s?%")),
        (("lorem", "tbd", "todo", "tbc", " nn"), r"\blorem ipsum\b|(?<!\w)(?:tbd|todo|tbc|nn)(?!\w)"),
        (("%",), r"%[^\W\d]\w{2,30}%"),
        (("[]", "[ ", "()", "( ", "【】", "【 ", "<>", "< "), r"\[\s*\]|\(\s*\)|【\s*】|<\s*>"),
        (("○○", "〇〇", "某某", "□□", "▢▢", "□▢", "▢□"), r"○○+|〇〇+|某某+|[□▢]{2,}"),
        (("##",), r"(?<![\w#])(?!^)#{2,}(?!\w)"),
        (("??",), r"(?<=\s)\?\?+(?=\s?(?:%|\w))"),
        (("000-000",), r"(?<![\w-])0{3}-0{7}-0{7}"),
        (("(name", "(date", "(number", "(amount", "(your", "(the name", "(the date", "(the number", "(first", "(full", "(store", "(shop"),
         r"\((?:your |the )?(?:first |full |store |shop )?(?:name|date|number|amount)(?: of (?:the |your )?\w+)?\)"),
        (("(nom", "(prénom", "(date", "(numéro", "(montant"), r"\((?:nom|prénom|date|numéro|nombre|montant)(?: (?:de la |de l'|du |des |de |d')\w+)?\)"),
        (("(nazwa", "(imię", "(data", "(numer", "(liczba", "(kwota"), r"\((?:nazwa|imię|imię i nazwisko|data|numer|liczba|kwota)(?: \w+)?\)"),
        (tuple(sign + word for sign in "(（" for word in ("姓名", "日期", "数量", "數量", "金", "店", "公司", "供", "产品", "產品", "品牌", "订", "訂", "您的")),
         r"[(（](?:姓名|日期|数量|數量|金额|金額|(?:店铺|店鋪|公司|供应商|供應商|产品|產品|品牌)(?:名称|名稱|名字|名)|订单号|訂單號|您的\w{2,6})[)）]"),
    ),
}  # fmt: skip
_NEVER_HIDDEN = frozenset({"placeholder", "brackets", "question", "exclamation", "shouting"})
_BANGS = re.compile(r"!{2,}|！{2,}|[!?]*\?![!?]*|[!?]*!\?[!?]*|？！|！？|\?{2,}|？{2,}")
_CAPS = re.compile(rf"(?<![\w-]){_CAPITAL}{{2,}}(?:'{_CAPITAL}+)?(?![\w-])")


@lru_cache(maxsize=16)
def _names(code: str) -> re.Pattern[str]:
    if code == "zh":
        return re.compile(r"《[^《》\n]{1,40}》|[A-Za-z][A-Za-z0-9&.'-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9&.'-]*)*")
    word = rf"{_CAPITAL}[\w&]*(?:[-'.]\w+)*"
    return re.compile(rf"(?<![\w.]){word}(?:(?: (?:&|de|du|van|von|of) | ){word})*")


def find(text: str, lower: str, language: Language, sentences: Iterable[tuple[int, int, bool]]) -> list[Entity]:
    """The entities of a letter in order; what lies in a placeholder is nothing else (rulebook.md, border 7)."""
    found = sorted(_all(text, lower, language, sentences), key=lambda entity: (entity.start, entity.end, entity.kind))
    holes = [entity for entity in found if entity.kind == "placeholder"]
    # Brackets without a figure name what is to be filled in; "[see annex 2]" does not.
    holes.extend(entity for entity in found if entity.kind == "brackets" and not any(map(str.isdigit, text[entity.start : entity.end])))
    if not holes:
        return found
    return [
        entity
        for entity in found
        if entity.kind in _NEVER_HIDDEN or not any(hole.start < entity.end and entity.start < hole.end for hole in holes)
    ]


def _all(text: str, lower: str, language: Language, sentences: Iterable[tuple[int, int, bool]]) -> Iterator[Entity]:
    """Entities in text and its lower-cased twin (offsets the view's); `sentences` are (start, end, is_title) and bound names and stress."""
    for kind in _RARE:
        yield from _rare(kind, lower)
    yield from numerals(text, lower, language)
    yield from _words_of_sentences(text, language, sentences)


def _rare(kind: str, lower: str) -> Iterator[Entity]:
    """What has one of the kind's forms, of two that overlap the first."""
    found = [
        match.span() for signs, pattern in _RARE[kind] if any(sign in lower for sign in signs) for match in re.finditer(pattern, lower)
    ]
    behind = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= behind:
            yield Entity(kind, start, end)
            behind = end


def _words_of_sentences(text: str, language: Language, sentences: Iterable[tuple[int, int, bool]]) -> Iterator[Entity]:
    for start, end, title in sentences:
        last = text[start:end].rstrip("\"'”’»)」』 ")[-1:]
        if last in "?？":
            yield Entity("question", end - 1, end)
        elif last in "!！":
            yield Entity("exclamation", end - 1, end)
        yield from _sentence_names(text, start, end, language)
        if not title:
            yield from _stress(text, start, end, language)


def _sentence_names(text: str, start: int, end: int, language: Language) -> Iterator[Entity]:
    for match in _names(language.code).finditer(text, start, end):
        words = match.group().split(" ")
        if language.code == "zh":
            if match.group()[0] == "《" or any(word.lower() not in language.ordinary_capitals for word in words):
                yield Entity("name", match.start(), match.end())
            continue
        last = words[-1].lower().strip(".'")
        if len(words) > 1 and last in language.company_forms:
            yield Entity("company", match.start(), match.end())
            yield Entity("name", match.start(), match.end())
            continue
        at = match.start()
        own = [
            word for word in words if word.lower().strip(".'") not in language.ordinary_capitals and not (word.isupper() and len(word) > 7)
        ]
        first = (
            at == start or (text[at - 1] in "\"'“„«(" and at - 1 == start) or text[max(at - 2, start) : at].strip() in {":", "–", "—", "-"}
        )
        if first and (len(words) == 1 or len(own) < 2):
            continue
        if own:
            yield Entity("name", match.start(), match.end())


def _stress(text: str, start: int, end: int, language: Language) -> Iterator[Entity]:
    yield from (Entity("shouting", match.start(), match.end()) for match in _BANGS.finditer(text, start, end))
    caps = [
        match
        for match in _CAPS.finditer(text, start, end)
        if match.group().lower() not in language.ordinary_capitals and not any(char.isdigit() for char in match.group())
    ]
    run: list[re.Match[str]] = []
    for match in caps:
        if run and not text[run[-1].end() : match.start()].strip(" '"):
            run.append(match)
            continue
        yield from _stressed(text, run, language)
        run = [match]
    yield from _stressed(text, run, language)


def _stressed(text: str, run: list[re.Match[str]], language: Language) -> Iterator[Entity]:
    if not run or not language.spaced:
        return
    letters = sum(len(match.group()) for match in run)
    plain = any(match.group().lower() in language.function_words and len(match.group()) > 2 for match in run)
    if plain or (len(run) >= 2 and letters >= 9 and not any(map(str.isdigit, text[run[-1].end() : run[-1].end() + 2]))):
        yield Entity("shouting", run[0].start(), run[-1].end())
