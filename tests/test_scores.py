"""The scores: small cases worked out by hand, properties, and agreement with the reference scorer."""

import importlib.util
import json
import random
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from itertools import permutations
from math import isnan
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate import EvaluationError, evaluate, figures, score
from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS, errors
from extractor.evaluate.likeness import document_key, same_document, token_f1
from extractor.evaluate.matching import align, align_whole, overlapping
from extractor.evaluate.report import report
from extractor.evaluate.scores import Scores, Tally, fields_of, scores_of
from extractor.evaluate.slots import RECORD_KINDS
from extractor.evaluate.tables import article_table, table
from tests.extractions import (
    LAYERS,
    TEXT,
    Json,
    assignment,
    date,
    extraction,
    org,
    renamed,
    target,
    task,
    written,
)

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="../shared, where the reference scorer is, is not there"
)

# -- worked out by hand ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "pred", "strict", "partial"),
    [
        (["Sở Y tế"], ["Sở Y tế"], 1, 1),
        (["Sở Y tế"], ["Sở Y"], 0, 0.5),
        (["Sở Y tế"], ["Sở Nội vụ"], 0, 0),
        (["Sở Y tế"], [], 0, 0),
        # one long prediction can stand for one gold mention only
        (["Sở Nội vụ", "Sở Tài chính"], ["Sở Nội vụ phối hợp Sở Tài chính"], 0, 0.5),
        # the exact mention is preferred to the one that merely overlaps
        (["Sở Y tế"], ["Sở", "Sở Y tế"], 1, 1),
        # both are used where one alone would take the better of two
        (["UBND tỉnh", "tỉnh giao"], ["UBND tỉnh"], 1, 1),
    ],
)
def test_mentions(gold: list[str], pred: list[str], strict: float, partial: float) -> None:
    scores = score(
        extraction(mentions=[org(quote, "e") for quote in gold]),
        extraction(mentions=[org(quote, "e") for quote in pred]),
    )
    assert scores["mention ORG strict"] == Tally(strict, len(pred), len(gold))
    assert scores["mention ORG partial"] == Tally(partial, len(pred), len(gold))


def test_a_mention_of_another_label_is_no_match() -> None:
    scores = score(extraction(mentions=[org("Sở Y tế", "e")]), extraction(mentions=[date("Sở Y tế", "2025")]))
    assert scores["mention ORG partial"] == Tally(0, 0, 1)
    assert scores["mention DATE partial"] == Tally(0, 1, 0)


def test_values_are_judged_over_strict_matches() -> None:
    gold = extraction(mentions=[date("30/6", "2025-06-30"), date("tế", "2025")])
    pred = extraction(mentions=[date("30/6", "XXXX-06-30"), date("Y tế", "2025")])
    assert score(gold, pred)["value DATE"] == Tally(0, 1, 1)
    assert score(gold, gold)["value DATE"] == Tally(2, 2, 2)


def test_entities_are_aligned_one_to_one() -> None:
    gold = extraction(mentions=[org("UBND tỉnh", "e1"), org("Sở Y tế", "e1"), org("Sở Nội vụ", "e2")])
    pred = extraction(mentions=[org("UBND tỉnh", "x"), org("Sở Y tế", "y"), org("Sở Nội vụ", "y")])
    # e1 = {A, B}, e2 = {C}; x = {A}, y = {B, C}: e1-x 2/3 and e2-y 2/3, against e1-y 1/2
    assert score(gold, pred)["entity CEAF-phi4"].hit == pytest.approx(4 / 3)
    assert score(gold, pred)["entity CEAF-phi4"].f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("gold", "pred", "likeness"),
    [
        ({"code": "306/KH-UBND"}, {"code": "306 /kh-ubnd"}, 1.0),
        ({"code": "306/KH-UBND"}, {"code": "307/KH-UBND"}, 0.0),
        ({"type": "Nghị quyết", "number": "15"}, {"type": "nghị quyết", "number": "15"}, 1.0),
        ({"type": "Nghị quyết", "number": "15"}, {"type": "Chỉ thị", "number": "15"}, 0.0),
        (
            {"type": "Nghị quyết", "number": "15"},
            {"type": "Nghị quyết", "number": "15", "code": "15-NQ/TW"},
            0.9,
        ),
        ({"type": "Luật", "title": "Luật Thủ đô"}, {"type": "Luật", "title": "Luật Thủ đô"}, 1.0),
        ({"title": "Luật Đất đai năm 2024"}, {"title": "Luật Đất đai"}, 0.8),
        ({"title": "Luật Đất đai"}, {"title": "Luật Đầu tư công trung hạn"}, 0.0),
        ({"title": "Luật Đất đai"}, {"code": "31/2024/QH15", "title": "Luật Đất đai"}, 0.0),
    ],
)
def test_documents_are_the_same_by_code_number_or_title(gold: Json, pred: Json, likeness: float) -> None:
    assert same_document(gold, pred) == likeness
    assert same_document(pred, gold) == likeness


