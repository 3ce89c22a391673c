"""Articles in: what each format gives, and one clear line for what cannot be read."""

import hashlib
import io
import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import READERS, Failure, Located, Source, read
from extractor.read.articles import Origin, headline
from extractor.read.plain import read_plain
from extractor.read.rows import read_json, read_lines
from extractor.read.sources import Input, Metered, expand
from extractor.records import Article

KNOWN = ".docx, .eml, .htm, .html, .json, .jsonl, .md, .parquet, .pdf, .txt, .zip"
CORPUS = Path(__file__).parent.parent / "corpus"


def plain(content: str | bytes, name: str = "bai.txt") -> Article:
    """Read a text file that must give an article."""
    (item,) = read_plain(_stream(content), Origin(name, Path(name).stem))
    assert isinstance(item, Located), item
    return item.article


def rows(content: str | bytes, reader=read_lines) -> list[Article | Failure]:
    """Read rows: articles, and failures where there are none."""
    found = reader(_stream(content), Origin("tin.jsonl", "tin"))
    return [item.article if isinstance(item, Located) else item for item in found]


def row(**fields: object) -> Article:
    """Read one row that must give an article."""
    (article,) = rows(json.dumps(fields))
    assert isinstance(article, Article), article
    return article


def reason(content: str | bytes, reader=read_lines) -> str:
    """Read what must fail, and say why."""
    (failure,) = reader(_stream(content), Origin("tin.jsonl", "tin"))
    assert isinstance(failure, Failure), failure
    return failure.reason


def _stream(content: str | bytes) -> io.BytesIO:
    return io.BytesIO(content.encode() if isinstance(content, str) else content)


# -- plain text ---------------------------------------------------------------------------------------------


def test_first_line_is_the_headline():
    article = plain("Sở Y tế họp\nSở Y tế vừa họp.\n")
    assert (article.id, article.title, article.text) == (
        "bai",
        "Sở Y tế họp",
        "Sở Y tế họp\nSở Y tế vừa họp.\n",
    )
    assert (article.published, article.source) == (None, "bai.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiêu đề\nThân bài", "Tiêu đề"),
        ("\n\n  Tiêu đề  \nThân bài", "Tiêu đề"),
        ("Cả bài nằm trên một dòng.", None),
        ("| STT | Nội dung |\n| 1 | Rà soát |", None),
        ("Cả bài nằm trên một dòng.\n\n", None),
        ("", None),
    ],
)
def test_headline(text, expected):
    assert headline(text) == expected


def test_front_matter():
    article = plain(
        "---\nid: ke-hoach-7\npublished: 2022-11-30\npublisher: Báo A\nurl: https://a.vn/7\n"
        "provenance: published\n---\nTiêu đề\nThân bài"
    )
    assert article == Article(
        id="ke-hoach-7",
        title="Tiêu đề",
        published="2022-11-30",
        source="https://a.vn/7",
        text="Tiêu đề\nThân bài",
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [("2022-11-30", "2022-11-30"), ("2022-11", "2022-11"), ("2022", "2022"), ('"2022-11-30"', "2022-11-30")],
)
def test_published_in_front_matter_is_a_day_month_or_year(written, kept):
    assert plain(f"---\npublished: {written}\n---\nA\nB").published == kept


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_published_in_front_matter_may_be_absent(written):
    assert plain(f"---\npublished: {written}\n---\nA\nB").published is None


def test_id_of_digits_keeps_its_zeros():
    assert plain("---\nid: 007\n---\nA\nB").id == "007"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("---\n---\nA\nB", "A\nB"),
        ("---\nid: x\n---\nA\n---\nB", "A\n---\nB"),
        ("A\n---\nid: x\n---\nB", "A\n---\nid: x\n---\nB"),
        ("--- A\nB", "--- A\nB"),
        ("---\r\nid: x\r\n---\r\nA\r\nB", "A\nB"),
        ("\ufeff---\nid: x\n---\nA\nB", "A\nB"),
        ("\ufeffA\nB", "A\nB"),
        ("---\nid: x\n---\n\nA\nB", "\nA\nB"),
    ],
)
def test_text_begins_after_the_front_matter(content, text):
    assert plain(content).text == text


