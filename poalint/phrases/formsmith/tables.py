"""spaCy's lookup tables (package spacy-lookups-data) turned round, form → lemma into lemma → forms, and analogy between lemmas.

The tables keep one lemma a form, so a word loses the forms it shares with another one: “win” belongs to “wino”, not to “wina”.
What the neighbours of a lemma (same ending, same known forms) do tells which forms are missing.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST_ENDING, SHORTEST_ENDING = 6, 2
NEIGHBOURS_WANTED = 6
NEIGHBOURS_AT_MOST = 300
KEPT_SHARE = 0.6  # of a lemma's known forms that a neighbour must make the same way
ATTESTED_SUPPORT = 0.5  # share of neighbours needed for a form that the table knows under another lemma
GUESSED_SUPPORT = 0.9  # the same for a form that the table does not know at all
BLIND_SUPPORT = 0.6  # the same where the lemma itself is unknown

Step = tuple[int, str]  # letters cut from the lemma's end, letters put in their place


@dataclass(frozen=True, slots=True)
class Inflection:
    """The forms of one lemma and where they come from: "table", "analogy" (lemma unknown to the table), "rule" or "none"."""

    forms: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """One part of speech: the forms of each lemma, and the lemmas by ending."""

    forms: Mapping[str, frozenset[str]]
    by_ending: Mapping[str, Sequence[str]]

    def neighbours(self, lemma: str, known: Iterable[str]) -> list[str]:
        """Lemmas that end like this one and make its known forms the same way; the longest ending that has enough of them."""
        steps = {step(lemma, form) for form in known}
        found: list[str] = []
        for length in range(min(LONGEST_ENDING, len(lemma) - 1), SHORTEST_ENDING - 1, -1):
            near = self.by_ending.get(lemma[-length:], ())
            near = near[:: max(1, len(near) // NEIGHBOURS_AT_MOST)]
            found = [other for other in near if other != lemma and self._alike(other, steps)]
            if len(found) >= NEIGHBOURS_WANTED:
                break
        return found

    def _alike(self, other: str, steps: set[Step]) -> bool:
        if not steps:
            return True
        theirs = {step(other, form) for form in self.forms[other]}
        return len(steps & theirs) >= KEPT_SHARE * len(steps)

    def supported(self, lemma: str, known: Iterable[str]) -> dict[str, float]:
        """Forms the neighbours would give this lemma, with the share of neighbours that have them."""
        near = self.neighbours(lemma, known)
        counts = Counter(s for other in near for s in {step(other, form) for form in self.forms[other]})
        return {lemma[: len(lemma) - cut] + ending: count / len(near) for (cut, ending), count in counts.items() if cut < len(lemma)}


def step(lemma: str, form: str) -> Step:
    """How the form is made from the lemma."""
    shared = next((at for at, (a, b) in enumerate(zip(lemma, form, strict=False)) if a != b), min(len(lemma), len(form)))
    return len(lemma) - shared, form[shared:]


def complete(lemma: str, table: Table, words: frozenset[str]) -> Inflection:
    """The forms of a lemma in one part of speech: the table's own, and those that its neighbours vouch for."""
    known = table.forms.get(lemma, frozenset())
    supported = table.supported(lemma, known)
    if not known:
        forms = {form for form, support in supported.items() if support >= BLIND_SUPPORT}
        return Inflection(frozenset(forms), "analogy" if forms else "none")
    more = {form for form, support in supported.items() if support >= (ATTESTED_SUPPORT if form in words else GUESSED_SUPPORT)}
    return Inflection(known | more, "table")


@cache
def read_table(name: str) -> object:
    """One table of spacy-lookups-data, such as "pl_lemma_lookup_noun", without building a pipeline."""
    try:
        import spacy_lookups_data
    except ImportError as error:
        raise PoalintError("missing-package", "forms are made with spaCy's tables: pip install 'poalint[forms]'") from error
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{name}.json.gz"
    with gzip.open(path) as file:
        return json.load(file)


def pairs(table: object) -> Iterable[tuple[str, str]]:
    """(form, lemma) of a table; its entries are a word or a list of words."""
    assert isinstance(table, dict)
    for form, entry in table.items():
        for lemma in [entry] if isinstance(entry, str) else entry:
            if form.isalpha() and lemma.isalpha() and form.islower() and lemma.islower():
                yield form, lemma


def build(form_lemma: Iterable[tuple[str, str]]) -> Table:
    """Turn (form, lemma) pairs round."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in form_lemma:
        forms[lemma].add(form)
    by_ending: defaultdict[str, list[str]] = defaultdict(list)
    for lemma in sorted(forms):
        for length in range(SHORTEST_ENDING, min(LONGEST_ENDING, len(lemma)) + 1):
            by_ending[lemma[-length:]].append(lemma)
    return Table({lemma: frozenset(entry) for lemma, entry in forms.items()}, by_ending)
