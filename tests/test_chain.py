import json
from itertools import chain
from pathlib import Path

import pytest
import underthesea
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.segment.chain import Chain, Labels, label, ner, write
from extractor.segment.features import FeatureBuilder, read_model
from extractor.segment.layout import all_sentences
from extractor.segment.words import Tokenizer

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real" / "input.jsonl"

SAMPLE = [
    "Sáng 12/3, Chủ tịch UBND tỉnh Lào Cai Trần Văn Nam chủ trì cuộc họp về giải phóng mặt bằng.",
    "Bộ Y tế giao Sở Y tế các tỉnh, thành phố rà soát giá thuốc, báo cáo trước ngày 30/6/2025.",
    "Theo Nghị quyết số 57-NQ/TW, đến năm 2030 kinh tế số đạt tối thiểu 30% GDP.",
    "Ông Lê Minh Hoàng, Giám đốc Công ty cổ phần Thép Hòa Phát, cho biết giá thép tăng 2,5%.",
    "UBND TP.Hà Nội yêu cầu Sở GD&ĐT, Sở KH&CN phối hợp với Đại học Quốc gia Hà Nội.",
    "Hoà bình, ổn định và phát triển là mục tiêu của Ðảng và Nhà nước.",
    "- Đẩy mạnh cải cách hành chính; xây dựng chính quyền số…",
    "“Chúng tôi sẽ kiểm tra ngay!”, bà Nguyễn Thị Hồng nói.",
    "Sở Y tếĐồng Naivừa có văn bản.",
    "ISTANBUL, İzmir và Straße: ΣΊΣΥΦΟΣ 🙂 e\u0301.",
    "TP",
    "",
]


def sentences_of(text: str) -> list[str]:
    return [text[a:b] for a, b in all_sentences(text)]


@pytest.mark.parametrize("sentence", SAMPLE)
def test_labels_of_the_sample_are_those_of_underthesea(sentence):
    assert ner(sentence) == (underthesea.ner(sentence) if sentence else [])


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("00*.txt")), ids=lambda path: path.stem)
def test_labels_of_the_corpus_are_those_of_underthesea(path):
    for sentence in sentences_of(path.read_text("utf-8")):
        assert ner(sentence) == underthesea.ner(sentence)


@pytest.mark.skipif(not REAL.exists(), reason="the real articles of ../shared are not here")
def test_labels_of_the_real_articles_are_those_of_underthesea():
    for row in REAL.read_text("utf-8").splitlines()[::4]:
        for sentence in sentences_of(json.loads(row)["text"]):
            assert ner(sentence) == underthesea.ner(sentence)


WORDS = st.sampled_from(
    ["Sở", "Y tế", "Bộ", "Tài chính", "giao", "các", "tỉnh", ",", ".", "Hà Nội", "ông", "Nam", "2025", "30%", "57-NQ/TW", "hoà",
     "Ðảng", "ĐỒNG", "(", "“", "…", "🙂", "x", "X.Y", "İ", "ǅ"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=15).map(" ".join))
@settings(deadline=None, max_examples=60)
def test_labels_of_any_sentence_are_those_of_underthesea(sentence):
    assert ner(sentence) == underthesea.ner(sentence)


def test_no_words_have_no_labels():
    assert label([]).tags == []


def chained(text: str) -> Doc:
    return Chain()(Tokenizer(Vocab())(text))


def test_the_component_writes_the_labels():
    text = "Ông Lê Minh Hoàng sống ở Hà Nội.\nCông nhân làm việc tại Huế."
    doc = chained(text)
    rows = [row for sentence in text.split("\n") for row in underthesea.ner(sentence)]
    written = [t for t in doc if not t.text.isspace()]
    assert [(t.text, t.tag_, t._.chunk) for t in written] == [row[:3] for row in rows]
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Lê Minh Hoàng", "PER"),
        ("Hà Nội", "LOC"),
        ("Huế", "LOC"),
    ]


def test_white_space_is_no_word_and_splits_no_entity():
    assert [(t.text, t.tag_) for t in chained("Sở  họp") if t.text.isspace()] == [(" ", "")]


def test_words_not_of_our_tokenizer_are_labelled_as_they_stand():
    doc = Chain()(Doc(Vocab(), words=["Hà Nội", "họp"]))
    assert [token.tag_ for token in doc] == label(["Hà Nội", "họp"]).tags


@pytest.mark.parametrize(
    ("labels", "entities"),
    [
        (["I-LOC", "O", "O"], [("Lào Cai", "LOC")]),
        (["B-PER", "I-PER", "O"], [("Lào Cai  Nam", "PER")]),
        (["B-PER", "I-LOC", "I-LOC"], [("Lào Cai", "PER"), ("Nam họp", "LOC")]),
        (["B-PER", "B-PER", "O"], [("Lào Cai", "PER"), ("Nam", "PER")]),
        (["O", "O", "O"], []),
    ],
)
def test_entities_always_begin(labels, entities):
    doc = Doc(Vocab(), words=["Lào Cai", " ", "Nam", "họp"], spaces=[True, False, True, False])
    write(doc, [([doc[0], doc[2], doc[3]], Labels(["N"] * 3, ["O"] * 3, labels))])
    assert [(entity.text, entity.label_) for entity in doc.ents] == entities


@pytest.mark.parametrize(
    ("words", "features"),
    [
        (
            ["Hà Nội"],
            [["T[0]=Hà Nội", "T[0].lower=hà nội", "T[-1]=BOS", "T[-1,0]=BOS", "T[1,2]=EOS", "T[0][1]=Np"]],
        ),
        (
            ["Sở", "họp", "."],
            [
                ["T[0]=Sở", "T[0].lower=sở", "T[-1]=BOS", "T[-1,0]=BOS", "T[1,2]=họp .", "T[0][1]=Np"],
                ["T[0]=họp", "T[0].lower=họp", "T[-1]=Sở", "T[-1,0]=Sở họp", "T[1,2]=EOS", "T[0][1]=Np"],
                ["T[0]=.", "T[0].lower=.", "T[-1]=họp", "T[-1,0]=họp .", "T[1,2]=EOS", "T[0][1]=Np"],
            ],
        ),
    ],
)
def test_features(words, features):
    known = {feature: (feature,) for row in features for feature in row}
    templates = ["T[0]", "T[0].lower", "T[-1]", "T[-1,0]", "T[1,2]", "T[0][1]"]
    build = FeatureBuilder(templates, lambda text: {"lower": text.lower()}, known, ())
    built = build([words, ["Np"] * len(words)])
    assert [sorted(chain.from_iterable(row)) for row in built] == [sorted(row) for row in features]


def test_features_the_model_does_not_know_are_left_out():
    build = FeatureBuilder(["T[0]", "T[1]"], lambda text: {}, {"T[0]=a": 2.0, "T[1]=EOS": 0.5}, 0.0)
    assert list(build([["a", "b"]])) == [(2.0, 0.0), (0.0, 0.5)]


def test_a_template_of_another_form_is_refused():
    with pytest.raises(ValueError, match="no feature template"):
        FeatureBuilder(["U[0]"], lambda text: {}, {}, 0.0)


@pytest.mark.parametrize("content", [b"", b"lCRF" + b"\0" * 60])
def test_a_file_that_is_no_model_is_refused(tmp_path, content):
    (tmp_path / "model.bin").write_bytes(content)
    with pytest.raises(ValueError, match=r"model.bin (is no CRFsuite model|holds no weights)"):
        read_model(tmp_path / "model.bin")
