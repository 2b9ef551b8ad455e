"""The letters of corpora/: all that poalint says of each, and that good, middling and bad stand in this order.

POALINT_UPDATE_SNAPSHOTS=1 python -m pytest tests/test_corpora.py    writes tests/snapshots/ anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from poalint import lint_file
from poalint.cli import main

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "corpora"
SNAPSHOTS = ROOT / "tests" / "snapshots"
UPDATE = os.environ.get("POALINT_UPDATE_SNAPSHOTS") == "1"
LANGUAGES = ("en", "fr", "pl", "zh")
QUALITIES = ("bad", "middling", "good")
PARALLEL = {"parallel-1": "good", "parallel-2": "middling", "parallel-3": "bad", "parallel-4": "middling", "parallel-5": "good"}
CLOSE = 3  # points by which the four versions of a parallel letter may differ

LETTERS = {language: sorted(path for path in (CORPORA / language).iterdir() if path.suffix in {".txt", ".md"}) for language in LANGUAGES}
EVERY = [path for paths in LETTERS.values() for path in paths]
TEMPLATES = sorted((CORPORA / "templates").glob("*/*.txt"))


def name(path):
    return f"{path.parent.name}/{path.stem}"


def quality(path):
    return PARALLEL.get(path.stem) or path.stem.rpartition("-")[2]


def snapshot(path):
    return SNAPSHOTS / path.parent.name / f"{path.stem}.txt"


def of_quality(*wanted):
    return [path for path in EVERY if quality(path) in wanted]


@pytest.fixture(scope="module")
def reports():
    return {path: lint_file(path) for path in EVERY}


# what is said


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_the_full_output_is_the_snapshot(path, monkeypatch):
    """In the reader's language, which here is the letter's; as in a terminal of 78 columns."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "78")
    said = CliRunner().invoke(main, [path.relative_to(ROOT).as_posix(), "--format", "text", "--no-color", "--messages", path.parent.name])
    assert said.exit_code in {0, 1}, said.stderr
    kept = snapshot(path)
    if UPDATE:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(said.stdout, "utf-8")
    assert kept.is_file(), "no snapshot yet: see the first lines of this file"
    expected = kept.read_text("utf-8").splitlines()
    assert said.stdout.splitlines() == expected, "\n".join(unified_diff(expected, said.stdout.splitlines(), "snapshot", "now", lineterm=""))


def test_every_snapshot_belongs_to_a_letter():
    owned = {snapshot(path) for path in EVERY}
    left_over = set(SNAPSHOTS.glob("*/*")) - owned
    if UPDATE:
        for kept in left_over:
            kept.unlink()
        left_over = set()
    assert not left_over


# what it is worth


@pytest.mark.parametrize("path", of_quality("good"), ids=name)
def test_a_good_letter_is_ready(path, reports):
    report = reports[path]
    assert [(finding.rule, finding.quote or finding.message) for finding in report.findings if finding.level == "error"] == []
    assert report.ready


@pytest.mark.parametrize("path", of_quality("bad"), ids=name)
def test_a_bad_letter_is_not_ready(path, reports):
    assert not reports[path].ready


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_tells_bad_from_middling_from_good(language, reports):
    scores = {wanted: {path.stem: reports[path].score for path in LETTERS[language] if quality(path) == wanted} for wanted in QUALITIES}
    for worse, better in pairwise(QUALITIES):
        assert max(scores[worse].values()) < min(scores[better].values()), (scores[worse], scores[better])


@pytest.mark.parametrize("letter", PARALLEL)
def test_a_letter_scores_alike_in_every_language(letter, reports):
    scores = {language: reports[CORPORA / language / f"{letter}.txt"].score for language in LANGUAGES}
    lowest, *_, highest = sorted(scores.values())
    assert highest - lowest <= CLOSE, scores
    assert len({reports[CORPORA / language / f"{letter}.txt"].ready for language in LANGUAGES}) == 1


@pytest.mark.parametrize("letter", PARALLEL)
def test_a_letter_breaks_the_same_rules_in_every_language(letter, reports):
    broken = {
        language: {
            finding.rule
            for finding in reports[CORPORA / language / f"{letter}.txt"].findings
            if finding.rule != "case-facts"  # told from the letter alone it costs nothing; tests of the cases hold it
        }
        for language in LANGUAGES
    }
    assert broken["fr"] == broken["en"]
    assert broken["pl"] == broken["en"]
    assert broken["zh"] == broken["en"]


# what they are


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_the_language_is_found(path, reports):
    assert reports[path].language == path.parent.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_letters_of_every_quality_and_a_markdown_letter(language):
    own = [path for path in LETTERS[language] if path.stem not in PARALLEL]
    assert len(own) >= 6
    assert all(sum(quality(path) == wanted for path in own) >= 2 for wanted in QUALITIES)
    assert any(path.suffix == ".md" for path in own)
    assert {path.stem for path in LETTERS[language]} >= set(PARALLEL)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_known_as_one(path):
    assert "own-words" in {finding.rule for finding in lint_file(path).findings}


@pytest.mark.parametrize("path", of_quality("good"), ids=name)
def test_a_good_letter_is_no_template(path, reports):
    assert "own-words" not in {finding.rule for finding in reports[path].findings}
