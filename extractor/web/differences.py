"""What a correction changed: mentions by their places, records as ``extractor diff`` compares them."""

from collections.abc import Iterator

from pydantic import BaseModel

from extractor.annotate.draft import renamed
from extractor.records import Extraction, Mention, broken_links, stable_ids
from extractor.track.changes import compared
from extractor.track.screen import EVENTS, FIELDS, KINDS, in_words
from extractor.write.names import document_name
from extractor.write.printable import one_line

MENTION = "từ ngữ được đánh dấu"
ADDED, CHANGED, GONE = (EVENTS[event][0] for event in ("added", "changed", "gone"))


class Difference(BaseModel):
    """What became of a mention or record, in the words of an office."""

    event: str
    kind: str
    title: str
    fields: list[str] = []


def differences(old: Extraction, new: Extraction) -> list[Difference]:
    """Give what changed from one extraction of an article to another.

    Nothing is said of one that refers to what is not there: its records have no names to be compared by.
    """
    if any(broken_links(old)) or any(broken_links(new)):
        return []
    records = [
        Difference(
            event=EVENTS[change.event][0],
            kind=KINDS[change.record.kind],
            title=one_line(change.record.title),
            fields=[
                one_line(
                    f"{FIELDS[name]}: {in_words(name, before)} → {in_words(name, change.record.fields[name])}"
                )
                for name, before in change.before.items()
            ],
        )
        for change in compared(_by_content(old), _by_content(new))
    ]
    return [*_mentions(old, new), *records]


def _by_content(extraction: Extraction) -> Extraction:
    """Give records the ids that their content makes: those of gold are only numbers."""
    contents = {
        "mentions": [f"{m.label} {m.start} {m.end}" for m in extraction.mentions],
        "entities": [entity.name for entity in extraction.entities],
        "documents": [document_name(document) for document in extraction.documents],
        **{
            layer: [r.text for r in getattr(extraction, layer)]
            for layer in ("tasks", "targets", "assignments")
        },
    }
    article = extraction.article.id
    ids = {
        layer: dict(
            zip((r.id for r in getattr(extraction, layer)), stable_ids(article, layer, texts), strict=True)
        )
        for layer, texts in contents.items()
    }
    return renamed(extraction, ids)


def _mentions(old: Extraction, new: Extraction) -> Iterator[Difference]:
    """Give the mentions that were added, changed or taken away."""
    before, after = _by_place(old), _by_place(new)
    for place, (mention, says) in after.items():
        if place not in before:
            yield Difference(event=ADDED, kind=MENTION, title=one_line(mention.text), fields=[says])
        elif before[place][1] != says:
            fields = [f"{before[place][1]} → {says}"]
            yield Difference(event=CHANGED, kind=MENTION, title=one_line(mention.text), fields=fields)
    for place, (mention, _) in before.items():
        if place not in after:
            yield Difference(event=GONE, kind=MENTION, title=one_line(mention.text))


def _by_place(extraction: Extraction) -> dict[tuple[int, int], tuple[Mention, str]]:
    """Give mentions by where they stand, and what each says."""
    names = {entity.id: entity.name for entity in extraction.entities}
    return {
        (m.start, m.end): (m, one_line(f"{m.label}: {m.value or names.get(m.entity or '') or ''}"))
        for m in extraction.mentions
    }
