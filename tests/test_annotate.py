"""Gold as people make it: drafted, accepted, compared, and taken to annotation tools and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.annotate import brat, conll, doccano, label_studio
from extractor.annotate.agreement import agreement, kappa
from extractor.annotate.draft import draft
from extractor.annotate.files import AnnotationError, Gold, parsed, read_gold, stem, write_gold, written
from extractor.cli import app
from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS, errors
from extractor.pipeline import extract
from extractor.records import Article, Extraction
from tests.extractions import Json, extraction, org, task

PROJECT = Path(__file__).parents[1]
GOLDS = [read_gold(path) for path in sorted((PROJECT / "gold").glob("*.json"))]
TEXT = "Thông báo\nUBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra các chợ trước ngày 15/6/2025 theo Kế hoạch 45/KH-UBND."


# -- any gold -------------------------------------------------------------------------------------

words = st.text(
    st.sampled_from([*"aắđẬ 19/-.,:;{}[]\"\\'<&#|\t\n", "\u2028", "\x85", "\U0001f4e2", "T"]),
    min_size=1,
    max_size=40,
).filter(str.strip)
ids = st.text(st.sampled_from('aĐ1:/.\n\t"% '), min_size=1, max_size=5)
names = st.none() | words


def some(count: int) -> Any:
    """Ids of a layer, each once."""
    return st.lists(ids, min_size=count, max_size=4, unique=True)


@st.composite
def golds(draw: st.DrawFn) -> Gold:
    """Any gold of any text; spans begin and end with a character that is no white space."""
    text = draw(words)
    solid = [at for at, character in enumerate(text) if not character.isspace()]

    def span() -> Json:
        start, last = sorted((draw(st.sampled_from(solid)), draw(st.sampled_from(solid))))
        return {"start": start, "end": last + 1, "text": text[start : last + 1]}

    entities, documents, tasks = draw(some(1)), draw(some(0)), draw(some(1))
    body, document = st.sampled_from(entities), st.none() | st.sampled_from([*documents, "lost"])
    bodies = st.lists(body | st.just("lost"), max_size=3)
    row = {
        "article": {"id": draw(ids), "title": draw(names), "source": draw(names), "text": text},
        "mentions": [{"id": id, **span(), **draw(mentions(body))} for id in draw(some(0))],
        "entities": [{"id": id, "name": draw(words)} for id in entities],
        "documents": [
            {"id": id, "code": draw(names), "title": draw(names), "issuer": draw(st.none() | body)}
            for id in documents
        ],
        "tasks": [
            {"id": id, **span(), "kind": draw(st.sampled_from(["task", "solution"]))}
            | {"deadline": draw(names), "document": draw(document), "heading": draw(names)}
            for id in tasks
        ],
        "targets": [
            {
                "id": id,
                **span(),
                "comparator": "=",
                "low": draw(st.none() | st.floats(0, 1e9)),
                "unit": draw(names),
            }
            for id in draw(some(0))
        ],
        "assignments": [
            {
                "id": id,
                **span(),
                "tasks": draw(st.lists(st.sampled_from([*tasks, "lost"]), min_size=1, max_size=3)),
            }
            | {"leads": draw(bodies), "coordinators": draw(bodies)}
            | {field: draw(st.none() | body) for field in ("assigner", "report_to", "monitor")}
            for id in draw(some(0))
        ],
    }
    return Gold(Extraction.model_validate(row), draw(st.booleans()))


def mentions(body: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
    """The fields of a mention beside its place."""
    bodies = st.fixed_dictionaries({"label": st.just("ORG"), "entity": st.none() | body})
    values = st.fixed_dictionaries({"label": st.sampled_from(["DATE", "CODE"]), "value": names})
    return bodies | values


PER_FOLDER = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PER_FOLDER
@given(st.lists(golds(), min_size=1, max_size=3, unique_by=lambda gold: gold.id))
def test_brat_and_back_loses_nothing(tmp_path_factory: pytest.TempPathFactory, found: list[Gold]) -> None:
    folder = tmp_path_factory.mktemp("brat")
    brat.write(found, folder)
    assert {gold.id: gold for gold in brat.read(folder)} == {gold.id: gold for gold in found}


@PER_FOLDER
@given(st.lists(golds(), min_size=1, max_size=3, unique_by=lambda gold: gold.id))
def test_label_studio_and_back_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, found: list[Gold]
) -> None:
    path = tmp_path_factory.mktemp("label") / "tasks.json"
    label_studio.write(found, path)
    assert list(label_studio.read(path)) == found


@PER_FOLDER
@given(golds())
def test_a_gold_file_and_back_loses_nothing(found: Gold) -> None:
    assert parsed("file", written(found)) == found


@PER_FOLDER
@given(golds())
def test_doccano_and_back_keeps_text_article_and_mentions(
    tmp_path_factory: pytest.TempPathFactory, found: Gold
) -> None:
    path = tmp_path_factory.mktemp("doccano") / "lines.jsonl"
    doccano.write([found], path)
    (back,) = doccano.read(path)
    assert back.extraction.article == found.extraction.article
    places = [[(m.start, m.end, m.label) for m in e.mentions] for e in (found.extraction, back.extraction)]
    assert sorted(places[0]) == places[1]
    assert not back.reviewed


def test_the_gold_of_the_corpus_goes_to_tools_and_back(tmp_path: Path) -> None:
    brat.write(GOLDS, tmp_path / "brat")
    assert list(brat.read(tmp_path / "brat")) == GOLDS
    label_studio.write(GOLDS, tmp_path / "tasks.json")
    assert list(label_studio.read(tmp_path / "tasks.json")) == GOLDS


def test_conll_holds_each_word_once_and_the_mentions(tmp_path: Path) -> None:
    conll.write(GOLDS[:6], tmp_path / "gold.conll")
    articles = (tmp_path / "gold.conll").read_text("utf-8").split("# newdoc id = ")[1:]
    for gold, block in zip(GOLDS[:6], articles, strict=True):
        name, *lines = block.split("\n")
        assert name == gold.id
        rows = [line.split("\t") for line in lines if line]
        text = gold.extraction.article.text
        assert all(word == "_".join(text[int(start) : int(end)].split()) for word, start, end, _ in rows)
        covered = "".join("".join(text[int(start) : int(end)].split()) for _, start, end, _ in rows)
        assert covered == "".join(text.split())
        found: list[list[Any]] = []
        for _, start, end, tag in rows:
            if tag.startswith("B-"):
                found.append([int(start), int(end), tag[2:]])
            elif tag.startswith("I-"):
                found[-1][1] = int(end)
        assert found == [[m.start, m.end, m.label] for m in gold.extraction.mentions]


# -- what people do in the tools ------------------------------------------------------------------


def drawn(tmp_path: Path) -> Path:
    gold = draft(extract(TEXT, published="2025-05-20", id="tin"))
    brat.write([gold], tmp_path / "brat")
    return tmp_path / "brat" / "tin.ann"


def test_brat_draws_what_it_can(tmp_path: Path) -> None:
    lines = drawn(tmp_path).read_text("utf-8").splitlines()
    assert "T1\tORG 10 29\tUBND tỉnh Đồng Tháp" in lines
    assert "R1\ttasks Arg1:T6 Arg2:T5" in lines
    assert "R2\tassigner Arg1:T6 Arg2:T1" in lines
    assert '#3\tAnnotatorNotes T3\t{"id": "m3", "value": "2025-06-15"}' in lines


def test_what_is_drawn_by_hand_in_brat_is_read(tmp_path: Path) -> None:
    file = drawn(tmp_path)
    lines = file.read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith(("R2", "#5"))]
    at = TEXT.index("kiểm tra")
    lines += [f"T9\tTask {at} {at + 8}\tkiểm tra", "R9\ttasks Arg1:T6 Arg2:T9", "A1\tNegation T9"]
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(AnnotationError, match=r"line \d+: cannot be read: no mark"):
        list(brat.read(file.parent))
    file.write_text("\n".join(lines[:-1]), "utf-8")
    (gold,) = brat.read(file.parent)
    first, second = gold.extraction.tasks
    assert (second.id, second.text) == ("T9", "kiểm tra")
    (given,) = gold.extraction.assignments
    assert given.assigner is None
    assert given.tasks == [first.id, "T9"]
    assert not gold.reviewed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T9\tPER 0 4\tThôn", "T9 has the label 'PER'; known are ORG, DATE, CODE, Task, Target, Assignment"),
        ("R9\ttasks Arg1:T6 Arg2:T99", "an arrow 'tasks' hangs on nothing"),
        ("R9\tleads Arg1:T6 Arg2:T3", "an arrow 'leads' cannot end at 'ngày 15/6/2025'"),
        ("R9\tboss Arg1:T6 Arg2:T1", "an arrow 'boss' cannot end at 'UBND tỉnh Đồng Tháp'"),
        ("#9\tAnnotatorNotes T1\txem lại", "cannot be read: Expecting value"),
        ("#9\tAnnotatorNotes T1\t[1]", "a note holds the fields of its record as JSON"),
        (
            '#9\tAnnotatorNotes T1\t{"entity": "e1", "văn": 2}',
            "mentions.0.văn: Extra inputs are not permitted",
        ),
        ("E1\tgiao:T1", "no mark"),
    ],
)
def test_what_cannot_be_read_from_brat_is_told(tmp_path: Path, line: str, said: str) -> None:
    file = drawn(tmp_path)
    file.write_text(file.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(AnnotationError) as told:
        list(brat.read(file.parent))
    assert said in str(told.value)
    assert str(file) in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[1", "line 1: no JSON"),
        ("{}", "no list of tasks"),
        ("[{}]", "task 1: not as it was written here (KeyError: 'annotations')"),
        ("[7]", "task 1: not as it was written here (TypeError"),
    ],
)
def test_what_cannot_be_read_from_label_studio_is_told(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "tasks.json").write_text(content, "utf-8")
    with pytest.raises(AnnotationError) as told:
        list(label_studio.read(tmp_path / "tasks.json"))
    assert said in str(told.value)


def test_what_cannot_be_read_from_doccano_is_told(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text('\n{"text": "a"}', "utf-8")
    with pytest.raises(AnnotationError, match=r"lines\.jsonl, line 2: not as doccano writes it"):
        list(doccano.read(tmp_path / "lines.jsonl"))


# -- drafts ---------------------------------------------------------------------------------------


def test_a_draft_has_short_ids_and_no_traces_of_rules() -> None:
    found = extract(TEXT, published="2025-05-20", id="tin")
    made = draft(found)
    assert not made.reviewed
    e = made.extraction
    assert [m.id for m in e.mentions] == ["m1", "m2", "m3", "m4"]
    assert {record.source for record in e.mentions} == {record.source for record in e.assignments} == {None}
    assert (e.assignments[0].id, e.assignments[0].tasks) == ("a1", ["t1"])
    # it says the same as the extraction
    both = Comparison(found.model_dump(), e.model_dump())
    assert [str(error) for kind in ERROR_KINDS for error in errors(both, kind)] == []


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("306-kh", "306-kh"),
        ("báo/1", "báo%2F1"),
        ("..", "%2E%2E"),
        ("50%", "50%25"),
        ("a ", "a%20"),
        (".a", "%2Ea"),
    ],
)
def test_a_file_is_named_by_the_article(article: str, name: str) -> None:
    assert stem(article) == name


def test_gold_is_not_overwritten(tmp_path: Path) -> None:
    gold = Gold(Extraction(article=Article(id="a", text="")))
    path = write_gold(tmp_path, gold)
    with pytest.raises(AnnotationError, match="is there already and was left as it is"):
        write_gold(tmp_path, gold)
    with pytest.raises(AnnotationError, match="the id is too long"):
        stem("á" * 101)
    assert read_gold(path) == gold


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[", "a.json, line 1, column 2: no JSON"),
        ("[]", "a.json: the whole: Input should be a valid dictionary"),
        (
            '{"article": {"id": "", "text": 1}}',
            "article.id: String should have at least 1 character; article.text",
        ),
        ('{"reviewed": "no"}', "'reviewed' is true or false, not 'no'"),
    ],
)
def test_what_is_no_gold_is_told(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8")
    with pytest.raises(AnnotationError) as told:
        read_gold(tmp_path / "a.json")
    assert said in str(told.value)


# -- agreement ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        # 6 of 10 agree where chance gives 5
        ([("a", "a")] * 3 + [("b", "b")] * 3 + [("a", "b")] * 2 + [("b", "a")] * 2, 0.2),
    ],
)
def test_kappa(choices: list[tuple[object, object]], expected: float) -> None:
    assert kappa(choices) == pytest.approx(expected)


def test_kappa_where_there_is_no_choice_is_not_a_number() -> None:
    assert kappa([]) != kappa([])
    assert kappa([("a", "a")]) != kappa([("a", "a")])


def test_agreement_by_label_and_field() -> None:
    one = extraction(
        mentions=[org("Sở Y tế", "e"), org("UBND tỉnh", "f")],
        tasks=[task("rà soát", kind="solution"), task("báo cáo")],
    )
    other = extraction(
        mentions=[org("Sở Y tế", "e")], tasks=[task("rà soát"), task("báo cáo", deadline="2025")]
    )
    found = {row.name: row for row in agreement([Comparison(one, other)])}
    assert found["mention ORG strict"].f1 == pytest.approx(2 / 3)
    # of 27 words either has 3 in a body, one of them 2 more: 25 agree, chance gives (5 * 3 + 22 * 24) / 27
    assert found["mention ORG strict"].kappa == pytest.approx(132 / 186)
    assert (found["tasks kind"].f1, found["tasks kind"].kappa) == (0.5, 0.0)
    assert found["tasks relation"].things == 2
    assert found["tasks deadline"].f1 == 0


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tin.txt").write_text(TEXT, "utf-8")
    return tmp_path


def call(*arguments: str) -> tuple[int, str, str]:
    """Call the command: exit status, standard output, standard error."""
    result = CliRunner().invoke(app, arguments, prog_name="extractor")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_way_of_a_draft(here: Path) -> None:
    assert call("gold", "draft", "tin.txt", "--out", "gold") == (0, "gold/tin.json\n", "")
    assert call("gold", "check", "gold")[:2] == (0, "1 articles, nothing wrong; 1 not reviewed\n")
    scored = ("evaluate", "--gold", "gold", "--pred", "gold")
    status, _, err = call(*scored)
    assert status == 2
    assert err.startswith("gold: 1 of 1 articles are drafts that nobody has reviewed: tin; mend them")
    status, _, err = call("gold", "draft", "tin.txt", "--out", "gold")
    assert (status, err) == (1, "gold/tin.json: is there already and was left as it is; move it away first\n")
    assert call("gold", "accept", "gold") == (0, "gold/tin.json: accepted\n", "")
    assert call("gold", "check", "gold") == (0, "1 articles, nothing wrong\n", "")
    assert call(*scored)[0] == 0


def test_a_draft_with_a_fault_is_not_accepted(here: Path) -> None:
    call("gold", "draft", "tin.txt", "--out", "gold")
    path = Path("gold/tin.json")
    row = json.loads(path.read_text("utf-8"))
    row["tasks"][0]["end"] += 1
    path.write_text(json.dumps(row), "utf-8")
    status, out, _ = call("gold", "accept", "gold")
    assert status == 1
    assert out.startswith("gold/tin.json: t1: its text")
    assert json.loads(path.read_text("utf-8")) == row


def test_check_goes_on_behind_a_file_that_is_none(here: Path) -> None:
    call("gold", "draft", "tin.txt", "--out", "gold")
    Path("gold/a.json").write_text("{", "utf-8")
    Path("gold/z.json").write_text(
        '{"article": {"id": "z", "text": ""}, "assignments": [{"id": "a1"}]}', "utf-8"
    )
    status, out, _ = call("gold", "check", "gold")
    assert status == 1
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "gold/a.json, line 1, column 2",
        "gold/z.json",
    ]
    assert call("gold", "check", "none")[0] == 1


def test_tools_by_the_command(here: Path) -> None:
    call("gold", "draft", "tin.txt", "--out", "gold")
    for tool, path in [
        ("brat", "b"),
        ("label-studio", "ls.json"),
        ("doccano", "d.jsonl"),
        ("conll", "c.conll"),
    ]:
        assert call("gold", "export", tool, "gold", "--out", path) == (0, f"{path}\n", "")
        assert call("gold", "export", tool, "gold", "--out", path)[0] == 2
    for tool, path in [("brat", "b"), ("label-studio", "ls.json")]:
        assert call("gold", "import", tool, path, "--out", tool) == (0, f"{tool}/tin.json\n", "")
        assert Path(tool, "tin.json").read_bytes() == Path("gold/tin.json").read_bytes()
    assert call("gold", "import", "doccano", "d.jsonl", "--out", "doccano")[0] == 0
    assert call("gold", "import", "conll", "c.conll", "--out", "conll")[:2] == (2, "")


def test_agree_by_the_command(here: Path) -> None:
    call("gold", "draft", "tin.txt", "--out", "one")
    call("gold", "draft", "tin.txt", "--out", "two")
    status, out, _ = call("gold", "agree", "one", "two")
    assert status == 0
    assert "mention ORG strict" in out
    written_ = json.loads(Path("one/tin.json").read_text("utf-8"))
    written_["article"]["id"] = "khác"
    Path("two/tin.json").write_text(json.dumps(written_), "utf-8")
    status, _, err = call("gold", "agree", "one", "two")
    assert (status, err) == (2, "one and two have no article in common; articles are told by id\n")
