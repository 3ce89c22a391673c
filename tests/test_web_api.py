"""The service for programs, asked over the network as they ask it."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.records import Extraction
from extractor.web.batches import lines
from extractor.web.settings import Limits, Settings
from extractor.web.uploads import shown_name
from tests.serving import serving

TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra các chợ đầu mối trước ngày 15/6/2025."
LONG = f"{TEXT}\n" * 800
"""What a worker has to do for many seconds."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    limits = Limits(body=1 << 20, line=1 << 16, workers=2)
    with serving(Settings(limits=limits)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def expected(text: str = TEXT, **known: str) -> Json:
    found: Json = json.loads(extractor.extract(text, **known).model_dump_json())
    return found


def row(id: str, text: str = TEXT) -> str:
    return json.dumps({"id": id, "text": text}, ensure_ascii=False)


def test_a_row_gives_what_the_library_gives(client: httpx.Client) -> None:
    row = {"id": "tin", "text": TEXT, "published": "2025-05-20", "title": "Tin", "other": 1}
    answer = client.post("/extract", json=row)
    assert answer.status_code == 200
    assert answer.json() == expected(id="tin", published="2025-05-20", title="Tin")


def test_a_text_and_a_file_are_read_by_their_readers(client: httpx.Client) -> None:
    content = f"---\npublished: 2025-05-20\n---\nTiêu đề\n{TEXT}".encode()
    as_text = client.post("/extract", content=content, headers={"Content-Type": "text/plain; charset=utf-8"})
    as_named = client.post("/extract", params={"name": "tin 1.TXT"}, content=content)
    as_form = client.post("/extract", files={"file": ("../../tin 1.txt", content)})
    assert [a.status_code for a in (as_text, as_named, as_form)] == [200, 200, 200]
    for answer in (as_text, as_named, as_form):
        assert answer.json()["article"]["title"] == "Tiêu đề"
        assert answer.json()["tasks"][0]["deadline"] == "2025-06-15"
    assert as_text.json()["article"]["source"] is None
    assert as_form.json()["article"]["source"] == "tin 1.txt"
    assert as_form.json()["article"]["id"] == "tin 1"


@pytest.mark.parametrize(
    ("kind", "content", "status", "said"),
    [
        ("application/json", b'{"text": ""}', 422, "the text is empty"),
        ("application/json", b"{", 422, "no JSON"),
        ("application/json", b'[{"text": "a"}, {"text": "b"}]', 422, "it holds 2 articles"),
        ("text/plain", b"\xff\xfe", 422, "not UTF-8"),
        ("text/plain", b"x" * ((1 << 20) + 1), 413, "larger than 1,048,576 bytes"),
        ("image/png", b"x", 415, "no reader for image/png"),
        ("", b"x", 415, "no reader for a body without Content-Type"),
        ("multipart/form-data; boundary=b", b"--b--\r\n", 422, "the form holds no file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    client: httpx.Client, kind: str, content: bytes, status: int, said: str
) -> None:
    answer = client.post("/extract", content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_a_body_that_does_not_say_its_length_has_the_same_limit(client: httpx.Client) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * (1 << 16)

    answer = client.post("/extract", content=parts(), headers={"Content-Type": "text/plain"})
    assert answer.status_code == 413
    assert client.get("/health").json()["idle"] == 2


def test_each_line_of_a_batch_is_answered_in_its_place(client: httpx.Client) -> None:
    sent = [row("a"), "{", "", row("b", ""), f'{{"text": "{TEXT}"}}', row("c", "x" * (1 << 16)), row("d")]
    answer = client.post("/batch", content="\n".join(sent).encode())
    assert answer.headers["content-type"] == "application/x-ndjson"
    told = [json.loads(line) for line in answer.text.split("\n") if line]
    assert told[0] == expected(id="a")
    assert [failure["where"] for failure in told[1:5]] == ["line 2", "line 4", "line 5", "line 6"]
    for failure, said in zip(
        told[1:5], ["no JSON", "the text is empty", "no id", "longer than"], strict=True
    ):
        assert said in failure["reason"]
    assert told[5] == expected(id="d")
    assert len(told) == 6


def test_a_batch_is_answered_while_it_comes_in() -> None:
    """The second line is sent when the first is answered: an exchange that no buffering server survives."""
    with serving(Settings(limits=Limits(workers=1))) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            head = f"POST /batch HTTP/1.1\r\nHost: {host}:{port}\r\nTransfer-Encoding: chunked\r\n\r\n"
            connection.sendall(head.encode())
            heard = b""
            for id in ("một", "hai"):
                line = (row(id) + "\n").encode()
                connection.sendall(f"{len(line):x}\r\n".encode() + line + b"\r\n")
                while f'"id":"{id}"'.encode() not in heard:
                    heard += connection.recv(1 << 16)
            connection.sendall(b"0\r\n\r\n")
            while b"\r\n0\r\n\r\n" not in heard:
                heard += connection.recv(1 << 16)
    assert heard.count(b'"schema_version"') == 2


@given(
    st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_lines_are_those_of_the_whole_however_it_is_cut(parts: list[bytes], size: int, limit: int) -> None:
    whole = b"\n".join(parts)

    async def stream() -> Any:
        for at in range(0, len(whole), size):
            yield whole[at : at + size]

    async def taken() -> list[tuple[int, bytes | None]]:
        return [line async for line in lines(stream(), limit)]

    assert asyncio.run(taken()) == [
        (number, part if len(part) <= limit else None)
        for number, part in enumerate(whole.split(b"\n"), 1)
        if part.strip() or len(part) > limit
    ]


def test_what_the_service_says_of_itself(client: httpx.Client) -> None:
    assert client.get("/schema").json() == Extraction.model_json_schema()
    assert client.get("/version").json() == {"version": extractor.__version__, "schema_version": "1"}
    assert client.get("/health").json() == {"status": "ok", "workers": 2, "idle": 2, "waiting": 0}
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) >= {"/extract", "/batch", "/schema", "/health", "/version"}


def test_a_stuck_article_is_ended_and_holds_up_no_other() -> None:
    limits = Limits(body=1 << 24, workers=2, seconds=3)
    with serving(Settings(limits=limits)) as address, httpx.Client(base_url=address, timeout=60) as client:
        with ThreadPoolExecutor(1) as thread:
            stuck = thread.submit(client.post, "/extract", json={"text": LONG * 20})
            until(lambda: client.get("/health").json()["idle"] == 1)
            assert client.post("/extract", json={"text": TEXT}).status_code == 200
            assert not stuck.done()
            assert stuck.result().status_code == 504
        assert "not done within 3 seconds" in stuck.result().json()["detail"]
        told = client.post(
            "/batch", content=f"{row('a', LONG * 20)}\n{row('b')}\n".encode()
        ).text.splitlines()
        assert json.loads(told[0])["where"] == "line 1"
        assert json.loads(told[1]) == expected(id="b")
        until(lambda: client.get("/health").json()["idle"] == 2)


def test_more_than_may_wait_are_turned_away() -> None:
    limits = Limits(body=1 << 24, workers=1, waiting=0)
    with serving(Settings(limits=limits)) as address, httpx.Client(base_url=address, timeout=60) as client:
        with ThreadPoolExecutor(1) as thread:
            first = thread.submit(client.post, "/extract", json={"text": LONG})
            until(lambda: client.get("/health").json()["idle"] == 0)
            second = client.post("/extract", json={"text": TEXT})
            assert second.status_code == 503
            assert second.headers["retry-after"] == "2"
            assert first.result().status_code == 200
        assert client.post("/extract", json={"text": TEXT}).status_code == 200


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=lambda s: s.name)
def test_what_was_accepted_is_answered_before_the_service_ends(ending: signal.Signals) -> None:
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("extractor")),
        "serve",
        "--port",
        str(port),
        "--workers",
        "1",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        with (
            httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client,
            ThreadPoolExecutor(1) as thread,
        ):
            assert client.get("/health").json()["idle"] == 1
            asked = thread.submit(client.post, "/extract", json={"text": LONG})
            until(lambda: client.get("/health").json()["idle"] == 0)
            service.send_signal(ending)
            assert asked.result().status_code == 200
        assert service.wait(60) == (0 if ending == signal.SIGINT else -signal.SIGTERM)
        assert service.stdout.read() == ""


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for options, status, said in [
            (["--outputs", str(tmp_path)], 2, "there is no such file; give the folder of a run"),
            (["--gold", str(tmp_path / "tệp")], 2, "is no folder"),
            (
                ["--port", port],
                1,
                "cannot listen there (Address already in use); choose another --host or --port",
            ),
        ]:
            done = subprocess.run(
                [str(Path(sys.executable).with_name("extractor")), "serve", *options],
                capture_output=True,
                text=True,
                check=False,
            )
            assert (done.returncode, said in done.stderr) == (status, True), done.stderr


def test_a_name_is_only_its_last_part() -> None:
    assert shown_name("../../etc/passwd") == "passwd"
    assert shown_name("C:\\tin\\kế hoạch.docx") == "kế hoạch.docx"
    assert shown_name("a\u202etxt.exe\x1b[2J") == "a\ufffdtxt.exe␛[2J"
    assert shown_name("/") == "article"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def until(true: Any) -> None:
    """Wait for what comes about in time."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come about")
