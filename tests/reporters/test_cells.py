"""Widths, cutting and wrapping: what is printed never passes the room it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from poalint.reporters.cells import cells, clusters, printable, shorten, wrap

MIXED = st.text(st.sampled_from("ab é’…，。（）中文字\u3000👩‍👧👍🏽🇵🇱e\u0301\t\n\x1b\xa0\xad\u202e"), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("late", 4),
        ("opóźnienie", 10),
        ("l’expédition…", 13),
        ("承运商，丢失", 12),
        ("ＡＢ", 4),
        ("📦", 2),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("🇵🇱🇫🇷", 4),
        ("e\u0301te\u0301", 3),
        ("❤️", 2),
        ("", 0),
    ],
)
def test_cells(text, width):
    assert cells(text) == width


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), max_size=30))
def test_plain_letters_measure_as_wcwidth_says(text):
    simple = "".join(char for char in text if not "\U0001f000" <= char <= "\U0001faff" and char != "\ufe0f")
    if all(char < "\u0300" or "\u4e00" <= char <= "\u9fff" for char in simple):
        assert cells(simple) == wcswidth(simple)


@given(MIXED)
def test_clusters_cover_the_text_in_order(text):
    spans = [(start, end) for start, end, _ in clusters(text)]
    assert [start for start, _ in spans] == [0, *[end for _, end in spans[:-1]]] if spans else text == ""
    assert "".join(text[start:end] for start, end in spans) == text


@given(MIXED)
def test_printable_moves_no_cursor_and_keeps_offsets(text):
    shown = printable(text)
    assert len(shown) == len(text)
    assert not set("\n\r\t\x1b\x07\u202e\u2028") & set(shown)


@given(MIXED, st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_no_word(text, room):
    lines = wrap(text, room)
    assert all(cells(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


@given(MIXED, st.integers(1, 30))
def test_shortened_text_fits(text, room):
    assert cells(shorten(printable(text), room)) <= room


def test_wrap_breaks_between_chinese_characters_but_not_before_their_punctuation():
    assert wrap("承运商丢失了包裹，所以迟到。", 16) == ["承运商丢失了包", "裹，所以迟到。"]


def test_wrap_keeps_a_no_break_space_together():
    assert wrap("Pas encore prête\u00a0: une erreur", 16) == ["Pas encore", "prête : une", "erreur"]
