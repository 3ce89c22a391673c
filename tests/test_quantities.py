"""Numbers with their units: value, comparator, unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.quantities import known, number, quantities
from extractor.records import fold


@pytest.mark.parametrize(
    ("text", "sign", "low", "high", "unit"),
    [
        ("8.300 USD", "=", 8300, 8300, "USD"),
        ("7,5%", "=", 7.5, 7.5, "%"),
        ("7.5%", "=", 7.5, 7.5, "%"),
        ("1.234.567,8 ha", "=", 1234567.8, 1234567.8, "ha"),
        ("1,2 triệu tấn", "=", 1.2e6, 1.2e6, "tấn"),
        ("120 nghìn tỷ đồng", "=", 1.2e14, 1.2e14, "đồng"),
        ("3 vạn lượt khách", "=", 30000, 30000, "lượt khách"),
        ("0,1 triệu tấn", "=", 100000, 100000, "tấn"),
        ("86 triệu đồng/người/năm", "=", 8.6e7, 8.6e7, "đồng/người/năm"),
        ("8%/năm", "=", 8, 8, "%/năm"),
        ("12,5 bác sĩ/vạn dân", "=", 12.5, 12.5, "bác sĩ/vạn dân"),
        ("159 chợ", "=", 159, 159, "chợ"),
        ("8.300-8.500 USD", "range", 8300, 8500, "USD"),
        ("8.300 – 8.500 USD", "range", 8300, 8500, "USD"),
        ("từ 7,5 đến 8%", "range", 7.5, 8, "%"),
        ("từ 7,5% đến 8%", "range", 7.5, 8, "%"),
        ("10 - 12 triệu tấn", "range", 1e7, 1.2e7, "tấn"),
        ("900 nghìn - 1,2 triệu tấn", "range", 900000, 1.2e6, "tấn"),
        ("ít nhất 30%", ">=", 30, None, "%"),
        ("không dưới 30%", ">=", 30, None, "%"),
        ("từ 95% trở lên", ">=", 95, None, "%"),
        ("trên 36.000 USD", ">", 36000, None, "USD"),
        ("không quá 3%", "<=", None, 3, "%"),
        ("dưới 1%", "<", None, 1, "%"),
        ("khoảng 5%", "~", 5, 5, "%"),
        ("gần 20 km", "~", 20, 20, "km"),
        ("20", "=", 20, 20, None),
    ],
)
def test_a_quantity_is_read_whole(text, sign, low, high, unit):
    (found,) = quantities(text)
    assert text[found.start : found.end] == text
    assert (found.comparator, found.low, found.high, found.unit) == (sign, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12/3/2024",
        "15-22h",
        "16h30",
        "30a/2008/NQ-CP",
        "12/15 chỉ tiêu",
        "192.168.1.1",
        "QL1A",
        "F0",
        "2.4.1",
    ],
)
def test_numbers_that_are_something_else(text):
    assert not list(quantities(text))


@pytest.mark.parametrize(
    ("text", "value"), [("8.300", 8300), ("7,5", 7.5), ("7.5", 7.5), ("1.000.000", 1e6), ("12.34", 12.34)]
)
def test_numbers(text, value):
    assert number(text) == value


def test_a_counted_noun_begins_where_the_indicator_does():
    text = "225.000 lượt khách quốc tế"
    (found,) = quantities(text)
    assert found.counted
    assert text[found.noun :].startswith("khách")


@given(st.text(alphabet="0123456789.,-–%  đếntừ triệukhoảng/aQ", max_size=40))
def test_quantities_are_in_the_text_in_order_and_apart(text):
    position = 0
    for found in quantities(text):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert found.low is None or found.high is None or found.low <= found.high
        position = found.end


@pytest.mark.parametrize("unit", known().measures.units)
def test_each_unit_of_measure_is_read(unit):
    (found,) = quantities(f"đạt 12 {unit}.")
    assert found.unit == unit


@pytest.mark.parametrize("noun", known().counts.nouns)
def test_each_counted_noun_is_read(noun):
    (found,) = quantities(f"có 12 {noun}.")
    assert fold(found.unit or "") == fold(noun)


@pytest.mark.parametrize(("sign", "words"), list(known().before.items()))
def test_each_comparing_word_is_read(sign, words):
    for word in words:
        (found,) = quantities(f"đạt {word} 12%")
        assert found.comparator == sign, word
