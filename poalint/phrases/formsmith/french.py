"""French: spaCy's two tables together, completed by analogy; past participles with their agreement."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from poalint.phrases.formsmith.tables import Inflection, build, complete, pairs, read_table

if TYPE_CHECKING:
    from poalint.phrases.formsmith.tables import Table

# Imperfect subjunctive, past historic but for the third person: in the dictionary, not in letters.
SUBJUNCTIVE = "ss(e|es|iez|ions|ent)$"
UNUSED = {
    "er": re.compile(rf"[âîû]n?(mes|tes)$|a{SUBJUNCTIVE}|(ât|as|ai)$"),
    "ir": re.compile(rf"[âîû]n?(mes|tes)$|(u|in){SUBJUNCTIVE}"),
    "re": re.compile(rf"[âîû]n?(mes|tes)$|(u|in|(?<![aoî])i){SUBJUNCTIVE}"),  # but connaisse, croisse
}
REFORM = str.maketrans("îû", "iu")  # spelling of 1990: connaitre, cout; not where it makes another word (sûr, sur)
VERB_FORM = re.compile(r"(ons|ez|ent|ant|é)$")


@cache
def _tables() -> tuple[dict[str, Table], frozenset[str]]:
    exceptions = read_table("fr_lemma_exc")
    assert isinstance(exceptions, dict)
    lookup = list(pairs(read_table("fr_lemma_lookup")))
    every = list(chain(lookup, *(pairs(exceptions[part]) for part in ("verb", "aux", "noun", "adj"))))
    verbs = build(p for p in every if _is_infinitive(p[1]))
    others = build(p for p in every if not _is_infinitive(p[1]))
    words = {word for pair in every for word in pair}
    return {"verb": verbs, "other": others}, frozenset(words)


def _is_infinitive(lemma: str) -> bool:
    return lemma.endswith(("er", "ir", "re"))


def inflect(lemma: str) -> Inflection:
    """All forms of the lemma; a noun in -er, -ir or -re (cahier, ordre) stays a noun when the tables give it no verb forms."""
    tables, words = _tables()
    table = tables["verb"] if _conjugated(lemma, tables["verb"]) else tables["other"]
    inflection = complete(lemma, table, words)
    forms = {form for form in inflection.forms if not (table is tables["verb"] and _unused(lemma, form))}
    if table is tables["other"]:
        forms |= tables["verb"].forms.get(lemma, frozenset()) | _plural(lemma)
        source = "table" if lemma in words else "rule"
    else:
        forms |= _participles(lemma)
        source = inflection.source
    forms |= {lemma} | {new for form in forms | {lemma} if (new := form.translate(REFORM)) not in words}
    return Inflection(frozenset(forms), source)


def _conjugated(lemma: str, verbs: Table) -> bool:
    known = verbs.forms.get(lemma, frozenset())
    if known:
        return len(known) >= 8 or any(VERB_FORM.search(form) for form in known)
    return lemma.endswith("er") and len(lemma) > 4 and not lemma.endswith(("ier", "der", "eler"))


def _unused(lemma: str, form: str) -> bool:
    found = UNUSED[lemma[-2:]].search(form) if len(form) > 4 else None
    if found is None or lemma[-2:] != "er":
        return found is not None
    stem = form[: found.start()].replace("ç", "c")
    return stem in (lemma[:-2], lemma[:-2] + "e")  # “passe” ends like a subjunctive, its stem shows that it is none


def _participles(lemma: str) -> set[str]:
    """Agreement of a participle in -é, which the tables often lose."""
    return {lemma[:-2] + ending for ending in ("é", "ée", "és", "ées")} if lemma.endswith("er") else set()


def _plural(lemma: str) -> set[str]:
    if lemma.endswith(("s", "x", "z")):
        return set()
    if lemma.endswith(("eau", "eu")):
        return {lemma + "x"}
    if lemma.endswith("al"):
        return {lemma[:-1] + "ux"}
    return {lemma + "s"}
