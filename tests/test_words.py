import unicodedata
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab
from underthesea.pipeline.text_normalize.text_normalizer import character_map
from underthesea.pipeline.word_tokenize import regex_tokenize, word_tokenize

from extractor.records import Article
from extractor.segment import words as module
from extractor.segment.words import Tokenizer, segment, split_words

VOCAB = Vocab()


def tokenized(text: str) -> Doc:
    return Tokenizer(VOCAB)(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("UBND tỉnh Lào Cai họp.", ["UBND", "tỉnh", "Lào Cai", "họp", "."]),
        ("Ðường lối của Ðảng", ["Ðường lối", "của", "Ðảng"]),
        ("hoà", ["hoà"]),
        ("Bộ  Y\u00a0tế", ["Bộ", " ", "Y\u00a0tế"]),
        ("a\u200bb", ["a", "\u200b", "b"]),
        ("Sở Y tế.\n\nSở Tài chính.", ["Sở", "Y tế", ".", "\n\n", "Sở", "Tài chính", "."]),
        ("", []),
        (" \n", [" \n"]),
        ("🙂", ["🙂"]),
    ],
)
def test_tokens_are_verbatim(text, tokens):
    doc = tokenized(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ðường lối", "Đường lối"),
        ("hoà", "hòa"),
        ("Y\u00a0tế", "Y tế"),
        (unicodedata.normalize("NFD", "Y tế"), "Y tế"),
    ],
)
def test_what_underthesea_saw_is_kept(text, seen):
    assert tokenized(text)[0]._.word == seen


def test_a_word_spelt_as_seen_needs_no_note():
    assert tokenized("Lào Cai")[0]._.word is None


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_words_of_any_normal_form_stand_on_their_characters(form):
    text = unicodedata.normalize(form, "Hội nghị ở tỉnh Quảng Ngãi yêu cầu")
    found = [unicodedata.normalize("NFC", text[w.start : w.end]) for w in split_words(text)]
    assert found == ["Hội nghị", "ở", "tỉnh", "Quảng Ngãi", "yêu cầu"]


def test_spacy_finds_the_tokenizer_by_name():
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.words.v1"}}})
    assert [token.text for token in nlp("Hà Nội trồng cây")] == ["Hà Nội", "trồng", "cây"]
    assert spacy.blank("vi", config=nlp.config).from_bytes(nlp.to_bytes())("Hà Nội").text == "Hà Nội"


def test_segment_knows_the_title():
    article = Article(id="a", title="Mưa lớn.", text="Mưa lớn.\nSở họp.")
    doc = segment(VOCAB, article)
    assert doc._.article is article
    assert [span.label_ for span in doc.spans["blocks"]] == ["headline", "paragraph"]
    untitled = tokenized(article.text)
    assert [span.label_ for span in untitled.spans["blocks"]] == ["paragraph", "paragraph"]


def test_our_tables_are_those_of_underthesea():
    assert {ord(old): ord(new) for old, new in character_map.items()} == module._EQUAL_LETTERS
    assert module._ENDLESS_URL in regex_tokenize.regex_patterns_combine


@pytest.mark.parametrize(
    "text",
    [
        "Xem http://a.vn/b(c)d?e=1. Hết",
        "Xem https://moh.gov.vn/(a(b)c)/d, rồi ghi.",
        "ftp:/x.y!!! và http:a.b",
        "thư a.b@c.vn hay c.d/e",
        "http://x",
    ],
)
def test_addresses_are_cut_as_underthesea_cuts_them(text):
    assert [word.seen for word in split_words(text)] == word_tokenize(text)


@pytest.mark.parametrize("text", ["* * *", "A1.000,5<<🙂Aa%", "<<🙂", "• • • •", "= = = = ="])
def test_where_two_ways_to_cut_weigh_the_same(text):
    assert [word.seen for word in split_words(text)] == word_tokenize(text)


def test_an_address_of_dots_does_not_take_years():
    assert tokenized("http://" + "." * 300).text == "http://" + "." * 300


DIRT = st.sampled_from(
    ["Sở", "Y tế", "hoà", "Ð", "ð", " ", "  ", "\u00a0", "\n", "\r\n", "\t", "\u200b", "\ufeff", "\u2028", "🙂", "👨\u200d👩\u200d👧", ".", ",", "…",
     "57- NQ/TW", "1.5", "v.v.", "(", ")", "“", "e\u0301", "u\u031b\u0301", "\u0301", "\u0958", "\u1100\u1161\u11a8", "\u0628\u064e", "\x00", "\x1c", "http://", "a@b.c"]
)  # fmt: skip
DIRTY = st.lists(DIRT, max_size=20).map("".join) | st.text(max_size=40)


@given(DIRTY)
@settings(deadline=None)
def test_a_doc_spells_its_text_and_its_layers_fit(text):
    doc = tokenized(text)
    assert doc.text == text
    blocks = list(doc.spans["blocks"])
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    outside = [token for token in doc if not any(b.start <= token.i < b.end for b in blocks)]
    assert all(token.text.isspace() for token in outside)
    starts = {token.i for token in doc if token.is_sent_start}
    assert {block.start for block in blocks if block.start} <= starts
    assert [(t.text, t._.word) for t in doc] == [(t.text, t._.word) for t in tokenized(text)]


@given(DIRTY)
@settings(deadline=None)
def test_words_are_those_of_underthesea(text):
    sentence = " ".join(text.split())
    if unicodedata.is_normalized("NFC", sentence):
        assert [word.seen for word in split_words(sentence)] == word_tokenize(sentence)


@given(DIRTY)
@settings(deadline=None)
def test_words_hold_all_but_white_space(text):
    found = split_words(text)
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert "".join("".join(text[w.start : w.end] for w in found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit",
    ["Sở ", "1", "A", "+-", "a.a-", "Sở Y tế họp. ", "đ", "a\n", "Ảnh: A ", "1. A ", "(", "u\u031b\u0301"],
)
def test_work_grows_in_proportion(unit, monkeypatch):
    def work(times: int) -> int:
        seen: list[int] = []

        def counted(pieces: list[str]) -> list[bool]:
            seen.append(sum(map(len, pieces)) ** 2)
            return original(pieces)

        monkeypatch.setattr(module, "_begin", counted)
        tokenized(unit * times)
        return sum(seen)

    original = module._begin
    # The square of a sentence's length bounds what its regular expression can cost.
    size = 12_000 // len(unit)
    assert work(2 * size) <= 2.6 * work(size) + 1