@pytest.mark.parametrize(
    ("a", "b", "f1"),
    [
        ("thu nhập bình quân", "Thu  nhập", 2 / 3),
        ("GRDP/người", "GRDP", 1 / 2),
        ("ha", "ha", 1.0),
        ("ha ha", "ha", 2 / 3),
        ("ha", "tấn", 0.0),
        ("", "", 1.0),
        ("", "ha", 0.0),
        # a letter with its tone mark set apart (NFD) is the letter
        ("ti\u0323nh", "tịnh", 1.0),
    ],
)
def test_token_f1(a: str, b: str, f1: float) -> None:
    assert token_f1(a, b) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("pred", "agreed"),
    [
        # span (5 tokens), kind, deadline
        (task("rà soát, báo cáo", deadline="2025-06-30"), 3),
        (task("rà soát, báo cáo", deadline="2025-06"), 2),
        (task("rà soát, báo cáo"), 2),
        (task("rà soát, báo cáo", kind="solution", deadline="2025-06-30"), 2),
        # "rà soát" is two of the five tokens: 2·2/(5+2)
        (task("rà soát", deadline="2025-06-30"), 2 + 4 / 7),
        (task("Sở Nội vụ", deadline="2025-06-30"), 0),
    ],
)
def test_a_task_fills_slots_with_its_span_kind_and_deadline(pred: Json, agreed: float) -> None:
    gold = extraction(tasks=[task("rà soát, báo cáo", deadline="2025-06-30")])
    scores = score(gold, extraction(tasks=[pred]))
    assert scores["slots tasks"].hit == pytest.approx(agreed)
    assert scores["slots tasks"].gold == 3


@pytest.mark.parametrize(
    ("quote", "found"),
    [("rà soát, báo cáo", 1), ("rà soát,", 1), ("soát", 0), ("báo cáo trước", 1), ("giao", 0)],
)
def test_a_record_is_found_where_half_of_its_tokens_are(quote: str, found: int) -> None:
    gold = extraction(tasks=[task("rà soát, báo cáo")])
    assert score(gold, extraction(tasks=[task(quote)]))["record tasks"] == Tally(found, 1, 1)


def test_a_target_fills_slots_with_what_it_states() -> None:
    gold = target(
        "báo cáo trước 30/6", indicator="GRDP/người", comparator=">", low=36000, unit="USD", by="2045"
    )
    right = {"indicator": "GRDP bình quân/người", "low": 36000.0, "high": 40000, "unit": "usd", "by": "2045"}
    scores = score(extraction(targets=[gold]), extraction(targets=[gold | right]))
    # all six of the gold's slots; the prediction states a seventh
    assert scores["slots targets"] == Tally(6, 7, 6)


def test_an_assignment_is_judged_by_bodies_that_share_a_mention_and_tasks_that_are_aligned() -> None:
    tasks = [task("rà soát"), task("báo cáo")]
    gold = extraction(
        mentions=[org("UBND tỉnh", "e1"), org("Sở Y tế", "e2"), org("Sở Nội vụ", "e3")],
        entities=[{"id": f"e{n}", "name": f"Cơ quan {n}"} for n in (1, 2, 3)],
        tasks=tasks,
        assignments=[
            assignment(
                "giao Sở Y tế rà soát, báo cáo",
                ["rà soát", "báo cáo"],
                ["e2"],
                assigner="e1",
                coordinators=["e3"],
            )
        ],
    )
    pred = extraction(
        mentions=[org("UBND", "x"), org("Sở Y tế", "y"), org("Sở Nội vụ", "z")],
        entities=[{"id": "x", "name": "UBND"}],
        tasks=[tasks[0] | {"id": "t"}],
        assignments=[assignment("Sở Y tế rà soát", ["t"], ["y", "z"], assigner="x")],
    )
    scores = score(gold, pred)
    # agreed: assigner (in part the same mention), one lead, one task; z leads wrongly, e3 is missed
    assert scores["slots assignments"] == Tally(3, 4, 5)
    assert scores["assignment leads"] == Tally(1, 2, 1)
    assert scores["assignment coordinators"] == Tally(0, 0, 1)


