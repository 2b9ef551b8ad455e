"""Notices in four languages and the wordings of several years: what is read from each is what its .toml says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poalint import tomlfile
from poalint.asked import notice_book
from poalint.lint import workshop
from poalint.notice import parse_notice
from poalint.source import Source

CORPORA = Path(__file__).parents[2] / "corpora" / "notices"
NOTICES = sorted(CORPORA.glob("*/*.txt"))
LANGUAGES = ("en", "fr", "pl", "zh")


def parsed(text):
    shop = workshop()
    return parse_notice(Source(text), shop.languages, lambda language: notice_book(language, shop.folders))


def name(path):
    return f"{path.parent.name}/{path.stem}"


def test_five_notices_a_language():
    assert all(sum(path.parent.name == language for path in NOTICES) >= 5 for language in LANGUAGES)


@pytest.mark.parametrize("path", NOTICES, ids=name)
def test_the_parse_is_the_expected_one(path):
    text = path.read_text(encoding="utf-8")
    expected = tomlfile.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    notice = parsed(text)
    assert notice.language == expected["language"]
    assert notice.wanted == expected["wanted"]
    assert notice.refusal is expected.get("refusal", False)
    assert (notice.fraud is not None) is expected.get("fraud", False)
    assert notice.date == expected.get("date")
    assert [[point.kind, point.quote] for point in notice.points] == expected["points"]
    assert list(notice.of_kind("asin")) == expected.get("asins", [])
    assert list(notice.of_kind("order")) == expected.get("orders", [])
    assert list(notice.of_kind("complaint")) == expected.get("complaints", [])
    assert [{"name": rate.name, "value": rate.value, "target": rate.target} for rate in notice.metrics] == expected.get("metrics", [])
    deadline = expected.get("deadline")
    if deadline is None:
        assert notice.deadline is None
    else:
        assert notice.deadline is not None
        assert deadline["quote"].lower() in text[notice.deadline.start : notice.deadline.end].lower()
        assert notice.deadline.days == deadline.get("days")
        assert notice.deadline.date == deadline.get("date")
    owner = expected.get("owner")
    assert (notice.owner is None) is (owner is None)
    if owner is not None:
        assert notice.owner.name.quote == owner["name"]
        assert notice.owner.email.quote == owner["email"]


def quotes(notice):
    yield from notice.points
    yield from notice.metrics
    yield from (one.line for one in notice.identifiers)
    yield from filter(None, (notice.deadline, notice.fraud))
    if notice.owner is not None:
        yield from filter(None, notice.owner)


PIECES = [
    line for path in NOTICES for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
]  # so that what hypothesis makes up looks like notices, and like nothing


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), min_size=1, max_size=25),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n> ", " "]),
)
def test_positions_lie_in_the_notice_and_nothing_raises(lines, glue):
    text = glue.join(lines)
    if not text.strip():
        return
    try:
        notice = parsed(text)
    except Exception as error:
        if getattr(error, "kind", "") != "empty":  # nothing but characters that are not seen
            raise
        return
    for one in quotes(notice):
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] == one.quote
    for one in notice.identifiers:
        assert text[one.start : one.end] == one.value
