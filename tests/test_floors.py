"""Scores that must not fall: raised at will, lowered with a reason only."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate import EvaluationError, Tally
from extractor.evaluate.floors import Floors, read_floors, write_floors
from extractor.version import __version__

SCORES = {"slots tasks": Tally(93, 100, 100), "value DATE": Tally(2, 3, 3), "value CODE": Tally()}


def test_a_score_gets_its_floor_rounded_down() -> None:
    assert Floors().raised(SCORES).floors == {"slots tasks": 0.93, "value DATE": 0.666}


def test_raising_lowers_nothing() -> None:
    floors = Floors(floors={"slots tasks": 0.95, "value DATE": 0.5, "value CODE": 0.9})
    assert floors.raised(SCORES).floors == {"slots tasks": 0.95, "value DATE": 0.666, "value CODE": 0.9}


@given(st.integers(0, 50), st.integers(1, 50), st.integers(1, 50))
def test_no_score_is_below_the_floor_it_was_given(hit: int, pred: int, gold: int) -> None:
    scores = {"slots tasks": Tally(min(hit, pred, gold), pred, gold)}
    assert list(Floors().raised(scores).fallen(scores)) == []


def test_a_score_that_fell_is_told() -> None:
    floors = Floors(
        floors={"slots tasks": 0.931, "value DATE": 0.666, "value CODE": 0.9, "record tasks": 0.5}
    )
    assert list(floors.fallen(SCORES)) == [
        "slots tasks: 0.9300 is below its floor 0.931",
        "value CODE: nothing to score, where its floor is 0.900",
        "record tasks: nothing to score, where its floor is 0.500",
    ]


def test_lowering_keeps_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = Floors(floors={"slots tasks": 0.93})
    write_floors(
        path,
        floors.lower("slots tasks", 0.9, 'gán nhãn lại "mục tiêu"\n\x7f\\').lower("slots tasks", 0.8, "b"),
    )
    kept = read_floors(path)
    assert kept.floors == {"slots tasks": 0.8}
    assert [(low.before, low.after, low.because, low.version) for low in kept.lowered] == [
        (0.93, 0.9, 'gán nhãn lại "mục tiêu" ␡\\', __version__),
        (0.9, 0.8, "b", __version__),
    ]
    assert kept.raised(SCORES).lowered == kept.lowered


@pytest.mark.parametrize(
    ("name", "value", "because", "said"),
    [
        ("slots", 0.9, "vì sao", "no such floor; there are slots tasks"),
        ("slots tasks", 0.93, "vì sao", "0.93 is not below its floor 0.930"),
        ("slots tasks", -1, "vì sao", "or no F1"),
        ("slots tasks", float("nan"), "vì sao", "or no F1"),
        ("slots tasks", 0.9, " ", "say why with --because"),
    ],
)
def test_a_floor_is_not_lowered_so(name: str, value: float, because: str, said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        Floors(floors={"slots tasks": 0.93}).lower(name, value, because)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[floors", "no TOML"),
        ("[floors]\n'slots tasks' = 93", "floors.slots tasks: Input should be less than or equal to 1"),
        ("[flors]", "flors: Extra inputs are not permitted"),
        ("[[lowered]]\nscore = 'a'", "lowered.0.before: Field required"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(EvaluationError) as told:
        read_floors(path)
    assert str(told.value).startswith(f"{path}: {said}")


def test_a_file_that_is_not_there_is_told_unless_it_is_to_be_written(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "none.toml", missing_ok=True) == Floors()
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_floors(tmp_path / "none.toml")
