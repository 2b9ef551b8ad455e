"""What all tests of the command share: a folder with a letter, and the two ways to call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import poalint
from poalint.cli import main

GOOD = "Dear team,\n\nplease see the plan below.\n\nKind regards\nAnna Nowak\n"
LETTER = """Dear reviewer,

our late shipment rate reached 8.98 % in March. We are sorry, but the weather was bad, and it is not our fault at all.

Kind regards
Anna Nowak, Nordkram GmbH
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("NO_COLOR", "COLUMNS", "POALINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def letter():
    """The text of `letter.txt`."""
    return LETTER


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own, with two letters, where the search for settings ends."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call():
    """Call the command within this process."""

    def in_process(*arguments, stdin=None):
        return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)

    return in_process


@pytest.fixture
def shell():
    """Call the command as a process of its own."""

    def process(*arguments, cwd, stdin=b"", **environment):
        known = os.environ | {"PYTHONPATH": str(Path(poalint.__file__).parent.parent), "LC_ALL": "C.UTF-8"} | environment
        command = [sys.executable, "-m", "poalint", *(str(one) for one in arguments)]
        return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=known, timeout=60, check=False)

    return process
