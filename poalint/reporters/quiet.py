"""One line a finding, for grep and for people who know the rules: path:line:column: level rule message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.reporters.cells import printable

if TYPE_CHECKING:
    from poalint.report import Run


def render(run: Run) -> str:
    """The findings in the order of the letter; what is missing has no line and no column."""
    lines = []
    for report in run.reports:
        path = report.path or "-"
        for finding in report.findings:
            place = f"{path}:{finding.span.start.line}:{finding.span.start.column}" if finding.span else path
            lines.append(printable(f"{place}: {finding.level} {finding.rule} {finding.message}") + "\n")
    return "".join(lines)
