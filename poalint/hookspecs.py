"""What a plugin may add. Every hook collects: it takes nothing and gives an iterable; poalint calls it once and sorts out the rest.

A plugin is a module (or an object) whose functions carry `@poalint.hookimpl`, named in its package's metadata:

    [project.entry-points.poalint]
    my-plugin = "my_package.my_module"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from poalint.checks import CheckKind
    from poalint.languages import Language
    from poalint.readers import Reader
    from poalint.reporters import Reporter

hookspec = pluggy.HookspecMarker("poalint")


@hookspec
def poalint_rules() -> Iterable[str | PathLike[str]]:  # type: ignore[empty-body]
    """Folders of rules, laid out as rules/README.md says: one folder a rule, with rule.toml and a file a language."""


@hookspec
def poalint_checks() -> Iterable[CheckKind]:  # type: ignore[empty-body]
    """Kinds of check that a rule.toml may name; a name that exists already is refused."""


@hookspec
def poalint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Readers of file formats. For a suffix that poalint reads itself, the plugin's reader is taken."""


@hookspec
def poalint_reporters() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Forms of report for --format; a name that exists already is refused."""


@hookspec
def poalint_languages() -> Iterable[Language]:  # type: ignore[empty-body]
    """Languages of letters; a code that exists already is refused."""
