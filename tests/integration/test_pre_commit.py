"""The hook with the real pre-commit, installed from this checkout: a letter with errors cannot be committed, a clean one can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]

CONFIG = """
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: poalint
"""
NO_RUBBISH = shutil.ignore_patterns(".*_cache", ".git", ".venv", ".hypothesis", "__pycache__", "dist", "build", "tests", "*.egg-info")


@pytest.fixture
def git(tmp_path, run):
    """git with a name of its own, a pre-commit home of its own, and none of this machine's settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "LC_ALL": "C.UTF-8",
    }

    def git(folder, *arguments, check=True):
        if check:
            return run("git", *arguments, cwd=folder, env=environment).strip()
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    git.environment = environment
    return git


def test_a_commit(tmp_path, root, git, run, good, bad):
    hooks = tmp_path / "poalint"
    shutil.copytree(root, hooks, ignore=NO_RUBBISH)
    letters = tmp_path / "letters"
    letters.mkdir()
    for folder in (hooks, letters):
        git(folder, "init", "--quiet")
    git(hooks, "add", "--all", "--force")
    git(hooks, "commit", "--quiet", "--message", "poalint")
    config = CONFIG.format(repository=hooks, revision=git(hooks, "rev-parse", "HEAD"))
    (letters / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    run(sys.executable, "-m", "pre_commit", "install", cwd=letters, env=git.environment)

    (letters / "letter.txt").write_text(bad, encoding="utf-8")
    for name in ("notes.csv", "README.md"):
        (letters / name).write_text("it is not our fault,1\n")
    git(letters, "add", "--all")
    refused = git(letters, "commit", "--message", "first draft", check=False)
    assert refused.returncode == 1, refused.stdout + refused.stderr
    told = refused.stdout + refused.stderr
    assert "letter.txt" in told
    assert "not our fault" in told
    assert "notes.csv" not in told
    assert "README.md" not in told

    (letters / "letter.txt").write_text(good, encoding="utf-8")
    git(letters, "add", "--all")
    accepted = git(letters, "commit", "--message", "second draft", check=False)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert git(letters, "log", "--oneline").endswith("second draft")
