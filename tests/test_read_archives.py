"""Packed sources in: what is inside is read by the reader of its suffix, and no bomb goes off."""

import gzip
import struct

import pytest

from extractor.batch import batch
from extractor.read import READERS, Failure, Located
from extractor.read.sources import expand, stem, suffix
from tests.files import items, reason, word, zipped

ROWS = b'{"id": "a", "text": "A"}\n{"id": "b"}\n{"id": "c", "text": "C"}\n'


def found(name: str, content: bytes) -> list[str]:
    """Say what a file gives, an article by its id."""
    return [
        f"{i.where}: {i.article.id}" if isinstance(i, Located) else f"{i.where}: {i.reason}"
        for i in items(name, content)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tin.txt", ".txt"),
        ("tin.TXT", ".txt"),
        ("tin.jsonl.gz", ".jsonl.gz"),
        ("tin.JSONL.GZ", ".jsonl.gz"),
        ("a.b.docx", ".docx"),
        ("tin.zip", ".zip"),
        ("tin.gz", ""),
        ("tin.tar.gz", ""),
        (".txt", ""),
        ("txt", ""),
    ],
)
def test_suffix_of_a_name(name, expected):
    assert suffix(name, READERS) == expected
    assert stem(name, READERS) == name[: len(name) - len(expected)]


def test_packed_lines():
    assert found("tin.jsonl.gz", gzip.compress(ROWS)) == [
        "line 1: a",
        "line 2: no text; give the row a `text`",
        "line 3: c",
    ]


def test_packed_text_takes_the_stem_of_its_file():
    assert found("bai.txt.gz", gzip.compress("Tin\nSở Y tế họp.".encode())) == [": bai"]


def test_files_packed_one_behind_another_are_one():
    assert found("tin.jsonl.gz", gzip.compress(ROWS[:25]) + gzip.compress(ROWS[25:]))[2] == "line 3: c"


def test_members_are_read_in_the_order_of_their_names():
    archive = zipped(
        {
            "news/b.html": b"<html><body><p>Tin</p><p>So Y te hop.</p></body></html>",
            "news/a.docx": word("KẾ HOẠCH", "Sở Y tế họp."),
            "a.jsonl": ROWS,
            "anh.png": b"x",
            ".an.txt": b"A",
            "__MACOSX/news/._a.docx": b"x",
            "news/": b"",
        }
    )
    read = items("tin.zip", archive)
    assert [(i.where, i.article.id if isinstance(i, Located) else i.id) for i in read] == [
        ("member a.jsonl, line 1", "a"),
        ("member a.jsonl, line 2", "b"),
        ("member a.jsonl, line 3", "c"),
        ("member news/a.docx", "news/a"),
        ("member news/b.html", "news/b"),
    ]
    assert {i.source for i in read} == {"tin.zip"}
    assert isinstance(read[3], Located)
    assert read[3].article.source == "tin.zip, member news/a.docx"


def test_packed_files_in_a_folder_go_through_a_batch(tmp_path):
    (tmp_path / "nam.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A"}'))
    (tmp_path / "tin.zip").write_bytes(zipped({"x/bai.txt": b"A\nB"}))
    work = batch([str(tmp_path)])
    assert [i.article.id for i in work.articles() if isinstance(i, Located)] == ["nam", "x/bai"]
    assert [done.bytes for done in work.inputs] == [
        path.stat().st_size for path in sorted(tmp_path.iterdir())
    ]


@pytest.mark.parametrize("name", ["b.zip", "b.txt.gz", "b.jsonl.gz"])
def test_packed_members_are_refused(name):
    archive = zipped({"a.txt": b"A", name: b"x"})
    assert found("tin.zip", archive) == [
        "member a.txt: a",
        f"member {name}: packed inside another file; unpack it and give its files",
    ]


