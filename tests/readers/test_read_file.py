from __future__ import annotations

import builtins
import errno
import os

import pytest

from poalint.errors import PoalintError
from poalint.readers import Reader, choose, read_bytes, read_file, suffixes
from poalint.readers.markdown import READER as MARKDOWN
from poalint.readers.text import READER as TEXT
from poalint.source import Source, Stretch


def refused(*args, **kwargs):
    with pytest.raises(PoalintError) as caught:
        read_file(*args, **kwargs)
    line = str(caught.value)
    assert line.startswith(f"{args[0]}: ")
    assert "\n" not in line
    return caught.value.kind, line


def test_a_letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes("Dear team,\r\nwe were late.\r\n".encode("utf-16"))
    source = read_file(path)
    assert source == Source("Dear team,\r\nwe were late.\r\n", str(path), "utf-16", "text")


def test_missing(tmp_path):
    kind, line = refused(tmp_path / "nowhere.txt")
    assert kind == "not-found"
    assert "no such file" in line


def test_folder(tmp_path):
    assert refused(tmp_path)[0] == "folder"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00", "\u3000\u00a0\n".encode()])
def test_empty(tmp_path, data):
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    assert refused(path)[0] == "empty"


def test_too_large_says_size_and_limit(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"late " * 600_000)
    kind, line = refused(path)
    assert kind == "too-large"
    assert "3.0 MB" in line
    assert "2.0 MB" in line
    assert refused(path, max_bytes=1000)[0] == "too-large"
    assert read_file(path, max_bytes=3_000_000).text.startswith("late late")


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "letter.txt"
    path.write_text("Dear team")

    def denied(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(builtins, "open", denied)  # root may read everything, so the mode bits prove nothing
    assert refused(path)[0] == "no-permission"


class Vanishing:
    """A file on a share that is deleted between opening and reading."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def read(self, _size):
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))


def test_deleted_while_read(tmp_path, monkeypatch):
    monkeypatch.setattr(builtins, "open", lambda *_args, **_kwargs: Vanishing())
    kind, line = refused(tmp_path / "letter.txt")
    assert kind == "unreadable"
    assert os.strerror(errno.ESTALE) in line


def test_a_name_with_a_zero_byte():
    with pytest.raises(PoalintError) as caught:
        read_file("a\0b.txt")
    assert caught.value.kind == "unreadable"


@pytest.mark.parametrize("name", ["a.md", "A.MD", "a.markdown"])
def test_markdown_by_its_suffix(name):
    assert read_bytes(b"Dear team", name).format == "markdown"


@pytest.mark.parametrize("name", ["a.txt", "a", "a.odd", "md"])
def test_everything_else_is_plain_text(name):
    assert read_bytes(b"Dear team", name).format == "text"


def test_the_longest_suffix_wins_and_a_plugin_comes_first():
    special = Reader("special", (".poa.md",), lambda data, name: Source(data.decode(), name))
    own = Reader("own", (".md",), lambda data, name: Source(data.decode(), name))
    assert choose("a.poa.md", (MARKDOWN, special)) is special
    assert choose("a.md", (own, MARKDOWN)) is own
    assert choose("a.xyz", (own, MARKDOWN)) is TEXT


def fail(_data, _name):
    raise ZeroDivisionError("by\nzero")


@pytest.mark.parametrize(
    ("read", "says"),
    [
        (fail, "ZeroDivisionError: by zero"),
        (lambda data, _name: data.decode(), "TypeError: gave a str"),
        (lambda data, name: Source(data.decode(), name, outline=(Stretch("paragraph", 0, 99),)), "does not lie inside the text"),
        (lambda data, name: Source(data.decode(), name, outline=()), "is in no stretch"),
    ],
)
def test_a_plugins_reader_that_fails_is_named(read, says):
    with pytest.raises(PoalintError) as caught:
        read_bytes(b"Dear team", "a.odd", [Reader("odd", (".odd",), read)])
    assert caught.value.kind == "unreadable"
    assert str(caught.value).startswith("a.odd: the reader “odd” failed: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_plugins_reader_may_refuse():
    def refuse(_data, name):
        raise PoalintError("binary", f"{name}: is a picture")

    with pytest.raises(PoalintError, match=r"a\.odd: is a picture"):
        read_bytes(b"Dear team", "a.odd", [Reader("odd", (".odd",), refuse)])
    with pytest.raises(PoalintError, match="no words"):
        read_bytes(b"Dear team", "a.odd", [Reader("odd", (".odd",), lambda _data, name: Source(" ", name))])


def test_known_suffixes():
    assert {".txt", ".md"} <= suffixes()
