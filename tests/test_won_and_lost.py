"""What a change won and lost: an earlier run beside a later one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.evaluate.changes import Changes, changes
from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS
from extractor.evaluate.report import Report, report
from extractor.evaluate.resampling import p_values
from extractor.evaluate.scores import Scores, Tally
from tests.extractions import Json, date, extraction, org, renamed, task


def told(gold: Json, old: Json, new: Json) -> list[str]:
    runs = Comparison(gold, old), Comparison(gold, new)
    return [str(change) for kind in ERROR_KINDS for change in changes(*runs, kind)]


RIGHT = extraction(
    mentions=[org("Sở Y tế", "e"), date("30/6", "2025-06-30")], tasks=[task("rà soát", deadline="2025-06-30")]
)
NOTHING = extraction()


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ([], [task("rà soát", deadline="2025-06-30")], ["won     tasks       a 'rà soát' was missed"]),
        ([task("rà soát", deadline="2025-06-30")], [], ["lost    tasks       a 'rà soát' is missed"]),
        (
            [task("rà soát", deadline="2025-06-30")],
            [task("rà soát", deadline="2026")],
            ["lost    tasks       a 'rà soát' is partly right (deadline: 2025-06-30, not 2026)"],
        ),
        (
            [],
            [task("rà soát")],
            ["altered tasks       a 'rà soát' was missed, is partly right (deadline: 2025-06-30, not none)"],
        ),
        (
            [task("rà soát", deadline="2026")],
            [task("rà soát")],
            [
                "altered tasks       a 'rà soát' was partly right (deadline: 2025-06-30, not 2026), is partly right (deadline: 2025-06-30, not none)"
            ],
        ),
        # what is wrong in the same way has not changed
        ([task("rà soát")], [task("rà soát")], []),
        ([task("phối hợp")], [task("phối hợp")], []),
        # nor has what is right in what counts
        (
            [task("rà soát", deadline="2025-06-30", heading="Nhiệm vụ")],
            [task("rà soát", deadline="2025-06-30")],
            [],
        ),
        # what was made up is lost when it comes and won when it goes
        (
            [task("phối hợp")],
            [task("thẩm định")],
            [
                "won     tasks       a 'phối hợp' was spurious",
                "lost    tasks       a 'thẩm định' is spurious",
            ],
        ),
    ],
)
def test_a_change(old: list[Json], new: list[Json], lines: list[str]) -> None:
    gold = extraction(tasks=[task("rà soát", deadline="2025-06-30")])
    assert [
        line for line in told(gold, extraction(tasks=old), extraction(tasks=new)) if line in lines
    ] == lines
    if not lines:
        assert told(gold, extraction(tasks=old), extraction(tasks=new)) == []


def test_nothing_changes_against_itself() -> None:
    assert told(RIGHT, NOTHING, NOTHING) == told(RIGHT, RIGHT, RIGHT) == []


def test_what_is_won_one_way_is_lost_the_other() -> None:
    assert [line.split()[0] for line in told(RIGHT, NOTHING, RIGHT)] == ["won"] * 3
    assert [line.split()[0] for line in told(RIGHT, RIGHT, NOTHING)] == ["lost"] * 3


def run(*predictions: Json) -> Report:
    return report(
        Comparison(renamed(f"a{n}", RIGHT), renamed(f"a{n}", pred)) for n, pred in enumerate(predictions)
    )


def test_changes_are_counted_by_kind() -> None:
    found = Changes(run(NOTHING, RIGHT, RIGHT), run(RIGHT, RIGHT, NOTHING))
    assert str(found) == "3 won, 3 lost, 0 altered"
    assert found.counts["tasks"] == {"won": 1, "lost": 1}
    difference = found.differences["slots tasks"]
    assert difference.before == difference.after == 0.8
    assert (difference.gain, difference.p_value) == (0, 1)


def test_a_difference_in_one_article_of_eight_may_be_chance_and_one_in_all_is_not() -> None:
    nowhere, once = run(*[NOTHING] * 8), run(RIGHT, *[NOTHING] * 7)
    everywhere = run(*[RIGHT] * 8)
    assert Changes(nowhere, once).differences["slots tasks"].p_value == 1.0
    # two of 256 exchanges are as extreme: all and none
    assert Changes(nowhere, everywhere).differences["slots tasks"].p_value == pytest.approx(
        2 / 256, abs=0.003
    )


counts = st.tuples(st.integers(0, 4), st.integers(4, 6), st.integers(4, 6)).map(lambda c: {"x": Tally(*c)})


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=6))
def test_p_values_are_near_those_of_all_exchanges(pairs: list[tuple[Scores, Scores]]) -> None:
    def difference(mask: int) -> float:
        runs = [pair[:: -1 if mask >> n & 1 else 1] for n, pair in enumerate(pairs)]
        old, new = (sum((run[side]["x"] for run in runs), Tally()) for side in (0, 1))
        return abs(new.f1 - old.f1)

    every = [difference(mask) >= difference(0) - 1e-12 for mask in range(2 ** len(pairs))]
    found = p_values([old for old, _ in pairs], [new for _, new in pairs], swaps=1999)["x"]
    assert found == pytest.approx(sum(every) / len(every), abs=0.05)
    assert found == p_values([new for _, new in pairs], [old for old, _ in pairs], swaps=1999)["x"]
