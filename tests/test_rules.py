"""Every example in a rule's file is a test; so is what all rules owe their readers."""

from __future__ import annotations

import re

import pytest

from poalint.examples import try_examples
from poalint.lint import rule_book
from poalint.rulefiles import read_folder
from poalint.store import rules_folder

LANGUAGES = ("en", "fr", "pl", "zh")
BOOK = rule_book()
BRACES = {"quote", "n", "limit", "line", "language", "expected", "case", "needs", "ask", "metric", "value", "target"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_hold(language: str) -> None:
    outcomes = list(try_examples(None, {language}))
    assert len(outcomes) > 100
    assert [(outcome.rule, outcome.message, outcome.text) for outcome in outcomes if not outcome.ok] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_rule_has_examples_on_both_sides(language: str) -> None:
    for rule in BOOK.rules:
        if rule.check in {"phrases", "presence", "concrete"} and language in rule.languages:
            kinds = [example.kind for example in BOOK.wordings[language][rule.id].examples]
            assert kinds.count("keeps") >= 3, rule.id
            assert len(kinds) - kinds.count("keeps") >= 3, rule.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_say_what_why_and_how(language: str) -> None:
    for rule in BOOK.rules:
        wording = BOOK.wordings[language].get(rule.id)
        if wording is None:
            continue
        sentences = [text for key, text in wording.texts.items() if key != "name"]
        assert (wording.texts.get("name", "").strip() != "") is (language != "en"), rule.id
        for text in (wording.message, wording.suggestion, wording.why, *sentences):
            assert text.strip() == text
            assert text[-1] in ".!?。！？…»”）)", (rule.id, text)
            assert set(re.findall(r"\{(\w+)\}", text)) <= BRACES, (rule.id, text)


def test_weights_are_those_of_the_rule_book() -> None:
    weights = {rule.id: rule.weight for rule in BOOK.rules}
    assert weights == {
        "no-excuses": 7, "no-blame": 7, "no-self-defense": 5, "no-emotional-tone": 4, "courteous-tone": 2, "no-vague-promises": 4,
        "no-placeholders": 2, "no-jargon": 0.5, "relevant": 1, "names-cause": 6, "root-cause": 8, "accepts-responsibility": 8,
        "corrective-actions": 8, "preventive-measures": 8, "monitoring": 3, "commitment": 2, "supporting-evidence": 2,
        "concrete-actions": 8, "states-facts": 4, "own-words": 2, "no-repetition": 0.5, "item-length": 3, "letter-length": 2,
        "clear-structure": 2, "readable": 1, "one-language": 0.5, "clean-text": 0.5, "polite-frame": 0.5,
        "answers-notice": 10, "case-facts": 4, "proof-fits": 2,
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_learned_the_benchmark_by_heart(language: str) -> None:
    """A phrase of nine or more plain words in a row is a sentence of somebody's, not a kind of wording."""
    from poalint.phrases.grammar import Word

    read = read_folder(rules_folder(), [language])
    for (rule, _), text in read.texts.items():
        for field in (text.phrases, *(group.phrases for group in text.groups)):
            for phrases in field.values():
                for phrase in phrases:
                    for run in phrase.wanted:
                        plain = [step for step in run.steps if isinstance(step.node, Word) and not step.gap]
                        assert len(plain) < 9, (rule, phrase)
