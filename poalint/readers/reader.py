"""What a reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from poalint.source import Source


class Reader(Record):
    """A format: its name, its suffixes in lower case (".md"), and bytes into text.

    `read(data, name)` gives the Source of the bytes of the file `name`, or raises PoalintError with one line that says what is
    wrong and what to do. `poalint.testing.check_reader` says what the Source must hold to.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Source]
