"""Tasks and assignments: directive clauses put into the order of the article.

``orders`` reads a sentence; this module keeps what the sentences before it left open: whose order it is, whom it is
laid on, which heading it stands under. An order stays open through the sentences that continue it and ends with the
first one that does not.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise, takewhile

from spacy.language import Language
from spacy.tokens import Doc

from extractor.extract.cues import cues
from extractor.extract.deadlines import Deadline, deadline, fronted
from extractor.extract.heads import offices_held
from extractor.extract.line import Frame
from extractor.extract.orders import Clause, listed_tasks, read_sentence, skip_marks
from extractor.extract.tables import Cell, TaskRow, TaskTable, find_tables
from extractor.extract.units import Unit, sentences, units
from extractor.layers import article_of, found_in, register
from extractor.records import Assignment, Document, Task, TaskKind, stable_ids
from extractor.segment.layout import after_marker

LONGEST_OPINION = 5
"""Words of ``ý kiến chỉ đạo của`` before the body whose opinion it is."""
LONGEST_REPORT = 12
"""Units from ``báo cáo`` to whom it goes: ``báo cáo kết quả thực hiện về Bộ Y tế``."""
REPORTED_TO = {
    "cáo",
    "quả",
    "về",
    "với",
    "cho",
    "lên",
    "gửi",
    "tới",
    "đến",
    "xuất",
    "mưu",
    "trình",
    "qua",
    "(",
}
"""What stands right before whom a report goes to; ``kiến nghị doanh nghiệp`` is what it tells of."""
SILENT_BLOCKS = {"headline", "caption", "teaser", "furniture"}
"""Blocks that hold no records: they repeat the body, or are none of it."""

SPOKEN_DUTIES = {"cần", "phải", "cần phải", "cũng cần", "cũng phải", "đặc biệt cần", "càng phải"}
"""Modals that are said by whoever speaks, where ``có trách nhiệm`` is said by the document reported."""


@dataclass(slots=True)
class Draft:
    """A task on the way to its record."""

    start: int
    end: int
    kind: TaskKind
    rule: str
    cue: str
    due: Deadline | None
    document: str | None
    heading: str | None
    units: list[Unit]
    product: str | None = None
    assigned: bool = False


@dataclass(slots=True)
class Duty:
    """An assignment on the way to its record; ``tasks`` are numbers of drafts, each once, in their order."""

    start: int
    end: int
    assigner: str | None
    leads: list[str]
    coordinators: list[str]
    rule: str
    cue: str
    tasks: dict[int, None] = field(default_factory=dict)
    report_to: str | None = None
    frequency: str | None = None


@dataclass(slots=True)
class Standing:
    """The order that is open: who gave it and whom it is laid on."""

    assigner: str | None = None
    leads: list[str] = field(default_factory=list)
    document: str | None = None
    coordinators: list[str] = field(default_factory=list)
    joint: bool = False
    """Whether the coordinators share what follows in the sentence: ``A chủ trì, phối hợp với B làm X; báo cáo C``."""


class DirectiveReader:
    """Reads the tasks and assignments of one ``Doc``."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.article = doc, article_of(doc)
        self.text = doc.text  # spaCy spells the text anew whenever it is asked for it
        self.mentions = list(doc.spans["mentions"]) if "mentions" in doc.spans else []
        self.blocks = [block.start for block in found_in(doc, "blocks")]
        self.documents: list[Document] = doc._.documents or []
        self.subjects = [d for d in self.documents if d.role == "subject"]
        self.subject = self.subjects[0] if self.subjects else None
        self.coded, self.setting = _by_code(self.documents), _setting(self.documents)
        self.names = {entity.id: entity.name for entity in doc._.entities or []}
        self.drafts: list[Draft] = []
        self.duties: list[Duty] = []
        self.standing = Standing()
        self.open = False
        self.duty_open = False
        self.kind: TaskKind | None = None
        self.heading: str | None = None
        self.speaker: str | None = None
        self.offices: dict[str, str] = {}
        self.person: str | None = None
        self.heading_stands = False
        self.reporting = False
        self.listing: Standing | None = None
        self.numbered: Standing | None = None
        self.last_sentence: list[int] = []

    def read(self) -> None:
        """Read all sentences; the results are ``drafts`` and ``duties``."""
        tables = find_tables(self.text)
        for label, line in _lines(self.doc):
            while tables and tables[0].end <= line[0].start:
                self._read_table(tables.pop(0))
            if tables and tables[0].start <= line[0].start:
                continue
            if label in SILENT_BLOCKS or self._states_deadline(line):
                continue
            self._resume_numbered(line)
            clauses = read_sentence(line, self._frame())
            if label == "heading" and not clauses:
                self._take_heading(line)
                continue
            if line[-1].text == ":" or (not clauses and _announces_number(line)):
                self._take_announcement(line)
            self._read_line(label, line, clauses)
        for table in tables:
            self._read_table(table)

    def _read_table(self, table: TaskTable) -> None:
        """Read each row of a task table as a task, and rows with the same roles as one assignment."""
        assigner = self.subject.issuer if self.subject else self.standing.assigner
        document = self.subject.id if self.subject else None
        self.duty_open = False
        for row in table.rows:
            roles = (assigner, _entities(self._units(row.lead)), _entities(self._units(row.coordinator)))
            start = min(cell.start for cell in (row.task, row.lead) if cell is not None)
            due = _cell_deadline(self._units(row.deadline))
            for begin, end in listed_tasks(self._units(row.task)):
                clause = Clause("table", "table", start, (begin, end))
                number = self._add(clause, self._units(row.task), due, document, row)
                if roles[1]:
                    self._lay(clause, number, roles)
                self.duty_open = bool(roles[1])
        self.standing = Standing(assigner, [], document)
        self.open, self.duty_open = assigner is not None, False

    def _units(self, cell: Cell | None) -> list[Unit]:
        """Give the units of a cell."""
        if cell is None:
            return []
        first = bisect_left(self.mentions, cell.start, key=lambda m: m.start_char)
        inside = takewhile(lambda m: m.end_char <= cell.end, islice(self.mentions, first, None))
        return units(self.text, cell.start, cell.end, list(inside))

    def _frame(self) -> Frame:
        published = self.article.published
        return Frame(
            open=self.open,
            listed=self.kind is not None,
            reported=self.subject is not None or self.reporting,
            year=int(published[:4]) if published else None,
            giver=self.standing.assigner,
        )

    def _resume_numbered(self, line: Sequence[Unit]) -> None:
        """``Thứ hai, X``: whatever stood between, it is the next of the tasks that were announced by their number."""
        if self.numbered is not None and cues().ordinal.match(line, skip_marks(line)):
            self.standing, self.open = self.numbered, True

    def _take_heading(self, line: Sequence[Unit]) -> None:
        """Take a heading: what it announces, or whom what follows is laid on (``1. Sở Y tế``)."""
        self.heading = self.text[line[0].start : line[-1].end].strip(" :")
        self.kind = _announced_kind(line)
        self.heading_stands = True
        named = line[skip_marks(line) :]
        bodies = [u for u in named if u.kind == "org"]
        self.open = bool(bodies) and all(u.kind in ("org", "punct") or u.text == "và" for u in named)
        if not self.open:
            self.open = self.listing is not None
        else:
            assigner = self.subject.issuer if self.subject else self.standing.assigner
            self.standing = Standing(assigner, _entities(bodies), self.subject.id if self.subject else None)
            self.duty_open = False

    def _take_announcement(self, line: Sequence[Unit]) -> None:
        """Take a sentence that ends in a colon: what the lines after it list."""
        kind = _announced_kind(line)
        if kind is not None:
            self.heading = self.text[line[0].start : line[-1].end].strip(" :")
            self.kind, self.heading_stands = kind, False
            giver = self.subject.issuer if self.subject else self.speaker
            self.listing = Standing(giver, [], self.subject.id if self.subject else None)

    def _read_line(self, label: str, line: list[Unit], clauses: Sequence[Clause]) -> None:
        held = offices_held(line)
        self.offices |= held
        self.person = next(reversed(held.values()), self.person)
        self._note_speaker(line, clauses)
        self.reporting = _reports_document(line)
        if label == "item" and self.listing is not None:
            self.open = True
            self.standing = replace(
                self.standing, assigner=self.listing.assigner, document=self.listing.document
            )
        elif label != "item":
            self.listing = None
        if not clauses:
            self._close(line)
            return
        self.last_sentence = []
        for clause in clauses:
            self._take(clause, line)
        self.open = True
        if _counts_tasks(line):
            self.numbered = self.standing
        if line[-1].text == ":" and clauses[-1].content is None:
            self.listing = self.standing

    def _close(self, line: Sequence[Unit]) -> None:
        """A sentence that gives no order ends the one that is open, but for a list that it stands in."""
        if line[-1].text == ":":
            return
        self.duty_open = False
        self.open = self.listing is not None
        if not (self.heading_stands or _announces_number(line)):
            self.kind = None

    def _note_speaker(self, line: Sequence[Unit], clauses: Sequence[Clause]) -> None:
        """Remember who spoke or ordered last: whose order a sentence without a subject is."""
        subjects = [clause.subject for clause in clauses if clause.subject]
        if subjects:
            self.speaker = subjects[-1][0].entity
        elif not clauses:
            first = next((u.entity for u in line if u.kind == "org"), None)
            self.speaker = _speaker(line) or self.speaker or first

    def _take(self, clause: Clause, line: list[Unit]) -> None:
        """Turn a clause into its task, and lay it on whom the clause names or on whom the open order names."""
        assigner, leads = self._roles(clause)
        if leads == [assigner]:
            assigner = None
        same_sentence = clause.rule == "continued" and bool(self.last_sentence)
        joined = same_sentence and self.standing.joint and not clause.coordinators
        coordinators = self.standing.coordinators if joined else _entities(clause.coordinators)
        document = self._document(clause, assigner, line)
        self.standing = Standing(
            assigner, leads, document, coordinators, joined or clause.rule in ("lead", "order")
        )
        if clause.content is None:
            self.duty_open = False
            return
        number = self._draft(clause, line, document)
        self.last_sentence.append(number)
        if leads:
            self._lay(clause, number, (assigner, leads, coordinators))
        self.duty_open = bool(leads)

    def _lay(self, clause: Clause, number: int, roles: tuple[str | None, list[str], list[str]]) -> None:
        """Add the task to the assignment that is open, or open one where the roles are others."""
        current = self.duties[-1] if self.duties and self.duty_open else None
        if current is None or (current.assigner, current.leads, current.coordinators) != roles:
            current = Duty(clause.start, self.drafts[number].end, *roles, rule=clause.rule, cue=clause.cue)
            self.duties.append(current)
        self._extend(current, number)

    def _roles(self, clause: Clause) -> tuple[str | None, list[str]]:
        """Give who assigns and who leads, from the clause or from the order it continues."""
        leads = _entities(clause.leads)
        if clause.rule == "continued" or (clause.rule == "lead" and not leads):
            return self.standing.assigner, leads or self.standing.leads
        if clause.rule == "order":
            assigner = self._assigner(clause)
            return assigner, leads or (self.standing.leads if clause.continues else [])
        if clause.rule in ("commitment", "plan"):
            return None, leads
        if clause.rule in ("listed", "announced"):
            return self.subject.issuer if self.subject else None, leads
        if clause.rule == "duty" and not leads:
            return self.standing.assigner if self.open else None, self.standing.leads if self.open else []
        if clause.subject:
            return clause.subject[0].entity, leads
        if self.open or (clause.rule == "plain" and self.last_sentence):
            return self.standing.assigner, leads
        spoken = clause.rule == "duty" and clause.cue in SPOKEN_DUTIES
        return (self.speaker if spoken or self.subject is None else self.subject.issuer), leads

    def _assigner(self, clause: Clause) -> str | None:
        if clause.subject:
            office = clause.subject[-1] if clause.named_person else clause.subject[0]
            return office.entity
        if clause.person is not None and self.person is not None:
            return self.offices.get(clause.person, self.standing.assigner) if clause.person else self.person
        if clause.document_speaks:
            return self.subject.issuer if self.subject else self.standing.assigner
        return self.standing.assigner if self.open else self.speaker

    def _document(self, clause: Clause, assigner: str | None, line: Sequence[Unit]) -> str | None:
        """Give the document that sets a task: one named before the order, else the one that whoever orders issued."""
        if clause.rule == "continued" and self.open:
            return self.standing.document
        head = [u for u in line if clause.content is None or u.end <= clause.content[0]]
        cited = sorted(n for u in head if u.kind == "code" for n in self.coded.get(u.value or "", ()))
        named = (d for n in cited if (d := self.documents[n]).role == "subject" or d.issuer == assigner)
        if (document := next(named, None)) is not None:
            return document.id
        if clause.rule in ("commitment", "plan"):
            own = self.subject is not None and self.subject.issuer in _entities(clause.leads)
            return self.subject.id if self.subject is not None and own else None
        spoken = any(cues().speaking_document.match(head, i) for i in range(len(head)))
        setting = (
            d.id
            for d in self.setting
            if (
                d.role == "subject"
                and (spoken or clause.document_speaks or self._speaks_through(d, assigner))
            )
            or (d.role == "basis" and self._conveys(d, assigner))
        )
        return next(setting, None)

    def _speaks_through(self, document: Document, assigner: str | None) -> bool:
        """Whether an order of the assigner's can be the document's: the body, its office or its head issued it."""
        issuer, giver = self.names.get(document.issuer or "", ""), self.names.get(assigner or "", "")
        return (
            not issuer or not giver or issuer in giver or giver in issuer or self._conveys(document, assigner)
        )

    def _conveys(self, document: Document, assigner: str | None) -> bool:
        """Whether the document hands on what the assigner orders: its office wrote it (``Văn phòng Chính phủ``)."""
        issuer, giver = self.names.get(document.issuer or "", ""), self.names.get(assigner or "", "")
        return issuer.startswith("Văn phòng ") and issuer.removeprefix("Văn phòng ") in giver

    def _draft(self, clause: Clause, line: list[Unit], document: str | None) -> int:
        """Add the task of a clause, with the deadline that it or what stands before it states."""
        start, end = clause.content or (clause.start, clause.start)
        due = deadline([u for u in line if start <= u.start < end]) or fronted(_before(clause, start, line))
        if due is None and clause.rule == "passive":
            due = deadline([u for u in line if u.start >= end])
        return self._add(clause, line, due, document)

    def _add(
        self,
        clause: Clause,
        line: list[Unit],
        due: Deadline | None,
        document: str | None,
        row: TaskRow | None = None,
    ) -> int:
        """Add a task to the drafts and give its number; ``row`` is the table's row it stands in."""
        start, end = clause.content or (clause.start, clause.start)
        kind = clause.kind or (self.kind if row is None else None) or "task"
        heading = self.heading if row is None else row.heading
        product = row.product.text if row and row.product and row.product.text else None
        inside = [u for u in line if start <= u.start < end]
        self.drafts.append(
            Draft(start, end, kind, clause.rule, clause.cue, due, document, heading, inside, product)
        )
        return len(self.drafts) - 1

    def _extend(self, duty: Duty, number: int) -> None:
        """Add a task to an assignment, with what it points back to and whom it is reported to."""
        draft = self.drafts[number]
        draft.assigned = True
        duty.tasks |= dict.fromkeys((number, *self._pointed_at(number)))
        duty.end = max(duty.end, draft.end)
        receiver = _report_receiver(draft.units)
        duty.report_to = duty.report_to or receiver
        if receiver is not None and draft.due is not None and draft.due.relation is None:
            duty.frequency = draft.due.value

    def _pointed_at(self, number: int) -> list[int]:
        """Give the tasks that a task points back to.

        ``nhiệm vụ này`` means those of the same block that nobody was given; ``thực hiện và báo cáo``, without an
        object, all that whoever orders it has laid on somebody before.
        """
        if _points_back(self.drafts[number].units):
            block = self._block_start(self.drafts[number].start)
            first = bisect_left(self.drafts, block, hi=number, key=lambda draft: draft.start)
            return [n for n in range(first, number) if not self.drafts[n].assigned]
        if _lacks_object(self.drafts[number].units):
            giver = self.standing.assigner
            return sorted({n for duty in self.duties[:-1] if duty.assigner == giver for n in duty.tasks})
        return []

    def _block_start(self, offset: int) -> int:
        """Give where the block begins that holds an offset."""
        i = bisect_right(self.blocks, offset) - 1
        return self.blocks[i] if i >= 0 else 0

    def _states_deadline(self, line: Sequence[Unit]) -> bool:
        """Take ``Thời gian hoàn thành trước …`` as the deadline of the sentence before, and tell whether it is one."""
        if not line or not cues().deadline_statement.match(line, 0):
            return False
        due = deadline(line)
        for number in self.last_sentence if due is not None else []:
            if self.drafts[number].due is None:
                self.drafts[number].due = due
        return True

    def tasks(self) -> list[Task]:
        """Give the tasks as records."""
        text = self.text
        ids = stable_ids(self.article.id, "task", [text[d.start : d.end] for d in self.drafts])
        return [
            Task(
                id=name,
                start=d.start,
                end=d.end,
                text=text[d.start : d.end],
                kind=d.kind,
                deadline=d.due.value if d.due else None,
                relation=d.due.relation if d.due else None,
                document=d.document,
                heading=d.heading,
                product=d.product,
                source=d.rule,
                cue=d.cue,
            )
            for name, d in zip(ids, self.drafts, strict=True)
        ]

    def assignments(self, tasks: Sequence[Task]) -> list[Assignment]:
        """Give the assignments as records; ``tasks`` are those of ``tasks()``."""
        text = self.text
        ids = stable_ids(self.article.id, "assignment", [text[d.start : d.end] for d in self.duties])
        return [
            Assignment(
                id=name,
                start=d.start,
                end=d.end,
                text=text[d.start : d.end],
                assigner=d.assigner,
                leads=d.leads,
                coordinators=[c for c in d.coordinators if c not in d.leads],
                tasks=[tasks[n].id for n in d.tasks],
                report_to=d.report_to,
                frequency=d.frequency,
                source=d.rule,
                cue=d.cue,
            )
            for name, d in zip(ids, self.duties, strict=True)
        ]


