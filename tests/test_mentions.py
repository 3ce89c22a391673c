"""The overlap policy: codes first, then the earliest, then the longest; nothing from furniture."""

import itertools
from time import process_time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.layers import Found, found_in, place
from extractor.resolve import calendar
from extractor.tag import codes, dates
from extractor.tag.mentions import merge, outside

TEXT = "Ban Chỉ đạo giai đoạn 2021-2025 thực hiện 12/2017/QĐ-UBND ngày 5/6 của UBND tỉnh"


def at(words: str, label: str, text: str = TEXT) -> Found:
    start = text.index(words)
    return Found(start, start + len(words), label)


@pytest.mark.parametrize(
    ("codes", "others", "kept"),
    [
        (["12/2017/QĐ-UBND"], [("12/2017", "DATE")], ["12/2017/QĐ-UBND"]),
        (["12/2017/QĐ-UBND"], [("UBND ngày", "ORG")], ["12/2017/QĐ-UBND"]),
        (["12/2017/QĐ-UBND"], [("thực hiện 12/2017/QĐ-UBND", "ORG")], ["12/2017/QĐ-UBND"]),
        (
            [],
            [("giai đoạn 2021-2025", "DATE"), ("Ban Chỉ đạo giai đoạn 2021-2025", "ORG")],
            ["Ban Chỉ đạo giai đoạn 2021-2025"],
        ),
        ([], [("UBND tỉnh", "ORG"), ("UBND t", "ORG"), ("tỉnh", "ORG")], ["UBND tỉnh"]),
        ([], [("ngày 5/6", "DATE"), ("UBND tỉnh", "ORG")], ["ngày 5/6", "UBND tỉnh"]),
        ([], [], []),
    ],
)
def test_merge(codes: list[str], others: list[tuple[str, str]], kept: list[str]) -> None:
    found = merge([at(c, "CODE") for c in codes], [at(w, label) for w, label in others])
    assert [TEXT[f.start : f.end] for f in found] == kept


def test_furniture_yields_nothing() -> None:
    furniture = [Found(0, 10, "furniture"), Found(20, 30, "furniture")]
    found = [Found(2, 4, "ORG"), Found(8, 12, "ORG"), Found(10, 20, "DATE"), Found(30, 31, "ORG")]
    assert outside(found, furniture) == [found[2], found[3]]
    assert outside(found, []) == found


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=12)


@given(spans, spans)
def test_no_two_overlap_and_every_loser_has_a_winner(
    codes: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    fixed = [Found(s, s + n, "CODE") for s, n in codes]
    fixed = [f for i, f in enumerate(fixed) if all(f.end <= g.start or g.end <= f.start for g in fixed[:i])]
    free = [Found(s, s + n, "ORG") for s, n in others]
    kept = merge(fixed, free)
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    assert set(fixed) <= set(kept)
    rivals = [*fixed, *free]
    for f in free:
        touching = [r for r in rivals if r != f and r.start < f.end and f.start < r.end]
        assert f in kept or touching


def test_pipe_alone_merges_the_layers_and_leaves_furniture_out() -> None:
    nlp = spacy.blank("xx")
    doc = nlp.make_doc(TEXT + "\nNgày đăng 17/12/2020")
    footer = doc.text.index("Ngày đăng")
    doc = place(doc, "blocks", [Found(0, len(TEXT), "paragraph"), Found(footer, len(doc.text), "furniture")])
    doc = place(doc, "codes", [at("12/2017/QĐ-UBND", "CODE")])
    doc = place(doc, "dates", [at("ngày 5/6", "DATE"), at("17/12/2020", "DATE", doc.text)])
    doc = place(doc, "orgs", [at("UBND tỉnh", "ORG")])
    doc = nlp.create_pipe("vn_mentions")(doc)
    assert [(f.label, doc.text[f.start : f.end]) for f in found_in(doc, "mentions")] == [
        ("CODE", "12/2017/QĐ-UBND"),
        ("DATE", "ngày 5/6"),
        ("ORG", "UBND tỉnh"),
    ]


def seconds(text: str) -> float:
    """The processor time of tagging a text, the best of three."""
    times = []
    for _ in range(3):
        started = process_time()
        calendar.fill(text, merge(codes.find(text), dates.find(text)), "2024-05-20")
        times.append(process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    [
        TEXT + ". ",
        TEXT.upper(),
        "0123456789",
        "12/5",
        "ngày 5, 6, ",
        "12/QĐ-",
        "12/TTLT-BCA-",
        "Luật ",
        "năm 2024, ",
    ],
)
def test_work_grows_in_proportion(piece: str) -> None:
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (4_000, 64_000))
    seconds(short)
    assert seconds(long) < 64 * max(
        seconds(short), 0.001
    )  # sixteenfold text; quadratic work would take 256 times