def test_bodies_without_mentions_agree_by_name() -> None:
    def issued(name: str) -> Json:
        document = {"id": "d", "code": "4147/VPCP-NN", "issuer": "e", "role": "basis"}
        return extraction(documents=[document], entities=[{"id": "e", "name": name}])

    same, other = issued("văn phòng  Chính phủ"), issued("Thủ tướng Chính phủ")
    assert score(issued("Văn phòng Chính phủ"), same)["document issuer"] == Tally(1, 1, 1)
    assert score(issued("Văn phòng Chính phủ"), other)["document issuer"] == Tally(0, 1, 1)


def test_counts_add_and_ratios_follow() -> None:
    both = Tally(1, 2, 1) + Tally(1, 1, 4)
    assert (both.p, both.r, both.f1) == (2 / 3, 2 / 5, 4 / 8)
    assert isnan(Tally(0, 0, 1).p)
    assert Tally(0, 0, 1).f1 == 0
    assert isnan(Tally().f1)


# -- properties -----------------------------------------------------------------------------------

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1])), max_size=12
)


@given(spans, spans)
def test_the_sweep_finds_what_comparing_all_with_all_finds(
    gold: list[tuple[int, int]], pred: list[tuple[int, int]]
) -> None:
    found = list(overlapping(gold, pred))
    every = [(i, j) for i, a in enumerate(gold) for j, b in enumerate(pred) if a[0] < b[1] and b[0] < a[1]]
    assert sorted(found) == every


gains = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from([0, 0.5, 1, 1.5, 2]))


def one_to_one(pairs: list[tuple[int, int]]) -> bool:
    return all(len({pair[side] for pair in pairs}) == len(pairs) for side in (0, 1))


@given(gains)
def test_alignments_are_the_best_there_are(gain: dict[tuple[int, int], float]) -> None:
    best = max(sum(gain.get((i, j), 0) for i, j in enumerate(columns)) for columns in permutations(range(5)))
    for pairs in (align(gain), align_whole(gain, 5, 5)):
        assert one_to_one(pairs)
        assert all(gain[pair] > 0 for pair in pairs)
        assert sum(gain[pair] for pair in pairs) == pytest.approx(best)


def test_a_matrix_too_big_to_solve_at_once_is_solved_by_groups() -> None:
    chain = {(i, j): 1.0 + (i == j) for i in range(3000) for j in (i, i + 1)}
    assert align_whole(chain, 3000, 3001) == [(i, i) for i in range(3000)]


WORDS = [(m.start(), m.end()) for m in re.finditer(r"\w+", TEXT)]

anywhere = st.dictionaries(st.integers(0, len(WORDS) - 1), st.integers(0, 4), max_size=6).map(
    lambda drawn: [(WORDS[at][0], WORDS[min(at + n, len(WORDS) - 1)][1]) for at, n in drawn.items()]
)
"""Spans of one to five words; no two begin at the same word."""

apart = st.sets(st.integers(0, len(WORDS) - 1), max_size=6).map(
    lambda drawn: [(WORDS[a][0], WORDS[b][1]) for a, b in zip(*[iter(sorted(drawn))] * 2, strict=False)]
)
"""Spans of which no two overlap: assignments that do, and say the same, are tied."""


def test_a_long_article_is_not_compared_all_with_all() -> None:
    """Matrices of every mention against every other would take three gigabytes."""
    row = extraction(mentions=[org("Sở Y tế", "e") for _ in range(20_000)])
    row["article"]["text"] = TEXT * 20_000
    for n, mention in enumerate(row["mentions"]):
        mention |= {"id": f"m{n}", "start": n * len(TEXT), "end": n * len(TEXT) + 4}
    assert score(row, row)["mention ORG partial"] == Tally(20_000, 20_000, 20_000)


