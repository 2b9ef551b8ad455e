"""`notice=`: what the letter answers, what it leaves open, and what is no notice at all."""

from __future__ import annotations

import json
import sys
from subprocess import run
from textwrap import dedent

import jsonschema
import pytest
from click.testing import CliRunner

from poalint import lint_text
from poalint.cli import main
from poalint.errors import PoalintError
from poalint.reporters.json import document

NOTICE = dedent("""\
    Hello,

    7 March 2024

    We removed some of your listings. Your late shipment rate is 8.1%; the target is less than 4%.

    Please send a plan of action that explains:
    - The root cause of the late shipments.
    - The actions you have taken for the buyers.
    - How you will cover the holidays of your staff.
    Please also attach a copy of your shipping settings within 17 days.

    ASIN: B07K2M4P9Q
    ASIN: B01HJ3T8RW

    Seller Performance
    """)
LETTER = dedent("""\
    Dear team,

    our late shipment rate was 8.1 % in February for B07K2M4P9Q.

    Root cause
    The handling time was set to 1 day while packing takes 2 days; we had not checked it.

    Actions taken
    1. On 3 March we refunded the 34 buyers concerned.

    Preventive measures
    1. Every Monday the warehouse manager compares the open orders with the carrier's scans.

    Kind regards
    Anna Nowak
    """)
FRENCH = dedent("""\
    Bonjour,

    Notre taux d'expédition en retard était de 8,1 % en février pour les offres B07K2M4P9Q et B01HJ3T8RW.

    Cause
    Le délai de traitement était réglé à 1 jour alors que la préparation en prend 2 ; nous ne l'avions pas vérifié.

    Actions menées
    1. Le 3 mars, nous avons remboursé les 34 acheteurs concernés.

    Mesures préventives
    1. Quand un préparateur est en congé, Léa Roy le remplace selon le planning du mois.

    Cordialement
    Anna Nowak
    """)
NOVEL = "It was a bright cold day in spring, and the clocks of the old town were late again. " * 20


def findings(text, notice, **more):
    return [one for one in lint_text(text, notice=notice, **more).findings if one.rule == "answers-notice"]


def test_what_is_left_open_is_quoted_from_the_notice():
    report = lint_text(LETTER, notice=NOTICE)
    found = [one for one in report.findings if one.rule == "answers-notice"]
    assert [one.quote for one in found] == [
        "How you will cover the holidays of your staff.",
        "Please also attach a copy of your shipping settings within 17 days.",
        "ASIN: B01HJ3T8RW",
    ]
    for one in found:
        assert one.span is None
        assert NOTICE[one.asked.start.offset : one.asked.end.offset] == one.quote == one.asked.quote
        assert NOTICE.splitlines()[one.asked.start.line - 1].endswith(one.quote.splitlines()[0])
        assert one.cost > 0
    assert report.notice.wanted == "plan"
    assert [(point.kind, point.answered) for point in report.notice.points] == [
        ("root-cause", 6),
        ("actions", 9),
        ("other", None),
        ("documents", None),
    ]
    assert (report.notice.days, report.notice.until) == (17, "2024-03-24")


def test_a_notice_in_another_language_is_normal():
    report = lint_text(FRENCH, notice=NOTICE)
    assert report.language == "fr"
    assert report.notice.language == "en"
    assert [one.quote for one in report.findings if one.rule == "answers-notice"] == [
        "Please also attach a copy of your shipping settings within 17 days."
    ]


def test_without_a_notice_the_rule_does_not_apply():
    report = lint_text(LETTER)
    assert report.notice is None
    assert "answers-notice" not in {one.rule for one in report.rules}
    assert sum(one.of for one in report.rules) == pytest.approx(100)


def test_an_answer_raises_the_score_and_the_costs_add_up():
    answered = LETTER.replace("Kind regards", "While a packer is on holiday, Eve Stone covers for him by the monthly rota.\n\nKind regards")
    before, after = (lint_text(text, notice=NOTICE) for text in (LETTER, answered))
    assert after.score > before.score
    for report in (before, after):
        assert sum(one.cost for one in report.findings) == pytest.approx(100 - report.score)


