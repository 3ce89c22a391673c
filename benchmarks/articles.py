"""Measure whole articles through the pipeline, and how the cost of a text grows with its length.

    python benchmarks/articles.py [SOURCES …]            articles, against underthesea.ner
    python benchmarks/articles.py --growth [KIND …]      10 kB and 1 MB of some kinds of text

The first sends each article sentence by sentence through ``underthesea.ner``, then whole through our pipeline, so that
both see the same text under the same load, and adds up the seconds of processor time. ``tagging`` is what it takes
from the text to the mentions, NER included; ``records`` all of it. ``new text`` is the first time we see an
article, ``known text`` the second, when all runs of words are remembered; all articles lie between them. The models
are loaded, by both, before the clock starts.

The second repeats a piece of text up to two lengths; the longer is 100 times the shorter and should cost about as much
more. It names the component whose cost grows most. tests/test_growth.py counts the work on shorter texts.

Measured on a busy server: tagging 4.0 times as fast as ``underthesea.ner`` on the short articles of corpus/ (1.9 kB
on average), 5.6 times on 44 published ones (2.7 kB); 75 to 135 times the cost for 100 times the text.
"""

import argparse
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from time import process_time

from spacy.language import Language

from extractor.batch import batch
from extractor.pipeline import load, read_doc
from extractor.read import Located
from extractor.records import Article
from extractor.segment.layout import all_sentences
from extractor.segment.words import segment

ROOT = Path(__file__).parents[1]
SHORT, LONG, RUNS = 10_000, 1_000_000, 3
"""Characters of the two lengths; how often the shorter is measured, the best of which counts."""

TAGGING = ("segment", "vn_chain", "vn_codes", "vn_dates", "vn_bodies", "vn_mentions")
PROSE = (
    "Ngày 30/11, UBND tỉnh Đồng Tháp ban hành Kế hoạch số 306/KH-UBND thực hiện Chương trình số 16-CTr/TU.\n"
    "Theo đó, Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát các cơ sở, báo cáo trước ngày 15/6/2025.\n"
    "Giai đoạn 2021-2025, phấn đấu đạt ít nhất 80% số xã, tăng 5,7% so với cùng kỳ năm ngoái.\n"
    "Người dân phấn khởi vì con đường mới đã giúp việc đi lại, buôn bán thuận lợi hơn trước rất nhiều.\n"
)
KINDS = {
    "prose": PROSE,
    "capitals": PROSE.upper(),
    "one line": PROSE.replace("\n", " "),
    "one sentence": PROSE.replace(".\n", ", "),
    "digits": "0123456789",
    "one word": "Sở ",
    "bodies": "Sở Y tế, ",
    "dates": "ngày 5/6, ",
    "orders": "UBND tỉnh giao Sở Y tế rà soát chợ; ",
    "names": "UBND xã Tân {n} họp Công ty TNHH {n}. ",
    "documents": "UBND tỉnh giao Sở Y tế thực hiện Kế hoạch số {n}/KH-UBND ngày 5/6/2025.\n",
    "pointing": "UBND tỉnh giao Sở Y tế thực hiện nhiệm vụ này và báo cáo kết quả.\n",
    "rows": "| 1 | Rà soát chợ | Sở Y tế | Sở Nội vụ | 30/6/2025 |\n",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", nargs="*", default=[str(ROOT / "corpus")])
    parser.add_argument("--growth", nargs="*", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    given = parser.parse_args()
    nlp = load()
    extracted(nlp, Article(id="warm", text=PROSE))
    if given.growth is None:
        compare(nlp, [item.article for item in batch(given.sources).articles() if isinstance(item, Located)])
    else:
        grow(nlp, given.growth or list(KINDS))


def extracted(nlp: Language, article: Article) -> dict[str, float]:
    """Give the seconds each stage takes for an article."""
    times = [process_time()]
    doc = segment(nlp.vocab, article)
    times.append(process_time())
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
        times.append(process_time())
    read_doc(doc)
    times.append(process_time())
    stages = ("segment", *nlp.pipe_names, "read_doc")
    return {name: after - before for name, (before, after) in zip(stages, pairwise(times), strict=True)}


def total(spent: Iterable[dict[str, float]]) -> dict[str, float]:
    """Add up the seconds of each stage."""
    rows = list(spent)
    return {name: sum(row[name] for row in rows) for name in rows[0]}


def compare(nlp: Language, given: list[Article]) -> None:
    """Print the rates and ratios of whole articles, and what each stage takes of the time."""
    import underthesea

    underthesea.ner("Hà Nội trồng cây.")
    theirs, ours = 0.0, []
    for article in given:
        cut = [article.text[a:b] for a, b in all_sentences(article.text)]
        started = process_time()
        for sentence in cut:
            underthesea.ner(sentence)
        theirs += process_time() - started
        ours.append(extracted(nlp, article))
    new, known = total(ours), total(extracted(nlp, article) for article in given)
    characters = sum(len(article.text) for article in given)
    print(f"{len(given)} articles, {characters} characters")
    rows = {"underthesea.ner": theirs}
    for text, spent in {"new text": new, "known text": known}.items():
        rows[f"tagging, {text}"] = sum(spent[name] for name in TAGGING)
        rows[f"records, {text}"] = sum(spent.values())
    for name, seconds in rows.items():
        rate = f"{len(given) / seconds:8.1f} articles/s {characters / seconds / 1000:7.0f} kB/s"
        print(f"{name:20}{rate} {theirs / seconds:6.1f} ×")
    print("of the time: " + ", ".join(f"{name} {t / sum(new.values()):.0%}" for name, t in new.items()))


def repeated(piece: str, size: int) -> str:
    """Give so many characters of a piece's repetition; ``{n}`` in it is the number of the repetition."""
    count = size // (len(piece) - 2) + 1
    return "".join(piece.replace("{n}", str(n)) for n in range(count))[:size]


def grow(nlp: Language, kinds: list[str]) -> None:
    """Print what the two lengths of each kind of text cost, and how many times the stages' costs grow."""
    print(f"{'text':<14}{'10 kB':>10}{'1 MB':>10}{'ratio':>7}   grows most")
    for kind in kinds:
        short, long = (Article(id=kind, text=repeated(KINDS[kind], size)) for size in (SHORT, LONG))
        before = min((extracted(nlp, short) for _ in range(RUNS)), key=lambda spent: sum(spent.values()))
        after = extracted(nlp, long)
        first, second = sum(before.values()), sum(after.values())
        # A stage that takes next to nothing has no ratio worth naming.
        ratios = {name: after[name] / max(before[name], first / 20) for name in after}
        worst = max(ratios, key=lambda name: ratios[name])
        print(
            f"{kind:<14}{first * 1000:>7.0f} ms{second:>8.1f} s{second / first:>7.0f}"
            f"   {worst} {ratios[worst]:.0f} ({after[worst]:.1f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
