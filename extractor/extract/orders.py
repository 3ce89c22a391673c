"""The grammar of directive clauses: who tells whom to do what, read from the units of one sentence.

Forms it reads (A, B, C are bodies or offices; X is what is to be done; a person's name may follow an office):

- ``A yêu cầu B X`` and its like (giao, đề nghị, chỉ đạo, lưu ý, phân công …), also ``Công điện … yêu cầu B X``
- ``A yêu cầu X``, ``yêu cầu B X``: without an addressee, or without a subject
- ``Đối với B, A yêu cầu X``; ``A giao B X, còn C (thì) Y``; ``A truyền đạt ý kiến của D như sau: B X``
- ``Việc X giao cho B``, ``Nhiệm vụ X được A giao cho B``, ``Việc X do B đảm nhiệm``
- ``B chủ trì, phối hợp với C X``; ``Chủ trì, phối hợp với C X``; ``Phối hợp với C X``
- ``B có trách nhiệm X``, ``B cần X``, ``B phải X``, ``B được giao X``; ``cần X`` without a subject
- ``B sẽ X``, ``B cam kết X``, ``B tập trung X``: what a body commits itself to
- ``B X`` and ``X`` where an order is being continued

What is read is plain data; which order a continuation belongs to is the business of ``directives``. Scores by rule are
in docs/directives.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.extract.heads import (
    Bound,
    Subject,
    back_over_sending,
    binds_people,
    leads_before,
    nearest_subject,
    sentence_subject,
    speaker,
    subject_before,
)
from extractor.extract.line import LONGEST_CIRCUMSTANCE, Frame, Line
from extractor.extract.tails import (
    LONGEST_ADDRESSEE,
    LONGEST_ANNOUNCEMENT,
    addressee,
    addressee_follows,
    close,
    helpers,
    is_accountability,
    is_attribution,
    roles,
    task_offsets,
)
from extractor.extract.units import Unit
from extractor.records import TaskKind

SHORTEST_TASK = 3
"""Units of the shortest task that is believed where no modal or order stands before it."""
LONGEST_RESIDUE = 2
"""Words of a body's name that the tagger may have left outside it: ``ven biển``, ``trực thuộc``."""
LONGEST_BARE_DEADLINE = 7
"""Units of a clause that states a deadline and nothing else: ``thời gian hoàn thành trước ngày 30/6``."""
_OPENING_MARKS = {"-", "–", "•", "+", "*", "“", '"', "”", "'", "‘", "…", ".", "·", "►", "▪"}
_TURNS = {"còn", "riêng"}
_ASKING = {"yêu cầu", "đề nghị"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A directive clause as read.

    ``content`` holds the offsets of what is to be done, ``None`` where a list follows that says it; ``start`` is where
    an assignment that begins with this clause begins, ``verb`` where a verb of ordering does. ``subject`` are the
    bodies that give the order, ``leads`` those told to do it; ``person`` is what its giver is called where no body is
    named (see ``Subject``). ``continues`` says that leads are to be taken from the order before where none are named.
    """

    rule: str
    cue: str
    start: int
    content: tuple[int, int] | None
    verb: int | None = None
    subject: list[Unit] = field(default_factory=list)
    named_person: bool = False
    person: str | None = None
    leads: list[Unit] = field(default_factory=list)
    coordinators: list[Unit] = field(default_factory=list)
    continues: bool = False
    document_speaks: bool = False
    kind: TaskKind | None = None


def read_sentence(units: Sequence[Unit], frame: Frame) -> list[Clause]:
    """Read the directive clauses of a sentence, in text order; none where it gives no order."""
    line = Line(units)
    clauses: list[Clause] = []
    for start, end in _pieces(line, skip_marks(units)):
        bare = bool(clauses and clauses[-1].content) and _is_bare_deadline(line, start, end)
        clause = None if bare else _read_piece(line, start, end, frame, first=not clauses)
        if clause is not None and (_is_hollow(line, clause) or _is_done(line, clause)):
            clause = None
        if clause is not None:
            clauses.append(clause)
            frame = replace(frame, open=True, listed=False)
        elif clauses and clauses[-1].content:
            clauses[-1] = _extended(line, clauses[-1], start, end)
        else:
            frame = replace(frame, open=False)
    speaker_behind = _attributed_to(line)
    return [c if c.subject or not speaker_behind else replace(c, subject=speaker_behind) for c in clauses]


def _attributed_to(line: Line) -> list[Unit]:
    """``"… X" - A nhấn mạnh``: the body that is said, behind the quotation, to have said it."""
    for i in range(len(line.units)):
        if is_attribution(line, i):
            return line.bodies(i + 2, len(line.units))[0][:1]
    return []


def _is_hollow(line: Line, clause: Clause) -> bool:
    """Whether what is to be done says nothing: ``Tổ chức thực hiện`` as a heading, ``thông báo để A biết``."""
    opening = [i for i, u in enumerate(line.units) if clause.content and u.start == clause.content[0]]
    if clause.rule == "plain" and opening and line.cues.formula.match(line.units, opening[0]):
        return True
    if clause.leads and clause.rule != "duty":
        return False
    inside = [u for u in line.units if clause.content and clause.content[0] <= u.start < clause.content[1]]
    return bool(inside) and line.cues.hollow.match(inside, 0) == len(inside)


def _is_done(line: Line, clause: Clause) -> bool:
    """Whether the clause tells what was reached (``… nay đã xong``, ``triệt phá 12 vụ``) or only a goal's number."""
    if clause.content is None:
        return False
    inside = [i for i, u in enumerate(line.units) if clause.content[0] <= u.start < clause.content[1]]
    for i in inside:
        dated = line.units[i].kind == "date" and line.units[i - 1].text == "đến"
        if line.cues.carried_out.match(line.units, i) or (dated and _has_happened(line, i)):
            return True
    if clause.rule not in ("plain", "continued", "plan", "listed", "announced", "lead"):
        return False
    n = line.cues.result.match(line.units, inside[0])
    goal = line.cues.goal.match(line.units, inside[0]) and any(
        line.units[i].text[0].isdigit() for i in inside
    )
    return bool(goal) or (bool(n) and line.words(inside[0] + n, 1).isdigit())


def _has_happened(line: Line, i: int) -> bool:
    """``đến tháng 3/2021 tài liệu đã phát hành``."""
    return any(u.text == "đã" for u in line.units[i : i + LONGEST_ADDRESSEE])


def listed_tasks(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Give the offsets of the tasks that a table's cell lists: ``Công bố thủ tục; cập nhật lên Cổng dịch vụ công``."""
    line = Line(units)
    found: list[tuple[int, int]] = []
    for start, end in _pieces(line, 0):
        begin = found.pop()[0] if found and not line.opens_content(start, end) else line.units[start].start
        found.append((begin, close(line, start, end)))
    return found


def skip_marks(units: Sequence[Unit]) -> int:
    """Give the first unit behind the marks a sentence may open with: quotation marks, dashes, dots."""
    return next((i for i, unit in enumerate(units) if unit.text not in _OPENING_MARKS), len(units))


def _pieces(line: Line, start: int) -> list[tuple[int, int]]:
    """Cut the sentence at semicolons outside brackets and at ``, còn B X``.

    What only names bodies stays with its neighbour.
    """
    cuts, depth = [start], 0
    for i in range(start, len(line.units)):
        text = line.units[i].text
        depth = max(0, depth + (text == "(") - (text == ")"))
        if depth == 0 and (text == ";" or _turns_to_another(line, i)):
            cuts.append(i + 1)
    edges = [*cuts, len(line.units) + 1]
    pieces: list[tuple[int, int]] = []
    pending: int | None = None
    for a, b in pairwise(edges):
        begin = a if pending is None else pending
        pending = None
        if _only_bodies(line, a, b - 1) or _awaits_task(line, a, b - 1):
            if pieces and b > len(line.units):
                pieces[-1] = (pieces[-1][0], b - 1)
            else:
                pending = begin
            continue
        if begin < b - 1:
            pieces.append((begin, b - 1))
    return pieces


def _turns_to_another(line: Line, i: int) -> bool:
    """``A giao B X, còn C (thì) Y``, ``…, riêng C Y``: at the comma the order turns to another body."""
    turns = line.units[i].text == "," and line.words(i + 1, 1) in _TURNS
    return turns and bool(line.bodies(i + 2, len(line.units))[0])


def _is_bare_deadline(line: Line, start: int, end: int) -> bool:
    """``; hoàn thành trước ngày 30/6``: a deadline that is no task of its own."""
    opened = line.units[start].text in ("hoàn", "xong", "trước", "chậm", "thời")
    dated = any(u.kind == "date" for u in line.units[start:end])
    return opened and dated and end - start <= LONGEST_BARE_DEADLINE


def _awaits_task(line: Line, start: int, end: int) -> bool:
    """``B chủ trì; C phối hợp X``, ``A yêu cầu B; C X``: the piece before the semicolon only names who leads."""
    if end > start and line.units[end - 1].kind == "org":
        return any(
            (n := line.cues.order.match(line.units, p)) and line.bodies(p + n, end)[1] == end
            for p in range(start, end)
        )
    n = line.cues.lead.ends_at(line.units, end)
    return bool(n) and end - n > start and line.units[end - n - 1].kind == "org"


def _only_bodies(line: Line, start: int, end: int) -> bool:
    kinds = [u for u in line.units[start:end] if u.kind != "punct" and u.text not in ("và", "các")]
    return bool(kinds) and all(u.kind == "org" for u in kinds)


def _read_piece(line: Line, start: int, end: int, frame: Frame, *, first: bool) -> Clause | None:
    """Read one piece: an order, a duty, a commitment, an announced list, or the continuation of an order."""
    i = _skip_connectives(line, start, end)
    spoken = _document_speech(line, i, end)
    giver, conveyed = _conveyed(line, i, end)
    if max(spoken, conveyed) > i:
        i, frame = max(spoken, conveyed), replace(frame, open=True)
    clause = _read_clause(line, i, end, frame, start=start, first=first)
    named_behind = clause is not None and any(u.start > line.units[i].start for u in clause.subject)
    return replace(clause, subject=giver) if clause and giver and not named_behind else clause


def _read_clause(line: Line, i: int, end: int, frame: Frame, *, start: int, first: bool) -> Clause | None:
    """Read the clause of a piece that begins at unit ``start``, from unit ``i`` on."""
    topic, i = _topic(line, i, end)
    if (
        not frame.open
        and first
        and (_follows_document(line, i, end) or (frame.reported and line.words(start, 2) == "theo đó"))
    ):
        frame = replace(frame, open=True)
    continued = (
        _plain(line, i, end, topic, frame)
        or _elided(line, i, end, topic, frame)
        or _everybody(line, i, end, frame)
    )
    for p in range(i, end):
        clause = _order(line, i, p, end, topic, frame, first=first)
        if clause is not None and continued is not None and _inside(line, clause, continued, p, frame.giver):
            continue
        clause = (
            clause
            or _lead(line, i, p, end, topic, frame)
            or _duty(line, i, p, end, topic, frame)
            or _commitment(line, i, p, end)
        )
        if clause is not None:
            return clause
        if continued is not None and line.units[p].start >= _begin(continued):
            return continued
    return continued or _handed(line, i, end) or _announced(line, i, end) or _conditional(line, i, end, frame)


def _document_speech(line: Line, i: int, end: int) -> int:
    """Step over ``Chỉ thị (số …) (của A) nêu rõ:``; what follows is what the document lays down."""
    j = i + line.cues.speaking_document.match(line.units, i)
    if j == i:
        return i
    while j < end and (
        line.units[j].kind in ("code", "date", "org")
        or line.units[j].text in ("số", "của", "này", "trên", "cũng", "ngày", ",")
    ):
        j += 1
    n = line.cues.document_speech.match(line.units, j)
    return line.skip_words(j + n, end, (",", ":", "“", '"', "rằng")) if n else i


def _conveyed(line: Line, i: int, end: int) -> tuple[list[Unit], int]:
    """``A truyền đạt ý kiến của B như sau: C X``: whose opinion it is, and where what it lays down begins."""
    colon = next((k for k in range(i, min(end, i + LONGEST_CIRCUMSTANCE)) if line.units[k].text == ":"), None)
    if colon is None:
        return [], i
    said = [k for k in range(i, colon) if line.words(k, 2) == "ý kiến"]
    givers = [u for u in line.units[said[-1] : colon] if u.kind == "org"] if said else []
    begin = line.skip_words(colon + 1, end, ("“", '"'))
    if not said or not (line.bodies(begin, end)[0] or line.cues.order.match(line.units, begin)):
        return [], i
    return givers[-1:] or [u for u in line.units[i : said[-1]] if u.kind == "org"][-1:], begin


def _follows_document(line: Line, i: int, end: int) -> bool:
    """``Theo Kế hoạch, B X``, ``Tại Nghị quyết …, B X``: what a document lays down."""
    return line.words(i, 1) in ("theo", "tại", "trong") and bool(
        line.cues.speaking_document.match(line.units, i + 1)
    )


def _inside(line: Line, clause: Clause, continued: Clause, p: int, giver: str | None) -> bool:
    """Whether what looks like an order belongs to a task: A's duty ``chỉ đạo B làm X``, an order without a subject.

    Whoever gives the orders that are being continued gives another, and so does whoever issued the document reported:
    ``Theo Nghị quyết của A, A chỉ đạo B làm X``.
    """
    before = {u.entity for u in line.units[:p] if u.kind == "org" and u not in clause.subject}
    orders_again = line.units[p - 1].text == "cũng" or any(
        u.entity is not None and (u.entity == giver or u.entity in before) for u in clause.subject
    )
    if clause.cue in line.cues.delegating and (
        not clause.subject or (clause.subject == continued.leads and not orders_again)
    ):
        return True
    return not clause.subject and line.units[p].start > _begin(continued)


def _begin(clause: Clause) -> int:
    """Give the offset at which a clause's task begins."""
    return clause.content[0] if clause.content else clause.start


def _extended(line: Line, clause: Clause, start: int, end: int) -> Clause:
    """Add a piece that is no clause of its own to the last task."""
    begin = clause.content[0] if clause.content else line.units[start].start
    return replace(clause, content=(begin, close(line, start, end)))


def _skip_connectives(line: Line, i: int, end: int) -> int:
    """Step over ``Đồng thời,``, ``Bên cạnh đó,`` and their like."""
    while i < end:
        n = line.cues.connective.match(line.units, i)
        if n and n >= line.cues.action.match(line.units, i):
            i += n
        elif line.units[i].text in (",", ":", "“", '"', "-", "–", "”") and i < end:
            i += 1
        else:
            return i
    return i


def _topic(line: Line, i: int, end: int) -> tuple[list[Unit], int]:
    """Read ``Đối với B,``, ``Riêng B,``, ``Với B,``: the bodies the rest is about, and where the rest begins."""
    named = line.words(i, 2) in ("đối với", "riêng với", "riêng đối") or line.words(i, 1) == "với"
    if not (named or (i > 0 and line.units[i - 1].text == "riêng")):
        return [], i
    bodies, j = line.bodies(line.skip_words(i, end, ("riêng", "đối", "với")), end)
    ordering = line.cues.order.match(line.units, line.skip_adverbs(j, end))
    if len(bodies) > 1 and ordering:
        return bodies[:-1], next(k for k in range(i, end) if line.units[k] is bodies[-1])
    if bodies and j < end and line.units[j].text in (",", ":"):
        return bodies, j + 1
    return [], i


def _order(
    line: Line, start: int, p: int, end: int, topic: list[Unit], frame: Frame, *, first: bool
) -> Clause | None:
    """``A yêu cầu B X``, ``A chỉ đạo, giao B X``, at unit ``p`` the verb of ordering."""
    cue, behind = _ordering_verb(line, p)
    if not cue or _is_no_order(line, cue, start, p, behind, end):
        return None
    subject = subject_before(line, start, p)
    if subject is None or (subject.vague and not _orders_alone(line, cue, behind, end)):
        return None
    if cue.startswith("kiến nghị") and not _recommends(line, subject, frame):
        return None
    tail = subject.tail or addressee(
        line, behind, end, strict=cue in line.cues.strict_order and not topic, told=bool(subject.bodies)
    )
    if tail is None:
        return None
    leads = tail.leads or subject.addressees or ([] if tail.people else topic)
    needs = cue.startswith("kiến nghị") or (cue in line.cues.needs_addressee and line.words(behind, 1) == ",")
    if needs and not leads:
        return None
    told = leads[0] if leads else line.units[min(tail.content, end - 1)]
    begins = [
        u.start for u in (told, *topic[:1], *([line.units[subject.begin]] if not subject.vague else []))
    ]
    return Clause(
        rule="order",
        cue=cue,
        start=min(begins),
        content=task_offsets(line, tail.content, end),
        verb=line.units[p].start,
        subject=subject.bodies,
        named_person=subject.person,
        person=subject.name,
        leads=leads,
        coordinators=tail.coordinators,
        continues=not leads and not tail.people and not first,
        document_speaks=subject.document,
    )


def _ordering_verb(line: Line, p: int) -> tuple[str, int]:
    """Read the verb of ordering at unit ``p`` (of two, ``chỉ đạo, giao``, the last), and give the unit behind it.

    The verb is empty where none begins there.
    """
    n = line.cues.order.match(line.units, p)
    behind = p + n
    if n and line.words(behind, 1) in (",", "và"):
        paired = line.cues.order.match(line.units, behind + 1)
        if paired:
            return line.words(behind + 1, paired), behind + 1 + paired
    return line.words(p, n), behind


def _is_no_order(line: Line, cue: str, start: int, p: int, behind: int, end: int) -> bool:
    """Whether the verb orders nothing here: directed in the past, sent without a letter, a noun before the verb."""
    if cue in line.cues.delegating and _among_verbs(line, p, behind):
        return True
    if cue == "chỉ đạo":
        opening = range(start, min(p, start + LONGEST_ADDRESSEE))
        return any(line.cues.past_frame.match(line.units, k) for k in opening)
    if cue == "chỉ thị":
        return line.cues.order.match(line.units, behind) > 0
    return cue == "gửi" and (back_over_sending(line, start, p) == p or _order_follows(line, behind, end))


def _among_verbs(line: Line, p: int, behind: int) -> bool:
    """``tiếp tục hướng dẫn, đôn đốc B``, ``quản lý, chỉ đạo, hướng dẫn``: one verb of several, all of one subject."""
    after_verb = line.words(p - 1, 1) == "," and line.cues.action.ends_at(line.units, p - 1) > 0
    before_verb = line.words(behind, 1) == "," and line.cues.action.match(line.units, behind + 1) > 0
    return after_verb or before_verb


def _recommends(line: Line, subject: Subject, frame: Frame) -> bool:
    """Whether whoever recommends may lay down what is to be done: inspectors, auditors and courts, not everybody.

    What they recommend to nobody in particular (``kiến nghị thu hồi 8 tỷ đồng``) is a result.
    """
    if subject.vague:
        return frame.open
    return any(line.cues.inspector.begins(body.text) for body in subject.bodies)


def _order_follows(line: Line, j: int, end: int) -> bool:
    """``gửi B (đang …)(,) yêu cầu X``, ``gửi B truyền đạt``: it is another verb, behind the addressee, that orders."""
    _, k = line.bodies(j, end)
    ordered = bool(line.cues.order.match(line.units, line.skip_words(k, end, (",",))))
    later = (
        p
        for p in range(k, end)
        if line.units[p - 1].text == ","
        or (line.words(p, 2) in _ASKING and not line.cues.noun_before.ends_at(line.units, p))
    )
    return (
        ordered
        or line.words(k, 2) == "truyền đạt"
        or any(line.cues.order.match(line.units, p) for p in later)
    )


def _orders_alone(line: Line, cue: str, j: int, end: int) -> bool:
    """Whether a verb orders without a subject: ``đề nghị X`` does, ``quyết định X`` does not, ``giao B X`` does."""
    if cue in ("quyết định", "chỉ thị"):
        return False
    return cue not in line.cues.needs_addressee or addressee_follows(line, j, end)


def _lead(line: Line, start: int, p: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
    """``B chủ trì, phối hợp với C X``, and the same without B where an order is being continued."""
    n = line.cues.lead.match(line.units, p)
    if not n or line.cues.event.match(line.units, p + n) or line.cues.done.ends_at(line.units, p):
        return None
    bound = leads_before(line, start, p)
    if topic and not (bound and bound.leads):
        bound = Bound(topic)
    if bound is None or not (bound.leads or frame.open):
        return None
    return _passive(line, start, bound, (p, n, end)) or _bound_clause(line, "lead", bound, (p, n, end))


def _duty(line: Line, start: int, p: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
    """``B có trách nhiệm X``, ``B cùng C phải X``, ``cần X``."""
    n = line.cues.duty.match(line.units, p)
    if n and is_accountability(line, p, n):
        return None
    if not n or line.cues.unbinding.ends_at(line.units, p):
        return None
    if line.cues.disclaiming.match(line.units, skip_marks(line.units)):
        return None
    bound = leads_before(line, start, p)
    if topic and not (bound and bound.leads):
        bound = Bound(topic)
    aside = line.words(p, 1) in ("có", "chịu") or any(
        line.words(k, 2) == "ngoài việc" for k in range(start, p)
    )
    if bound == Bound() and aside and line.words(p - 1, 1) == ",":
        bound = Bound(sentence_subject(line, start, p))
    spoken = line.cues.speech.ends_at(line.units, p) > 0
    if (bound is None and binds_people(line, start, p, frame)) or (bound and bound.leads and spoken):
        bound = Bound()
    elif bound is not None and not (bound.leads or _official(line, start, p, frame)):
        return None
    return _bound_clause(line, "duty", bound, (p, n, end)) if bound is not None else None


def _official(line: Line, start: int, p: int, frame: Frame) -> bool:
    """Whether a duty without a body is said by somebody official, and is no opinion."""
    opinion = any(line.cues.opinion.match(line.units, i) for i in range(len(line.units)))
    opens = line.back_over_adverbs(start, p) == start or line.cues.circumstance.match(line.units, start)
    spoken = any(line.cues.speech.match(line.units, i) for i in range(max(start, p - LONGEST_ADDRESSEE), p))
    named = frame.open or any(u.kind == "org" for u in line.units)
    return named and not opinion and bool(opens or spoken)


def _commitment(line: Line, start: int, p: int, end: int) -> Clause | None:
    """``B sẽ X``, ``B cam kết X``, ``B đang làm X, sắp tới sẽ Y``: what a body commits itself to."""
    n = line.cues.commitment.match(line.units, p)
    if not n or line.cues.unbinding.ends_at(line.units, p):
        return None
    bound = leads_before(line, start, p)
    if not (bound and bound.leads):
        before = line.words(p - 1, 1) if p > start else ""
        subject = {",": sentence_subject, "và": nearest_subject}.get(before)
        bound = Bound(subject(line, start, p)) if subject else None
    if not (bound and bound.leads) or _is_press(line, bound.leads):
        return None
    return _bound_clause(line, "commitment", bound, (p, n, end))


def _bound_clause(line: Line, rule: str, bound: Bound, cue: tuple[int, int, int]) -> Clause | None:
    """Make the clause of a duty: ``cue`` is the modal's unit, its length, and where the piece ends."""
    p, n, end = cue
    tail = roles(line, p if rule == "lead" else p + n, end)
    if tail is None:
        return None
    coordinators, content = tail
    return Clause(
        rule=rule,
        cue=line.words(p, n),
        start=bound.leads[0].start
        if bound.leads
        else line.units[min(p if rule == "lead" else content, end - 1)].start,
        content=task_offsets(line, content, end),
        subject=speaker(line, p, bound.leads),
        leads=bound.leads,
        coordinators=bound.coordinators + coordinators,
        continues=rule == "lead" and not bound.leads,
    )


def _passive(line: Line, start: int, bound: Bound, cue: tuple[int, int, int]) -> Clause | None:
    """``(Việc) X do B chủ trì, C phối hợp``: what is to be done stands before whom it is laid on."""
    p, n, end = cue
    if not bound.leads:
        return None
    by = next(i for i in range(start, p) if line.units[i] is bound.leads[0]) - 1
    begin = line.skip_words(start, by, ("việc", "công", "tác"))
    if line.units[by].text != "do" or not line.opens_content(begin, by):
        return None
    joined, _ = helpers(line, p + n, end)
    return Clause(
        rule="passive",
        cue=line.words(p, n),
        start=line.units[begin].start,
        content=task_offsets(line, begin, by),
        leads=bound.leads,
        coordinators=bound.coordinators + joined,
    )


def _plain(line: Line, i: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
    """``B X`` where an order is being continued, and ``B tập trung X``, ``Năm 2017, B tiếp tục X``: a plan."""
    subject = line.skip_circumstance(i, end)
    bodies, j = line.bodies(subject, end)
    if not bodies and topic and line.units[i - 1].text == ":":
        bodies, j = topic, i
    if not bodies or _is_press(line, bodies) or _gives_again(line, bodies, j, frame):
        return None
    frame = replace(frame, open=frame.open or _recurs(line, i, subject))
    verb = line.skip_words(_behind_residue(line, j, end) if frame.open else j, end, ("cũng", "thì", "này"))
    if j < end and line.units[j].text == ":":
        verb = j + 1
    elif not (
        frame.open
        or _plans(line, verb, ahead=_looks_ahead(line, i, subject, frame))
        or line.words(verb, 3) == "theo chức năng"
    ):
        return None
    tail = roles(line, verb, end, cued=False, circumstance=frame.open)
    if tail is None or end - tail[1] < SHORTEST_TASK or _says(line, tail[1]):
        return None
    coordinators, content = tail
    return Clause(
        rule="plain" if frame.open else "plan",
        cue=line.opening(content),
        start=bodies[0].start,
        content=task_offsets(line, content, end),
        leads=bodies,
        coordinators=coordinators,
    )


def _everybody(line: Line, i: int, end: int, frame: Frame) -> Clause | None:
    """``toàn hệ thống chính trị X`` where an order is being continued: laid on people, and so on no body."""
    n = line.cues.people.match(line.units, i) if frame.open else 0
    tail = roles(line, i + n, end, cued=False) if n else None
    if tail is None or end - tail[1] < SHORTEST_TASK or _says(line, tail[1]):
        return None
    return Clause(
        rule="plain",
        cue=line.opening(tail[1]),
        start=line.units[i].start,
        content=task_offsets(line, tail[1], end),
        coordinators=tail[0],
    )


def _gives_again(line: Line, bodies: Sequence[Unit], j: int, frame: Frame) -> bool:
    """``Thủ tướng chỉ đạo X`` where the Prime Minister's order is open: another order, no duty of the giver's."""
    ordering = line.cues.order.match(line.units, line.skip_adverbs(j, len(line.units)))
    return bool(ordering) and frame.giver is not None and bodies[0].entity == frame.giver


def _says(line: Line, i: int) -> bool:
    """``A chia sẻ, khó khăn là …``: the verb tells what is said."""
    n = line.cues.report.match(line.units, i)
    return bool(n) and line.words(i + n, 1) in (",", ":", "rằng")


def _recurs(line: Line, i: int, subject: int) -> bool:
    """``Định kỳ hằng quý, B báo cáo``: what is done again and again is a duty."""
    return any(u.kind == "date" and (u.value or "").startswith("P") for u in line.units[i:subject])


def _behind_residue(line: Line, j: int, end: int) -> int:
    """Step over what of a body's name was not taken for it: ``UBND các xã (ven biển) cử cán bộ``."""
    for k in range(j, min(end, j + LONGEST_RESIDUE + 1)):
        if line.opens_content(k, end):
            return k
        tells = any(cue.match(line.units, k) for cue in (line.cues.report, line.cues.adverb, line.cues.order))
        if tells or line.units[k].kind != "word" or line.units[k].verb:
            return j
    return j


def _looks_ahead(line: Line, i: int, subject: int, frame: Frame) -> bool:
    """Whether a purpose or a year not yet over stands before the subject: ``Để đạt mục tiêu trên,``."""
    if subject == i:
        return False
    years = [
        int(u.value[:4])
        for u in line.units[i:subject]
        if u.value and u.kind == "date" and u.value[:4].isdigit() and len(u.value) in (4, 9)
    ]
    ahead = any(line.cues.ahead.match(line.units, k) for k in range(i, subject))
    return (
        ahead
        or line.units[i].text in ("để", "nhằm")
        or bool(years and frame.year and max(years) >= frame.year)
    )


def _plans(line: Line, verb: int, *, ahead: bool) -> bool:
    """Whether a body plans with this verb; after a purpose or a date more verbs tell so."""
    if ahead and line.cues.planning_ahead.match(line.units, verb):
        return True
    return bool(line.cues.planning.match(line.units, verb))


def _is_press(line: Line, bodies: Sequence[Unit]) -> bool:
    """Whether a newspaper speaks of its own work: ``Báo X sẽ tiếp tục thông tin``."""
    first = next(i for i, unit in enumerate(line.units) if unit is bodies[0])
    before = line.units[first - 1].text if first else ""
    return before in ("pv", "báo", "phóng") or (
        len(bodies) == 1 and bodies[0].text.startswith(("báo ", "pv ", "phóng viên", "tạp chí", "đài "))
    )


def _elided(line: Line, i: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
    """``X`` alone, where an order is being continued or a list of tasks was announced."""
    joint = i if line.coordination(i, end) else line.skip_manner(i, end)
    if not (frame.open or frame.listed) or not (line.opens_content(i, end) or line.coordination(joint, end)):
        return None
    if line.skip_circumstance(i, end) > i or _is_name(line, i, end) or _is_thing(line, i):
        return None
    if line.cues.circumstance.match(line.units, i) > line.cues.action.match(line.units, i):
        return None
    begin = line.skip_words(i, end, ("sẽ",))
    coordinators, content = (line.coordination(joint, end) and roles(line, joint, end)) or ([], begin)
    return Clause(
        rule="listed" if frame.listed and not frame.open else "continued",
        cue=line.opening(content),
        start=(topic[0] if topic else line.units[i]).start,
        content=task_offsets(line, content, end),
        leads=topic,
        coordinators=coordinators,
        continues=True,
    )


def _is_thing(line: Line, i: int) -> bool:
    """``Báo cáo được lập theo mẫu``, ``Thông tin này là …``: what looks like a verb is what the sentence is about."""
    return line.words(i + line.cues.action.match(line.units, i), 1) in ("được", "là", "bị", "này", "của")


def _is_name(line: Line, i: int, end: int) -> bool:
    """A byline: ``Thu Phương (TTXVN)``, where each word begins with a capital."""
    words = [u for u in line.units[i:end] if u.kind != "punct"]
    return len(words) < SHORTEST_TASK or (
        i + 1 < end
        and line.units[i].capital
        and line.units[i + 1].capital
        and line.units[i + 1].kind == "word"
    )


def _announced(line: Line, i: int, end: int) -> Clause | None:
    """``đề ra các giải pháp như X``, ``nhiệm vụ gồm: X``: the list in the sentence that announces it."""
    for p in range(i, end):
        kind = line.announced_at(p)
        if kind is None:
            continue
        around = range(max(i, p - LONGEST_CIRCUMSTANCE), min(end, p + LONGEST_ANNOUNCEMENT))
        if any(line.cues.no_announcement.match(line.units, q) for q in around):
            return None
        opened = _list_behind(line, p, end) or _set_out(line, i, p, end)
        if opened is not None:
            announced = line.words(p, line.cues.announce[kind].match(line.units, p))
            return Clause(
                "announced", announced, line.units[opened].start, task_offsets(line, opened, end), kind=kind
            )
    return None


def _list_behind(line: Line, p: int, end: int) -> int | None:
    """Give where the list begins that the word at unit ``p`` announces: ``giải pháp … như (sau): X``."""
    for q in range(p, min(end, p + LONGEST_ANNOUNCEMENT)):
        opened = q
        while opened < end and (n := line.cues.list_opener.match(line.units, opened)):
            opened += n
        if opened > q and line.opens_content(opened, end):
            return opened
    return None


def _set_out(line: Line, i: int, p: int, end: int) -> int | None:
    """Give where the task begins in ``Kế hoạch đề ra nhiệm vụ X``."""
    follow = p + 2
    set_out = any(line.words(q, 2) in ("đề ra", "đặt ra", "xác định") for q in range(max(i, p - 6), p))
    return follow if set_out and line.words(p, 2) == "nhiệm vụ" and line.opens_content(follow, end) else None


def _handed(line: Line, i: int, end: int) -> Clause | None:
    """``Việc X giao cho B``, ``Nhiệm vụ X được A giao cho B``, ``Việc X do B đảm nhiệm``: the task comes first."""
    i = _behind_frame(line, i, end)
    begin = i + line.cues.matter.match(line.units, i)
    if begin == i or not line.opens_content(begin, end, cued=True):
        return None
    for p in range(begin + 1, min(end, begin + LONGEST_CIRCUMSTANCE)):
        n = line.cues.hand_over.match(line.units, p)
        leads, _ = line.bodies(p + n, end) if n else _performers(line, p, end)
        if not leads:
            continue
        k, _ = line.back_over_person(begin, p)
        giver = (
            [line.units[k - 1]] if line.units[k - 1].kind == "org" and line.words(k - 2, 1) == "được" else []
        )
        stop = k - 2 if giver else p
        return Clause(
            rule="order",
            cue=line.words(p, n or 1),
            start=line.units[begin].start,
            content=task_offsets(line, begin, stop),
            subject=giver,
            leads=leads,
        )
    return None


def _behind_frame(line: Line, i: int, end: int) -> int:
    """Step over ``Theo kế hoạch,``, ``Ở tuyến dự phòng,`` if a matter is named behind it."""
    if not line.cues.circumstance.match(line.units, i):
        return i
    comma = next((k for k in range(i, min(end, i + LONGEST_ANNOUNCEMENT)) if line.units[k].text == ","), None)
    return comma + 1 if comma is not None and line.cues.matter.match(line.units, comma + 1) else i


def _performers(line: Line, p: int, end: int) -> tuple[list[Unit], int]:
    """``(Việc X) do B thực hiện``: who does what stands before, if unit ``p`` says so."""
    bodies, k = line.bodies(p + 1, end) if line.units[p].text == "do" else ([], p)
    return (bodies, k) if line.cues.performing.match(line.units, k) else ([], k)


def _conditional(line: Line, i: int, end: int, frame: Frame) -> Clause | None:
    """``trường hợp vượt thẩm quyền, kịp thời báo cáo B``, ``Nếu có vi phạm sẽ xử lý`` in an order that is open."""
    if not frame.open or i >= end:
        return None
    if any(u.text == "nào" for u in line.units[i + 1 : i + LONGEST_RESIDUE + 3]):
        return _whichever(line, i, end)
    if line.units[i].text not in ("nếu", "trường", "khi"):
        return None
    for p in range(i + 1, end):
        if line.units[p].kind == "org":
            break
        n = line.cues.commitment.match(line.units, p) or line.cues.duty.match(line.units, p)
        if n and line.opens_content(p + n, end, cued=True):
            return _continuing(line, p + n, end)
    urged = any(
        line.units[p - 1].text != "," and line.cues.manner.match(line.units, p) and line.opens_content(p, end)
        for p in range(i + 2, end)
    )
    return _continuing(line, i, end) if urged else None


def _whichever(line: Line, i: int, end: int) -> Clause | None:
    """``nơi nào khó khăn cũng phải X``, ``nội dung nào còn khác nhau thì X``, ``không cán bộ nào được X``."""
    for p in range(i + 1, end):
        n = line.cues.duty.match(line.units, p)
        if n and line.opens_content(p + n, end, cued=True):
            clause = _continuing(line, p + n, end)
            # `nơi nào lạm thu, | hiệu trưởng | phải X`: a subject of its own, and no body
            own = "," in (u.text for u in line.units[i:p]) and line.units[p - 1].text not in (
                ",",
                "cũng",
                "thì",
            )
            return replace(clause, rule="plain", continues=False) if own else clause
        if line.units[p].text in ("thì", "được") and line.opens_content(p + 1, end, cued=True):
            return _continuing(line, i, end)
    return None


def _continuing(line: Line, content: int, end: int) -> Clause:
    """Make the clause of a task that goes on with the order that is open."""
    return Clause(
        rule="continued",
        cue=line.opening(content),
        start=line.units[content].start,
        content=task_offsets(line, content, end),
        continues=True,
    )
