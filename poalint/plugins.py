"""The plugins: found, loaded each on its own, asked once for what they add. A broken one is named and left out; the rest goes on.

pluggy collects and checks signatures; it never runs rules. Each plugin has a pluggy manager of its own, because one hook that
raises ends a whole call.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache, cached_property
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pluggy

from poalint.discovery import installed, trusted, working_folder
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from poalint.checks import CheckKind
    from poalint.discovery import Found
    from poalint.languages import Language
    from poalint.readers import Reader
    from poalint.reporters import Reporter

hookimpl = pluggy.HookimplMarker("poalint")

# Of each hook: the class its objects must be of, and the attribute that names one. Named as text: importing them costs a cold start.
CLASSES = {
    "poalint_checks": ("poalint.checks", "CheckKind", "name"),
    "poalint_readers": ("poalint.readers", "Reader", "name"),
    "poalint_reporters": ("poalint.reporters", "Reporter", "name"),
    "poalint_languages": ("poalint.languages", "Language", "code"),
}
HOOKS = ("poalint_rules", *CLASSES)


class Plugin(Record):
    """A plugin as `poalint plugins` shows it: what it adds ("rule no-blame", "reader docx (.docx)"), or the line why it was left out."""

    name: str
    version: str
    adds: tuple[str, ...] = ()
    error: str | None = None


class Contribution(Record):
    """A plugin and what its hooks gave."""

    plugin: Plugin
    given: Mapping[str, tuple[Any, ...]] = MappingProxyType({})


class Manager:
    """All plugins, poalint's own first. Poalint's own are asked hook by hook, when the answer is needed; the others all at once."""

    def __init__(self, found: Iterable[Found] = ()) -> None:
        self._own = _pluggy("poalint.builtin")
        self._asked: dict[str, tuple[Any, ...]] = {}
        self._others = self._without_clashes(load(plugin) for plugin in sorted(found, key=lambda plugin: plugin.name))

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """Folders of rules, absolute."""
        return tuple(map(str, self._collect("poalint_rules")))

    @cached_property
    def checks(self) -> Mapping[str, CheckKind]:
        """Kinds of check by name."""
        return MappingProxyType({kind.name: kind for kind in self._collect("poalint_checks")})

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """Readers, the plugins' first: for a suffix that two of them read, the first is taken."""
        own = self._ask("poalint_readers")
        return (*self._collect("poalint_readers")[len(own) :], *own)

    @cached_property
    def reporters(self) -> Mapping[str, Reporter]:
        """Forms of report by name."""
        return MappingProxyType({reporter.name: reporter for reporter in self._collect("poalint_reporters")})

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        """Languages by code."""
        return MappingProxyType({language.code: language for language in self._collect("poalint_languages")})

    @cached_property
    def plugins(self) -> tuple[Plugin, ...]:
        """Every plugin, poalint itself first, the others by name."""
        from poalint import __version__

        own = {hook: self._ask(hook) for hook in HOOKS}
        return (Plugin("poalint", __version__, _adds(own)), *(other.plugin for other in self._others))

    @property
    def problems(self) -> tuple[Plugin, ...]:
        """The plugins that were left out, each with the reason in `error`."""
        return tuple(other.plugin for other in self._others if other.plugin.error is not None)

    def rules_that_load(self, load_rules: Callable[[Sequence[str]], object]) -> tuple[str, ...]:
        """The folders of `rules` less those with which `load_rules` fails; the plugin of such a folder is left out from then on.

        Raises PoalintError when poalint's own folders fail.
        """
        from poalint.errors import PoalintError

        own = tuple(self.rules[: len(self._ask("poalint_rules"))])
        load_rules(own)
        kept = []
        for other in self._others:
            try:
                load_rules((*own, *map(str, other.given.get("poalint_rules", ()))))
            except PoalintError as error:
                kept.append(_left_out(other.plugin, str(error)))
            else:
                kept.append(other)
        self._others = tuple(kept)
        for collected in ("rules", "checks", "readers", "reporters", "languages", "plugins"):
            self.__dict__.pop(collected, None)
        return self.rules

    def _collect(self, hook: str) -> tuple[Any, ...]:
        return (*self._ask(hook), *chain.from_iterable(other.given.get(hook, ()) for other in self._others))

    def _ask(self, hook: str) -> tuple[Any, ...]:
        if hook not in self._asked:
            self._asked[hook] = _answers(self._own, hook)
        return self._asked[hook]

    def _without_clashes(self, loaded: Iterable[Contribution]) -> tuple[Contribution, ...]:
        """Of two plugins that give the same name, the second is left out; so is one that takes a name of poalint's own."""
        taken: dict[tuple[str, str], str] = {}
        kept = []
        for other in loaded:
            names = [(hook, name) for hook, items in other.given.items() for item in items for name in _names(hook, item)]
            for hook in {hook for hook, _ in names} - {"poalint_readers"}:
                taken |= {(hook, name): "poalint" for item in self._ask(hook) for name in _names(hook, item)}
            clash = next((key for key in names if key in taken), None)
            if clash is None:
                taken |= dict.fromkeys(names, other.plugin.name)
                kept.append(other)
            else:
                kept.append(_left_out(other.plugin, f"{clash[0]}: “{clash[1]}” is already given by {taken[clash]}"))
        return tuple(kept)


