"""The commands beside lint: what they tell about rules, plugins and settings, and the tools of rule authors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import poalint
from poalint.cli import COMMANDS
from poalint.reporters.cells import cells
from poalint.store import profile, rules_path
from poalint.wording import MESSAGE_LANGUAGES, words


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_every_language(command, call):
    for messages in MESSAGE_LANGUAGES:
        assert words(messages)(f"command.{command}")
    assert call(command, "--help").exit_code == 0


def test_version_is_that_of_the_package(call):
    told = f"poalint {poalint.__version__} (rule book {profile([rules_path()])})\n"
    assert call("--version").stdout == told
    assert call("letter.txt", "--version").stdout == told


def test_rules_lists_all_with_level_and_weight(call):
    rows = json.loads(call("rules", "--format", "json").stdout)
    by_id = {row["id"]: row for row in rows}
    assert by_id["no-excuses"]["level"] == "error"
    assert by_id["no-excuses"]["weight"] == 7
    assert set(by_id["no-excuses"]["languages"]) >= {"en", "fr", "pl", "zh"}
    text = call("rules").stdout
    assert all(name in text for name in by_id)
    assert f"rule book {profile([rules_path()])}\n" in text
    line = next(line for line in text.splitlines() if "no-excuses" in line)
    assert line.split()[:7] == ["no-excuses", "error", "7", "en", "fr", "pl", "zh"]


def test_the_list_of_rules_is_the_rule_files_and_reads_none_of_them(monkeypatch):
    from poalint.lint import rule_book, rules_in_force

    written = sorted(rule_book().rules)
    rules_in_force()  # compiled now, if it was not before
    monkeypatch.setattr("poalint.rulefiles.read_toml", None)
    assert list(rules_in_force()[0]) == written


def test_the_table_in_the_rules_readme_is_the_command_s(call):
    page = (Path(rules_path()) / "README.md").read_text("utf-8")
    table = page.partition("<!-- made by `poalint rules --format markdown` -->\n")[2].partition("<!-- end -->")[0]
    assert table == call("rules", "--format", "markdown").stdout


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("command", [("rules",), ("explain", "no-excuses"), ("plugins",), ("config",)])
def test_no_line_is_wider_than_the_terminal(folder, monkeypatch, command, width, call):
    monkeypatch.setenv("COLUMNS", str(width))
    assert all(cells(line) <= width for line in call(*command).stdout.splitlines())


@pytest.mark.parametrize("messages", MESSAGE_LANGUAGES)
def test_explain_tells_the_rule_in_the_language_asked(messages, call):
    page = call("explain", "no-excuses", "--messages", messages).stdout
    told = words(messages)
    for key in ("rules.message", "rules.why", "rules.suggestion", "rules.breaks", "rules.keeps", "rules.sources"):
        assert told(key) in page
    explained = json.loads(call("explain", "no-excuses", "--messages", messages, "--format", "json").stdout)
    assert explained["examples_language"] == messages
    assert {example["kind"] for example in explained["examples"]} == {"breaks", "keeps"}
    assert explained["statements"].keys() == set(explained["sources"])


def test_explain_shows_what_must_be_there(call):
    page = call("explain", "accepts-responsibility").stdout
    assert "Shows it" in page
    assert "Does not show it" in page


def test_explain_takes_examples_of_another_language_than_the_messages(call):
    explained = json.loads(call("explain", "no-excuses", "--language", "zh", "--format", "json").stdout)
    assert explained["examples_language"] == "zh"
    assert explained["message"].isascii() or "“" in explained["message"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("explain", "no-excuse"), "there is no rule no-excuse; did you mean no-excuses?"),
        (("explain", "zzzzz"), "there is no rule zzzzz; `poalint rules` lists them"),
        (("explain", "no-excuses", "--language", "de"), "This rule has no wording in de yet."),
        (("explain",), "Missing argument"),
        (("completion", "tcsh"), "tcsh"),
        (("test-rules", "nowhere"), "there is no folder nowhere"),
        (("forms", "en", "nowhere"), "there is no folder nowhere"),
    ],
)
def test_a_wrong_call(folder, arguments, told, call):
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_plugins_names_poalint_itself_and_what_it_adds(call):
    rows = json.loads(call("plugins", "--format", "json").stdout)
    assert rows[0]["name"] == "poalint"
    assert "reporter json" in rows[0]["adds"]
    assert "no-excuses" in call("plugins").stdout


def test_a_broken_plugin_is_listed_with_its_reason(monkeypatch, call):
    from poalint import plugins
    from poalint.plugins import Plugin

    class Three:
        plugins = (
            Plugin("good", "1.0", ("rule no-smoke", "rule no-mirrors", "reader docx (.docx)")),
            Plugin("bad", "0.1", error="SyntaxError: invalid"),
            Plugin("idle", "2"),
        )

    monkeypatch.setattr(plugins, "manager", Three)
    assert call("plugins", "--no-color").stdout.splitlines() == [
        "good  1.0",
        "  rule        no-smoke, no-mirrors",
        "  reader      docx (.docx)",
        "bad  0.1",
        "  left out: SyntaxError: invalid",
        "idle  2",
        "  adds nothing",
    ]


def test_config_tells_where_each_setting_comes_from(folder, call):
    (folder / "poalint.toml").write_text('fail-on = "warning"\nignore = ["no-jargon"]\n')
    (folder / "letters").mkdir()
    told = json.loads(call("config", "letters", "--messages", "en", "--format", "json").stdout)
    assert told["file"] == "poalint.toml"
    assert told["settings"]["fail-on"] == {"value": "warning", "from": "poalint.toml:1"}
    assert told["settings"]["ignore"] == {"value": ["no-jargon"], "from": "poalint.toml:2"}
    assert told["settings"]["stance"] == {"value": "admit", "from": "default"}
    assert told["settings"]["messages"]["from"] == "command line"
    text = call("config").stdout
    assert "Settings from poalint.toml" in text
    assert "fail-on           warning" in text


def test_config_refuses_what_a_lint_would_refuse(folder, call):
    (folder / "poalint.toml").write_text('select = ["no-excuse"]\n')
    result = call("config")
    assert result.exit_code == 2
    assert result.stderr == "poalint: poalint.toml:1: there is no rule no-excuse; did you mean no-excuses?\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell, call):
    script = call("completion", shell).stdout
    assert "_POALINT_COMPLETE" in script
    if found := shutil.which(shell):
        subprocess.run([found, "-n"], input=script, text=True, check=True)


def complete(*typed, cwd):
    known = os.environ | {
        "PYTHONPATH": str(Path(poalint.__file__).parent.parent),
        "_POALINT_COMPLETE": "bash_complete",
        "COMP_WORDS": "poalint " + " ".join(typed),
        "COMP_CWORD": str(len(typed)),
    }
    done = subprocess.run([sys.executable, "-m", "poalint"], cwd=cwd, env=known, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def test_completion_knows_commands_options_choices_and_files(folder):
    assert "plain,rules" in complete("r", cwd=folder)
    assert "file,let" in complete("let", cwd=folder)
    assert complete("--fail-u", cwd=folder) == ["plain,--fail-under"]
    assert complete("letter.txt", "--fail-o", cwd=folder) == ["plain,--fail-on"]
    assert complete("letter.txt", "--stance", "c", cwd=folder) == ["plain,contest"]


def test_the_examples_of_a_rule_folder_are_tested(folder, call):
    rule = folder / "mine" / "no-smoke"
    rule.mkdir(parents=True)
    (rule / "rule.toml").write_text(
        'id = "no-smoke"\nname = "No smoke"\ncategory = "tone"\nlevel = "info"\nweight = 1\ncheck = "phrases"\nsources = []\nsince = "1"\n'
    )
    words_of_it = 'message = "Smoke: {quote}."\nsuggestion = "No smoke."\nwhy = "It hides."\npatterns = ["smoke"]\n'
    keeps = '[[examples.keeps]]\ntext = "The carrier collects at noon."\n'
    (rule / "en.toml").write_text(words_of_it + '[[examples.breaks]]\ntext = "There is [[smoke]]."\n' + keeps)
    good = call("test-rules", "mine/no-smoke", "--language", "en")  # this rule alone
    assert (good.exit_code, good.stdout) == (0, "2 examples hold.\n")
    none = call("test-rules", "mine", "--language", "pl")
    assert (none.exit_code, none.stdout) == (1, "There are no examples to test here.\n")
    (rule / "en.toml").write_text(words_of_it + '[[examples.breaks]]\ntext = "There is [[fire]]."\n' + keeps)
    bad = call("test-rules", "mine")
    assert bad.exit_code == 1
    assert bad.stdout.startswith("no-smoke en: ")
    assert "1 example fails.\n1 example holds.\n" in bad.stdout
    (folder / "none").mkdir()
    assert call("test-rules", "none").exit_code == 2


def test_forms_writes_the_table_of_a_language(folder, call):
    pytest.importorskip("spacy_lookups_data")
    (folder / "rules" / "no-smoke").mkdir(parents=True)
    (folder / "rules" / "no-smoke" / "en.toml").write_text('patterns = ["~ship late"]\n')
    result = call("forms", "en")
    assert result.exit_code == 0, result.stderr
    assert "shipped" in json.loads((folder / "rules" / "forms" / "en.json").read_text("utf-8"))["ship"]


def test_rules_have_names_in_the_language_of_the_messages(call):
    assert "不推卸责任" in call("rules", "--messages", "zh").stdout
    assert "Bez zrzucania winy na innych" in call("explain", "no-blame", "--messages", "pl").stdout.splitlines()[0]


def test_why_names_the_phrases_with_their_places(call):
    told = call("why", "no-excuses", "We are sorry, but the weather was bad.", "--language", "en")
    assert told.exit_code == 0
    *reasons, last = told.stdout.splitlines()
    assert last.startswith("no-excuses shows “")
    assert reasons
    for place, phrase in zip(reasons[::2], reasons[1::2], strict=True):
        path, row, column, field = place.split(":")[:4]
        assert field.split()[0] in {"patterns", "unless", "except"}
        written = Path(path).read_text("utf-8").splitlines()[int(row) - 1][int(column) - 1 :]
        assert written.replace("\\", "").startswith(phrase.strip())


def test_why_says_when_nothing_stands_there(call):
    told = call("why", "no-placeholders", "We packed the parcels.", "--language", "en").stdout
    assert told.splitlines()[0] == "No phrase of no-placeholders stands in it."
    assert call("why", "no-blam", "x").exit_code == 2
    assert call("why", "no-blame", "").stderr == "poalint: the letter is empty\n"
