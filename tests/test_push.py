"""Records to a webhook: a real server on loopback that accepts, refuses, delays, drops and moves away."""

import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.cli import app
from extractor.track.progress import Progress, ProgressError
from extractor.track.receiver import (
    ATTEMPTS,
    MOST_BYTES,
    AddressError,
    Batch,
    Receiver,
    RefusedError,
    StoppedError,
    batches,
    checked_address,
)
from tests.composed import Row, composed, outputs

TOKEN = "bi-mat-0123"


class Webhook(http.server.ThreadingHTTPServer):
    """A receiver that answers as it is told to, then 204; it keeps what it was sent, and what it accepted."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[tuple[int, dict[str, str]] | Callable[[_Handler], None]] = []
        self.requests: list[dict[str, Any]] = []
        self.accepted: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/records"

    def ids(self) -> list[str]:
        """Say which records were accepted, in their order."""
        return [event["id"] for event in self.accepted]


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append({**dict(self.headers), "path": self.path, "body": body})
        answer = self.server.answers.pop(0) if self.server.answers else (204, {})
        if callable(answer):
            answer(self)
            return
        status, headers = answer
        if 200 <= status < 300:
            self.server.accepted += body["events"]
        self.send_response_only(status)  # without a Date of its own
        said = headers.pop("said", "").encode()
        for name, value in {**headers, "Content-Length": str(len(said))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def drop(handler: _Handler) -> None:
    """End the connection without an answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def delay(handler: _Handler) -> None:
    """Answer too late."""
    time.sleep(1)


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    with Webhook() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EXTRACTOR_PUSH_TOKEN", raising=False)
    run(tmp_path / "kq.jsonl", 5)
    return tmp_path


def run(path: Path, tasks: int, **changes: str) -> Path:
    """Write a run of one article with so many tasks and no other records."""
    return outputs(path, composed(*(Row(f"{'rà soát ' * (n + 1)}chợ", **changes) for n in range(tasks))))  # type: ignore[arg-type]


