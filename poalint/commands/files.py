"""Which files are meant: files, folders, patterns and standard input, in the order in which they were named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from poalint.record import Record
from poalint.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poalint.wording import Words

STDIN = "-"


class Letter(Record):
    """A letter to check. One found in a folder is left out silently where it turns out to be binary; `path` "-" is standard input."""

    path: str
    found: bool = False


def gather(paths: Iterable[str], words: Words) -> tuple[list[Letter], list[Problem]]:
    """The letters that `paths` name, each once, and what names none."""
    letters: dict[str, Letter] = {}
    problems: list[Problem] = []
    for path in paths:
        found = list(_letters(path, words))
        for one in found:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                letters.setdefault(one.path if one.path == STDIN else os.path.abspath(one.path), one)
    return list(letters.values()), problems


def _letters(path: str, words: Words) -> Iterator[Letter | Problem]:
    if path == STDIN:
        yield Letter(STDIN)
    elif os.path.isdir(path):
        from poalint.readers import suffixes

        known = tuple(sorted(suffixes()))
        found = [Letter(file, found=True) for file in walk(path, known)]
        yield from found
        if not found:
            yield Problem(path, "no-letters", words("say.no_letters", suffixes=", ".join(known)))
    elif os.path.lexists(path):
        yield Letter(path)
    elif any(sign in path for sign in "*?["):
        from glob import glob  # where the shell did not, as on Windows or between quotes

        matches = sorted(glob(path, recursive=True))
        files = [Letter(match) for match in matches if os.path.isfile(match)]
        yield from files
        if not files:
            yield Problem(path, "not-found", words("say.no_match"))
    else:
        yield Problem(path, "not-found", words("say.no_file"))


def walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files of a folder and its folders with one of these suffixes, sorted; what begins with a dot is left alone."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield os.path.join(root, name)
