"""What the marketplace sent: notice → points to answer, identifiers, metrics, deadline; and which of them a letter answers."""

from poalint.notice.model import Deadline, Identifier, Metric, Notice, Owner, Point, Stretch
from poalint.notice.parse import parse_notice

__all__ = ["Deadline", "Identifier", "Metric", "Notice", "Owner", "Point", "Stretch", "parse_notice"]
