"""Nothing from the folder of the letter is executed, nor honoured as a plugin."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # built once

TRAP = "import pathlib; pathlib.Path(__file__).with_name('sprung').write_text(__name__)\nraise SystemExit(99)\n"
MODULES = (
    "poalint",
    "json",
    "click",
    "pluggy",
    "markdown_it",
    "tomllib",
    "langdetect",
    "wcwidth",
    "poalint_housestyle",
    "trap",
    "sitecustomize",
)


@pytest.fixture
def folder(tmp_path, bad):
    (tmp_path / "letter.txt").write_text(bad, encoding="utf-8")
    (tmp_path / "letter.md").write_text(bad, encoding="utf-8")
    place = tmp_path / "trap-1.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n")
    (place / "entry_points.txt").write_text("[poalint]\ntrap = trap\n")
    return tmp_path


def test_run_by_name(installed, folder):
    for name in MODULES:
        (folder / f"{name}.py").write_text(TRAP)
    for arguments in (("letter.txt", "letter.md"), ("letter.txt", "--format", "json"), ("plugins",), ("rules",)):
        done = installed.run("poalint", *arguments, cwd=folder)
        assert done.returncode in {0, 1}, done.stderr
        assert "trap" not in done.stdout + done.stderr
    assert not (folder / "sprung").exists()


def test_run_as_a_module(installed, folder):
    # Python itself looks in the current folder for poalint and for what it starts with; `python -P -m` tells it not to.
    for name in ("markdown_it", "tomllib", "langdetect", "wcwidth", "pluggy", "poalint_housestyle", "trap"):
        (folder / f"{name}.py").write_text(TRAP)
    for arguments in (("letter.txt", "letter.md"), ("plugins",)):
        done = installed.run("python", "-m", "poalint", *arguments, cwd=folder)
        assert done.returncode in {0, 1}, done.stderr
        assert "trap" not in done.stdout + done.stderr
    assert not (folder / "sprung").exists()
