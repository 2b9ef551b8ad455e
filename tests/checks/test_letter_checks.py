"""The checks of the whole letter, each on the smallest text that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poalint import lint_text
from poalint.lint import Options

if TYPE_CHECKING:
    from poalint.report import Finding

GOOD = "Dear Team,\n\n{}\n\nKind regards\nGareth Pugh\n"


def findings(rule: str, text: str, language: str = "en", **parameters: object) -> list[Finding]:
    report = lint_text(text, language=language, settings=Options(select=(rule,), parameters={rule: parameters}))
    return [finding for finding in report.findings if finding.rule == rule]


def test_a_paragraph_and_an_item_may_be_too_long() -> None:
    words = " ".join(["word"] * 151)
    assert [finding.message for finding in findings("item-length", GOOD.format(f"It says {words}."))] != []
    assert findings("item-length", GOOD.format(f"It says {' '.join(['word'] * 140)}.")) == []
    long_item = "1. We counted the stock.\n\nIt took two days.\n\nIt was all there.\n\n2. We refunded the buyers.\n"
    found = findings("item-length", GOOD.format(long_item))
    assert [finding.item for finding in found] == [1]


@pytest.mark.parametrize(("count", "broken"), [(100, 1), (150, 0), (900, 0), (1100, 1)])
def test_the_length_of_a_letter(count: int, broken: int) -> None:
    sentence = "We scan every label at noon. "  # six words
    assert len(findings("letter-length", GOOD.format(sentence * (count // 6)))) == broken


def test_three_facts_are_wanted() -> None:
    assert findings("states-facts", GOOD.format("We were late and it was bad.")) != []
    assert findings("states-facts", GOOD.format("On 3 May, 34 orders were late; on 4 May we refunded $120.")) == []


@pytest.mark.parametrize("other", ["Cause", "Actions taken", "Preventive measures"])
def test_the_parts_stand_in_their_order(other: str) -> None:
    parts = {
        "Cause": "The cut-off was set wrongly.",
        "Actions taken": "- On 3 May we refunded 34 buyers.\n- On 4 May we set the cut-off to 12:00.",
        "Preventive measures": "- Every Monday Ruth checks the rate.\n- A second van comes at noon.",
    }
    in_order = "\n\n".join(f"{title}\n\n{body}" for title, body in parts.items())
    assert findings("clear-structure", GOOD.format(in_order)) == []
    turned = "\n\n".join(f"{title}\n\n{parts[title]}" for title in reversed(parts))
    assert "order" in findings("clear-structure", GOOD.format(turned))[0].message
    without = "\n\n".join(f"{title}\n\n{body}" for title, body in parts.items() if title != other)
    assert len(findings("clear-structure", GOOD.format(without))) <= 1


def test_long_sentences_and_dense_texts() -> None:
    assert len(findings("readable", GOOD.format("We " + "checked and " * 22 + "sent it."))) == 1
    dense = "Comprehensive organisational transformation necessitates interdepartmental communication. " * 8
    assert any("LIX" in finding.message for finding in findings("readable", GOOD.format(dense)))


def test_the_same_sentence_twice() -> None:
    text = "We scan every label twice before the van leaves. The list is signed. We scan every label twice before the van leaves."
    assert [finding.span.start.line for finding in findings("no-repetition", GOOD.format(text)) if finding.span] == [3]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("L'Ã©quipe est formÃ©e.", True),
        ("Fine!!!", True),
        ("Sir, PLEASE HELP US NOW WE BEG you.", True),
        ("All is well.", False),
        ("a\u0007b", True),
    ],
)
def test_damaged_and_loud_text(text: str, broken: bool) -> None:  # noqa: FBT001
    assert bool(findings("clean-text", GOOD.format(text))) is broken


def test_a_letter_greets_and_is_signed() -> None:
    assert findings("polite-frame", GOOD.format("We scan every label.")) == []
    assert (
        len(findings("polite-frame", "We scan every label twice before the van leaves.\n\nThe list is signed by us on the same day.")) == 2
    )


def test_a_paragraph_in_another_language() -> None:
    french = "Nous avons remboursé tous les acheteurs concernés par ces retards et nous leur avons écrit."
    assert (
        len(findings("one-language", GOOD.format("We have refunded all the buyers who were late.\n\nWe scan every label.\n\n" + french)))
        == 1
    )


def test_an_action_in_the_cause_part_is_what_went_wrong() -> None:
    text = "Root cause\n\nWe moved the bench.\n\nActions taken\n\n- We trained our staff.\n\nMeasures\n\n- Every Monday Ruth counts."
    assert [finding.part for finding in findings("concrete-actions", GOOD.format(text))] == ["corrective"]


def test_a_cause_that_is_named_late_counts_half() -> None:
    named = "Our late shipment rate was 8.9 %."
    rest = "We scan every label. We print the list at noon. We count the parcels. We call the carrier. " * 3
    early = lint_text(GOOD.format(named + " " + rest), language="en", settings=Options(select=("names-cause",)))
    late = lint_text(GOOD.format(rest + named), language="en", settings=Options(select=("names-cause",)))
    if early.met.get("names-cause"):
        assert early.score == 100
        assert late.score == 50
