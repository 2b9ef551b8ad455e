"""The code frame: the underlined cells stand exactly under the words found, however wide they are."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from poalint.reporters.cells import cells, printable
from poalint.reporters.frame import row, rows
from poalint.source import Source


def frame(text: str, quote: str, room: int = 60):
    source = Source(text)
    start = text.index(quote)
    return rows(text, source.lines, source.span(start, start + len(quote)), room)


def test_a_short_line_is_shown_whole():
    (only,) = frame("one\nwe will be careful\nthree", "be careful")
    assert (only.line, only.before, only.marked, only.after) == (2, "we will ", "be careful", "")
    assert (only.left, only.under) == (8, 10)


def test_chinese_and_emoji_take_two_cells():
    (only,) = frame("📦承运商丢失了包裹。", "丢失了包裹")
    assert (only.left, only.under) == (8, 10)


def test_a_tab_takes_the_cells_to_its_stop():
    (only,) = frame("a\tb late", "late")
    assert only.before == "a   b "
    assert only.left == 6


def test_a_long_line_is_cut_around_the_words():
    line = "word " * 40 + "the carrier lost it " + "more " * 40
    (only,) = frame(line, "the carrier lost it", 40)
    assert only.before.startswith("…")
    assert only.after.endswith("…")
    assert only.marked == "the carrier lost it"
    assert cells(only.before + only.marked + only.after) <= 40


def test_words_longer_than_the_room_are_shown_from_their_beginning():
    (only,) = frame("x " + "verylong" * 20, "verylong" * 20, 30)
    assert only.marked.startswith("verylong")
    assert cells(only.before + only.marked + only.after) <= 30


def test_a_passage_over_many_lines_shows_its_beginning_and_its_end():
    text = "a\nb\nc\nd\ne\nf\n"
    shown = frame(text, "b\nc\nd\ne\nf")
    assert [one.line for one in shown] == [2, 3, None, 6]


def test_empty_lines_within_a_passage_are_left_out():
    assert [one.line for one in frame("a b\n\nc d\n", "b\n\nc")] == [1, 3]


def test_windows_line_ends_are_not_part_of_the_line():
    (only,) = frame("a late\r\nb", "late")
    assert only.marked == "late"
    assert only.after == ""


def test_a_megabyte_on_one_line_is_quick():
    line = "word " * 200_000
    (only,) = frame(line + "late" + line, "late", 60)
    assert only.marked == "late"


@given(
    st.text(st.sampled_from("ab c中文，📦é\te\u0301👩‍👧"), min_size=1, max_size=80),
    st.integers(0, 80),
    st.integers(1, 40),
    st.integers(10, 50),
)
@example("a\t\u0301a", 0, 4, 10)
def test_the_row_fits_and_the_line_under_it_stands_under_the_words(line, start, length, room):
    start = min(start, len(line) - 1)
    end = min(start + length, len(line))
    shown = row(1, line, start, end, room)
    assert cells(shown.before + shown.marked + shown.after) <= room
    assert cells(shown.before) == shown.left
    assert shown.under == max(1, cells(shown.marked))
    assert "".join(shown.marked.split()) in "".join(printable(line).split())
