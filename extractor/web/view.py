"""What the page shows of an extraction, as plain data in the words of a language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from extractor.records import Assignment, Document, Extraction, Mention, Target, Task
from extractor.web.marks import Keys, Segment, keys_of, segments
from extractor.web.words import Words
from extractor.write.days import due_day
from extractor.write.names import Names, document_name, listed

Fact = tuple[str, str]
"""The name of a field, in the page's words, and what it says."""


@dataclass(frozen=True, slots=True)
class Card:
    """A record: its key, what it is called, and its facts that say something."""

    key: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks that one body leads; ``known`` is whether there is one."""

    lead: str
    cards: list[Card]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """The tasks due on one day."""

    day: date
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Branch:
    """A document, those that carry it out, and what else it carries out."""

    card: Card
    also: str
    branches: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class View:
    """An article and its records."""

    extraction: Extraction
    segments: list[Segment]
    named: dict[str, tuple[str, ...]]
    groups: list[Group]
    cards: dict[str, list[Card]]
    due: list[Due]
    undated: list[Card]
    chain: list[Branch]


def viewed(extraction: Extraction, words: Words) -> View:
    """Lay out an extraction."""
    cards = Cards(extraction, words)
    tasks = {task.id: cards.task(task) for task in extraction.tasks}
    days = {task.id: due_day(task) for task in extraction.tasks}
    return View(
        extraction,
        segments(extraction),
        records_by_mention(extraction, cards.keys),
        _groups(extraction, cards.names, tasks, words),
        {
            "targets": [cards.target(target) for target in extraction.targets],
            "assignments": [cards.assignment(assignment) for assignment in extraction.assignments],
            "documents": [cards.document(document) for document in extraction.documents],
        },
        [
            Due(day, [tasks[id] for id, due in days.items() if due == day])
            for day in sorted(set(filter(None, days.values())))
        ],
        [tasks[task.id] for task in extraction.tasks if task.deadline and not days[task.id]],
        chain(extraction, cards),
    )


class Cards:
    """Makes the cards of one extraction."""

    def __init__(self, extraction: Extraction, words: Words) -> None:
        self.keys = keys_of(extraction)
        self.names = Names(extraction)
        self._words = words

    def task(self, task: Task, lead: bool = False) -> Card:
        """Lay out a task; who leads it stands over its group, unless it is asked for."""
        names, given = self.names, self.names.assignments(task)
        leads = names.entities(id for a in given for id in a.leads) if lead else []
        return self._card(
            "tasks",
            task,
            task.text,
            lead=listed(leads),
            deadline=self._words.deadline(task),
            coordinators=listed(names.entities(id for a in given for id in a.coordinators)),
            assigner=listed(names.entities(a.assigner for a in given if a.assigner)),
            document=names.document(task.document),
            product=task.product,
            kind=self._words.kind(task) if task.kind != "task" else None,
            report_to=listed(names.entities(a.report_to for a in given if a.report_to)),
            frequency=listed([self._words.frequency(a.frequency) for a in given if a.frequency]),
        )

    def target(self, target: Target) -> Card:
        """Lay out a target."""
        figure, by = self._words.figure(target), self._words.date(target.by)
        return self._card("targets", target, target.text, indicator=target.indicator, figure=figure, by=by)

    def assignment(self, a: Assignment) -> Card:
        """Lay out an assignment."""
        return self._card(
            "assignments",
            a,
            a.text,
            assigner=self.names.entity(a.assigner),
            lead=listed(self.names.entities(a.leads)),
            coordinators=listed(self.names.entities(a.coordinators)),
            tasks=listed([task.text for task in self.names.tasks(a.tasks)]),
            report_to=self.names.entity(a.report_to),
            frequency=self._words.frequency(a.frequency),
        )

    def document(self, document: Document) -> Card:
        """Lay out a document."""
        return self._card(
            "documents",
            document,
            document_name(document),
            issuer=self.names.entity(document.issuer),
            issued_on=self._words.date(document.issued_on),
            role=self._words.role(document),
            title=document.title,
            implements=listed(self.names.documents(document.implements)),
        )

    def _card(
        self, layer: str, record: Task | Target | Assignment | Document, name: str, /, **facts: str | None
    ) -> Card:
        said = tuple((self._words.say(f"field.{field}"), fact) for field, fact in facts.items() if fact)
        return Card(self.keys[layer, record.id], name, said)


def _groups(extraction: Extraction, names: Names, tasks: dict[str, Card], words: Words) -> list[Group]:
    """Give the tasks by the bodies that lead them, in the order of the text; those that nobody leads come last."""
    groups: dict[str, list[Card]] = {}
    nobody = []
    for task in extraction.tasks:
        leads = names.entities(id for a in names.assignments(task) for id in a.leads)
        for lead in leads:
            groups.setdefault(lead, []).append(tasks[task.id])
        if not leads:
            nobody.append(tasks[task.id])
    found = [Group(lead, cards) for lead, cards in groups.items()]
    return [*found, Group(words.say("reading.no_lead"), nobody, known=False)] if nobody else found


def chain(extraction: Extraction, cards: Cards) -> list[Branch]:
    """Draw which document carries out which: each once, under the first that it carries out."""
    documents = {document.id: document for document in extraction.documents}
    under: dict[str, list[str]] = {}
    for document in documents.values():
        for basis in document.implements[:1]:
            under.setdefault(basis, []).append(document.id)

    def branch(id: str, above: frozenset[str]) -> Branch:
        also = listed(cards.names.documents(documents[id].implements[1:]))
        below = [branch(one, above | {id}) for one in under.get(id, ()) if one not in above | {id}]
        return Branch(cards.document(documents[id]), also, below)

    tops = [id for id in under if not documents[id].implements]
    return [branch(id, frozenset()) for id in tops]


def records_by_mention(extraction: Extraction, keys: Keys) -> dict[str, tuple[str, ...]]:
    """Give the keys of the records that each mention's body, document or date has a part in."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for key, about in _about(extraction, keys):
        for one in about:
            names.setdefault(one, {})[key] = None
    codes = {document.code: document.id for document in extraction.documents if document.code}
    return {
        keys["mentions", mention.id]: tuple(names.get(_meant(mention, codes), ()))
        for mention in extraction.mentions
    }


def _meant(mention: Mention, codes: dict[str, str]) -> tuple[str, str]:
    """Give what a mention means: a body, a document or a date."""
    if mention.label == "ORG":
        return "entity", mention.entity or ""
    if mention.label == "CODE":
        return "document", codes.get(mention.value or "", "")
    return "date", mention.value or ""


def _about(extraction: Extraction, keys: Keys) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """Give what each record has a part for: its bodies, documents and dates."""
    names = Names(extraction)
    for task in extraction.tasks:
        bodies = [body for a in names.assignments(task) for body in _bodies(a)]
        about = [("document", task.document), ("date", task.deadline), *bodies]
        yield keys["tasks", task.id], _named(about)
    for target in extraction.targets:
        yield keys["targets", target.id], _named([("date", target.by)])
    for a in extraction.assignments:
        yield keys["assignments", a.id], _named(_bodies(a))
    for document in extraction.documents:
        about = [("document", document.id), ("entity", document.issuer), ("date", document.issued_on)]
        yield keys["documents", document.id], _named(about)


def _bodies(a: Assignment) -> list[tuple[str, str | None]]:
    return [("entity", id) for id in (*a.leads, *a.coordinators, a.assigner, a.report_to, a.monitor)]


def _named(about: Iterable[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(kind, id) for kind, id in about if id]
