"""Parquet in: a row an article."""

import io
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read import Failure, Located
from extractor.read.parquet import ROWS
from tests.files import items

TEXT = "UBND tỉnh giao Sở Y tế kiểm tra các chợ."


def packed(**columns) -> bytes:
    """Make a file of columns."""
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def found(content: bytes) -> list[str]:
    """Say what a file gives."""
    return [
        f"{i.where}: {i.article.id} {i.article.published}"
        if isinstance(i, Located)
        else f"{i.where}: {i.reason}"
        for i in items("tin.parquet", content)
    ]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-05-20", "2025-05-20"),
        ("2025", "2025"),
        (date(2025, 5, 20), "2025-05-20"),
        (datetime(2025, 5, 20, 8, 30), "2025-05-20"),
        (None, None),
    ],
)
def test_day_of_publication(published, expected):
    assert found(packed(id=["a"], text=[TEXT], published=[published])) == [f"row 1: a {expected}"]


def test_a_faulty_row_fails_alone_and_other_columns_are_left_alone():
    content = packed(id=["a", "b", "c"], text=[TEXT, None, TEXT], lượt_xem=[1, 2, 3])
    assert found(content) == ["row 1: a None", "row 2: no text; give the row a `text`", "row 3: c None"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no whole Parquet file"),
        (b"PAR1 va het PAR1", "no whole Parquet file"),
        (packed(id=["a"], text=[TEXT])[:-20], "no whole Parquet file"),
        (packed(id=pa.array([], pa.string()), text=pa.array([], pa.string())), "the file has no rows"),
    ],
)
def test_what_is_no_parquet_is_told(content, reason):
    (failure,) = items("tin.parquet", content)
    assert isinstance(failure, Failure) and failure.reason.startswith(reason)


def test_a_text_that_is_repeated_for_ever_is_held_once():
    long = TEXT * 50_000
    assert len(found(packed(id=[str(n) for n in range(300)], text=[long] * 300))) == 300


@given(
    st.lists(
        st.text(min_size=1).filter(lambda t: t.strip() and t.isprintable()), min_size=1, max_size=2 * ROWS + 1
    )
)
def test_texts_come_back_in_their_order(texts):
    content = packed(id=[str(n) for n in range(len(texts))], text=texts)
    ids = [i.article.id for i in items("tin.parquet", content) if isinstance(i, Located)]
    assert ids == [str(n) for n in range(len(texts))]
