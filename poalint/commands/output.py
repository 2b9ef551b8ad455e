"""Where words go: data to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from poalint.wording import Words

# For terminals that know no Unicode: one sign for one, so that columns hold
PLAIN = {
    "│": "|", "━": "^", "─": "-", "✓": "+", "✗": "x", "·": "-", "−": "-", "…": "~", "☐": "-", "≥": ">", "≤": "<", "█": "#", "░": ".",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u202f": " ", "\xa0": " ",
}  # fmt: skip
DEFAULT_WIDTH = 80
UNREAD = 2  # who closed the pipe did not see all


class ClosedPipeError(Exception):
    """Nobody reads standard output any more; the call ends without a word."""


def data(text: str, *, machine: bool = True) -> None:
    """Data to standard output: UTF-8 for machines; for people what their terminal can show. A closed pipe ends the run without a word."""
    content = text.encode("utf-8", "replace")
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _write(sys.stdout, content if machine else fitting(content.decode("utf-8"), encoding))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more on its way out
        raise ClosedPipeError from None


def _write(stream: TextIO, content: str | bytes) -> None:
    """To a stream and out; on Windows through click, which knows its consoles. Elsewhere click would cost a third of the start."""
    if os.name == "nt":
        from click import echo

        echo(content, nl=False, color=True, file=stream)
        return
    if isinstance(content, bytes):
        stream.flush()
        stream.buffer.write(content)
    else:
        stream.write(content)
    stream.flush()


def fitting(text: str, encoding: str) -> str:
    """The text in the signs that `encoding` has; frames and quotation marks are drawn with plain ones, the rest becomes "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fitting(char, encoding) for char in text)
    return text


def _fitting(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return PLAIN.get(char, "?")
    return char


def say(line: str) -> None:
    """One line for people beside the data."""
    from poalint.reporters.cells import printable  # a file's name may hold anything

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    _write(sys.stderr, fitting(f"poalint: {printable(line)}", encoding) + "\n")


def width() -> int:
    """Cells of the terminal that standard output goes to; COLUMNS before it; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError, AttributeError):
        return DEFAULT_WIDTH


def color(*, wanted: bool) -> bool:
    """Colour on a terminal only, and only for those who did not ask otherwise (no-color.org)."""
    return wanted and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def check_target(path: str, letters: Iterable[str], words: Words) -> None:
    """Raises PoalintError where the report would fall on a letter, or has no folder to go to."""
    real = os.path.realpath(path)
    if any(os.path.realpath(letter) == real or _same(letter, path) for letter in letters):
        raise PoalintError("output", f"{path}: " + words("say.output_is_letter"))
    folder = os.path.dirname(real)
    if not os.path.isdir(folder):
        raise PoalintError("output", words("say.output_folder", folder=os.path.dirname(path) or folder))
    if os.path.isdir(real):
        raise PoalintError("output", f"{path}: " + words("say.output_failed", error=os.strerror(21)))


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def write(path: str, text: str, words: Words) -> None:
    """The report to a file, whole or not at all. Raises PoalintError where it cannot be written."""
    real = os.path.realpath(path)
    content = text.encode("utf-8", "replace")
    try:
        if os.path.exists(real) and not os.path.isfile(real):  # a pipe or a device is written to, not replaced
            with open(real, "wb") as stream:
                stream.write(content)
            return
        _replace(real, content)
    except OSError as error:
        raise PoalintError("output", f"{path}: " + words("say.output_failed", error=error.strerror or error)) from error


def _replace(path: str, content: bytes) -> None:
    """Beside the file first, then over it, so that nobody ever reads half a report."""
    beside = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}.part")
    try:
        with open(beside, "xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.exists(path):
            os.chmod(beside, os.stat(path).st_mode & 0o7777)
        os.replace(beside, path)
    except OSError:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
