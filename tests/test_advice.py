"""What `poalint test-rules` advises a rule's author: slips and phrases that never count, each with its file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from poalint.cli import main
from poalint.examples import advice_on, try_examples
from poalint.store import rules_path
from poalint.wording import MESSAGE_LANGUAGES, words

RULE = 'id = "no-smoke"\nname = "No smoke"\ncategory = "tone"\nlevel = "info"\nweight = 1\ncheck = "phrases"\nsources = []\nsince = "1"\n'
HEAD = 'message = "Smoke: {quote}."\nsuggestion = "No smoke."\nwhy = "It hides."\n\n'
EXAMPLES = '\n[[examples.breaks]]\ntext = "There is [[smoke]] here."\n[[examples.keeps]]\ntext = "The carrier collects at noon."\n'


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)

    def write(phrases, lists=""):
        folder = Path("mine")
        (folder / "no-smoke").mkdir(parents=True)
        (folder / "no-smoke" / "rule.toml").write_text(RULE, "utf-8")
        (folder / "no-smoke" / "en.toml").write_text(HEAD + phrases + EXAMPLES, "utf-8")
        if lists:
            (folder / "lexicon" / "en").mkdir(parents=True)
            (folder / "lexicon" / "en" / "mine.toml").write_text(lists, "utf-8")
        return folder

    return write


def looks(folder):
    return [(Path(one.path).name, one.line, one.column, one.kind) for one in advice_on(folder, {"en"})]


def test_good_phrases_call_for_nothing(mine):
    folder = mine(
        'patterns = ["smoke", "fog|mist bank", "{date} ..3 fumes", "^ haze", "steam $", "@vapour & !clear"]',
        'vapour = ["vapour", "a cloud"]',
    )
    assert looks(folder) == []


def test_slips_have_their_place_also_in_lists(mine):
    folder = mine('patterns = [\n  "smoke",\n  "our haze|our fog",\n  "@vapour",\n]', 'vapour = ["vapour|vapour bank"]\n')
    assert looks(folder) == [("en.toml", 7, 8, "bar"), ("mine.toml", 1, 12, "twice")]


def test_a_phrase_said_again_is_told_where_it_stands_the_second_time(mine):
    folder = mine('patterns = ["smoke", "fog", "smoke"]\nunless = ["fog bank"]\n[[groups]]\npatterns = ["fog"]\nunless = ["mist"]\n')
    assert looks(folder) == [("en.toml", 5, 30, "again"), ("en.toml", 8, 14, "again")]


@pytest.mark.parametrize("phrase", ["@verbs[*zz]", "smoke & !smoke", "smoke & !(smoke|fog)", "fumes @none"])
def test_a_phrase_that_no_sentence_can_hold(mine, phrase):
    folder = mine(f'patterns = ["smoke", "{phrase}"]', 'verbs = ["ships", "packs"]\nnone = []\n')
    assert looks(folder) == [("en.toml", 5, 23, "never")]


@pytest.mark.parametrize(
    "field",
    [
        'unless = ["thick"]',
        'except = ["thick fog"]',
        '[[groups]]\npatterns = ["mist"]\n[[groups]]\npatterns = ["haze"]\nunless = ["thick"]',
    ],
)
def test_a_phrase_that_unless_or_except_always_voids(mine, field):
    folder = mine(
        f'patterns = ["smoke", "thick fog"]\n{field}\n'
        if "groups" not in field
        else f'patterns = ["smoke"]\n{field}\n'.replace("haze", "thick fog")
    )
    assert [kind for *_, kind in looks(folder)] == ["voided"]


def test_one_choice_that_counts_is_enough(mine):
    assert looks(mine('patterns = ["smoke", "(thick|thin|white) fog"]\nunless = ["thick", "thin"]\n')) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_command_tells_them_beside_the_examples(mine, language):
    folder = mine('patterns = ["smoke", "our haze|our fog"]')
    done = CliRunner().invoke(main, ["test-rules", str(folder), "--messages", language])
    assert done.exit_code == 0
    first, *rest = done.stdout.splitlines()
    assert first.startswith("mine/no-smoke/en.toml:5:27: ")
    assert "our (haze|our) fog" in first
    assert "(our haze|our fog)" in first
    assert len(rest) == 2


def test_every_kind_has_a_line_in_every_language(mine):
    folder = mine('patterns = ["smoke", "smoke", "our fog|our mist", "fog|fog", "mist & !mist", "haze"]\nunless = ["haze"]')
    found = list(advice_on(folder, {"en"}))
    assert sorted({one.kind for one in found}) == ["again", "bar", "never", "twice", "voided"]
    for language in MESSAGE_LANGUAGES:
        lines = [words(language)(f"slip.{one.kind}", **one.values) for one in found]
        assert all(one.values["found"] in line for one, line in zip(found, lines, strict=True))


def test_a_phrase_about_what_stands_in_an_entity_is_left_alone(mine):
    assert looks(mine('patterns = ["smoke", "^ {brackets} $ & name"]')) == []


def test_our_own_rules_may_be_named_by_a_path_from_here(monkeypatch):
    monkeypatch.chdir(Path(rules_path()).parent)
    assert next(try_examples(Path("rules"), {"zh"})).ok
