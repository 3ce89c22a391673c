"""A run looked into: its tasks by what is asked for, a page for each body, its articles."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from extractor.records import Document, Extraction, Task
from extractor.web.app import create_app
from extractor.web.settings import Settings
from extractor.write.jsonl import json_line
from tests.results import at, example


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("run") / "extractions.jsonl"
    later = [
        Task(id="t0", **at("Tỉnh A họp")),
        Task(id="t1", deadline="2026", document="d2", **at("có trên 36.000 giường bệnh")),
    ]
    other = example("tin/2", tasks=later, assignments=[], documents=[Document(id="d2", code="9/QĐ-TTg")])
    path.write_bytes(b"".join(json_line(one.model_dump_json()) for one in (example("tin 1"), other)))
    return path


@pytest.fixture(scope="module")
def client(run: Path) -> TestClient:
    return TestClient(create_app(Settings(outputs=run)), base_url="http://127.0.0.1:8000")


def found(client: TestClient, path: str = "/run", **asked: str) -> list[str]:
    """Give the titles of the tasks that a page shows."""
    answer = client.get(f"{path}?{urlencode(asked)}")
    assert answer.status_code == 200
    return [unescape(title) for title in re.findall(r'<h3><a href="[^"]*">([^<]*)</a></h3>', answer.text)]


FIRST = "kiểm tra chợ trước 15/6/2025"
SECOND = "báo cáo UBND tỉnh hằng năm"
THIRD = "có trên 36.000 giường bệnh"


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, [FIRST, SECOND, "Tỉnh A họp", THIRD]),
        ({"body": "Sở Y tế"}, [FIRST, SECOND]),
        ({"body": "Sở Y tế", "part": "coordinator"}, []),
        ({"body": "Công an tỉnh A", "part": "coordinator"}, [FIRST, SECOND]),
        ({"before": "2026"}, [FIRST]),
        ({"after": "2025"}, [THIRD]),
        ({"under": "9/QĐ-TTg"}, [THIRD]),
        ({"text": "CHỢ"}, [FIRST]),
        ({"text": "không có"}, []),
    ],
)
def test_tasks_are_found(client: TestClient, asked: dict[str, str], titles: list[str]) -> None:
    assert found(client, **asked) == titles


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"after": "mai"}, "“Đến hạn sau” không phải một ngày"),
        ({"before": "2025-02-30"}, "“Đến hạn trước” không phải một ngày"),
        ({"under": "kế hoạch"}, "“Theo văn bản” không phải số, ký hiệu"),
        ({"body": '"><script>alert(1)</script>'}, "Không có nhiệm vụ nào."),
    ],
)
def test_what_cannot_be_understood_is_said_where_it_stands(
    client: TestClient, asked: dict[str, str], told: str
) -> None:
    text = client.get("/run", params=asked).text
    assert told in text
    assert "<script>" not in text


def test_a_body_has_its_page(client: TestClient) -> None:
    text = client.get("/run/body", params={"name": "Sở Y tế"}).text
    assert "<h1>Sở Y tế</h1>" in text
    assert found(client, "/run/body", name="Sở Y tế") == [FIRST, SECOND]
    assert found(client, "/run/body", name="Công an tỉnh A") == [FIRST, SECOND]
    assert "Chưa biết cơ quan nào có tên này" in client.get("/run/body", params={"name": "Hội Xyz"}).text


def test_a_task_that_was_found_leads_to_its_place(client: TestClient) -> None:
    text = client.get("/run", params={"text": "giường"}).text
    (address,) = re.findall(r'<h3><a href="([^"]*)">', text)
    assert address == "/run/article?id=tin%2F2#t2"
    article = client.get(unescape(address))
    assert re.search(
        r'<li class="card layer-t" id="t2" data-record="t2">\s*<h5><a[^>]*>có trên 36.000', article.text
    )
    (link,) = re.findall(r'href="(/run/article/download/jsonl[^"]*)"', article.text)
    assert Extraction.model_validate_json(client.get(unescape(link)).content).article.id == "tin/2"
    assert client.get("/run/article?id=x").status_code == 404


def test_a_run_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "extractions.jsonl"
    broken.write_text("{}\n", "utf-8")
    here = TestClient(create_app(Settings(outputs=broken)), base_url="http://127.0.0.1:8000")
    answer = here.get("/run")
    assert answer.status_code == 422 and "line 1" in answer.json()["detail"]


def test_without_a_run_nothing_is_looked_into() -> None:
    here = TestClient(create_app(Settings()), base_url="http://127.0.0.1:8000")
    assert here.get("/run").status_code == 404
    assert 'href="/run' not in here.get("/").text
