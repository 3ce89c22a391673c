"""Corrections: what is saved, what is refused, and that nobody's save is lost."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from starlette.testclient import TestClient

from extractor.annotate.files import AnnotationError, read_gold
from extractor.evaluate.sources import load
from extractor.records import Extraction
from extractor.web.app import create_app
from extractor.web.differences import differences
from extractor.web.gold import ConflictError, GoldFolder, found_wrong
from extractor.web.settings import Limits, Settings
from tests.results import TEXT, at, example
from tests.serving import serving

Json = dict[str, Any]
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def sound(**changes: Any) -> Extraction:
    """An extraction that nothing is wrong with."""
    row: Json = {
        "article": {"id": "a", "title": "Tỉnh A họp", "text": TEXT},
        "mentions": [
            {"id": "m1", "label": "ORG", "entity": "e1", **at("UBND tỉnh A")},
            {"id": "m2", "label": "ORG", "entity": "e2", **at("Sở Y tế")},
            {"id": "m3", "label": "DATE", "value": "2025-06-15", **at("15/6/2025")},
        ],
        "entities": [{"id": "e1", "name": "Ủy ban nhân dân tỉnh A"}, {"id": "e2", "name": "Sở Y tế tỉnh A"}],
        "tasks": [
            {"id": "t1", "deadline": "2025-06-15", "relation": "before", **at("kiểm tra chợ trước 15/6/2025")}
        ],
        "assignments": [
            {"id": "a1", "assigner": "e1", "leads": ["e2"], "tasks": ["t1"]}
            | at("UBND tỉnh A giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra chợ trước 15/6/2025")
        ],
    }
    return Extraction.model_validate(row | changes)


def dumped(extraction: Extraction) -> Json:
    return extraction.model_dump()


@pytest.fixture
def folder(tmp_path: Path) -> GoldFolder:
    return GoldFolder(tmp_path / "gold")


def test_what_is_saved_is_gold_with_who_and_when_beside_it(folder: GoldFolder, tmp_path: Path) -> None:
    saved = folder.save(sound(), None, "Lan", NOON)
    path = tmp_path / "gold" / "a.json"
    assert read_gold(path).extraction == sound() and read_gold(path).reviewed
    assert list(load(tmp_path / "gold")) == ["a"]
    assert json.loads((tmp_path / "gold" / "a.saves.jsonl").read_text("utf-8")) == {
        "annotator": "Lan",
        "time": "2025-06-01T12:00:00+00:00",
        "version": saved.version,
    }
    assert folder.read("a") == saved
    assert list(folder.ids()) == [("a", "Tỉnh A họp")]
    assert sorted(p.name for p in (tmp_path / "gold").iterdir()) == ["a.json", "a.saves.jsonl"]


def test_nobody_saves_over_what_was_saved_since(folder: GoldFolder) -> None:
    first = folder.save(sound(), None, "Lan", NOON)
    second = folder.save(sound(tasks=[], assignments=[]), first.version, "Lan", NOON + timedelta(hours=1))
    for opened in (None, first.version, "x"):
        with pytest.raises(ConflictError) as told:
            folder.save(sound(), opened, "Minh", NOON)
        assert told.value.saved == second
    assert folder.save(sound(), second.version, "Minh", NOON).annotator == "Minh"


def test_a_file_changed_by_hand_is_another_version(folder: GoldFolder, tmp_path: Path) -> None:
    saved = folder.save(sound(), None, "Lan", NOON)
    path = tmp_path / "gold" / "a.json"
    path.write_text(path.read_text("utf-8").replace("Tỉnh A họp", "Tỉnh A họp mặt", 1), "utf-8")
    changed = folder.read("a")
    assert changed and (changed.annotator, changed.time) == (None, None)
    with pytest.raises(ConflictError):
        folder.save(sound(), saved.version, "Lan", NOON)


def test_a_save_that_breaks_off_leaves_what_stood_there(folder: GoldFolder, tmp_path: Path) -> None:
    saved = folder.save(sound(), None, "Lan", NOON)
    (tmp_path / "gold" / "a.saves.jsonl").unlink()
    (tmp_path / "gold" / "a.saves.jsonl").mkdir()
    with pytest.raises((AnnotationError, OSError)):
        folder.save(sound(tasks=[], assignments=[]), saved.version, "Lan", NOON)
    assert read_gold(tmp_path / "gold" / "a.json").extraction == sound()


@pytest.mark.parametrize("id", ["../a", "..", "a/b", "C:\\a", ".a", "a\x00b", "con trỏ", "a%2Fb"])
def test_no_id_leaves_the_folder(folder: GoldFolder, tmp_path: Path, id: str) -> None:
    article = {"id": id, "text": TEXT}
    folder.save(sound(article=article), None, "Lan", NOON)
    saved = folder.read(id)
    assert saved and saved.extraction.article.id == id
    assert {path.parent for path in tmp_path.rglob("*.json")} == {tmp_path / "gold"}


def test_what_is_wrong_is_told() -> None:
    assert found_wrong(dumped(sound())) == (sound(), [])
    assert found_wrong(dumped(sound()) | {"tasks": [{"id": "t1"}]})[1][0] == "tasks.0.start: Field required"
    extraction, wrong = found_wrong(dumped(sound()) | {"entities": []})
    assert extraction and any("e1" in line for line in wrong)
    assert found_wrong(None)[0] is None


def test_differences_are_told_in_an_offices_words() -> None:
    row = dumped(sound())
    row["tasks"][0] |= {"deadline": "2025-06", "relation": "by"}
    row["entities"][1]["name"] = "Sở Y tế tỉnh B"
    row["mentions"].pop()
    said = [
        (one.event, one.kind, one.title, one.fields)
        for one in differences(sound(), Extraction.model_validate(row))
    ]
    assert ("sửa", "từ ngữ được đánh dấu", "Sở Y tế", ["ORG: Sở Y tế tỉnh A → ORG: Sở Y tế tỉnh B"]) in said
    assert ("bỏ", "từ ngữ được đánh dấu", "15/6/2025", []) in said
    task = next(one for one in said if one[1] == "nhiệm vụ")
    assert task[0] == "sửa" and "thời hạn: 15/6/2025 → tháng 6/2025" in task[3]


def test_numbers_of_records_are_no_difference() -> None:
    row = dumped(sound())
    row["tasks"][0]["id"] = "t9"
    row["assignments"][0] |= {"id": "a7", "tasks": ["t9"]}
    assert differences(sound(), Extraction.model_validate(row)) == []


def test_what_refers_to_nothing_is_not_compared() -> None:
    broken = Extraction.model_validate(dumped(sound()) | {"entities": []})
    assert differences(sound(), broken) == differences(broken, sound()) == []


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    settings = Settings(gold=tmp_path / "gold")
    return TestClient(create_app(settings, lambda: NOON), base_url="http://127.0.0.1:8000")


def sent(extraction: Extraction, opened: str | None = None, annotator: str = "Lan") -> Json:
    return {"annotator": annotator, "opened": opened, "extraction": dumped(extraction)}


def test_a_correction_is_saved_over_the_network(client: TestClient, tmp_path: Path) -> None:
    answer = client.put("/gold/article", json=sent(sound()))
    assert answer.json()["time"] == "2025-06-01T12:00:00+00:00"
    assert read_gold(tmp_path / "gold" / "a.json").extraction == sound()
    late = client.put("/gold/article", json=sent(sound(tasks=[], assignments=[]), annotator="Minh"))
    assert late.status_code == 409
    assert late.json()["annotator"] == "Lan"
    assert {one["kind"] for one in late.json()["differences"]} == {"nhiệm vụ", "phân công"}
    assert "Tỉnh A họp" in client.get("/gold").text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"annotator": "  "}, "annotator"),
        ({"extraction": {}}, "article"),
        ({"extraction": dumped(sound()) | {"entities": []}}, "e1"),
    ],
)
def test_what_is_not_whole_is_not_saved(client: TestClient, tmp_path: Path, change: Json, told: str) -> None:
    answer = client.put("/gold/article", json=sent(sound()) | change)
    assert answer.status_code == 422
    assert told in answer.text
    assert not (tmp_path / "gold").exists()


def test_without_a_folder_nothing_is_corrected() -> None:
    here = TestClient(create_app(Settings()), base_url="http://127.0.0.1:8000")
    assert here.get("/gold").status_code == 404
    assert here.put("/gold/article", json=sent(sound())).status_code == 404
    assert 'href="/gold' not in here.get("/").text


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    gold = tmp_path_factory.mktemp("gold")
    settings = Settings(gold=gold, limits=Limits(workers=1))
    with serving(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client, gold


def test_gold_is_opened_with_its_version_and_the_prediction(served: tuple[httpx.Client, Path]) -> None:
    client, gold = served
    saved = GoldFolder(gold).save(example("tin/1", mentions=[], tasks=[], assignments=[]), None, "Lan", NOON)
    text = client.get(f"/gold/article?id={quote('tin/1', safe='')}").text
    state = json.loads(text.partition('id="state">')[2].partition("</script>")[0])
    assert state["opened"] == saved.version
    assert state["extraction"]["tasks"] == []
    assert "Lan" in text
    checked = client.post(
        "/gold/check", json={"prediction": state["prediction"], "extraction": state["extraction"]}
    )
    assert ("bỏ", "nhiệm vụ") in {(one["event"], one["kind"]) for one in checked.json()["differences"]}
    assert client.get("/gold/article?id=x").status_code == 404


def test_what_was_read_is_opened_as_a_draft_or_as_its_gold(served: tuple[httpx.Client, Path]) -> None:
    client, gold = served
    file = ("tin2.txt", f"Tỉnh A họp\n{TEXT}".encode())
    place = client.post("/readings", files={"file": file}).headers["location"]
    page = client.get(f"{place}/1/correct")
    state = json.loads(page.text.partition('id="state">')[2].partition("</script>")[0])
    assert state["opened"] is None
    assert {task["id"] for task in state["extraction"]["tasks"]} >= {"t1"}
    GoldFolder(gold).save(Extraction.model_validate(state["extraction"]), None, "Lan", NOON)
    again = client.get(f"{place}/1/correct")
    assert again.headers["location"] == "/gold/article?id=tin2"
    other = client.post("/readings", files={"file": ("tin2.txt", b"khac")}).headers["location"]
    assert client.get(f"{other}/1/correct").status_code == 409
