"""poalint as a component of spaCy, found by its entry point as a user of spaCy would use it."""

from __future__ import annotations

import pytest

from poalint import lint_text

spacy = pytest.importorskip("spacy", reason="needs spaCy: pip install 'poalint[forms]'")
LETTER = "We failed to check the labels. Our carrier lost the parcels! The weather was bad, and “Widgets & Co” closed."


def test_findings_are_spans_labelled_with_their_rule():
    nlp = spacy.blank("en")
    nlp.add_pipe("poalint", config={"language": "en"})
    doc = nlp(LETTER)
    report = lint_text(LETTER, language="en")
    found = [(finding.rule, finding.start, finding.end) for finding in report.findings if finding.start is not None]
    assert found
    assert [span.label_ for span in doc.spans["poalint"]] == [rule for rule, _, _ in found]
    for span, (_, start, end) in zip(doc.spans["poalint"], found, strict=True):
        assert span.start_char <= start < end <= span.end_char
    assert doc.user_data["poalint"]["score"] == report.score
    assert "names-cause" in doc.user_data["poalint"]["missing"]


def test_a_doc_can_be_kept():
    nlp = spacy.blank("en")
    nlp.add_pipe("poalint", config={"language": "en"})
    doc = nlp(LETTER)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span.label_ for span in again.spans["poalint"]] == [span.label_ for span in doc.spans["poalint"]]
    assert again.user_data["poalint"] == doc.user_data["poalint"]
