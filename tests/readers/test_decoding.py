"""Every encoding that sellers' programs write is read and named; what is none of them is refused, never guessed into garbage."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poalint.errors import PoalintError
from poalint.readers.decoding import decode


def refused(data):
    with pytest.raises(PoalintError) as caught:
        decode(data, "letter.txt")
    assert str(caught.value).startswith("letter.txt: ")
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_letter_is_read_and_its_encoding_named(letter, encoding):
    assert decode(letter.encode(encoding), "letter.txt") == (letter, encoding)


def test_a_sentence_of_it_is_enough(letter, encoding):
    for line in letter.splitlines():
        beyond = sum(1 for char in line if char > "\x7f")
        if beyond >= 4 and (len(line) >= 20 or encoding not in {"utf-16-le", "utf-16-be"}):
            assert decode(line.encode(encoding), "letter.txt")[0] == line


def test_line_ends_do_not_matter(letter, encoding):
    windows = letter.replace("\n", "\r\n")
    assert decode(windows.encode(encoding), "letter.txt") == (windows, encoding)


def test_plain_ascii_is_utf8():
    assert decode(b"Dear team,\r\n\tpage two\x0c", "letter.txt") == ("Dear team,\r\n\tpage two\x0c", "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("été", "cp1252"),
        ("à", "cp1252"),
        ("It’s", "cp1252"),
        ("même cœur", "cp1252"),
        ("Proszę", "cp1250"),
        ("są", "cp1250"),
        ("Część", "cp1250"),
        ("jeśli się", "cp1250"),
        ("żółte skarpety", "cp1250"),
        ("发货", "gb18030"),
        ("敬礼", "gb18030"),
        ("2024 年", "gb18030"),
        ("用ERP系统，每单2kg的货", "gb18030"),
        ("訂單", "big5"),
        ("責任由我們承擔", "big5"),
    ],
)
def test_few_words_are_read_right(text, encoding):
    assert decode(text.encode(encoding), "letter.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Уважаемая команда, мы признаём свою вину и исправили ошибку.", "cp1251"),
        ("Уважаемая команда, мы признаём свою вину и исправили ошибку.", "koi8-r"),
        ("Αξιότιμη ομάδα, αναγνωρίζουμε το λάθος μας.", "cp1253"),
        ("アカウントの停止について、原因と対策をご報告いたします。", "shift_jis"),
        ("アカウントの停止について、原因と対策をご報告いたします。", "euc_jp"),
        ("판매자 계정 정지에 대하여 원인과 대책을 보고드립니다.", "euc_kr"),
        ("صديقي العزيز، نعتذر عن التأخير في الشحن", "cp1256"),
    ],
)
def test_other_scripts_are_refused(text, encoding):
    assert refused(text.encode(encoding)).kind == "unreadable"


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"%PDF-1.7\n...", "binary", "PDF"),
        (b"PK\x03\x04\x14\x00", "binary", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ", "binary", "Word"),
        (b"{\\rtf1\\ansi Dear team}", "binary", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "binary", "PNG"),
        (b"\xff\xd8\xff\xe0", "binary", "JPEG"),
        (b"Dear team,\x00\x00\x01\x02\x00 we are", "binary", "control characters"),
        (b"\x01\x02\x03\x04 Dear", "binary", "control characters"),
        (bytes(range(256)) * 4, "binary", "control characters"),
        (b"\xff", "unreadable", "UTF-8"),
        (b"Dear team,\xff\xff we are late", "unreadable", "UTF-8"),
        (b"\xff" * 50, "unreadable", "UTF-8"),
        (codecs.BOM_UTF16_LE + b"D\x00e\x00a", "unreadable", "damaged"),
        (codecs.BOM_UTF8 + b"Dear \xe9", "unreadable", "damaged"),
    ],
)
def test_what_is_no_letter_is_refused_with_its_reason(data, kind, says):
    error = refused(data)
    assert error.kind == kind
    assert says in str(error)


def test_a_broken_place_in_utf8_is_named(letters):
    for language in ("fr", "pl", "zh", "zh-Hant"):
        data = letters[language].encode()
        cut = data.index(b"\n1. ")
        error = refused(data[:cut] + b"\xff" + data[cut:])
        assert error.kind == "unreadable"
        assert "byte 0xFF in line" in str(error)


def test_a_letter_cut_in_the_middle_of_a_character_is_refused(letters):
    assert refused(letters["zh"].encode()[:-3]).kind == "unreadable"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        text, encoding = decode(data, "letter.txt")
    except PoalintError:
        return
    assert "\0" not in text
    assert text == data.decode(encoding)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_any_text_in_utf8_is_read(text):
    if not text.encode().startswith((b"%PDF", b"{\\rtf", b"GIF8", b"RIFF")):
        assert decode(text.encode(), "letter.txt")[0] == text
