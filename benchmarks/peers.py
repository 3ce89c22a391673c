"""What a user would reach for today, on the same gold: accuracy beside cost, as the table of docs/peers.md.

    pip install -c constraints.txt -e '.[peers]'
    python benchmarks/peers.py gold '../shared/real/gold:d[34]'

A set is a folder of gold, and after a colon a regular expression for the ids that belong to it. The peers find
mentions only:

``underthesea``   ``underthesea.ner`` alone, sentence by sentence: its ORG
``spaCy``         a blank pipeline and the regular expressions one writes in an afternoon: bodies, dates and codes
``dateparser``    ``dateparser.search.search_dates``: dates, with the publication date to fill them from
``extractor``     this package, records and all

Cost is processor time an article, models loaded and warm, all in one run.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.report import Report, report
from extractor.evaluate.sources import load as load_gold
from extractor.pipeline import extract_article, load
from extractor.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

FIGURES = (
    *("mention ORG strict", "mention ORG partial", "mention DATE strict", "value DATE"),
    *("mention CODE strict", "value CODE"),
)
SLIP = 30
"""Characters within which underthesea's next word is looked for: one that it spells otherwise is stepped over."""

UPPER = "".join(letter for letter in map(chr, range(0x1F00)) if letter.isupper())
HEAD = (
    r"\b(?:Bộ|Sở|Ban|Cục|Tổng cục|Chi cục|Phòng|Công an|Ủy ban nhân dân|UBND|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Văn phòng|"
    r"Chính phủ|Quốc hội|Thủ tướng|Chủ tịch)"
)
BODY = (
    rf"{HEAD}(?: (?:TP|tỉnh|thành phố|huyện|quận|xã|phường)\b)?"
    rf"(?: [{UPPER}][\w&-]*(?: (?![{UPPER}])[^\W\d]+)?(?:,? và(?= [{UPPER}]))?)*"
)
DATE = (
    r"(?i:ngày )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?(?![\d/-])"
    r"|(?i:tháng )(?P<of>\d{1,2})[/-](?P<its>\d{4})|(?i:năm )(?P<only>\d{4})"
)
CODE = r"\d+[a-z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐ][A-Za-zĐ]*\d*(?:[/&-][A-ZĐ][\w&]*)*"

Mention = dict[str, Any]
Peer = Callable[[Article], list[Mention]]


def mention(label: str, start: int, end: int, value: str | None = None) -> Mention:
    """Give a mention as gold has it; a body is an entity of its own, for no peer says which are one."""
    entity = f"e{start}" if label == "ORG" else None
    return {"id": f"m{start}", "label": label, "start": start, "end": end, "value": value, "entity": entity}


# -- the peers ------------------------------------------------------------------------------------


def underthesea(article: Article) -> list[Mention]:
    """Give what ``underthesea.ner`` calls ORG, laid back on the text word by word."""
    import underthesea

    found: list[Mention] = []
    at = 0
    for sentence in underthesea.sent_tokenize(article.text):
        for word, _, _, tag in underthesea.ner(sentence):
            place = re.compile(r"\s*".join(map(re.escape, word.split()))).search(
                article.text, at, at + len(word) + SLIP
            )
            if place is None:
                continue
            at = place.end()
            if tag == "I-ORG" and found and not article.text[found[-1]["end"] : place.start()].strip():
                found[-1]["end"] = at
            elif tag in ("B-ORG", "I-ORG"):
                found.append(mention("ORG", place.start(), at))
    return found


