"""What a mail quotes from earlier ones, in the four languages: marked with “> ”, it is no part of the letter."""

from __future__ import annotations

import re

# What programs write above the mail that is answered or passed on, in the four languages.
_ANSWERED = re.compile(
    r"\s*(?:[-_=]{3,}\s*)?(?:original message|message d'origine|message original|(?:oryginalna|pierwotna) wiadomość|原始邮件|原始郵件)"
    r"\s*[-_=]*\s*$"
    r"|.{0,200}(?:wrote|a écrit|napisał(?:\(?a\)?)?|pisze|写道|寫道)\s?[:：]\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\s*[*>]*(?:from|de|od|发件人|寄件者|寄件人)\s?[:：].*@", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"\s*\*?(?:sent|date|to|subject|envoyé|à|objet|wysłano|data|do|temat|发送时间|日期|收件人|主题|寄件日期|主旨)\s?\*?[:：]", re.IGNORECASE
)
LEAST_OWN = 80  # characters above what is quoted; with fewer the mail was passed on and what follows is its content


def quoted(text: str) -> str:
    """The text with “> ” before every line that belongs to an earlier mail."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            continue
        begins = _ANSWERED.match(line) or (_FIELD.match(line) and any(_OTHER_FIELD.match(other) for other in lines[at + 1 : at + 4]))
        if begins and len("".join(other for other in lines[:at] if not other.lstrip().startswith(">")).strip()) >= LEAST_OWN:
            rest = lines[at:]
            if any(other.lstrip().startswith(">") for other in rest) and not _FIELD.match(line):
                lines[at] = f"> {line}"  # only the line above: what is quoted is marked, more of the mail may follow
                continue
            return "\n".join((*lines[:at], *(other if other.lstrip().startswith(">") or not other else f"> {other}" for other in rest)))
    return "\n".join(lines)
