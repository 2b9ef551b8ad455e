"""Mail as programs save it (.eml): the readable part as text, the day it was sent, what is quoted from earlier mails marked with “> ”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.readers.reader import Reader
from poalint.source import Source

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

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


def read(data: bytes, name: str) -> Source:
    """The readable part of a mail. PoalintError: empty, where there is none."""
    from email import message_from_bytes
    from email.policy import default

    mail = message_from_bytes(data, policy=default)
    part = mail.get_body(("plain", "html"))
    text = _content(part, name) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html":
        from poalint.readers.html import as_text

        text = as_text(text)
    if not text.strip():
        raise PoalintError("empty", f"{name}: this mail has no text in it; save the message itself, not only its attachments")
    return Source(text=quoted(text), path=name, encoding="utf-8", format="mail", dated=_sent(mail))


def _content(part: MIMEPart, name: str) -> str:
    """The text of a part, by the encoding it names, else by the one that its bytes speak for."""
    from poalint.readers.decoding import decode

    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    try:
        return body.decode(part.get_content_charset() or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(body, name)[0].replace("\r\n", "\n")


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


def _sent(mail: EmailMessage) -> str | None:
    """The day of the mail's head (ISO), None where it has none that can be read."""
    try:
        moment = getattr(mail["date"], "datetime", None)
    except (ValueError, TypeError, IndexError):
        return None
    return None if moment is None else moment.date().isoformat()


READER = Reader(name="mail", suffixes=(".eml",), read=read)
