"""For rule authors: which phrases decide (`why`), the examples of rules run (`test-rules`), inflected forms written (`forms`)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from poalint.cli import Command, Option, interface
from poalint.commands import output
from poalint.errors import PoalintError
from poalint.reporters.cells import printable
from poalint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED = 1


@click.command(cls=Command)
@click.argument("rule", metavar="RULE")
@click.argument("sentence", metavar="SENTENCE")
@click.option("--language", cls=Option, metavar="LANG")
@click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))
@click.pass_context
def why(ctx: click.Context, rule: str, sentence: str, language: str | None, messages: str | None) -> None:  # noqa: ARG001  # read by interface()
    """Tells which phrases of a rule stand in a sentence, with file and line, and what the rule makes of them."""
    from poalint import lint_text
    from poalint.commands.rules import known_rule
    from poalint.lint import workshop
    from poalint.why import reasons

    told = interface(ctx)
    one = known_rule(told, rule)
    report = lint_text(sentence, language=language)
    code = report.language
    spoken = workshop().language(code)
    if spoken is None or code not in one.languages:
        raise PoalintError("unknown-language", told("rules.no_language", language=code) + " " + ", ".join(one.languages))
    found = reasons(sentence, rule, spoken, workshop().folders)
    lines = []
    for reason in found:
        written = reason.written
        place = f"{os.path.relpath(written.path)}:{written.line}:{written.column}"
        group = "" if written.group < 0 else f" {written.group + 1}"
        lines += [f"{place}: {written.field}{group}: “{printable(sentence[reason.start : reason.end])}”", f"    {written.text}"]
    if not found:
        lines.append(told("why.none", rule=rule))
    spans = [finding.span for finding in report.findings if finding.rule == rule] + list(report.met.get(rule, ()))
    quotes = ", ".join(f"“{span.quote}”" for span in spans if span is not None)
    lines.append(told("why.says", rule=rule, quote=quotes) if quotes else told("why.silent", rule=rule))
    output.data("".join(line + "\n" for line in lines), machine=False)


@click.command(cls=Command, name="test-rules")
@click.argument("folders", nargs=-1, type=click.Path(), metavar="[FOLDER]…")
@click.option("--language", cls=Option, metavar="LANG")
@click.option("--quiet", "-q", cls=Option, is_flag=True)
@click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))
@click.pass_context
def test_rules(ctx: click.Context, folders: Sequence[str], language: str | None, quiet: bool, messages: str | None) -> None:  # noqa: ARG001, FBT001  # click's
    """Tests every example of the rules in these folders, or of poalint's own; exit code 1 where one fails.

    A folder is one of rules or one rule among others. Phrases that look like a slip are told as well; they change no exit code.
    """
    from pathlib import Path

    from poalint.examples import advice_on, try_examples

    told = interface(ctx)
    for folder in folders:
        if not os.path.isdir(folder):
            raise PoalintError("not-found", told("test.no_folder", folder=folder))
    places: list[tuple[Path | None, str | None]] = [(None, None)]
    if folders:
        places = [(path.parent, path.name) if (path / "rule.toml").is_file() else (path, None) for path in map(Path, folders)]
    languages = None if language is None else (language,)
    outcomes = [one for place, rule in places for one in try_examples(place, languages, rule)]
    failed = [one for one in outcomes if not one.ok]
    lines = [f"{one.rule} {one.language}: {one.message}: {printable(one.text)}" for one in failed]
    if failed:
        lines.append(told.count("test.failed", len(failed)))
    looks = [one for place, rule in places for one in advice_on(place, languages, rule)]
    lines += [
        f"{one.path}:{one.line}:{one.column}: {told('say.warning')}: {printable(told(f'slip.{one.kind}', **one.values))}" for one in looks
    ]
    if looks:
        lines.append(told.count("test.advice", len(looks)))
    passed = len(outcomes) - len(failed)
    if not outcomes:
        lines.append(told("test.none"))
    elif passed and not quiet:
        lines.append(told.count("test.passed", passed))
    output.data("".join(line + "\n" for line in lines), machine=False)
    ctx.exit(FAILED if failed or not outcomes else 0)


@click.command(cls=Command)
@click.argument("language", metavar="LANG")
@click.argument("folder", default="rules", type=click.Path(), metavar="[RULES]")
@click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))
@click.pass_context
def forms(ctx: click.Context, language: str, folder: str, messages: str | None) -> None:  # noqa: ARG001  # read by interface()
    """Writes RULES/forms/LANG.json from every ~word in use in that language's rules."""
    from pathlib import Path

    told = interface(ctx)
    rules = Path(folder)
    if not rules.is_dir():
        raise PoalintError("not-found", told("test.no_folder", folder=folder))
    try:
        from poalint.phrases.formsmith import lemmas_in_use, write_forms

        changes = write_forms(language, lemmas_in_use(rules, language), rules / "forms")
    except ImportError as error:
        raise PoalintError("missing-extra", told("forms.need")) from error
    output.data(f"{changes}\n", machine=False)
