"""Polish: verbs with their past forms, participles and gerunds, nouns, adjectives."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from poalint.phrases.formsmith.tables import Inflection, build, complete, pairs, read_table

if TYPE_CHECKING:
    from poalint.phrases.formsmith.tables import Table

PARTS = ("verb", "noun", "adj", "adv", "num", "pron", "aux")
# In the dictionary, not in letters to a marketplace: neuter first person (zrobiłom), second person of the past singular (zrobiłeś)
# and of the conditional (zrobilibyście), zrobiwszy, adverbs of participles (sprawdzająco), old genitives (reklamacyj).
UNUSED = {
    "verb": re.compile(r"ł(om|oś|obym|obyś|eś|aś|byś|abyś)$|(li|ły)byście$|[wł]szy$|ąco$"),
    "adj": re.compile(r"den$"),
    "noun": re.compile(r"[csz]yj$"),
}
COMPARATIVE = re.compile(r"(ejsz|sz)(y|ego|emu|ym|a|ej|ą|e|ych|ymi)$|ejsi$")
SEGMENTS = frozenset({"m", "em", "eś", "ś", "eście", "ście", "eśmy", "śmy"})
ADJECTIVE_ENDINGS = ("y", "i")


@cache
def _tables() -> tuple[dict[str, Table], frozenset[str]]:
    tables = {part: build(pairs(read_table(f"pl_lemma_lookup_{part}"))) for part in PARTS}
    words = {word for table in tables.values() for lemma, forms in table.forms.items() for word in (lemma, *forms)}
    return tables, frozenset(words)


def inflect(lemma: str) -> Inflection:
    """All forms of the lemma in every part of speech that the tables know it as; by its ending where they do not know it."""
    tables, words = _tables()
    found = {part: complete(lemma, table, words) for part, table in tables.items() if lemma in table.forms}
    if not found:
        part = _part_by_ending(lemma)
        guess = complete(lemma, tables[part], words)
        if lemma in words:  # a participle or gerund the tables file under its verb: only forms that exist
            guess = Inflection(frozenset(form for form in guess.forms if form in words), "analogy")
        found = {part: guess}
    forms: set[str] = {lemma}
    for part, inflection in found.items():
        kept = {form for form in inflection.forms if part not in UNUSED or not UNUSED[part].search(form)}
        if part in ("adj", "adv"):
            kept |= {"naj" + form for form in kept if _is_comparative(lemma, form) and "naj" + form in words}
        forms |= {form for form in kept if not _is_segment(form, kept)}
    return Inflection(frozenset(forms), "table" if any(i.source == "table" for i in found.values()) else next(iter(found.values())).source)


def _is_segment(form: str, forms: set[str]) -> bool:
    """“mogł” and “em”: pieces into which the dictionary cuts “mogłem”; the word itself is “mógł”."""
    return (form.endswith("ł") and "ó".join(form.rsplit("o", 1)) in forms - {form}) or form in SEGMENTS


def _is_comparative(lemma: str, form: str) -> bool:
    return form != lemma and not form.startswith("naj") and (bool(COMPARATIVE.search(form)) or form.endswith("ej"))


def _part_by_ending(lemma: str) -> str:
    if lemma.endswith(("ć", "źc", "jść", "óc", "ec")) and not lemma.endswith(("ość", "iec")):
        return "verb"
    return "adj" if lemma.endswith(ADJECTIVE_ENDINGS) else "noun"
