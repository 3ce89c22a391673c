"""``extractor evaluate`` as it is called: what it prints, what it writes, and how it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from tests.extractions import TEXT, date, extraction, org, task, written

RIGHT = extraction(mentions=[org("Sở Y tế", "e"), date("30/6", "2025-06-30")], tasks=[task("rà soát")])
POORER = RIGHT | {"tasks": []}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "gold.jsonl", RIGHT)
    written(tmp_path, "right.jsonl", RIGHT)
    written(tmp_path, "poorer.jsonl", POORER)
    return tmp_path


def call(pred: str, *options: str) -> tuple[int, str, str]:
    """Call the command: exit status, standard output, standard error."""
    arguments = ["evaluate", "--gold", "gold.jsonl", "--pred", pred, *options]
    result = CliRunner().invoke(app, arguments, prog_name="extractor")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_against_an_earlier_run(here: Path) -> None:
    status, out, err = call("right.jsonl", "--against", "poorer.jsonl")
    assert (status, err) == (0, "")
    assert "1 won, 0 lost, 0 altered" in out
    assert out.endswith("won tasks a 'rà soát' was missed\n")
    figures = json.loads(call("poorer.jsonl", "--against", "right.jsonl", "--json")[1])
    assert figures["slots tasks"] | {"interval": None} == {
        "p": None,
        "r": 0.0,
        "f1": 0.0,
        "gold": 2,
        "interval": None,
        "before": 1.0,
        "p_value": 1.0,
    }


def test_against_what_is_not_there(here: Path) -> None:
    assert call("right.jsonl", "--against", "none.jsonl") == (
        2,
        "",
        "none.jsonl: cannot be read (No such file or directory)\n",
    )


def test_fields(here: Path) -> None:
    assert "tasks deadline" in call("right.jsonl", "--per-field")[1]
    found = json.loads(call("right.jsonl", "--per-field", "--json")[1])
    assert found["tasks kind"] == {"p": 1, "r": 1, "f1": 1, "gold": 1, "interval": [1, 1]}


def test_groups_from_gold_and_from_what_is_known_of_the_articles(here: Path) -> None:
    article = RIGHT["article"]
    written(
        here, "gold.jsonl", *(RIGHT | {"article": article | {"id": n, "source": "trang A"}} for n in "ab")
    )
    written(here, "two.jsonl", *(RIGHT | {"article": article | {"id": n}} for n in "ab"))
    found = json.loads(call("two.jsonl", "--by", "source", "--json")[1])
    assert {name: figures["slots tasks"]["gold"] for name, figures in found.items()} == {"trang A": 4}
    (here / "bài").mkdir()
    (here / "bài" / "x.txt").write_text(f"---\nid: a\npublisher: Báo Nghệ An\n---\n{TEXT}", "utf-8")
    (here / "bài.jsonl").write_text('{"id": "b", "publisher": "Lao Động"}\n', "utf-8")
    for about, names in [("bài", ["", "Báo Nghệ An"]), ("bài.jsonl", ["", "Lao Động"])]:
        by = ("--by", "publisher", "--about", about)
        assert list(json.loads(call("two.jsonl", *by, "--json")[1])) == names
        assert names[1] in call("two.jsonl", *by, "--html", "report.html")[1]
        assert names[1] in (here / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "publisher"], "--by publisher: no article has it; say where it stands with --about"),
        (["--by", "publisher", "--about", "none"], "--about none: cannot be read"),
        (["--by", "publisher", "--about", "bad.jsonl"], "--about bad.jsonl: cannot be read: Expecting value"),
        (["--about", "gold.jsonl"], "--about says where the KEY of --by KEY stands"),
        (["--html", "none/report.html"], "--html none/report.html: cannot be written"),
    ],
)
def test_wrong_usage_of_groups_and_page(here: Path, options: list[str], said: str) -> None:
    (here / "bad.jsonl").write_text("x", "utf-8")
    status, out, err = call("right.jsonl", *options)
    assert (status, out) == (2, "")
    assert said in err


def test_floors_are_raised_held_and_lowered(here: Path) -> None:
    floors = ("--floors", "floors.toml")
    assert call("right.jsonl", *floors)[0] == 2
    assert call("right.jsonl", *floors, "--raise-floors")[0] == 0
    raised = Path("floors.toml").read_text("utf-8")
    assert call("right.jsonl", *floors)[0] == 0
    status, _, err = call("poorer.jsonl", *floors, "--raise-floors")
    assert (status, err) == (
        1,
        "record tasks: 0.0000 is below its floor 1.000\nslots tasks: 0.0000 is below its floor 1.000\n",
    )
    assert Path("floors.toml").read_text("utf-8") == raised
    why = ("--because", "bài này không còn là chuẩn")
    assert call("poorer.jsonl", *floors, "--lower", "record tasks=0", *why)[0] == 1
    assert call("poorer.jsonl", *floors, "--lower", "slots tasks=0", *why)[0] == 0
    assert Path("floors.toml").read_text("utf-8").count('because = "bài này không còn là chuẩn"') == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--raise-floors"], "--raise-floors and --lower need --floors"),
        (["--lower", "slots tasks=0"], "--raise-floors and --lower need --floors"),
        (["--floors", "f.toml", "--because", "a"], "--because is the reason of --lower"),
        (["--floors", "f.toml", "--only", "a"], "leave out --only"),
        (
            ["--floors", "f.toml", "--raise-floors", "--lower", "slots tasks"],
            "write --lower 'slots tasks=0.9'",
        ),
    ],
)
def test_wrong_usage_of_floors(here: Path, options: list[str], said: str) -> None:
    status, out, err = call("right.jsonl", *options)
    assert (status, out) == (2, "")
    assert said in err
