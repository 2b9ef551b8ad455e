"""Where `poalint` begins.

A call that names letters and nothing else, the one made all day, needs no parser of options: importing click would be a
third of its time. Every other call goes to poalint.cli.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from poalint.commands import COMMANDS

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """The console script; leaves with the exit code."""
    arguments = sys.argv[1:]
    if _only_letters(arguments):
        _leave(_lint(tuple(arguments)))
    from poalint.cli import main as command

    command()


def _only_letters(arguments: list[str]) -> bool:
    """Whether the call is `poalint FILE …`: no option, no command, no shell asking for completion."""
    return (
        bool(arguments)
        and arguments[0] not in COMMANDS
        and not any(argument.startswith("-") for argument in arguments)
        and "_POALINT_COMPLETE" not in os.environ
    )


def _leave(code: int) -> NoReturn:
    """End the process. Freeing every rule and word one by one at its end takes a tenth of a start, and nobody needs it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # said already where it mattered; Python's own way out would print a traceback
        code = code or 2
    os._exit(code)


def _lint(paths: tuple[str, ...]) -> int:
    import gc

    from poalint.commands.lint import Call, run
    from poalint.commands.output import UNREAD, ClosedPipeError, say
    from poalint.errors import PoalintError

    gc.set_threshold(1_000_000)  # a call is short and makes few cycles: looking for them takes a tenth of it
    try:
        return run(Call(paths, {}))
    except ClosedPipeError:
        return UNREAD
    except PoalintError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130
