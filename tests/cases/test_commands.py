"""`poalint cases`, `checklist` and `new`: in four languages, at 60 columns, as pipes, and what they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from poalint import lint_text
from poalint.casefiles import read_cases
from poalint.cli import main
from poalint.reporters.cells import cells
from poalint.rulefiles import read_toml
from poalint.store import rules_folder

LANGUAGES = ("en", "fr", "pl", "zh")
CASES = {case.id: case for case in read_cases(rules_folder(), with_phrases=False)}
NOTICE = (
    "Hello,\n\nYour listing has been removed because of complaints about the authenticity of B0CPL7W2XN.\n\n"
    "Please send us a plan of action that explains:\n- the root cause of the complaints\n- the actions you have taken\n"
    "- the steps you have taken to prevent further complaints\n"
)


def run(*arguments: str, columns: int = 60):
    return CliRunner(env={"COLUMNS": str(columns), "LC_ALL": "C.UTF-8"}).invoke(main, list(arguments))


def test_the_thirteen_cases_of_the_rule_book() -> None:
    assert set(CASES) == {
        "late-shipment", "order-defects", "cancellations", "tracking", "inauthentic", "used-as-new", "intellectual-property",
        "restricted-product", "related-accounts", "review-manipulation", "verification", "drop-shipping", "listing",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [("cases",), ("checklist",), ("checklist", "--case", "inauthentic")], ids=" ".join)
def test_nothing_is_wider_than_the_terminal(command: tuple[str, ...], language: str) -> None:
    said = run(*command, "--messages", language)
    assert said.exit_code == 0, said.stderr
    assert max(cells(line) for line in said.stdout.splitlines()) <= 60
    assert said.stderr == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_tells_name_target_and_needs(language: str) -> None:
    said = " ".join(run("cases", "--messages", language, columns=88).stdout.split())
    for case in CASES.values():
        text = case.texts[language].case
        assert case.id in said
        assert text.name in said
        assert all(metric.told_target(language) in said for metric in text.metrics)


def test_cases_as_json_holds_all_that_the_files_say() -> None:
    rows = {row["id"]: row for row in json.loads(run("cases", "--format", "json", "--messages", "pl").stdout)}
    assert set(rows) == set(CASES)
    late = rows["late-shipment"]
    assert late["metrics"] == [
        {"id": "late-shipment-rate", "name": "wskaźnik opóźnionych wysyłek", "target": 4.0, "side": "below", "days": [10, 30]}
    ]
    assert [fact["id"] for fact in late["needs"]] == ["own-value", "period", "handling", "customers"]
    assert len(late["documents"]) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_list_says_all_advice(language: str) -> None:
    said = "".join(run("checklist", "--messages", language, columns=88).stdout.split())
    for item in read_toml(rules_folder() / "checklist.toml")["items"]:
        assert "".join(item[language].split()) in said.replace("☐", "")


@pytest.mark.parametrize("case", sorted(CASES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_a_case_its_documents_stand_on_the_list(case: str, language: str) -> None:
    documents = json.loads(run("checklist", "--case", case, "--format", "json", "--messages", language).stdout)["documents"]
    assert [one["text"] for one in documents] == list(CASES[case].texts[language].documents)
    assert documents


@pytest.mark.parametrize("case", sorted(CASES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_letter_is_of_its_case_and_full_of_blanks_that_are_caught(case: str, language: str) -> None:
    text = run("new", case, "--language", language).stdout
    report = lint_text(text)
    assert (report.language, report.case) == (language, case)
    assert not report.ready
    caught = {one.start for one in report.findings if one.rule == "no-placeholders"}
    blanks = [at for at in range(len(text)) if text.startswith("____", at)]
    assert blanks
    assert caught >= set(blanks)
    assert "clear-structure" not in {one.rule for one in report.findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_s_points_stand_in_their_parts(language: str, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, "utf-8")
    text = run("new", "inauthentic", "--language", language, "--notice", str(notice)).stdout
    at = [text.index(words) for words in ("B0CPL7W2XN", "the root cause", "the actions you have taken", "the steps you have taken")]
    assert at == sorted(at)
    assert text.count("____") > run("new", "inauthentic", "--language", language).stdout.count("____") + 3


def test_a_new_letter_never_falls_on_a_file(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    written = run("new", "tracking", "--output", str(letter))
    assert (written.exit_code, written.stdout) == (0, "")
    assert "____" in written.stderr
    kept = letter.read_bytes()
    letter.write_bytes(kept + b"mine")
    refused = run("new", "tracking", "--output", str(letter))
    assert refused.exit_code == 2
    assert "already" in refused.stderr
    assert letter.read_bytes() == kept + b"mine"


def test_contest_asks_for_proof_of_the_error() -> None:
    admit, contest = (run("new", "intellectual-property", "--stance", stance).stdout for stance in ("admit", "contest"))
    assert "decision was an error" in contest
    assert "decision was an error" not in admit
    assert "did you remove" in admit
    assert "did you remove" not in contest


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "late-shipmant"), "late-shipment"),
        (("new", "general"), "poalint cases"),
        (("new", "tracking", "--language", "de"), "en, fr, pl, zh"),
        (("new", "tracking", "--notice", "nowhere.txt"), "nowhere.txt"),
        (("new", "tracking", "--output", "nowhere/letter.txt"), "nowhere"),
        (("checklist", "--case", "tracing"), "tracking"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_is_one_line_that_says_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    said = run(*arguments)
    assert said.exit_code == 2
    assert said.stdout == ""
    assert len(said.stderr.strip().splitlines()) == 1
    assert told in said.stderr


def test_a_notice_that_is_none_begins_no_letter(tmp_path: Path) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("It was a dark and stormy night, and the rain fell in torrents upon the roofs of the sleeping town.", "utf-8")
    said = run("new", "tracking", "--notice", str(novel))
    assert said.exit_code == 2
    assert said.stdout == ""


@pytest.mark.parametrize("command", ["cases", "checklist"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_in_a_pipe(command: str, encoding: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "poalint", command, "--messages", "en"],
        capture_output=True, check=True, env={"PYTHONIOENCODING": encoding, "PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    )  # fmt: skip
    text = said.stdout.decode(encoding)
    assert "\x1b" not in text
    assert "?" not in text or command == "checklist"
    assert text.endswith("\n")
    assert said.stderr == b""
