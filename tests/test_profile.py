"""The version of the rule book: the same wherever and in whatever order it is read, another when a rule changes."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from poalint import lint_text
from poalint.cli import main
from poalint.lint import language_book
from poalint.store import profile, rules_path


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return shutil.copytree(rules_path(), tmp_path_factory.mktemp("book") / "rules")


def test_a_copy_elsewhere_is_the_same_book(copy):
    assert profile([str(copy)]) == profile([rules_path()])


def test_line_ends_and_file_times_do_not_count_but_words_do(copy):
    path = copy / "no-blame" / "en.toml"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"\n", b"\r\n"))
    assert profile([str(copy)]) == profile([rules_path()])
    path.write_bytes(before.replace(b"patterns", b"patterns ", 1))
    assert profile([str(copy)]) != profile([rules_path()])
    path.write_bytes(before)
    (copy / "README.md").write_text("words about rules", "utf-8")
    assert profile([str(copy)]) == profile([rules_path()])


def test_a_plugins_rules_count_in_whatever_order(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "rule.toml").write_text("weight = 1", "utf-8")
    both = [rules_path(), str(tmp_path)]
    assert profile(both) == profile(both[::-1]) != profile([rules_path()])


@pytest.mark.parametrize("language", ["en", "fr", "pl", "zh"])
def test_the_compiled_book_carries_it(language):
    assert language_book(language).profile == profile([rules_path()])


def test_the_report_carries_it(tmp_path):
    (tmp_path / "letter.txt").write_text("We failed to check the labels.\n", "utf-8")
    document = json.loads(CliRunner().invoke(main, [str(tmp_path / "letter.txt"), "--format", "json"]).stdout)
    assert document["files"][0]["profile"] == lint_text("We failed.", language="en").profile == profile([rules_path()])
