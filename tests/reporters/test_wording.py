"""The interface in four languages: the same keys, the same places to fill, the right plurals."""

from __future__ import annotations

import re

import pytest

from poalint.wording import MESSAGE_LANGUAGES, reader_language, words

PLACE = re.compile(r"\{(\w+)\}")


def places(entry) -> set[str]:
    return {name for text in ((entry,) if isinstance(entry, str) else entry) for name in PLACE.findall(text)}


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_every_language_says_everything(language):
    english, other = words("en").table, words(language).table
    assert list(other) == list(english)
    for key, entry in english.items():
        assert places(other[key]) == places(entry), key
        assert all(other[key]), key


@pytest.mark.parametrize(
    ("language", "number", "told"),
    [
        ("en", 1, "1 error"),
        ("en", 0, "0 errors"),
        ("fr", 0, "0 erreur"),
        ("fr", 2, "2 erreurs"),
        ("pl", 1, "1 błąd"),
        ("pl", 3, "3 błędy"),
        ("pl", 12, "12 błędów"),
        ("pl", 22, "22 błędy"),
        ("pl", 25, "25 błędów"),
        ("zh", 7, "7 个错误"),
    ],
)
def test_counted_words(language, number, told):
    assert words(language).count("errors", number) == told


@pytest.mark.parametrize(
    ("language", "value", "told"),
    [
        ("en", 1.0, "1 point"),
        ("en", 3.5, "3.5 points"),
        ("fr", 1.5, "1,5 point"),
        ("fr", 2.5, "2,5 points"),
        ("pl", 8.0, "8 punktów"),
        ("pl", 2.0, "2 punkty"),
        ("pl", 3.5, "3,5 punktu"),
        ("zh", 3.5, "3.5 分"),
    ],
)
def test_points(language, value, told):
    assert words(language).points(value) == told


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "pl_PL"}, "pl"),
        ({"LC_ALL": "zh_TW.UTF-8", "LC_MESSAGES": "pl_PL"}, "zh"),
        ({"LC_ALL": "", "LANG": "pl"}, "pl"),
        ({"LC_ALL": "C.UTF-8", "LANG": "pl"}, "en"),
        ({"LANG": "de_DE"}, "en"),
    ],
)
def test_the_language_of_the_reader(environment, language):
    assert reader_language(environment) == language


def test_a_name_without_a_word_stays_as_it_is():
    assert words("fr").name("category", "colour") == "colour"
    assert words("fr").name("category", "tone") == "ton"