def _lines(doc: Doc) -> Iterator[tuple[str, list[Unit]]]:
    """Give each sentence's units, without an item's marker, with the label of its block."""
    blocks, text = found_in(doc, "blocks"), doc.text
    b = 0
    for sentence, units_of_sentence in sentences(doc):
        while b < len(blocks) and blocks[b].end <= sentence.start_char:
            b += 1
        block = blocks[b] if b < len(blocks) else None
        opens = block is not None and block.start == sentence.start_char
        words = after_marker(text, block.start, block.end) if block is not None and opens else 0
        line = [unit for unit in units_of_sentence if unit.start >= words]
        if line:
            yield block.label if block else "paragraph", line


def _by_code(documents: Sequence[Document]) -> dict[str, list[int]]:
    """Give the numbers of the documents with each code."""
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        if document.code is not None:
            found.setdefault(document.code, []).append(number)
    return found


def _setting(documents: Sequence[Document]) -> list[Document]:
    """Give the documents that may set tasks: the first of each role and issuer, since no more is asked of them."""
    found: dict[tuple[str, str | None], Document] = {}
    for document in documents:
        if document.role in ("subject", "basis"):
            found.setdefault((document.role, document.issuer), document)
    return list(found.values())


def _before(clause: Clause, start: int, line: Sequence[Unit]) -> list[Unit]:
    """Give the units before a task that can tell when it is due: of an order those behind its subject."""
    asked = clause.start if clause.verb is None else min(clause.verb, clause.start)
    earlier = [u for u in line if u.end <= start and (clause.rule != "order" or u.start >= asked)]
    if any(u.text == "ngoài" for u in earlier):
        return []  # `ngoài việc ra quân trong tháng 5, phải X`: that date is another's
    last_cut = max((i + 1 for i, u in enumerate(earlier) if u.text == ";"), default=0)
    return earlier[last_cut:]


