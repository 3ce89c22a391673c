"""Measure the readers: articles a second of each form, against plain text.

    python benchmarks/reading.py [ARTICLES]

One article of corpus/ is written in every form that needs no other program, so that all readers give about the same
text; seconds are of processor time, after the first article of a form, which imports its libraries. ``times text``
is how many times as long as plain text a form takes.

Measured on a busy server, 3.3 kB an article: rows of JSON or Parquet 1.1 to 1.5 times plain text, mail 12, pages 17,
Word 64; the extraction of such an article takes far longer than any of them.
"""

import argparse
import email.message
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import docx
import pyarrow
import pyarrow.parquet

from extractor.read import READERS, Located, Origin

ARTICLES = 200
BASELINE = ".txt"


def forms(text: str, articles: int) -> dict[str, tuple[bytes, int]]:
    """Give a file of each form, and how many articles it holds."""
    rows = [{"id": str(number), "text": text} for number in range(articles)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), packed)
    return {
        BASELINE: (text.encode(), 1),
        ".md": (text.encode(), 1),
        ".jsonl": (lines, articles),
        ".jsonl.gz": (gzip.compress(lines), articles),
        ".parquet": (packed.getvalue(), articles),
        ".zip": (archive(text, articles), articles),
        ".html": (page(text), 1),
        ".eml": (mail(text), 1),
        ".docx": (word(text), 1),
    }


def archive(text: str, articles: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(articles):
            made.writestr(f"{number}.txt", text)
    return stream.getvalue()


def page(text: str) -> bytes:
    headline, *paragraphs = text.splitlines()
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><title>{headline}</title><article><h1>{headline}</h1>{body}</article></html>".encode()


def mail(text: str) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], _, body = text.partition("\n")
    message.set_content(body)
    return bytes(message)


def word(text: str) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for paragraph in text.splitlines():
        document.add_paragraph(paragraph)
    document.save(stream)
    return stream.getvalue()


def seconds(read: Callable[[], int], articles: int) -> float:
    """Give the processor time an article takes."""
    read()
    begin, done = process_time(), 0
    while done < articles:
        done += read()
    return (process_time() - begin) / done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=ARTICLES)
    articles = parser.parse_args().articles
    corpus = Path(__file__).parents[1] / "corpus"
    longest = max(corpus.glob("*.txt"), key=lambda path: path.stat().st_size).read_text("utf-8")
    text = longest.partition("---\n")[2].partition("---\n")[2]

    def read_all(suffix: str, content: bytes) -> int:
        items = list(READERS[suffix](io.BytesIO(content), Origin(f"tin{suffix}", "tin")))
        assert all(isinstance(item, Located) for item in items), items
        return len(items)

    taken = {
        suffix: seconds(lambda s=suffix, c=content: read_all(s, c), max(articles, held))  # type: ignore[misc]
        for suffix, (content, held) in forms(text, articles).items()
    }
    print(f"{len(text):,} characters an article\n| form | articles a second | times text |\n|---|---|---|")
    for suffix, each in taken.items():
        print(f"| {suffix} | {1 / each:,.0f} | {each / taken[BASELINE]:.1f} |")


if __name__ == "__main__":
    main()
