"""A letter beside the refused one: what stayed, what is new, whatever was done to lines, case, order and script."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poalint.letter import parse
from poalint.letter.comparison import compare
from poalint.lint import language_book, workshop
from poalint.source import Source

if TYPE_CHECKING:
    from poalint.letter.comparison import Comparison

REFUSED = """Dear team,

our order defect rate reached 1.9 % in May. We packed glass lamps in boxes with a single wall and never tested them.

1. On 3 May we refunded all eleven buyers and answered their messages.
2. We will try to be more careful in future.

Kind regards
Anna Nowak
"""


def compared(new: str, old: str = REFUSED, language: str = "en") -> Comparison:
    letters = [parse(Source(text), workshop().languages, language, lambda one: language_book(one.code).scripts) for text in (new, old)]
    return compare(*letters)


def share(found: Comparison, new: str) -> float:
    letter = parse(Source(new), workshop().languages, "en")
    return sum(found.new_words.values()) / sum(len(letter.sentences[number].words) for number in found.sentences)


def test_the_same_letter_has_nothing_new() -> None:
    found = compared(REFUSED)
    assert [kept.exact for kept in found.kept] == [True] * 4
    assert set(found.new_words.values()) == {0}
    assert found.left_out == 0


def test_lines_case_marks_and_order_do_not_make_a_sentence_new() -> None:
    turned = REFUSED.replace("1. On 3 May we refunded", "- ON 3 MAY WE  REFUNDED").replace("with a\n", "with a ").replace("%", " %")
    parts = turned.split("\n\n")
    found = compared("\n\n".join((parts[0], parts[2], parts[1], parts[3])))
    assert [kept.exact for kept in found.kept] == [True] * 4


def test_a_word_put_in_is_nearly_the_same_and_its_words_count_little() -> None:
    new = REFUSED.replace("We packed", "Unfortunately we packed")
    found = compared(new)
    assert [kept.exact for kept in found.kept] == [True, False, True, True]
    assert sum(found.new_words.values()) == 1


def test_what_is_written_anew_is_new_and_what_went_is_counted() -> None:
    new = REFUSED.replace("We will try to be more careful in future.", "Every Monday Ruth drops three packed lamps from one metre.")
    found = compared(new)
    assert [kept.sentence for kept in found.kept] == [number for number in found.sentences if found.new_words[number] == 0]
    assert [new for new in found.new_words.values() if new] == [10]
    assert found.left_out == 1


def test_a_sentence_cut_in_two_brings_few_new_words() -> None:
    new = REFUSED.replace("a single wall and never tested them.", "a single wall. We never tested them.")
    assert sum(compared(new).new_words.values()) <= 4  # the second half is too short for a run of its own


def test_a_sentence_standing_twice_in_the_refused_letter_is_not_left_out() -> None:
    old = REFUSED.replace("Kind regards", "We will try to be more careful in future.\n\nKind regards")
    assert compared(REFUSED, old).left_out == 0


def test_titles_and_greetings_are_no_sentences() -> None:
    assert len(compared(REFUSED).sentences) == 4


def test_chinese_of_either_script_is_the_same() -> None:
    old = "尊敬的审核团队：\n\n我们没有检查供应商的发票，责任在我们。5月3日，我们退还了全部十一笔订单的货款。\n\n此致\n李明\n"
    new = old.replace("没有检查供应商的发票，责任在我们", "沒有檢查供應商的發票，責任在我們")
    assert [kept.exact for kept in compared(new, old, "zh").kept] == [True, True]


@given(st.lists(st.sampled_from(["We counted the stock on 3 May.", "Ruth scans every label twice.", "No.", "We failed."]), max_size=6))
def test_new_words_lie_between_none_and_all(sentences: list[str]) -> None:
    new = "We looked at the lamps again.\n\n" + "\n\n".join(sentences)
    found = compared(new)
    assert 0 <= share(found, new) <= 1
    assert set(found.new_words) == set(found.sentences)
    assert all(found.new_words[kept.sentence] == 0 for kept in found.kept if kept.exact)


@pytest.mark.parametrize("one", ["We checked the stock in hall {n} and found the lamps on shelf {m}. ", "we did it and "])
def test_the_work_grows_with_the_length_and_not_with_its_square(one: str) -> None:
    def calls(count: int) -> int:
        text = "".join(one.format(n=number, m=number % 7) for number in range(count)) + "."
        letter = parse(Source(text), workshop().languages, "en")
        before = sys.getprofile()
        made = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event in {"call", "c_call"}

        sys.setprofile(counted)
        try:
            compare(letter, letter)
        finally:
            sys.setprofile(before)
        return made

    assert calls(1500) < 11 * calls(150)
