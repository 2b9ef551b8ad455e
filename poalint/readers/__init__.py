"""Files into text: one module a format. The format is chosen by the suffix; what has no known suffix is plain text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.readers.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poalint.source import Source

__all__ = ["MAX_BYTES", "Reader", "builtin", "read_bytes", "read_file", "suffixes"]

MAX_BYTES = 2_000_000
"""The size of a file that is still read, in bytes; a plan of action has some thousands."""


def builtin() -> tuple[Reader, ...]:
    """The readers that poalint ships."""
    from poalint.readers import mail, markdown, text

    return (text.READER, markdown.READER, mail.READER)


def suffixes() -> frozenset[str]:
    """The suffixes of the formats that can be read, plugins' included: ".txt", ".md" and so on."""
    return frozenset(suffix for reader in _readers() for suffix in reader.suffixes)


def read_file(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> Source:
    """The text of a file. Raises PoalintError: not-found, folder, no-permission, empty, too-large, binary, unreadable."""
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:
            data = file.read(max_bytes + 1)
            size = max(os.fstat(file.fileno()).st_size, len(data))
    except FileNotFoundError:
        raise PoalintError("not-found", f"{name}: there is no such file; is the path right?") from None
    except IsADirectoryError:
        raise PoalintError("folder", f"{name}: is a folder, not a letter") from None
    except PermissionError:
        kind, line = (
            ("folder", "is a folder, not a letter")
            if os.path.isdir(name)
            else ("no-permission", "may not be read; ask for the right to read it")
        )
        raise PoalintError(kind, f"{name}: {line}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PoalintError("unreadable", f"{name}: could not be read to its end ({reason}); is it still there?") from None
    if len(data) > max_bytes:
        raise PoalintError("too-large", f"{name}: is too large for a letter ({_size(size)}, the limit is {_size(max_bytes)})")
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str, readers: Iterable[Reader] | None = None) -> Source:
    """The text of these bytes; `name` chooses the format and stands in error lines. Raises PoalintError: empty, binary, unreadable."""
    if not data.strip():
        raise PoalintError("empty", f"{name}: is empty; write the letter first")
    reader = choose(name, _readers() if readers is None else readers)
    source = reader.read(data, name) if reader in builtin() else _from_plugin(reader, data, name)
    if not source.text.strip():
        raise PoalintError("empty", f"{name}: has no words in it; write the letter first")
    return source


def _from_plugin(reader: Reader, data: bytes, name: str) -> Source:
    """What a stranger's reader gives: it may raise anything and give anything, and the other letters are still to be linted."""
    from poalint.source import Source
    from poalint.testing import check_reader

    try:
        source = reader.read(data, name)
        if not isinstance(source, Source):
            raise TypeError(f"gave a {type(source).__name__}, not a poalint.source.Source")  # noqa: TRY301  handled as any other failure
        if source.text.strip():
            check_reader(source)
    except PoalintError:
        raise
    except Exception as error:
        line = " ".join(f"{type(error).__name__}: {error}".split())
        raise PoalintError("unreadable", f"{name}: the reader “{reader.name}” failed: {line}") from error
    return source


def choose(name: str, readers: Iterable[Reader]) -> Reader:
    """The reader of the longest suffix that `name` ends with, in any case; a plugin's before poalint's own; else plain text."""
    low = name.lower()
    known = sorted(((suffix, reader) for reader in readers for suffix in reader.suffixes), key=lambda pair: -len(pair[0]))
    for suffix, reader in known:
        if low.endswith(suffix):
            return reader
    from poalint.readers import text

    return text.READER


def _readers() -> tuple[Reader, ...]:
    from poalint.plugins import manager

    return manager().readers


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count:,} bytes"
