"""Plugins one by one: what they add is collected, what is broken is named and left out."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

import poalint
from poalint.discovery import Found
from poalint.errors import PoalintError
from poalint.languages import builtin as languages
from poalint.plugins import Manager, Plugin, hookimpl, load
from poalint.readers import Reader
from poalint.source import Source


def plugin(**hooks):
    module = ModuleType("odd")
    for name, function in hooks.items():
        setattr(module, name, hookimpl(function))
    return module


def found(name="odd", **hooks):
    return Found(name, "1.2", lambda: plugin(**hooks))


def reader(suffix, name="odd"):
    return Reader(name, (suffix,), lambda data, path: Source(data.decode(), path))


def error(**hooks):
    line = load(found(**hooks)).plugin.error
    assert line is not None
    assert "\n" not in line
    return line


def test_what_poalint_brings_comes_through_the_same_door():
    manager = Manager()
    assert {"phrases", "presence", "concrete", "item_length"} <= set(manager.checks)
    assert {"text", "json"} <= set(manager.reporters)
    assert list(manager.languages) == [language.code for language in languages()]
    assert [reader.name for reader in manager.readers] == ["text", "markdown", "mail"]
    (own,) = manager.plugins
    assert (own.name, own.version, own.error) == ("poalint", poalint.__version__, None)
    assert {"rule no-excuses", "check presence", "reader text (.txt .text)", "reporter json", "language zh"} <= set(own.adds)


def test_a_plugin_adds(tmp_path):
    folder = tmp_path / "rules"
    (folder / "odd-words").mkdir(parents=True)
    (folder / "odd-words" / "rule.toml").write_text('id = "odd-words"')
    (folder / "lexicon").mkdir()
    manager = Manager([found(poalint_rules=lambda: [str(folder)], poalint_readers=lambda: iter([reader(".odd")]))])
    assert manager.problems == ()
    assert manager.plugins[1] == Plugin("odd", "1.2", ("rule odd-words", "reader odd (.odd)"))
    assert manager.rules[1:] == (str(folder),)
    assert [one.name for one in manager.readers] == ["odd", "text", "markdown", "mail"]


def raising(raised):
    def hook():
        raise raised

    return hook


@pytest.mark.parametrize("hook", ["poalint_rules", "poalint_checks", "poalint_readers", "poalint_reporters", "poalint_languages"])
def test_a_hook_that_raises(hook):
    assert error(**{hook: raising(ZeroDivisionError("by\nzero"))}) == "ZeroDivisionError: by zero"
    assert error(**{hook: raising(SystemExit())}) == "SystemExit"
    assert error(**{hook: lambda: [object()]}) != ""
    assert "not a list" in error(**{hook: lambda: 7})
    assert "not a list" in error(**{hook: lambda: "text"})


def test_a_wrong_kind_of_thing():
    assert (
        error(poalint_readers=lambda: [SimpleNamespace(name="odd")])
        == "TypeError: poalint_readers gave a SimpleNamespace, not a poalint.readers.Reader"
    )
    assert "not there: /nowhere/rules" in error(poalint_rules=lambda: ["/nowhere/rules"])


def test_a_hook_of_another_version():
    assert "poalint_formats" in error(poalint_formats=lambda: ())
    assert "PluginValidationError" in error(poalint_rules=lambda letter: [letter])


def test_a_generator_that_raises_half_way():
    def half():
        yield reader(".odd")
        raise ValueError("half way")

    assert error(poalint_readers=half) == "ValueError: half way"


def test_one_broken_plugin_leaves_the_others():
    manager = Manager(
        [found("b", poalint_readers=raising(OSError("gone"))), found("c", poalint_readers=lambda: [reader(".c")]), found("a")]
    )
    assert [(one.name, one.error) for one in manager.plugins[1:]] == [("a", None), ("b", "OSError: gone"), ("c", None)]
    assert [one.name for one in manager.problems] == ["b"]
    assert ".c" in {suffix for one in manager.readers for suffix in one.suffixes}


def test_a_plugin_that_fails_in_one_hook_is_left_out_as_a_whole():
    manager = Manager([found(poalint_readers=lambda: [reader(".odd")], poalint_reporters=raising(OSError("gone")))])
    assert [one.name for one in manager.readers] == ["text", "markdown", "mail"]


def test_a_name_that_is_taken():
    first, second = found("a", poalint_readers=lambda: [reader(".odd")]), found("b", poalint_readers=lambda: [reader(".odd")])
    for order in ([first, second], [second, first]):
        manager = Manager(order)
        assert [one.name for one in manager.problems] == ["b"]
        assert manager.problems[0].error == "poalint_readers: “.odd” is already given by a"
    kind = Manager().checks["phrases"]
    assert Manager([found(poalint_checks=lambda: [kind])]).problems[0].error == "poalint_checks: “phrases” is already given by poalint"


def test_a_plugin_may_read_what_poalint_reads():
    manager = Manager([found(poalint_readers=lambda: [reader(".md", "better")])])
    assert manager.problems == ()
    assert [one.name for one in manager.readers] == ["better", "text", "markdown", "mail"]


def test_what_a_plugin_prints_is_no_report(capsys):
    def chatty():
        print("hello")  # noqa: T201  the point
        return ()

    assert load(found(poalint_rules=chatty)).plugin.error is None
    assert capsys.readouterr() == ("", "hello\n")


def test_imports_of_a_plugin_do_not_see_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    seen = []
    load(Found("odd", "1", lambda: seen.append(list(sys.path)) or plugin()))
    assert str(tmp_path) not in seen[0]
    assert "" not in seen[0]
    assert str(tmp_path) in sys.path


def rules(folder, name):
    (folder / name).mkdir(parents=True)
    (folder / name / "rule.toml").write_text(f'id = "{name}"')
    return folder


def test_a_plugin_whose_rules_cannot_be_read_is_left_out(tmp_path):
    good, bad = rules(tmp_path / "good", "good-words"), rules(tmp_path / "bad", "bad-words")
    manager = Manager([found("a", poalint_rules=lambda: [bad]), found("b", poalint_rules=lambda: [good])])
    assert manager.rules[1:] == (str(bad), str(good))

    def load_rules(folders):
        if str(bad) in folders:
            raise PoalintError("broken-rule", "bad-words/en.toml:3: no such list")

    assert manager.rules_that_load(load_rules)[1:] == (str(good),)
    assert manager.rules[1:] == (str(good),)
    assert manager.problems == (Plugin("a", "1.2", error="bad-words/en.toml:3: no such list"),)
