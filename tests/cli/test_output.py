"""What the command reads and prints: letters in, reports out, in this process and as one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import poalint
from poalint.reporters.cells import cells

KEPT = ("--select", "item-length")  # a rule that these letters keep: exit code 0
BROKEN = ("--select", "accepts-responsibility")  # an error in all of them: exit code 1

# files, folders, patterns, standard input


def test_folders_give_their_letters_in_order_without_hidden_and_binary_ones(folder, call, letter):
    for name in ("b/one.md", "b/two.txt", "b/.hidden/three.txt", "b/.four.txt", "b/five.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(letter, "utf-8")
    (folder / "b" / "scan.txt").write_bytes(b"%PDF-1.7\n\x00\x01\x02\x03" * 50)
    result = call("b", *KEPT, "--format", "json")
    assert [one["path"] for one in json.loads(result.stdout)["files"]] == [os.path.join("b", "one.md"), os.path.join("b", "two.txt")]
    assert result.exit_code == 0
    assert "1 binary file in the folders skipped" in result.stderr


def test_a_letter_named_twice_is_linted_once(folder, call):
    output = json.loads(call("letter.txt", ".", "./letter.txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["letter.txt", os.path.join(".", "good.txt")]


def test_a_pattern_that_the_shell_left_alone(folder, call):
    output = json.loads(call("*.txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["good.txt", "letter.txt"]


def test_a_name_with_pattern_signs_is_a_name_first(folder, call, letter):
    (folder / "letter[1].txt").write_text(letter, "utf-8")
    output = json.loads(call("letter[1].txt", *KEPT, "--format", "json").stdout)
    assert [one["path"] for one in output["files"]] == ["letter[1].txt"]


def test_standard_input_has_the_name_given(folder, call, letter):
    result = call("-", "--stdin-filename", "draft.md", *KEPT, "--format", "json", stdin=letter)
    assert [one["path"] for one in json.loads(result.stdout)["files"]] == ["draft.md"]
    assert json.loads(call("-", *KEPT, "--format", "json", stdin=letter).stdout)["files"][0]["path"] == "-"


@pytest.mark.parametrize("text", ["", " \n", "a " * 1_500_000])
def test_standard_input_that_is_no_letter(folder, text, call):
    result = call("-", *KEPT, stdin=text)
    assert result.exit_code == 2
    assert result.stderr.startswith("poalint: -: ")


def test_a_letter_named_like_a_command(folder, call, letter):
    (folder / "rules").write_text(letter, "utf-8")
    assert call("./rules", *KEPT).exit_code == 0
    assert "rules" in call("lint", "rules", *KEPT).stdout


# output


def test_json_follows_its_schema_for_real_letters(folder, call):
    schema = json.loads(call("schema").stdout)
    output = json.loads(call(".", "--format", "json").stdout)
    Draft202012Validator(schema).validate(output)
    assert {key for key, value in output["files"][0].items() if value} >= {"path", "language", "findings", "score"}


def test_output_goes_to_a_file_and_nothing_else_is_left_behind(folder, call):
    before = set(os.listdir())
    result = call("letter.txt", *BROKEN, "--format", "json", "--output", "report.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((folder / "report.json").read_text("utf-8"))["files"][0]["path"] == "letter.txt"
    assert set(os.listdir()) - before == {"report.json"}


def test_output_keeps_the_modes_of_the_file_that_it_replaces(folder, call):
    report = folder / "report.txt.out"
    report.write_text("old")
    report.chmod(0o600)
    call("letter.txt", *BROKEN, "--output", report)
    assert "accepts-responsibility" in report.read_text("utf-8")
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(folder, monkeypatch, width, call):
    monkeypatch.setenv("COLUMNS", str(width))
    assert all(cells(line) <= width for line in call(".").stdout.splitlines())


def test_colour_is_for_terminals_only(folder, call):
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


def test_quiet_prints_a_line_a_finding(folder, call):
    result = call("letter.txt", *BROKEN, "--quiet")
    assert result.stdout.startswith("letter.txt: error accepts-responsibility ")
    assert call("letter.txt", *KEPT, "--quiet").stdout == ""


@pytest.mark.parametrize(
    ("messages", "told"), [("en", "Not ready yet"), ("fr", "Pas encore prête"), ("pl", "Jeszcze nie gotowe"), ("zh", "还不能提交")]
)
def test_messages(folder, messages, told, call):
    assert told in call("letter.txt", *BROKEN, "--messages", messages).stdout


def test_messages_come_from_the_locale(folder, monkeypatch, call):
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert "Jeszcze nie gotowe" in call("letter.txt", *BROKEN).stdout
    assert "nie ma takiego pliku" in call("gone.txt").stderr
    assert "Użycie: poalint" in call("--help").stdout


def test_help_is_in_the_language_of_the_messages(folder, shell):
    assert "Vérifier des lettres" in shell("lint", "--messages", "fr", "--help", cwd=folder).stdout.decode()


# as a process


def test_the_same_letters_give_the_same_bytes(folder, shell):
    outputs = [shell(".", "--format", form, cwd=folder, PYTHONHASHSEED=seed).stdout for form in ("text", "json") for seed in ("1", "2")]
    assert outputs[0] == outputs[1]
    assert outputs[2] == outputs[3]


def test_the_order_of_the_letters_changes_no_report(folder, call):
    one, other = (
        json.loads(call(*names, "--format", "json").stdout)["files"] for names in (("good.txt", "letter.txt"), ("letter.txt", "good.txt"))
    )
    assert one == other[::-1]


def test_a_closed_pipe_is_silent(folder, letter):
    for number in range(40):
        (folder / f"letter-{number}.txt").write_text(letter * 20, "utf-8")
    known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent)}
    with subprocess.Popen(
        [sys.executable, "-m", "poalint", ".", "--fail-on", "never"], cwd=folder, env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        complaint = process.stderr.read()
        code = process.wait()
    assert complaint == b""
    assert code == 2


def test_data_alone_goes_to_standard_output(folder, shell):
    result = shell("gone.txt", "letter.txt", "--format", "json", cwd=folder)
    assert json.loads(result.stdout)["errors"][0]["path"] == "gone.txt"
    assert result.stderr.decode().startswith("poalint: gone.txt: ")


def test_a_terminal_without_unicode_gets_plain_signs(folder, shell):
    (folder / "zh.txt").write_text("尊敬的团队：\n\n我们对此深表歉意，请再给我们一次机会，以后不会再发生了。\n", "utf-8")
    result = shell("letter.txt", "zh.txt", cwd=folder, PYTHONIOENCODING="latin-1")
    assert b"Score" in result.stdout
    assert b"#" in result.stdout
    assert b"Traceback" not in result.stderr


def test_json_is_utf8_whatever_the_terminal(folder, shell):
    (folder / "zh.txt").write_text("尊敬的团队：\n\n因为天气不好，包裹迟到了，这不是我们的错。请再给我们一次机会。\n", "utf-8")
    output = json.loads(shell("zh.txt", "--format", "json", cwd=folder, PYTHONIOENCODING="latin-1").stdout.decode("utf-8"))
    assert output["files"][0]["language"] == "zh"


def test_nothing_from_the_folder_of_the_letter_is_executed(folder, shell):
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


def test_strict_fails_on_a_broken_plugin(folder, monkeypatch, call):
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


def test_a_language_that_does_not_fit_the_letter_is_warned_of(folder, call):
    result = call("letter.txt", "--language", "fr", *KEPT, "--strict")
    assert result.exit_code == 2
    assert "poalint: letter.txt: warning: " in result.stderr
