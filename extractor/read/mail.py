"""E-mail messages: the subject is the headline, the day of sending that of publication.

The text is the plain one; where there is none, the page's, as the HTML reader finds it. Attachments that have a
reader are articles of their own (``thu.eml, attachment ke-hoach.docx``); pictures and the like are passed over. What
is packed, and a message inside the message, is not opened.
"""

import email
import io
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from email.policy import default
from typing import BinaryIO, cast

from extractor.read.archives import read_inside
from extractor.read.articles import (
    BadInputError,
    Failure,
    Located,
    Origin,
    Reader,
    checked,
    decoded,
    headed,
    normalised,
)
from extractor.read.html import page
from extractor.read.published import day
from extractor.read.sources import suffix
from extractor.read.whole import whole

FAULTS = (AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What the standard library raises at what is no message, or one nested without end."""

MESSAGE = "message/rfc822"


def read_mail(readers: Mapping[str, Reader], stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a message as one article, and its attachments as others, each with the reader of its suffix."""
    try:
        row, attachments = _taken_apart(whole(stream))
    except BadInputError as error:
        yield Failure(origin.name, "", str(error), origin.stem)
        return
    yield checked(row, origin)
    for name, content in attachments:
        if content is None:
            reason = "a message inside a message; save it and give the file"
            yield Failure(origin.name, f"attachment {name}", reason)
        elif suffix(name, readers):
            yield from read_inside(readers, io.BytesIO(content), origin, "attachment", name)


def _taken_apart(raw: bytes) -> tuple[dict[str, object], list[tuple[str, bytes | None]]]:
    """Give a message's row, and its attachments by name; one that is a message has no bytes.

    Raises:
        BadInputError: It is no message, or its text cannot be decoded.
    """
    try:
        message = email.message_from_bytes(raw, policy=default)
        return _row(message), [_attachment(part) for part in message.iter_attachments()]
    except BadInputError:
        raise
    except FAULTS as error:
        said = " ".join(str(error).split())[:80]
        raise BadInputError(f"no e-mail message ({said}); save it again, or its text as .txt") from None


def _row(message: EmailMessage) -> dict[str, object]:
    """Make a row of a message's text."""
    sent = message["date"]
    known = {"published": day(sent.datetime) if sent and sent.datetime else None}
    body = message.get_body(("plain", "html"))
    subject = str(message["subject"] or "")
    if body is None:
        return {**headed(subject, []), **known}
    content = cast(bytes, body.get_payload(decode=True))
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        found = page(content, charset)
        return {**headed(subject or str(found["title"] or ""), str(found["text"]).split("\n")), **known}
    return {
        **headed(subject, normalised(decoded(content, charset or "utf-8")).strip("\n").split("\n")),
        **known,
    }


def _attachment(part: EmailMessage) -> tuple[str, bytes | None]:
    """Give an attachment's name and bytes."""
    name = normalised(part.get_filename() or part.get_content_type())
    nested = part.get_content_type() == MESSAGE or name.lower().endswith(".eml")
    return name, None if nested else cast(bytes, part.get_payload(decode=True) or b"")