def call(*arguments: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["push", *arguments], env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def counted(out: str) -> tuple[int, int, int]:
    """Read the closing table: accepted, accepted before, refused."""
    numbers = [int(line.split("│")[2]) for line in out.splitlines() if "│" in line]
    return numbers[0], numbers[1], numbers[2]


# -- what is sent ------------------------------------------------------------------------------------------


def test_records_are_sent_by_their_names(webhook, tmp_path):
    row = Row("kiểm tra chợ", "Sở Y tế", "2025-06-15", "before", "7/KH-UBND", "Công an tỉnh", "UBND tỉnh")
    path = outputs(tmp_path / "kq.jsonl", composed(row))
    status, out, err = call(str(path), "--to", webhook.url, "--only", "task")
    assert (status, counted(out), err) == (0, (1, 0, 0), "")
    (request,) = webhook.requests
    assert request["Content-Type"] == "application/json"
    assert "Authorization" not in request
    assert request["body"]["schema_version"] == "1"
    (event,) = request["body"]["events"]
    record = event.pop("record")
    assert event == {
        "event": "added",
        "kind": "task",
        "id": composed(row).tasks[0].id,
        "replaces": None,
        "article": {"id": "a", "title": None, "published": "2025-05-20", "source": "a.txt"},
        "before": {},
    }
    assert (record["text"], record["deadline"], record["relation"]) == (
        "kiểm tra chợ",
        "2025-06-15",
        "before",
    )
    assert (record["leads"], record["coordinators"], record["assigners"]) == (
        ["Sở Y tế"],
        ["Công an tỉnh"],
        ["UBND tỉnh"],
    )
    assert record["document"] == "7/KH-UBND"
    assert record["quote"] == "Sở Y tế kiểm tra chợ."
    assert composed(row).article.text[record["start"] : record["end"]] == record["text"]


def test_only_what_changed_is_sent(webhook, here):
    run(here / "moi.jsonl", 5, deadline="2025-06-30")
    run(here / "them.jsonl", 6)
    assert call("them.jsonl", "--to", webhook.url, "--changes-since", "kq.jsonl")[0] == 0
    (event,) = webhook.accepted
    assert event["event"] == "added"
    assert call("moi.jsonl", "--to", webhook.url, "--changes-since", "them.jsonl", "--only", "task")[0] == 0
    assert [event["event"] for event in webhook.accepted[1:]] == ["changed"] * 5 + ["gone"]
    assert webhook.accepted[1]["before"] == {"deadline": None}


def test_batches(webhook, here):
    assert call("kq.jsonl", "--to", webhook.url, "--batch-size", "2")[0] == 0
    assert [len(request["body"]["events"]) for request in webhook.requests] == [2, 2, 1]
    keys = [request["Idempotency-Key"] for request in webhook.requests]
    assert len(set(keys)) == 3
    (here / "kq.jsonl.push.json").unlink()
    assert call("kq.jsonl", "--to", webhook.url, "--batch-size", "2")[0] == 0
    assert [request["Idempotency-Key"] for request in webhook.requests[3:]] == keys


EVENTS = st.lists(st.tuples(st.booleans(), st.binary(max_size=4)), max_size=30)


@given(EVENTS, st.integers(min_value=1, max_value=5))
def test_every_event_is_in_one_batch(events, size):
    numbered = [(n, event) for n, (wanted, event) in enumerate(events) if wanted]
    found = list(batches(numbered, size))
    assert [pair for b in found for pair in zip(range(b.first, b.end), b.events, strict=True)] == numbered
    assert all(1 <= len(batch.events) <= size for batch in found)


def test_a_batch_is_no_longer_than_servers_take():
    third = b"x" * (MOST_BYTES // 3 + 1)
    assert [batch.end - batch.first for batch in batches(enumerate([third] * 4), 100)] == [2, 2]
    assert [batch.end for batch in batches([(0, third * 4), (1, third)], 100)] == [1, 2]


def test_dry_run_sends_nothing(webhook, here):
    status, out, _ = call("kq.jsonl", "--to", webhook.url, "--dry-run")
    assert status == 0
    assert len([json.loads(line) for line in out.splitlines()]) == 5
    assert not webhook.requests
    assert not (here / "kq.jsonl.push.json").exists()


# -- what comes back ---------------------------------------------------------------------------------------


def sent(webhook: Webhook, **options: Any) -> list[float]:
    """Send a batch; give the seconds that were waited for."""
    waits: list[float] = []
    given = {"token": None, "push": "p", "timeout": 0.3, "sleep": waits.append} | options
    with Receiver(checked_address(webhook.url), **given) as receiver:
        receiver.send(Batch(0, 1, (b'{"id": "x"}',)))
    return waits


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ([], []),
        ([(503, {})], [1]),
        ([(500, {}), (502, {}), (504, {})], [1, 2, 4]),
        ([(429, {"Retry-After": "7"})], [7]),
        ([(503, {"Retry-After": "0"}), (503, {})], [0, 2]),
        ([(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:10 GMT", "Date": "Wed, 21 Oct 2015 07:28:00 GMT"})], [10]),
        ([(503, {"Retry-After": "soon"})], [1]),
        ([drop, (408, {})], [1, 2]),
        ([delay], [1]),
    ],
)  # fmt: skip
def test_tried_again(webhook, answers, waits):
    webhook.answers = [(a[0], dict(a[1])) if isinstance(a, tuple) else a for a in answers]
    assert sent(webhook) == waits
    assert webhook.ids() == ["x"]
    assert len({request["Idempotency-Key"] for request in webhook.requests}) == 1


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        ((400, {"said": "deadline missing"}), RefusedError, "answers 400 Bad Request: deadline missing"),
        ((413, {}), RefusedError, "answers 413 "),
        ((422, {"said": "a\x1b[2J\nb"}), RefusedError, ": a␛[2J b"),
        ((401, {}), StoppedError, "answers 401 Unauthorized"),
        ((404, {}), StoppedError, "answers 404 Not Found"),
        ((429, {"Retry-After": "3600"}), StoppedError, "asks to wait 3600 s; run the same command then"),
        ((429, {"Retry-After": "9" * 999}), StoppedError, "asks to wait"),
        (
            (308, {"Location": "https://other.example/x?key=1"}),
            StoppedError,
            "answers 308 Permanent Redirect: moved to other.example; give the new address with --to",
        ),
    ],
)
def test_not_tried_again(webhook, answer, error, said):
    webhook.answers = [(answer[0], dict(answer[1]))]
    with pytest.raises(error) as raised:
        sent(webhook)
    assert said in str(raised.value)
    assert len(webhook.requests) == 1
    assert not webhook.accepted


def test_given_up_at_last(webhook):
    webhook.answers = [(503, {})] * ATTEMPTS
    with pytest.raises(StoppedError, match=f"503 .*, {ATTEMPTS} times; run the same command again to go on"):
        sent(webhook)
    assert len(webhook.requests) == ATTEMPTS


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with (
        Receiver(checked_address(f"http://127.0.0.1:{port}"), None, "p", 1, lambda _: None) as receiver,
        pytest.raises(StoppedError, match=r"no answer \(ConnectError"),
    ):
        receiver.send(Batch(0, 1, (b"{}",)))


def test_a_long_answer_is_not_read(webhook):
    def chatter(handler: _Handler) -> None:
        handler.send_response(400)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"no " * 1000)
        except OSError:
            pass

    webhook.answers = [chatter]
    with pytest.raises(RefusedError) as raised:
        sent(webhook)
    assert len(str(raised.value)) < 300


