"""A day some days after another."""

from __future__ import annotations


def later(iso: str, days: int, *, working: bool = False) -> str:
    """The ISO date some days after another, `working` counting Monday to Friday; the same where it would lie past the year 9999."""
    from datetime import date, timedelta

    try:
        end = date.fromisoformat(iso)
        if not working:
            return (end + timedelta(days=days)).isoformat()
        for _ in range(days):
            end += timedelta(days=3 if end.weekday() == 4 else 2 if end.weekday() == 5 else 1)
        return end.isoformat()
    except OverflowError:
        return iso
