"""The contract itself: what plugin authors are told when their reader breaks it."""

from __future__ import annotations

import pytest

from poalint.readers.text import READER
from poalint.source import Source, Stretch
from poalint.testing import check_reader


def test_text_keeps_it(letter, encoding):
    check_reader(READER.read(letter.encode(encoding), "letter.txt"))


TEXT = "# Plan\n\n- We did it"


@pytest.mark.parametrize(
    ("outline", "hidden", "says"),
    [
        ((Stretch("heading", 2, 6, 1),), ((0, 1),), "'- We did it' at line 3"),
        ((Stretch("heading", 2, 6, 1), Stretch("item", 8, 19, 1)), (), "'#' at line 1, column 1"),
        ((Stretch("heading", 2, 6, 1), Stretch("item", 10, 99, 1)), (), "inside the text"),
        ((Stretch("heading", 2, 7, 1), Stretch("item", 8, 19, 1)), ((0, 1),), "white space"),
        ((Stretch("item", 8, 19, 1), Stretch("heading", 2, 6, 1)), ((0, 1),), "out of order"),
        ((Stretch("heading", 2, 6, 1), Stretch("paragraph", 8, 19, 1)), ((0, 1),), "no list item of level 1"),
        ((Stretch("heading", 2, 6, 1), Stretch("item", 8, 19)), ((0, 1),), "begins at 1"),
        ((Stretch("heading", 2, 6, 1), Stretch("item", 8, 19, 1)), ((0, 1), (2, 6)), "nothing is to be seen"),
        ((Stretch("heading", 2, 6, 1), Stretch("item", 8, 19, 1)), ((4, 9), (0, 5)), "overlap or are out of order"),
        ((Stretch("odd", 2, 19, 1),), ((0, 1),), "unknown kind"),
    ],
)
def test_a_broken_reader_is_told_where(outline, hidden, says):
    with pytest.raises(AssertionError) as caught:
        check_reader(Source(TEXT, "a.odd", format="odd", outline=outline, hidden=hidden))
    assert says in str(caught.value)


def test_a_good_one_passes():
    outline = (Stretch("heading", 2, 6, 1), Stretch("item", 10, 19, 1))
    check_reader(Source(TEXT, "a.odd", format="odd", outline=outline, hidden=((0, 1), (8, 9))))