def _cell_deadline(cell: Sequence[Unit]) -> Deadline | None:
    """Give the deadline a table's cell states: ``Trước 30/6/2025``, ``Quý II/2025``, ``Hằng năm``, ``15/9/2025``."""
    dates = [unit.value for unit in cell if unit.kind == "date" and unit.value]
    if not dates:
        return None
    value = dates[-1]
    stated = deadline(cell)
    if stated is not None:
        return stated
    if value.startswith("P"):
        return Deadline(value, None)
    return Deadline(value, "by" if re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", value) else "in")


def _announced_kind(line: Sequence[Unit]) -> TaskKind | None:
    """Give what a heading announces: the kind that is named first, đột phá before the rest."""
    announce = cues().announce
    named = [u for u in line if u.kind != "punct"]
    if cues().speaking_document.match(named, 0) == len(named):
        return None  # `KẾ HOẠCH` over its title
    for i in range(len(line)):
        if announce["breakthrough"].match(line, i):
            return "breakthrough"
    for i in range(len(line)):
        if announce["task"].match(line, i):
            return "task"
        if announce["solution"].match(line, i):
            return "solution"
    return None


def _reports_document(line: Sequence[Unit]) -> bool:
    """``Thủ tướng vừa có ý kiến về …``, ``Bộ Y tế có công văn gửi …``: what follows may tell what it says."""
    named = any(u.kind == "org" for u in line)
    return named and any(cues().speaking_document.match(line, i) for i in range(len(line)))


def _announces_number(line: Sequence[Unit]) -> bool:
    """``Kế hoạch tập trung vào 7 nội dung.``: the sentences after it may be what it announces."""
    sets_out = any(cues().sets_out.match(line, i) for i in range(len(line)))
    done = any(cues().no_announcement.match(line, i) for i in range(len(line)))
    return sets_out and _counts_tasks(line) and not done


def _counts_tasks(line: Sequence[Unit]) -> bool:
    """``6 nhiệm vụ``, ``một số nội dung sau``: how many tasks will be told."""
    return any(
        (line[i].text.isdigit() or (line[i - 1].text, line[i].text) == ("một", "số"))
        and any(cue.match(line, i + 1) for cue in cues().announce.values())
        for i in range(len(line) - 1)
    )


def _speaker(line: Sequence[Unit]) -> str | None:
    """Give the body that a sentence says to have spoken: ``A cho biết``, ``(truyền đạt) ý kiến (chỉ đạo) của A``."""
    speaking = None
    for i, unit in enumerate(line):
        if unit.kind == "org":
            before = " ".join(u.text for u in line[max(0, i - LONGEST_OPINION) : i])
            if before.endswith(("ý kiến", "ý kiến của", "ý kiến chỉ đạo của")):
                return unit.entity
            speaking = unit.entity
        elif speaking is not None and cues().speech.match(line, i):
            return speaking
        elif unit.text in (".", ";"):
            speaking = None
    return None


def _entities(bodies: Sequence[Unit]) -> list[str]:
    """Give the bodies' entities, each once, in text order."""
    return list(dict.fromkeys(unit.entity for unit in bodies if unit.entity is not None))


def _report_receiver(line: Sequence[Unit]) -> str | None:
    """Give whom a task's result is reported to: ``báo cáo (kết quả) (về, với, cho) B``, ``tổng hợp kết quả gửi về B``.

    ``trước khi báo cáo C`` tells when, and of ``gửi về B để báo cáo C`` the receiver is B.
    """
    words = [u.text for u in line]
    for i in range(1, len(line) - 1):
        reported = words[i - 1 : i + 1] == ["báo", "cáo"] and words[i - 2 : i - 1] != ["khi"]
        sent = words[i] in ("gửi", "nộp") and words[i - 2 : i] == ["kết", "quả"]
        for before, unit in pairwise(line[i : i + LONGEST_REPORT]) if reported or sent else ():
            if unit.kind == "org" and before.text in REPORTED_TO:
                return unit.entity
            if unit.text in (".", ";"):
                break
    return None


def _lacks_object(line: Sequence[Unit]) -> bool:
    """Whether what is to be carried out is told elsewhere: ``khẩn trương thực hiện và báo cáo kết quả``."""
    words = [u.text for u in line]
    return any(words[i : i + 5] == ["thực", "hiện", "và", "báo", "cáo"] for i in range(len(words) - 4))


def _points_back(line: Sequence[Unit]) -> bool:
    """Whether the task refers to tasks before it: ``nhiệm vụ này``, ``các nội dung nêu trên``."""
    words = [u.text for u in line]
    heads = {("nhiệm", "vụ"), ("nội", "dung"), ("công", "việc"), ("yêu", "cầu"), ("giải", "pháp")}
    return any(
        tuple(words[i : i + 2]) in heads and (words[i + 2] == "này" or "trên" in words[i + 2 : i + 4])
        for i in range(len(words) - 2)
    )


@Language.factory("vn_directives")
def create_directives(nlp: Language, name: str) -> "Directives":
    """Make the component that reads tasks and assignments."""
    return Directives()


class Directives:
    """Writes ``doc._.tasks`` and ``doc._.assignments`` from the layers before it."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Read the directives of a ``Doc``."""
        reader = DirectiveReader(doc)
        reader.read()
        doc._.tasks = reader.tasks()
        doc._.assignments = reader.assignments(doc._.tasks)
        return doc