@cache
def manager() -> Manager:
    """The plugins of this interpreter, found once."""
    return Manager(installed())


def load(found: Found) -> Contribution:
    """Import a plugin and ask all its hooks; whatever it raises becomes the error line of an empty contribution."""
    try:
        # What a plugin prints must not end up amid the report.
        with contextlib.redirect_stdout(sys.stderr), _trusted_imports():
            collector = _pluggy(found.load())
            given = {hook: items for hook in HOOKS if (items := _answers(collector, hook))}
    except (Exception, SystemExit) as error:  # noqa: BLE001  a stranger's code may raise anything
        text = " ".join(str(error).split())
        line = f"{type(error).__name__}: {text}" if text else type(error).__name__
        return _left_out(Plugin(found.name, found.version), line)
    return Contribution(Plugin(found.name, found.version, _adds(given)), MappingProxyType(given))


def _left_out(plugin: Plugin, line: str) -> Contribution:
    return Contribution(Plugin(plugin.name, plugin.version, error=line))


def _pluggy(plugin: Any) -> pluggy.PluginManager:  # noqa: ANN401  a module, a class or an object
    """A collector for this plugin alone. Raises pluggy.PluginValidationError for a hook that does not exist or takes arguments."""
    from poalint import hookspecs

    collector = pluggy.PluginManager("poalint")
    collector.add_hookspecs(hookspecs)
    collector.register(import_module(plugin) if isinstance(plugin, str) else plugin)
    collector.check_pending()
    return collector


def _answers(collector: pluggy.PluginManager, hook: str) -> tuple[Any, ...]:
    """What the plugin gives for this hook. Raises TypeError, FileNotFoundError: an answer of another kind."""
    items: list[Any] = []
    for answer in getattr(collector.hook, hook)():
        if isinstance(answer, str | bytes) or not hasattr(answer, "__iter__"):
            raise TypeError(f"{hook} gave a {type(answer).__name__}, not a list")
        items += answer
    if hook == "poalint_rules":
        return tuple(map(_folder, items))
    module, name, _ = CLASSES[hook]
    wanted = getattr(import_module(module), name)
    for item in items:
        if not isinstance(item, wanted):
            raise TypeError(f"{hook} gave a {type(item).__name__}, not a {module}.{name}")
    return tuple(items)


def _folder(item: Any) -> str:  # noqa: ANN401  a stranger's answer
    path = str(os.path.abspath(os.fspath(item)))
    if not os.path.isdir(path):
        raise FileNotFoundError(f"poalint_rules named a folder that is not there: {path}")
    return path


def _names(hook: str, item: Any) -> tuple[str, ...]:  # noqa: ANN401  checked by _answers
    """What no other plugin may give as well: rule ids, suffixes, names, codes."""
    if hook == "poalint_rules":
        with os.scandir(item) as entries:
            return tuple(sorted(entry.name for entry in entries if os.path.isfile(os.path.join(entry.path, "rule.toml"))))
    if hook == "poalint_readers":
        return tuple(item.suffixes)
    return (getattr(item, CLASSES[hook][2]),)


def _adds(given: Mapping[str, tuple[Any, ...]]) -> tuple[str, ...]:
    lines: list[str] = []
    for hook, items in given.items():
        word = hook.removeprefix("poalint_").removesuffix("s")
        for item in items:
            names = [f"{item.name} ({' '.join(item.suffixes)})"] if hook == "poalint_readers" else _names(hook, item)
            lines += [f"{word} {name}" for name in names]
    return tuple(lines)


@contextlib.contextmanager
def _trusted_imports() -> Iterator[None]:
    """Nothing from the folder of the letter is imported, also when that folder is the current one."""
    before = list(sys.path)
    sys.path[:] = trusted(before, working_folder())
    try:
        yield
    finally:
        sys.path[:] = before
