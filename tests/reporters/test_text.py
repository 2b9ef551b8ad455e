"""The report for people, over hand-made reports."""

from __future__ import annotations

import re
from types import MappingProxyType

import pytest

from poalint.report import CategoryScore, Run
from poalint.reporters import REPORTERS, Look
from poalint.reporters.cells import cells
from poalint.reporters.text import bar, dearest_rule, in_reading_order, render
from poalint.wording import MESSAGE_LANGUAGES

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("messages", MESSAGE_LANGUAGES)
@pytest.mark.parametrize("width", [30, 40, 60, 72, 80, 200])
def test_no_line_is_wider_than_the_terminal(run, width, messages):
    for line in render(run, Look(width=width, messages=messages)).splitlines():
        assert cells(line) <= width, line


def test_a_finding_shows_place_words_reason_remedy_and_cost(english):
    text = render(Run((english,)), Look(width=72))
    assert "error  no-blame" in text
    assert "−3.5 points" in text
    assert "letters/english.txt:3:49 · cause" in text
    frame = next(line for line in text.splitlines() if "The carrier lost" in line)
    under = text.splitlines()[text.splitlines().index(frame) + 1]
    assert under.index("━") == frame.index("The carrier")
    assert under.count("━") == len("The carrier lost the parcels of that week")
    assert "why   A reviewer wants" in text
    assert "mend  Say what you did" in text


def test_what_is_charged_elsewhere_says_so(english):
    assert "counted under no-vague-promises" in render(Run((english,)), Look())


def test_what_is_missing_says_where_it_belongs_and_comes_last(english):
    text = render(Run((english,)), Look())
    assert "missing; its place: corrective actions" in text
    assert in_reading_order(english.findings)[-1].rule == "corrective-actions"


def test_the_reason_is_told_once_a_rule(english):
    assert "why, mend  as at line 3" in render(Run((english,)), Look())


def test_what_is_met_has_its_place(english):
    text = render(Run((english,)), Look())
    assert re.search(r"✓ names-cause +line 3 “our late shipment rate", text)
    assert "and 1 more" in text


def test_the_last_line_says_what_to_do_first(english, clean):
    assert "Begin with corrective-actions (missing): it costs the most, 8 points." in one_line(english)
    assert render(Run((clean,)), Look()).splitlines()[-1] == "Ready to send."


def test_ready_with_findings_left_says_what_is_still_to_win(english):
    ready = english._replace(ready=True, findings=english.findings[1:2])
    assert "Ready to send. Better still: mend no-blame (line 3), worth 3.5 points." in one_line(ready)


def test_a_score_below_the_bar_without_errors_is_explained(english):
    low = english._replace(score=60.0, findings=english.findings[2:3])
    assert "Not ready yet: the score is below 80." in one_line(low)


def test_dearest_rule_adds_up_and_prefers_errors(english):
    assert dearest_rule(()) is None
    rule, findings, cost = dearest_rule(english.findings)
    assert (rule, len(findings), cost) == ("corrective-actions", 1, 8.0)
    same = [finding._replace(cost=2.0) for finding in english.findings[2:4]]
    assert dearest_rule(same)[0] == "concrete-actions"


def test_several_letters_end_with_a_summary(run):
    lines = render(run, Look(width=60)).splitlines()
    at = lines.index("4 letters, 1 ready, 2 not ready, 1 not checked")
    assert [line.split()[0] for line in lines[at + 1 : at + 5]] == ["✗", "✗", "✓", "?"]
    assert lines[-1] == "Begin with letters/english.txt: the lowest score."


def test_colour_changes_nothing_but_colour(run):
    plain = render(run, Look(width=60))
    colored = render(run, Look(width=60, color=True))
    assert "\x1b" not in plain
    assert [line.rstrip() for line in ESCAPE.sub("", colored).splitlines()] == plain.splitlines()


def test_a_letter_cannot_talk_to_the_terminal(english):
    bad = "ring\x07 \x1b[31mred\x1b[0m \u202eback"
    finding = english.findings[1]._replace(message=bad, suggestion=bad, why=bad)
    text = render(Run((english._replace(path="a\nb\x1b.txt", findings=(finding,)),)), Look())
    assert not set("\x07\x1b\u202e") & set(text)


def test_the_same_report_gives_the_same_bytes(run):
    assert render(run, Look(width=60)) == render(run, Look(width=60))


def test_a_category_without_weight_is_not_shown(clean):
    empty = clean._replace(categories=MappingProxyType({"tone": CategoryScore(0.0, 0.0)}))
    assert "tone" not in render(Run((empty,)), Look())


@pytest.mark.parametrize(("points", "of", "full"), [(0, 10, 0), (0.1, 10, 1), (5, 10, 5), (9.9, 10, 9), (10, 10, 10)])
def test_a_bar_is_full_or_empty_only_when_the_points_are(points, of, full):
    assert bar(points, of, 10) == full


def test_quiet_is_a_line_a_finding(run):
    lines = REPORTERS[0].render(run, Look(quiet=True)).splitlines()
    assert len(lines) == 7
    assert lines[0] == "letters/english.txt: error corrective-actions One action is done; a reviewer looks for two."
    assert re.fullmatch(r"letters/english.txt:3:49: error no-blame A reviewer .*", lines[1])


def one_line(report) -> str:
    return " ".join(render(Run((report,)), Look()).split())
