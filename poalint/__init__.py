"""A linter and scorer for letters: what will get a plan of action refused, why, and how to mend it.

from poalint import lint_text
report = lint_text(open("letter.txt").read())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poalint.errors import PoalintError
    from poalint.lint import Options, lint_file, lint_text
    from poalint.plugins import hookimpl
    from poalint.report import Finding, Report

__version__ = "0.1.0"
__all__ = ["Finding", "Options", "PoalintError", "Report", "__version__", "hookimpl", "lint_file", "lint_text"]

_HOMES = {
    "Finding": "report", "Report": "report", "Options": "lint", "lint_file": "lint", "lint_text": "lint", "PoalintError": "errors",
    "hookimpl": "plugins",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import what is asked for, and nothing else: a start must not pay for what it does not use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'poalint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"poalint.{_HOMES[name]}"), name)
