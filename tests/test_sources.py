"""Every statement of the five guides is answered by a rule that names it, or belongs to the check list or to a case."""

from __future__ import annotations

from typing import Any

from poalint.casefiles import read_cases
from poalint.rulefiles import read_folder, read_toml
from poalint.store import rules_folder

STATEMENTS: dict[str, dict[str, Any]] = read_toml(rules_folder() / "sources.toml")
CASES = {case.id: case for case in read_cases(rules_folder(), with_phrases=False)}
CHECKLIST: list[dict[str, Any]] = read_toml(rules_folder() / "checklist.toml")["items"]
RULES = {rule.id: rule for rule in read_folder(rules_folder(), phrases=False).rules}
WITH_NOTICE_OR_CASE = {"answers-notice"}  # rules that need the notice


def test_every_statement_has_its_answer() -> None:
    assert len(STATEMENTS) == 77
    for name, statement in STATEMENTS.items():
        assert statement.get("rules") or statement.get("cases") or statement.get("advice"), name
        assert statement["says"][-1] in ".?", name


def test_a_rule_names_the_statements_that_name_it() -> None:
    for name, statement in STATEMENTS.items():
        for rule in statement.get("rules", ()):
            assert rule in RULES or rule in WITH_NOTICE_OR_CASE, (name, rule)
            if rule in RULES:
                assert name in RULES[rule].sources, (name, rule)


def test_a_statement_names_the_rules_that_name_it() -> None:
    for rule in RULES.values():
        assert rule.sources, rule.id
        for name in rule.sources:
            assert rule.id in STATEMENTS[name].get("rules", ()), (rule.id, name)


def test_every_rule_speaks_all_four_languages() -> None:
    assert {rule.id: rule.languages for rule in RULES.values() if rule.languages != ("en", "fr", "pl", "zh")} == {}


def test_a_case_names_the_statements_that_name_it() -> None:
    for name, statement in STATEMENTS.items():
        for case in statement.get("cases", ()):
            for one in CASES if case == "all" else (case,):
                assert name in CASES[one].sources, (name, one)


def test_a_statement_names_the_cases_that_name_it() -> None:
    for case in CASES.values():
        for name in case.sources:
            assert {case.id, "all"} & set(STATEMENTS[name].get("cases", ())), (case.id, name)


def test_every_case_speaks_all_four_languages() -> None:
    assert {case.id: tuple(case.texts) for case in CASES.values() if tuple(case.texts) != ("en", "fr", "pl", "zh")} == {}


def test_the_check_list_holds_all_advice_and_nothing_else() -> None:
    advice = {name for name, statement in STATEMENTS.items() if statement.get("advice")}
    assert {name for item in CHECKLIST for name in item.get("sources", ())} == advice
    for item in CHECKLIST:
        assert all(item[language].strip() for language in ("en", "fr", "pl", "zh")), item
        assert item["group"] in {"before", "attachments", "waiting"}
