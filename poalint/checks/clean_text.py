"""Characters that show a broken file or a raised voice: wrong encoding, control characters, runs of capitals or of punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.checks.kind import CheckKind, Draft, Found, falling

if TYPE_CHECKING:
    from poalint.checks.kind import Context

# Few letters need these three, so each is compiled (and kept by re) when one does: a cold start counts milliseconds.
_GARBLED = (
    r"(?:[ÃÂ][\u0080-\u00bf¡-¿]|â€[\u0080-\u00ff™œ\u009d“”˜]?|Å[‚›ºŸ¼„]|Ä[…™‡]|Ã…â€š|Ă©|Ã©|\ufffd"
    r"|锟斤拷|烫烫烫|ï»¿|&(?:nbsp|amp|quot|eacute|#\d{2,4});)+"
)
_GARBLED_SIGNS = ("&", "Ã", "Â", "â€", "Å", "Ä", "Ă", "\ufffd", "锟", "烫", "ï»")  # without one of these there is nothing to look for
_CONTROL = r"[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ue000-\uf8ff]+"
_PUNCTUATION = r"!{2,}|！{2,}|\?{2,}|？{2,}|[!?！？]{3,}|,{3,}|，{2,}|。{3,}|\.{5,}(?!\s*\d)|~{3,}|～{3,}|;{2,}|:{3,}"
_MARKS = re.compile(r"[!?！？,，。.~～;:]{2,}")
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_a-zß-ÿ]{2,}(?:[ ,'’-]+[^\W\d_a-zß-ÿ]{1,}){3,}(?![\w-])")


def find(context: Context) -> Found:
    """Each place, the kind of trouble in the name of its message."""
    letter = context.letter
    text = letter.source.text
    findings: list[Draft] = []
    if any(sign in text for sign in _GARBLED_SIGNS):
        findings.extend(Draft(*match.span(), text="message") for match in re.finditer(_GARBLED, text))
    if not text.replace("\n", "").isprintable():
        findings.extend(Draft(*match.span(), text="message_control") for match in re.finditer(_CONTROL, text))
    for run in _MARKS.finditer(text):  # the finer expression is slow where it need not look
        match = re.compile(_PUNCTUATION).search(text, run.start())
        if match is not None and match.start() < run.end():
            findings.append(Draft(*match.span(), text="message_punctuation"))
    if letter.language.spaced:
        for block in letter.blocks:
            if block.kind in {"paragraph", "item", "quotation"}:
                findings.extend(
                    Draft(*match.span(), None, block.part, block.item, "message_capitals")
                    for match in _CAPITALS.finditer(text, block.start, block.end)
                    if match.group().isupper()
                )
    findings.sort(key=lambda draft: (draft.start or 0, draft.end or 0))
    return Found(tuple(findings))


CLEAN_TEXT = CheckKind("clean_text", find, falling)
