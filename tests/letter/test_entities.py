"""Blanks that were left to be filled in: each is found once, whole, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from poalint.languages import builtin
from poalint.letter import parse
from poalint.source import Source


def _blanks(text: str, code: str) -> list[str]:
    letter = parse(Source(text), builtin(), code)
    return [
        text[entity.start : entity.end] for sentence in letter.sentences for entity in sentence.entities if entity.kind == "placeholder"
    ]


@pytest.mark.parametrize(
    ("code", "text", "blanks"),
    [
        ("en", "We opened case ____ on __.__.2026.", ["____", "__.__.2026"]),
        ("en", "Since DD/MM/YYYY we ship with $$CARRIER$$.", ["DD/MM/YYYY", "$$CARRIER$$"]),
        ("en", "The shop @@STORE@@ took $AMOUNT back by {{date}}.", ["@@STORE@@", "$AMOUNT", "{{date}}"]),
        ("en", "The number is _ _ _ _ and the rate was x %.", ["_ _ _ _", "x %"]),
        ("en", "On XX/XX/20XX (the date of the order) we wrote.", ["XX/XX/20XX", "(the date of the order)"]),
        ("fr", "Facture n° ______ du ___/___/2026 (date).", ["______", "___/___/2026", "(date)"]),
        ("pl", "Faktura FV/____/____ (nazwa dostawcy).", ["____/____", "(nazwa dostawcy)"]),
        ("zh", "我们于□□□□年向（供应商名称）采购，订单某某。", ["□□□□", "（供应商名称）", "某某"]),
    ],
)
def test_a_blank_is_found_once_and_whole(code: str, text: str, blanks: list[str]) -> None:
    assert _blanks(text, code) == blanks


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "We paid US$200 and $4.50 in fees, 100 % of it on 3/4/2026."),
        ("en", "Size xl, 2 x 4 pieces; the form (annex 2) is here, see [2]."),
        ("fr", "Un avoir de 30 $US et de 12 $CA, soit 40 $CAD."),
        ("fr", "Un avoir de 30 $ canadiens, à 95 % du prix (voir l'annexe)."),
        ("pl", "Karton 30 x 40 cm, rabat 15 % (od 3 maja)."),
        ("zh", "退款5%，规格x光机（见附件）。"),
    ],
)
def test_prices_sizes_and_remarks_are_no_blanks(code: str, text: str) -> None:
    assert _blanks(text, code) == []
