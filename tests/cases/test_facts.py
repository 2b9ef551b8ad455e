"""case-facts and proof-fits: what a letter of a case must say, what proves it, and what that costs."""

from __future__ import annotations

import pytest

from poalint import Options, lint_text

LATE = (
    "Our late shipment rate was 8.1 % in May (target: less than 4 %).\n\n"
    "We set the handling time to 2 days on 3 June and wrote to all customers concerned."
)


def facts(text: str, **options: object) -> list[str]:
    return [finding.message for finding in lint_text(text, **options).findings if finding.rule == "case-facts"]  # type: ignore[arg-type]


def test_a_letter_with_all_facts_has_no_finding_and_shows_where_they_stand() -> None:
    report = lint_text(LATE, case="late-shipment")
    assert "case-facts" not in {finding.rule for finding in report.findings}
    assert len(report.met["case-facts"]) == 4


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("was 8.1 % in May (target: less than 4 %)", "rate"),
        ("We set the handling time to 2 days on 3 June and", "handling time"),
        ("wrote to all customers concerned", "customers"),
    ],
)
def test_each_missing_fact_is_named_by_itself(left_out: str, named: str) -> None:
    said = facts(LATE.replace(left_out, "was too high" if "%" in left_out else ""), case="late-shipment")
    assert any(named in message for message in said)


@pytest.mark.parametrize(
    ("language", "text", "wrong", "right"),
    [
        ("en", "Our late shipment rate was 8 % in May, above the limit of 10 %.", "10 %", "< 4 %"),
        ("fr", "Notre taux d'expéditions tardives était de 8 % en mai ; l'objectif est de 5 %.", "5 %", "< 4 %"),
        ("pl", "Wskaźnik opóźnionych wysyłek wynosił 8 % w maju, a limit to 6 %.", "6 %", "< 4 %"),
        ("zh", "5月迟发率为8%，未达到低于6%的目标。", "6%", "< 4%"),
    ],
)
def test_a_wrong_target_is_named_with_the_right_one(language: str, text: str, wrong: str, right: str) -> None:
    found = [one for one in lint_text(text, language=language, case="late-shipment").findings if one.rule == "case-facts" and one.quote]
    assert [one.quote for one in found] == [wrong]
    assert right in found[0].message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our late shipment rate was 8 % in May; the target is less than 4 %. We alert the owner at 2 %."),
        ("fr", "Notre taux d'expéditions tardives était de 8 % en mai, l'objectif étant de moins de 4 %."),
        ("pl", "Wskaźnik opóźnionych wysyłek wynosił 8 % w maju przy limicie 4 %."),
        ("zh", "5月迟发率为8%，目标为低于4%。"),
    ],
)
def test_the_right_target_is_no_finding(language: str, text: str) -> None:
    assert [
        one for one in lint_text(text, language=language, case="late-shipment").findings if one.rule == "case-facts" and one.quote
    ] == []


def test_a_value_that_meets_the_target_does_not_explain_the_suspension() -> None:
    said = facts("Our late shipment rate is 0.6 % (report of 3 May).", case="late-shipment")
    assert any("0.6 %" in message and "< 4 %" in message for message in said)


def test_words_around_such_a_value_do_not_explain_it_either() -> None:
    said = facts("Your notice of 3 May says that our late shipment rate reached 2.1 % over 30 days.", case="late-shipment")
    assert any("2.1 %" in message for message in said)
    said = facts("Our late shipment rate reached 2.1 %: 41 of 1,950 orders went out late.", case="late-shipment")
    assert not any("2.1 %" in message for message in said)


def test_the_message_speaks_the_reader_s_language() -> None:
    report = lint_text("We cancelled many orders.", case="cancellations", settings=Options(messages="zh"))
    assert any("配送" in one.suggestion or "取消率" in one.message for one in report.findings if one.rule == "case-facts")


# what applies


def test_a_case_that_was_given_is_scored() -> None:
    assert "case-facts" in {rule.rule for rule in lint_text(LATE, case="late-shipment").rules}
    assert lint_text(LATE, case="late-shipment").score > lint_text(LATE.replace("8.1 %", "too high"), case="late-shipment").score


def test_a_case_that_only_the_letter_tells_is_advice_and_costs_nothing() -> None:
    report = lint_text("Our late shipment rate was too high. We are sorry.")
    advice = [one for one in report.findings if one.rule == "case-facts"]
    assert advice
    assert {(one.level, one.cost) for one in advice} == {("info", 0)}
    assert "case-facts" not in {rule.rule for rule in report.rules}


@pytest.mark.parametrize("text", ["Our late shipment rate was too high.", "Two customers received a used drill sold as new."])
def test_naming_a_case_never_changes_the_score(text: str) -> None:
    """What applies is never fixed by the text: the guess weighs nothing."""
    assert lint_text(text).score == lint_text(text, settings=Options(ignore=("case-facts", "proof-fits"))).score


