"""What the command refuses, and how it leaves: exit codes, letters and settings that cannot be read, wrong calls."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from poalint.cli import main

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ("--select", "item-length")  # a rule that these letters keep: exit code 0
BROKEN = ("--select", "accepts-responsibility")  # an error in all of them: exit code 1

# exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (KEPT, 0),
        (BROKEN, 1),
        ((*BROKEN, "--fail-on", "never"), 0),
        (("--select", "no-jargon", "--fail-on", "info"), 0),
        ((*KEPT, "--fail-under", "100"), 0),
        ((*BROKEN, "--fail-on", "never", "--fail-under", "100"), 1),
    ],
)
def test_exit_code(folder, arguments, code, call):
    assert call("letter.txt", *arguments).exit_code == code


def test_a_score_under_the_limit_is_said_in_words(folder, call):
    result = call("letter.txt", *BROKEN, "--fail-on", "never", "--fail-under", "50")
    assert result.exit_code == 1
    assert "letter.txt: the score 0.0 is below 50.0 (--fail-under)" in result.stderr


def test_the_level_that_fails_may_come_from_the_settings(folder, call):
    (folder / "poalint.toml").write_text('fail-on = "never"\n')
    assert call("letter.txt", *BROKEN).exit_code == 0
    assert call("letter.txt", *BROKEN, "--fail-on", "error").exit_code == 1


# what cannot be checked: one line, exit code 2, the other letters still linted


def make_bad(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "spaces.txt").write_bytes(b" \n\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "ff.txt").write_bytes(b"\xff" * 40)
    (folder / "big.txt").write_bytes(b"a b " * 750_000)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    (folder / "german.txt").write_text(
        "Sehr geehrte Damen und Herren,\n\nwir haben die Ware leider zu spät verschickt, weil niemand den Bestand geprüft hat. "
        "Künftig wird der Lagerbestand jeden Morgen von der Leiterin des Lagers gezählt und mit dem System verglichen.\n",
        "utf-8",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("missing.txt", "not-found"),
        ("*.docx", "not-found"),
        ("empty", "no-letters"),
        ("empty.txt", "empty"),
        ("spaces.txt", "empty"),
        ("binary.txt", "binary"),
        ("picture.txt", "binary"),
        ("big.txt", "too-large"),
        ("german.txt", "unknown-language"),
    ],
)
def test_what_cannot_be_checked(folder, name, kind, call):
    make_bad(folder)
    result = call("letter.txt", name, "good.txt", *KEPT, "--format", "json")
    assert result.exit_code == 2
    output = json.loads(result.stdout)
    assert [one["path"] for one in output["files"]] == ["letter.txt", "good.txt"]
    assert [(one["path"], one["kind"]) for one in output["errors"]] == [(name, kind)]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"poalint: {name}: ")


def test_bytes_of_no_encoding_are_an_error_not_garbage(folder, call):
    make_bad(folder)
    result = call("ff.txt", *KEPT, "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["files"] == []


def test_a_letter_in_an_unknown_language_says_which_are_known_and_gets_no_score(folder, call):
    make_bad(folder)
    result = call("german.txt")
    assert result.exit_code == 2
    assert "Score" not in result.stdout
    assert all(name in result.stderr for name in ("en", "fr", "pl", "zh"))


def test_a_letter_deleted_while_others_are_read(folder, monkeypatch, call):
    from poalint import readers

    read = readers.read_file

    def read_and_delete(path, *rest):
        (folder / "letter.txt").unlink(missing_ok=True)
        return read(path, *rest)

    monkeypatch.setattr(readers, "read_file", read_and_delete)
    result = call("good.txt", "letter.txt", *KEPT)
    assert result.exit_code == 2
    assert "letter.txt: there is no such file" in result.stderr
    assert "good.txt" in result.stdout


def test_a_letter_that_may_not_be_read(folder, monkeypatch, call):
    from poalint import readers
    from poalint.errors import PoalintError

    if os.geteuid() == 0:  # root may read everything: the refusal is played

        def refuse(path, *_):
            raise PoalintError("no-permission", f"{path}: may not be read; ask for the right to read it")

        monkeypatch.setattr(readers, "read_file", refuse)
    else:
        (folder / "letter.txt").chmod(0)
    result = call("letter.txt")
    assert result.exit_code == 2
    assert "poalint: letter.txt: may not be read" in result.stderr


def test_a_fault_of_ours_is_told_and_does_not_hide_the_other_letters(folder, monkeypatch, call):
    from poalint import lint

    whole = lint.lint_source

    def fail(source, options):
        if source.path == "letter.txt":
            raise ZeroDivisionError("division by zero")
        return whole(source, options)

    monkeypatch.setattr(lint, "lint_source", fail)
    result = call("letter.txt", "good.txt", *KEPT)
    assert result.exit_code == 2
    assert "good.txt" in result.stdout
    assert "poalint itself failed on this letter (ZeroDivisionError: division by zero)" in result.stderr
    monkeypatch.setenv("POALINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(main, ["letter.txt"], catch_exceptions=False)


# calls that are wrong: one line, exit code 2, nothing on standard output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--select", "no-excuse"), "--select: there is no rule no-excuse; did you mean no-excuses?"),
        (("--ignore", "no-excuses,xyzzy"), "--ignore: there is no rule xyzzy; `poalint rules` lists them"),
        (("--language", "de"), "--language: poalint does not know the language de; it knows en, fr, pl, zh"),
        (("--case", "late"), "--case: there is no case late"),
        (("--stance", "deny"), "--stance"),
        (("--format", "yaml"), "--format: there is no output format yaml; known are text, json"),
        (("--fail-under", "many"), "--fail-under"),
        (("--fail-under", "101"), "--fail-under"),
        (("--messages", "de"), "--messages"),
        (("--langage", "en"), "--language"),
        (("--config", "no.toml"), "no.toml: the settings cannot be read"),
        (("--output", "letter.txt"), "letter.txt: this file is a letter being checked"),
        (("--output", "link.txt"), "link.txt: this file is a letter being checked"),
        (("--output", "no/report.txt"), "there is no folder no to write the report to"),
        (("--output", "."), ".: the report could not be written"),
    ],
)
def test_a_wrong_call(folder, arguments, told, call, letter):
    (folder / "link.txt").symlink_to("letter.txt")
    result = call("letter.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("poalint: ")
    assert told in line
    assert (folder / "letter.txt").read_text("utf-8") == letter


def test_no_arguments_show_the_help(folder, call):
    result = call()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--fail-under" in result.stderr


# settings files


@pytest.mark.parametrize("text", ["stance = \n", "fail_on = 'info'", "fail-on = 3", "select = ['no-excuse']"])
def test_a_broken_settings_file_stops_its_letters_only(folder, text, call, letter):
    (folder / "a").mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / "a" / name).write_text(letter, "utf-8")
    (folder / "a" / "poalint.toml").write_text(text)
    result = call("a", "good.txt", "--fail-on", "never", "--format", "json")
    assert result.exit_code == 2
    output = json.loads(result.stdout)
    assert [one["path"] for one in output["files"]] == ["good.txt"]
    assert [(one["path"], one["kind"]) for one in output["errors"]] == [(os.path.join("a", "poalint.toml"), "config")]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"poalint: {os.path.join('a', 'poalint.toml')}:1:")


def test_a_broken_settings_file_of_the_whole_call_is_named_once(folder, call):
    (folder / "poalint.toml").write_text("stance = 'deny'\n")
    result = call("letter.txt", "good.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "poalint: poalint.toml:1: stance must be one of admit, contest\n"


def test_settings_choose_rules_by_file(folder, call):
    (folder / "poalint.toml").write_text('select = ["accepts-responsibility"]\n[per-file-ignores]\n"good.*" = ["accepts-responsibility"]\n')
    output = json.loads(call(".", "--format", "json").stdout)
    found = {one["path"]: [finding["rule"] for finding in one["findings"]] for one in output["files"]}
    assert found == {os.path.join(".", "good.txt"): [], os.path.join(".", "letter.txt"): ["accepts-responsibility"]}


def test_settings_choose_form_and_language(folder, call):
    (folder / "poalint.toml").write_text('format = "json"\nmessages = "fr"\n')
    assert json.loads(call("letter.txt").stdout)["format"] == 1
    assert "Pas encore prête" in call("letter.txt", *BROKEN, "--format", "text").stdout
