"""The kind of check "at_most": a rule's phrases may stand `limit` times; each further one is a finding."""

from __future__ import annotations

from poalint.checks import CheckKind, Draft, Found


def find(context):
    limit = context.parameters["limit"]
    hits = sorted(context.own_hits(), key=lambda hit: hit.start)
    values = {"n": len(hits), "limit": limit}
    return Found(tuple(Draft(hit.start, hit.end, hit.sentence, values=values) for hit in hits[limit:]))


def value(_rule, _found, charged, _clean):
    return 1 / (1 + charged)


AT_MOST = CheckKind("at_most", find, value)
