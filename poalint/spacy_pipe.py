"""poalint in a spaCy pipeline: `nlp.add_pipe("poalint")` puts the findings into `doc.spans["poalint"]`.

Each span is labelled with its rule; `doc.user_data["poalint"]` has score, language, case, ready and the rules of findings that point
at no words (what is missing). spaCy finds this module by the entry point `spacy_factories`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import SpanGroup

from poalint.lint import lint_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

NAME = "poalint"


@Language.factory(NAME, default_config={"language": None, "case": None, "stance": "admit"})  # type: ignore[untyped-decorator]  # not followed
def poalint(nlp: Language, name: str, language: str | None, case: str | None, stance: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy asks for them
    """A component that lints a Doc's text; its settings are those of `lint_text`. PoalintError as there."""

    def lint(doc: Doc) -> Doc:
        report = lint_text(doc.text, language=language, case=case, stance=stance)
        spans = [
            doc.char_span(finding.start, finding.end, label=finding.rule, alignment_mode="expand")
            for finding in report.findings
            if finding.start is not None and finding.end is not None
        ]
        doc.spans[NAME] = SpanGroup(doc, name=NAME, spans=[span for span in spans if span is not None])
        doc.user_data[NAME] = {
            "score": report.score,
            "ready": report.ready,
            "language": report.language,
            "case": report.case,
            "missing": [finding.rule for finding in report.findings if finding.start is None],
        }
        return doc

    return lint
