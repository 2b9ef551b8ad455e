"""The compiled rule book of a language: from the wheel, from the user's cache, or compiled now and kept there.

The file begins with a line that tells its make, its lengths and the checksum of its last part: what does not fit is compiled anew.
Then come the tables of its program, mapped into memory and read where they lie (each entry with a checksum of its own, held when it
is asked for), and the rest as plain data in marshal's format 4, which every Python from 3.4 on reads (pickle could run code, JSON
takes five times as long: half a cold start).
"""

from __future__ import annotations

import marshal
import os
from mmap import ACCESS_READ, mmap
from sys import byteorder
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from poalint.cases.model import case_from_data
from poalint.errors import PoalintError
from poalint.phrases.program import Program
from poalint.rulebook import Deferred, LanguageBook, Rule, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from poalint.languages import Language

FORMAT = 17
HEAD_MOST = 80  # bytes of the line that tells a book's make
Stored = TypeVar("Stored")
_SUFFIXES = (".toml", ".json", ".txt")


_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def rules_path() -> str:
    """The built-in rules: beside the modules in an installed package, beside the package in a checkout."""
    inside = os.path.join(_PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "rules")


def templates_path() -> str:
    """The template letters: beside the modules in an installed package, in corpora/ in a checkout."""
    inside = os.path.join(_PACKAGE, "templates")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "corpora", "templates")


def rules_folder() -> Path:
    """The built-in rules as a Path, for those who read the files."""
    from pathlib import Path

    return Path(rules_path())


def load(language: Language, folders: Sequence[str], kinds: Collection[str] = ()) -> LanguageBook:
    """The book of a language over these rule folders. PoalintError where a rule cannot be read, or none of `kinds` checks it."""
    book = _load(language, folders)
    unknown = next((rule for rule in book.rules if kinds and rule.check not in kinds), None)
    if unknown is not None:
        raise PoalintError(
            "broken-rule", f"the rule “{unknown.id}” wants a kind of check “{unknown.check}”; there are {', '.join(sorted(kinds))}"
        )
    return book


def _load(language: Language, folders: Sequence[str]) -> LanguageBook:
    # Made into a book inside: plain data of another make is compiled anew.
    return _stored(language.code, folders, _read, lambda: compile_book(language, folders), _book)


def load_notice(language: Language, folders: Sequence[str]) -> dict[str, Any]:
    """What a notice in a language is read with, as `compile_notice` gives it, from the wheel, the cache or compiled now."""

    def compiled() -> dict[str, Any]:
        from poalint.compilation import compile_notice

        return compile_notice(language, folders)

    return _stored(f"{language.code}.notice", folders, _read_data, compiled, lambda data: data)


def _stored(
    name: str,
    folders: Sequence[str],
    read: Callable[[str, list[list[Any]] | None], Stored | None],
    compiled: Callable[[], dict[str, Any]],
    made: Callable[[dict[str, Any]], Stored],
) -> Stored:
    """What is stored under a name: from the wheel, from the cache, or compiled now and kept there."""
    shipped = os.path.join(_PACKAGE, "compiled", f"{name}.book")  # put there by the wheel's build
    if list(folders) == [rules_path()] and (found := read(shipped, None)) is not None:
        return found
    key = _key(folders)
    cached = os.path.join(_cache_folder(), f"{name}-{_digest(key)}.book")
    found = read(cached, key)
    if found is None:
        data = compiled()
        _write(cached, {**data, "key": key})
        found = made(data)
    return found


def book_of(language: Language, folders: Sequence[str], only: Collection[str] | None = None) -> LanguageBook:
    """Compile a book afresh, past every cache, for testing rules: of all, or of some and those they give way to."""
    return _book(compile_book(language, folders, only))


def compile_book(language: Language, folders: Sequence[str], only: Collection[str] | None = None) -> dict[str, Any]:
    """Read the rule files of a language and compile them to plain data. PoalintError names file and line of an error."""
    from poalint.compilation import compile_language

    return _uncollected(lambda: compile_language(language, folders, only))


def profile(folders: Sequence[str]) -> str:
    """The version of the rule book in these folders: ten hexadecimal digits of their files' names and contents.

    The same on every machine and for every language, whatever the order of the folders and the line ends of a checkout.
    """
    from hashlib import sha256

    digests = []
    for folder in (*folders, templates_path()):
        digest = sha256()
        for root, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                if name.endswith(_SUFFIXES):
                    path = os.path.join(root, name)
                    with open(path, "rb") as stream:
                        content = stream.read().replace(b"\r\n", b"\n")
                    digest.update(
                        f"{os.path.relpath(path, folder).replace(os.sep, '/')}\0{len(content)}\0".encode("utf-8", "surrogatepass")
                    )
                    digest.update(content)
        digests.append(digest.digest())
    return sha256(b"".join(sorted(digests))).hexdigest()[:10]


