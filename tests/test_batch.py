"""Many articles: each ends as one extraction or one failure, in input order."""

import hashlib
import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor.batch import batch
from extractor.batch.extracting import RULE_ERRORS, extracted
from extractor.pipeline import extract_article
from extractor.read import Failure
from extractor.records import Article, Extraction

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra các chợ trước ngày 15/6/2025."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return extractor.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"Tin trong tỉnh\n{TEXT}\n", "utf-8")
    lines = [{"id": "b", "text": TEXT}, {"id": "c"}, {"id": "a", "text": TEXT}, {"id": "d", "text": TEXT}]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return tmp_path


def results(nlp: Language, *sources: Path) -> list[Extraction | Failure]:
    """Extract all articles of some sources in this process."""
    return [extracted(nlp, item) for item in batch(map(str, sources)).articles()]


def ids(results: list[Extraction | Failure]) -> list[str]:
    """Say how each article ended: its id, or why it failed."""
    return [r.reason if isinstance(r, Failure) else r.article.id for r in results]


def test_every_article_ends_as_a_result_in_input_order(nlp, folder):
    assert ids(results(nlp, folder, folder / "missing.txt")) == [
        "a",
        "b",
        "no text; give the row a `text`",
        f"the id a was used before ({folder}/a.txt); give every article an id of its own",
        "d",
        "there is no such file or folder; check the path",
    ]


def test_inputs_say_what_was_read(nlp, folder):
    work = batch([str(folder)])
    assert work.size == sum(p.stat().st_size for p in folder.iterdir())
    list(work.articles())
    assert [(i.source, i.sha256) for i in work.inputs] == [
        (str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(folder.iterdir())
    ]
    assert work.consumed == work.size


def test_file_that_cannot_be_opened_does_not_stop_the_others(folder):
    (folder / "0.txt").symlink_to(folder / "nowhere")
    first, *others = batch([str(folder)]).articles()
    assert isinstance(first, Failure)
    assert first.reason.startswith("cannot be read (")
    assert len(others) == 5


@pytest.mark.parametrize("error", RULE_ERRORS)
def test_fault_in_a_rule_fails_its_article_alone(folder, error):
    def broken(doc: Doc) -> Doc:
        if doc._.article.id == "b":
            raise error("hỏng\nở đây")
        return doc

    Language.component(f"broken_{error.__name__}", func=broken)
    faulty = extractor.load()
    faulty.add_pipe(f"broken_{error.__name__}", first=True)
    found = ids(results(faulty, folder / "b.jsonl"))
    assert found[0].startswith(f"{error.__name__}: ")
    assert found[0].endswith("; please report it with the article")
    assert "\n" not in found[0]
    assert found[2:] == ["a", "d"]


def test_end_of_the_machine_is_not_an_articles_fault(folder):
    def full(doc: Doc) -> Doc:
        raise MemoryError

    Language.component("full", func=full)
    nlp = extractor.load()
    nlp.add_pipe("full", first=True)
    with pytest.raises(MemoryError):
        results(nlp, folder)


def test_result_does_not_depend_on_the_articles_before_it(nlp, folder):
    *_, last = results(nlp, folder / "b.jsonl", CORPUS)
    assert isinstance(last, Extraction)
    assert last == extract_article(extractor.load(), last.article)


def test_pipeline_can_be_called_on_text():
    nlp = extractor.load()
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [span.text for span in doc.spans["mentions"]]


def test_component_of_ones_own_fits_between_ours():
    seen = []

    def mine(doc: Doc) -> Doc:
        seen.append([span.text for span in doc.spans["mentions"]])
        return doc

    Language.component("mine", func=mine)
    nlp = extractor.load()
    nlp.add_pipe("mine", after="vn_mentions")
    nlp(TEXT)
    assert "Sở Y tế" in seen[0]


def test_each_load_is_a_pipeline_of_its_own():
    first, second = extractor.load(), extractor.load()
    first.remove_pipe("vn_directives")
    assert "vn_directives" in second.pipe_names


def test_blank_spacy_finds_the_components():
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.words.v1"}}})
    nlp.add_pipe("vn_codes")
    doc = nlp("Kế hoạch 306/KH-UBND")
    assert [span.text for span in doc.spans["codes"]] == ["306/KH-UBND"]


def test_pipeline_keeps_nothing_of_an_article(nlp):
    def known(number: int) -> int:
        extract_article(nlp, Article(id="a", text=f"{TEXT} Hồ sơ số {number}/HS-{number * 7}x."))
        return len(nlp.vocab.strings)

    assert known(1) == known(2)


def test_extraction_inside_a_memory_zone_leaves_the_docs_outside_alone(nlp):
    with nlp.memory_zone():
        doc = nlp("Sở Y tế tỉnh Đồng Tháp kiểmtralạ")
        extract_article(nlp, Article(id="a", text=TEXT))
        assert [token.text for token in doc][-1] == "kiểmtralạ"
