"""What poalint itself adds, through the same door as any plugin. Imports stand inside, so that a hook costs only what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.plugins import hookimpl

if TYPE_CHECKING:
    from poalint.checks import CheckKind
    from poalint.languages import Language
    from poalint.readers import Reader
    from poalint.reporters import Reporter


@hookimpl
def poalint_rules() -> tuple[str, ...]:
    """The rule book: in the package once it is installed, beside it in a checkout."""
    from poalint.store import rules_path

    return (rules_path(),)


@hookimpl
def poalint_checks() -> tuple[CheckKind, ...]:
    """Phrases, presence, item length and the others."""
    from poalint import checks

    return checks.KINDS


@hookimpl
def poalint_readers() -> tuple[Reader, ...]:
    """Plain text, Markdown and mail."""
    from poalint import readers

    return readers.builtin()


@hookimpl
def poalint_reporters() -> tuple[Reporter, ...]:
    """Text for people and JSON for programs."""
    from poalint import reporters

    return reporters.REPORTERS


@hookimpl
def poalint_languages() -> tuple[Language, ...]:
    """English, French, Polish and Chinese."""
    from poalint import languages

    return languages.builtin()
