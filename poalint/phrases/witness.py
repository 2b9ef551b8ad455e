"""Sentences made from a phrase, so that it can be tried whether it is ever found: one for each choice it leaves, gaps left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.phrases.grammar import Choice, EntityRef, Lemma, ListRef, Narrowed, Word
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.phrases.compiler import Compiler
    from poalint.phrases.grammar import Node, Phrase, Run, Wild

MOST = 100  # choices tried; a list longer than this is tried in part
FILLER = "zzqx"  # a word of no language, between the parts of a phrase with &


class Witness(Record):
    """A sentence as rules see it: its words, and the entities as (kind, first token, token behind)."""

    words: tuple[str, ...]
    entities: tuple[tuple[str, int, int], ...]


def witnesses(phrase: Phrase, compiler: Compiler) -> Iterator[Witness]:
    """Sentences that hold the phrase; none where some part of it stands for nothing."""
    runs = sorted(phrase.wanted, key=lambda run: (not run.at_start, run.at_end))
    for number in range(min(max(_width(run, compiler) for run in runs), MOST)):
        words: list[str] = []
        entities: list[tuple[str, int, int]] = []
        if all(_run(run, number, compiler, words, entities, at) for at, run in enumerate(runs)):
            yield Witness(tuple(words), tuple(entities))


def _width(run: Run, compiler: Compiler) -> int:
    """The number of choices that the widest step leaves."""
    return max(_choices(step.node, compiler) for step in run.steps)


def _choices(node: Node, compiler: Compiler) -> int:
    if isinstance(node, Choice):
        return sum(_width(run, compiler) for run in node.runs)
    if isinstance(node, ListRef):
        return len(compiler.lexicon.get(node.name, ())) or 1
    if isinstance(node, Lemma):
        return len(compiler.forms.get(node.text, ())) or 1
    if isinstance(node, Narrowed):
        return len(compiler.fitting(node)) or 1
    return 1


def _run(run: Run, number: int, compiler: Compiler, words: list[str], entities: list[tuple[str, int, int]], at: int) -> bool:
    if at:
        words.append(FILLER)
    return all(_node(step.node, number, compiler, words, entities) for step in run.steps if not step.optional)


def _node(node: Node, number: int, compiler: Compiler, words: list[str], entities: list[tuple[str, int, int]]) -> bool:
    """Add the words that a node stands for at this choice; False where it stands for none."""
    if isinstance(node, Choice):
        runs = [(run, inner) for run in node.runs for inner in range(_width(run, compiler))]
        run, inner = runs[number % len(runs)]
        return _run(run, inner, compiler, words, entities, 0)
    if isinstance(node, ListRef):
        entries = compiler.lexicon.get(node.name, ())
        return bool(entries) and _run(entries[number % len(entries)].wanted[0], number, compiler, words, entities, 0)
    if isinstance(node, EntityRef):
        entities.append((node.kind, len(words), len(words) + 1))
        words.append(FILLER)
        return True
    texts = _texts(node, compiler)
    if texts:
        words.extend(compiler.words(texts[number % len(texts)]))
    return bool(texts)


def _texts(node: Word | Wild | Lemma | Narrowed, compiler: Compiler) -> list[str]:
    if isinstance(node, Word):
        return [node.text]
    if isinstance(node, Lemma):
        return list(compiler.forms.get(node.text, ()))
    if isinstance(node, Narrowed):
        return compiler.fitting(node)
    filled = ("x" if node.text[0] == "*" else "") + node.text.strip("*") + ("x" if node.text[-1] == "*" else "")
    return [filled]