def test_a_notice_makes_the_facts_count() -> None:
    notice = (
        "Hello,\n\nYour offers have been deactivated. Your late shipment rate is too high.\n\n"
        "Please send a plan of action that explains:\n- the root cause\n- the actions you have taken\n"
    )
    report = lint_text("We are sorry that this happened. Everything will be better.", notice=notice)
    assert report.case == "late-shipment"
    assert "case-facts" in {rule.rule for rule in report.rules}


def test_a_general_letter_has_no_facts_to_give() -> None:
    assert facts("We are sorry that the orders were late.", case="general") == []


@pytest.mark.parametrize("case", ["late-shipment", "inauthentic", "tracking"])
def test_costs_add_up(case: str) -> None:
    report = lint_text("The carrier lost the parcels. As proof we attach the receipts. Our target was 10 %.", case=case)
    assert round(sum(one.cost for one in report.findings), 1) == round(100 - report.score, 1)


def test_a_fact_in_a_sentence_that_a_reviewer_objects_to_earns_nothing() -> None:
    blame = " Our carrier lost 41 parcels on 3 May and does not answer the messages about the handling time that we wrote to the customers."
    base = "Our late shipment rate was 8.1 %."
    assert lint_text(base + blame, case="late-shipment").score <= lint_text(base, case="late-shipment").score


def test_select_of_a_rule_that_weighs_nothing_is_no_error() -> None:
    report = lint_text("Our late shipment rate was too high.", settings=Options(select=("case-facts",)))
    assert report.score == 100


# the stance


def test_contest_asks_less_of_the_letter_and_more_of_the_proof() -> None:
    text = "The complaint about our trademark use is wrong. We hold a licence of 3 May 2024 from Oakdale Ltd."
    contest, admit = (lint_text(text, case="intellectual-property", stance=stance) for stance in ("contest", "admit"))
    worth = {stance: {rule.rule: rule.of for rule in report.rules} for stance, report in (("contest", contest), ("admit", admit))}
    assert worth["contest"]["supporting-evidence"] > 2 * worth["admit"]["supporting-evidence"]
    proof = next(one for one in contest.findings if one.rule == "supporting-evidence")
    assert proof.level == "error"
    assert "error" in proof.message
    assert len(facts(text, case="intellectual-property", stance="contest")) < len(facts(text, case="intellectual-property"))


# proof

SUPPLIER = (
    "The blades come from Oakdale Trading Ltd, 12 Mill Road, Leeds, tel. 0113 496 0110; its invoice OT-4471 of 3 May 2025 is attached."
)


def proof(text: str, **options: object) -> list[str]:
    return [one.message for one in lint_text(text, case="inauthentic", **options).findings if one.rule == "proof-fits"]  # type: ignore[arg-type]


def test_invoice_and_supplier_are_proof_enough() -> None:
    assert proof(SUPPLIER) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The shop's receipts are attached as proof."),
        ("fr", "Nous joignons les tickets de caisse comme preuve."),
        ("pl", "Jako dowód załączamy paragony ze sklepu."),
        ("zh", "附件是商店的收据，可以证明货源。"),
    ],
)
def test_receipts_are_no_proof_but_take_nothing_from_other_rules(language: str, text: str) -> None:
    report = lint_text(text, language=language, case="inauthentic")
    assert [one.rule for one in report.findings if one.rule == "proof-fits"] == ["proof-fits"]
    assert "supporting-evidence" in report.met
    assert {rule.rule: rule.points == rule.of for rule in report.rules}["supporting-evidence"]


def test_an_old_invoice_is_told_by_the_letter_s_own_dates_never_by_today() -> None:
    assert proof(SUPPLIER + " The listing was removed on 2 June 2025.") == []
    assert len(proof(SUPPLIER + " The listing was removed on 2 June 2027.")) == 1


def test_the_notice_s_date_counts_too() -> None:
    notice = (
        "2 June 2027\n\nHello,\n\nWe removed your listing because of complaints about authenticity.\n\n"
        "Please send us:\n- invoices from your supplier\n- a plan of action\n"
    )
    assert len(proof(SUPPLIER, notice=notice)) == 1


def test_invoices_without_number_and_a_supplier_without_contact_are_named() -> None:
    said = proof("We bought the blades from Oakdale Trading Ltd. Its invoices are attached.")
    assert len(said) == 2
    assert any("number" in message for message in said)
    assert any("reached" in message for message in said)


def test_proof_fits_is_for_authenticity_alone() -> None:
    assert "proof-fits" not in {one.rule for one in lint_text("The receipts are attached as proof.", case="listing").findings}
