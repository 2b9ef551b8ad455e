"""rules/README.md teaches to write a rule step by step: a person who types along sees what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from poalint.cli import main
from poalint.store import rules_path

PAGE = (Path(rules_path()) / "README.md").read_text("utf-8")
STEPS = PAGE[PAGE.index("## Write a rule, step by step") : PAGE.index("## What lies where")]
RULE = Path("my-rules/no-gifts/en.toml")


@pytest.fixture
def typed(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(field, line):
    """Replace a line of the rule's file, or put it in below the patterns."""
    text = RULE.read_text("utf-8")
    if re.search(rf"^{field} = ", text, re.MULTILINE):
        text = re.sub(rf"^{field} = .*$", lambda _: line, text, flags=re.MULTILINE)
    else:
        text = re.sub(r"^(patterns = .*)$", lambda found: f"{found[1]}\n{line}", text, flags=re.MULTILINE)
    RULE.write_text(text, "utf-8")


def answer():
    """What the command of the page prints."""
    done = CliRunner().invoke(main, ["test-rules", "my-rules"])
    return done.stdout + done.stderr


def test_every_step_answers_as_the_page_says(typed):
    blocks = re.findall(r"^```(toml|console)\n(.*?)^```$", STEPS, re.MULTILINE | re.DOTALL)
    answers = 0
    for kind, block in blocks:
        if kind == "console":
            answers += 1
            if "reads free" in block:  # said in the text before it: a pattern is added
                before = RULE.read_text("utf-8")
                put("patterns", re.search(r"^patterns = .*\]$", before, re.MULTILINE)[0].removesuffix("]") + ', "free gift|small gift"]')
                assert answer() == block.partition("\n")[2]
                RULE.write_text(before, "utf-8")
                continue
            if block.partition("\n")[2].startswith("poalint: "):  # the phrase that it names, with its slip
                before = RULE.read_text("utf-8")
                put("patterns", f'patterns = ["{re.search("“(.*)”", block)[1]}"]')
                assert answer() == block.partition("\n")[2]
                RULE.write_text(before, "utf-8")
                continue
            assert answer() == block.partition("\n")[2]
        elif block.startswith("# my-rules/"):
            path = Path(block.splitlines()[0].removeprefix("# "))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.partition("\n")[2], "utf-8")
        elif block.startswith("[[examples"):
            RULE.write_text(RULE.read_text("utf-8") + block, "utf-8")
        else:
            for line in block.splitlines():
                put(line.partition(" = ")[0], line)
    assert answers == 8
    assert '"We no longer send' in RULE.read_text("utf-8")
