"""The grammar of directive clauses: who tells whom to do what, read from the units of one sentence.

Forms it reads (A, B, C are bodies or offices; X is what is to be done; a person's name may follow an office):

- ``A yêu cầu B X`` and its like (giao, giao cho, đề nghị, chỉ đạo, lưu ý, phân công …), also ``Công điện … yêu cầu B X``
- ``A yêu cầu X``, ``yêu cầu B X``: without an addressee, or without a subject
- ``Đối với B, A yêu cầu X``
- ``B chủ trì, phối hợp với C X``; ``Chủ trì, phối hợp với C X``; ``Phối hợp với C X``
- ``B có trách nhiệm X``, ``B cần X``, ``B phải X``, ``B được giao X``; ``cần X`` without a subject
- ``B sẽ X``, ``B cam kết X``, ``B tập trung X``: what a body commits itself to
- ``B X`` and ``X`` where an order is being continued

What is read is plain data; which order a continuation belongs to is the business of ``directives``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.extract.cues import Cues, cues
from extractor.extract.units import Unit

LONGEST_BRACKET = 40
"""Units between two brackets that are stepped over: ``(Tổng cục Quản lý đất đai)``."""
LONGEST_ANNOUNCEMENT = 14
"""Units between the word that announces a list and the list: ``nhiệm vụ được chuyển giao cho tỉnh bao gồm: …``."""
LONGEST_LEAD_IN = 25
"""Units of a lead-in before its colon: ``tập trung thực hiện tốt các nhiệm vụ, giải pháp sau:``."""
SHORTEST_TASK = 3
"""Units of the shortest task that is believed where no modal or order stands before it."""
LONGEST_BARE_DEADLINE = 7
"""Units of a clause that states a deadline and nothing else: ``thời gian hoàn thành trước ngày 30/6``."""
LONGEST_ADDRESSEE = 7
"""Units that an addressee without a body's name may take: ``đề nghị khách hàng, đại lý gửi trả …``."""
LONGEST_RELATIVE = 30
"""Units that a relative clause behind an addressee may take: ``các địa phương đang tham gia thí điểm …``."""
_SEPARATORS = {",", "và", "-", "–", "hoặc", "/", ";"}
_BOUNDARIES = {",", ":", "và", ";", "“", "–", "-", '"'}
_CASE_MARKERS = {"với", "của", "cho", "tại", "từ", "về", "do", "theo", "bởi", "đến", "tới", "gửi", "vào", "là", "trong", "ở", "cùng"}
_NOMINAL = {"trình", "việc", "quá", "tác", "sự", "kế", "quả", "pháp", "vụ", "gian", "hoạch", "được", "các", "về", "và", "cuộc", "nội", "của", "phương"}
"""Words after which a verb is part of a noun phrase: ``trong quá trình thực hiện``."""
_OPENING_MARKS = {"-", "–", "•", "+", "*", "“", '"', "”", "'", "‘", "…", ".", "·", "►", "▪"}
_NEEDS_ADDRESSEE = {"chỉ đạo", "giao", "lưu ý", "đôn đốc", "quán triệt", "kêu gọi", "phân công"}
_STRICT_ORDERS = {"giao", "phân công", "quyết định giao", "thống nhất giao", "giao cho", "đôn đốc", "quán triệt", "kêu gọi", "gửi"}
_DELEGATING = {"chỉ đạo", "đôn đốc", "phân công", "quán triệt", "nhắc nhở", "lưu ý", "kêu gọi", "giao nhiệm vụ cho"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A directive clause as read.

    ``content`` holds the offsets of what is to be done, a task each; ``start`` is where an assignment that begins
    with this clause begins. ``subject`` are the bodies that give the order, ``leads`` those told to do it.
    ``continues`` says that leads are to be taken from the order before where none are named.
    """

    rule: str
    cue: str
    start: int
    content: list[tuple[int, int]]
    subject: list[Unit] = field(default_factory=list)
    named_person: bool = False
    leads: list[Unit] = field(default_factory=list)
    coordinators: list[Unit] = field(default_factory=list)
    continues: bool = False
    document_speaks: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sentences before tell about this one: whether an order is being continued, or a list of tasks announced."""

    open: bool = False
    listed: bool = False
    reported: bool = False
    """Whether the article reports a document, so that ``Theo đó, B X`` tells what it lays down."""
    year: int | None = None
    """The year of publication: what is said of an earlier one is no plan."""


def read_sentence(units: Sequence[Unit], frame: Frame) -> list[Clause]:
    """Read the directive clauses of a sentence, in text order; none where it gives no order."""
    reader = _Reader(units, cues())
    clauses: list[Clause] = []
    for start, end in reader.pieces(skip_marker(units)):
        bare = bool(clauses and clauses[-1].content) and reader.is_bare_deadline(start, end)
        clause = None if bare else reader.read_piece(start, end, frame, first=not clauses)
        if clause is not None:
            clauses.append(clause)
            frame = replace(frame, open=True, listed=False)
        elif clauses and clauses[-1].content:
            clauses[-1] = reader.extended(clauses[-1], start, end)
        else:
            frame = replace(frame, open=False)
    return clauses


def skip_marker(units: Sequence[Unit]) -> int:
    """Give the first unit behind a list item's marker: ``-``, ``1.``, ``a)``, ``II.``, quotation marks."""
    i = 0
    while i < len(units) and units[i].text in _OPENING_MARKS:
        i += 1
    if i + 1 < len(units) and units[i + 1].text in (".", ")", "/") and (
        units[i].text.isdigit() or len(units[i].text) == 1 or set(units[i].text) <= set("ivx")
    ):
        i += 2
    return i


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who orders, as read from before the verb.

    ``begin`` is the unit it begins at; ``vague`` says that nothing is named and the clause merely begins there;
    ``addressees`` are named before the verb already (``A gửi B, yêu cầu X``; ``B được A giao X``).
    """

    bodies: list[Unit] = field(default_factory=list)
    person: bool = False
    begin: int = 0
    document: bool = False
    addressees: list[Unit] = field(default_factory=list)
    tail: "_Tail | None" = None

    @property
    def vague(self) -> bool:
        return not (self.bodies or self.person or self.document)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind the verb: leads, coordinators, the unit the content begins at, whether people are addressed."""

    leads: list[Unit]
    coordinators: list[Unit]
    content: int
    people: bool = False


class _Reader:
    """The grammar over one sentence's units; positions are unit numbers."""

    def __init__(self, units: Sequence[Unit], cues: Cues) -> None:
        self.units = units
        self.cues = cues
        self.opening = self._sentence_subject(0, len(units))

    # -- pieces ----------------------------------------------------------------------------------------------------

    def pieces(self, start: int) -> list[tuple[int, int]]:
        """Cut the sentence at semicolons outside brackets; a piece that only names bodies stays with its neighbour."""
        cuts, depth = [start], 0
        for i in range(start, len(self.units)):
            text = self.units[i].text
            depth = max(0, depth + (text == "(") - (text == ")"))
            if text == ";" and depth == 0:
                cuts.append(i + 1)
        edges = [*cuts, len(self.units) + 1]
        pieces: list[tuple[int, int]] = []
        pending: int | None = None
        for a, b in zip(edges, edges[1:], strict=False):
            begin = a if pending is None else pending
            pending = None
            if self._only_bodies(a, b - 1):
                if pieces and b > len(self.units):
                    pieces[-1] = (pieces[-1][0], b - 1)
                else:
                    pending = begin
                continue
            if begin < b - 1:
                pieces.append((begin, b - 1))
        return pieces

    def is_bare_deadline(self, start: int, end: int) -> bool:
        """``; hoàn thành trước ngày 30/6``: a deadline that is no task of its own."""
        opened = self.units[start].text in ("hoàn", "xong", "trước", "chậm", "thời")
        dated = any(u.kind == "date" for u in self.units[start:end])
        return opened and dated and end - start <= LONGEST_BARE_DEADLINE

    def _only_bodies(self, start: int, end: int) -> bool:
        kinds = [u for u in self.units[start:end] if u.kind != "punct" and u.text not in ("và", "các")]
        return bool(kinds) and all(u.kind == "org" for u in kinds)

    # -- one piece -------------------------------------------------------------------------------------------------

    def read_piece(self, start: int, end: int, frame: Frame, *, first: bool) -> Clause | None:
        """Read one piece: an order, a duty, a commitment, an announced list, or the continuation of an order."""
        i = self._skip_connectives(start, end)
        spoken = self._document_speech(i, end)
        if spoken > i:
            i, frame = spoken, replace(frame, open=True)
        topic, i = self._topic(i, end)
        if not frame.open and first and (self._follows_document(i, end) or (frame.reported and self._words(start, 2) == "theo đó")):
            frame = replace(frame, open=True)
        continued = self._plain(i, end, topic, frame) or self._elided(i, end, topic, frame)
        for p in range(i, end):
            clause = self._order(i, p, end, topic, first=first)
            if clause is not None and continued is not None and self._inside(clause, continued, p):
                continue
            clause = clause or self._lead(i, p, end, frame) or self._duty(i, p, end, frame)
            if clause is not None:
                return clause
            if continued is not None and self.units[p].start >= continued.content[0][0]:
                return continued
        return continued or self._announced(i, end) or self._conditional(i, end, frame)

    def _document_speech(self, i: int, end: int) -> int:
        """Step over ``Chỉ thị (số …) (của A) nêu rõ:``; what follows is what the document lays down."""
        j = i + self.cues.speaking_document.match(self.units, i)
        if j == i:
            return i
        while j < end and (self.units[j].kind in ("code", "date", "org") or self.units[j].text in ("số", "của", "này", "trên", "cũng", "ngày", ",")):
            j += 1
        n = self.cues.document_speech.match(self.units, j)
        return self._skip_words(j + n, end, (",", ":", "“", '"', "rằng")) if n else i

    def _follows_document(self, i: int, end: int) -> bool:
        """``Theo Kế hoạch, B X``, ``Tại Nghị quyết …, B X``: what a document lays down."""
        return self._words(i, 1) in ("theo", "tại", "trong") and bool(self.cues.speaking_document.match(self.units, i + 1))

    def _inside(self, clause: Clause, continued: Clause, p: int) -> bool:
        """Whether what looks like an order belongs to a task: A's duty ``chỉ đạo B làm X``, or an order without a subject."""
        if clause.cue in _DELEGATING and (not clause.subject or clause.subject == continued.leads):
            return True
        return not clause.subject and self.units[p].start > continued.content[0][0]

    def extended(self, clause: Clause, start: int, end: int) -> Clause:
        """Add a piece that is no clause of its own to the last task."""
        a, _ = clause.content[-1]
        return replace(clause, content=[*clause.content[:-1], (a, self._close(start, end))])

    def _skip_connectives(self, i: int, end: int) -> int:
        """Step over ``Đồng thời,``, ``Bên cạnh đó,``, ``Trước mắt,`` …"""
        while i < end:
            n = self.cues.connective.match(self.units, i)
            if n:
                i += n
            elif self.units[i].text in (",", ":", "“", '"', "-", "–", "”") and i < end:
                i += 1
            else:
                return i
        return i

    def _topic(self, i: int, end: int) -> tuple[list[Unit], int]:
        """Read ``Đối với B,``, ``Riêng B,``: the bodies the rest is about, and where the rest begins."""
        named = self._words(i, 2) in ("đối với", "riêng với", "riêng đối")
        alone = i > 0 and self.units[i - 1].text == "riêng"
        if not (named or alone):
            return [], i
        bodies, j, _ = self._bodies(self._skip_words(i, end, ("riêng", "đối", "với")), end)
        ordering = self.cues.order.match(self.units, self._skip_adverbs(j, end))
        if len(bodies) > 1 and ordering:
            return bodies[:-1], j - 1
        if named and bodies and j < end and self.units[j].text in (",", ":"):
            return bodies, j + 1
        return [], i

    # -- the patterns ----------------------------------------------------------------------------------------------

    def _order(self, start: int, p: int, end: int, topic: list[Unit], *, first: bool) -> Clause | None:
        """``A yêu cầu B X``, at unit ``p`` the verb of ordering."""
        n = self.cues.order.match(self.units, p)
        if not n:
            return None
        cue = self._words(p, n)
        subject = self._subject_before(start, p)
        if cue == "chỉ đạo" and any(self.cues.past_frame.match(self.units, k) for k in range(start, p)):
            return None
        if cue == "gửi" and (self._back_over_sending(start, p) == p or self._order_follows(p + n, end)):
            return None
        if subject is None or (subject.vague and not self._orders_alone(cue, p + n, end)):
            return None
        tail = subject.tail or self._addressee(p + n, end, strict=cue in _STRICT_ORDERS, told=bool(subject.bodies))
        if tail is None:
            return None
        leads = subject.addressees + tail.leads or ([] if tail.people else topic)
        told = leads[0] if leads else self.units[min(tail.content, end - 1)]
        begins = [u.start for u in (told, *topic[:1], *([self.units[subject.begin]] if not subject.vague else []))]
        return Clause(
            rule="order",
            cue=cue,
            start=min(begins),
            content=self._content(tail.content, end),
            subject=subject.bodies,
            named_person=subject.person,
            leads=leads,
            coordinators=tail.coordinators,
            continues=not leads and not tail.people and not first,
            document_speaks=subject.document,
        )

    def _order_follows(self, j: int, end: int) -> bool:
        """``gửi B yêu cầu X``: the verb behind the addressee is the one that orders."""
        _, k, _ = self._bodies(j, end)
        return any(self.cues.order.match(self.units, q) for q in range(k, min(end, k + LONGEST_ADDRESSEE)))

    def _orders_alone(self, cue: str, j: int, end: int) -> bool:
        """Whether a verb orders without a subject: ``đề nghị X`` does, ``quyết định X`` does not, ``giao`` only with an addressee."""
        if cue == "quyết định":
            return False
        return cue not in _NEEDS_ADDRESSEE or self._addressee_follows(j, end)

    def _lead(self, start: int, p: int, end: int, frame: Frame) -> Clause | None:
        """``B chủ trì, phối hợp với C X``, and the same without B where an order is being continued."""
        n = self.cues.lead.match(self.units, p)
        if not n or self.cues.event.match(self.units, p + n) or self.cues.done.ends_at(self.units, p):
            return None
        before = self._leads_before(start, p)
        if before is None or (not before and not frame.open):
            return None
        tail = self._roles(p + n, end)
        if tail is None:
            return None
        coordinators, content = tail
        begin = before[0].start if before else self.units[p].start
        return Clause(
            rule="lead",
            cue=self._words(p, n),
            start=begin,
            content=self._content(content, end),
            leads=before,
            coordinators=coordinators,
            continues=not before,
        )

    def _duty(self, start: int, p: int, end: int, frame: Frame) -> Clause | None:
        """``B có trách nhiệm X``, ``B cần X``, ``cần X``, and commitments: ``B sẽ X``."""
        n, rule = self.cues.duty.match(self.units, p), "duty"
        if not n:
            n, rule = self.cues.commitment.match(self.units, p), "commitment"
        if not n:
            return None
        if self.cues.unbinding.ends_at(self.units, p):
            return None
        leads = self._leads_before(start, p)
        if leads is None and rule == "duty":
            leads = self._people_before(start, p, frame)
        if not leads and rule == "commitment":
            leads = self._sentence_subject(start, p) if p > start and self.units[p - 1].text == "," else []
        if leads is None or (not leads and rule == "commitment") or self._is_press(leads, start):
            return None
        tail = self._roles(p + n, end)
        if tail is None:
            return None
        coordinators, content = tail
        return Clause(
            rule=rule,
            cue=self._words(p, n),
            start=leads[0].start if leads else self.units[content].start,
            content=self._content(content, end),
            subject=self._speaker(start, p, leads),
            leads=leads,
            coordinators=coordinators,
            continues=False,
        )

    def _plain(self, i: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
        """``B X`` where an order is being continued, and ``B tập trung X``, ``Năm 2017, B tiếp tục X``: a plan."""
        subject = self._skip_circumstance(i, end)
        bodies, j, _ = self._bodies(subject, end)
        if not bodies and topic and self.units[i - 1].text == ":":
            bodies, j = topic, i
        if not bodies or self._is_press(bodies, subject):
            return None
        verb = self._skip_adverbs(j, end, "cũng")
        if j < end and self.units[j].text == ":":
            verb = j + 1
        elif not (frame.open or self._plans(verb, ahead=self._looks_ahead(i, subject, frame)) or self._words(verb, 3) == "theo chức năng"):
            return None
        tail = self._roles(verb, end, cued=False)
        if tail is None or end - tail[1] < SHORTEST_TASK:
            return None
        coordinators, content = tail
        return Clause(
            rule="plain" if frame.open else "plan",
            cue=self._words(content, 1),
            start=bodies[0].start,
            content=self._content(content, end),
            leads=bodies,
            coordinators=coordinators,
        )

    def _looks_ahead(self, i: int, subject: int, frame: Frame) -> bool:
        """Whether a purpose or a year not yet over stands before the subject: ``Để đạt mục tiêu trên,``, ``Năm 2017,``."""
        if subject == i:
            return False
        years = [int(u.value[:4]) for u in self.units[i:subject] if u.value and u.kind == "date" and u.value[:4].isdigit() and len(u.value) in (4, 9)]
        return self.units[i].text in ("để", "nhằm") or bool(years and frame.year and max(years) >= frame.year)

    def _plans(self, verb: int, *, ahead: bool) -> bool:
        """Whether a body plans with this verb; after a purpose or a date more verbs tell so."""
        if ahead and self.cues.planning_ahead.match(self.units, verb):
            return True
        return bool(self.cues.planning.match(self.units, verb))

    def _is_press(self, bodies: Sequence[Unit], first: int) -> bool:
        """Whether a newspaper speaks of its own work: ``Báo X sẽ tiếp tục thông tin``."""
        before = self.units[first - 1].text if first else ""
        return before in ("pv", "báo", "phóng") or any(u.text.startswith(("báo ", "pv ", "phóng viên", "tạp chí", "đài ")) for u in bodies)

    def _elided(self, i: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
        """``X`` alone, where an order is being continued or a list of tasks was announced."""
        if not (frame.open or frame.listed) or not self._opens_content(i, end):
            return None
        if self._skip_circumstance(i, end) > i or self._is_name(i, end):
            return None
        if self.cues.circumstance.match(self.units, i) > self.cues.action.match(self.units, i):
            return None
        joint = i if self._coordination(i, end) else self._skip_manner(i, end)
        coordinators, content = (self._coordination(joint, end) and self._roles(joint, end)) or ([], i)
        return Clause(
            rule="listed" if frame.listed and not frame.open else "continued",
            cue=self._words(i, 1),
            start=(topic[0] if topic else self.units[i]).start,
            content=self._content(content, end),
            leads=topic,
            coordinators=coordinators,
            continues=True,
        )

    def _is_name(self, i: int, end: int) -> bool:
        """A byline: ``Thu Phương (TTXVN)``, where each word begins with a capital."""
        words = [u for u in self.units[i:end] if u.kind == "word"]
        return len(words) < SHORTEST_TASK or (i + 1 < end and self.units[i].capital and self.units[i + 1].capital and self.units[i + 1].kind == "word")

    def _announced(self, i: int, end: int) -> Clause | None:
        """``đề ra các giải pháp như X``, ``nhiệm vụ gồm: X``: the list in the sentence that announces it."""
        for p in range(i, end):
            kind = next((k for k, cue in self.cues.announce.items() if cue.match(self.units, p)), None)
            if kind is None:
                continue
            if any(self.cues.no_announcement.match(self.units, q) for q in range(i, min(end, p + LONGEST_ANNOUNCEMENT))):
                return None
            for q in range(p, min(end, p + LONGEST_ANNOUNCEMENT)):
                opened = q + self.cues.list_opener.match(self.units, q)
                while opened > q and opened < end and (self.units[opened].text == ":" or self.cues.list_opener.match(self.units, opened)):
                    opened += max(1, self.cues.list_opener.match(self.units, opened))
                if opened > q and self._opens_content(opened, end):
                    return self._announced_clause(kind, opened, end)
            follow = p + self.cues.announce[kind].match(self.units, p)
            if kind == "task" and self._words(p, 2) == "nhiệm vụ" and self._opens_content(follow, end) and self._sets_out(i, p):
                return self._announced_clause(kind, follow, end)
        return None

    def _sets_out(self, i: int, p: int) -> bool:
        """``Kế hoạch đề ra nhiệm vụ X``."""
        return any(self._words(q, 2) in ("đề ra", "đặt ra", "xác định") for q in range(i, p))

    def _announced_clause(self, kind: str, content: int, end: int) -> Clause:
        return Clause(
            rule="announced",
            cue=kind,
            start=self.units[content].start,
            content=self._content(content, end),
        )

    def _conditional(self, i: int, end: int, frame: Frame) -> Clause | None:
        """``trường hợp vượt thẩm quyền, kịp thời báo cáo B`` and ``Nếu có vi phạm sẽ xử lý`` in an order that is open."""
        if not frame.open or self.units[i].text not in ("nếu", "trường", "khi") or i >= end:
            return None
        for p in range(i + 1, end):
            n = self.cues.commitment.match(self.units, p) or self.cues.duty.match(self.units, p)
            if n and self._opens_content(p + n, end) and not any(u.kind == "org" for u in self.units[i:p]):
                return self._continuing(p + n, end)
        manners = (p for p in range(i + 2, end) if self.units[p - 1].text != "," and self.cues.manner.match(self.units, p))
        strong = next((p for p in manners if self._opens_content(p, end)), None)
        return self._continuing(i, end) if strong is not None else None

    def _continuing(self, content: int, end: int) -> Clause:
        return Clause(
            rule="continued",
            cue=self._words(content, 1),
            start=self.units[content].start,
            content=self._content(content, end),
            continues=True,
        )

    # -- what stands before a verb ---------------------------------------------------------------------------------

    def _subject_before(self, start: int, p: int) -> _Subject | None:
        """Read who orders; ``None`` where the word is no verb of ordering here (``theo yêu cầu``, ``sự chỉ đạo``)."""
        near = self._back_over_adverbs(start, p)
        j = self._back_over_sending(start, near)
        if j == near == p and p > start and self.cues.noun_before.ends_at(self.units, p):
            return None
        k, person = self._back_over_person(start, j)
        if k > start and self.units[k - 1].kind == "org":
            return self._body_subject(start, k, p, person)
        document = self._back_over_document(start, j)
        if document is not None:
            return _Subject(begin=document, document=True)
        if person:
            return _Subject(person=True, begin=k)
        if j == start or self.units[j - 1].text in _BOUNDARIES or self.cues.connective.ends_at(self.units, j):
            return _Subject(bodies=self._sentence_subject(start, j) or (self.opening if start > 0 else []), begin=start)
        return None

    def _body_subject(self, start: int, k: int, p: int, person: bool) -> _Subject | None:
        """Read the bodies that end before unit ``k`` as those who order, or as those who are told."""
        first, before = self._group(start, k)
        bodies = [u for u in self.units[first:k] if u.kind == "org"]
        if before in ("gửi", "tới", "đến", "cho") and any(u.text == "gửi" for u in self.units[start:first]):
            return _Subject(self._first_body(start, first), begin=start, addressees=bodies)
        if before == "được":
            told = self._leads_before(start, first - 1)
            tail = self._roles(p + self.cues.order.match(self.units, p), len(self.units))
            return _Subject(bodies, begin=first, addressees=told, tail=_Tail([], *tail)) if told and tail else None
        document = self._back_over_document(start, first - 1) if before in ("của", "do") else None
        if document is not None:
            return _Subject(bodies, person, document)
        if before in _CASE_MARKERS or self.cues.proposal.ends_at(self.units, first):
            return None
        begin, named = self._back_over_person(start, first)
        return _Subject(bodies, person or named, begin)

    def _group(self, start: int, k: int) -> tuple[int, str]:
        """Give the first unit of the enumeration of bodies that ends before unit ``k``, and the word before it.

        ``Theo kiến nghị của A, B giao`` enumerates only B.
        """
        first = k - 1
        while first - 2 >= start and self.units[first - 1].text in _SEPARATORS and self.units[first - 2].kind == "org":
            first -= 2
        before = self.units[first - 1].text if first > start else ""
        if before in _CASE_MARKERS and before not in ("gửi", "tới", "cho", "đến"):
            comma = next((i for i in range(first + 1, k) if self.units[i].text == ","), None)
            if comma is not None:
                return comma + 1, ","
        return first, before

    def _first_body(self, start: int, end: int) -> list[Unit]:
        """Give the body that a sentence begins with, whatever it says of it."""
        return next(([u] for u in self.units[start:end] if u.kind == "org"), [])

    def _leads_before(self, start: int, p: int) -> list[Unit] | None:
        """Read the bodies whose duty follows at ``p``; ``[]`` where the clause begins there, ``None`` where something else stands before."""
        j = self._back_over_adverbs(start, p)
        if j == start:
            return []
        k, _ = self._back_over_person(start, j)
        while k > start and self.units[k - 1].text in (",", ":") and k - 1 > start and self.units[k - 2].kind in ("org",):
            k -= 1
        if k > start and self.units[k - 1].text == ")":
            k = self._back_over_bracket(start, k)
        if k > start and self.units[k - 1].kind == "org":
            first, before = self._group(start, k)
            if before in _CASE_MARKERS - {"do"} or before == "và":
                return None
            return [u for u in self.units[first:k] if u.kind == "org"]
        if self.units[j - 1].text in (",", ":", "“", '"') or self.cues.connective.ends_at(self.units, j):
            return []
        return None

    def _speaker(self, start: int, p: int, leads: Sequence[Unit]) -> list[Unit]:
        """``A nhấn mạnh, B cần X``: the body that speaks before the duty."""
        for i in range(start, p):
            if self.units[i].kind == "org" and self.units[i] not in leads:
                if i >= start + 3 and self.units[i - 1].text == "của" and self._words(i - 3, 2) in ("chỉ đạo", "yêu cầu"):
                    return [self.units[i]]
                after = self._skip_name(self._skip_bracket(i + 1, p), p)
                if any(self.cues.speech.match(self.units, k) for k in (after, self._skip_adverbs(after, p))):
                    return [self.units[i]]
        return []

    def _sentence_subject(self, start: int, p: int) -> list[Unit]:
        """``B đang làm X, sắp tới sẽ Y``: the body that opens the sentence, behind a comma."""
        bodies, j, _ = self._bodies(self._skip_circumstance(start, p), p)
        return bodies if bodies and j < p else []

    def _people_before(self, start: int, p: int, frame: Frame) -> list[Unit] | None:
        """``chúng ta phải``, ``Các thành viên dự họp cần``: a duty without a body; ``cho rằng, cần``."""
        if self.cues.people.ends_at(self.units, p):
            return []
        official = frame.open or any(u.kind == "org" or u.text == "chí" for u in self.units[start:p])
        if official and self.cues.speech.ends_at(self.units, p):
            return []
        circumstance = self.cues.circumstance.match(self.units, start)
        no_subject = all(u.kind != "org" for u in self.units[start:p])
        return [] if frame.open and circumstance and no_subject and p - start <= LONGEST_RELATIVE else None

    def _back_over_adverbs(self, start: int, p: int) -> int:
        while p > start and (n := self.cues.adverb.ends_at(self.units, p)) and p - n >= start:
            p -= n
        return p

    def _back_over_person(self, start: int, p: int) -> tuple[int, bool]:
        """Step back over a person's name and what goes with it: ``Phạm Minh Chính``, ``ông Lê Văn A -``, brackets."""
        j = p
        if j > start and self.units[j - 1].text == ",":
            j -= 1
        if j > start and self.units[j - 1].text == ")":
            j = self._back_over_bracket(start, j)
        named = j
        while j > start and self.units[j - 1].kind == "word" and self.units[j - 1].capital and not self.units[j - 1].text.isdigit():
            j -= 1
        if j == named:
            return (p, False) if j == p or self.units[j - 1].kind != "org" else (j, False)
        while j > start and self.units[j - 1].text in ("ông", "bà", "đồng", "chí", "đ", "c", "-", "–", ",", "ts", "pgs"):
            j -= 1
        return j, True

    def _back_over_bracket(self, start: int, p: int) -> int:
        for j in range(p - 1, max(start - 1, p - LONGEST_BRACKET), -1):
            if self.units[j].text == "(":
                return j
        return p

    def _back_over_sending(self, start: int, p: int) -> int:
        """Step back over ``đã ký công văn số 301/BGDĐT-GDMN``, ``có văn bản hỏa tốc``."""
        j = p
        words = {"số", "hỏa", "tốc", "khẩn", "này", "trên", "ngày", "hoả", "chính", "thức"}
        while j > start and (self.units[j - 1].kind in ("code", "date") or self.units[j - 1].text in words):
            j -= 1
        n = self.cues.speaking_document.ends_at(self.units, j)
        if not n:
            return p
        j -= n
        verbs = {"ký", "ban", "hành", "có", "ra", "gửi", "phát", "nội", "dung"}
        if j == start or self.units[j - 1].text not in verbs:
            return p
        while j > start and self.units[j - 1].text in verbs:
            j -= 1
        return self._back_over_adverbs(start, j)

    def _back_over_document(self, start: int, p: int) -> int | None:
        """Give where ``Công điện số … ngày …`` begins that ends before ``p``; ``None`` where no document stands there."""
        j = p
        while j > start and (self.units[j - 1].kind in ("code", "date") or self.units[j - 1].text in ("số", "này", "trên", "nói", "cũng", "nêu", "rõ", ",")):
            j -= 1
        n = self.cues.speaking_document.ends_at(self.units, j)
        return j - n if n and j - n >= start else None

    # -- what stands behind a verb ---------------------------------------------------------------------------------

    def _addressee_follows(self, j: int, end: int) -> bool:
        bodies, _, _ = self._bodies(self._skip_words(j, end, ("cho", "đối", "với", "tới")), end)
        return bool(bodies)

    def _addressee(self, j: int, end: int, *, strict: bool, told: bool) -> _Tail | None:
        """Read whom an order addresses and where its content begins.

        ``strict``: only bodies count (``giao dự toán`` is no order); ``told``: the body that orders is named.
        """
        j = self._skip_words(j, end, ("cho", "đối", "với", "tới", "rằng", "là", ":", ",", "rõ"))
        j = self._skip_time(j, end)
        bodies, k, _ = self._bodies(j, end)
        if bodies:
            tail = self._roles(k, end) or (self._behind_relative(k, end) if self._is_relative(k, end) else None)
            if tail is None and self._opens_list(k, end):
                return _Tail(bodies, [], end)
            return _Tail(bodies, *tail) if tail else None
        if strict:
            return None
        tail = self._roles(j, end, cued=told)
        if tail is not None:
            return _Tail([], *tail)
        if self.cues.people.match(self.units, j) or (j < end and self.units[j].text in ("các", "những", "mỗi", "mọi", "toàn", "từng")):
            members, k = self._members(j, end)
            tail = self._roles(k, end) if members else self._behind_relative(j, end)
            return _Tail(members, *tail, people=True) if tail else None
        if told:
            tail = self._behind_relative(j, min(end, j + LONGEST_ADDRESSEE))
            if tail is None and self._opens_list(j, end):
                return _Tail([], [], end)
            return _Tail([], *tail, people=True) if tail else None
        return None

    def _opens_list(self, j: int, end: int) -> bool:
        """Whether nothing but ``thực hiện một số nội dung sau:`` stands between here and a colon that ends the sentence."""
        return end - j <= LONGEST_ANNOUNCEMENT and end == len(self.units) and self.units[-1].text == ":"

    def _members(self, j: int, end: int) -> tuple[list[Unit], int]:
        """``các thành viên B``: an order to its members is one to the body."""
        for k in range(j, min(end, j + 4)):
            if self.units[k].kind == "org" and self._words(k - 2, 2) in ("thành viên", "ủy viên"):
                return [self.units[k]], k + 1
        return [], j

    def _is_relative(self, k: int, end: int) -> bool:
        return k < end and bool(self.cues.relative.match(self.units, k) or self.units[k].text in (",", "("))

    def _bodies(self, j: int, end: int) -> tuple[list[Unit], int, bool]:
        """Read an enumeration of bodies: which, where it ends, whether a person is named."""
        found: list[Unit] = []
        named = False
        k = self._skip_honorific(j, end)
        while k < end and self.units[k].kind == "org":
            found.append(self.units[k])
            j = k = k + 1
            k = self._skip_bracket(k, end)
            name = self._skip_name(k, end)
            named, j = named or name > k, name
            k = name
            if k < end and self.units[k].text in _SEPARATORS:
                k += 1
                if k < end and self.units[k].text in ("và", "các", "đồng"):
                    k += 1
                k = self._skip_honorific(k, end)
        return found, j, named

    def _skip_honorific(self, j: int, end: int) -> int:
        k = j
        while k < end and self.units[k].text in ("ông", "bà", "đồng", "chí", "các"):
            k += 1
        k = self._skip_name(k, end)
        if k > j and k < end and self.units[k].text in ("-", "–", ",") and k + 1 < end and self.units[k + 1].kind == "org":
            k += 1
        return k if k < end and self.units[k].kind == "org" else j

    def _skip_name(self, k: int, end: int) -> int:
        start = k
        while k < end and self.units[k].kind == "word" and self.units[k].capital and not self.units[k].text.isdigit():
            k += 1
        return k if k - start <= 6 else start

    def _skip_bracket(self, k: int, end: int) -> int:
        if k < end and self.units[k].text == "(":
            for j in range(k + 1, min(end, k + LONGEST_BRACKET)):
                if self.units[j].text == ")":
                    return j + 1
        return k

    def _roles(self, j: int, end: int, *, cued: bool = True) -> tuple[list[Unit], int] | None:
        """Step over roles and modals to the content: coordinators, and where the content begins; ``None`` if none follows.

        ``cued``: an order or a modal stands before unit ``j``.
        """
        coordinators: list[Unit] = []
        restart = self._role_behind_circumstance(j, end)
        j = restart if restart is not None else j
        while j < end:
            joint = self._skip_manner(j, end)
            j = joint if self._coordination(joint, end) else j
            n = self._coordination(j, end)
            if n:
                bodies, k, _ = self._bodies(j + n, end)
                m = self.cues.coordinated_purpose.match(self.units, k)
                after = self._skip_words(k + m, end, (",",))
                if not self._leads_to_content(after, end):
                    return (coordinators, j) if self._opens_content(j, end) else None
                coordinators += bodies
                j = after
                continue
            n = self.cues.lead.match(self.units, j)
            if n:
                if self.cues.event.match(self.units, j + n):
                    return None
                helpers, j = self._helpers(j + n, end)
                coordinators += helpers
                continue
            n = self.cues.duty.match(self.units, j) or self.cues.commitment.match(self.units, j)
            if n or self.units[j].text in (",", ":", "“", '"', "-", "và"):
                j += n or 1
                continue
            break
        if j < end and self._opens_content(j, end, cued=cued):
            return coordinators, j
        return (coordinators, j) if cued and self._circumstance_then_action(j, end) else None

    def _helpers(self, j: int, end: int) -> tuple[list[Unit], int]:
        """``(A chủ trì), B phối hợp``, ``các sở C, D tham gia``."""
        bodies, k, _ = self._bodies(self._skip_words(j, end, (",", ";")), end)
        if bodies and self._words(k, 2) in ("phối hợp", "tham gia") and not (k + 2 < end and self.units[k + 2].text == "với"):
            return bodies, k + 2
        return [], j

    def _coordination(self, j: int, end: int) -> int:
        """Give the length of ``phối hợp với`` (with its adverbs) if bodies follow it; 0 otherwise."""
        n = self.cues.coordinate.match(self.units, j)
        return n if n and self._bodies(j + n, end)[0] else 0

    def _leads_to_content(self, j: int, end: int) -> bool:
        return j < end and (
            self._opens_content(j, end, cued=True)
            or bool(self.cues.duty.match(self.units, j))
            or bool(self.cues.lead.match(self.units, j))
            or bool(self._coordination(j, end))
            or self._circumstance_then_action(j, end)
        )

    def _role_behind_circumstance(self, j: int, end: int) -> int | None:
        """``căn cứ …, trong phạm vi thẩm quyền chủ trì``: what is cut off by the role stays outside the task."""
        j = self._skip_words(j, end, (",",))
        if not self._circumstantial(j):
            return None
        for k in range(j, end):
            if self.units[k].text == ";":
                return None
            if self.cues.lead.match(self.units, k) and self.units[k - 1].text not in ("giao", "quan"):
                return k
            if self._words(k, 2) in ("có trách", "chịu trách"):
                return k
        return None

    def _circumstantial(self, j: int) -> bool:
        return j < len(self.units) and (
            self.units[j].text in ("căn", "theo", "trong", "trên", "với", "tùy", "tuỳ", "từ", "qua", "khi", "để", "trước", "sau", "bằng", "ngoài")
        )

    def _circumstance_then_action(self, j: int, end: int) -> bool:
        """``theo chức năng nhiệm vụ …, ban hành …``: a circumstance that touches the verb is inside the task."""
        if not self._circumstantial(j):
            return False
        return any(
            (self.units[k - 1].text == "," and self._opens_content(k, end))
            or (self._strong_action(k) and self.units[k - 1].text not in _NOMINAL)
            for k in range(j + 1, min(end, j + 2 * LONGEST_RELATIVE))
        )

    def _strong_action(self, k: int) -> bool:
        """A verb that is seldom part of a noun phrase."""
        return self.units[k].text in ("khẩn", "chủ", "tổ", "nghiêm", "tiếp", "triển", "rà", "tăng", "xây", "đẩy", "thực", "phối", "nghiên") and bool(
            self.cues.action.match(self.units, k)
        )

    def _behind_relative(self, j: int, end: int) -> tuple[list[Unit], int] | None:
        """Step over a relative clause behind an addressee: ``đang tham gia thí điểm … phải X``."""
        limit = min(end, j + LONGEST_RELATIVE)
        for k in range(j, limit):
            if self.units[k].text in (";", "."):
                break
            if self.cues.duty.match(self.units, k) or self._coordination(k, end) or (self.units[k].text == ":" and k > j):
                tail = self._roles(k, end)
                if tail is not None:
                    return tail
        opened_by_action = self._opens_content(j, end)
        for k in range(j + (1 if opened_by_action else 0), limit):
            if self.units[k].text in (";", ".", ","):
                if self.units[k].text == "," and self._opens_content(k + 1, end):
                    return [], k + 1
                continue
            if self._opens_content(k, end) and self.units[k - 1].text not in ("được", "việc", "đang", "của", "công", "đã", "về", "có", "các"):
                return [], k
        return None

    def _opens_content(self, j: int, end: int, *, cued: bool = False) -> bool:
        """Whether a directive's content can begin at unit ``j``: a verb of action, or an adverb before one.

        ``cued``: an order or a modal stands before it, so that any verb will do.
        """
        k = self._skip_manner(j, end)
        if k < end and self.cues.action.match(self.units, k):
            return True
        if cued and k < end and self.units[k].verb and not self.cues.never_content.match(self.units, k):
            return True
        return k > j and k < end and self.units[k].kind == "word" and self.cues.action.match(self.units, j) > 0

    def _skip_manner(self, j: int, end: int) -> int:
        while j < end and (n := self.cues.manner.match(self.units, j)):
            j += n
            if j < end and self.units[j].kind == "date":
                j += 1
            if j < end and self.units[j].text == "," and self.cues.manner.match(self.units, j + 1):
                j += 1
        return j

    def _skip_adverbs(self, j: int, end: int, only: str | None = None) -> int:
        while j < end and (n := self.cues.adverb.match(self.units, j)):
            if only is not None and self._words(j, n) != only:
                break
            j += n
        return j

    def _skip_time(self, j: int, end: int) -> int:
        """``yêu cầu thời gian tới các bộ …``, ``yêu cầu từ nay đến ngày 10/6, các sở …``: step to the bodies."""
        if not (j < end and (self.units[j].kind == "date" or self.cues.circumstance.match(self.units, j))):
            return j
        for k in range(j, min(end, j + LONGEST_RELATIVE)):
            if self.units[k].kind == "org":
                before = self.units[k - 1]
                return k if before.text in (",", "tới", "nay", "mắt") or before.kind == "date" else j
            if self.cues.action.match(self.units, k) and k > j + 1 and self.units[k - 1].text == ",":
                return j
        return j

    def _skip_circumstance(self, i: int, end: int) -> int:
        """Step over ``Năm 2017,``, ``Để đạt được mục tiêu …,`` up to the body that is the subject."""
        if i >= end or not (self.units[i].kind in ("date",) or self.cues.circumstance.match(self.units, i)):
            return i
        for k in range(i, end - 1):
            if self.units[k].text == "," and self._bodies(k + 1, end)[0]:
                return k + 1
            if self.units[k].text == "thì" and self._bodies(k + 1, end)[0]:
                return k + 1
        return i

    def _skip_words(self, j: int, end: int, words: tuple[str, ...]) -> int:
        while j < end and self.units[j].text in words:
            j += 1
        return j

    def _words(self, i: int, n: int) -> str:
        return " ".join(u.text for u in self.units[i : i + n])

    def _content(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the offsets of the one task in these units; none where a colon ends them and a list follows.

        Of ``thực hiện các nhiệm vụ sau: rà soát X`` the task is what is listed.
        """
        start = self._behind_lead_in(start, end)
        return [(self.units[start].start, self._close(start, end))] if start < end else []

    def _behind_lead_in(self, start: int, end: int) -> int:
        """Step over a lead-in that only announces the list behind its colon."""
        announced = False
        for i in range(start, min(end, start + LONGEST_LEAD_IN)):
            announced = announced or any(cue.match(self.units, i) for cue in self.cues.announce.values())
            if announced and self.units[i].text == ":" and self._opens_content(i + 1, end):
                return i + 1
        return start

    def _close(self, start: int, end: int) -> int:
        """Give the offset where a task ends: without final punctuation and what only leads on."""
        last = min(end, len(self.units)) - 1
        while last > start and (self.units[last].text in (".", ";", ",", ":", "…", "/", "”", '"', "-", "–", "!", "“")):
            last -= 1
        return self.units[last].end
