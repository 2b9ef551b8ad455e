"""The command as a person calls it: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import poalint
from poalint.cli import main
from poalint.reporters.cells import cells

GOOD = "Dear team,\n\nplease see the plan below.\n\nKind regards\nAnna Nowak\n"
LETTER = """Dear reviewer,

our late shipment rate reached 8.98 % in March. We are sorry, but the weather was bad, and it is not our fault at all.

Kind regards
Anna Nowak, Nordkram GmbH
"""
KEPT = ("--select", "item-length")  # a rule that these letters keep: exit code 0
BROKEN = ("--select", "accepts-responsibility")  # an error in all of them: exit code 1


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("NO_COLOR", "COLUMNS", "POALINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own, with a letter, where the search for settings ends."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)


def shell(*arguments, cwd, stdin=b"", **environment):
    known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent), "LC_ALL": "C.UTF-8"} | environment
    command = [sys.executable, "-m", "poalint", *(str(one) for one in arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=known, timeout=60, check=False)


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
def test_exit_code(folder, arguments, code):
    assert call("letter.txt", *arguments).exit_code == code


def test_a_score_under_the_limit_is_said_in_words(folder):
    result = call("letter.txt", *BROKEN, "--fail-on", "never", "--fail-under", "50")
    assert result.exit_code == 1
    assert "letter.txt: the score 0.0 is below 50.0 (--fail-under)" in result.stderr


def test_the_level_that_fails_may_come_from_the_settings(folder):
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
def test_what_cannot_be_checked(folder, name, kind):
    make_bad(folder)
    result = call("letter.txt", name, "good.txt", *KEPT, "--format", "json")
    assert result.exit_code == 2
    output = json.loads(result.stdout)
    assert [one["path"] for one in output["files"]] == ["letter.txt", "good.txt"]
    assert [(one["path"], one["kind"]) for one in output["errors"]] == [(name, kind)]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"poalint: {name}: ")


def test_bytes_of_no_encoding_are_an_error_not_garbage(folder):
    make_bad(folder)
    result = call("ff.txt", *KEPT, "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["files"] == []


def test_a_letter_in_an_unknown_language_says_which_are_known_and_gets_no_score(folder):
    make_bad(folder)
    result = call("german.txt")
    assert result.exit_code == 2
    assert "Score" not in result.stdout
    assert all(name in result.stderr for name in ("en", "fr", "pl", "zh"))


def test_a_letter_deleted_while_others_are_read(folder, monkeypatch):
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


def test_a_letter_that_may_not_be_read(folder, monkeypatch):
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


def test_a_fault_of_ours_is_told_and_does_not_hide_the_other_letters(folder, monkeypatch):
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
def test_a_wrong_call(folder, arguments, told):
    (folder / "link.txt").symlink_to("letter.txt")
    result = call("letter.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("poalint: ")
    assert told in line
    assert (folder / "letter.txt").read_text("utf-8") == LETTER


def test_no_arguments_show_the_help(folder):
    result = call()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--fail-under" in result.stderr


# settings files


@pytest.mark.parametrize("text", ["stance = \n", "fail_on = 'info'", "fail-on = 3", "select = ['no-excuse']"])
def test_a_broken_settings_file_stops_its_letters_only(folder, text):
    (folder / "a").mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / "a" / name).write_text(LETTER, "utf-8")
    (folder / "a" / "poalint.toml").write_text(text)
    result = call("a", "good.txt", "--fail-on", "never", "--format", "json")
    assert result.exit_code == 2
    output = json.loads(result.stdout)
    assert [one["path"] for one in output["files"]] == ["good.txt"]
    assert [(one["path"], one["kind"]) for one in output["errors"]] == [(os.path.join("a", "poalint.toml"), "config")]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"poalint: {os.path.join('a', 'poalint.toml')}:1:")


def test_a_broken_settings_file_of_the_whole_call_is_named_once(folder):
    (folder / "poalint.toml").write_text("stance = 'deny'\n")
    result = call("letter.txt", "good.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "poalint: poalint.toml:1: stance must be one of admit, contest\n"


def test_settings_choose_rules_by_file(folder):
    (folder / "poalint.toml").write_text('select = ["accepts-responsibility"]\n[per-file-ignores]\n"good.*" = ["accepts-responsibility"]\n')
    output = json.loads(call(".", "--format", "json").stdout)
    found = {one["path"]: [finding["rule"] for finding in one["findings"]] for one in output["files"]}
    assert found == {os.path.join(".", "good.txt"): [], os.path.join(".", "letter.txt"): ["accepts-responsibility"]}


def test_settings_choose_form_and_language(folder):
    (folder / "poalint.toml").write_text('format = "json"\nmessages = "fr"\n')
    assert json.loads(call("letter.txt").stdout)["format"] == 1
    assert "Pas encore prête" in call("letter.txt", *BROKEN, "--format", "text").stdout


# files, folders, patterns, standard input


def test_folders_give_their_letters_in_order_without_hidden_and_binary_ones(folder):
    for name in ("b/one.md", "b/two.txt", "b/.hidden/three.txt", "b/.four.txt", "b/five.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER, "utf-8")
    (folder / "b" / "scan.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02\x03" * 50)
    result = call("b", *KEPT, "--format", "json")
    assert [one["path"] for one in json.loads(result.stdout)["files"]] == [os.path.join("b", "one.md"), os.path.join("b", "two.txt")]
    assert result.exit_code == 0
    assert "1 binary file in the folders skipped" in result.stderr


def test_a_letter_named_twice_is_linted_once(folder):
    output = json.loads(call("letter.txt", ".", "./letter.txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["letter.txt", os.path.join(".", "good.txt")]


def test_a_pattern_that_the_shell_left_alone(folder):
    output = json.loads(call("*.txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["good.txt", "letter.txt"]


def test_a_name_with_pattern_signs_is_a_name_first(folder):
    (folder / "letter[1].txt").write_text(LETTER, "utf-8")
    output = json.loads(call("letter[1].txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["letter[1].txt"]


def test_standard_input_has_the_name_given(folder):
    result = call("-", "--stdin-filename", "draft.md", *KEPT, "--format", "json", stdin=LETTER)
    assert [one["path"] for one in json.loads(result.stdout)["files"]] == ["draft.md"]
    assert json.loads(call("-", *KEPT, "--format", "json", stdin=LETTER).stdout)["files"][0]["path"] == "-"


@pytest.mark.parametrize("text", ["", " \n", "a " * 1_500_000])
def test_standard_input_that_is_no_letter(folder, text):
    result = call("-", *KEPT, stdin=text)
    assert result.exit_code == 2
    assert result.stderr.startswith("poalint: -: ")


def test_a_letter_named_like_a_command(folder):
    (folder / "rules").write_text(LETTER, "utf-8")
    assert call("./rules", *KEPT).exit_code == 0
    assert "rules" in call("lint", "rules", *KEPT).stdout


# output


def test_json_follows_its_schema_for_real_letters(folder):
    schema = json.loads(call("schema").stdout)
    output = json.loads(call(".", "--format", "json").stdout)
    Draft202012Validator(schema).validate(output)
    assert {key for key, value in output["files"][0].items() if value} >= {"path", "language", "findings", "score"}


def test_output_goes_to_a_file_and_nothing_else_is_left_behind(folder):
    before = set(os.listdir())
    result = call("letter.txt", *BROKEN, "--format", "json", "--output", "report.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((folder / "report.json").read_text("utf-8"))["files"][0]["path"] == "letter.txt"
    assert set(os.listdir()) - before == {"report.json"}


def test_output_keeps_the_modes_of_the_file_that_it_replaces(folder):
    report = folder / "report.txt.out"
    report.write_text("old")
    report.chmod(0o600)
    call("letter.txt", *BROKEN, "--output", report)
    assert "accepts-responsibility" in report.read_text("utf-8")
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(folder, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    assert all(cells(line) <= width for line in call(".").stdout.splitlines())


def test_colour_is_for_terminals_only(folder):
    assert "\x1b" not in call("letter.txt").stdout


@pytest.mark.parametrize(("arguments", "environment"), [(("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), ((), {})])
def test_colour_on_a_terminal(folder, arguments, environment):
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent), "TERM": "xterm"} | environment
    with subprocess.Popen(
        [sys.executable, "-m", "poalint", "letter.txt", *arguments], cwd=folder, env=known, stdout=child, stderr=child
    ) as process:
        os.close(child)
        output = b""
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:  # Linux's end of a terminal
                break
            if not part:
                break
            output += part
        process.wait()
    os.close(parent)
    assert (b"\x1b[" in output) is (not arguments and not environment)


def test_quiet_prints_a_line_a_finding(folder):
    result = call("letter.txt", *BROKEN, "--quiet")
    assert result.stdout.startswith("letter.txt: error accepts-responsibility ")
    assert call("letter.txt", *KEPT, "--quiet").stdout == ""


@pytest.mark.parametrize(
    ("messages", "told"), [("en", "Not ready yet"), ("fr", "Pas encore prête"), ("pl", "Jeszcze nie gotowe"), ("zh", "还不能提交")]
)
def test_messages(folder, messages, told):
    assert told in call("letter.txt", *BROKEN, "--messages", messages).stdout


def test_messages_come_from_the_locale(folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert "Jeszcze nie gotowe" in call("letter.txt", *BROKEN).stdout
    assert "nie ma takiego pliku" in call("gone.txt").stderr
    assert "Użycie: poalint" in call("--help").stdout


def test_help_is_in_the_language_of_the_messages(folder):
    assert "Vérifier des lettres" in shell("lint", "--messages", "fr", "--help", cwd=folder).stdout.decode()


# as a process


def test_the_same_letters_give_the_same_bytes(folder):
    outputs = [shell(".", "--format", form, cwd=folder, PYTHONHASHSEED=seed).stdout for form in ("text", "json") for seed in ("1", "2")]
    assert outputs[0] == outputs[1]
    assert outputs[2] == outputs[3]


def test_the_order_of_the_letters_changes_no_report(folder):
    one, other = (
        json.loads(call(*names, "--format", "json").stdout)["files"] for names in (("good.txt", "letter.txt"), ("letter.txt", "good.txt"))
    )
    assert one == other[::-1]


def test_a_closed_pipe_is_silent(folder):
    for number in range(40):
        (folder / f"letter-{number}.txt").write_text(LETTER * 20, "utf-8")
    known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent)}
    with subprocess.Popen(
        [sys.executable, "-m", "poalint", ".", "--fail-on", "never"], cwd=folder, env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        complaint = process.stderr.read()
        code = process.wait()
    assert complaint == b""
    assert code == 2


def test_data_alone_goes_to_standard_output(folder):
    result = shell("gone.txt", "letter.txt", "--format", "json", cwd=folder)
    assert json.loads(result.stdout)["errors"][0]["path"] == "gone.txt"
    assert result.stderr.decode().startswith("poalint: gone.txt: ")


def test_a_terminal_without_unicode_gets_plain_signs(folder):
    (folder / "zh.txt").write_text("尊敬的团队：\n\n我们对此深表歉意，请再给我们一次机会，以后不会再发生了。\n", "utf-8")
    result = shell("letter.txt", "zh.txt", cwd=folder, PYTHONIOENCODING="latin-1")
    assert b"Score" in result.stdout
    assert b"#" in result.stdout
    assert b"Traceback" not in result.stderr


def test_json_is_utf8_whatever_the_terminal(folder):
    (folder / "zh.txt").write_text("尊敬的团队：\n\n因为天气不好，包裹迟到了，这不是我们的错。请再给我们一次机会。\n", "utf-8")
    output = json.loads(shell("zh.txt", "--format", "json", cwd=folder, PYTHONIOENCODING="latin-1").stdout.decode("utf-8"))
    assert output["files"][0]["language"] == "zh"


def test_nothing_from_the_folder_of_the_letter_is_executed(folder):
    for name in ("json", "click", "wcwidth", "tomllib", "difflib"):
        (folder / f"{name}.py").write_text("raise SystemExit('executed')\n")
    result = shell("letter.txt", "--format", "json", "--select", "no-excuses", cwd=folder)
    assert b"executed" not in result.stderr
    assert json.loads(result.stdout)


def test_a_plain_lint_imports_nothing_heavy(folder):
    heavy = (
        "spacy numpy nltk importlib.metadata tomllib tomli difflib jsonschema markdown_it shutil tempfile textwrap urllib.request "
        "poalint.rulefiles poalint.reporters.json poalint.wording.fr"
    )
    code = (
        "import sys; sys.argv = ['poalint', 'letter.txt', '--fail-on', 'never']\n"
        "from poalint.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({heavy!r}.split()) & set(sys.modules)))\n"
    )
    known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent), "LC_ALL": "C.UTF-8"}
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=known, capture_output=True, check=True)  # the rules are compiled now
    result = subprocess.run([sys.executable, "-c", code], cwd=folder, env=known, capture_output=True, check=True)
    assert result.stdout.decode().splitlines()[-1] == "[]"


# plugins


def test_strict_fails_on_a_broken_plugin(folder, monkeypatch):
    from poalint import plugins

    class Broken:
        problems = (plugins.Plugin("poalint-extra", "1.0", error="ImportError: no module named x"),)

        def __getattr__(self, name):
            return getattr(manager, name)

    manager = plugins.manager()
    call("letter.txt", *KEPT)  # the real plugins are gathered
    monkeypatch.setattr(plugins, "manager", Broken)
    lenient, strict = call("letter.txt", *KEPT), call("letter.txt", *KEPT, "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 2)
    assert "plugin poalint-extra 1.0 is left out: ImportError: no module named x" in strict.stderr


def test_a_language_that_does_not_fit_the_letter_is_warned_of(folder):
    result = call("letter.txt", "--language", "fr", *KEPT, "--strict")
    assert result.exit_code == 2
    assert "poalint: letter.txt: warning: " in result.stderr