def test_faulty_member_does_not_stop_the_others():
    archive = bytearray(zipped({"a.txt": b"A", "b.txt": b"So Y te " * 50, "c.txt": b"C"}))
    place = archive.index(b"b.txt") + len("b.txt") + 4
    archive[place : place + 4] = b"\xff" * 4
    first, second, third = found("tin.zip", bytes(archive))
    assert (first, third) == ("member a.txt: a", "member c.txt: c")
    assert second.startswith("member b.txt: cannot be unpacked (")


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04", zipped({"a.txt": b"A"})[:-10]])
def test_archive_that_cannot_be_opened(content):
    assert reason("tin.zip", content).startswith("cannot be unpacked (")


def test_archive_without_articles():
    assert (
        reason("tin.zip", zipped({"a.png": b"x"}))
        == "the archive holds no article; see which files can be read"
    )


def test_member_locked_by_a_password():
    archive = bytearray(zipped({"a.txt": b"A"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.index(signature) + offset] |= 1
    assert "password" in found("tin.zip", bytes(archive))[0]


@pytest.mark.parametrize(
    "content", [b"", b"x", gzip.compress(ROWS)[:-12], gzip.compress(ROWS)[:20] + b"\xff" * 30]
)
def test_packed_file_that_cannot_be_read(content):
    *_, failure = items("tin.txt.gz", content)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(("cannot be unpacked (", "the text is empty"))


def test_rows_before_the_damage_are_kept():
    rows = b"".join(b'{"id": "%d", "text": "%d"}\n' % (n, n * 2654435761) for n in range(20_000))
    *read, failure = items("tin.jsonl.gz", gzip.compress(rows)[:-5_000])
    assert len(read) > 10_000
    assert all(isinstance(item, Located) for item in read)
    assert isinstance(failure, Failure)
    assert failure.where == f"line {len(read) + 1}"
    assert failure.reason.startswith("cannot be unpacked (")


# -- what means harm ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "news/../../a.txt"]
)
def test_name_of_a_member_is_no_path(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert found("tin.zip", zipped({name: b"A"})) == [f"member {name}: {name.removesuffix('.txt')}"]
    assert list(tmp_path.iterdir()) == []


def test_bombs_do_not_go_off():
    bomb = bytes(80 << 20)
    expected = "unpacks to more than 200 times its size, as no text does; check where it comes from"
    assert reason("tin.txt.gz", gzip.compress(bomb)) == expected
    assert reason("tin.jsonl.gz", gzip.compress(bomb)) == expected
    assert reason("tin.zip", zipped({"a.txt": bomb})) == expected


def test_sizes_that_an_archive_tells_are_not_believed():
    archive = bytearray(zipped({"a.txt": bytes(80 << 20)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = archive.index(signature) + offset
        archive[place : place + 4] = struct.pack("<I", 10)
    assert "cannot be unpacked" in found("tin.zip", bytes(archive))[0]


def test_members_that_are_one_and_the_same_bytes_count_each_time():
    single = zipped({"a.txt": b"So Y te\n" * (1 << 20)})
    start = single.index(b"PK\x01\x02")
    entry = single[start : single.index(b"PK\x05\x06")]
    held, count = entry * 40, 40
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(held), start, 0)
    read = found("tin.zip", single[:start] + held + end)
    assert len(read) == count
    assert read[0] == "member a.txt: a"
    assert (
        read[-1].startswith("member a.txt: unpacks to more than 200 times")
        or "cannot be unpacked" in read[-1]
    )


@pytest.mark.parametrize("address", ["https://a.vn/tin.html", "http://a.vn", "HTTPS://a.vn"])
def test_addresses_are_not_fetched(address):
    (failure,) = expand([address], READERS)
    assert str(failure) == f"{address}: pages are not fetched; save the page and give the file"


@pytest.mark.parametrize("content", ["https://a.vn/1\nhttps://a.vn/2\n", "\n https://a.vn/1", "http://a.vn"])
def test_list_of_addresses_is_not_fetched(content):
    assert reason("tin.txt", content.encode()) == (
        "the file holds nothing but addresses, and pages are not fetched; save them as files"
    )


def test_text_with_an_address_is_text():
    assert found("tin.txt", "https://a.vn/1\nSở Y tế họp.".encode()) == [": tin"]
