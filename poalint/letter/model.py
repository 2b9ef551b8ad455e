"""The letter as checks see it. Every start and end is an offset in code points of the source's text."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poalint.languages import Language
    from poalint.letter.view import View
    from poalint.source import Source

BlockKind: TypeAlias = Literal["heading", "paragraph", "item", "salutation", "closing", "quotation", "code"]
Part: TypeAlias = Literal["opening", "cause", "corrective", "preventive", "closing"]
PARTS: tuple[Part, ...] = ("opening", "cause", "corrective", "preventive", "closing")


class Block(Record):
    """One heading, paragraph or list point; text[start:end] leaves out the list mark.

    `item` is the number of the plan's item it belongs to, `level` its depth, `mark` the list mark as written.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    mark: str = ""
    part: Part | None = None
    item: int | None = None
    language: str | None = None


class Entity(Record):
    """Something with a form of its own: kind is date, percent, asin, …; text[start:end] is what stands there."""

    kind: str
    start: int
    end: int


class Sentence(Record):
    """A sentence of one block. `words` are the tokens as rules see them, `starts`/`ends` their source offsets.

    `quoted` are token ranges within quotation marks; `entities` those inside, with token ranges beside in `entity_tokens`.
    """

    start: int
    end: int
    block: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entities: tuple[Entity, ...] = ()
    entity_tokens: tuple[tuple[int, int], ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()


class Item(Record):
    """One point of the plan with all its paragraphs: the blocks' indexes, nested points included."""

    number: int
    start: int
    end: int
    blocks: tuple[int, ...]
    part: Part | None


class Letter(Record):
    """A parsed letter; `titled` tells whether its parts were found by headings."""

    source: Source
    view: View
    language: Language
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    sentences: tuple[Sentence, ...]
    titled: bool
    languages: Mapping[str, int] = MappingProxyType({})

    def words(self) -> int:
        """Words of the letter, or characters for a language written without spaces."""
        return sum(len(sentence.words) for sentence in self.sentences)
