"""Reads an e-mail (.eml): the letter is its plain text."""

from __future__ import annotations

from email import message_from_bytes, policy

from poalint import PoalintError
from poalint.readers import Reader
from poalint.source import Source


def read(data, name):
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain",))
    if body is None:
        raise PoalintError("unreadable", f"{name}: the e-mail has no plain text")
    return Source(body.get_content(), name, body.get_content_charset() or "utf-8", "e-mail")


EML = Reader("e-mail", (".eml",), read)
