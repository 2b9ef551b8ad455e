from __future__ import annotations

import json
import re
import zipfile
from email import message_from_string

import pytest

import poalint

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # built once


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_carries_the_rule_book_raw_and_compiled(names, root):
    here = {path.relative_to(root).as_posix() for path in (root / "rules").rglob("*") if path.is_file()}
    assert {f"poalint/{name}" for name in here} <= names
    assert {f"poalint/compiled/{language}.book" for language in ("en", "fr", "pl", "zh")} <= names


def test_it_carries_all_modules_and_nothing_else(names, root):
    modules = {
        path.relative_to(root).as_posix() for path in (root / "poalint").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert modules <= names
    assert {"poalint/py.typed", "poalint/report.schema.json"} <= modules
    assert {name.split("/")[0] for name in names} == {"poalint", f"poalint-{poalint.__version__}.dist-info"}


def test_its_metadata(wheel):
    with zipfile.ZipFile(wheel) as archive:
        place = f"poalint-{poalint.__version__}.dist-info"
        metadata = message_from_string(archive.read(f"{place}/METADATA").decode())
        assert archive.read(f"{place}/licenses/LICENSE").startswith(b"MIT License")
    assert metadata["Version"] == poalint.__version__
    assert metadata["License-Expression"] == "MIT"
    assert set(metadata.get_all("Provides-Extra")) == {"forms", "test"}
    always = {re.split(r"[^\w-]", line)[0] for line in metadata.get_all("Requires-Dist") if "extra ==" not in line}
    assert always == {"click", "pluggy", "langdetect", "markdown-it-py", "wcwidth", "tomli", "textstat"}


def test_a_good_letter_and_a_bad_one(installed, good, bad, tmp_path):
    (tmp_path / "good.txt").write_text(good, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(bad, encoding="utf-8")
    done = installed.run("poalint", "good.txt", "--format", "json", cwd=tmp_path)
    report = json.loads(done.stdout)["files"][0]
    assert done.returncode == 0, done.stdout
    assert report["language"] == "en"
    assert report["score"] > 80
    done = installed.run("poalint", "bad.txt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["files"][0]["score"] < 50


def test_the_compiled_book_is_read_and_nothing_heavy_is_imported(wheel, run, good, tmp_path):
    # Without plugins: with them, their rules are compiled together with poalint's own.
    run("python3", "-m", "zipfile", "-e", wheel, tmp_path / "site")
    (tmp_path / "letter.txt").write_text(good, encoding="utf-8")
    code = (
        "import sys, poalint; poalint.lint_file(sys.argv[1]);"
        "heavy = {'spacy', 'numpy', 'nltk', 'markdown_it', 'importlib.metadata', 'tomllib', 'poalint.compilation'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    import sys

    path = ":".join([str(tmp_path / "site"), *(entry for entry in sys.path if "site-packages" in entry)])
    from poalint.discovery import discover

    if discover(path.split(":")):
        pytest.skip("this environment has plugins of its own")
    out = run(
        sys.executable,
        "-S",
        "-c",
        code,
        tmp_path / "letter.txt",
        cwd=tmp_path,
        env={"PYTHONPATH": path, "POALINT_CACHE_DIR": str(tmp_path / "c")},
    )
    assert out.split() == []
    assert not (tmp_path / "c").exists()


def test_python_m(installed, bad, tmp_path):
    (tmp_path / "bad.txt").write_text(bad, encoding="utf-8")
    by_name = installed.run("poalint", "bad.txt", cwd=tmp_path)
    by_module = installed.run("python", "-m", "poalint", "bad.txt", cwd=tmp_path)
    assert (by_module.returncode, by_module.stdout) == (by_name.returncode, by_name.stdout)
