"""The text of an HTML mail: its blocks as lines, list points with their marks, quotations with “> ”."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol table tr section article header footer blockquote pre dl dt dd hr".split())
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre hr".split())
_SILENT = frozenset("script style head title noscript template".split())
_VOID = frozenset("br hr img input meta link col area base embed source track wbr".split())
_QUOTING = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg|appendonsend|protonmail_quote")
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []  # depth of quotation, text
        self.line = ""
        self.open: list[tuple[str, bool]] = []  # tags, and whether each begins a quotation
        self.silent = 0
        self.depth = 0
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end()
        if tag in _BLOCKS or tag == "li":
            self._end(blank=tag in _PARAGRAPHS and not (self.lists and tag in {"ul", "ol", "p"}))
        if tag in _VOID:
            return
        quotes = tag == "blockquote" or any(name in {"class", "id"} and value and _QUOTING.search(value) for name, value in attrs)
        self.open.append((tag, quotes))
        self.depth += quotes
        self.silent += tag in _SILENT
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            number = self.lists[-1] if self.lists else None
            if number is not None:
                self.lists[-1] = number + 1
            self.line = "  " * max(len(self.lists) - 1, 0) + ("- " if number is None else f"{number + 1}. ")
        elif tag in {"td", "th"} and self.line.strip():
            self.line += " "

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at][0] == tag), None)
        if at is None:
            return
        if tag in _BLOCKS or tag == "li":
            self._end(blank=tag in _PARAGRAPHS and not (self.lists and tag == "p"))
        for name, quotes in self.open[at:]:
            self.depth -= quotes
            self.silent -= name in _SILENT
            if name in {"ul", "ol"} and self.lists:
                self.lists.pop()
        del self.open[at:]

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        text = data if any(tag == "pre" for tag, _ in self.open) else _SPACE.sub(" ", data)
        for number, piece in enumerate(text.split("\n")):
            if number:
                self._end()
            self.line += piece.lstrip(" ") if not self.line or self.line.endswith(" ") else piece

    def _end(self, *, blank: bool = False) -> None:
        if self.line.strip() and self.line.strip() != "-":
            self.lines.append((self.depth, self.line.rstrip()))
            self.line = ""
        elif not self.line.strip():
            self.line = ""
        if blank and self.lines and self.lines[-1][1]:
            self.lines.append((self.depth, ""))

    def text(self) -> str:
        self._end()
        return "\n".join(("> " * depth + line).rstrip() if depth else line for depth, line in self.lines).strip("\n") + "\n"


def as_text(html: str) -> str:
    """The text that a reader of the mail sees."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return parser.text()
