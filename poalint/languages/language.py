"""The facts of one language that the parser needs: words, marks and cues; no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Language(Record):
    """`tokens` is the regular expression of a word in lower-cased, normalised text; `spoken` maps a token to the word it stands for.

    After one of `contracted`, 's stands for "is". `never_end` and `may_end` are abbreviations written with a full stop: the first kind
    never closes a sentence, the second does when a capital follows. `headings` gives, by part, phrases that open a title of that part;
    `aims` are words of prevention that make a title of actions one of prevention. `title_openers` begin a title that is a question in
    form, `copulas` and `auxiliaries` tell a sentence from a title. All words are lower case, as the normalised view has them.
    """

    code: str
    name: str
    spaced: bool
    tokens: str
    spoken: Mapping[str, str]
    function_words: frozenset[str]
    never_end: frozenset[str]
    may_end: frozenset[str]
    months: Mapping[str, int]
    day_first_words: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    company_forms: frozenset[str]
    ordinary_capitals: frozenset[str]
    steps: tuple[str, ...]
    salutations: tuple[str, ...]
    closings: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    contracted: frozenset[str] = frozenset()
    scripts: str = "Latin"
    own_letters: str = ""
    aims: tuple[str, ...] = ()
    title_openers: tuple[str, ...] = ()
    copulas: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
