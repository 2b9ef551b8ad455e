"""The parser: one Source in, one Letter out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.letter import blocks as plain
from poalint.letter import items as grouping
from poalint.letter.blocks import Draft
from poalint.letter.entities import find
from poalint.letter.language import choose, letter_languages, paragraph_language
from poalint.letter.model import Block, Entity, Item, Letter, Sentence
from poalint.letter.sentences import split
from poalint.letter.view import View, make_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from poalint.languages import Language
    from poalint.source import Source

_QUOTES = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„”“]*[”“]|「[^「」]*」|『[^『』]*』|\"[^\"\n]{2,}\"|‹[^‹›]*›|《[^《》]*》")
_PARAGRAPHS = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")


def parse(
    source: Source,
    languages: Sequence[Language],
    asked: str | None = None,
    scripts: Callable[[Language], Mapping[int, str]] | None = None,
) -> Letter:
    """Parse a letter. `asked` is a language code, else the language is told from the text.

    `scripts` gives the table that folds a language's scripts into one, one character for one.

    PoalintError: empty, unknown-language.
    """
    languages = tuple(languages)
    view = make_view(source.text, source.hidden)
    if not view.text.strip():
        raise PoalintError("empty", "the letter is empty")
    totals = _languages_of(view, languages)
    language = choose(totals, asked, languages)
    table = scripts(language) if scripts and not language.spaced else None
    if table:
        view = View(view.text.translate(table), view.lower.translate(table), view.offsets, view.ends)
    drafts = _outlined(source, view, language) if source.outline is not None else plain.blocks(view.text, view.lower, language)
    block_parts, titled = grouping.parts(view.text, drafts, language)
    levels, owners, found_items = grouping.assign(view.text, drafts, block_parts, language)
    sentences = _sentences(view, drafts, language)
    several = len(totals) > 1
    blocks = tuple(
        Block(
            draft.kind, view.to_source(draft.start), view.end_to_source(draft.end), level, draft.mark, part, owner,
            paragraph_language(view.lower[draft.start : draft.end], languages) if several else language.code,
        )
        for draft, level, part, owner in zip(drafts, levels, block_parts, owners, strict=True)
    )  # fmt: skip
    found = tuple(
        Item(item.number, view.to_source(item.start), view.end_to_source(item.end), item.blocks, item.part) for item in found_items
    )
    return Letter(source, view, language, blocks, found, tuple(sentences), titled, totals)


def _languages_of(view: View, languages: tuple[Language, ...]) -> dict[str, int]:
    paragraphs = [view.lower[match.start() : match.end()] for match in _PARAGRAPHS.finditer(view.lower)]
    totals = letter_languages(paragraphs, languages)
    if totals:
        return totals
    whole = paragraph_language(view.lower, languages)
    return {whole: len(view.lower)} if whole else {}


def _outlined(source: Source, view: View, language: Language) -> list[Draft]:
    """The blocks as the format's reader gave them, in view offsets; salutation and closing are still found by their words."""
    drafts = []
    for stretch in source.outline or ():
        start, end = view.from_source(stretch.start), view.from_source(stretch.end)
        while start < end and view.text[start].isspace():
            start += 1
        while end > start and view.text[end - 1].isspace():
            end -= 1
        if start < end:
            indent = stretch.level * 2
            style = f"list-{stretch.level}" if stretch.kind == "item" else ""
            drafts.append(Draft(stretch.kind, start, end, stretch.level, "", style, None, indent, gap=True))
    return plain.frame(view.text, drafts, language)


@lru_cache(maxsize=16)
def token_pattern(tokens: str) -> re.Pattern[str]:
    """The words of a language; a line to fill in (____) is one as well, so that rules can point at it."""
    return re.compile(rf"_{{2,}}|{tokens}")


def tokenise(lower: str, start: int, end: int, language: Language) -> tuple[list[str], list[int], list[int]]:
    """Words of lower[start:end] as rules see them, with their view offsets."""
    spoken = language.spoken
    words: list[str] = []
    starts, ends = [], []
    for match in token_pattern(language.tokens).finditer(lower, start, end):
        word = match.group()
        if spoken:
            word = "is" if word == "'s" and words and words[-1] in language.contracted else spoken.get(word, word)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return words, starts, ends


def _sentences(view: View, drafts: Sequence[Draft], language: Language) -> list[Sentence]:
    out: list[Sentence] = []
    for index, draft in enumerate(drafts):
        if draft.kind == "code":
            continue
        start, end = draft.start, draft.end
        title = draft.kind in {"heading", "salutation", "closing"}
        sentences = _block_sentences(language, view.text[start:end], view.lower[start:end], title)
        if view.offsets is None:
            out.extend([_placed(sentence, start, index) for sentence in sentences])
        else:
            out.extend([_mapped(sentence, start, index, view) for sentence in sentences])
    return out


@lru_cache(maxsize=2048)
def _block_sentences(language: Language, text: str, lower: str, title: bool) -> tuple[Sentence, ...]:  # noqa: FBT001
    """The sentences of one block, offsets from its start. A block met before costs nothing: in an editor most are."""
    flat = text.replace("\n", " ")  # what is wrapped over two lines is still one date
    spans = list(split(flat, 0, len(flat), language))
    entities = find(flat, lower.replace("\n", " "), language, [(start, end, title) for start, end in spans])
    entity_starts = [entity.start for entity in entities]
    quotes = [match.span() for match in _QUOTES.finditer(flat)]
    out = []
    for start, end in spans:
        words, starts, ends = tokenise(lower, start, end, language)
        inside = [entity for entity in entities[bisect_left(entity_starts, start) : bisect_left(entity_starts, end)] if entity.end <= end]
        ranges = tuple(_token_range(entity.start, entity.end, starts, ends) for entity in inside)
        quoted = tuple(_token_range(first, last, starts, ends) for first, last in quotes if first < end and last > start)
        out.append(Sentence(start, end, 0, tuple(words), tuple(starts), tuple(ends), tuple(inside), ranges, quoted))
    return tuple(out)


def _placed(sentence: Sentence, by: int, block: int) -> Sentence:
    """The sentence moved to where its block begins."""
    return Sentence(
        sentence.start + by, sentence.end + by, block, sentence.words, tuple([at + by for at in sentence.starts]), tuple([at + by for at in sentence.ends]),
        tuple([Entity(entity.kind, entity.start + by, entity.end + by) for entity in sentence.entities]), sentence.entity_tokens, sentence.quoted,
    )  # fmt: skip


def _mapped(sentence: Sentence, by: int, block: int, view: View) -> Sentence:
    """As `_placed`, and each offset taken back from the view to the source."""
    placed = _placed(sentence, by, block)
    return Sentence(
        view.to_source(placed.start), view.end_to_source(placed.end), block, placed.words,
        tuple(view.to_source(at) for at in placed.starts), tuple(view.end_to_source(at) for at in placed.ends),
        tuple(Entity(entity.kind, view.to_source(entity.start), view.end_to_source(entity.end)) for entity in placed.entities),
        placed.entity_tokens, placed.quoted,
    )  # fmt: skip


def _token_range(start: int, end: int, starts: Sequence[int], ends: Sequence[int]) -> tuple[int, int]:
    """The tokens that a span touches; where it touches none (`!!`), the one before it."""
    first, last = bisect_right(ends, start), bisect_left(starts, end)
    if first < last:
        return first, last
    return (max(first - 1, 0), max(first, 1)) if starts else (0, 0)
