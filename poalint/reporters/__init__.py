"""Reports in every form: a reporter turns a Run into text and knows nothing of files, exit codes or settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from poalint.report import Run

READY_SCORE = 80.0


class Look(Record):
    """How people want it: cells a line, colour, one line a finding, and the language of the words around the messages."""

    width: int = 80
    color: bool = False
    quiet: bool = False
    messages: str = "en"


class Reporter(Record):
    """A form of report. `render` gives all that goes to the output, line end included; `machine` output is UTF-8 wherever it goes."""

    name: str
    render: Callable[[Run, Look], str]
    machine: bool = True


def _text(run: Run, look: Look) -> str:
    if look.quiet:  # only the form that is asked for
        from poalint.reporters import quiet

        return quiet.render(run)
    from poalint.reporters import text

    return text.render(run, look)


def _json(run: Run, look: Look) -> str:  # noqa: ARG001  # a machine has no taste
    from poalint.reporters import json

    return json.render(run)


TEXT = Reporter("text", _text, machine=False)
REPORTERS: tuple[Reporter, ...] = (TEXT, Reporter("json", _json))
