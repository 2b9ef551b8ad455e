"""README's examples are run: the editor's marks stand on the very words, the settings load, the commands exist."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import poalint
from poalint import config
from poalint.cli import COMMANDS, lint, main
from poalint.report import Run
from poalint.reporters import Look
from poalint.wording import words

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
LETTER = """尊敬的审核团队：

📦👩‍👩‍👧 由于天气恶劣，三十四个包裹迟到了。求求你们😭给我们一次机会！！
\te\u0301 请再给我们一次机会，我们一定会努力的。

此致
敬礼
"""
DRIVER = """
local poalint = require("poalint")
vim.cmd("edit letter.txt")
local buffer = vim.api.nvim_get_current_buf()
vim.wait(20000, function() return #vim.diagnostic.get(buffer, { namespace = poalint.space }) > 0 end, 50)
local out = {}
for _, mark in ipairs(vim.diagnostic.get(buffer, { namespace = poalint.space })) do
  local words = ""
  if mark.end_lnum and mark.end_col > 0 then
    words = table.concat(vim.api.nvim_buf_get_text(buffer, mark.lnum, mark.col, mark.end_lnum, mark.end_col, {}), "\\n")
  end
  table.insert(out, { code = mark.code, words = words, message = mark.message })
end
local file = io.open("marks.json", "w")
file:write(vim.json.encode(out))
file:close()
vim.cmd("qall!")
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_marks_the_words_found(tmp_path):
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "lua").mkdir()
    (tmp_path / "lua" / "poalint.lua").write_text(blocks("lua")[0], "utf-8")
    (tmp_path / "driver.lua").write_text(DRIVER, "utf-8")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "poalint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m poalint "$@"\n')
    command.chmod(0o755)
    known = os.environ | {
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(poalint.__file__).parent.parent),
        "LC_ALL": "C.UTF-8",
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    arguments = ["nvim", "--headless", "--clean", "-n", "--cmd", f"set rtp+={tmp_path}", "-c", "luafile driver.lua"]
    subprocess.run(arguments, cwd=tmp_path, env=known, timeout=60, check=True, capture_output=True)
    marks = json.loads((tmp_path / "marks.json").read_text("utf-8"))
    report = poalint.lint_file(tmp_path / "letter.txt")
    assert sorted((mark["code"], mark["words"]) for mark in marks) == sorted((one.rule, one.quote or "") for one in report.findings)
    assert any(mark["words"] for mark in marks)


def test_the_settings_of_the_readme_load(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text(blocks("toml")[0], "utf-8")
    settings = config.merge(config.read(str(path), words("en")), {})
    assert set(settings.origins) == set(config.KEYS)


def test_the_commands_and_options_of_the_readme_exist():
    named = re.findall(r"^    poalint ([a-z][a-z-]*)(?= |$)", README, re.MULTILINE)
    assert set(named) <= set(COMMANDS) | {"letter", "letters"}
    options = {name for param in lint.params for name in param.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(re.findall(r"^    poalint .*$", README, re.MULTILINE)))) <= options


def test_the_reporter_of_the_readme_works():
    names: dict = {"__file__": __file__}
    exec(blocks("python")[1], names)  # noqa: S102  # the README's own words
    (reporter,) = names["poalint_reporters"]()
    report = poalint.lint_text("Dear team, our carrier lost the parcels.", language="en")
    assert reporter.render(Run((report,)), Look()) == f"None\t{report.score}\n"


def test_the_python_of_the_readme_runs(capsys):
    exec(blocks("python")[0], {})  # noqa: S102
    assert capsys.readouterr().out


def test_the_example_of_the_readme_is_what_poalint_says(monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    command, _, shown = blocks("console")[0].partition("\n")
    assert CliRunner().invoke(main, command.removeprefix("$ poalint ").split()).stdout == shown
