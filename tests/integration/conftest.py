"""poalint as people get it: a wheel, built once, in a fresh environment."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LETTERS = Path(__file__).parent / "letters"
PLUGINS = ROOT / "tests" / "plugins"


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and how to run what is in it: from which folder, seeing nothing of this checkout."""

    folder: Path
    variables: dict[str, str]

    @property
    def bin(self):
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command, cwd, **more):
        return subprocess.run(
            [str(self.bin / command[0]), *map(str, command[1:])],
            cwd=cwd,
            env={**self.variables, **more.pop("env", {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            **more,
        )


def call(*command, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def variables(folder):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "POALINT", "COV_", "GIT_", "PRE_COMMIT", "PYTEST"))
    }
    return {
        **kept,
        "POALINT_CACHE_DIR": str(folder / "cache"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "VIRTUAL_ENV": "",
    }


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (file,) = folder.glob("poalint-*.whl")
    return file


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """A fresh environment with poalint and two plugins in it, one of them broken."""
    folder = tmp_path_factory.mktemp("environment")
    call(sys.executable, "-m", "venv", folder / "venv")
    environment = Environment(folder / "venv", variables(folder))
    done = environment.run("python", "-m", "pip", "install", "--quiet", wheel, PLUGINS / "outsider", PLUGINS / "broken", cwd=folder)
    assert done.returncode == 0, done.stderr
    return environment


@pytest.fixture(scope="session")
def good():
    return (LETTERS / "good.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def bad():
    return (LETTERS / "bad.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture
def run():
    return call
