"""A mail: its text, by the standard library; the plain part wins, else the text of the HTML part."""

from __future__ import annotations

import re
from datetime import datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from tallybook.errors import InputError
from tallybook.text.encoding import decode
from tallybook.text.extracted import Extracted, zone_of
from tallybook.text.webpage import read_webpage

_PASSED_ON = re.compile(r"^(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)
_SOFT = re.compile(r"(?m)(?<!^--)(?<=\S) \n(?!-- \n)(?=[^\n>])")  # a flowed line goes on below (RFC 3676)


def read_mail(data: bytes, *, name: str) -> Extracted:
    """Return the text of a mail, with its subject as the title, who sent it, and the day that it was sent.

    The day is the one of the sender's own clock. Attachments are left aside, and named.

    Raises
    ------
    InputError
        If the mail holds no text.
    """
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    part = message.get_body(("plain", "html"))
    if part is None:
        raise InputError(name, expected="a mail with a text", found="none", remedy="Save its text as .txt.")
    body = _text(part, name)
    if not body.strip():
        raise InputError(name, expected="a mail with a text", found="an empty one", remedy="Save its text as .txt.")
    sent = _sent(message)
    return Extracted(
        body,
        title=_PASSED_ON.sub("", " ".join(str(message["subject"] or "").split())),
        publisher=_sender(message),
        published=sent.date() if sent else None,
        timezone=zone_of(sent.utcoffset()) if sent else "",
        notes=tuple(f"attachment {part.get_filename() or 'without a name'}" for part in message.iter_attachments()),
    )


def _text(part: MIMEPart, name: str) -> str:
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    if part.get_content_subtype() == "html":
        return read_webpage(raw, name=name).body
    text = _decoded(raw, part.get_content_charset(), name).replace("\r\n", "\n")
    if part.get_param("format", "", "content-type") == "flowed":
        text = _SOFT.sub("" if part.get_param("delsp", "", "content-type") == "yes" else " ", text)
    return text


def _decoded(raw: bytes, charset: str | None, name: str) -> str:
    try:
        return raw.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode(raw, name=name)  # a mail may be wrong about itself


def _sender(message: EmailMessage) -> str:
    try:
        addresses = message["from"].addresses if message["from"] else ()
    except (AttributeError, ValueError):
        return ""
    return (addresses[0].display_name or addresses[0].domain) if addresses else ""


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"]))
    except (TypeError, ValueError):
        return None
