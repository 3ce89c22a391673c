"""E-mail messages in: subject, day, text, attachments, and what cannot be read."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import Failure, Located
from tests.files import article, items, reason, word, zipped

TEXT = "Kính gửi các đơn vị,\nSở Y tế chủ trì kiểm tra các chợ trước ngày 15/6.\n"


def message(text: str = TEXT, page: str = "", **headers: str) -> EmailMessage:
    """Write a message; a header's ``_`` is a dash."""
    made = EmailMessage(policy=SMTP)
    for name, value in {
        "Subject": "Kiểm tra các chợ",
        "Date": "Tue, 20 May 2025 08:00:00 +0700",
        **headers,
    }.items():
        made[name.replace("_", "-")] = value
    if text:
        made.set_content(text)
    if page:
        (made.add_alternative if text else made.set_content)(page, subtype="html")
    return made


def test_message_gives_its_subject_day_and_text():
    found = article("thu.eml", message().as_bytes())
    assert (found.id, found.title, found.published, found.source) == (
        "thu",
        "Kiểm tra các chợ",
        "2025-05-20",
        "thu.eml",
    )
    assert found.text == f"Kiểm tra các chợ\n{TEXT.rstrip()}"


def test_subject_that_opens_the_text_stands_once():
    assert (
        article("thu.eml", message("Kiểm tra các chợ\nSở Y tế chủ trì.").as_bytes()).text.count("Kiểm tra")
        == 1
    )


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("Tue, 20 May 2025 23:30:00 +0000", "2025-05-21"),
        ("Tue, 20 May 2025 23:30:00 +0700", "2025-05-20"),
        ("Tue, 20 May 2025 08:00:00 -0000", "2025-05-20"),
        ("20 May 2025 08:00", "2025-05-20"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_day_is_that_of_vietnam(sent, day):
    written = message().as_bytes().replace(b"Tue, 20 May 2025 08:00:00 +0700", sent.encode())
    assert article("thu.eml", written).published == day


def test_plain_text_goes_before_the_page():
    found = article("thu.eml", message(page="<html><body><p>Bản trang.</p></body></html>").as_bytes())
    assert "Bản trang" not in found.text


def test_page_is_read_where_there_is_no_plain_text():
    page = "<html><body><p>Kính gửi các đơn vị,</p><ol><li>Sở Y tế chủ trì.</li><li>Sở Nội vụ rà soát.</li></ol></body></html>"
    found = article("thu.eml", message("", page).as_bytes())
    assert found.text == "Kiểm tra các chợ\nKính gửi các đơn vị,\n1. Sở Y tế chủ trì.\n2. Sở Nội vụ rà soát."


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "base64", "quoted-printable"])
def test_transfer_encodings(encoding):
    made = EmailMessage()
    made["Subject"] = "Tin"
    made.set_content("So Y te" if encoding == "7bit" else "Sở Y tế", cte=encoding)
    assert article("thu.eml", made.as_bytes()).text in ("Tin\nSở Y tế", "Tin\nSo Y te")


def test_attachments_are_articles_of_their_own():
    made = message()
    made.add_attachment(
        word("KẾ HOẠCH", "Sở Nội vụ họp."), "application", "octet-stream", filename="kế hoạch.docx"
    )
    made.add_attachment(b"\x89PNG", "image", "png", filename="chu-ky.png")
    first, second = items("thu.eml", made.as_bytes())
    assert isinstance(first, Located)
    assert isinstance(second, Located)
    assert (second.source, second.where) == ("thu.eml", "attachment kế hoạch.docx")
    assert (second.article.id, second.article.text) == ("kế hoạch", "KẾ HOẠCH\nSở Nội vụ họp.")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("ke-hoach.docx", b"x", "no Word document"),
        ("tin.zip", zipped({"a.txt": b"A"}), "packed inside another file; unpack it and give its files"),
        ("tin.txt.gz", b"x", "packed inside another file; unpack it and give its files"),
        ("thu.eml", b"Subject: A\r\n\r\nB", "a message inside a message; save it and give the file"),
    ],
)
def test_attachment_that_cannot_be_read(name, content, expected):
    made = message()
    made.add_attachment(content, "application", "octet-stream", filename=name)
    text, failure = items("thu.eml", made.as_bytes())
    assert isinstance(text, Located)
    assert isinstance(failure, Failure)
    assert failure.where == f"attachment {name}"
    assert failure.reason.startswith(expected)


def test_message_inside_a_message():
    made = message()
    made.add_attachment(message("Bên trong."))
    _, failure = items("thu.eml", made.as_bytes())
    assert str(failure) == (
        "thu.eml, attachment message/rfc822: a message inside a message; save it and give the file"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the text is empty; give the article a text or leave it out"),
        (b"Subject:\r\n\r\n \r\n", "the text is empty; give the article a text or leave it out"),
        (b"Content-Type: text/plain; charset=utf-8\r\n\r\nS\xf4", "not UTF-8 (byte 0xF4 at position 1); save it as UTF-8"),
        (b"Content-Type: text/plain; charset=punycode\r\n\r\nA", "the encoding punycode is not read; save it as UTF-8"),
    ],
)  # fmt: skip
def test_message_that_cannot_be_read(content, expected):
    assert reason("thu.eml", content) == expected


def test_message_nested_without_end():
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5_000))
    assert reason("thu.eml", b"".join(parts)).startswith("no e-mail message (")


def test_name_of_an_attachment_is_no_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = message()
    made.add_attachment(b"A\nB", "text", "plain", filename="../../ra-ngoai.txt")
    _, item = items("thu.eml", made.as_bytes())
    assert isinstance(item, Located)
    assert item.article.id == "../../ra-ngoai"
    assert list(tmp_path.iterdir()) == []


HEADERS = st.sampled_from(
    ["Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "From"]
)
VALUES = st.text(alphabet='=?<>@;:"/\\()[],.% \t\r\nbQuw0-9aăở', max_size=30) | st.sampled_from(
    ["multipart/mixed; boundary=x", "text/html", "text/plain; charset=", "message/rfc822", "base64", "=?utf-8?B?a?=", "attachment"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=6), st.binary(max_size=60))
def test_no_headers_break_the_reader(headers, body):
    written = "".join(f"{name}: {value}\r\n" for name, value in headers).encode() + b"\r\n--x\r\n" + body
    assert items("thu.eml", written)