@st.composite
def extractions(draw: st.DrawFn) -> Json:
    """Any extraction of TEXT: mentions of entities, dates, tasks and assignments wherever they fall."""

    def numbered(letter: str, places: list[tuple[int, int]]) -> list[Json]:
        return [
            {"id": f"{letter}{n}", "start": start, "end": end, "text": TEXT[start:end]}
            for n, (start, end) in enumerate(places)
        ]

    entity = st.sampled_from(["e0", "e1", "e2", "e3"])
    bodies = [
        m | {"label": "ORG", "value": None, "entity": draw(entity)} for m in numbered("m", draw(anywhere))
    ]
    dates = [d | {"label": "DATE", "value": "2025", "entity": None} for d in numbered("d", draw(anywhere))]
    tasks = [
        t | {"kind": "task", "deadline": draw(st.sampled_from([None, "2025"])), "document": None}
        for t in numbered("t", draw(anywhere))
    ]
    assignments = [
        a
        | {"assigner": draw(st.none() | entity), "tasks": [draw(st.sampled_from(tasks))["id"]]}
        | {part: draw(st.lists(entity, max_size=2, unique=True)) for part in ("leads", "coordinators")}
        for a in (numbered("a", draw(apart)) if tasks else [])
    ]
    names = [{"id": f"e{n}", "name": f"Sở {n}"} for n in range(4)]
    return extraction(mentions=bodies + dates, entities=names, tasks=tasks, assignments=assignments)


def shuffled(row: Json, rng: random.Random) -> Json:
    mixed = deepcopy(row)
    for layer in LAYERS:
        rng.shuffle(mixed[layer])
    return mixed


def close(a: Scores, b: Scores, names: Iterable[str] | None = None) -> bool:
    counts = ((a[name], b[name]) for name in (a if names is None else names))
    return all(abs(getattr(x, f) - getattr(y, f)) < 1e-9 for x, y in counts for f in ("hit", "pred", "gold"))


@given(extractions(), extractions(), st.randoms(use_true_random=False))
def test_the_order_of_mentions_and_records_does_not_matter(
    gold: Json, pred: Json, rng: random.Random
) -> None:
    assert close(score(shuffled(gold, rng), shuffled(pred, rng)), score(gold, pred))


@given(extractions())
def test_an_extraction_is_all_right_by_itself(row: Json) -> None:
    for name, tally in score(row, row).items():
        assert tally.hit == pytest.approx(tally.gold) == pytest.approx(tally.pred), name


@given(extractions(), extractions())
def test_gold_and_prediction_change_places(gold: Json, pred: Json) -> None:
    there, back = score(gold, pred), score(pred, gold)
    for name in there:
        assert (there[name].pred, there[name].gold) == (back[name].gold, back[name].pred)
    for name in ("mention ORG strict", "mention DATE partial", "entity CEAF-phi4", "slots tasks"):
        assert there[name].hit == pytest.approx(back[name].hit)


@given(extractions(), extractions())
def test_nothing_is_found_more_often_than_it_is_there(gold: Json, pred: Json) -> None:
    for name, tally in score(gold, pred).items():
        assert 0 <= tally.hit <= min(tally.pred, tally.gold) + 1e-9, name


# -- files and the report -------------------------------------------------------------------------


SOME = extraction(mentions=[org("Sở Y tế", "e"), date("30/6", "2025-06-30")], tasks=[task("rà soát")])


def test_a_report_sums_articles_and_groups(tmp_path: Path) -> None:
    gold = written(tmp_path, "gold.jsonl", renamed("x1", SOME), renamed("y1", SOME))
    pred = written(
        tmp_path, "pred.jsonl", renamed("y1", SOME), renamed("x1", extraction()), renamed("z", SOME)
    )
    found = evaluate(gold, pred)
    assert [article.id for article in found.articles] == ["x1", "y1"]
    backwards = report(article.comparison for article in reversed(found.articles))
    assert str(backwards) == str(found) == "2 articles: slot F1 of tasks 0.667, targets –, assignments –"
    assert backwards.intervals == found.intervals
    assert [str(article) for article in backwards.articles] == [str(article) for article in found.articles]
    assert found.total["mention ORG strict"] == Tally(1, 1, 2)
    assert found.intervals["mention ORG strict"] == (0.0, 1.0)
    assert found.by({"x1": "báo X"})["báo X"].total["mention ORG strict"] == Tally(0, 0, 1)
    assert found.by({"x1": "báo X"})[""].total["mention ORG strict"] == Tally(1, 1, 1)
    assert len(evaluate(gold, pred, only="y").articles) == 1
    figure = {"p": 1.0, "r": 0.5, "f1": 2 / 3, "gold": 2}
    assert figures.totals(found)["mention ORG strict"] == figure | {"interval": [0.0, 1.0]}
    of_article = figures.articles(found)["x1"]
    assert of_article["mention ORG strict"] == {"p": None, "r": 0.0, "f1": 0.0, "gold": 1}
    assert table(found).row_count == len(found.total)
    assert article_table(found).row_count == 2


