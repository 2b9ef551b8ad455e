"""Mail as programs save it (.eml): the readable part as text, the day it was sent, what is quoted from earlier mails marked with “> ”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.readers.reader import Reader
from poalint.source import Source

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart


def read(data: bytes, name: str) -> Source:
    """The readable part of a mail. PoalintError: empty, where there is none."""
    from email import message_from_bytes
    from email.policy import default

    from poalint.readers.history import quoted  # its patterns cost every start; few letters are mails

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


def _sent(mail: EmailMessage) -> str | None:
    """The day of the mail's head (ISO), None where it has none that can be read."""
    try:
        moment = getattr(mail["date"], "datetime", None)
    except (ValueError, TypeError, IndexError):
        return None
    return None if moment is None else moment.date().isoformat()


READER = Reader(name="mail", suffixes=(".eml",), read=read)
