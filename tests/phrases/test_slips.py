"""Slips in phrases: what is a slip, and what many good phrases have that is none."""

from __future__ import annotations

import pytest

from poalint.languages import builtin
from poalint.phrases.slips import slips

LANGUAGES = {language.code: language for language in builtin()}


def told(phrase: str, language: str = "en") -> list[tuple[str, int, str, str]]:
    return [tuple(slip) for slip in slips(phrase, LANGUAGES[language])]


@pytest.mark.parametrize(
    ("language", "phrase", "column", "read", "meant"),
    [
        ("en", "our carrier|our supplier", 4, "our (carrier|our) supplier", "(our carrier|our supplier)"),
        ("en", "the media|social media", 4, "the (media|social) media", "(the media|social media)"),
        ("en", "~ship ..3 hand made|handmade", 15, "hand (made|handmade)", "(hand made|handmade)"),
        ("en", "bar|barcode code & late", 0, "(bar|barcode) code", "(bar|barcode code)"),
        ("en", "shortly|soon|in due course", 0, "(shortly|soon|in) due course", "(shortly|soon|in due course)"),
        ("fr", "vite|dans les temps", 0, "(vite|dans) les temps", "(vite|dans les temps)"),
        ("pl", "kończy się|kończą się", 7, "kończy (się|kończą) się", "(kończy się|kończą się)"),
        ("pl", "natychmiast|od razu", 0, "(natychmiast|od) razu", "(natychmiast|od razu)"),
        ("zh", "技术 问题|性 问题 ..3 造成", 3, "技术 (问题|性) 问题", "(技术 问题|性 问题)"),
    ],
)
def test_a_bar_between_runs(language, phrase, column, read, meant):
    assert told(phrase, language) == [("bar", column, read, meant)]


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "~fail|~lose|~forget to check"),
        ("en", "packing slip|slips"),
        ("en", "account|order health"),
        ("en", "after|on arrival|receipt"),
        ("en", "our|the incubator"),
        ("en", "(our carrier|our supplier) was late"),
        ("en", "in|on time"),
        ("en", "we|i ..2 have|had not"),
        ("en", "borrowed money|from (friends|family)"),
        ("en", "orders|parcels very? late"),
        ("en", "@carrier|supplier @failure"),
        ("fr", "(aussi vite que possible|au plus vite)"),
        ("fr", "commande|commandes en retard"),
        ("pl", "wynika|wynikają z"),
        ("pl", "zgodnie z|ze (regulamin*|zasad*)"),
        ("pl", "w|we własnym sklepie"),
        ("zh", "刚 刚|才? 毕业"),
        ("zh", "发货 前|时"),
        ("zh", "后 ..4 才 发现|知道"),
    ],
)
def test_no_slip(language, phrase):
    assert told(phrase, language) == []


def test_an_alternative_said_twice():
    assert told("late|delayed|late parcels") == [("twice", 0, "late", "")]
    assert told("~ship[*ed|*ing]|~ship[*ed|*ing] late") == [("twice", 0, "~ship[*ed|*ing]", "")]
    assert told("(late|late) parcels") == []  # a group is one atom here; the reader of phrases sees to it


def test_brackets_and_marks_stay_with_their_word():
    assert told("~ship[*ed] very? late|very late") == [
        ("bar", 17, "~ship[*ed] very? (late|very) late", "(~ship[*ed] very? late|very late)")
    ]
