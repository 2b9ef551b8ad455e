"""Settings: where they are found, what is refused and with which line, what wins over what."""

from __future__ import annotations

import pytest

from poalint import config
from poalint.errors import PoalintError
from poalint.wording import words

ENGLISH = words("en")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def refused(path) -> str:
    with pytest.raises(PoalintError) as caught:
        config.read(str(path), ENGLISH)
    assert caught.value.kind == "config"
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_nearest_file_upwards_is_found(tmp_path):
    write(tmp_path / ".git" / "HEAD", "")
    top = write(tmp_path / "poalint.toml", "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert config.find(str(tmp_path / "a" / "b")) == str(top)
    near = write(tmp_path / "a" / "poalint.toml", "")
    assert config.find(str(tmp_path / "a" / "b")) == str(near)


def test_the_search_ends_at_the_repository(tmp_path):
    write(tmp_path / "poalint.toml", "")
    write(tmp_path / "repository" / ".git", "gitdir: elsewhere")
    (tmp_path / "repository" / "letters").mkdir()
    assert config.find(str(tmp_path / "repository" / "letters")) is None


def test_a_pyproject_counts_only_with_a_section_of_ours(tmp_path):
    write(tmp_path / ".git" / "HEAD", "")
    own = write(tmp_path / "poalint.toml", "")
    write(tmp_path / "a" / "pyproject.toml", '[project]\ndependencies = ["poalint"]\n')
    assert config.find(str(tmp_path / "a")) == str(own)
    shared = write(tmp_path / "b" / "pyproject.toml", "[tool.poalint]\n")
    assert config.find(str(tmp_path / "b")) == str(shared)


def test_a_strangers_broken_pyproject_is_not_our_business_but_one_with_our_section_is(tmp_path):
    write(tmp_path / ".git" / "HEAD", "")
    write(tmp_path / "a" / "pyproject.toml", "# poalint\n[project\n")
    assert config.find(str(tmp_path / "a")) is None
    ours = write(tmp_path / "b" / "pyproject.toml", "[tool.poalint]\nstance = \n")
    assert config.find(str(tmp_path / "b")) == str(ours)
    assert "pyproject.toml:2:10: this is no valid TOML" in refused(ours)


def test_poalint_toml_comes_before_pyproject(tmp_path):
    write(tmp_path / "pyproject.toml", "[tool.poalint]\n")
    own = write(tmp_path / "poalint.toml", "")
    assert config.find(str(tmp_path)) == str(own)


def test_every_setting_is_read(tmp_path):
    path = write(
        tmp_path / "poalint.toml",
        'language = "fr"\ncase = "listing"\nstance = "contest"\nselect = ["no-blame"]\nignore = []\nfail-on = "warning"\nfail-under = 70\n'
        'format = "json"\nmessages = "pl"\nquiet = true\nstrict = true\nmax-bytes = 1000\n'
        '[per-file-ignores]\n"old/*.txt" = ["no-jargon"]\n',
    )
    settings = config.merge(config.read(str(path), ENGLISH), {})
    assert settings.language == "fr"
    assert settings.case == "listing"
    assert settings.stance == "contest"
    assert settings.select == ("no-blame",)
    assert settings.fail_on == "warning"
    assert settings.fail_under == 70.0
    assert (settings.format, settings.messages, settings.quiet, settings.strict, settings.max_bytes) == ("json", "pl", True, True, 1000)
    assert settings.per_file_ignores == (("old/*.txt", ("no-jargon",)),)
    assert settings.origins["fail-under"].endswith("poalint.toml:7")
    assert settings.origins["per-file-ignores"].endswith("poalint.toml:13")


def test_pyproject_lines_are_those_of_its_section(tmp_path):
    path = write(
        tmp_path / "pyproject.toml",
        '[tool.other]\nstance = 1\n[tool.poalint]\nstance = "contest"\n[tool.poalint.per-file-ignores]\n"a" = []\n',
    )
    settings = config.merge(config.read(str(path), ENGLISH), {})
    assert settings.origins["stance"].endswith("pyproject.toml:4")
    assert settings.origins["per-file-ignores"].endswith("pyproject.toml:5")


def test_the_command_line_comes_first(tmp_path):
    path = write(tmp_path / "poalint.toml", 'stance = "contest"\nfail-on = "info"\n')
    settings = config.merge(config.read(str(path), ENGLISH), {"stance": "admit"})
    assert (settings.stance, settings.fail_on) == ("admit", "info")
    assert settings.origins["stance"] == "call"


def test_defaults_have_no_origin():
    settings = config.merge(None, {})
    assert settings == config.Settings()
    assert settings.fail_on == config.KEYS["fail-on"].default


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fail_on = 'error'", "poalint.toml:1: there is no setting fail_on; did you mean fail-on?"),
        ("\n\nselekt = []", "poalint.toml:3: there is no setting selekt; did you mean select?"),
        ("zzz = 1", "poalint.toml:1: there is no setting zzz; known are language, case,"),
        ("language = 3", "poalint.toml:1: language must be a text in quotes"),
        ("stance = 'deny'", "poalint.toml:1: stance must be one of admit, contest"),
        ("select = 'no-blame'", "poalint.toml:1: select must be a list of rule names"),
        ("ignore = [1]", "poalint.toml:1: ignore must be a list of rule names"),
        ("fail-under = '80'", "poalint.toml:1: fail-under must be a number from 0 to 100"),
        ("fail-under = 101", "poalint.toml:1: fail-under must be a number from 0 to 100"),
        ("fail-under = true", "poalint.toml:1: fail-under must be a number from 0 to 100"),
        ("max-bytes = 0", "poalint.toml:1: max-bytes must be a whole number above 0"),
        ("quiet = 1", "poalint.toml:1: quiet must be true or false"),
        ("per-file-ignores = ['a']", "poalint.toml:1: per-file-ignores must be a table"),
        ("[per-file-ignores]\na = 'b'", "poalint.toml:1: per-file-ignores must be a table"),
        ("stance = \nquiet = true", "poalint.toml:1:10: this is no valid TOML"),
        ("stance = 'admit'\nstance = 'admit'", "this is no valid TOML: Cannot overwrite a value"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, monkeypatch, text, told):
    monkeypatch.chdir(tmp_path)
    assert told in refused(write(tmp_path / "poalint.toml", text))


def test_a_file_that_is_not_utf8_is_told(tmp_path):
    path = tmp_path / "poalint.toml"
    path.write_bytes(b'stance = "\xff"')
    assert "this is no valid TOML" in refused(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "the settings cannot be read" in refused(tmp_path / "no.toml")


def test_per_file_ignores_fit_the_path_from_the_settings_file_and_the_name(tmp_path):
    path = write(
        tmp_path / "poalint.toml", 'ignore = ["readable"]\n[per-file-ignores]\n"old/*" = ["no-jargon"]\n"draft.txt" = ["no-blame"]\n'
    )
    settings = config.merge(config.read(str(path), ENGLISH), {})
    assert settings.ignored_for(str(tmp_path / "letter.txt")) == ("readable",)
    assert settings.ignored_for(str(tmp_path / "old" / "letter.txt")) == ("readable", "no-jargon")
    assert settings.ignored_for(str(tmp_path / "new" / "draft.txt")) == ("readable", "no-blame")
    assert settings.ignored_for(str(tmp_path / "old" / "draft.txt")) == ("readable", "no-jargon", "no-blame")


def test_the_name_of_the_bytes_limit_is_that_of_the_readers():
    from poalint.readers import MAX_BYTES

    assert config.DEFAULT_MAX_BYTES == MAX_BYTES


@pytest.mark.parametrize(("name", "close"), [("no-excuse", "no-excuses"), ("No_Excuses", "no-excuses"), ("zzzz", None)])
def test_nearest(name, close):
    assert config.nearest(name, ["no-excuses", "no-blame"]) == close
