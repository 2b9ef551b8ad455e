from __future__ import annotations

import pytest

from poalint.languages import builtin
from poalint.letter.sentences import LONGEST, split

LANGUAGES = {language.code: language for language in builtin()}


def sentences(text: str, code: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text), LANGUAGES[code])]


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("fr", "M. Dupont contrôle chaque colis."),
        ("fr", "Mme Joly et la S.A.R.L. Dubois ont signé."),
        ("pl", "Umowę podpisała firma Alfa sp. z o.o. przy ul. Długiej 4 m. 7 w Łodzi."),
        ("pl", "Sprawdzamy m.in. etykiety, nr partii i datę."),
        ("pl", "W dniu 14.03.2025 r. zwróciliśmy środki."),
        ("en", "We changed the setting, e.g. the cut-off, at Marlow Inc. in May."),
        ("en", "Invoice No. 4471 of 3.5 kg was sent to Mr. Lee at 5 p.m. on Monday."),
        ("en", "The rate rose from 3.2 to 8.98 %."),
        ("zh", "我们于2026年1月5日处理了3.5公斤的货物，共12件"),
    ],
)
def test_a_stop_that_ends_nothing(code: str, whole: str) -> None:
    assert sentences(whole, code) == [whole]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("en", ["We failed.", "We mended it!", "Is it enough?", "Yes."]),
        ("en", ["It grew … and grew.", "Then it fell."]),
        ("en", ["He said “it is done.”", "We checked."]),
        ("en", ["i sold the sets as used.", "i did not know it.", "now i ask for an invoice, e.g. from ingram."]),
        ("fr", ["j'ai remboursé les clients.", "je garde les factures."]),
        ("pl", ["oddałam towar do utylizacji.", "teraz sprawdzam m.in. etykiety."]),
        ("en", ["We moved to DPD Ltd.", "The rate fell."]),
        ("fr", ["C'est notre erreur.", "Nous l'avons corrigée le 3 mai.", "Voilà !"]),
        ("pl", ["Wysłano w 2025 r.", "Nowy proces działa."]),
        ("pl", ["Kupiliśmy od Alfa sp. z o.o.", "Faktura jest w załączniku."]),
        ("zh", ["我们承认错误。", "2026年起由仓库主管核对；", "每周一抽查！", "可以吗？"]),
        ("zh", ["他说：“已退款。”", "我们核对了。"]),
    ],
)
def test_where_sentences_end(code: str, parts: list[str]) -> None:
    glue = "" if code == "zh" else " "
    assert sentences(glue.join(parts), code) == parts


def test_what_never_stops_is_cut_between_words() -> None:
    text = "We refunded a buyer " * 1_000
    spans = list(split(text, 0, len(text), LANGUAGES["en"]))
    assert max(end - start for start, end in spans) <= LONGEST
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
