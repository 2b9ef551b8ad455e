"""`poalint new CASE` begins a letter: its parts, the questions of the case and the points of the notice, each with a place to fill in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from poalint.cli import Command, Option, interface
from poalint.commands import output
from poalint.commands.cases import in_language, named
from poalint.errors import PoalintError
from poalint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poalint.cases import Case
    from poalint.notice.model import Notice
    from poalint.wording import Words

SHOWN = 10  # products, orders or complaints of the notice that are named one by one
PART_OF = {"root-cause": "cause", "actions": "corrective", "prevention": "preventive", "monitoring": "preventive", "documents": "closing"}


@click.command(cls=Command)
@click.argument("case_name", metavar="CASE")
@click.option("--language", cls=Option, metavar="LANG")
@click.option("--notice", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--stance", cls=Option, type=click.Choice(("admit", "contest")), default="admit")
@click.option("--output", "target", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))
@click.pass_context
def new(ctx: click.Context, /, case_name: str, **given: Any) -> None:  # noqa: ANN401  # one value an option
    """Begins a letter of a case."""
    from poalint.cases import GENERAL

    told = interface(ctx)
    if case_name == GENERAL:
        raise PoalintError("unknown-case", told("new.general"))
    chosen = named(case_name, told)
    language = given["language"] or told.language
    if language not in MESSAGE_LANGUAGES or language not in chosen.texts:
        known = ", ".join(code for code in MESSAGE_LANGUAGES if code in chosen.texts)
        raise PoalintError("unknown-language", told("say.unknown_language", name=language, known=known))
    notice = read(given["notice"], told) if given["notice"] else None
    text = skeleton(in_language(chosen, language).case, language, notice, given["stance"])
    if given["target"] is None:
        output.data(text)
        return
    write_new(given["target"], text, told)
    output.say(told("new.written", path=given["target"]))


def read(path: str, told: Words) -> Notice:
    """The notice. PoalintError where it is none, or where no wording can mend what it says; what it asks for is told beside the data."""
    from poalint.asked import read_notice, remarks
    from poalint.lint import workshop
    from poalint.readers import read_file

    shop = workshop()
    source = read_file(path)
    notice = read_notice(source, shop.languages, shop.folders)
    if notice.sure <= 0:
        raise PoalintError("no-notice", f"{path}: " + told("notice.no-notice"))
    if notice.fraud is not None:
        raise PoalintError("beyond-wording", f"{path}: " + told("notice.beyond", line=source.position(notice.fraud.start).line))
    for remark in remarks(notice, told.language):
        output.say(remark)
    return notice


def skeleton(case: Case, language: str, notice: Notice | None, stance: str) -> str:
    """The letter with its blanks, in the parts a reviewer looks for."""
    from poalint.rulefiles import read_toml
    from poalint.store import rules_folder

    frame: Mapping[str, Any] = read_toml(rules_folder() / "skeleton.toml")[language]
    asks: dict[str, list[str]] = {part: [] for part in ("opening", "cause", "corrective", "preventive", "closing")}
    for fact in case.asked(stance):
        asks[fact.part].append(f"{fact.ask} ____")
    for part, line in _of_notice(notice, frame):
        asks[part].append(line)
    proof = [frame["documents_ask"], *([frame["contest_ask"]] if stance == "contest" else []), *asks["closing"]]
    blocks = [
        frame["subject"].format(name=case.name, about=case.about),
        frame["salutation"],
        *(frame["opening"], *asks["opening"]),
        _section(frame["cause"], [frame["cause_ask"], *asks["cause"]], numbered=False),
        _section(frame["corrective"], [*frame["corrective_ask"], *asks["corrective"]]),
        _section(frame["preventive"], [*frame["preventive_ask"], *asks["preventive"]]),
        _section(frame["documents"], proof),
        frame["commitment"],
        f"{frame['closing']}\n{frame['name']}",
    ]
    return "\n\n".join(blocks) + "\n"


def _section(title: str, lines: Sequence[str], *, numbered: bool = True) -> str:
    if not numbered:
        return "\n".join([title, *lines])
    return "\n".join([title, *(f"{number}. {line}" for number, line in enumerate(lines, 1))])


def _of_notice(notice: Notice | None, frame: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the notice asks and names, by the part in which the answer belongs."""
    if notice is None:
        return
    for kind in ("asin", "order", "complaint"):
        names = notice.of_kind(kind)
        if names:
            more = [frame["more"].format(n=len(names) - SHOWN)] if len(names) > SHOWN else []
            yield "cause", frame["named"].format(names=", ".join([*names[:SHOWN], *more]))
    for point in notice.points:
        yield PART_OF.get(point.kind, "opening"), frame["asked"].format(quote=" ".join(point.quote.split()))


def write_new(path: str, text: str, told: Words) -> None:
    """The letter to a new file; PoalintError where one is there already or none can be made."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise PoalintError("output", told("new.no_folder", folder=os.path.dirname(path)))
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise PoalintError("output", told("new.exists", path=path)) from error
    except OSError as error:
        raise PoalintError("output", f"{path}: " + told("say.output_failed", error=error.strerror or error)) from error
