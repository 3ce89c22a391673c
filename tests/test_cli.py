"""The command, as it is called: what it writes, what it says, and how it ends."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import COMMANDS, app
from extractor.records import Extraction
from extractor.version import __version__
from extractor.write.formats import FORMATS
from extractor.write.outputs import RUN_REPORT

PROJECT = Path(__file__).parent.parent
TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra các chợ trước ngày 15/6/2025."

WRITTEN = (*FORMATS["jsonl"], *FORMATS["csv"], RUN_REPORT)
"""The files of a run that is not told otherwise."""

WRITE_A_DATE = "write a day, month or year that exists, as 2022-11-30, 2022-11 or 2022"

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """Call the command: exit status, standard output, standard error."""
    result = CliRunner().invoke(app, arguments, input=stdin, prog_name="extractor")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def article(path: Path, text: str = TEXT, **known: str) -> str:
    """Write an article and name its file."""
    head = "".join(f"{key}: {value}\n" for key, value in known.items())
    path.write_text(f"---\n{head}---\n{text}" if head else text, "utf-8")
    return path.name


def lines(path: Path) -> list[dict[str, object]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# -- run -------------------------------------------------------------------------------------------------


def test_run(here):
    status, out, err = call("run", article(here / "a.txt", published="2025-05-20"), "--out", "kq")
    assert (status, err) == (0, "")
    assert sorted(p.name for p in (here / "kq").iterdir()) == sorted(WRITTEN)
    (line,) = (here / "kq" / "extractions.jsonl").read_text("utf-8").splitlines()
    found = Extraction.model_validate_json(line)
    assert (found.article.id, found.article.published, found.article.source) == ("a", "2025-05-20", "a.txt")
    assert re.search(r"articles +│ +1 ", out)
    assert re.search(r"tasks +│ +1 ", out)


def test_run_over_the_corpus_twice_gives_the_same_bytes(here):
    for out in "ab":
        assert call("run", str(PROJECT / "corpus"), "--out", out)[0] == 0
    for name in WRITTEN:
        assert (here / "a" / name).read_bytes() == (here / "b" / name).read_bytes(), name
    assert [line["article"]["id"] for line in lines(here / "a" / "extractions.jsonl")] == [  # type: ignore[index]
        path.stem for path in sorted((PROJECT / "corpus").glob("*.txt"))
    ]


def test_run_does_not_depend_on_the_order_python_gives_sets(here):
    written = []
    for seed in "12":
        subprocess.run(
            [sys.executable, "-m", "extractor", "run", str(PROJECT / "corpus"), "--out", seed],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        written.append((here / seed / "extractions.jsonl").read_bytes())
    assert written[0] == written[1]


def test_run_takes_json_lines_on_standard_input(here):
    rows = [{"id": "x", "text": TEXT}, {"id": "y", "text": TEXT}]
    status, _, _ = call("run", "-", "--out", "kq", stdin="\n".join(map(json.dumps, rows)))
    assert status == 0
    assert [line["article"]["id"] for line in lines(here / "kq" / "extractions.jsonl")] == ["x", "y"]  # type: ignore[index]
    (read,) = json.loads((here / "kq" / "run.json").read_text())["inputs"]
    assert read["source"] == "-"


@pytest.mark.parametrize(("sources", "out"), [(".", "."), (".", "kq"), ("**/*.*", "kq"), ("kq", "kq")])
def test_a_second_run_reads_the_same_articles(here, sources, out):
    (here / "kq").mkdir()
    article(here / "kq" / "a.txt")
    first, second = (call("run", sources, "--out", out) for _ in range(2))
    assert first == second
    assert first[0] == 0
    assert len(lines(here / out / "extractions.jsonl")) == 1


def test_run_expands_patterns_the_shell_did_not(here):
    article(here / "a.txt")
    article(here / "b.txt")
    assert call("run", "*.txt", "--out", "kq")[0] == 0
    assert len(lines(here / "kq" / "extractions.jsonl")) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "a.txt: the text is empty; give the article a text or leave it out"),
        ("a.txt", b"S\xf4 Y t\xea", "a.txt: not UTF-8 (byte 0xF4 at position 1); save it as UTF-8"),
        ("a.jsonl", b'{"id": "x"}', "a.jsonl, line 1: no text; give the row a `text`"),
        (
            "a.jsonl",
            b'{"text": "A", "published": "1/2/2025"}',
            f"a.jsonl, line 1: `published` is '1/2/2025'; {WRITE_A_DATE}",
        ),
        (
            "a.json",
            b'[{"id": "x", "text": "A"}, {"id": "x", "text": "B"}]',
            "a.json, row 2: the id x was used before (a.json, row 1); give every article an id of its own",
        ),
        (None, b"", "a.txt: there is no such file or folder; check the path"),
    ],
)
def test_bad_input_is_one_clear_line_and_stops_nothing(here, name, content, said):
    if name:
        (here / name).write_bytes(content)
    article(here / "good.txt")
    status, _, err = call("run", name or "a.txt", "good.txt", "--out", "kq")
    assert (status, err) == (1, said + "\n")
    assert len(lines(here / "kq" / "failures.jsonl")) == 1
    assert "good" in [line["article"]["id"] for line in lines(here / "kq" / "extractions.jsonl")]  # type: ignore[index]


@pytest.mark.parametrize("out", ["taken", "taken/below"])
def test_folder_that_cannot_be_written(here, out):
    article(here / "a.txt")
    (here / "taken").write_text("keep")
    status, _, err = call("run", "a.txt", "--out", out)
    assert status == 2
    assert re.fullmatch(
        rf"{out}: cannot be written \(.+\); choose a folder you may write to with --out\n", err
    )
    assert (here / "taken").read_text() == "keep"


@pytest.mark.parametrize(
    "arguments", [["run"], ["run", "a.txt", "--aut", "x"], ["walk"], ["show"], ["evaluate"]]
)
def test_wrong_usage(here, arguments):
    assert call(*arguments)[0] == 2


def test_outputs_among_the_sources_are_no_input(here):
    article(here / "a.txt")
    for _ in range(2):
        assert call("run", ".", "--out", "kq")[0] == 0
    assert len(lines(here / "kq" / "extractions.jsonl")) == 1


def test_explain(here):
    name = article(here / "a.txt", published="2025-05-20")
    status, out, err = call("explain", name)
    assert (status, err) == (0, "")
    assert out.count("  rule order: ") == 2
    assert (
        out.count("  cue “giao”; see extractor/knowledge/directives.toml, extractor/extract/orders.py") == 2
    )
    (id,) = re.findall(r"^task-\w+", out, re.MULTILINE)
    one = out[: out.index("assignment-")]
    assert call("explain", name, id) == call("explain", name, id[:9]) == (0, one, "")
    assert "⟦kiểm tra các chợ trước ngày 15/6/2025⟧." in one
    assert call("explain", name, "task-0000") == (
        1,
        "",
        "a.txt: has no record with the id task-0000; see the column id of tasks.csv\n",
    )


def test_explain_tells_of_the_good_articles_beside_a_bad_one(here):
    rows = [{"id": "x", "text": TEXT}, {"id": "y"}]
    (here / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    status, out, err = call("explain", "a.jsonl")
    assert status == 1
    assert "rule order" in out
    assert err.startswith("a.jsonl, line 2: ")


# -- show, evaluate, schema -----------------------------------------------------------------------------


def test_show(here):
    status, out, err = call("show", article(here / "a.txt"))
    assert (status, err) == (0, "")
    assert TEXT in out
    for words in ("Cơ quan chủ trì", "Sở Y tế tỉnh Đồng Tháp", "trước 15/6/2025"):
        assert words in out


def test_show_one_article_of_many(here):
    rows = [{"id": id, "text": f"{TEXT} Bài {id}."} for id in "xyz"]
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    _, out, _ = call("show", "a.jsonl", "--id", "y")
    assert re.findall(r"Bài .", out) == ["Bài y"]
    assert re.findall(r"Bài .", call("show", "a.jsonl")[1]) == ["Bài x", "Bài y", "Bài z"]
    assert call("show", "a.jsonl", "--id", "w")[::2] == (
        1,
        "a.jsonl: holds no readable article with the id w; check --id\n",
    )


def test_show_what_is_not_there(here):
    assert call("show", "a.txt") == (1, "", "a.txt: there is no such file or folder; check the path\n")


def test_evaluate(here):
    status, out, _ = call(
        "evaluate", "--gold", str(PROJECT / "gold"), "--pred", str(_gold_as_lines(here)), "--per-article"
    )
    assert status == 0
    assert "000_629a1b8f124513b0" in out
    assert "1.000" in out


def test_evaluate_as_json(here):
    pred = str(_gold_as_lines(here))
    scores = json.loads(call("evaluate", "--gold", str(PROJECT / "gold"), "--pred", pred, "--json")[1])
    assert scores["slots tasks"]["f1"] == 1
    narrow = ("--json", "--per-article", "--only", "002")
    only = call("evaluate", "--gold", str(PROJECT / "gold"), "--pred", pred, *narrow)[1]
    assert list(json.loads(only)) == ["002_a6f74960c575e34e"]


def test_evaluate_what_is_not_there(here):
    status, _, err = call("evaluate", "--gold", str(PROJECT / "gold"), "--pred", "none.jsonl")
    assert status == 2
    assert err.startswith("none.jsonl: cannot be read")
    assert err.count("\n") == 1


def _gold_as_lines(folder: Path) -> Path:
    """Write the gold of the corpus as if it had been extracted."""
    path = folder / "pred.jsonl"
    gold = [json.loads(p.read_text("utf-8")) for p in sorted((PROJECT / "gold").glob("*.json"))]
    path.write_text("".join(json.dumps(g) + "\n" for g in gold))
    return path


def test_schema():
    status, out, _ = call("schema")
    assert status == 0
    assert json.loads(out) == Extraction.model_json_schema()


def test_bodies():
    status, out, _ = call("bodies", "Sở KH&ĐT", "--on", "2022-11-30")
    assert status == 0
    for words in (
        "Sở Kế hoạch và Đầu tư",
        "called so on 2022-11-30 │ yes",
        "since 2025-03-01 ",
        "Sở Tài chính",
    ):
        assert words in out
    assert re.search(r"called so on 2026 +│ no", call("bodies", "Sở KH&ĐT", "--on", "2026")[1])


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["Sở Hạnh phúc"], 1, "Sở Hạnh phúc: no body is known by this name; check the spelling\n"),
        (["Bộ Y tế", "--on", "30/11"], 2, "--on 30/11: no such day; write 2022-11-30, 2022-11 or 2022\n"),
        (["\x1b[2J"], 1, "␛[2J: no body is known by this name; check the spelling\n"),
    ],
)
def test_body_that_is_not_known(arguments, status, said):
    assert call("bodies", *arguments) == (status, "", said)


def test_version():
    assert call("--version") == (0, f"extractor {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [[], *([command.__name__.replace("_", "-")] for command in COMMANDS), ["gold"], ["gold", "draft"]],
)
def test_help_says_what_to_do(command):
    status, out, _ = call(*command, "--help")
    assert status == 0
    assert "Usage: extractor" in out


# -- the terminal ----------------------------------------------------------------------------------------


def hostile(folder: Path) -> None:
    """Write articles whose text, title, id, address and file name would give a terminal orders."""
    order = "\x1b]0;đổi tên\x07\x1b[2J\x9b31m\u202e"
    (folder / "a\x1b[31m.txt").write_text(f"Tiêu đề {order}\n{TEXT} {order}\n- {order}", "utf-8")
    rows = [
        {"id": f"x{order}", "title": order, "url": order, "text": f"{order}{TEXT}"},
        {"id": f"x{order}", "text": "A"},
        {"id": f"y{order}", "text": TEXT, "published": order},
        {"id": order},
    ]
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "c\x1b[31m.jsonl").write_text("", "utf-8")


def test_nothing_in_an_article_reaches_the_terminal(here):
    hostile(here)
    for arguments in (
        ["run", ".", "--out", "kq\x1b[31m"],
        ["show", "."],
        ["explain", "."],
        ["show", "z\x1b[31m"],
    ):
        status, out, err = call(*arguments)
        assert status == 1
        assert not OBEYED.search(out + err), arguments
    assert len(lines(here / "kq\x1b[31m" / "failures.jsonl")) == 4


def on_a_terminal(*arguments: str) -> str:
    """Call the command with a terminal for standard output and error; give what it was sent."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", *arguments], stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    sent = io.BytesIO()
    while True:
        try:
            data = os.read(leader, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not data:
            break
        sent.write(data)
    process.wait()
    os.close(leader)
    return sent.getvalue().decode()


def test_progress_is_shown_on_a_terminal_only(here):
    article(here / "a.txt")
    assert "1 articles" in on_a_terminal("run", "a.txt")
    assert "1 articles" not in "".join(map(str, call("run", "a.txt")))


def test_terminal_gets_colours_and_no_orders(here):
    article(here / "a.txt", f"{TEXT}\x1b[2J\x1b]0;x\x07")
    sent = on_a_terminal("show", "a.txt")
    assert re.search(r"\x1b\[[\d;]+mSở Y tế\x1b\[0m", sent)
    assert "\x1b[2J" not in sent
    assert "\x1b]" not in sent
    assert "␛[2J" in sent


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_that_cannot_spell_vietnamese_is_no_error(here, encoding):
    article(here / "a.txt")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "show", "a.txt"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
