"""`poalint rules` lists the rules, `poalint explain RULE` tells all about one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import click

from poalint.cli import Command, Option, interface
from poalint.commands import output
from poalint.errors import PoalintError
from poalint.reporters.cells import cells, pad, shorten, wrap
from poalint.reporters.paint import plain, styled
from poalint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from poalint.rulebook import Rule, RuleBook
    from poalint.wording import Words

FORMATS = click.Choice(("text", "json"))
WIDEST = 88


def common(command: Callable[..., None]) -> Callable[..., None]:
    """--format, --messages and --no-color, which these commands share with lint."""
    return reading(click.option("--format", cls=Option, type=FORMATS, default="text")(command))


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """--messages and --no-color."""
    command = click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))(command)
    return click.option("--no-color", cls=Option, is_flag=True)(command)


@click.command(cls=Command)
@click.option("--format", cls=Option, type=click.Choice((*FORMATS.choices, "markdown")), default="text")
@reading
@click.pass_context
def rules(ctx: click.Context, format: str, messages: str | None, no_color: bool) -> None:  # noqa: A002, ARG001, FBT001  # the options' names
    """Lists the rules, the weightiest first within each category."""
    told = interface(ctx)
    from poalint.lint import rules_in_force

    known, profile = rules_in_force()
    names = names_in(told.language)
    found = sorted(known, key=lambda rule: (rule.category, -rule.weight, rule.id))
    if format == "json":
        output.data(as_json([facts(rule) for rule in found]))
        return
    if format == "markdown":
        output.data("".join(line + "\n" for line in table(found)))
        return
    paint = styled if output.color(wanted=not no_color) else plain
    width = min(output.width(), WIDEST)
    column = max(cells(rule.id) for rule in found) + 2
    levels = max(cells(told.name("level", rule.level)) for rule in found) + 1
    codes = max(len(" ".join(rule.languages)) for rule in found) + 2
    if column + levels + codes + 8 > width:  # a narrow terminal has room for what matters most
        codes = 0
    lines = []
    for category in dict.fromkeys(rule.category for rule in found):
        lines.append(paint(told.name("category", category), "strong"))
        for rule in found:
            if rule.category == category:
                level = pad(told.name("level", rule.level), levels)
                told_in = paint(pad(" ".join(rule.languages), codes), "dim") if codes else ""
                head = f"  {pad(rule.id, column)}{paint(level, rule.level)}{rule.weight:>4g}  {told_in}"
                room = width - column - levels - codes - 8
                lines.append(head + shorten(names.get(rule.id, rule.name), room) if room > 10 else head.rstrip())
        lines.append("")
    lines.append(told.count("rules.count", len(found)) + " · " + told("rules.profile", profile=profile))
    output.data("\n".join(lines) + "\n", machine=False)


def names_in(language: str) -> dict[str, str]:
    """The names of the rules in a language, of those that have one there; rule.toml has the English one."""
    from poalint.lint import language_book, workshop

    if workshop().language(language) is None:
        return {}
    return {rule: wording.texts["name"] for rule, wording in language_book(language).wordings.items() if "name" in wording.texts}


def table(found: Sequence[Rule]) -> Iterator[str]:
    """The rules as a Markdown table; the one in rules/README.md is made with it."""
    yield "| rule | says | category | level | weight | languages |"
    yield "|---|---|---|---|---:|---|"
    for rule in found:
        name = rule.name.replace("|", "\\|")
        yield f"| `{rule.id}` | {name} | {rule.category} | {rule.level} | {rule.weight:g} | {' '.join(rule.languages)} |"


@click.command(cls=Command)
@click.argument("rule", metavar="RULE")
@click.option("--language", cls=Option, metavar="LANG")
@common
@click.pass_context
def explain(ctx: click.Context, /, rule: str, language: str | None, **given: Any) -> None:  # noqa: ANN401  # --format and the like
    """Explains a rule: its words in the reader's language, examples of the letter's language, and where the rule comes from."""
    told = interface(ctx)
    one = known_rule(told, rule)
    examples_in = language or told.language
    if examples_in not in one.languages:
        if language is not None:
            raise PoalintError("unknown-language", told("rules.no_language", language=language) + " " + ", ".join(one.languages))
        examples_in = one.languages[0]
    explained = explanation(one, told.language, examples_in)
    if given["format"] == "json":
        output.data(as_json(explained))
        return
    look = Page(told, min(output.width(), WIDEST), styled if output.color(wanted=not given["no_color"]) else plain)
    output.data("\n".join(look.page(explained)) + "\n", machine=False)


def known_rule(told: Words, rule: str) -> Rule:
    """The rule of an id. PoalintError (unknown-rule) names the nearest one."""
    from poalint.config import nearest

    known = {one.id: one for one in book().rules}
    if rule not in known:
        close = nearest(rule, known)
        advice = told("say.mean", name=close) if close else told("say.list_rules")
        raise PoalintError("unknown-rule", told("say.unknown_rule", name=rule) + "; " + advice)
    return known[rule]


@cache
def book() -> RuleBook:
    """The rule book with its examples, read once."""
    from poalint.lint import rule_book

    return rule_book()


def facts(rule: Rule) -> dict[str, Any]:
    """What a rule declares, in the words of rule.toml."""
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category,
        "level": rule.level,
        "weight": rule.weight,
        "check": rule.check,
        "stance": list(rule.stance),
        "sources": list(rule.sources),
        "since": rule.since,
        "languages": list(rule.languages),
    }


def explanation(rule: Rule, messages: str, examples_in: str) -> dict[str, Any]:
    """All that is known of a rule: its wording in the language of the messages, its examples in one of its languages."""
    wording = book().wording(rule.id, messages if messages in rule.languages else examples_in)
    examples = book().wording(rule.id, examples_in).examples
    return facts(rule) | {
        "name": wording.texts.get("name", rule.name),
        "message": wording.message,
        "suggestion": wording.suggestion,
        "why": wording.why,
        "statements": {source: book().statements.get(source, "") for source in rule.sources},
        "examples": [{"kind": one.kind, "text": one.text, "marked": list(one.marked) if one.marked else None} for one in examples],
        "examples_language": examples_in,
    }


def as_json(value: object) -> str:
    """JSON as the reports have it: sorted keys, UTF-8, one line end at the end."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


