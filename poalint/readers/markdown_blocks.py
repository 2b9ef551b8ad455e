"""The blocks of a Markdown letter as stretches of its source.

markdown-it says which lines a block has and what they say without quotation signs and indentation; each of these lines is the
end of its source line, so every offset follows by counting back from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from poalint.errors import PoalintError
from poalint.readers.markdown_inline import MAX_NESTING, html_marks, marks, parser
from poalint.source import Stretch, line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from poalint.source import StretchKind

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*(?:\r\n?|\n)[\w-]+[ \t]*[:=][\s\S]*?(?:\r\n?|\n)(?:\1|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
CONTAINER_SIGNS = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*")
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a block's content that stands unbroken in the source."""

    content: int
    source: int
    size: int


@dataclass(slots=True)
class Walk:
    """Where the walk over markdown-it's tokens stands, and what it has found."""

    text: str
    starts: tuple[int, ...]
    lines: list[str]
    environment: dict[str, Any]
    stretches: list[Stretch] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)  # of each open list item: has it had its first block?
    quotes: int = 0
    heading: str = ""
    heading_level: int = 0
    table: str = ""  # "head" or "body" inside a table
    row_begins: bool = False


def outline(text: str, name: str) -> tuple[tuple[Stretch, ...], tuple[tuple[int, int], ...]]:
    """Stretches and hidden spans, in order. Raises PoalintError: unreadable."""
    starts = line_starts(text)
    body = FRONT_MATTER.sub(lambda match: re.sub(r"[^\r\n]", " ", match.group()), text, count=1)
    lines = [body[start:end].rstrip("\r\n") for start, end in zip(starts, (*starts[1:], len(body)), strict=True)]
    walk = Walk(text, starts, lines, {})
    tokens: list[Token] = []
    markdown = parser()
    markdown.block.parse("\n".join(lines), markdown, walk.environment, tokens)
    if any(token.level >= MAX_NESTING - 2 for token in tokens):  # what lies deeper markdown-it drops without a word
        raise PoalintError("unreadable", f"{name}: nests lists or quotations too deep; write it with fewer levels")
    for token in tokens:
        _step(walk, token)
    return tuple(walk.stretches), tuple(_with_gaps(text, walk.stretches, walk.hidden))


def _step(walk: Walk, token: Token) -> None:
    kind = token.type
    if kind == "list_item_open":
        walk.items.append(False)
    elif kind == "list_item_close":
        walk.items.pop()
    elif kind in {"blockquote_open", "blockquote_close"}:
        walk.quotes += token.nesting
    elif kind == "heading_open":
        walk.heading, walk.heading_level = token.markup, int(token.tag[1:])
    elif kind == "heading_close":
        walk.heading = ""
    elif kind == "thead_open":
        walk.table = "head"
    elif kind == "tbody_open":
        walk.table = "body"
    elif kind == "table_close":
        walk.table = ""
    elif kind == "inline" and not walk.table:
        _add_inline(walk, token)
    elif kind == "tr_open":
        walk.row_begins = True
    elif kind == "inline" and walk.row_begins:
        walk.row_begins = False
        _add_row(walk, token)
    elif kind in {"code_block", "fence"} and token.map:
        runs = _runs(walk, token.content, token.map[0] + (kind == "fence"), token.map[1])
        _add(walk, "code", len(walk.items), runs, ())
    elif kind == "html_block" and token.map:
        runs = _runs(walk, token.content, *token.map)
        stretch_kind, level = _place(walk)
        _add(walk, stretch_kind, level, runs, html_marks(token.content))


def _add_inline(walk: Walk, token: Token) -> None:
    assert token.map is not None
    if walk.heading.startswith("#"):
        line = walk.lines[token.map[0]]
        at = line.index("#")
        at += len(line[at:]) - len(line[at:].lstrip("#").lstrip())
        runs = [Run(0, walk.starts[token.map[0]] + at, len(token.content))] if token.content else []
    else:
        runs = _runs(walk, token.content, *token.map)
    found = marks(token.content, walk.environment)
    kind, level = _place(walk)
    _add(walk, kind, level, runs, found)


def _place(walk: Walk) -> tuple[StretchKind, int]:
    """What the block that comes now is, and its level."""
    if walk.quotes:
        return "quotation", len(walk.items)
    if walk.items:
        first = not walk.items[-1]
        walk.items[-1] = True
        return ("item" if first else "paragraph"), len(walk.items)
    if walk.heading:
        return "heading", walk.heading_level
    return "paragraph", 0


