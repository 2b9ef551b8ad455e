"""The pipeline on small letters: what is found, where, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poalint import PoalintError, lint_text
from poalint.lint import Options

if TYPE_CHECKING:
    from poalint.report import Report

LETTER = """Dear Seller Performance Team,

our late shipment rate was 8.9 % in May; 34 of 382 orders left late.

Root cause

Our cut-off was set to 18:00 although the van leaves at 17:00. We failed to check this setting, and we take full responsibility for it.

Actions taken

- On 3 June we moved the cut-off to 14:00.
- On 4 June we refunded the postage to all 34 buyers.

Preventive measures

- Every Monday our warehouse manager compares the cut-off with the van's timetable and signs the list.
- Since 5 June a second packer works from 12:00 to 16:00.

The performance report of May is attached (annex 1). We will keep to the shipping policy.

Kind regards
Gareth Pugh
Pugh & Lyle Kitchenware
"""


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_good_letter_is_ready() -> None:
    report = lint_text(LETTER)
    assert [finding.message for finding in report.findings if finding.level == "error"] == []
    assert report.ready
    assert report.score >= 90
    assert {"accepts-responsibility", "preventive-measures", "corrective-actions"} <= set(report.met)
    assert LETTER[report.met["accepts-responsibility"][0].start.offset :].startswith(report.met["accepts-responsibility"][0].quote)


def test_a_bad_sentence_is_found_where_it_stands_and_costs() -> None:
    worse = LETTER.replace("Root cause\n\n", "Root cause\n\nThe carrier's depot was closed because of the snow. ")
    before, after = lint_text(LETTER), lint_text(worse)
    found = next(finding for finding in after.findings if finding.rule in {"no-excuses", "no-blame"})
    assert found.start is not None
    assert found.end is not None
    assert worse[found.start : found.end] == found.quote
    assert worse.splitlines()[found.span.start.line - 1][found.span.start.column - 1 :].startswith(found.quote.split("\n")[0])
    assert found.part == "cause"
    assert after.score < before.score
    assert not after.ready


def test_a_circumstance_with_the_sellers_own_failing_is_no_excuse() -> None:
    text = LETTER.replace("We failed to check", "Snow had been forecast for the whole week and we failed to check")
    assert "no-excuses" not in rules(lint_text(text))


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    text = LETTER.replace("We will keep", "In our first letter we wrote “we will do our best”, which told you nothing. We will keep")
    assert "no-vague-promises" not in rules(lint_text(text))


def test_under_contest_nobody_must_accept_the_blame() -> None:
    text = LETTER.replace(" We failed to check this setting, and we take full responsibility for it.", "")
    assert "accepts-responsibility" in rules(lint_text(text))
    report = lint_text(text, stance="contest")
    assert "accepts-responsibility" not in rules(report)
    assert "accepts-responsibility" not in {rule.rule for rule in report.rules}


def test_select_and_ignore_change_what_applies() -> None:
    only = lint_text(LETTER, settings=Options(select=("no-excuses",)))
    assert [rule.rule for rule in only.rules] == ["no-excuses"]
    assert only.score == 100
    assert "no-excuses" not in {rule.rule for rule in lint_text(LETTER, settings=Options(ignore=("no-excuses",))).rules}


@pytest.mark.parametrize("messages", ["fr", "pl", "zh"])
def test_the_readers_language_is_not_the_letters(messages: str) -> None:
    text = LETTER.replace("We failed to check this setting, and we take full responsibility for it.", "")
    own = lint_text(text)
    other = lint_text(text, settings=Options(messages=messages))
    assert other.score == own.score
    assert rules(other) == rules(own)
    assert all(one.message != two.message for one, two in zip(own.findings, other.findings, strict=True))


def test_fingerprints_survive_text_added_elsewhere() -> None:
    text = LETTER.replace("Root cause\n\n", "Root cause\n\nIt only happened once. ")
    before = {finding.fingerprint for finding in lint_text(text).findings if finding.rule == "no-excuses"}
    after = {
        finding.fingerprint for finding in lint_text(text.replace("annex 1", "annexes 1 and 2")).findings if finding.rule == "no-excuses"
    }
    assert before == after != set()
    assert len({finding.fingerprint for finding in lint_text(text + text).findings}) == len(lint_text(text + text).findings)


def test_a_language_that_does_not_fit_is_said() -> None:
    report = lint_text(LETTER, language="pl")
    assert report.language == "pl"
    assert "“en”" in report.warnings[0]


@pytest.mark.parametrize(
    ("text", "options", "kind"),
    [
        ("  \n", {}, "empty"),
        ("Sehr geehrte Damen und Herren, wir haben die Ware leider viel zu spät verschickt.", {}, "unknown-language"),
        (LETTER, {"language": "xx"}, "unknown-language"),
        (LETTER, {"stance": "deny"}, "unknown-stance"),
        (LETTER, {"case": "aliens"}, "unknown-case"),
    ],
)
def test_what_cannot_be_checked_is_an_error_and_no_score(text: str, options: dict[str, str], kind: str) -> None:
    with pytest.raises(PoalintError) as caught:
        lint_text(text, **options)  # type: ignore[arg-type]
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_offsets_in_a_chinese_letter_with_an_emoji_count_code_points() -> None:
    text = "尊敬的审核团队：\n\n😀我们一定会尽最大努力做好。\n\n此致\n王景行\n"
    found = [finding for finding in lint_text(text).findings if finding.rule == "no-vague-promises"]
    assert [text[finding.start : finding.end] for finding in found] == [finding.quote for finding in found]
    assert found
    assert found[0].span is not None
    assert found[0].span.start.line == 3
    assert found[0].span.start.column >= 2


def test_a_plain_lint_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    heavy = ("spacy", "numpy", "nltk", "textstat", "click", "langdetect", "rich", "markdown_it")
    code = (
        f"import sys; from poalint import lint_text; lint_text(sys.stdin.read()); print([name for name in {heavy} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], input=LETTER, capture_output=True, text=True, check=True, encoding="utf-8")
    assert result.stdout.strip() == "[]"
