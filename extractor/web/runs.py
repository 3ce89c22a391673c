"""A run's results to look into: the extractions of a file, found by body, deadline, document and words."""

from collections.abc import Iterator
from pathlib import Path

from extractor.find.bodies import Sought
from extractor.find.tasks import Query, code_key, found
from extractor.read.extractions import read_extractions
from extractor.records import Extraction, Task
from extractor.write.days import days_of

MOST = 200
"""Tasks that one page shows; the command ``extractor tasks`` has no such end."""


class AskedError(ValueError):
    """What was asked for cannot be understood; ``field`` is the field it stands in."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def query(
    body: str = "", part: str = "lead", after: str = "", before: str = "", under: str = "", text: str = ""
) -> Query:
    """Make a query of what a form holds.

    Args:
        body: A body's name, as anybody types it.
        part: Its part: ``lead``, ``coordinator`` or ``assigner``.
        after: A day, month or year.
        before: A day, month or year.
        under: The code of a document; those that carry it out are meant too.
        text: Words of the task.

    Raises:
        AskedError: A day or a code is none.
    """
    days = {}
    for field, value, last in (("after", after, True), ("before", before, False)):
        named = days_of(value) if value else None
        if value and named is None:
            raise AskedError(field)
        days[field] = named[last] if named else None
    try:
        code = code_key(under) if under else None
    except ValueError:
        raise AskedError("under") from None
    sought = Sought(body) if body else None
    return Query(
        lead=sought if part == "lead" else None,
        coordinator=sought if part == "coordinator" else None,
        assigner=sought if part == "assigner" else None,
        after=days["after"],
        before=days["before"],
        under=code,
        implementing=True,
        text=text or None,
    )


def hits(run: Path, asked: Query) -> Iterator[tuple[Extraction, Task]]:
    """Give the tasks of a run that are asked for, each with its article, in the order of the run.

    Raises:
        ExtractionsError: The run cannot be read.
    """
    for extraction in read_extractions(run):
        part = found(extraction, asked)
        if part:
            yield from ((extraction, task) for task in part.tasks)


def article(run: Path, id: str) -> Extraction | None:
    """Give the extraction of an article; raises ``ExtractionsError``."""
    return next((one for one in read_extractions(run) if one.article.id == id), None)