def _add_row(walk: Walk, first_cell: Token) -> None:
    """A row of a table is one stretch: an action, who does it and when stand side by side, parted by the visible |."""
    assert first_cell.map is not None
    number = first_cell.map[0]
    line = walk.lines[number].rstrip()
    cuts = [match.start() for match in UNESCAPED_PIPE.finditer(line)]
    first = line[: cuts[0]] if cuts else line
    if first_cell.content and not CONTAINER_SIGNS.fullmatch(first):  # a row without a leading |: its first cell follows these signs
        cuts.insert(0, len(first.rstrip()) - len(_escaped(first, first_cell.content)) - 1)
    if not cuts or cuts[-1] != len(line) - 1:
        cuts.append(len(line))
    base, runs, found = walk.starts[number], [], []
    for left, right in pairwise(cuts):
        cell = line[left + 1 : right]
        found += [(left + 1 + start, left + 1 + end) for start, end in marks(cell, walk.environment)]
    if len(cuts) > 1:
        runs = [Run(cuts[0] + 1, base + cuts[0] + 1, cuts[-1] - cuts[0] - 1)]
    kind: StretchKind
    kind, level = _place(walk) if walk.quotes or walk.table == "head" else ("item", len(walk.items) + 1)
    _add(walk, kind, level, runs, found)


def _escaped(raw: str, content: str) -> str:
    """The end of `raw` that markdown-it gives back as `content`, in which an escaped pipe has lost its backslash."""
    raw = raw.rstrip()
    return next((raw[at:] for at in range(len(raw)) if raw[at:].replace("\\|", "|").strip() == content.strip()), raw)


def _runs(walk: Walk, content: str, first: int, last: int) -> list[Run]:
    """Where the lines of `content` stand in the source lines first to last; blank lines have no run."""
    runs: list[Run] = []
    number, offset = first, 0
    for piece in content.split("\n"):
        words = piece.strip()
        while words and number < last and not walk.lines[number].rstrip().endswith(words):
            number += 1  # a line of no-break spaces, which Markdown counts and `strip` does not
        if words and number < last:
            source = walk.starts[number] + len(walk.lines[number].rstrip()) - len(words)
            runs.append(Run(offset + len(piece) - len(piece.lstrip()), source, len(words)))
        number += 1
        offset += len(piece) + 1
    return runs


def _add(walk: Walk, kind: StretchKind, level: int, runs: Sequence[Run], found: Iterable[tuple[int, int]]) -> None:
    """A stretch from the first to the last character that a reader sees, with its mark-up and the signs before its lines hidden."""
    if not runs:
        return
    hidden = [(_source(runs, start), _source(runs, end - 1) + 1) for start, end in found if start < end]
    hidden += [span for a, b in pairwise(runs) for span in _signs(walk.text, a.source + a.size, b.source)]
    spans = _merged(hidden)
    walk.hidden += spans
    start, end = runs[0].source, runs[-1].source + runs[-1].size
    for left, right in spans:
        start = _skip(walk.text, start, end, 1)
        start = right if left <= start < right else start
    for left, right in reversed(spans):
        end = _skip(walk.text, end, start, -1)
        end = left if left < end <= right else end
    start = _skip(walk.text, start, end, 1)
    end = _skip(walk.text, end, start, -1)
    if start < end:
        walk.stretches.append(Stretch(kind, start, end, level))


def _skip(text: str, at: int, limit: int, step: int) -> int:
    """Over white space, forwards or backwards."""
    while (at < limit if step > 0 else at > limit) and text[at if step > 0 else at - 1].isspace():
        at += step
    return at


def _signs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of other characters than white space."""
    return [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]


def _source(runs: Sequence[Run], at: int) -> int:
    run = runs[max(0, bisect_right(runs, at, key=lambda run: run.content) - 1)]
    return min(run.source + max(0, at - run.content), run.source + run.size)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _with_gaps(text: str, stretches: Sequence[Stretch], hidden: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hidden spans and the signs between the stretches: what is no block is mark-up."""
    spans = list(hidden)
    edges = [0, *(edge for stretch in stretches for edge in (stretch.start, stretch.end)), len(text)]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        spans += _signs(text, left, right)
    return _merged(spans)
