"""One module a kind of check. A rule's file names its kind; what no phrase can say is here."""

from poalint.checks.concrete import CONCRETE
from poalint.checks.item_length import ITEM_LENGTH
from poalint.checks.kind import CheckKind, Context, Draft, Found, SentenceHit, Showing
from poalint.checks.phrases import PHRASES
from poalint.checks.presence import PRESENCE

KINDS: tuple[CheckKind, ...] = (PHRASES, PRESENCE, CONCRETE, ITEM_LENGTH)

__all__ = ["KINDS", "CheckKind", "Context", "Draft", "Found", "SentenceHit", "Showing"]
