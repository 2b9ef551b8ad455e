"""What is installed and in force: `poalint plugins`, `config`, `schema`, `completion`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from poalint.cli import Command, Option, interface
from poalint.commands import output
from poalint.commands.rules import WIDEST, as_json, common
from poalint.reporters.cells import cells, pad, printable, shorten, wrap
from poalint.reporters.paint import plain, styled

if TYPE_CHECKING:
    from poalint.config import Settings
    from poalint.wording import Words


@click.command(cls=Command)
@common
@click.pass_context
def plugins(ctx: click.Context, format: str, messages: str | None, no_color: bool) -> None:  # noqa: A002, ARG001, FBT001
    """Lists the plugins, what each adds, and why one was left out."""
    from poalint.plugins import manager

    told = interface(ctx)
    found = manager().plugins
    if format == "json":
        rows = [{"name": one.name, "version": one.version, "adds": list(one.adds), "error": one.error} for one in found]
        output.data(as_json(rows))
        return
    paint = styled if output.color(wanted=not no_color) else plain
    width = max(min(output.width(), WIDEST), 24)
    lines = []
    for one in found:
        lines.append(paint(printable(one.name), "strong") + f"  {printable(one.version)}")
        if one.error:
            lines += ["  " + paint(line, "error") for line in wrap(told("plugins.broken", error=one.error), width - 2)]
            continue
        kinds = dict.fromkeys(entry.partition(" ")[0] for entry in one.adds)
        for kind in kinds:
            names = ", ".join(entry.partition(" ")[2] for entry in one.adds if entry.startswith(f"{kind} "))
            for number, line in enumerate(wrap(names, width - 14)):
                lines.append("  " + paint(pad("" if number else kind, 12), "dim") + line)
        if not kinds:
            lines.append("  " + told("plugins.nothing"))
    output.data("\n".join(lines) + "\n", machine=False)


@click.command(cls=Command, name="config")
@click.argument("path", required=False, type=click.Path(), metavar="[LETTER]")
@click.option("--config", "file", cls=Option, type=click.Path(), metavar="FILE")
@common
@click.pass_context
def settings(ctx: click.Context, /, path: str | None, file: str | None, **given: Any) -> None:  # noqa: ANN401  # --format and the like
    """Shows the settings in force for a letter (or the current folder) and where each comes from."""
    from poalint import config
    from poalint.commands.lint import check_names

    told = interface(ctx)
    folder = path if path and os.path.isdir(path) else os.path.dirname(os.path.abspath(path or "x"))
    found = file or config.find(folder)
    read = config.read(found, told) if found else None
    force = config.merge(read, {"messages": given["messages"]} if given["messages"] else {})
    check_names(force, told)
    rows = [(key, value, origin(force, key, told)) for key, value in values(force).items()]
    if given["format"] == "json":
        entries = {key: {"value": _plain(value), "from": place} for key, value, place in rows}
        output.data(as_json({"file": read.path if read else None, "settings": entries}))
        return
    paint = styled if output.color(wanted=not given["no_color"]) else plain
    width = max(output.width(), 30)
    head = told("config.file", path=printable(read.path)) if read else told("config.no_file")
    lines = [*(paint(line, "strong") for line in wrap(head, width)), ""]
    shown = [(key, shown_value(key, value, told), place) for key, value, place in rows]
    first, second = (max(cells(row[at]) for row in shown) + 2 for at in (0, 1))
    for key, value, place in shown:
        if first + second + max(cells(row[2]) for row in shown) + 2 <= width:
            lines.append(f"  {pad(key, first)}{pad(value, second)}{paint(place, 'dim')}")
        else:
            lines.append(f"  {pad(key, first)}{shorten(value, width - first - 2)}")
            if key in force.origins:
                lines += ["      " + paint(line, "dim") for line in wrap(place, width - 6)]
    output.data("\n".join(lines) + "\n", machine=False)


def values(force: Settings) -> dict[str, Any]:
    """Every setting by its key."""
    from poalint.config import KEYS

    return {key: getattr(force, key.replace("-", "_")) for key in KEYS}


def origin(force: Settings, key: str, told: Words) -> str:
    """Where a setting comes from, in words."""
    place = force.origins.get(key)
    if place == "call":
        return told("config.call")
    if place is None:
        return told("config.locale" if key == "messages" else "config.default")
    return place


def shown_value(key: str, value: Any, told: Words) -> str:  # noqa: ANN401  # as Settings holds it
    """A value as it would stand in a settings file, or what its absence means."""
    if value is None:
        if key == "messages":
            return told.language
        return told("config.none" if key == "fail-under" else "config.found")
    if isinstance(value, bool):
        return str(value).lower()
    if key == "per-file-ignores":
        return ", ".join(f"{pattern}: {' '.join(rules)}" for pattern, rules in value) or told("config.none")
    if isinstance(value, tuple):
        return ", ".join(value) or told("config.none")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:  # noqa: ANN401
    """The value in the types of JSON."""
    if isinstance(value, tuple):
        return {pattern: list(rules) for pattern, rules in value} if value and isinstance(value[0], tuple) else list(value)
    return value


@click.command(cls=Command)
def schema() -> None:
    """Prints the JSON Schema of the JSON report."""
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report.schema.json")
    with open(path, encoding="utf-8") as stream:
        output.data(stream.read())


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")), metavar="bash|zsh|fish")
def completion(shell: str) -> None:
    """Prints the completion script of a shell; put it where your shell reads such scripts, or `eval` it."""
    from click.shell_completion import get_completion_class

    from poalint.cli import main

    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(shell)
    output.data(maker(main, {}, "poalint", "_POALINT_COMPLETE").source().strip() + "\n")
