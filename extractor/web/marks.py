"""An article's text cut into segments, wherever a mention or a record begins or ends.

Mentions and records may overlap in any way; in a page each stands in the segments it covers.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractor.annotate.draft import LETTERS
from extractor.records import Extraction, Mention

MARKED = (LETTERS["tasks"], LETTERS["targets"])

Keys = dict[tuple[str, str], str]
"""The key of each record, by its layer and id: ``t1`` is the first task. Unlike ids, all are fit for an address."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text.

    Attributes:
        text: Its characters.
        mention: The mention it is part of, with its key.
        records: The keys of the records that cover it.
        begins: Those of them, and of mentions, that begin here.
    """

    text: str
    mention: tuple[str, Mention] | None
    records: tuple[str, ...]
    begins: tuple[str, ...]

    @property
    def marked(self) -> bool:
        """Whether a task or target covers it: assignments cover whole sentences, which would all be marked."""
        return any(key[0] in MARKED for key in self.records)


def keys_of(extraction: Extraction) -> Keys:
    """Give every record of an extraction a key."""
    return {
        (layer, record.id): f"{letter}{number}"
        for layer, letter in LETTERS.items()
        for number, record in enumerate(getattr(extraction, layer), 1)
    }


def segments(extraction: Extraction) -> list[Segment]:
    """Cut the text of an article."""
    text = extraction.article.text
    spans = _spans(extraction)
    by_key = {f"m{number}": mention for number, mention in enumerate(extraction.mentions, 1)}
    opened, closed = defaultdict(list), defaultdict(list)
    for key, (start, end) in spans:
        if start < min(end, len(text)):
            opened[start].append(key)
            closed[min(end, len(text))].append(key)
    found, standing = [], dict[str, None]()
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        for key in closed[start]:
            standing.pop(key, None)
        standing |= dict.fromkeys(opened[start])
        found.append(_segment(text[start:end], list(standing), opened[start], by_key))
    return found


def _segment(text: str, standing: list[str], begins: list[str], mentions: Mapping[str, Mention]) -> Segment:
    """Make the segment that some mentions and records cover."""
    named = [key for key in standing if key in mentions]
    records = tuple(key for key in standing if key not in mentions)
    return Segment(text, (named[-1], mentions[named[-1]]) if named else None, records, tuple(begins))


def _spans(extraction: Extraction) -> list[tuple[str, tuple[int, int]]]:
    """Give where mentions, records, and documents by their codes stand."""
    keys = keys_of(extraction)
    spans = [
        (keys[layer, record.id], (record.start, record.end))
        for layer in ("mentions", "tasks", "targets", "assignments")
        for record in getattr(extraction, layer)
    ]
    codes = {document.code: document.id for document in extraction.documents if document.code}
    spans += [
        (keys["documents", codes[mention.value]], (mention.start, mention.end))
        for mention in extraction.mentions
        if mention.label == "CODE" and mention.value in codes
    ]
    return spans
