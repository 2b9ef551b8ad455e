"""The report for machines, as report.schema.json describes it: keys in order, UTF-8, one line end at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from poalint import __version__

if TYPE_CHECKING:
    from poalint.report import Finding, NoticeFacts, Position, Previous, Problem, Report, Run, Span

FORMAT = 1


def render(run: Run) -> str:
    """The whole run as one JSON object."""
    return json.dumps(document(run), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def document(run: Run) -> dict[str, Any]:
    """The run as plain values; what a lone surrogate was (a file name of no encoding) is U+FFFD."""
    return {
        "poalint": __version__,
        "format": FORMAT,
        "files": [_report(report) for report in run.reports],
        "errors": [_problem(problem) for problem in run.problems],
    }


def _report(report: Report) -> dict[str, Any]:
    met = [(rule, span) for rule, spans in report.met.items() for span in spans]
    return {
        "path": None if report.path is None else clean(report.path),
        "language": report.language,
        "case": report.case,
        "stance": report.stance,
        "score": report.score,
        "ready": report.ready,
        "categories": {name: {"points": score.points, "of": score.of} for name, score in report.categories.items()},
        "findings": [_finding(finding) for finding in report.findings],
        "met": [{"rule": rule} | _span(span) for rule, span in sorted(met, key=lambda entry: (entry[1].start.offset, entry[0]))],
        "suppressed": report.suppressed,
        "profile": report.profile,
        "notice": None if report.notice is None else _notice(report.notice),
        "previous": None if report.previous is None else _previous(report.previous),
        "statistics": None if report.statistics is None else dict(report.statistics),
    }


def _notice(notice: NoticeFacts) -> dict[str, Any]:
    return {
        "path": None if notice.path is None else clean(notice.path),
        "language": notice.language,
        "wanted": notice.wanted,
        "refusal": notice.refusal,
        "date": notice.date,
        "deadline": None if notice.deadline is None else _span(notice.deadline) | {"days": notice.days, "date": notice.until},
        "points": [
            {"kind": point.kind, "answered": point.answered, "required": point.required, "judged": point.judged} | _span(point.words)
            for point in notice.points
        ],
    }


def _previous(previous: Previous) -> dict[str, Any]:
    return {
        "path": None if previous.path is None else clean(previous.path),
        "language": previous.language,
        "score": previous.score,
        "ready": previous.ready,
        "compared": previous.compared,
        "new_words": previous.new_words,
        "sentences": previous.sentences,
        "left_out": previous.left_out,
        "kept": [
            {"exact": kept.exact, "part": kept.part, "item": kept.item, "before": _span(kept.before)} | _span(kept.span)
            for kept in previous.kept
        ],
        "changed": [{"part": one.part, "item": one.item} | _span(one.span) for one in previous.changed],
        "parts": [{"part": one.part, "sentences": one.sentences, "new": one.new} for one in previous.parts],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "level": finding.level,
        "message": clean(finding.message),
        "suggestion": clean(finding.suggestion),
        "why": clean(finding.why),
        "sources": list(finding.sources),
        "cost": finding.cost,
        "charged_to": finding.charged_to,
        "part": finding.part,
        "item": finding.item,
        "fingerprint": finding.fingerprint,
        "asked": None if finding.asked is None else _span(finding.asked),
    } | (_span(finding.span) if finding.asked is None else _span(None) | {"quote": clean(finding.asked.quote)})


def _span(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"quote": None, "start": None, "end": None}
    return {"quote": clean(span.quote), "start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _problem(problem: Problem) -> dict[str, str]:
    return {"path": clean(problem.path), "kind": problem.kind, "message": clean(problem.message)}


def clean(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot carry; one character stays one character."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
