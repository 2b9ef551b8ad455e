"""Colour, as few as tell something: red, yellow and blue for the levels, green for what is good, dim for what is beside the point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Paint: TypeAlias = "Callable[[str, str], str]"
STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "good": {"fg": "green"},
    "strong": {"bold": True},
    "label": {"fg": "cyan"},
    "dim": {"dim": True},
}


def plain(text: str, role: str) -> str:  # noqa: ARG001
    """The text as it is."""
    return text


def styled(text: str, role: str) -> str:
    """The text in the colour of its role."""
    from click import style

    return style(text, **STYLES[role]) if text else text
