"""The words of a finding: which message of the rule's file, its braces filled, and the fingerprint that survives edits elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poalint.report import Span
    from poalint.rulebook import Wording


def message_name(wording: Wording, name: str, stance: str) -> str:
    """The name of the message: under a contested decision a rule may have one of its own."""
    contested = f"{name}_{stance}"
    return contested if contested in wording.texts else name


def filled(wording: Wording, name: str, span: Span | None, values: Mapping[str, Any]) -> str:
    """A message with its braces filled; a name that the rule's file lacks falls back to the plain one."""
    plain = wording.message if name.startswith("message") else wording.suggestion
    text = wording.texts.get(name, plain)
    quote = " ".join(span.quote.split()) if span else ""
    for key, value in {**values, "quote": _shortened(quote)}.items():
        text = text.replace(f"{{{key}}}", str(value))
    return text


def _shortened(quote: str, limit: int = 80) -> str:
    return quote if len(quote) <= limit else f"{quote[: limit - 1].rstrip()}…"


def fingerprint(rule: str, text: str, span: Span | None, seen: dict[str, int]) -> str:
    """The same finding keeps its fingerprint when text is added elsewhere: rule, words, words around, and a count for twins."""
    around = text[max(span.start.offset - 24, 0) : span.end.offset + 24] if span else ""
    facts = "\0".join((rule, span.quote if span else "", " ".join(around.split()))).encode("utf-8", "surrogatepass")
    key = f"{crc32(facts):08x}{crc32(facts[::-1]):08x}"  # hashlib costs a start more than the rest of the report
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"
