"""One module a kind of check. A rule's file names its kind; what no phrase can say is here."""

from poalint.checks.answers import ANSWERS
from poalint.checks.case_facts import CASE_FACTS
from poalint.checks.clean_text import CLEAN_TEXT
from poalint.checks.concrete import CONCRETE
from poalint.checks.facts import FACTS
from poalint.checks.frame import FRAME
from poalint.checks.item_length import ITEM_LENGTH
from poalint.checks.kind import CheckKind, Context, Draft, Found, SentenceHit, Showing
from poalint.checks.length import LENGTH
from poalint.checks.one_language import ONE_LANGUAGE
from poalint.checks.phrases import PHRASES
from poalint.checks.presence import PRESENCE
from poalint.checks.proof_fits import PROOF_FITS
from poalint.checks.readable import READABLE
from poalint.checks.repetition import REPETITION
from poalint.checks.structure import STRUCTURE
from poalint.checks.templates import TEMPLATES

KINDS: tuple[CheckKind, ...] = (
    PHRASES, PRESENCE, CONCRETE, ITEM_LENGTH, LENGTH, FACTS, STRUCTURE, READABLE, REPETITION, TEMPLATES, ONE_LANGUAGE, CLEAN_TEXT, FRAME,
    ANSWERS, CASE_FACTS, PROOF_FITS,
)  # fmt: skip

__all__ = ["KINDS", "CheckKind", "Context", "Draft", "Found", "SentenceHit", "Showing"]
