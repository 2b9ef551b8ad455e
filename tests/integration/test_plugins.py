"""A plugin as an outsider would write it, and a broken one, both installed with pip: tests/plugins/outsider and broken."""

from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # built once

MAIL = """From: anna@example.com
To: team@example.com
Subject: Plan
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

"""


@pytest.fixture
def mail(tmp_path, good):
    text = good.replace("Kind regards", "Thank you for your time – and thank you again.\nMany thanks for reading.\n\nKind regards")
    path = tmp_path / "letter.eml"
    path.write_bytes(f"{MAIL}{text}".encode())
    return path


def test_both_are_listed(installed, tmp_path):
    rows = {row["name"]: row for row in json.loads(installed.run("poalint", "plugins", "--format", "json", cwd=tmp_path).stdout)}
    assert list(rows) == ["poalint", "poalint-broken", "poalint-housestyle"]
    assert rows["poalint-housestyle"] == {
        "name": "poalint-housestyle",
        "version": "0.3",
        "adds": ["rule few-thanks", "check at_most", "reader e-mail (.eml)"],
        "error": None,
    }
    assert rows["poalint-broken"]["version"] == "9.1"
    assert rows["poalint-broken"]["error"] == "ImportError: cannot import name 'letters' from 'marketplace'"
    shown = installed.run("poalint", "plugins", cwd=tmp_path)
    assert shown.returncode == 0
    for words in ("poalint-housestyle", "few-thanks", "at_most", ".eml", "poalint-broken", "9.1", "cannot import name"):
        assert words in shown.stdout


def test_its_rule_check_and_reader_work(installed, mail, tmp_path):
    done = installed.run("poalint", mail.name, "--format", "json", cwd=tmp_path)
    (report,) = json.loads(done.stdout)["files"]
    found = [finding for finding in report["findings"] if finding["rule"] == "few-thanks"]
    assert [finding["quote"].lower() for finding in found] == ["thank you", "many thanks"]
    assert found[0]["message"].startswith("The letter says thanks 3 times")
    assert sum(finding["cost"] for finding in found) > 0
    text = mail.read_bytes().decode().partition("\n\n")[2]
    for finding in found:
        assert text[finding["start"]["offset"] : finding["end"]["offset"]] == finding["quote"]


def test_its_rule_is_listed_explained_and_selected(installed, mail, tmp_path):
    assert "few-thanks" in installed.run("poalint", "rules", cwd=tmp_path).stdout
    assert "reads hundreds of letters" in installed.run("poalint", "explain", "few-thanks", cwd=tmp_path).stdout
    done = installed.run("poalint", mail.name, "--select", "few-thanks", "--fail-on", "warning", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert {finding["rule"] for finding in json.loads(done.stdout)["files"][0]["findings"]} == {"few-thanks"}


def test_the_broken_one_is_named_and_stops_nothing(installed, good, tmp_path):
    (tmp_path / "good.txt").write_text(good, encoding="utf-8")
    done = installed.run("poalint", "good.txt", "--fail-on", "never", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "poalint-broken" in done.stderr
    assert "9.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert installed.run("poalint", "good.txt", "--fail-on", "never", "--strict", cwd=tmp_path).returncode == 2


def test_its_examples_are_tested(installed, root, tmp_path):
    code = "import poalint_housestyle as plugin; print(plugin.poalint_rules()[0])"
    inside = installed.run("python", "-c", code, cwd=tmp_path).stdout.strip()
    for rules in (inside, root / "tests" / "plugins" / "outsider" / "poalint_housestyle" / "rules"):
        done = installed.run("poalint", "test-rules", rules, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("rule", "words", "says"),
    [
        ('check = "phrases"', 'patterns = ["late ..."]', "late ..."),
        ('check = "phrases"', 'patterns = ["@no_such_list"]', "no_such_list"),
        ('check = "telepathy"', 'patterns = ["late"]', "telepathy"),
        ('check = "phrases"\nweigth = 3', 'patterns = ["late"]', "weigth"),
    ],
    ids=["phrase", "list", "check", "key"],
)
def test_a_plugin_with_a_broken_rule_is_named_and_stops_nothing(installed, root, good, tmp_path, rule, words, says):
    site, rules = tmp_path / "site", tmp_path / "site" / "odd_rules" / "rules" / "odd-words"
    rules.mkdir(parents=True)
    (rules.parents[1] / "__init__.py").write_text(
        "import pathlib, poalint\n\n@poalint.hookimpl\ndef poalint_rules():\n    return [pathlib.Path(__file__).parent / 'rules']\n"
    )
    source = root / "tests" / "plugins" / "outsider" / "poalint_housestyle" / "rules" / "few-thanks"
    told = (source / "rule.toml").read_text(encoding="utf-8").replace("few-thanks", "odd-words").replace('check = "at_most"', rule)
    (rules / "rule.toml").write_text(told, encoding="utf-8")
    told = (source / "en.toml").read_text(encoding="utf-8").replace('patterns = ["thank you", "many thanks"]', words)
    (rules / "en.toml").write_text(told, encoding="utf-8")
    place = site / "odd_rules-2.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: odd-rules\nVersion: 2.0\n")
    (place / "entry_points.txt").write_text("[poalint]\nodd = odd_rules\n")
    (tmp_path / "good.txt").write_text(good, encoding="utf-8")
    done = installed.run("poalint", "good.txt", "--fail-on", "never", cwd=tmp_path, env={"PYTHONPATH": str(site)})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Score" in done.stdout
    (line,) = [line for line in done.stderr.splitlines() if "odd-rules" in line]
    assert "2.0" in line
    assert says in line