def spacy_and_regex(article: Article) -> list[Mention]:
    """Give what plain expressions match, on spaCy's tokens; a missing year is that of publication."""
    doc = _blank()(article.text)
    found: list[Mention] = []
    for label, pattern in (("CODE", CODE), ("DATE", DATE), ("ORG", BODY)):
        for match in re.finditer(pattern, article.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and not any(
                m["start"] < span.end_char and span.start_char < m["end"] for m in found
            ):
                value = {"CODE": re.sub(r"\s", "", match[0]), "DATE": _iso(match, article.published)}.get(
                    label
                )
                found.append(mention(label, span.start_char, span.end_char, value))
    return found


@cache
def _blank() -> "Language":
    """Make spaCy's pipeline for any language: without another package its Vietnamese one leaves commas on words."""
    import spacy

    return spacy.blank("xx")


def _iso(match: re.Match[str], published: str | None) -> str | None:
    """Write the date of a match of ``DATE``."""
    if "day" not in match.re.groupindex:
        return None
    if match["only"]:
        return match["only"]
    if match["of"]:
        return f"{match['its']}-{int(match['of']):02}"
    year = match["year"] or (published or "XXXX")[:4]
    return f"{year}-{int(match['month']):02}-{int(match['day']):02}"


def dateparser(article: Article) -> list[Mention]:
    """Give what ``dateparser`` finds; its values are days, whatever the text says."""
    from dateparser.search import search_dates

    day = article.published or ""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(day)} if len(day) == len("2025-06-30") else {}
    found: list[Mention] = []
    at = 0
    for words, day in search_dates(article.text, languages=["vi"], settings=settings) or []:
        start = article.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(mention("DATE", start, at, day.date().isoformat()))
    return found


# -- the table ------------------------------------------------------------------------------------


def prediction(article: Article, mentions: list[Mention]) -> dict[str, Any]:
    """Give mentions as an extraction that has nothing else."""
    entities = [{"id": m["entity"], "name": m["entity"]} for m in mentions if m["entity"]]
    empty: dict[str, Any] = {layer: [] for layer in ("documents", "tasks", "targets", "assignments")}
    return {"article": article.model_dump(), "mentions": mentions, "entities": entities, **empty}


def ours() -> Callable[[Article], dict[str, Any]]:
    """Give this package's extraction."""
    nlp = load()
    return lambda article: extract_article(nlp, article).model_dump()


def of(peer: Peer) -> Callable[[Article], dict[str, Any]]:
    """Give a peer's extraction."""
    return lambda article: prediction(article, peer(article))


def measured(
    rows: list[dict[str, Any]], extract: Callable[[Article], dict[str, Any]]
) -> tuple[Report, float]:
    """Score an extraction on gold, and give its cost: milliseconds of the processor an article."""
    articles = [Article(**row["article"]) for row in rows]
    extract(articles[0])  # loads what is loaded but once
    start = time.process_time()
    found = [extract(article) for article in articles]
    cost = (time.process_time() - start) / len(articles) * 1000
    return report(Comparison(row, pred) for row, pred in zip(rows, found, strict=True)), cost


def lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Give the Markdown table of one set."""
    peers = {
        "underthesea.ner": of(underthesea),
        "spaCy + regex": of(spacy_and_regex),
        "dateparser": of(dateparser),
        "extractor": ours(),
    }
    yield f"| {len(rows)} articles: P / R / **F1** | " + " | ".join(FIGURES) + " | ms an article |"
    yield "|---" * (len(FIGURES) + 2) + "|"
    for name, extract in peers.items():
        found, cost = measured(rows, extract)
        cells = []
        for figure in FIGURES:
            tally = found.total[figure]
            shown = f"{tally.p:.2f} / {tally.r:.2f} / **{tally.f1:.3f}**" if tally.pred else "–"
            cells.append(f"{tally.p:.3f}" if figure.startswith("value") and tally.pred else shown)
        yield f"| {name} | " + " | ".join(cells) + f" | {cost:.0f} |"


def main(sets: list[str]) -> None:
    """Print the table of each set."""
    for gold in sets:
        folder, _, pattern = gold.partition(":")
        rows = [row for name, row in load_gold(Path(folder)).items() if re.match(pattern, name)]
        print("\n".join([gold, "", *lines(rows), ""]))


if __name__ == "__main__":
    main(sys.argv[1:] or ["gold"])