def test_two_hundred_products_are_one_finding():
    names = [f"B0{number:08d}" for number in range(200)]
    notice = NOTICE + "\n".join(f"ASIN: {name}" for name in names)
    found = [one for one in findings(LETTER, notice) if "ASIN" in one.quote]
    assert len(found) == 1
    assert "201" in found[0].message
    assert names[0] in found[0].message
    assert len(found[0].message) < 400


@pytest.mark.parametrize(
    ("text", "notice", "kind"),
    [
        (LETTER, NOVEL, "no-notice"),
        (LETTER, " \n", "empty-notice"),
        (LETTER, LETTER, "same-text"),
        (LETTER, LETTER.replace("Dear team", "Hello").replace("\n\n", "\n\n\n"), "same-text"),
        (NOTICE, LETTER, "swapped"),
        (FRENCH, LETTER, "no-notice"),
        (LETTER, "Hello, we removed your listings: the invoices you sent are forged. Please explain.", "beyond-wording"),
    ],
)
def test_what_is_no_notice_is_refused_with_one_line(text, notice, kind):
    with pytest.raises(PoalintError) as caught:
        lint_text(text, notice=notice)
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_documents_only_is_said():
    notice = "We could not verify your account.\n\nPlease provide:\n- A bank statement\n- A business registration extract\n"
    report = lint_text(LETTER, notice=notice)
    assert report.notice.wanted == "documents"
    assert any("not for a plan" in warning for warning in report.warnings)
    assert [one.quote for one in report.findings if one.rule == "answers-notice"] == ["A bank statement", "A business registration extract"]


def test_nothing_of_it_is_imported_without_a_notice():
    code = (
        f"import sys; from poalint import lint_text; lint_text({LETTER!r}); "
        "print([name for name in sys.modules if 'poalint.notice' in name or name == 'poalint.asked'])"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


# the command line


@pytest.fixture
def files(tmp_path):
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def call(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments), "--messages", "en"])


def test_the_report_has_a_section_on_the_notice(files):
    result = call(files / "letter.txt", "--notice", files / "notice.txt")
    assert result.exit_code == 1
    shown = " ".join(result.stdout.split())
    assert "Notice " in shown
    assert "“within 17 days” → 2024-03-24" in shown
    assert "✓ line 8 “The root cause of the late shipments.”: answered in line 6" in shown
    assert "✗ line 10 “How you will cover" in shown


def test_json_keeps_to_the_schema(files):
    result = call(files / "letter.txt", "--notice", files / "notice.txt", "--format", "json")
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    data = json.loads(result.stdout)
    jsonschema.validate(data, schema)
    [report] = data["files"]
    assert report["notice"]["deadline"]["date"] == "2024-03-24"
    found = [one for one in report["findings"] if one["rule"] == "answers-notice"]
    assert all(one["start"] is None and one["asked"]["quote"] == one["quote"] for one in found)
    assert found


def test_a_notice_may_stand_in_the_settings(files):
    (files / "poalint.toml").write_text('notice = "notice.txt"\n', encoding="utf-8")
    assert "Notice " in call(files / "letter.txt").stdout


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        (NOVEL, "does not read like a notice"),
        ("", "the notice is empty"),
        (LETTER, "the same text"),
        ("Your account has been deactivated. The documents that you submitted are forged.", "no wording can mend that"),
    ],
)
def test_bad_notices_end_with_two_and_one_line(files, notice, says):
    (files / "notice.txt").write_text(notice, encoding="utf-8")
    result = call(files / "letter.txt", "--notice", files / "notice.txt")
    assert result.exit_code == 2
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1
    assert says in lines[0]
    assert "notice.txt" in lines[0]


def test_a_notice_that_is_not_there_and_the_letter_itself(files):
    for path, says in ((files / "none.txt", "no such file"), (files / "letter.txt", "the same text")):
        result = call(files / "letter.txt", "--notice", path)
        assert result.exit_code == 2
        assert says in result.stderr


def test_the_run_of_an_empty_document_has_no_notice():
    from poalint.report import Run

    assert document(Run((lint_text(LETTER),)))["files"][0]["notice"] is None