def _key(folders: Sequence[str]) -> list[list[Any]]:
    """Name, size and time of every file that goes in: a change of any makes another key."""
    rows = []
    for folder in (*folders, templates_path()):
        for root, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                if name.endswith(_SUFFIXES):
                    path = os.path.join(root, name)
                    facts = os.stat(path)
                    rows.append([path, facts.st_size, facts.st_mtime_ns])
    rows.append([str(FORMAT), os.stat(__file__).st_size, 0])
    return rows


def _digest(key: list[list[Any]]) -> str:
    row = repr(key).encode()
    return f"{crc32(row):08x}{crc32(row[::-1]):08x}"  # only a name: what the file was made from stands in it; hashlib costs a start 10 ms


def _cache_folder() -> str:
    own = os.environ.get("POALINT_CACHE_DIR")
    if own:
        return own
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return os.path.join(base, "poalint")


def to_bytes(data: dict[str, Any]) -> bytes:
    """A compiled book as the bytes of its file: a line that tells its make, the tables of its program, the rest."""
    program = dict(data["program"])
    tables = {name: program.pop(name) for name, value in data["program"].items() if isinstance(value, bytes)}
    rest = marshal.dumps({**data, "program": program, "tables": {name: len(table) for name, table in tables.items()}}, 4)
    size = sum(map(len, tables.values()))
    return b"".join((_head(size, rest), *tables.values(), rest))


def _head(tables: int, rest: bytes | memoryview) -> bytes:
    return f"poalint book {FORMAT} {byteorder} {tables} {len(rest)} {crc32(rest)}\n".encode()


def _read(path: str, key: list[list[Any]] | None) -> LanguageBook | None:
    """A compiled book; None where there is none, or one of another make or damaged: the sources are read instead."""
    try:
        data = _read_data(path, key)
        return None if data is None else _book(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _read_data(path: str, key: list[list[Any]] | None) -> dict[str, Any] | None:
    """The plain data of a compiled book, None as for `_read`."""

    def content() -> dict[str, Any] | None:
        with open(path, "rb") as file:
            mapped = mmap(file.fileno(), 0, access=ACCESS_READ)  # of the tables, the greater part by far, a letter reads few pages
        end = mapped.find(b"\n", 0, HEAD_MOST) + 1
        head, body = mapped[:end], memoryview(mapped)[end:]
        size = int(head.split()[4])
        if head != _head(size, body[size:]):
            return None
        data: dict[str, Any] = marshal.loads(body[size:])  # noqa: S302  plain data of our own make, its checksum held above
        at = 0
        for name, length in data.pop("tables").items():
            data["program"][name] = body[at : at + length]
            at += length
        return None if key is not None and data["key"] != key else data

    try:
        return _uncollected(content)
    except (OSError, ValueError, KeyError, IndexError, TypeError, EOFError):
        return None


def _uncollected(make: Callable[[], Stored]) -> Stored:
    """What `make` gives. Books have no cycles; looking for some while one is read or compiled takes as long as the work itself."""
    import gc

    collecting = gc.isenabled()
    gc.disable()
    try:
        return make()
    finally:
        if collecting:
            gc.enable()


def _write(path: str, data: dict[str, Any]) -> None:
    """Keep a compiled book; a cache that cannot be written costs time, nothing else. Older books of the language go."""
    from pathlib import Path

    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(to_bytes(data))
        partial.replace(target)
        kept = sorted(target.parent.glob(f"{target.name.split('-')[0]}-*.book"), key=lambda file: file.stat().st_mtime_ns)
        for old in kept[:-4]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _book(data: dict[str, Any]) -> LanguageBook:
    return LanguageBook(
        data["language"],
        tuple(rule_from_data(row) for row in data["rules"]),
        {rule: Wording(*row) for rule, row in data["wordings"].items()},
        {rule: {int(group): credit for group, credit in row.items()} for rule, row in data["credits"].items()},
        Program(data["program"]),
        {ord(char): other for char, other in data["scripts"].items()},
        frozenset(data["templates"]),
        data["profile"],
        tuple(case_from_data(row) for row in data["cases"]),
        {case: Deferred(row) for case, row in data["case_phrases"].items()},
    )


def rule_to_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain data."""
    return {**rule._asdict(), "parameters": dict(rule.parameters), "contest": dict(rule.contest)}


def rule_from_data(row: dict[str, Any]) -> Rule:
    """A rule from what `rule_to_data` gave."""
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Rule(**facts)