class Page:
    """Lays out one rule for people."""

    __slots__ = ("paint", "told", "width")

    def __init__(self, told: Words, width: int, paint: Callable[[str, str], str]) -> None:
        self.told, self.width, self.paint = told, max(width, 24), paint

    def page(self, rule: dict[str, Any]) -> Iterator[str]:
        """The lines of the page."""
        told = self.told
        yield self.paint(rule["id"], "strong") + "  " + shorten(rule["name"], self.width - cells(rule["id"]) - 2)
        stances = f"{told('rules.stances')} {', '.join(rule['stance'])}"
        head = [told.name(key, rule[key]) for key in ("category", "level")]
        head += [told("rules.weight", n=f"{rule['weight']:g}"), stances, told("rules.since", version=rule["since"])]
        yield from wrap(" · ".join(head), self.width)
        yield from wrap(f"{told('rules.languages')}: {', '.join(rule['languages'])}", self.width)
        for key in ("message", "why", "suggestion"):
            yield from self._section(told(f"rules.{key}"), [("", rule[key])])
        must = any(example["kind"] == "shows" for example in rule["examples"])
        for kind, title in (("breaks", "rules.breaks"), ("shows", "rules.shows"), ("keeps", "rules.not_shown" if must else "rules.keeps")):
            found = [("· ", example["text"]) for example in rule["examples"] if example["kind"] == kind]
            yield from self._section(told(title), found)
        yield from self._section(told("rules.sources"), [(f"{name}  ", text) for name, text in rule["statements"].items()])

    def _section(self, title: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
        if not entries:
            return
        yield ""
        yield self.paint(title, "strong")
        for lead, text in entries:
            for number, line in enumerate(wrap(text, self.width - 2 - cells(lead))):
                yield "  " + (lead if number == 0 else " " * cells(lead)) + line
