"""The records: what an extraction is made of, and the JSON it is written as.

The shapes are those of docs/record-format.md. Unknown keys are refused, an absent value is ``None``, a list
without members is empty. All offsets are Python string indices (code points) into ``Article.text``, half-open.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1"] = "1"

Label = Literal["ORG", "DATE", "CODE"]
Role = Literal["subject", "basis", "replaced", "mention"]
TaskKind = Literal["task", "solution", "breakthrough"]
Relation = Literal["by", "before", "in", "from"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]


def _iso_date_or_part(value: str) -> str:
    """Check ``2022-11-30``, ``2022-11`` or ``2022`` and give it back."""
    from datetime import date

    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError(f"{value!r} is no ISO day, month or year (2022-11-30, 2022-11, 2022)")
    date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    return value


CalendarDate = Annotated[str, AfterValidator(_iso_date_or_part)]
"""An ISO day, or only its month or year where no more is known."""


class Record(BaseModel):
    """What all records share: unknown keys are refused, and a record once made is not changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Article(Record):
    r"""The article as it was read: ``text`` is NFC with ``\n`` line ends, and all offsets index it."""

    id: str = Field(min_length=1)
    title: str | None = None
    published: CalendarDate | None = None
    source: str | None = None
    text: str


class Spanned(Record):
    """A record that was read from ``article.text[start:end]``, which is its ``text``."""

    id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str


class Mention(Spanned):
    """A body, a date or a document's code named in the text.

    ``value`` is the TIMEX3 value of a DATE or the canonical code of a CODE; ``entity`` the id of an ORG's entity.
    """

    label: Label
    value: str | None = None
    entity: str | None = None
    source: str | None = None


class Entity(Record):
    """A body or an office, by its full official name as far as the article allows."""

    id: str
    name: str


class Document(Record):
    """An official document that the article names; ``issuer`` is an entity's id, ``implements`` documents' ids."""

    id: str
    code: str | None = None
    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    title: str | None = None
    role: Role = "mention"
    implements: list[str] = []
    source: str | None = None


class Task(Spanned):
    """Something that is to be done; ``deadline`` is a TIMEX3 value, ``document`` the id of what sets it."""

    kind: TaskKind = "task"
    deadline: str | None = None
    relation: Relation | None = None
    document: str | None = None
    heading: str | None = None
    product: str | None = None
    source: str | None = None
    cue: str | None = None


class Target(Spanned):
    """A number to be reached: ``low`` and ``high`` are equal for ``=``; one is empty for an open side."""

    indicator: str | None = None
    comparator: Comparator
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    by: str | None = None
    scope: str | None = None
    baseline: str | None = None
    source: str | None = None
    cue: str | None = None


class Assignment(Spanned):
    """Who must do which tasks: entities' ids, tasks' ids, and ``frequency`` as a TIMEX3 duration (``P1Y``)."""

    assigner: str | None = None
    leads: list[str] = []
    coordinators: list[str] = []
    tasks: list[str] = Field(min_length=1)
    report_to: str | None = None
    frequency: str | None = None
    monitor: str | None = None
    source: str | None = None
    cue: str | None = None


class Extraction(Record):
    """All that was read from one article."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    article: Article
    mentions: list[Mention] = []
    entities: list[Entity] = []
    documents: list[Document] = []
    tasks: list[Task] = []
    targets: list[Target] = []
    assignments: list[Assignment] = []


def fold(text: str) -> str:
    """Make two spellings of one text equal: NFC, lower case, single spaces (``Ủy  Ban`` → ``ủy ban``)."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def stable_ids(article_id: str, kind: str, texts: Iterable[str]) -> list[str]:
    """Give each record an id that outlives a re-run and edits elsewhere in the article.

    The id is the kind and a hash of article id, kind and folded text; a text that comes again gets an ordinal.

    >>> stable_ids("a", "task", ["Rà soát", "rà  soát"])
    ['task-03606f6de8', 'task-03606f6de8-2']
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        digest = blake2b(f"{article_id}\x1f{kind}\x1f{fold(text)}".encode(), digest_size=5).hexdigest()
        seen[digest] += 1
        ids.append(f"{kind}-{digest}" + (f"-{seen[digest]}" if seen[digest] > 1 else ""))
    return ids


def broken_links(extraction: Extraction) -> Iterator[str]:
    """Say which ids of an extraction are shared by two records of a kind, and which references lead nowhere."""
    e = extraction
    for layer in (e.mentions, e.entities, e.documents, e.tasks, e.targets, e.assignments):
        ids = Counter(record.id for record in layer)
        yield from (f"{name}: {n} records have this id" for name, n in ids.items() if n > 1)
    known = {
        "entity": {entity.id for entity in e.entities},
        "document": {document.id for document in e.documents},
        "task": {task.id for task in e.tasks},
    }
    for record, kind, wanted in _links(e):
        if wanted is not None and wanted not in known[kind]:
            yield f"{record}: there is no {kind} {wanted!r}"


def _links(extraction: Extraction) -> Iterator[tuple[str, str, str | None]]:
    """Give each reference: the record that has it, what it refers to, and the id."""
    for mention in extraction.mentions:
        yield mention.id, "entity", mention.entity
    for document in extraction.documents:
        yield document.id, "entity", document.issuer
        yield from ((document.id, "document", id) for id in document.implements)
    for task in extraction.tasks:
        yield task.id, "document", task.document
    for a in extraction.assignments:
        bodies = (a.assigner, a.report_to, a.monitor, *a.leads, *a.coordinators)
        yield from ((a.id, "entity", id) for id in bodies)
        yield from ((a.id, "task", id) for id in a.tasks)
