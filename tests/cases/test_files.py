"""Case files: what is wrong in one is told with file and line; a plugin's folder may bring cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poalint.casefiles import read_cases
from poalint.errors import PoalintError
from poalint.languages import builtin
from poalint.lint import Options, Workshop, lint_with, workshop
from poalint.source import Source
from poalint.store import book_of

if TYPE_CHECKING:
    from pathlib import Path

CASE = """\
id = "gift-cards"
since = "1"

[[metrics]]
id = "gift-rate"
target = 3
side = "below"
days = [7]

[facts]
own-value = {part = "opening", metric = true}
locked = {part = "corrective"}

[en]
name = "Gift cards"
about = "gift cards sold"
cues = ["gift card|cards"]
documents = ["the list of cards"]
metrics.gift-rate = {name = "gift rate", phrases = ["gift rate"]}

[en.facts.own-value]
needs = "your gift rate"
ask = "How high was it?"
[en.facts.locked]
phrases = ["locked"]
needs = "where the cards are locked away"
ask = "Where are they?"
"""


def folder(tmp_path: Path, text: str = CASE, name: str = "gift-cards") -> Path:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def test_a_plugin_s_folder_brings_a_case(tmp_path: Path) -> None:
    shop = workshop()
    own = Workshop(shop.languages, shop.kinds, (*shop.folders, str(folder(tmp_path))))
    english = next(language for language in builtin() if language.code == "en")
    book = book_of(english, own.folders)
    letter = "You removed our shop because we sold gift cards. The gift rate was 9 %."
    report = lint_with(Source(letter), Options(language="en"), own, lambda _: book)
    assert report.case == "gift-cards"
    missing = [one for one in report.findings if one.rule == "case-facts"]
    assert [one.message for one in missing] == ["Missing in a letter of this kind (Gift cards): where the cards are locked away."]
    asked = lint_with(Source(letter), Options(language="en", case="gift-cards"), own, lambda _: book)
    assert {one.level for one in asked.findings if one.rule == "case-facts"} == {"warning"}


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('id = "gift-cards"', 'id = "cards"'), 1, "must be the same"),
        (('since = "1"', 'since = "1"\ncolour = "red"'), 3, "colour"),
        (('side = "below"', 'side = "under"'), 7, "side must be one of"),
        (("target = 3", "target = 300"), 6, "target"),
        (('part = "corrective"', 'part = "end"'), 12, "belongs to a part"),
        (('locked = {part = "corrective"}', 'locked = {part = "corrective", stance = ["deny"]}'), 12, "stance"),
        (("[en.facts.locked]", "[en.facts.loked]"), 14, "no words for the fact “locked”"),
        (('needs = "your gift rate"', 'neds = "your gift rate"'), 22, "neds"),
        (('phrases = ["locked"]', 'phrases = ["locked ("]'), 25, "in the phrase"),
        (("metrics.gift-rate", "metrics.gift"), 14, "no words for the metric"),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, change: tuple[str, str], line: int, said: str) -> None:
    with pytest.raises(PoalintError, match=r"gift-cards\.toml") as told:
        read_cases(folder(tmp_path, CASE.replace(*change)))
    assert f"gift-cards.toml:{line}:" in str(told.value)
    assert said in str(told.value)


def test_two_folders_may_not_bring_the_same_case(tmp_path: Path) -> None:
    english = next(language for language in builtin() if language.code == "en")
    own = folder(tmp_path, CASE.replace('"gift-cards"', '"tracking"'), "tracking")
    with pytest.raises(PoalintError, match="is there already"):
        book_of(english, (*workshop().folders, str(own)))
