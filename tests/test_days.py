"""The days that values stand for, and the last day on which a task is in time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Task
from extractor.write.days import days_of, due_day, whole_day


def task(deadline: str | None, relation: str | None) -> Task:
    return Task.model_validate(
        {"id": "t", "start": 0, "end": 1, "text": "x", "deadline": deadline, "relation": relation}
    )


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-06-15", "2025-06-15", "2025-06-15"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-06-XX", "2025-06-01", "2025-06-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2022-11-28/2022-11-30", "2022-11-28", "2022-11-30"),
    ],
)
def test_days_of_a_value(value, first, last):
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["XXXX-11-30", "XXXX-12", "XXXX-Q2", "2025-02-30", "2025-13", "2025-Q5", "0000", "P20D", "P1M",
     "2025-W07", "", "/", "2025/", "2025/2021", "XXXX/2025", "2025-6-15"],
)  # fmt: skip
def test_values_that_stand_for_no_days(value):
    assert days_of(value) is None


@given(st.dates())
def test_a_whole_day_is_itself(day):
    assert whole_day(day.isoformat()) == day
    assert days_of(day.isoformat()) == (day, day)


@given(st.text(alphabet="0123456789-/XQHPWDMY", max_size=12))
def test_no_value_is_taken_for_days_it_does_not_name(value):
    days = days_of(value)
    assert days is None or ("X" not in value and "P" not in value and value.startswith(f"{days[0].year:04}"))


@pytest.mark.parametrize(
    ("deadline", "relation", "due"),
    [
        ("2025-06-15", "by", "2025-06-15"),
        ("2025-06-15", "in", "2025-06-15"),
        ("2025-06-15", None, "2025-06-15"),
        ("2025-06-15", "before", "2025-06-14"),
        ("2025-06", "by", "2025-06-30"),
        ("2025-06", "before", "2025-05-31"),
        ("2025-Q2", "in", "2025-06-30"),
        ("2030", "by", "2030-12-31"),
        ("2030", "before", "2029-12-31"),
        ("2021/2025", "in", "2025-12-31"),
    ],
)
def test_last_day_of_a_task(deadline, relation, due):
    assert due_day(task(deadline, relation)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("deadline", "relation"),
    [
        ("2025-07-01", "from"),
        ("XXXX-06-15", "before"),
        ("XXXX-06", "by"),
        ("P20D", "in"),
        ("P1M", None),
        ("0001-01-01", "before"),
        (None, None),
    ],
)
def test_deadlines_that_settle_no_day(deadline, relation):
    assert due_day(task(deadline, relation)) is None
