"""`--previous`: the letter that was refused, in the report, in the score and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import poalint
from poalint import lint_text
from poalint.cli import main
from poalint.lint import Options

CORPORA = Path(poalint.__file__).parent.parent / "corpora"
SCHEMA = json.loads((Path(poalint.__file__).parent / "report.schema.json").read_text("utf-8"))
REFUSED = (CORPORA / "en" / "order-defects-middling.txt").read_text("utf-8")
LANGUAGES = ("en", "fr", "pl", "zh")


def own_words(report):
    return [finding for finding in report.findings if finding.rule == "own-words"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / "refused.txt").write_text(REFUSED, "utf-8")
    (tmp_path / "new.txt").write_text(REFUSED.replace("We refunded the customers.", "On 5 June we refunded all 11 buyers."), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_letter_again_is_not_in_own_words(language):
    text = (CORPORA / language / "parallel-1.txt").read_text("utf-8")
    before = lint_text(text, language=language)
    after = lint_text(text, language=language, previous=text)
    assert own_words(before) == []
    [found] = own_words(after)
    assert (found.span, found.cost > 0) == (None, True)
    assert after.score < before.score == after.previous.score
    assert (after.previous.new_words, after.previous.changed, after.previous.left_out) == (0, (), 0)
    assert all(kept.exact and kept.span == kept.before for kept in after.previous.kept)
    assert len(after.previous.kept) == after.previous.sentences > 3
    assert "{" not in found.message + found.suggestion


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_letter_is_new(language):
    refused, text = ((CORPORA / language / f"parallel-{number}.txt").read_text("utf-8") for number in (2, 1))
    report = lint_text(text, language=language, previous=refused)
    assert own_words(report) == []
    assert report.previous.new_words > 0.8
    assert report.score == lint_text(text, language=language).score


def test_the_report_tells_the_part_and_point_of_what_is_new():
    text = REFUSED.replace("We refunded the customers.", "On 5 June our clerk Ruth refunded all 11 buyers.")
    previous = lint_text(text, previous=REFUSED).previous
    [new] = previous.changed
    assert (new.span.quote, new.part, new.item) == ("On 5 June our clerk Ruth refunded all 11 buyers.", "corrective", 2)
    assert {part.part: part.new for part in previous.parts} == {"opening": 0, "cause": 0, "corrective": 1, "preventive": 0}
    assert previous.left_out == 1
    for kept in previous.kept:
        assert REFUSED[kept.before.start.offset : kept.before.end.offset] == kept.before.quote
        assert text[kept.span.start.offset : kept.span.end.offset] == kept.span.quote


def test_the_refused_letter_keeps_its_own_score():
    assert lint_text("We failed to test the boxes.", language="en", previous=REFUSED).previous.score == lint_text(REFUSED).score


def test_two_languages_leave_the_scores():
    report = lint_text(REFUSED, previous=(CORPORA / "fr" / "parallel-1.txt").read_text("utf-8"))
    assert (report.previous.compared, report.previous.language, report.previous.new_words) == (False, "fr", None)
    assert report.score == lint_text(REFUSED).score


OBJECTED = ("Please, please help us, we beg you!!", "The carrier lost all our parcels.", "We will do our best and be more careful.")
BETTER = ("On 5 June our clerk Ruth refunded all 11 buyers.", "Every Monday Ruth drops three packed lamps from one metre.")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(OBJECTED + BETTER), max_size=12), st.sampled_from(OBJECTED))
def test_a_sentence_a_reviewer_objects_to_never_helps_by_being_new(added, worse):
    texts = (
        REFUSED.replace("We refunded the customers.", "\n\n".join(("We refunded the customers.", *more)))
        for more in (added, [*added, worse])
    )
    before, after = (lint_text(text, language="en", previous=REFUSED) for text in texts)
    assert after.score <= before.score
    for report in (before, after):
        assert round(sum(finding.cost for finding in report.findings), 1) == round(100 - report.score, 1)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 30))
def test_a_sentence_taken_over_never_helps(number):
    text = "We packed lamps badly.\n\n" + "\n\n".join(BETTER)
    old = [line for line in REFUSED.splitlines() if line.strip()]
    before = lint_text(text, language="en", previous=REFUSED, settings=Options(select=("own-words",)))
    after = lint_text(f"{text}\n\n{old[number % len(old)]}", language="en", previous=REFUSED, settings=Options(select=("own-words",)))
    assert after.score <= before.score


# the command


def test_the_text_report_has_a_section(folder):
    output = call("new.txt", "--previous", "refused.txt").stdout
    section = output[output.index("Compared with the refused letter  refused.txt") : output.index("Score ")]
    before, after = lint_text(REFUSED).score, lint_text((folder / "new.txt").read_text("utf-8"), previous=REFUSED).score
    assert f"{before} → {after}" in section
    assert "corrective actions 1 of 3" in section
    assert "line 3 “Our account was deactivated" in section
    assert "and 6 more" in section
    assert all(len(line) <= 80 for line in section.splitlines())
    assert "Compared" not in call("new.txt").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_speaks_the_readers_language_and_fits(folder, language, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    from poalint.reporters.cells import cells

    output = call("new.txt", "--previous", "refused.txt", "--messages", language).stdout
    assert all(cells(line) <= 40 for line in output.splitlines())


def test_the_json_report_follows_the_schema(folder):
    for arguments in ((), ("--previous", "refused.txt"), ("--previous", CORPORA / "fr" / "parallel-1.txt")):
        document = json.loads(call("new.txt", "--format", "json", *arguments).stdout)
        Draft202012Validator(SCHEMA).validate(document)
        previous = document["files"][0]["previous"]
        assert (previous is not None) == bool(arguments)
    assert set(previous) == set(SCHEMA["$defs"]["previous"]["properties"])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.txt", None, "--previous gone.txt: there is no such file"),
        ("empty.txt", "", "--previous empty.txt: is empty"),
        ("blank.txt", " \n\n", "--previous blank.txt: is empty"),
        ("binary.txt", "PK\x03\x04\0\0\0\0", "--previous binary.txt: is"),
        ("russian.txt", "Мы были неправы и всё исправим завтра утром.", "the refused letter (russian.txt) is in a language that poalint"),
        ("new.txt", ..., "new.txt: is the refused letter itself"),
    ],
)
def test_what_is_no_refused_letter_is_one_line_and_exit_2(folder, name, content, told):
    if isinstance(content, str):
        (folder / name).write_text(content, "utf-8")
    result = call("new.txt", "--previous", name)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_unreadable_kind_is_told_in_the_readers_language(folder):
    assert "odrzucon" in call("new.txt", "--previous", "new.txt", "--messages", "pl").stderr
    assert "--previous gone.txt: 没有" in call("new.txt", "--previous", "gone.txt", "--messages", "zh").stderr


def test_a_refused_letter_in_another_language_is_a_warning(folder):
    result = call("new.txt", "--previous", CORPORA / "fr" / "parallel-1.txt")
    assert result.exit_code == 1
    assert (
        result.stderr == "poalint: new.txt: warning: the refused letter is in French, this one in English: only their scores are compared\n"
    )


def test_the_refused_letter_in_the_folder_of_the_new_one_is_left_out(folder):
    result = call(".", "--previous", "refused.txt", "--format", "json")
    assert [file["path"] for file in json.loads(result.stdout)["files"]] == ["./new.txt"]
    assert result.exit_code == 1


def test_a_refused_letter_may_be_markdown(folder):
    (folder / "refused.md").write_text(REFUSED.replace("We refunded", "**We** refunded"), "utf-8")
    document = json.loads(call("refused.txt", "--previous", "refused.md", "--format", "json").stdout)
    assert document["files"][0]["previous"]["new_words"] == 0
