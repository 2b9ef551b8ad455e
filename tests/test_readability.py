"""`--statistics`: figures that hold for the language, without network, without nltk data, and not imported otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import poalint
from poalint.checks.readable import LONG_WORD
from poalint.cli import main
from poalint.letter import parse
from poalint.letter.comparison import FRAME
from poalint.lint import Options, lint_text, workshop
from poalint.readability import figures
from poalint.source import Source

ROOT = Path(poalint.__file__).parent.parent
SCHEMA = json.loads((Path(poalint.__file__).parent / "report.schema.json").read_text("utf-8"))
LETTERS = sorted(path for language in ("en", "fr", "pl", "zh") for path in (ROOT / "corpora" / language).glob("*-[a-z1-9]*.txt"))
SPACED = {"sentences", "words", "mean_sentence", "longest_sentence", "letters_per_word", "long_words", "lix", "rix"}
WANTED = {
    "en": SPACED | {"ari", "coleman_liau", "eflaw"},
    "fr": SPACED,
    "pl": SPACED,
    "zh": {"sentences", "characters", "mean_sentence", "longest_sentence"},
}
OFFLINE = """
import socket, sys
def closed(*given, **more):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = closed
import nltk
nltk.download = nltk.data.find = nltk.data.load = closed
from poalint.lint import Options, lint_text
for language, path in zip(sys.argv[1::2], sys.argv[2::2]):
    report = lint_text(open(path, encoding="utf-8").read(), language=language, settings=Options(statistics=True))
    print(language, len(report.statistics))
"""


def told(path):
    return parse(Source(path.read_text("utf-8")), workshop().languages, path.parent.name)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_figures_are_those_of_our_own_parse(path):
    letter = told(path)
    found = figures(letter)
    texts = [one for one in letter.sentences if one.words and letter.blocks[one.block].kind not in FRAME]
    words = [word for one in texts for word in one.words]
    assert set(found) == WANTED[path.parent.name]
    assert found["sentences"] == len(texts)
    assert found.get("words", found.get("characters")) == len(words)
    assert found["longest_sentence"] == max(len(one.words) for one in texts)
    if "lix" in found and min(len(one.words) for one in texts) > 2:
        long_words = sum(len(word) > LONG_WORD for word in words)
        assert found["lix"] == pytest.approx(len(words) / len(texts) + 100 * long_words / len(words), abs=0.35)
        assert found["rix"] == pytest.approx(long_words / len(texts), abs=0.1)


def test_textstat_splits_our_sentences_and_no_others():
    text = "Our rate was 8.98 % on 3 May at 12.30 p.m., says M. Dupont. We are at 4.5 % now, as No. 7 shows."
    found = figures(parse(Source(text), workshop().languages, "en"))
    assert found["sentences"] == 2
    assert found["lix"] == pytest.approx(found["words"] / 2 + found["long_words"], abs=0.3)


@pytest.mark.parametrize("text", ["Hello.", "Dear team,\n\nKind regards\nAnna\n", "No. Yes. No.", "!!!", "We failed"])
def test_a_letter_without_sentences_has_no_measures_and_no_traceback(text):
    report = lint_text(text, language="en", settings=Options(statistics=True))
    assert report.statistics["sentences"] >= 0
    assert "lix" not in report.statistics


def test_nobody_asks_the_network_or_nltk_for_data():
    letters = [part for language in WANTED for part in (language, str(ROOT / "corpora" / language / "parallel-1.txt"))]
    run = subprocess.run([sys.executable, "-c", OFFLINE, *letters], capture_output=True, text=True, env=environment(), check=False)
    assert (run.stdout.split(), run.stderr) == ([x for code, keys in WANTED.items() for x in (code, str(len(keys)))], "")


@pytest.mark.parametrize(("arguments", "imported"), [((), []), (("--statistics",), ["nltk", "textstat"])])
def test_textstat_is_imported_with_the_option_only(arguments, imported):
    letter = str(ROOT / "corpora" / "en" / "parallel-1.txt")
    program = (
        "import sys\nfrom poalint.cli import main\n"
        f"sys.argv[1:] = {[letter, *arguments, '--quiet']!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'textstat', 'nltk'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment(), check=True)
    assert run.stdout.splitlines()[-1] == str(imported)


def environment():
    return os.environ | {"PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("language", ["en", "fr", "pl", "zh"])
def test_text_and_json_have_the_panel(language, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    from poalint.reporters.cells import cells
    from poalint.wording import words

    letter = str(ROOT / "corpora" / language / "parallel-1.txt")
    found = CliRunner().invoke(main, [letter, "--statistics", "--messages", language]).stdout
    assert words(language)("figures.title") in found.splitlines()
    assert "figures." not in found
    assert all(cells(line) <= 44 for line in found.splitlines())
    document = json.loads(CliRunner().invoke(main, [letter, "--statistics", "--format", "json"]).stdout)
    Draft202012Validator(SCHEMA).validate(document)
    assert set(document["files"][0]["statistics"]) == WANTED[language]
    assert set().union(*WANTED.values()) == set(SCHEMA["$defs"]["statistics"]["properties"])
    plain = CliRunner().invoke(main, [letter, "--messages", language, "--format", "json"]).stdout
    assert json.loads(plain)["files"][0]["statistics"] is None