def test_front_matter_cannot_stand_in_for_the_text():
    assert plain("---\ntext: khác\ntitle: khác\n---\nA\nB").text == "A\nB"
    assert plain("---\ntext: khác\ntitle: khác\n---\nA\nB").title == "A"


def test_text_is_nfc_with_line_feeds():
    decomposed = unicodedata.normalize("NFD", "Sở Y tế\r\nhọp")
    assert plain(decomposed).text == "Sở Y tế\nhọp"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the text is empty; give the article a text or leave it out"),
        (b"\xef\xbb\xbf", "the text is empty; give the article a text or leave it out"),
        ("\n \u00a0\n".encode(), "the text is empty; give the article a text or leave it out"),
        (b"---\nid: x\n---\n", "the text is empty; give the article a text or leave it out"),
        ("Sở Y tế".encode("utf-16"), "not UTF-8 (byte 0xFF at position 0); save it as UTF-8"),
        (b"S\xf4 Y t\xea", "not UTF-8 (byte 0xF4 at position 1); save it as UTF-8"),
        (b"---\nid: x\nA", "the front matter is not closed; end it with a line ---"),
        (b"---", "the front matter is not closed; end it with a line ---"),
        (
            b"---\nonly words\n---\nA",
            "the front matter has no keys; write lines like `published: 2022-11-30`",
        ),
        (
            b"---\na: [\n---\nA",
            "the front matter is no YAML at line 2; write lines like `published: 2022-11-30`",
        ),
        (b"---\nid: [1, 2]\n---\nA", "`id` is a list; write it as a string"),
    ],
)
def test_text_file_that_cannot_be_read(content, expected):
    assert reason(content, read_plain) == expected


@pytest.mark.parametrize(
    "written", ["30/11/2022", "2022-13-01", "2022-02-30", "22", "hôm qua", "2022-11-30 08:00"]
)
def test_wrong_date(written):
    expected = "; write a day, month or year that exists, as 2022-11-30, 2022-11 or 2022"
    assert reason(f"---\npublished: {written}\n---\nA", read_plain).endswith(expected)
    assert reason(json.dumps({"id": "a", "published": written, "text": "A"})).endswith(expected)


def test_wrong_date_says_which():
    assert reason('{"text": "A", "published": "30/11/2022"}').startswith("`published` is '30/11/2022';")


# -- rows ---------------------------------------------------------------------------------------------------


def test_row():
    article = row(id="a1", title="Tiêu đề", published="2017", url="https://a.vn/1", text="Tiêu đề\nThân bài")
    assert article == Article(
        id="a1", title="Tiêu đề", published="2017", source="https://a.vn/1", text="Tiêu đề\nThân bài"
    )


def test_row_without_anything_but_text():
    assert row(text="A") == Article(id="tin", source="tin.jsonl", text="A")


@pytest.mark.parametrize(
    ("fields", "name", "kept"),
    [
        ({"id": 17}, "id", "17"),
        ({"id": ""}, "id", "tin"),
        ({"published": 2017}, "published", "2017"),
        ({"published": None}, "published", None),
        ({"published": ""}, "published", None),
        ({"title": "  Tiêu đề "}, "title", "Tiêu đề"),
        ({"title": ""}, "title", None),
        ({"url": None}, "source", "tin.jsonl"),
    ],
)
def test_fields_of_a_row(fields, name, kept):
    assert getattr(row(text="A", **fields), name) == kept


def test_unknown_keys_of_a_row_are_left_alone():
    assert row(id="a", text="A", author="B", tags=["c"], publised="2017") == Article(
        id="a", source="tin.jsonl", text="A"
    )


