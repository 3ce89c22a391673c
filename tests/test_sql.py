"""Databases: what is written is there, a second writing changes only what changed, and nothing is doubled.

The tests of PostgreSQL start a server of their own on loopback, in a temporary folder.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from extractor.records import Article, Extraction, Task
from extractor.write.destinations import DestinationError, write
from extractor.write.sql import METADATA, SqlWriter, engine_of
from tests.results import TEXT, example

PASSWORD = "mật khẩu: @/%"
QUOTED = "m%E1%BA%ADt%20kh%E1%BA%A9u%3A%20%40%2F%25"


def server_command(name: str) -> str | None:
    """Find a command of the server: Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a PostgreSQL server and give the address of its database."""
    initdb, pg_ctl = server_command("initdb"), server_command("pg_ctl")
    if not initdb or not pg_ctl:
        pytest.skip("PostgreSQL's server is not installed; on Debian: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    # It refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    (folder / "password").write_text(PASSWORD, "utf-8")
    if user:
        owner = pwd.getpwnam(user)
        for path in (folder, folder / "password"):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str) -> None:
        done = subprocess.run(
            command, user=user, cwd=folder, stdout=log, stderr=subprocess.STDOUT, check=False
        )
        assert done.returncode == 0, (folder / "log").read_text()

    data = str(folder / "data")
    safe = ("--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--no-sync", "--encoding=UTF8")
    with (folder / "log").open("w") as log:
        run(initdb, "-D", data, "-U", "thu", *safe)
        options = f"-p {port} -h 127.0.0.1 -k {folder} -F"
        run(pg_ctl, "-D", data, "-w", "-o", options, "-l", str(folder / "data" / "log"), "start")
        yield f"postgresql://thu:{QUOTED}@127.0.0.1:{port}/postgres"
        run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/a.db"
    found: str = request.getfixturevalue("server")
    METADATA.drop_all(engine_of(sa.make_url(found)))
    return found


def rows(address: str, table: str) -> list[dict[str, Any]]:
    """Give the rows of a table, in the order of their keys."""
    of = METADATA.tables[table]
    with engine_of(sa.make_url(address)).connect() as connection:
        found = connection.execute(sa.select(of).order_by(*of.primary_key.columns))
        return [dict(row._mapping) for row in found]


def everything(address: str) -> dict[str, list[dict[str, Any]]]:
    return {table: rows(address, table) for table in METADATA.tables}


def test_records_are_there(address):
    write([example()], address)
    first, second = rows(address, "tasks")
    assert (first["article_id"], first["id"], first["text"]) == ("a", "t1", "kiểm tra chợ trước 15/6/2025")
    assert TEXT[first["span_start"] : first["span_end"]] == first["text"]
    assert (first["deadline"], str(first["deadline_day"]), first["document_id"]) == (
        "2025-06-15",
        "2025-06-15",
        "d1",
    )
    assert (second["deadline"], second["deadline_day"], second["kind"]) == ("P1Y", None, "solution")
    (target,) = rows(address, "targets")
    assert (target["low"], target["high"], target["deadline"]) == (36000.0, None, "2030")
    (assignment,) = rows(address, "assignments")
    assert (assignment["assigner_id"], assignment["report_to_id"]) == ("e1", "e1")
    assert [row["entity_id"] for row in rows(address, "assignment_leads")] == ["e2"]
    assert [(row["task_id"], row["position"]) for row in rows(address, "assignment_tasks")] == [
        ("t1", 1),
        ("t2", 2),
    ]
    assert [row["implements_id"] for row in rows(address, "document_implements")] == ["d1"]
    assert [row["entity_id"] for row in rows(address, "mentions")] == [None, "e1", "e2", "e3", None]


def test_every_field_of_a_record_has_its_column(address):
    write([example()], address)
    made = sa.inspect(engine_of(sa.make_url(address)))
    for layer in ("entities", "mentions", "documents", "tasks", "targets", "assignments"):
        fields = {name for name, value in getattr(example(), layer)[0] if not isinstance(value, list)}
        columns = {column["name"] for column in made.get_columns(layer)}
        plain = {"span_start": "start", "span_end": "end"} | (
            {"deadline": "by"} if layer == "targets" else {}
        )
        named = {plain.get(name, name.removesuffix("_id")) for name in columns if not name.endswith("_day")}
        assert named - {"article"} == fields


def test_a_second_run_changes_nothing(address):
    write([example("a"), example("b")], address)
    once = everything(address)
    write([example("b"), example("a")], address)
    assert everything(address) == once
    assert len(once["tasks"]) == 4


def test_a_second_run_updates_adds_and_deletes(address):
    write([example("a"), example("b")], address)
    first, second = example().tasks
    changed = first.model_copy(update={"deadline": "2025-07-01", "document": None})
    added = Task(id="t3", start=0, end=6, text="Tỉnh A")
    given = example().assignments[0].model_copy(update={"tasks": ["t3", "t1"], "coordinators": []})
    write([example("a", tasks=[changed, added], assignments=[given], documents=[], targets=[])], address)
    of_a = {name: [row for row in found if row.get("article_id") == "a"] for name, found in everything(address).items()}  # fmt: skip
    assert [(row["id"], row["deadline"]) for row in of_a["tasks"]] == [("t1", "2025-07-01"), ("t3", None)]
    assert second.id not in {row["id"] for row in of_a["tasks"]}
    assert {(row["task_id"], row["position"]) for row in of_a["assignment_tasks"]} == {("t3", 1), ("t1", 2)}
    for emptied in ("documents", "document_implements", "targets", "assignment_coordinators"):
        assert of_a[emptied] == []
    assert [row["id"] for row in rows(address, "tasks") if row["article_id"] == "b"] == ["t1", "t2"]


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_rows_that_did_not_change_are_not_touched(address):
    """PostgreSQL tells which transaction wrote a row."""

    def writers() -> dict[str, int]:
        with engine_of(sa.make_url(address)).connect() as connection:
            return {
                row.id: row.xmin for row in connection.execute(sa.text("SELECT id, xmin::text FROM tasks"))
            }

    write([example()], address)
    before = writers()
    first, second = example().tasks
    write([example(tasks=[first, second.model_copy(update={"deadline": "P1M"})])], address)
    after = writers()
    assert after["t1"] == before["t1"]
    assert after["t2"] != before["t2"]


def test_of_two_extractions_of_one_article_the_later_counts(address):
    write([example("a"), example("a", tasks=[], assignments=[])], address)
    assert rows(address, "tasks") == []
    assert len(rows(address, "articles")) == 1


def test_more_articles_than_a_batch(address):
    engine = engine_of(sa.make_url(address))
    writer = SqlWriter(engine, articles=2)
    for n in range(5):
        writer.add(example(str(n)))
    assert len(rows(address, "articles")) == 4
    writer.close()
    assert [row["id"] for row in rows(address, "articles")] == list("01234")


def test_a_batch_is_written_whole_or_not_at_all(address):
    write([example("a")], address)
    broken = example("b", entities=[])
    with pytest.raises(DestinationError, match=r"(?i)foreign key"):
        write([example("a", tasks=[], assignments=[]), broken], address)
    assert [row["id"] for row in rows(address, "articles")] == ["a"]
    assert len(rows(address, "tasks")) == 2


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE tasks; --", "%s %(a)s :a ?", "a\x00b", "😀\u2028\ufffe", "\\N", "=1+1"]
)
def test_any_text_is_text(address, text):
    write([Extraction(article=Article(id=text, text=text), tasks=[Task(id=text, start=0, end=1, text=text)])], address)  # fmt: skip
    write([Extraction(article=Article(id=text, text=text))], address)
    (article,) = rows(address, "articles")
    assert article["id"] == article["text"] == text.replace("\0", "␀")
    assert rows(address, "tasks") == []


def test_nothing_makes_the_tables(address):
    write([], address)
    assert everything(address) == {name: [] for name in METADATA.tables}


@pytest.mark.parametrize("replaced", [(QUOTED, "sai"), ("/postgres", "/none")])
def test_password_is_not_told(server, replaced):
    with pytest.raises(DestinationError) as told:
        write([example()], server.replace(*replaced))
    said = str(told.value)
    assert said.startswith("postgresql://thu:***@127.0.0.1:")
    assert "sai" not in said
    assert QUOTED not in said
    assert PASSWORD not in said


def test_password_from_the_environment(server, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    write([example()], server.replace(f":{QUOTED}", ""))
    assert rows(server, "articles")
