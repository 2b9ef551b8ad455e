"""What poalint says when something cannot be checked: one line that names what, where and what to do."""

from __future__ import annotations


class PoalintError(Exception):
    """Bad input. `kind` is a stable word for machines (unreadable, empty, too-large, unknown-language, …); str() one line for people."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
