"""What a rule's author should look at: phrases with a slip, phrases said twice, phrases that never count. Nothing here is an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from poalint.compilation import compiler_of, phrases_of
from poalint.phrases.compiler import Phrases
from poalint.phrases.grammar import EntityRef, nodes
from poalint.phrases.matcher import scan
from poalint.phrases.slips import slips
from poalint.phrases.witness import witnesses
from poalint.record import Record
from poalint.rulefiles import read_folder
from poalint.written import written_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.languages import Language
    from poalint.phrases.grammar import Phrase
    from poalint.phrases.program import Program
    from poalint.written import Written

TOGETHER = 100  # phrases compiled at once, each a set of its own: a sentence is held against every set


class Advice(Record):
    """One thing to look at: `kind` is bar, twice, again, never or voided; `values` fill the line told for it; line and column from 1."""

    path: str
    line: int
    column: int
    kind: str
    values: Mapping[str, str]


def advise(folder: Path, folders: Sequence[str], languages: Sequence[Language], rule: str | None = None) -> Iterator[Advice]:
    """Look at the phrases of a folder of rules or of one in it, compiled together with `folders`. PoalintError where one cannot be read."""
    for language in languages:
        written = list(written_in(folder, language.code, rule))
        if not written:
            continue
        for one in written:
            for slip in slips(one.text, language):
                yield Advice(one.path, one.line, one.column + slip.column, slip.kind, {"found": slip.found, "meant": slip.meant})
        yield from _said_again(written)
        yield from _never_found([one for one in written if one.rule], language, folder, folders)


def _said_again(written: Sequence[Written]) -> Iterator[Advice]:
    """A phrase that stands before it in the same place, or in the rule's own phrases where a group has it."""
    seen: dict[tuple[str, str, int, Phrase], Written] = {}
    for one in written:
        place = one.rule or one.path
        first = seen.setdefault((place, one.field, one.group, one.phrase), one)
        if first is one and one.group >= 0:
            first = seen.get((place, one.field, -1, one.phrase), one)
        if first is not one:
            yield Advice(one.path, one.line, one.column, "again", {"found": one.text, "line": str(first.line)})


def _never_found(written: Sequence[Written], language: Language, folder: Path, folders: Sequence[str]) -> Iterator[Advice]:
    """Phrases of which no sentence made from them holds them, or whose sentences are all voided by unless or except."""
    own = read_folder(folder, [language.code])
    compiler = compiler_of(language, [Path(path) for path in folders])
    rules = {rule.id: rule for rule in own.rules}
    book = compiler.compile(phrases for (rule, _), text in own.texts.items() for phrases in phrases_of(rules[rule], text))
    for number, one in enumerate(written):
        if number % TOGETHER == 0:
            some = written[number : number + TOGETHER]
            each = compiler.compile(Phrases(str(number + at), -1, "patterns", (other.phrase,)) for at, other in enumerate(some))
        if any(isinstance(node, EntityRef) for node in nodes(one.phrase)) and len(one.phrase.wanted) + len(one.phrase.unwanted) > 1:
            continue  # an entity may hold the other words, which no sentence made here has
        held = next((sentence for sentence in witnesses(one.phrase, compiler) if _holds(each, sentence, str(number))), None)
        if held is None:
            yield Advice(one.path, one.line, one.column, "never", {"found": one.text})
        elif one.field == "patterns" and not any(_holds(book, sentence, one.rule) for sentence in witnesses(one.phrase, compiler)):
            sentence = ("" if not language.spaced else " ").join(held.words)
            yield Advice(one.path, one.line, one.column, "voided", {"found": one.text, "sentence": sentence})


def _holds(program: Program, sentence: tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]], rule: str) -> bool:
    return any(hit.rule == rule for hit in scan(program, *sentence).hits)
