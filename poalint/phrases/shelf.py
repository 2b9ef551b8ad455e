"""Maps and lists that are read from bytes one entry at a time: a letter asks for few of a rule book's words.

A shelf is a hash table of fixed size: offsets of its buckets, then the buckets, each its checksum and a small map in marshal's format 4.
Reading one whole would take a third of a cold start, and more with every rule.
"""

from __future__ import annotations

import marshal
import re
from collections import deque
from struct import pack, unpack_from
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zlib import crc32

from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Value = TypeVar("Value")

REMEMBERED = 60_000
NARROW = ord("H")  # places of two bytes, as struct names them; of four for a number of more than 65,536 bytes
_NOT_ZERO = re.compile(rb"[^\0]")


def packed(mapping: Mapping[str, Any]) -> bytes:
    """A map of texts to plain data as the bytes of a shelf."""
    mask = _mask(len(mapping))
    buckets: list[dict[str, Any]] = [{} for _ in range(mask + 1)]
    for key in sorted(mapping):
        buckets[crc32(key.encode("utf-8", "surrogatepass")) & mask][key] = mapping[key]
    return _joined([marshal.dumps(bucket, 4) if bucket else b"" for bucket in buckets])


def packed_rows(rows: Sequence[Any]) -> bytes:
    """A list of plain data as the bytes of rows; None takes no room."""
    return _joined([b"" if row is None else marshal.dumps(row, 4) for row in rows])


def packed_bits(number: int) -> bytes:
    """A number of which few of many bits are set, made short: the places of its bytes that are not zero, and these bytes."""
    whole = number.to_bytes((number.bit_length() + 7) // 8, "little")
    places = [found.start() for found in _NOT_ZERO.finditer(whole)]
    width = b"H" if len(whole) <= 1 << 16 else b"I"
    return width + pack(f"<{len(places)}{width.decode()}", *places) + whole.translate(None, b"\0")


def unpacked_bits(data: bytes) -> int:
    """The number that `packed_bits` made short."""
    narrow = data[0] == NARROW
    count = (len(data) - 1) // (3 if narrow else 5)
    if not count:
        return 0
    places = unpack_from(f"<{count}{'H' if narrow else 'I'}", data, 1)
    whole = bytearray(places[-1] + 1)
    deque(map(whole.__setitem__, places, data[-count:]), maxlen=0)  # a loop in Python takes twice as long
    return int.from_bytes(whole, "little")


def _mask(count: int) -> int:
    """One less than the number of buckets, a power of two: about two for each entry, so that what is missing mostly costs no reading."""
    return (1 << (2 * count).bit_length()) - 1


def _joined(parts: Sequence[bytes]) -> bytes:
    """The parts behind their offsets, each with its checksum; an empty one takes no room."""
    parts = [pack("<I", crc32(part)) + part if part else b"" for part in parts]
    offsets = [at := 4 * (len(parts) + 1), *(at := at + len(part) for part in parts)]
    return pack(f"<{len(offsets)}I", *offsets) + b"".join(parts)


def _read(data: bytes | memoryview, start: int, end: int) -> Any:  # noqa: ANN401  what was packed
    """What a part holds. PoalintError (damaged-book) where it is not what was written."""
    part = data[start + 4 : end]
    if crc32(part) != unpack_from("<I", data, start)[0]:
        raise PoalintError("damaged-book", "poalint's compiled rules are damaged; reinstall poalint, or delete its cache folder")
    return marshal.loads(part)  # noqa: S302  plain data of our own make, its checksum just held


class Shelf(Generic[Value]):
    """A map of texts; what was asked for once is remembered."""

    __slots__ = ("_data", "_known", "_mask")

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data
        self._mask = unpack_from("<I", data)[0] // 4 - 2
        self._known: dict[str, Value | None] = {}

    def get(self, key: str, default: Value | None = None) -> Value | None:
        """The value of a key, `default` where it is not there."""
        known = self._known
        if key in known:
            found = known[key]
        else:
            start, end = unpack_from("<2I", self._data, 4 * (crc32(key.encode("utf-8", "surrogatepass")) & self._mask))
            found = _read(self._data, start, end).get(key) if start < end else None
            if len(known) >= REMEMBERED:
                known.clear()
            known[key] = found
        return default if found is None else found

    def items(self) -> Iterator[tuple[str, Value]]:
        """All entries, in the order of their buckets."""
        for number in range(self._mask + 1):
            start, end = unpack_from("<2I", self._data, 4 * number)
            if start < end:
                yield from _read(self._data, start, end).items()


class Rows(Generic[Value]):
    """A list; a row is read when it is asked for, None where it is empty."""

    __slots__ = ("_data", "_known")

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data
        self._known: dict[int, Value | None] = {}

    def __len__(self) -> int:
        return int(unpack_from("<I", self._data)[0]) // 4 - 1

    def __getitem__(self, number: int) -> Value | None:
        if number in self._known:
            return self._known[number]
        start, end = unpack_from("<2I", self._data, 4 * number)
        row: Value | None = _read(self._data, start, end) if start < end else None
        self._known[number] = row
        return row
