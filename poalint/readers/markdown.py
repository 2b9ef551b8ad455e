"""Markdown: its blocks as stretches of the source, its mark-up as hidden spans, every offset exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.readers.decoding import decode
from poalint.readers.reader import Reader
from poalint.source import Source

if TYPE_CHECKING:
    from poalint.source import Stretch


def read(data: bytes, name: str) -> Source:
    """The text as it stands, with the outline that CommonMark (with tables) sees in it."""
    text, encoding = decode(data, name)
    outline, hidden = outlined(text, name)
    return Source(text=text, path=name, encoding=encoding, format="markdown", outline=outline, hidden=hidden)


def outlined(text: str, name: str = "") -> tuple[tuple[Stretch, ...], tuple[tuple[int, int], ...]]:
    """The stretches of a Markdown text and its mark-up, both in order. Raises PoalintError: unreadable, when nested too deep."""
    from poalint.readers.markdown_blocks import outline  # markdown-it costs 30 ms, which no other format should pay

    return outline(text, name)


READER = Reader(name="markdown", suffixes=(".md", ".markdown", ".mdown"), read=read)
