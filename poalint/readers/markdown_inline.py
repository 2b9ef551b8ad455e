"""The mark-up inside a Markdown block: emphasis marks, code ticks, link targets, escapes, tags and comments.

markdown-it keeps no positions inside a block, so its own inline rules are wrapped to note where each of them stood.
"""

from __future__ import annotations

import re
from functools import cache
from string import punctuation
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt, rules_inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.rules_inline import StateInline

    Rule = Callable[[StateInline, bool], bool]
    Note = Callable[[StateInline, int, int], None]

MAX_NESTING = 100
"""How deep lists, quotations and brackets may be nested; letters need four."""

TAGS = frozenset(
    "a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em figcaption"
    " figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins kbd li link main mark meta nav ol p pre q s samp"
    " script section small span strike strong style sub summary sup svg table tbody td tfoot th thead title tr tt u ul var"
    " video wbr".split()
)
"""Elements of HTML; <Your name> and <ASIN> are none, but blanks that the seller forgot to fill in."""
PARTING = frozenset("br p div li td th tr h1 h2 h3 h4 h5 h6".split())

HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>", re.DOTALL | re.IGNORECASE
)


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough, whose inline rules note their mark-up in the environment."""
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    markdown.disable("fragments_join")  # it would merge the marks with the words beside them
    for name, rule, note in (
        ("escape", rules_inline.escape, _note_escape),
        ("backticks", rules_inline.backtick, _note_code),
        ("strikethrough", rules_inline.strikethrough.tokenize, _note_delimiters),
        ("emphasis", rules_inline.emphasis.tokenize, _note_delimiters),
        ("autolink", rules_inline.autolink, _note_autolink),
        ("html_inline", rules_inline.html_inline, _note_tag),
        ("entity", rules_inline.entity, _note_entity),
    ):
        markdown.inline.ruler.at(name, _noting(rule, note))
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.at("image", _image)
    return markdown


def marks(content: str, environment: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the mark-up of an inline text stands, in order; `environment` carries the link definitions of the whole letter."""
    if not _MAY_MARK.search(content):
        return []
    environment["marks"], environment["delimiters"] = [], []
    markdown = parser()
    markdown.inline.parse(content, markdown, environment, [])
    found: list[tuple[int, int]] = environment["marks"]
    # A delimiter that found its partner has become an opening or closing token, or was emptied by one.
    found += [(at, at + size) for token, at, size in environment["delimiters"] if token.type != "text" or not token.content]
    return sorted(found)


def html_marks(content: str) -> Iterator[tuple[int, int]]:
    """Where tags, comments, scripts and style sheets of a block of HTML stand."""
    for match in HTML.finditer(content):
        name = match.group(2)
        if name is None or name.lower() in TAGS:
            yield _tag_span(content, match)


_MAY_MARK = re.compile(r"[\\`*_~\[<&]")


def _noting(rule: Rule, note: Note) -> Rule:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it calls it so
        start, tokens = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            note(state, start, tokens)
        return done

    return noting


def _hide(state: StateInline, start: int, end: int) -> None:
    state.env["marks"].append((start, end))


def _note_escape(state: StateInline, start: int, _tokens: int) -> None:
    if state.src[start + 1] in f"\n{punctuation}":
        _hide(state, start, start + 1)


def _note_code(state: StateInline, start: int, tokens: int) -> None:
    if len(state.tokens) > tokens and state.tokens[-1].type == "code_inline":
        size = len(state.tokens[-1].markup)
        _hide(state, start, start + size)
        _hide(state, state.pos - size, state.pos)


def _note_delimiters(state: StateInline, start: int, _tokens: int) -> None:
    # The rule may first have flushed the words before it, so its own tokens are counted from behind.
    at, own = state.pos, []
    for token in reversed(state.tokens):
        if at <= start:
            break
        at -= len(token.content)
        own.append((token, at, len(token.content)))
    state.env["delimiters"] += own


def _note_autolink(state: StateInline, start: int, _tokens: int) -> None:
    _hide(state, start, start + 1)
    _hide(state, state.pos - 1, state.pos)


def _note_tag(state: StateInline, start: int, _tokens: int) -> None:
    match = HTML.match(state.src, start, state.pos)
    if match and (match.group(2) or "br").lower() in TAGS:
        _hide(state, *_tag_span(state.src, match))


def _tag_span(content: str, match: re.Match[str]) -> tuple[int, int]:
    """A tag that parts two words keeps its last sign, as punctuation between them."""
    start, end = match.span()
    parts = (match.group(2) or "").lower() in PARTING
    between = not content[start - 1 : start].isspace() and not content[end : end + 1].isspace() and start > 0 and end < len(content)
    return start, end - (parts and between)


def _note_entity(state: StateInline, start: int, _tokens: int) -> None:
    # The & stays as punctuation: &nbsp; parts words and &amp; is one.
    _hide(state, start + 1, state.pos)


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it calls it so
    start = state.pos
    if state.src[start] != "[":
        return False
    label_end = -1 if silent else state.md.helpers.parseLinkLabel(state, start, disableNested=True)
    done = rules_inline.link(state, silent)
    if done and not silent:
        _hide(state, start, start + 1)
        _hide(state, label_end, state.pos)
    return done


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it calls it so
    start, outer = state.pos, (state.env["marks"], state.env["delimiters"])
    # What stands for a picture is parsed as a text of its own, whose offsets mean nothing here.
    state.env["marks"], state.env["delimiters"] = [], []
    done = rules_inline.image(state, silent)
    state.env["marks"], state.env["delimiters"] = outer
    if done and not silent:
        _hide(state, start, state.pos)
    return done