def test_a_folder_of_gold_files_is_read(tmp_path: Path) -> None:
    written(tmp_path, "a.json", SOME)
    assert evaluate(tmp_path, tmp_path / "a.json").total["mention ORG strict"].f1 == 1.0


def lines(kind: Any, gold: Json, pred: Json) -> list[str]:
    return [str(error) for error in errors(Comparison(gold, pred), kind)]


def test_errors_of_mentions_are_told_in_text_order() -> None:
    gold = extraction(mentions=[org("Sở Y tế", "e"), org("Sở Nội vụ", "e"), date("30/6", "2025-06-30")])
    pred = extraction(mentions=[org("Sở Y", "e"), org("tỉnh", "e"), date("30/6", "XXXX-06-30")])
    assert lines("ORG", gold, pred) == [
        "a spurious 'tỉnh'",
        "a partly   'Sở Y tế' span: Sở Y tế, not Sở Y",
        "a missed   'Sở Nội vụ'",
    ]
    assert lines("DATE", gold, pred) == ["a partly   '30/6' value: 2025-06-30, not XXXX-06-30"]
    assert lines("CODE", gold, pred) == []


def test_a_mention_of_the_wrong_body_is_told() -> None:
    bodies = [{"id": "x", "name": "Sở Y tế"}, {"id": "y", "name": "Ủy ban nhân dân tỉnh"}]
    gold = extraction(
        mentions=[org("UBND tỉnh", "y"), org("tỉnh", "y"), org("Sở Y tế", "x")], entities=bodies
    )
    pred = extraction(
        mentions=[org("UBND tỉnh", "y"), org("tỉnh", "y"), org("Sở Y tế", "y")], entities=bodies
    )
    assert lines("ORG", gold, gold) == []
    assert lines("ORG", gold, pred) == [
        "a partly   'Sở Y tế' entity: Sở Y tế (Sở Y tế), not Ủy ban nhân dân tỉnh (Sở Y tế, UBND tỉnh, tỉnh)"
    ]


def test_errors_of_documents() -> None:
    plan = {"id": "d1", "code": "306/KH-UBND", "type": "Kế hoạch", "issued_on": None, "role": "subject"}
    gold = extraction(documents=[plan, {"id": "d2", "title": "Luật Thủ đô", "type": "Luật"}])
    pred = extraction(
        documents=[plan | {"role": "basis", "issued_on": "2022"}, {"id": "d3", "code": "15-NQ/TW"}]
    )
    assert lines("documents", gold, pred) == [
        "a missed   'Luật Thủ đô'",
        "a partly   'Kế hoạch 306/KH-UBND' issued_on: none, not 2022; role: subject, not basis",
        "a spurious '15-NQ/TW'",
    ]


def test_errors_of_records() -> None:
    gold = extraction(tasks=[task("rà soát", deadline="2025"), task("thẩm định"), task("báo cáo")])
    pred = extraction(tasks=[task("rà soát"), task("phối hợp"), task("báo cáo", deadline="2026")])
    assert lines("tasks", gold, pred) == [
        "a partly   'rà soát' deadline: 2025, not none",
        "a partly   'báo cáo' deadline: none, not 2026",
        "a spurious 'phối hợp'",
        "a missed   'thẩm định'",
    ]


def test_errors_of_lists_leave_out_what_is_right() -> None:
    bodies = [{"id": n, "name": f"Sở {n}"} for n in "xyz"]
    mentions = [org("UBND", "x"), org("Sở Y tế", "y"), org("Sở Nội vụ", "z")]
    tasks = [task("rà soát")]

    def led(*leads: str) -> Json:
        given = assignment("Sở Y tế rà soát", ["rà soát"], list(leads))
        return extraction(mentions=mentions, entities=bodies, tasks=tasks, assignments=[given])

    assert lines("assignments", led("x", "y"), led("y", "x")) == []
    assert lines("assignments", led("x", "y"), led("y", "z")) == [
        "a partly   'Sở Y tế rà soát' leads: Sở x, not Sở z"
    ]


