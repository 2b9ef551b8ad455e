"""The rule book: rules, their wording and examples, and the compiled phrases of a language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poalint.cases.model import Case
    from poalint.phrases.program import Program
    from poalint.report import Level

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Rule(Record):
    """A rule as rule.toml declares it. `weight` is its share of the 100 points, `languages` those it has examples in.

    `cases` are those it applies to, "any" for every known one, none for a rule that applies to all letters; `contest` holds
    the level and weight it has instead where the decision is contested.
    """

    id: str
    name: str
    category: str
    level: Level
    weight: float
    check: str
    stance: tuple[str, ...]
    sources: tuple[str, ...]
    since: str
    yields_to: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = _NOTHING
    languages: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    contest: Mapping[str, Any] = _NOTHING


class Example(Record):
    """A sentence or letter with what the rule must say of it: kind is breaks, keeps or shows; `marked` is the span in [[…]].

    `case` is the case it is of, where that matters.
    """

    kind: str
    text: str
    marked: tuple[int, int] | None = None
    parameters: Mapping[str, Any] = _NOTHING
    case: str | None = None


class Wording(Record):
    """What a rule says in one language; `texts` holds further messages of its kind of check by name."""

    message: str
    suggestion: str
    why: str
    texts: Mapping[str, str] = _NOTHING
    examples: tuple[Example, ...] = ()


class Deferred:
    """The phrases of one case's metrics and facts, made into a program when a letter is of that case: twelve of thirteen never are."""

    __slots__ = ("_data", "_program")

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._program: Program | None = None

    def program(self) -> Program:
        """The program, made once."""
        if self._program is None:
            from poalint.phrases.program import Program

            self._program = Program(self._data)
        return self._program


class LanguageBook(Record):
    """All that a letter in one language is checked with.

    `credits` gives, by rule, what a showing of a group counts; `scripts` folds the language's scripts into one; `templates`
    are the shingles of letters that circulate; `profile` is the version of the rule book, the same in every language; `cases` are
    the cases with this language's words, `case_phrases` what their metrics and facts are found by.
    """

    language: str
    rules: tuple[Rule, ...]
    wordings: Mapping[str, Wording]
    credits: Mapping[str, Mapping[int, float]]
    program: Program
    scripts: Mapping[int, str]
    templates: frozenset[int] = frozenset()
    profile: str = ""
    cases: tuple[Case, ...] = ()
    case_phrases: Mapping[str, Deferred] = _NOTHING


class RuleBook(Record):
    """Every rule, and the wordings by language and rule."""

    rules: tuple[Rule, ...]
    wordings: Mapping[str, Mapping[str, Wording]]
    languages: tuple[str, ...]
    statements: Mapping[str, str]

    def wording(self, rule: str, language: str) -> Wording:
        """The wording of a rule in a language, in English where it has none. KeyError for an unknown rule."""
        own = self.wordings.get(language, {}).get(rule)
        return own if own is not None else self.wordings["en"][rule]
