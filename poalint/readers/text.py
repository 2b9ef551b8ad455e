"""Plain text: the letter's parser finds the blocks itself."""

from __future__ import annotations

from poalint.readers.decoding import decode
from poalint.readers.reader import Reader
from poalint.source import Source


def read(data: bytes, name: str) -> Source:
    """The text as it stands, line ends included."""
    text, encoding = decode(data, name)
    return Source(text=text, path=name, encoding=encoding, format="text")


READER = Reader(name="text", suffixes=(".txt", ".text"), read=read)
