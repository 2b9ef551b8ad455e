"""Arguments in, exit code out. A first argument that is no command is a letter."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from poalint.commands import COMMANDS
from poalint.errors import PoalintError
from poalint.wording import MESSAGE_LANGUAGES, reader_language, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from poalint.wording import Words

UNCHECKED = 2
INTERRUPTED = 130


def interface(ctx: click.Context | None = None) -> Words:
    """The words for help and error lines: --messages where it was given, else the locale."""
    given = ctx.params.get("messages") if ctx is not None else None
    return words(given or _given(sys.argv) or reader_language(os.environ))


def _given(arguments: Sequence[str]) -> str | None:
    """--messages of the command line, also before click has read it: help and usage errors come first."""
    for at, argument in enumerate(arguments):
        value = arguments[at + 1 : at + 2] if argument == "--messages" else [argument.partition("--messages=")[2]]
        if value and value[0] in MESSAGE_LANGUAGES:
            return value[0]
    return None


class Option(click.Option):
    """An option whose help stands in wording/, under help.NAME."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The names and the help in the reader's language."""
        record = super().get_help_record(ctx)
        key = f"help.{self.name}"
        told = interface(ctx)
        return (record[0], told(key)) if record and key in told.table else record


class Command(click.Command):
    """A command whose help stands in wording/."""

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """One line for the list of commands."""
        return interface()(f"command.{self.name}")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, described in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = interface(ctx)("help.help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line; the name of the default command is left out."""
        path = ctx.command_path.removesuffix(" lint")
        formatter.write_usage(path, " ".join(self.collect_usage_pieces(ctx)), prefix=interface(ctx)("help.usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(interface(ctx)(f"command.{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a heading in the reader's language."""
        records = [record for param in self.get_params(ctx) if isinstance(param, click.Option) and (record := param.get_help_record(ctx))]
        if records:
            with formatter.section(interface(ctx)("help.options")):
                formatter.write_dl(records)


class Poalint(click.Group):
    """The commands, and `lint` for everything else."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first argument that is no command belongs to `lint`."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["lint", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of their use."""
        return [name for name in COMMANDS if name != "lint"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = lint if cmd_name == "lint" else getattr(import_module(module), name)
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, the options of lint, the other commands."""
        told = interface(ctx)
        formatter.write_usage(ctx.command_path, "[OPTIONS] LETTER…", prefix=told("help.usage"))
        for key in ("help.about", "help.paths"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(told(key))
        inner = click.Context(lint, parent=ctx, info_name="lint")
        lint.format_options(inner, formatter)
        with formatter.section(told("help.commands")):
            formatter.write_dl([(name, told(f"command.{name}")) for name in self.list_commands(ctx)])
        formatter.write_paragraph()
        formatter.write_text(told("help.exit"))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, the options of lint, and files."""
        from click.shell_completion import CompletionItem as Item

        inner = click.Context(lint, parent=ctx, info_name="lint")
        items = super().shell_complete(ctx, incomplete) + lint.shell_complete(inner, incomplete)
        unique = {item.value: item for item in items}
        return [*unique.values(), *([] if incomplete.startswith("-") else [Item(incomplete, type="file")])]

    def main(  # type: ignore[override]  # click's overloads say no more than this
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Runs a command and leaves with its exit code; whatever goes wrong is one line on standard error."""
        inner = super().main
        if not standalone_mode:
            return inner(args, prog_name or "poalint", standalone_mode=False, **extra)
        sys.exit(guarded(lambda: inner(args, prog_name or "poalint", standalone_mode=False, **extra)))


def guarded(work: Callable[[], Any]) -> int:
    """The exit code of `work`. A fault is told in one line."""
    from poalint.commands.output import UNREAD, ClosedPipeError, say

    try:
        code = work()
    except ClosedPipeError:
        return UNREAD
    except click.UsageError as error:
        say(" ".join(error.format_message().split()))
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        say(error.format_message())
    except PoalintError as error:
        say(str(error))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    else:
        return code if isinstance(code, int) else 0
    return UNCHECKED


def names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    """Rule names from options that may be repeated and hold several, parted by commas."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001, FBT001  # click's callback
    """Prints the versions of the program and of the rule book in force."""
    if value and not ctx.resilient_parsing:
        from poalint import __version__

        try:
            from poalint.lint import rules_in_force

            book = f" ({interface(ctx)('rules.profile', profile=rules_in_force()[1])})"
        except PoalintError:  # a rule book that cannot be read is told when a letter is linted
            book = ""
        click.echo(f"poalint {__version__}{book}")
        ctx.exit()


@click.group(
    cls=Poalint,
    name="poalint",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version, cls=Option)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Nothing of its own: without arguments the help is shown."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(UNCHECKED)


@click.command(cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="LETTER…")
@click.option("--language", cls=Option, metavar="LANG")
@click.option("--stance", cls=Option, type=click.Choice(("admit", "contest")))
@click.option("--case", cls=Option, metavar="CASE")
@click.option("--notice", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--previous", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--select", cls=Option, multiple=True, callback=names, metavar="RULES")
@click.option("--ignore", cls=Option, multiple=True, callback=names, metavar="RULES")
@click.option("--fail-on", cls=Option, type=click.Choice(("error", "warning", "info", "never")))
@click.option("--fail-under", cls=Option, type=click.FloatRange(0, 100), metavar="N")
@click.option("--format", cls=Option, metavar="FORM")
@click.option("--output", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--quiet", "-q", cls=Option, is_flag=True)
@click.option("--statistics", cls=Option, is_flag=True)
@click.option("--no-color", cls=Option, is_flag=True)
@click.option("--messages", cls=Option, type=click.Choice(MESSAGE_LANGUAGES))
@click.option("--strict", cls=Option, is_flag=True)
@click.option("--config", cls=Option, type=click.Path(), metavar="FILE")
@click.option("--stdin-filename", cls=Option, type=click.Path(), metavar="NAME")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version, cls=Option)
@click.pass_context
def lint(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401  # one value an option
    """Checks letters."""
    from poalint.commands.lint import Call, run

    call = Call(
        paths=given.pop("paths"),
        config=given.pop("config"),
        output=given.pop("output"),
        color=not given.pop("no_color"),
        stdin_filename=given.pop("stdin_filename"),
        previous=given.pop("previous"),
        statistics=given.pop("statistics"),
        values=settings_given(given),
    )
    ctx.exit(run(call))


def settings_given(given: dict[str, Any]) -> dict[str, Any]:
    """The options that were used, by their key in a settings file; a flag that was not set says nothing."""
    return {name.replace("_", "-"): value for name, value in given.items() if value not in (None, (), False)}
