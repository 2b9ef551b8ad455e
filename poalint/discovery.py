"""Which installed packages are plugins? Asked without importlib.metadata, whose import costs more than a lint, unless one is there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

GROUP = "poalint"
SECTION = b"[poalint]"


class Found(Record):
    """A plugin that a package declares; `load` imports it and may raise anything."""

    name: str
    version: str
    load: Callable[[], Any]


def trusted(path: Iterable[str], working_folder: str) -> tuple[str, ...]:
    """The import path without the current folder, which `python -m` and an empty entry of PYTHONPATH put before the standard library.

    Behind it stand installed packages; a folder there was installed on purpose (pip install -e).
    """
    entries = tuple(path)
    library = os.path.dirname(os.__file__)
    border = entries.index(library) if library in entries else len(entries)
    return tuple(entry for at, entry in enumerate(entries) if os.path.isabs(entry) and (at > border or entry != working_folder))


def discover(path: Iterable[str]) -> tuple[Found, ...]:
    """The plugins of the packages installed on this import path, in the order of their names; of a package found twice the first."""
    places: dict[str, str] = {}
    for entry in path:
        for place in _declaring(entry):
            places.setdefault(os.path.basename(place).partition("-")[0].lower(), place)
    found = [plugin for place in places.values() for plugin in _plugins(place)]
    return tuple(sorted(found, key=lambda plugin: plugin.name))


def working_folder() -> str:
    """The current folder; empty when it has been deleted."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return ""


def _declaring(entry: str) -> Iterator[str]:
    """The metadata folders in this entry of the import path that name the group."""
    try:
        with os.scandir(entry) as names:
            places = sorted(item.path for item in names if item.name.endswith((".dist-info", ".egg-info")))
    except OSError:  # a zip file, or gone
        return
    for place in places:
        try:
            with open(os.path.join(place, "entry_points.txt"), "rb") as file:
                if SECTION in file.read():
                    yield place
        except OSError:
            continue


def _plugins(place: str) -> list[Found]:
    from importlib.metadata import PathDistribution
    from pathlib import Path

    distribution = PathDistribution(Path(place))
    try:
        name, version = str(distribution.metadata["Name"]), str(distribution.version)
        entries = [entry for entry in distribution.entry_points if entry.group == GROUP]
    except Exception as error:  # noqa: BLE001  metadata that someone wrote by hand may be broken in any way
        reason = error
        return [Found(os.path.basename(place), "?", lambda: _raise(reason))]
    names = {entry.name: name if len(entries) == 1 else f"{name}:{entry.name}" for entry in entries}
    return [Found(names[entry.name], version, entry.load) for entry in entries]


def _raise(error: Exception) -> None:
    raise error


def installed() -> tuple[Found, ...]:
    """The plugins that this interpreter can import."""
    return discover(trusted(sys.path, working_folder()))
