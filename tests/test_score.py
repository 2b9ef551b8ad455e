"""The laws of the score (rulebook.md, Score; design.md, Score), on made-up findings and on generated letters."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from poalint.checks import KINDS, Draft, Found, Showing
from poalint.lint import Options, applicable, language_book, lint_text
from poalint.rulebook import Rule
from poalint.score import TENTHS, Judged, score

KIND = {kind.name: kind for kind in KINDS}


def rule(name: str, weight: float, check: str, **parameters: int) -> Rule:
    return Rule(name, name, "tone", "error", weight, check, ("admit",), (), "0.1.0", (), parameters)


def breaking(name: str, weight: float, *spans: tuple[int, int, int]) -> Judged:
    findings = tuple(Draft(start, end, sentence) for sentence, start, end in spans)
    return Judged(rule(name, weight, "phrases"), KIND["phrases"], Found(findings))


def showing(name: str, weight: float, required: int, *sentences: int) -> Judged:
    met = tuple(Showing(sentence, sentence * 10, sentence * 10 + 5) for sentence in sentences)
    missing = () if len(met) >= required else (Draft(),)
    return Judged(rule(name, weight, "presence", required=required), KIND["presence"], Found(missing, met))


def total(judged: list[Judged]) -> int:
    scored = score(judged)
    assert scored.tenths + sum(charge.tenths for charge in scored.charges) == TENTHS
    assert sum(of for _, of in scored.categories.values()) == (TENTHS if judged else 0)
    assert sum(kept for kept, _ in scored.categories.values()) == (scored.tenths if judged else 0)
    assert all(0 <= kept <= of for kept, of in (*scored.categories.values(), *scored.rules.values()))
    return scored.tenths


def test_nothing_found_is_a_hundred_points() -> None:
    assert total([breaking("a", 7), showing("b", 8, 1, 3)]) == TENTHS


def test_each_further_finding_costs_less_but_costs() -> None:
    scores = [total([breaking("a", 1, *((n, n * 9, n * 9 + 4) for n in range(count)))]) for count in range(5)]
    assert scores == [1000, 500, 333, 250, 200]


def test_two_rules_do_not_charge_the_same_words_twice() -> None:
    judged = [breaking("cheap", 4, (0, 0, 20)), breaking("dear", 8, (0, 5, 30))]
    charges = {charge.rule.id: charge for charge in score(judged).charges}
    assert charges["cheap"].tenths == 0
    assert charges["cheap"].charged_to == "dear"
    assert charges["dear"].tenths == 334  # half of 8/12, rounded against the letter
    assert total(judged) == 666


def test_what_is_shown_in_a_sentence_that_breaks_a_rule_is_charged_to_that_finding() -> None:
    judged = [breaking("a", 5, (0, 0, 4)), showing("b", 5, 1, 0)]
    assert [charge.tenths for charge in score(judged).charges] == [750]
    assert total(judged) == 250


Row: TypeAlias = "tuple[float, list[tuple[int, int, int]], list[int], int]"
RULES = st.lists(
    st.tuples(
        st.sampled_from((0.5, 1, 2, 3, 7, 8)),
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 30), st.integers(1, 20)).map(
                lambda t: (t[0], t[0] * 60 + t[1], t[0] * 60 + t[1] + t[2])
            ),
            max_size=5,
        ),
        st.lists(st.integers(0, 6), unique=True, max_size=4),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=6,
)


def judged_from(rows: list[Row]) -> list[Judged]:
    out = []
    for number, (weight, spans, shown, required) in enumerate(rows):
        out.extend((breaking(f"must-not-{number}", weight, *spans), showing(f"must-{number}", weight, required, *shown)))
    return out


@given(RULES)
def test_the_costs_add_up_to_the_last_digit(rows: list[Row]) -> None:
    judged = judged_from(rows)
    assert 0 <= total(judged) <= TENTHS
    assert total(judged[::-1]) == total(judged)


@given(RULES, st.sets(st.integers(0, 5), min_size=1), st.sets(st.integers(0, 5)))
def test_one_more_sentence_that_breaks_rules_never_raises_the_score(rows: list[Row], broken: set[int], shown: set[int]) -> None:
    new = 9
    before = total(judged_from(rows))
    after = [
        (
            weight,
            [*spans, (new, new * 60 + number, new * 60 + 9)] if number in broken else spans,
            [*met, new] if number in shown else met,
            required,
        )
        for number, (weight, spans, met, required) in enumerate(rows)
    ]
    if any(number < len(rows) for number in broken):
        assert total(judged_from(after)) <= before


# Whole letters: sentences by what the examples in the rules say of them, put together at random.


def sentences_of(code: str) -> tuple[list[str], list[str]]:
    from poalint.rulefiles import read_folder
    from poalint.store import rules_folder

    read = read_folder(rules_folder(), [code])
    breaking_ones, others = [], []
    for (name, _), text in sorted(read.texts.items()):
        check = next(one.check for one in read.rules if one.id == name)
        for example in text.wording.examples:
            ends = example.text[-1] in ".!?。！？" and example.text[-3:-2] != " "  # else the next is joined to it ("shelf C.")
            whole = "\n" not in example.text and ends
            if whole and check in {"phrases", "presence", "concrete"}:
                (breaking_ones if example.kind == "breaks" and check == "phrases" else others).append(example.text)
    return breaking_ones, others


LETTERS = {code: sentences_of(code) for code in ("en", "fr", "pl", "zh")}


@st.composite
def letters(draw: st.DrawFn) -> tuple[str, list[list[str]], int, str]:
    code = draw(st.sampled_from(sorted(LETTERS)))
    breaking_ones, others = LETTERS[code]
    paragraphs = draw(st.lists(st.lists(st.sampled_from(others + breaking_ones), min_size=1, max_size=4), min_size=1, max_size=5))
    return code, paragraphs, draw(st.integers(0, len(paragraphs) - 1)), draw(st.sampled_from(breaking_ones))


def written(code: str, paragraphs: list[list[str]]) -> str:
    return "\n\n".join(("" if code == "zh" else " ").join(paragraph) for paragraph in paragraphs)


@settings(max_examples=60, deadline=None)
@given(letters())
def test_adding_a_sentence_that_breaks_a_rule_never_raises_a_letters_score(drawn: tuple[str, list[list[str]], int, str]) -> None:
    code, paragraphs, at, worse = drawn
    before = lint_text(written(code, paragraphs), language=code)
    paragraphs[at].append(worse)
    after = lint_text(written(code, paragraphs), language=code)
    assert after.score <= before.score
    for report in (before, after):
        assert round(sum(finding.cost for finding in report.findings), 1) == round(100 - report.score, 1)
        assert round(sum(part.points for part in report.categories.values()), 1) == report.score
        assert lint_text(report.text, language=code) == report


def test_what_applies_does_not_depend_on_the_text() -> None:
    rules = language_book("en").rules
    admit = {one.id for one in applicable(rules, Options())}
    contest = {one.id for one in applicable(rules, Options(stance="contest"))}
    assert admit - contest <= {"no-self-defense", "accepts-responsibility"}
    assert contest <= admit
