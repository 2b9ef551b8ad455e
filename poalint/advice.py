"""What a rule's author should look at: phrases with a slip, phrases said twice, phrases that never count. Nothing here is an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from poalint import tomlfile
from poalint.compilation import compiler_of, phrases_of
from poalint.phrases.compiler import Phrases
from poalint.phrases.grammar import EntityRef, nodes, parse_phrase
from poalint.phrases.matcher import scan
from poalint.phrases.slips import slips
from poalint.phrases.witness import witnesses
from poalint.record import Record
from poalint.rulefiles import RuleFolder, read_folder, read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.languages import Language
    from poalint.phrases.grammar import Phrase
    from poalint.phrases.program import Program

TOGETHER = 100  # phrases compiled at once, each a set of its own: a sentence is held against every set


class Advice(Record):
    """One thing to look at: `kind` is bar, twice, again, never or voided; `values` fill the line told for it; line and column from 1."""

    path: str
    line: int
    column: int
    kind: str
    values: Mapping[str, str]


class _Written(Record):
    """A phrase of a file with its place. `rule` is empty for a list of the lexicon; `group` is -1 for the rule itself."""

    path: str
    line: int
    column: int
    text: str
    phrase: Phrase
    rule: str
    group: int
    field: str


def advise(folder: Path, folders: Sequence[str], languages: Sequence[Language]) -> Iterator[Advice]:
    """Look at the phrases of a folder of rules, compiled together with `folders`. PoalintError where a rule cannot be read."""
    for language in languages:
        written = list(_written(folder, language.code))
        if not written:
            continue
        for one in written:
            for slip in slips(one.text, language):
                yield Advice(one.path, one.line, one.column + slip.column, slip.kind, {"found": slip.found, "meant": slip.meant})
        yield from _said_again(written)
        yield from _never_found([one for one in written if one.rule], language, folder, folders)


def _said_again(written: Sequence[_Written]) -> Iterator[Advice]:
    """A phrase that stands before it in the same place, or in the rule's own phrases where a group has it."""
    seen: dict[tuple[str, str, int, Phrase], _Written] = {}
    for one in written:
        place = one.rule or one.path
        first = seen.setdefault((place, one.field, one.group, one.phrase), one)
        if first is one and one.group >= 0:
            first = seen.get((place, one.field, -1, one.phrase), one)
        if first is not one:
            yield Advice(one.path, one.line, one.column, "again", {"found": one.text, "line": str(first.line)})


def _never_found(written: Sequence[_Written], language: Language, folder: Path, folders: Sequence[str]) -> Iterator[Advice]:
    """Phrases of which no sentence made from them holds them, or whose sentences are all voided by unless or except."""
    paths = [Path(path) for path in folders]
    own = read_folder(folder, [language.code])
    lists = [(path, own if path == folder else RuleFolder((), {}, read_lexicon(path / "lexicon", {language.code}))) for path in paths]
    compiler = compiler_of(language, paths, lists)
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


def _written(folder: Path, language: str) -> Iterator[_Written]:
    """Every phrase of a language in this folder, with its place, in the order of the files."""
    for path in sorted(folder.glob(f"*/{language}.toml")):
        if (path.parent / "rule.toml").exists():
            text = path.read_text(encoding="utf-8")
            places = _Places(text)
            for group, field, row in _phrases(tomlfile.loads(text)):
                yield _Written(str(path), *places.next(row), row, parse_phrase(row), path.parent.name, group, field)
    for path in sorted((folder / "lexicon" / language).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        places = _Places(text)
        for name, rows in tomlfile.loads(text).items():
            for row in rows:
                yield _Written(str(path), *places.next(row), row, parse_phrase(row), "", -1, name)


def _phrases(data: Mapping[str, object]) -> Iterator[tuple[int, str, str]]:
    """(group, field, phrase) of a rule in one language, as the file has them."""
    for field, value in data.items():
        if field == "groups" and isinstance(value, list):
            for number, group in enumerate(value):
                yield from ((number, inner, row) for inner, rows in group.items() if isinstance(rows, list) for row in rows)
        elif isinstance(value, list):
            yield from ((-1, field, row) for row in value)


class _Places:
    """Where phrases stand in a file: the first time one is asked for its first place, then its next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, int] = {}

    def next(self, phrase: str) -> tuple[int, int]:
        """Line and column, from 1, of the phrase's first character; (1, 1) where its file writes it in another way."""
        quoted = phrase.replace("\\", "\\\\").replace('"', '\\"')
        start = self.found.get(phrase, -1) + 1
        at = self.text.find(f'"{quoted}"', start)
        if at < 0:
            at = self.text.find(f"'{phrase}'", start)
        if at < 0:
            return 1, 1
        self.found[phrase] = at
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at) + 1
