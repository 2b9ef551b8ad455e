"""Rule values → score and the cost of each finding, all in whole tenths of a point of 100, so that they add up exactly.

What a letter earns is read from sentences that break no rule; what it loses from all. So adding a sentence that breaks a
rule never raises the score, even when it shows something that was missing: those points are charged to its finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poalint.checks.kind import CheckKind, Draft, Found
    from poalint.rulebook import Rule

TENTHS = 1000  # of a point, in 100 points
UNIT = 10**9  # a rule's value is counted in these parts, so that sums are exact


class Judged(Record):
    """A rule that applied, its kind of check, and what that found."""

    rule: Rule
    kind: CheckKind
    found: Found


class Charge(Record):
    """A finding's cost in tenths of a point; `charged_to` is the dearer rule that charges the same words."""

    rule: Rule
    draft: Draft
    tenths: int
    charged_to: str | None


class Score(Record):
    """Tenths kept of 1000, the charges in the order of the rules, tenths by category and by rule as (kept, of)."""

    tenths: int
    charges: tuple[Charge, ...]
    categories: Mapping[str, tuple[int, int]]
    rules: Mapping[str, tuple[int, int]]


def score(judged: Sequence[Judged]) -> Score:
    """The weighted mean of the rules' values, and who pays for what is missing to 100."""
    total = sum(_weight(entry.rule) for entry in judged)
    payers = _payers(judged)
    stained = {
        draft.sentence for entry in judged for draft in entry.found.findings if draft.sentence is not None and not _is_wanting(entry)
    }
    shares: dict[tuple[int, int], float] = {}
    lacking = [0] * len(judged)
    for number, entry in enumerate(judged):
        found = entry.found
        own = [index for index in range(len(found.findings)) if (number, index) not in payers]
        clean = [showing for showing in (*found.met, *found.counted) if showing.sentence not in stained]
        lost = _weight(entry.rule) * round((1 - entry.kind.value(entry.rule, found, len(own), clean)) * UNIT)
        if lost <= 0:
            continue
        lacking[number] = lost
        bearers = [(number, index) for index in own] or _stainers(judged, found, stained)
        for bearer in bearers:
            shares[bearer] = shares.get(bearer, 0.0) + lost / len(bearers)
    # Rounded up: a letter never passes a bound by rounding.
    tenths = -(-sum(lacking) * TENTHS // (total * UNIT)) if total else 0
    costs = _apportion(shares, tenths)
    charges = tuple(
        Charge(entry.rule, draft, costs.get((number, index), 0), payers.get((number, index)) if not costs.get((number, index)) else None)
        for number, entry in enumerate(judged)
        for index, draft in enumerate(entry.found.findings)
    )
    return Score(TENTHS - tenths, charges, *_sums(judged, lacking, TENTHS - tenths))


def _weight(rule: Rule) -> int:
    return round(rule.weight * 1000)


def _is_wanting(entry: Judged) -> bool:
    """Whether the findings say that something is missing, so that they stain no sentence."""
    return all(draft.start is None for draft in entry.found.findings)


def _payers(judged: Sequence[Judged]) -> dict[tuple[int, int], str]:
    """Findings whose words a dearer rule charges already, with that rule: (judged, finding) → rule id."""
    spans = [
        (draft.start, draft.end, entry.rule, number, index)
        for number, entry in enumerate(judged)
        for index, draft in enumerate(entry.found.findings)
        if draft.start is not None and draft.end is not None and draft.sentence is not None
    ]
    by_sentence: dict[int, list[tuple[int, int, Rule, int, int]]] = {}
    for span in spans:
        sentence = judged[span[3]].found.findings[span[4]].sentence
        if sentence is not None:
            by_sentence.setdefault(sentence, []).append(span)
    payers: dict[tuple[int, int], str] = {}
    for group in by_sentence.values():
        kept: list[tuple[int, int, Rule, int, int]] = []
        for span in sorted(group, key=lambda one: (-one[2].weight, one[2].id)):
            dearer = next((other for other in kept if other[0] < span[1] and span[0] < other[1] and other[2].id != span[2].id), None)
            if dearer is None:
                kept.append(span)
            else:
                payers[span[3], span[4]] = dearer[2].id
    return payers


def _stainers(judged: Sequence[Judged], found: Found, stained: set[int]) -> list[tuple[int, int]]:
    """The findings in whose sentences the showings stand that earn nothing."""
    sentences = {showing.sentence for showing in (*found.met, *found.counted)} & stained
    return [
        (number, index)
        for number, entry in enumerate(judged)
        if not _is_wanting(entry)
        for index, draft in enumerate(entry.found.findings)
        if draft.sentence is not None and draft.sentence in sentences
    ]


def _apportion(shares: Mapping[tuple[int, int], float], tenths: int) -> dict[tuple[int, int], int]:
    """Whole tenths in proportion to the shares, the largest remainders first, that add up exactly."""
    total = sum(shares.values())
    exact = {key: share / total * tenths for key, share in shares.items()} if total else {}
    whole = {key: int(share) for key, share in exact.items()}
    missing = tenths - sum(whole.values()) if shares else 0
    for key in sorted(exact, key=lambda one: (round(whole[one] - exact[one], 9), one))[:missing]:
        whole[key] += 1
    return whole


def _sums(judged: Sequence[Judged], lacking: Sequence[int], kept: int) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """What each category and rule keeps of its worth; a loss counts where the points are, whoever's finding pays for it."""
    keys = [(number, 0) for number in range(len(judged))]
    worth = dict.fromkeys(keys, 0) | _apportion({key: float(_weight(judged[key[0]].rule)) for key in keys}, TENTHS)
    exact = {key: float(_weight(judged[key[0]].rule) * UNIT - lacking[key[0]]) for key in keys}
    points = {key: min(share, worth[key]) for key, share in _apportion(exact, kept).items()}
    for key in sorted(keys, key=lambda one: (points.get(one, 0) - worth[one], one)):  # what rounding left over goes where there is room
        room = min(kept - sum(points.values()), worth[key] - points.get(key, 0))
        points[key] = points.get(key, 0) + room
    rules = {judged[key[0]].rule.id: (points[key], worth[key]) for key in keys}
    categories: dict[str, tuple[int, int]] = {}
    for entry in judged:
        own, of = rules[entry.rule.id]
        before = categories.get(entry.rule.category, (0, 0))
        categories[entry.rule.category] = (before[0] + own, before[1] + of)
    return categories, rules
