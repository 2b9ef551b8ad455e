"""Cases: what a notice can be about, what the letter then needs, and how to tell which case it is."""

from poalint.cases.model import GENERAL, Case, Fact, Metric, case_from_data, case_to_data, rule_of
from poalint.cases.telling import CaseHit, Matter, case_hits, matter, naming, tell

__all__ = [
    "GENERAL",
    "Case",
    "CaseHit",
    "Fact",
    "Matter",
    "Metric",
    "case_from_data",
    "case_hits",
    "case_to_data",
    "matter",
    "naming",
    "rule_of",
    "tell",
]