@given(extractions(), extractions())
def test_fields_add_up_to_the_slots(gold: Json, pred: Json) -> None:
    both = Comparison(gold, pred)
    slots, fields = scores_of(both), fields_of(both)
    for kind in RECORD_KINDS:
        sums = sum((tally for name, tally in fields.items() if name.split()[0] == kind), Tally())
        for count in ("hit", "pred", "gold"):
            assert getattr(sums, count) == pytest.approx(getattr(slots[f"slots {kind}"], count))


@given(extractions())
def test_there_is_no_error_where_nothing_is_wrong(row: Json) -> None:
    assert [line for kind in ERROR_KINDS for line in lines(kind, row, row)] == []


@pytest.mark.parametrize(
    ("gold", "pred", "message"),
    [
        ("[1", "{}", "gold.json, line 1, column 3: no JSON"),
        ("{}", "{}", "gold.json: no extraction, for it has no article with id and text"),
        ("[]", "{}", "gold.json: no extraction"),
        (json.dumps(SOME), json.dumps(renamed("b", SOME)), "no prediction for 1 of 1 gold articles: a"),
        (json.dumps(SOME), json.dumps(SOME | {"tasks": None}), "pred.json: 'tasks' is missing or no list"),
        (json.dumps(SOME), json.dumps(SOME | {"tasks": [{"id": "t"}]}), "pred.json: tasks[0] has no 'start'"),
        (
            json.dumps(SOME),
            json.dumps(SOME | {"article": SOME["article"] | {"text": TEXT[:9] + "TỈNH"}}),
            "a: the gold text and the predicted text differ from character 9 on",
        ),
    ],
)
def test_what_cannot_be_scored_is_told(tmp_path: Path, gold: str, pred: str, message: str) -> None:
    (tmp_path / "gold.json").write_text(gold, "utf-8")
    (tmp_path / "pred.json").write_text(pred, "utf-8")
    with pytest.raises(EvaluationError) as told:
        evaluate(tmp_path / "gold.json", tmp_path / "pred.json")
    assert message in str(told.value)


def test_a_bad_line_is_named_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "some.jsonl", SOME)
    path.write_text(path.read_text("utf-8") + "\n\n{bad\n", "utf-8")
    with pytest.raises(EvaluationError, match=r"some\.jsonl, line 3, column 2: no JSON"):
        evaluate(path, path)


def test_other_bad_input_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes("Sở Y tế".encode("utf-16"))
    twice = written(tmp_path, "twice.jsonl", SOME, SOME)
    good = written(tmp_path, "good.json", SOME)
    for path, message in [
        (tmp_path / "latin.json", "not UTF-8 at byte 0"),
        (tmp_path / "none.json", "cannot be read"),
        (twice, "line 2: a second article with the id 'a'"),
    ]:
        with pytest.raises(EvaluationError, match=message):
            evaluate(path, good)
    with pytest.raises(EvaluationError, match="is no regular expression"):
        evaluate(good, good, only="(")
    with pytest.raises(EvaluationError, match="leaves none of 1 gold articles"):
        evaluate(good, good, only="zzz")


# -- agreement with the reference -----------------------------------------------------------------


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def golds() -> list[Json]:
    folders = (PROJECT / "gold", SHARED / "real" / "gold")
    return [
        json.loads(file.read_text("utf-8")) for folder in folders for file in sorted(folder.glob("*.json"))
    ]


def spoiled(gold: Json, rng: random.Random, rate: float) -> Json:
    """A prediction as it might be: things left out, moved, cut in two, run together, or wrong in a field."""
    pred = deepcopy(gold)
    for layer in ("mentions", "tasks", "targets", "assignments"):
        rows: list[Json] = []
        for row in pred[layer]:
            change = rng.choice(CHANGES) if rng.random() < rate else _kept
            rows += change(row, rows, rng, len(gold["article"]["text"]))
        pred[layer] = rows
    for document in pred["documents"]:
        if rng.random() < rate:
            document[rng.choice(["code", "type", "number", "issued_on"])] = None
    return pred