# -- secrets -----------------------------------------------------------------------------------------------


def test_token_is_sent_and_never_shown(webhook, here):
    webhook.answers = [(204, {}), (400, {"said": f"bad token {TOKEN}"}), (401, {"said": TOKEN})]
    status, out, err = call("kq.jsonl", "--to", webhook.url, "--batch-size", "2", EXTRACTOR_PUSH_TOKEN=TOKEN)
    assert status == 1
    assert [request["Authorization"] for request in webhook.requests] == [f"Bearer {TOKEN}"] * 3
    assert "bad token ***" in err
    assert TOKEN not in out + err + (here / "kq.jsonl.push.json").read_text()


@pytest.mark.parametrize("token", ["x9 y8", "x9\ny8", "mã-số"])
def test_token_that_no_header_takes(webhook, here, token):
    status, _, err = call("kq.jsonl", "--to", webhook.url, EXTRACTOR_PUSH_TOKEN=token)
    assert status == 2
    assert "EXTRACTOR_PUSH_TOKEN: holds a blank or a character that no header takes" in err
    assert token not in err
    assert not webhook.requests


@pytest.mark.parametrize(
    "address",
    ["https://tracker.example/x", "http://127.0.0.1:8/x", "http://localhost/x", "http://[::1]:8/x"],
)
def test_address_that_may_be_sent_to(address):
    assert str(checked_address(address)) == address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://tracker.example/x", "unencrypted"),
        ("http://localhost.example/x", "unencrypted"),
        ("https://me:secret@tracker.example/x", "leave them out"),
        ("ftp://tracker.example", "no address of the web"),
        ("tracker.example", "no address of the web"),
        ("https://", "no address of the web"),
        ("https://tracker.example:x", "no address"),
        ("https://tracker.example:99999", "no address of the web"),
        ("https://xn--/", "no address"),
    ],
)
def test_address_that_may_not_be_sent_to(address, said):
    with pytest.raises(AddressError) as raised:
        checked_address(address)
    assert said in str(raised.value)
    assert "secret" not in str(raised.value)


def test_plain_http_where_it_is_allowed():
    assert checked_address("http://tracker.example/x", insecure=True).host == "tracker.example"


# -- going on ----------------------------------------------------------------------------------------------


def test_the_same_push_again_sends_nothing(webhook, here):
    assert call("kq.jsonl", "--to", webhook.url)[0] == 0
    status, out, _ = call("kq.jsonl", "--to", webhook.url)
    assert (status, counted(out)) == (0, (0, 5, 0))
    assert len(webhook.requests) == 1


