"""A day some days after another."""

from __future__ import annotations


def later(iso: str, days: int) -> str:
    """The ISO date some days after another; the same where it would lie past the year 9999."""
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except OverflowError:
        return iso
