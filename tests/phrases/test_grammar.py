from __future__ import annotations

import pytest

from poalint.phrases.grammar import PhraseError, lemmas, lists, parse_phrase


@pytest.mark.parametrize(
    "phrase",
    [
        "late orders", "a|b c", "(as soon as possible|asap) please", "very? late", "(was it)? us", "lost ... parcel", "lost ..12 parcel",
        "~fail", "deliver*", "*liśmy", "*age*", "~fail[*ed|*ing]", "@verbs[*liśmy]", "{date} & !@excuse", "^ removed ..2 {count} $",
        "l' expédition n' est pas", "承担 ..4 责任",
    ],
)  # fmt: skip
def test_what_can_be_written(phrase: str) -> None:
    assert parse_phrase(phrase).wanted


@pytest.mark.parametrize(
    ("phrase", "column", "expected"),
    [
        ("", 0, "a word"), ("a &", 3, "a word"), ("(a|b", 4, ") was expected"), ("a ..", 2, "a word or a gap"), ("..3 a", 0, "between two words"),
        ("a ..3", 5, "after the gap"), ("a ..99 b", 2, "at most 40"), ("{dat}", 0, "known are"), ("a ) b", 2, "the end of the phrase"),
        ("ab*", 0, "3 letters"), ("a*b*c", 0, "beginning or the end"), ("very?", 5, "may not be missing"), ("~x[*ed", 6, "] was expected"),
        ("(a?|b)", 3, "cannot make the only word"), ("(a & b)", 3, "cannot stand in parentheses"), ("!a", 0, "without !"),
    ],
)  # fmt: skip
def test_errors_point_at_the_character(phrase: str, column: int, expected: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse_phrase(phrase)
    assert caught.value.column == column
    assert expected in caught.value.expected


def test_the_lemmas_and_lists_of_a_phrase() -> None:
    phrase = parse_phrase("(~lose|@verbs ..3 ~forget[*ten]) & !@own_failing")
    assert lemmas(phrase) == {"lose", "forget"}
    assert lists(phrase) == {"verbs", "own_failing"}