def test_a_refused_batch_is_told_and_sent_again_next_time(webhook, here):
    webhook.answers = [(204, {}), (400, {"said": "no"})]
    status, out, err = call("kq.jsonl", "--to", webhook.url, "--batch-size", "2")
    assert (status, counted(out)) == (1, (3, 0, 2))
    assert err == "records 3-4 refused: answers 400 Bad Request: no\n"
    status, out, _ = call("kq.jsonl", "--to", webhook.url, "--batch-size", "1")
    assert (status, counted(out)) == (0, (2, 3, 0))
    assert len(webhook.ids()) == len(set(webhook.ids())) == 5


def test_a_stopped_push_goes_on(webhook, here):
    webhook.answers = [(204, {}), (401, {})]
    status, out, err = call("kq.jsonl", "--to", webhook.url, "--batch-size", "2")
    assert (status, counted(out)) == (1, (2, 0, 0))
    assert err == "stopped: answers 401 Unauthorized\n"
    assert call("kq.jsonl", "--to", webhook.url)[0] == 0
    assert len(webhook.ids()) == len(set(webhook.ids())) == 5


@pytest.mark.parametrize("killed_at", [0, 1, 3])
def test_a_killed_push_goes_on(webhook, here, killed_at):
    process: list[subprocess.Popen[bytes]] = []

    def kill(handler: _Handler) -> None:
        process[0].send_signal(signal.SIGKILL)

    webhook.answers = [*([(204, {})] * killed_at), kill]
    command = [
        sys.executable,
        "-m",
        "extractor",
        "push",
        "kq.jsonl",
        "--to",
        webhook.url,
        "--batch-size",
        "1",
    ]
    process.append(
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    )
    assert process[0].wait() == -signal.SIGKILL
    status, out, _ = call("kq.jsonl", "--to", webhook.url, "--batch-size", "1")
    assert (status, counted(out)) == (0, (5 - killed_at, killed_at, 0))
    assert len(webhook.ids()) == len(set(webhook.ids())) == 5


def test_another_push_does_not_take_the_place_of_an_unfinished_one(webhook, here):
    webhook.answers = [(204, {}), (401, {})]
    assert call("kq.jsonl", "--to", webhook.url, "--batch-size", "2")[0] == 1
    run(here / "kq.jsonl", 3)
    status, _, err = call("kq.jsonl", "--to", webhook.url)
    assert status == 2
    assert err.startswith(
        "kq.jsonl.push.json: holds a push of other records or to another address that was not"
    )
    assert call("kq.jsonl", "--to", webhook.url, "--state", "khac.json")[0] == 0
    run(here / "kq.jsonl", 4)
    assert counted(call("kq.jsonl", "--to", webhook.url, "--state", "khac.json")[1]) == (4, 0, 0)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["none.jsonl"], 1, "none.jsonl: there is no such file; check the path\n"),
        (["kq.jsonl", "--changes-since", "none"], 1, "none: there is no such file"),
        (["kq.jsonl", "--state", "kq.jsonl"], 2, "kq.jsonl: no state of a push; name another file with --state\n"),
        (["bad.jsonl"], 1, "bad.jsonl, line 1: no extraction"),
    ],
)  # fmt: skip
def test_what_cannot_be_pushed(webhook, here, arguments, status, said):
    (here / "bad.jsonl").write_text("{}\n")
    before = (here / "kq.jsonl").read_bytes()
    got, _, err = call(*arguments, "--to", webhook.url)
    assert got == status
    assert err.startswith(said)
    assert not webhook.requests
    assert (here / "kq.jsonl").read_bytes() == before


RANGES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=10)


@given(RANGES)
def test_progress_is_read_again_as_it_was_written(tmp_path_factory, ranges):
    path = tmp_path_factory.mktemp("state") / "s.json"
    progress, accepted = Progress.read(path, "p"), set()
    for first, length in ranges:
        progress.accept(first, first + length)
        accepted |= set(range(first, first + length))
    again = Progress.read(path, "p") if ranges else progress
    assert {event for event in range(30) if again.has(event)} == accepted
    assert again.count == len(accepted)


def test_progress_of_another_push(tmp_path):
    path = tmp_path / "s.json"
    progress = Progress.read(path, "p")
    progress.accept(0, 3)
    with pytest.raises(ProgressError):
        Progress.read(path, "q")
    progress.finish()
    assert Progress.read(path, "q").count == 0
    assert Progress.read(path, "p").count == 3
