"""Every statement of the five guides is answered by a rule that names it, or belongs to the check list or to a case."""

from __future__ import annotations

from typing import Any

from poalint.rulefiles import read_folder, read_toml
from poalint.store import rules_folder

STATEMENTS: dict[str, dict[str, Any]] = read_toml(rules_folder() / "sources.toml")
RULES = {rule.id: rule for rule in read_folder(rules_folder(), phrases=False).rules}
WITH_NOTICE_OR_CASE = {"answers-notice", "case-facts", "proof-fits"}  # rules that need the notice or the case


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
