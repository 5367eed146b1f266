"""A page saved whole by a browser (MHTML): a message whose first HTML part is the page."""

from __future__ import annotations

import re

from tiendo.reading.formats.refusals import refuse

HEADER = re.compile(
    rb"^(?:From|MIME-Version|Subject|Snapshot-Content-Location|Content-Type):", re.I
)
HEAD = 4096


def is_mhtml(data: bytes) -> bool:
    return bool(HEADER.match(data)) and b"multipart/related" in data[:HEAD].lower()


def html_in(data: bytes) -> tuple[bytes, str | None]:
    """The page's bytes and its declared charset. Raises DocumentUnreadable."""
    from email import message_from_bytes
    from email.message import Message

    for part in message_from_bytes(data).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(part, Message) and isinstance(payload, bytes):
            return payload, part.get_content_charset()
    raise refuse("truncated")
