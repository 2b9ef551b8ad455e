"""A case as the compiled book of a language holds it: numbers, and the words of that language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from poalint.record import Record

if TYPE_CHECKING:
    from poalint.letter.model import Part

GENERAL = "general"  # the case of a letter that is of no known one
CUES, HINTS, FIRST = 0, 1, 2  # groups of a case's phrases: cues, hints, then its metrics, then its facts
_PREFIX = "case:"


class Metric(Record):
    """A figure that the marketplace measures, in percent; `days` are the windows, `side` tells where a good value lies."""

    id: str
    target: float
    side: str  # below, above, at-least, at-most
    days: tuple[int, ...]
    name: str

    def meets(self, value: float) -> bool:
        """Whether a value (percent) keeps to the target."""
        return {
            "below": value < self.target,
            "above": value > self.target,
            "at-least": value >= self.target,
            "at-most": value <= self.target,
        }[self.side]

    def told_target(self, language: str) -> str:
        """The target as people write it: "< 2,5 %"."""
        sign = {"below": "<", "above": ">", "at-least": "≥", "at-most": "≤"}[self.side]
        figure = f"{self.target:g}"
        return f"{sign} {figure}%" if language == "zh" else f"{sign} {figure.replace('.', ',') if language in {'fr', 'pl'} else figure} %"


class Fact(Record):
    """Something that a letter of the case must say, in which part. `metric` is true where the seller's own value of a metric says it.

    `needs` names it in a few words, `ask` asks the seller for it.
    """

    id: str
    part: Part
    metric: bool
    stance: tuple[str, ...]
    needs: str
    ask: str


class Case(Record):
    """A case in one language; `about` says what the notice speaks of."""

    id: str
    metrics: tuple[Metric, ...]
    facts: tuple[Fact, ...]
    name: str
    about: str

    def asked(self, stance: str) -> tuple[Fact, ...]:
        """The facts that a letter under this stance needs."""
        return tuple(fact for fact in self.facts if stance in fact.stance)

    def group(self, fact: Fact) -> int:
        """The number of the group that holds the phrases of a fact."""
        return FIRST + len(self.metrics) + self.facts.index(fact)


def rule_of(case: str) -> str:
    """The name under which a case's phrases stand in the compiled program; no rule's id has a colon."""
    return _PREFIX + case


def case_of(rule: str) -> str | None:
    """The case whose phrases stand under this name, None for a rule."""
    return rule[len(_PREFIX) :] if rule.startswith(_PREFIX) else None


def case_to_data(case: Case) -> list[Any]:
    """A case as plain data."""
    return [case.id, [tuple(metric) for metric in case.metrics], [tuple(fact) for fact in case.facts], case.name, case.about]


def case_from_data(row: list[Any]) -> Case:
    """A case from what `case_to_data` gave."""
    name, metrics, facts, title, about = row
    return Case(name, tuple(Metric(*metric) for metric in metrics), tuple(Fact(*fact) for fact in facts), title, about)
