"""Slips in a written phrase that still reads: a bar that parts single words where whole runs were meant, an alternative said twice.

`our carrier|our supplier` means `our (carrier|our) supplier`. That whole runs were meant shows in one of three ways:
a word beside the alternatives comes back among them (`our`), an alternative is another one written apart (`e mail|email`),
or the last alternative only opens what follows (`soon|in due course`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.phrases.grammar import scan_tokens
from poalint.record import Record

if TYPE_CHECKING:
    from poalint.languages import Language
    from poalint.phrases.grammar import Token

OPENERS = {
    "en": frozenset("a an the at by for from in into of on to upon with".split()),
    "fr": frozenset("à au aux de du des d' en par pour dans sur sous avec sans le la les l' un une".split()),
    "pl": frozenset("do dla na nad o od po pod przed przez przy u w we z za ze".split()),
}  # words that open a run and end none


class Slip(Record):
    """What looks wrong at a character (from 0) of a phrase: kind is bar (`found` as it is read, `meant` as it may be meant) or twice."""

    kind: str
    column: int
    found: str
    meant: str = ""


class _Step(Record):
    column: int
    alternatives: tuple[str, ...]
    marks: str  # what stands behind them: ?

    def written(self) -> str:
        joined = "|".join(self.alternatives)
        return (f"({joined})" if len(self.alternatives) > 1 else joined) + self.marks


def slips(phrase: str, language: Language) -> list[Slip]:
    """What looks like a slip in a phrase that can be read, in the order in which it stands there."""
    found: list[Slip] = []
    for start, end, steps in _stretches(phrase):
        for step in steps:
            twice = sorted({one for one in step.alternatives if step.alternatives.count(one) > 1})
            found.extend(Slip("twice", step.column, one) for one in twice)
        at = next((number for number, step in enumerate(steps) if _runs_meant(steps, number, language)), None)
        if at is not None:
            read = " ".join(step.written() for step in steps)
            found.append(Slip("bar", steps[at].column, read, f"({phrase[start:end].strip()})"))
    return sorted(found, key=lambda slip: (slip.column, slip.kind))


def _runs_meant(steps: list[_Step], at: int, language: Language) -> bool:
    words = [one.lower() for one in steps[at].alternatives if one[0] not in "(@{~"]
    if len(steps[at].alternatives) < 2 or not words:
        return False
    before = [one.lower() for one in steps[at - 1].alternatives] if at else []
    after = [one.lower() for one in steps[at + 1].alternatives] if at + 1 < len(steps) else []
    comes_back = before and after and (steps[at].alternatives[0].lower() in after or steps[at].alternatives[-1].lower() in before)
    # "a b|a" and "b|a b": the run and its own beginning or end
    if comes_back:
        return True
    if not language.spaced:
        return False
    apart = {first + word for word in words for first in before} | {word + last for word in words for last in after}
    if apart & set(words):
        return True
    openers = OPENERS.get(language.code, frozenset())
    opens = words[-1] in openers and len(words) == len(steps[at].alternatives) and not (openers | language.function_words) & set(words[:-1])
    return opens and len(after) > 0 and after[0][0] not in "(@{~"


def _stretches(phrase: str) -> list[tuple[int, int, list[_Step]]]:
    """The stretches between gaps, & and the ends, each with its first and last character and its steps outside parentheses."""
    stretches: list[tuple[int, int, list[_Step]]] = []
    steps: list[_Step] = []
    start = 0
    tokens = list(scan_tokens(phrase))
    at, bar = 0, False
    while at < len(tokens):
        token = tokens[at]
        if token.kind in {"gap", "&", "!", "^", "$"}:
            if steps:
                stretches.append((start, token.column, steps))
            steps, at, bar = [], at + 1, False
            continue
        if token.kind == "|":
            at, bar = at + 1, True
            continue
        if token.kind == "?":
            steps[-1] = steps[-1]._replace(marks="?")
            at += 1
            continue
        first, at = token, _behind(tokens, at)
        end = tokens[at].column if at < len(tokens) else len(phrase)
        text = phrase[first.column : end].strip()
        if not steps:
            start = first.column
        if bar:
            steps[-1] = steps[-1]._replace(alternatives=(*steps[-1].alternatives, text))
        else:
            steps.append(_Step(first.column, (text,), ""))
        bar = False
    if steps:
        stretches.append((start, len(phrase), steps))
    return stretches


def _behind(tokens: list[Token], at: int) -> int:
    """The token behind the atom that begins here, with its parentheses and brackets."""
    closing = {"(": ")", "[": "]"}
    while True:
        opening = tokens[at].kind
        depth = 0
        if opening in closing:
            while True:
                depth += (tokens[at].kind == opening) - (tokens[at].kind == closing[opening])
                at += 1
                if depth == 0:
                    break
        else:
            at += 1
        if at >= len(tokens) or tokens[at].kind != "[" or tokens[at].spaced:
            return at
