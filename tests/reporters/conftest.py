"""Hand-made reports: small letters with every kind of finding, so that reporters are tested without the rule book."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from poalint.report import CategoryScore, Finding, Problem, Report, Run
from poalint.source import Source

ENGLISH = """Dear reviewer,

our late shipment rate reached 8.98 % in March. The carrier lost the parcels of that week, \
and nobody in the warehouse looked at the scans before Monday.

Corrective actions
1. We refunded 34 orders on 14 March.
2. We will be more careful!

Kind regards
Anna Nowak, Nordkram GmbH
"""
CHINESE = (
    "尊敬的审核团队：\n\n\t📦👩‍👩‍👧 承运商丢失了包裹，所以三十四个订单迟到。"
    "我们保证以后绝对不会再发生类似的事情，请给我们一次机会。\n\n此致敬礼\n"
)


def finding(source: Source, rule: str, quote: str | None, level: str = "error", **more: object) -> Finding:
    start = source.text.index(quote) if quote else 0
    values: dict[str, object] = {
        "rule": rule,
        "category": "tone",
        "level": level,
        "message": f"A reviewer stops at “{quote}”." if quote else "The letter does not say it.",
        "suggestion": "Say what you did or left undone, and what you changed.",
        "why": "A reviewer wants to know what you control. Blame tells him that it will happen again.",
        "sources": ("fr-steps/7",),
        "cost": 3.5,
        "span": source.span(start, start + len(quote)) if quote else None,
        "part": "cause",
        "item": None,
        "fingerprint": f"{rule}-{start}",
    }
    return Finding(**(values | more))  # type: ignore[arg-type]


def report(source: Source, findings: tuple[Finding, ...], **more: object) -> Report:
    values: dict[str, object] = {
        "path": source.path,
        "language": "en",
        "case": "late-shipment",
        "stance": "admit",
        "score": round(100 - sum(one.cost for one in findings), 1),
        "ready": False,
        "categories": MappingProxyType(
            {
                "content": CategoryScore(30.1, 45.0),
                "specificity": CategoryScore(2.0, 5.0),
                "tone": CategoryScore(0.0, 25.0),
                "form": CategoryScore(11.5, 11.5),
            }
        ),
        "findings": findings,
        "met": MappingProxyType({}),
        "text": source.text,
    }
    return Report(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def english() -> Report:
    source = Source(ENGLISH, "letters/english.txt")
    met = {"names-cause": (source.span(16, 62),), "corrective-actions": (source.span(187, 223), source.span(187, 223))}
    findings = (
        finding(source, "corrective-actions", None, part="corrective", cost=8.0, message="One action is done; a reviewer looks for two."),
        finding(source, "no-blame", "The carrier lost the parcels of that week"),
        finding(source, "no-vague-promises", "We will be more careful!", "warning", part="corrective", item=2, cost=4.0),
        finding(
            source, "concrete-actions", "We will be more careful!", part="corrective", item=2, cost=0.0, charged_to="no-vague-promises"
        ),
        finding(source, "no-blame", "nobody in the warehouse", cost=1.0),
    )
    return report(source, findings, met=MappingProxyType(met), suppressed=1)


@pytest.fixture
def chinese() -> Report:
    source = Source(CHINESE, "信.txt")
    findings = (
        finding(
            source,
            "no-blame",
            "承运商丢失了包裹",
            message="这句话把责任推给了别人：“承运商丢失了包裹”。",
            why="审核人员想知道您能控制什么。",
            suggestion="请写明您做了什么。",
        ),
        finding(source, "no-vague-promises", "以后绝对不会再发生类似的事情", "info", cost=0.0),
    )
    return report(source, findings, language="zh", case="general")


@pytest.fixture
def clean() -> Report:
    source = Source("We failed to check the scans.\n", "good.txt")
    met = MappingProxyType({"accepts-responsibility": (source.span(0, 28),)})
    return report(source, (), ready=True, score=100.0, met=met)


@pytest.fixture
def run(english: Report, chinese: Report, clean: Report) -> Run:
    return Run((english, chinese, clean), (Problem("gone.txt", "not-found", "there is no such file"),))
