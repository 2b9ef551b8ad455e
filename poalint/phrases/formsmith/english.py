"""English: regular inflection by rule, irregular forms from spaCy's tables, British and American spelling alike."""

from __future__ import annotations

import re
from functools import cache

from poalint.phrases.formsmith.tables import Inflection, build, pairs, read_table

PREFIXES = ("re", "un", "over", "mis", "out", "under", "pre", "de", "dis", "up", "off", "inter", "back", "fore", "with")
SPELLINGS = tuple(
    ends
    for british, american in (("ise", "ize"), ("isation", "ization"), ("iser", "izer"), ("yse", "yze"), ("yser", "yzer"), ("our", "or"))
    for ends in ((british, american), (american, british))
)
NOUN = re.compile(r"(er|or|ist|tion|ment|ness|ity|ship|man)$")
# Verbs whose past is the base form: irregular, but in no table.
UNCHANGED = frozenset(
    "bet broadcast burst bust cast cost cut forecast hit hurt input let offset proofread put quit read reread reset rid set shed shut split"
    " spread thrust upset".split()
)
RARE = -14.0  # log probability in spaCy's frequency table below which an irregular form is a slip (“gooder”)


@cache
def _index() -> dict[str, frozenset[str]]:
    table = read_table("en_lemma_index")
    assert isinstance(table, dict)
    return {part: frozenset(words) for part, words in table.items()}


@cache
def _exceptions() -> dict[str, dict[str, frozenset[str]]]:
    table = read_table("en_lemma_exc")
    assert isinstance(table, dict)
    return {part: dict(build(pairs(entries)).forms) for part, entries in table.items()}


@cache
def _lookup() -> dict[str, frozenset[str]]:
    return dict(build(pairs(read_table("en_lemma_lookup"))).forms)


@cache
def _frequency() -> dict[str, float]:
    table = read_table("en_lexeme_prob")
    assert isinstance(table, dict)
    return table


def inflect(lemma: str) -> Inflection:
    """All forms of the lemma as a verb, noun and adjective, in both spellings; verb and noun where the tables do not know it."""
    forms: set[str] = set()
    for spelling in _spellings(lemma):
        forms |= _inflect(spelling)
    return Inflection(frozenset({lemma, *forms}), "table" if _parts(lemma) or lemma in _lookup() else "rule")


def _inflect(lemma: str) -> set[str]:
    parts = _parts(lemma) or _parts(_base(lemma)) or ({"noun"} if NOUN.search(lemma) else {"verb", "noun"})
    forms = {form for form in _looked_up(lemma) if form[0] == lemma[0]}
    if parts <= {"adv"} or (lemma.endswith("ly") and "verb" not in parts):
        return forms | {lemma}
    if "verb" in parts:
        forms |= _verb(lemma)
    if "noun" in parts:
        irregular = _exceptions()["noun"].get(lemma, frozenset())
        forms |= {f for f in irregular if f.startswith(lemma[:2])} or {_add_s(lemma)}
    if "adj" in parts:
        forms |= _exceptions()["adj"].get(lemma, frozenset())
    return forms | {lemma}


def _looked_up(lemma: str) -> set[str]:
    """Forms of the lookup table that are frequent, or regular where no irregular form is known; it also holds slips (“thinked”)."""
    if any(not form.endswith("s") for form in _exceptions()["verb"].get(lemma, ())) or lemma in UNCHANGED:
        return {form for form in _lookup().get(lemma, ()) if len(form) > 1 and _frequency().get(form, -99.0) > RARE}
    doubled = _doubled(lemma)
    regular = {_add_s(lemma), *(add(stem) for add in (_add_ed, _add_ing) for stem in (lemma, doubled))}
    return {f for f in _lookup().get(lemma, ()) if len(f) > 1 and (f in regular or _frequency().get(f, -99.0) > RARE)}


def _parts(lemma: str) -> set[str]:
    return {part for part, words in _index().items() if lemma in words}


def _base(lemma: str) -> str:
    """Find the verb inside: oversell → sell, when the tables know no “oversell”."""
    for prefix in PREFIXES:
        base = lemma.removeprefix(prefix)
        if base != lemma and len(base) >= 3 and "verb" in _parts(base):
            return base
    return lemma


def _verb(lemma: str) -> set[str]:
    base = lemma if "verb" in _parts(lemma) else _base(lemma)
    prefix = lemma[: len(lemma) - len(base)]
    irregular = _exceptions()["verb"].get(base, frozenset())
    known = {form for form in irregular | _looked_up(base) if form[0] == base[0] or len(base) < 4}
    forms = {_add_s(base), *known}
    doubled = _doubled(base) if any(form.startswith(base + base[-1]) for form in known) or _doubles(base) else None
    if not any(form.endswith("ing") for form in known):
        forms.add(_add_ing(doubled or base))
    if base not in UNCHANGED and not known - {_add_s(base)} - {f for f in known if f.endswith("ing")}:
        forms.add(_add_ed(doubled or base))
    if base.endswith("l") and doubled:  # cancelled and canceled
        forms |= {doubled + "ed", doubled + "ing"} if base + "ed" in known or doubled + "ed" in known else set()
        forms |= {base + "ed", base + "ing"} if len(base) > 4 and _unstressed_l(base) else set()
    return {prefix + form for form in forms}


def _doubled(base: str) -> str:
    return base + base[-1]


def _doubles(base: str) -> bool:
    """A short verb in consonant, vowel, consonant: ship, plan; or one in -el (label) that Britain doubles."""
    if base in UNCHANGED:  # input, offset
        return bool(re.search(r"[^aeiou][aeiou][bdgkmnprt]$", base))
    return bool(re.fullmatch(r"[^aeiou]*[aeiouy][bdgklmnprt]", base)) or _unstressed_l(base)


def _unstressed_l(base: str) -> bool:
    return len(base) > 4 and bool(re.search(r"[^aeiou](el|al)$", base)) and not base.endswith(("pel", "excel"))


def _add_s(word: str) -> str:
    if word.endswith("man") and not word.endswith(("human", "german", "roman")):
        return word[:-2] + "en"
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def _add_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if re.search(r"[^aeiou]y$", word) else word + "ed"


def _add_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return word[:-1] + "ing" if re.search(r"[^eoy]e$", word) else word + "ing"


def _spellings(lemma: str) -> list[str]:
    found = [lemma]
    for ours, theirs in SPELLINGS:
        if len(lemma) > 5 and lemma.endswith(ours):
            other = lemma.removesuffix(ours) + theirs
            if _parts(other):
                found.append(other)
    if lemma in ("fulfil", "enrol", "fulfill", "enroll"):
        found.append(lemma[:-1] if lemma.endswith("ll") else lemma + "l")
    return found