@pytest.mark.parametrize(
    "text", [" A ", "A\n", "\nA", "A\u00a0 B", "A\rB", "kiểm kêđất đainăm 2024", "A\tB", "A\x00B", "\u200bA"]
)
def test_text_of_a_row_is_left_as_it_is(text):
    assert row(text=text).text == text


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda t: t.removeprefix("\ufeff").strip()))
def test_any_text_comes_through_a_row_in_nfc(text):
    kept = row(text=text).text
    assert kept == unicodedata.normalize("NFC", text.replace("\r\n", "\n").removeprefix("\ufeff"))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_a_reader(content):
    for reader in READERS.values():
        for item in reader(io.BytesIO(content), Origin("x", "x")):
            assert isinstance(item, Located | Failure)
            assert not isinstance(item, Failure) or ";" in item.reason


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "the file is empty; write one JSON object a line"),
        ("\n  \n", "the file is empty; write one JSON object a line"),
        ('{"id": "a"}', "no text; give the row a `text`"),
        ('{"id": "a", "text": null}', "no text; give the row a `text`"),
        ('{"id": "a", "text": " "}', "the text is empty; give the article a text or leave it out"),
        ('{"id": "a", "text": 5}', "`text` is a number; write it as a string"),
        ('{"id": true, "text": "A"}', "`id` is true or false; write it as a string"),
        ('{"id": {}, "text": "A"}', "`id` is an object; write it as a string"),
        ('{"title": [], "text": "A"}', "`title` is a list; write it as a string"),
        ('["a"]', 'the row is no JSON object; write it as {"id": …, "text": …}'),
        ('{"text": "A \\ud83d"}', "`text` holds half a character (a lone \\ud800-\\udfff); export it again"),
        (
            '{"id": "\\udc00", "text": "A"}',
            "`id` holds half a character (a lone \\ud800-\\udfff); export it again",
        ),
        (b'{"text": "S\xf4"}', "not UTF-8 (byte 0xF4 at position 11); save it as UTF-8"),
        ("[" * 100_000, "the JSON is nested too deeply; write one object a row"),
    ],
)
def test_row_that_cannot_be_read(content, expected):
    assert reason(content) == expected


@pytest.mark.parametrize("content", ["{", '{"text": "A"', "text: A", '{"text": ' + "9" * 5000 + "}"])
def test_row_that_is_no_json(content):
    assert reason(content).startswith("no JSON (")
    assert reason(content).endswith("; write one object a row")


def test_one_bad_line_does_not_stop_the_others():
    found = rows('{"id": "a", "text": "A"}\n\n{"id": "b"}\n{oops\n{"id": "c", "text": "C"}')
    assert [f.id for f in found if isinstance(f, Article)] == ["a", "c"]
    assert [(f.where, f.id) for f in found if isinstance(f, Failure)] == [("line 3", "b"), ("line 4", None)]


def test_json_file_holds_one_row_or_many():
    assert [f.id for f in rows('{"id": "a", "text": "A"}', read_json)] == ["a"]
    found = rows('[{"id": "a", "text": "A"}, 7, {"id": "c", "text": "C"}]', read_json)
    assert [f.where if isinstance(f, Failure) else f.id for f in found] == ["a", "row 2", "c"]


@pytest.mark.parametrize("content", ["", " \n", "[]", "5"])
def test_json_file_without_rows(content):
    assert "; write a JSON object or a list of them" in reason(content, read_json)


def test_byte_order_mark_of_rows_is_dropped():
    assert [f.id for f in rows('\ufeff{"id": "a", "text": "A"}\n')] == ["a"]
    assert row(text="\ufeffA").text == "A"


def test_row_on_standard_input_needs_an_id():
    (failure,) = read_lines(_stream('{"text": "A"}'), Origin("-"))
    assert str(failure) == "standard input, line 1: no id; give the row an `id`"


def test_row_on_standard_input_has_no_source_but_its_url():
    (item,) = read_lines(_stream('{"id": "a", "text": "A"}'), Origin("-"))
    assert isinstance(item, Located)
    assert item.article.source is None


# -- sources ------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.jsonl",
        "sub/c.TXT",
        "sub/d.odt",
        ".hidden.txt",
        ".git/e.txt",
        "out/extractions.jsonl",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("A")
    return tmp_path


