"""House style of an agency: one thank-you is enough, and letters are kept as e-mails."""

from __future__ import annotations

from pathlib import Path

from poalint import hookimpl


@hookimpl
def poalint_rules():
    return [Path(__file__).parent / "rules"]


@hookimpl
def poalint_checks():
    from poalint_housestyle.at_most import AT_MOST

    return [AT_MOST]


@hookimpl
def poalint_readers():
    from poalint_housestyle.eml import EML

    return [EML]
