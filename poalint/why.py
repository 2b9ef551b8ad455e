"""Why does a rule say what it says of a sentence? The phrases of the rule that stand there, each with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from poalint.compilation import compiler_of
from poalint.letter import parse
from poalint.phrases.compiler import Phrases
from poalint.phrases.matcher import read
from poalint.record import Record
from poalint.source import Source
from poalint.written import written_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.languages import Language
    from poalint.written import Written


class Reason(Record):
    """A phrase of a rule and the words text[start:end] in which it stands."""

    written: Written
    start: int
    end: int


def reasons(text: str, rule: str, language: Language, folders: Sequence[str]) -> list[Reason]:
    """The phrases of a rule, as files have them, that stand in the sentences of a text; in the order of the files."""
    paths = [Path(path) for path in folders]
    compiler = compiler_of(language, paths)
    written = [one for path in paths for one in written_in(path, language.code, rule)]
    program = compiler.compile(Phrases(str(number), -1, "patterns", (one.phrase,)) for number, one in enumerate(written))
    sentences = parse(Source(text), (language,), language.code, lambda _: compiler.scripts or {}).sentences
    found = {
        (int(hit.rule), sentence.starts[hit.start], sentence.ends[hit.end - 1])
        for sentence, reading in zip(sentences, read(program, sentences), strict=True)
        for hit in reading.hits
    }
    return [Reason(written[number], start, end) for number, start, end in sorted(found)]