def names(folder: Path, *arguments: str, skip: Sequence[Path] = ()) -> list[str]:
    """Say what arguments stand for, relative to the folder."""
    found = expand([str(folder / a) if a != "-" else a for a in arguments], READERS, skip)
    return [
        s.reason if isinstance(s, Failure) else s.name.removeprefix(f"{folder}/").removeprefix(str(folder))
        for s in found
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["b.txt"], ["b.txt"]),
        ([""], ["a.jsonl", "b.txt", "out/extractions.jsonl", "sub/c.TXT"]),
        (["*.txt"], ["b.txt"]),
        (["**/*.TXT"], ["sub/c.TXT"]),
        (["sub", "b.txt"], ["sub/c.TXT", "b.txt"]),
        (["b.txt", "b.txt", "./b.txt", ""], ["b.txt", "a.jsonl", "out/extractions.jsonl", "sub/c.TXT"]),
        (["-"], ["-"]),
        (["nothing.txt"], ["there is no such file or folder; check the path"]),
        (["*.docx"], ["the pattern matches nothing; check the path"]),
        (["sub/d.odt"], [f"no reader for .odt; use {KNOWN}"]),
        ([".git"], [".git/e.txt"]),
    ],
)
def test_what_arguments_stand_for(folder, arguments, expected):
    assert names(folder, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([""], ["a.jsonl", "b.txt", "sub/c.TXT"]),
        (["out"], [f"the folder holds no article; put {KNOWN} files there"]),
        (["**/*.jsonl"], ["a.jsonl"]),
        (["out/*"], ["the pattern matches nothing; check the path"]),
        (["out/extractions.jsonl"], ["out/extractions.jsonl"]),
    ],
)
def test_outputs_are_no_input_unless_they_are_named(folder, arguments, expected):
    assert names(folder, *arguments, skip=[folder / "out" / "extractions.jsonl"]) == expected


def test_folder_without_articles(tmp_path):
    (failure,) = expand([str(tmp_path)], READERS)
    assert isinstance(failure, Failure)
    assert failure.reason == f"the folder holds no article; put {KNOWN} files there"


def test_name_that_is_also_a_pattern(tmp_path):
    (tmp_path / "bai[1].txt").write_text("A")
    (source,) = expand([str(tmp_path / "bai[1].txt")], READERS)
    assert isinstance(source, Source)


def test_file_name_in_another_spelling_gives_an_id_in_nfc(tmp_path):
    path = tmp_path / unicodedata.normalize("NFD", "kế hoạch.txt")
    path.write_text("A")
    (source,) = expand([str(path)], READERS)
    assert isinstance(source, Source)
    with source.open() as stream:
        (item,) = read(source, Metered(stream))
    assert isinstance(item, Located)
    assert item.article.id == "kế hoạch"


def test_metered_stream_passes_everything_on():
    content = bytes(range(256)) * 1000
    metered = Metered(io.BytesIO(content))
    assert io.BufferedReader(metered).read() == content
    assert metered.input("x") == Input("x", 256_000, hashlib.sha256(content).hexdigest())


# -- the corpus ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda p: p.stem)
def test_articles_of_the_corpus_are_read(path):
    article = plain(path.read_bytes(), path.name)
    assert article.id == path.stem
    assert article.title == headline(article.text)
    assert "provenance:" not in article.text


@pytest.mark.parametrize(
    ("name", "published"), [("000_629a1b8f124513b0", "2022-11-30"), ("002_a6f74960c575e34e", "2020-12-17")]
)
def test_published_articles_of_the_corpus_are_verbatim(name, published):
    article = plain((CORPUS / f"{name}.txt").read_bytes(), f"{name}.txt")
    assert article.published == published
    original = CORPUS.parent.parent / "shared" / "articles" / f"{name}.txt"
    if not original.exists():
        pytest.skip("../shared/articles is not there to compare with")
    assert article.text == original.read_text("utf-8")