def _kept(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    return [row]


def _left_out(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    return []


def _moved(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    start = max(0, row["start"] + rng.randint(-9, 9))
    return [row | {"start": start, "end": min(length, max(start + 1, row["end"] + rng.randint(-30, 30)))}]


def _cut_in_two(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    at = rng.randint(row["start"] + 1, row["end"])
    return [row | {"end": at}, row | {"start": at, "id": row["id"] + "x"}] if at < row["end"] else [row]


def _run_together(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    if before:
        before[-1]["end"] = max(before[-1]["end"], row["end"])
    return []


def _wrong_in_a_field(row: Json, before: list[Json], rng: random.Random, length: int) -> list[Json]:
    field = rng.choice([name for name in row if name not in ("id", "label", "start", "end", "text")])
    return [row | {field: row[field][1:] if isinstance(row[field], list) else None}]


CHANGES: list[Callable[[Json, list[Json], random.Random, int], list[Json]]] = [
    _left_out,
    _moved,
    _cut_in_two,
    _run_together,
    _wrong_in_a_field,
]

NEVER_TIED = (
    *(f"mention {label} {how}" for label in ("ORG", "DATE", "CODE") for how in ("strict", "partial")),
    *("value DATE", "value CODE", "entity CEAF-phi4", "document", "slots targets"),
)
"""Figures that are the sum an alignment makes greatest, or that need none.

The others hang on which of several best alignments is taken. The reference takes one by the order of the
file (its figures change when a file is shuffled), ours the one the reference takes for a file in text order.
"""


@needs_shared
@pytest.mark.parametrize("rate", [0.0, 0.15, 0.5])
def test_every_figure_agrees_with_the_reference(reference: ModuleType, rate: float) -> None:
    rng = random.Random(int(rate * 100))
    for gold in golds():
        pred = spoiled(gold, rng, rate)
        expected: Scores = reference.Pair(gold, pred).score()
        assert list(score(gold, pred)) == list(expected)
        assert close(score(gold, pred), expected), gold["article"]["id"]
        mixed = shuffled(gold, rng), shuffled(pred, rng)
        assert close(score(*mixed), expected), gold["article"]["id"]
        assert close(score(*mixed), reference.Pair(*mixed).score(), NEVER_TIED), gold["article"]["id"]


@needs_shared
def test_sums_and_intervals_agree_with_the_reference_whatever_the_order_of_articles(
    reference: ModuleType,
) -> None:
    rng = random.Random(7)
    pairs = [(gold, spoiled(gold, rng, 0.3)) for gold in golds()]
    expected = {gold["article"]["id"]: reference.Pair(gold, pred).score() for gold, pred in pairs}
    rng.shuffle(pairs)
    found = report(Comparison(gold, pred) for gold, pred in pairs)
    in_order = [expected[name] for name in sorted(expected)]
    for name, tally in found.total.items():
        for ratio in ("p", "r", "f1"):
            sums = reference.Tally()
            for row in in_order:
                sums += row[name]
            assert getattr(tally, ratio) == pytest.approx(getattr(sums, ratio), abs=1e-9)
        assert found.intervals[name] == pytest.approx(reference.interval(in_order, name), abs=1e-9)


@needs_shared
def test_documents_are_recognised_as_the_reference_does(reference: ModuleType) -> None:
    for gold in golds():
        for document in gold["documents"]:
            assert document_key(document) == reference.key_of(document)


def test_the_order_of_a_file_does_not_decide_a_tie() -> None:
    """One task predicted for two, in equal shares: which it stands for decides whose task is right."""
    gold = extraction(
        mentions=[org("Sở Y tế", "e1"), org("Sở Nội vụ", "e2")],
        tasks=[task("rà soát"), task("báo cáo")],
        assignments=[
            assignment("Sở Y tế rà soát", ["rà soát"], ["e1"]),
            assignment("báo cáo trước", ["báo cáo"], ["e2"]),
        ],
    )
    pred = gold | {"tasks": [task("rà soát, báo cáo")], "assignments": []}
    pred["assignments"] = [assignment("Sở Y tế rà soát", ["rà soát, báo cáo"], ["e1"])]
    backwards = gold | {"tasks": gold["tasks"][::-1]}
    assert score(gold, pred) == score(backwards, pred)


def test_nor_does_it_where_a_document_is_predicted_twice() -> None:
    gold = extraction(documents=[{"id": "d1", "code": "306/KH-UBND", "type": "Kế hoạch"}])
    twice = [{"id": "d2", "code": "306/KH-UBND", "type": "Kế hoạch"}, {"id": "d10", "code": "306/KH-UBND"}]
    there, back = (score(gold, extraction(documents=order)) for order in (twice, twice[::-1]))
    assert there == back
    assert there["document"] == Tally(1, 2, 1)
