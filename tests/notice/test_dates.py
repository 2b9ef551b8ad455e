"""A term in days becomes a day."""

from __future__ import annotations

import pytest

from poalint.notice.dates import later


@pytest.mark.parametrize(
    ("start", "days", "working", "end"),
    [
        ("2024-03-07", 17, False, "2024-03-24"),
        ("2024-02-28", 2, False, "2024-03-01"),
        ("2024-03-07", 1, True, "2024-03-08"),  # Thursday, Friday
        ("2024-03-08", 1, True, "2024-03-11"),  # Friday, Monday
        ("2024-03-09", 1, True, "2024-03-11"),  # Saturday, Monday
        ("2024-03-07", 10, True, "2024-03-21"),
        ("9999-12-30", 9, False, "9999-12-30"),
        ("9999-12-30", 9, True, "9999-12-30"),
    ],
)
def test_later(start, days, working, end):
    assert later(start, days, working=working) == end
