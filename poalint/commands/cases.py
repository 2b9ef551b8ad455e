"""`poalint cases` lists the cases and what each needs; `poalint checklist` is for the minutes before sending."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poalint.cli import Command, Option, interface
from poalint.commands import output
from poalint.commands.rules import WIDEST, as_json, common
from poalint.errors import PoalintError
from poalint.reporters.cells import cells, wrap
from poalint.reporters.paint import plain, styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poalint.casefiles import CaseFile, CaseText
    from poalint.wording import Words

GROUPS = ("before", "documents", "attachments", "waiting")


@click.command(cls=Command)
@common
@click.pass_context
def cases(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401  # --format and the like
    """Lists the cases: what the notice speaks of, metric and target, what the letter needs."""
    told = interface(ctx)
    if given["format"] == "json":
        output.data(as_json([facts(case, told.language) for case in known()]))
        return
    paint = styled if output.color(wanted=not given["no_color"]) else plain
    width = max(min(output.width(), WIDEST), 24)
    lines: list[str] = []
    for case in known():
        text = in_language(case, told.language)
        lines += [paint(case.id, "strong"), *_indented(f"{text.case.name} · {text.case.about}", width)]
        for metric in text.case.metrics:
            days = ", ".join(str(day) for day in metric.days)
            lines += _indented(f"{metric.name} {metric.told_target(told.language)} ({told('cases.days', n=days)})", width)
        for fact in text.case.facts:
            lead = "" if len(fact.stance) > 1 else f" ({told('cases.only_' + fact.stance[0])})"
            lines += _listed(fact.needs + lead, width)
        lines.append("")
    lines += wrap(told("cases.use"), width)
    output.data("\n".join(lines) + "\n", machine=False)


@click.command(cls=Command)
@click.option("--case", cls=Option, metavar="CASE")
@common
@click.pass_context
def checklist(ctx: click.Context, /, case: str | None, **given: Any) -> None:  # noqa: ANN401  # --format and the like
    """The check list: before sending, documents to have at hand, attachments, and what to leave undone while waiting."""
    told = interface(ctx)
    found = points(case, told)
    if given["format"] == "json":
        output.data(as_json(found))
        return
    paint = styled if output.color(wanted=not given["no_color"]) else plain
    width = max(min(output.width(), WIDEST), 24)
    lines: list[str] = []
    for group in GROUPS:
        if found[group]:
            lines += ["", *(paint(line, "strong") for line in wrap(told(f"checklist.{group}"), width))]
            for item in found[group]:
                lines += _listed(item["text"], width, "☐ ")
    if case is None:
        lines += ["", *wrap(told("checklist.use"), width)]
    output.data("\n".join(lines[1:]) + "\n", machine=False)


@cache
def known() -> tuple[CaseFile, ...]:
    """The cases of all rule folders, without their phrases. PoalintError where a file is broken."""
    from poalint.casefiles import read_cases
    from poalint.lint import workshop

    return tuple(case for folder in workshop().folders for case in read_cases(Path(folder), with_phrases=False))


def named(name: str, told: Words) -> CaseFile:
    """The case of this name. PoalintError with the nearest known name, or all of them."""
    from poalint.config import hint

    for case in known():
        if case.id == name:
            return case
    raise PoalintError("unknown-case", told("say.unknown_case", name=name) + hint(name, [case.id for case in known()], told))


def in_language(case: CaseFile, language: str) -> CaseText:
    """A case in a language, in English or else its first where it has no words in that."""
    return case.texts.get(language) or case.texts.get("en") or next(iter(case.texts.values()))


def facts(case: CaseFile, language: str) -> dict[str, Any]:
    """What is known of a case, in the words of its file."""
    text = in_language(case, language)
    return {
        "id": case.id,
        "name": text.case.name,
        "about": text.case.about,
        "since": case.since,
        "sources": list(case.sources),
        "languages": list(case.texts),
        "metrics": [
            {"id": one.id, "name": one.name, "target": one.target, "side": one.side, "days": list(one.days)} for one in text.case.metrics
        ],
        "needs": [{"id": one.id, "needs": one.needs, "ask": one.ask, "stance": list(one.stance)} for one in text.case.facts],
        "documents": list(text.documents),
    }


def points(case: str | None, told: Words) -> dict[str, list[dict[str, Any]]]:
    """The check list by group: the general points, and with a case the documents to have at hand."""
    from poalint.rulefiles import read_toml
    from poalint.store import rules_folder

    found: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for item in read_toml(rules_folder() / "checklist.toml")["items"]:
        found[item["group"]].append({"text": item[told.language], "sources": item.get("sources", [])})
    if case is not None:
        chosen = named(case, told)
        found["documents"] = [{"text": text, "sources": list(chosen.sources)} for text in in_language(chosen, told.language).documents]
    return found


def _indented(text: str, width: int) -> Iterator[str]:
    return (f"  {line}" for line in wrap(text, width - 2))


def _listed(text: str, width: int, mark: str = "· ") -> Iterator[str]:
    room = cells(mark)
    for number, line in enumerate(wrap(text, width - 2 - room)):
        yield "  " + (mark if number == 0 else " " * room) + line
