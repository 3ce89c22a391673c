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
LONGEST_RELATIVE = 30
"""Units that a relative clause behind an addressee may take: ``các địa phương đang tham gia thí điểm …``."""
_SEPARATORS = {",", "và", "-", "–", "hoặc", "/", ";"}
_OPENING_MARKS = {"-", "–", "•", "+", "*", "“", '"', "”", "'", "‘", "…", ".", "·", "►", "▪"}
_STRICT_ORDERS = {"giao", "phân công", "quyết định giao", "thống nhất giao", "giao cho", "đôn đốc", "quán triệt", "kêu gọi"}
_DELEGATING = {"chỉ đạo", "đôn đốc", "phân công", "quán triệt", "giao"}


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
    """What the sentences before tell about this one: whether an order is being continued, and whether bodies plan here."""

    open: bool = False
    listed: bool = False


def read_sentence(units: Sequence[Unit], frame: Frame) -> list[Clause]:
    """Read the directive clauses of a sentence, in text order; none where it gives no order."""
    reader = _Reader(units, cues())
    clauses: list[Clause] = []
    for start, end in reader.pieces(skip_marker(units)):
        clause = reader.read_piece(start, end, frame, first=not clauses)
        if clause is not None:
            clauses.append(clause)
            frame = replace(frame, open=True)
        elif clauses:
            clauses[-1] = reader.extended(clauses[-1], start, end)
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


class _Reader:
    """The grammar over one sentence's units; positions are unit numbers."""

    def __init__(self, units: Sequence[Unit], cues: Cues) -> None:
        self.units = units
        self.cues = cues

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

    def _only_bodies(self, start: int, end: int) -> bool:
        kinds = [u for u in self.units[start:end] if u.kind != "punct" and u.text not in ("và", "các")]
        return bool(kinds) and all(u.kind == "org" for u in kinds)

    # -- one piece -------------------------------------------------------------------------------------------------

    def read_piece(self, start: int, end: int, frame: Frame, *, first: bool) -> Clause | None:
        """Read one piece: an order, a duty, a commitment, or the continuation of an order."""
        i = self._skip_connectives(start, end)
        topic, i = self._topic(i, end)
        for p in range(i, end):
            clause = self._order(i, p, end, topic, frame) or self._lead(i, p, end, frame) or self._duty(i, p, end, frame)
            if clause is not None:
                return clause
        return self._plain(i, end, topic, frame) or self._elided(i, end, topic, frame, first=first)

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
        """Read ``Đối với B,``: the bodies the rest is about, and where the rest begins."""
        if self._words(i, 2) in ("đối với", "riêng với"):
            bodies, j, _ = self._bodies(i + 2, end)
            if bodies and j < end and self.units[j].text in (",", ":"):
                return bodies, j + 1
            if len(bodies) > 1 and self.cues.order.match(self.units, self._skip_adverbs(j, end)):
                return bodies[:-1], j - 1
        return [], i

    # -- the patterns ----------------------------------------------------------------------------------------------

    def _order(self, start: int, p: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
        """``A yêu cầu B X``, at unit ``p`` the verb of ordering."""
        n = self.cues.order.match(self.units, p)
        if not n:
            return None
        subject = self._subject_before(start, p)
        if subject is None:
            return None
        cue = self._words(p, n)
        bodies, named_person, begin, document = subject
        if not bodies and not document and cue in ("chỉ đạo", "quyết định", "giao", "lưu ý", "đôn đốc", "quán triệt", "kêu gọi", "phân công") and (
            cue == "quyết định" or not self._addressee_follows(p + n, end)
        ):
            return None
        if frame.open and bodies and cue in _DELEGATING and begin == start and self._plain_subject(start, p):
            return None
        tail = self._addressee(p + n, end, strict=cue in _STRICT_ORDERS)
        if tail is None:
            return None
        leads, coordinators, content, people = tail
        if not leads and not people:
            leads = topic
        start_unit = leads[0] if leads else self.units[content]
        return Clause(
            rule="order",
            cue=cue,
            start=min(self.units[begin].start if bodies or document else start_unit.start, topic[0].start if topic else start_unit.start),
            content=[(self.units[content].start, self._close(content, end))],
            subject=bodies,
            named_person=named_person,
            leads=leads,
            coordinators=coordinators,
            continues=not leads and not people and begin != start,
            document_speaks=document,
        )

    def _lead(self, start: int, p: int, end: int, frame: Frame) -> Clause | None:
        """``B chủ trì, phối hợp với C X``, and the same without B where an order is being continued."""
        n = self.cues.lead.match(self.units, p)
        role = "lead"
        if not n:
            n, role = self._coordination(p, end), "coordinate"
            if not n or p != self._skip_manner(start, end):
                return None
            n = 0
        elif self.cues.event.match(self.units, p + n) or self.cues.done.ends_at(self.units, p):
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
            rule=role,
            cue=self._words(p, max(n, 1)),
            start=begin,
            content=[(self.units[content].start, self._close(content, end))],
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
        leads = self._leads_before(start, p)
        if leads is None and rule == "duty":
            leads = self._people_before(start, p, frame)
        if leads is None or (not leads and rule == "commitment"):
            return None
        if any(lead.text.startswith(("báo ", "pv ", "phóng viên")) for lead in leads):
            return None
        tail = self._roles(p + n, end)
        if tail is None:
            return None
        coordinators, content = tail
        return Clause(
            rule=rule,
            cue=self._words(p, n),
            start=leads[0].start if leads else self.units[content].start,
            content=[(self.units[content].start, self._close(content, end))],
            leads=leads,
            coordinators=coordinators,
            continues=False,
        )

    def _plain(self, i: int, end: int, topic: list[Unit], frame: Frame) -> Clause | None:
        """``B X`` where an order is being continued, and ``B tập trung X`` anywhere: a plan."""
        i = self._skip_circumstance(i, end)
        bodies, j, _ = self._bodies(i, end)
        if not bodies and topic and self.units[i - 1].text == ":":
            bodies, j = topic, i
        if not bodies:
            return None
        if j < end and self.units[j].text == ":" :
            j += 1
        elif not frame.open and not self.cues.planning.match(self.units, self._skip_adverbs(j, end, "cũng")):
            return None
        tail = self._roles(self._skip_adverbs(j, end, "cũng"), end)
        if tail is None:
            return None
        coordinators, content = tail
        planning = not frame.open
        return Clause(
            rule="commitment" if planning else "plain",
            cue=self._words(content, 1),
            start=bodies[0].start,
            content=[(self.units[content].start, self._close(content, end))],
            leads=bodies,
            coordinators=coordinators,
        )

    def _elided(self, i: int, end: int, topic: list[Unit], frame: Frame, *, first: bool) -> Clause | None:
        """``X`` alone, where an order is being continued or a list of tasks was announced."""
        if not (frame.open or frame.listed):
            return None
        if not self._opens_content(i, end) or self.cues.done.match(self.units, i):
            return None
        return Clause(
            rule="listed" if frame.listed and not frame.open else "continued",
            cue=self._words(i, 1),
            start=(topic[0] if topic else self.units[i]).start,
            content=[(self.units[i].start, self._close(i, end))],
            leads=topic,
            continues=True,
        )

    # -- what stands before a verb ---------------------------------------------------------------------------------

    def _subject_before(self, start: int, p: int) -> tuple[list[Unit], bool, int, bool] | None:
        """Read who orders: bodies, whether a person is named, where the subject begins, whether a document speaks.

        ``None`` where the word is no verb of ordering here (``theo yêu cầu``, ``sự chỉ đạo``).
        """
        if p > start and self.cues.noun_before.ends_at(self.units, p) and not self.cues.adverb.ends_at(self.units, p):
            return None
        j = self._back_over_adverbs(start, p)
        j = self._back_over_sending(start, j)
        k, person = self._back_over_person(start, j)
        if k > start and self.units[k - 1].kind == "org":
            return self._body_subject(start, k, person)
        if self._back_over_document(start, j) is not None:
            return [], False, self._back_over_document(start, j) or start, True
        if person:
            return self._person_subject(start, k)
        boundary = j == start or self.units[j - 1].text in (",", ":", "và", ";", "“", "–", "-") or self.cues.connective.ends_at(self.units, j)
        return ([], False, j, False) if boundary else None

    def _body_subject(self, start: int, k: int, person: bool) -> tuple[list[Unit], bool, int, bool] | None:
        first = k - 1
        while first - 2 >= start and self.units[first - 1].text in _SEPARATORS and self.units[first - 2].kind == "org":
            first -= 2
        bodies = [u for u in self.units[first:k] if u.kind == "org"]
        before = self.units[first - 1].text if first > start else ""
        if before in ("của", "do"):
            document = self._back_over_document(start, first - 1)
            if document is not None:
                return bodies, person, document, False
        if before in ("với", "của", "cho", "tại", "từ", "về", "do", "theo", "bởi", "đến", "tới", "gửi", "vào", "là"):
            return None
        begin, named = self._back_over_person(start, first)
        return bodies, person or named, begin, False

    def _person_subject(self, start: int, k: int) -> tuple[list[Unit], bool, int, bool]:
        """A person: ``Đồng chí Nguyễn Văn A yêu cầu``; the office is told elsewhere."""
        return [], True, k, False

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
            first = k - 1
            while first - 2 >= start and self.units[first - 1].text in _SEPARATORS and self.units[first - 2].kind == "org":
                first -= 2
            before = self.units[first - 1].text if first > start else ","
            if before in ("với", "của", "cho", "tại", "từ", "về", "theo", "bởi", "đến", "gửi", "và", "cùng", "trong", "ở"):
                return None
            return [u for u in self.units[first:k] if u.kind == "org"]
        if self.units[j - 1].text in (",", ":", "“", '"') or self.cues.connective.ends_at(self.units, j):
            return []
        return None

    def _people_before(self, start: int, p: int, frame: Frame) -> list[Unit] | None:
        """``chúng ta phải``, ``Các thành viên dự họp cần``: a duty without a body; ``cho rằng, cần``."""
        if self.cues.people.ends_at(self.units, p, 6) or self.cues.report.ends_at(self.units, p):
            return []
        circumstance = self.cues.circumstance.match(self.units, start)
        no_subject = all(u.kind != "org" for u in self.units[start:p])
        return [] if frame.open and circumstance and no_subject and p - start <= LONGEST_RELATIVE else None

    def _plain_subject(self, start: int, p: int) -> bool:
        """Whether only the body itself stands before its verb, without ``đã``, ``vừa``, ``cũng``."""
        return all(u.kind == "org" or u.kind == "punct" or u.text == "và" for u in self.units[start:p])

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

    def _addressee(self, j: int, end: int, *, strict: bool) -> tuple[list[Unit], list[Unit], int, bool] | None:
        """Read whom an order addresses: leads, coordinators, where the content begins, whether people are addressed."""
        j = self._skip_words(j, end, ("cho", "đối", "với", "tới", "rằng", "là", ":"))
        j = self._skip_time(j, end)
        bodies, k, _ = self._bodies(j, end)
        if bodies:
            tail = self._roles(k, end) or self._behind_relative(k, end)
            return (bodies, tail[0], tail[1], False) if tail else None
        if strict:
            return None
        tail = self._roles(j, end)
        if tail is not None:
            return [], tail[0], tail[1], False
        if self.cues.people.match(self.units, j) or (j < end and self.units[j].text in ("các", "những", "mỗi", "mọi", "toàn", "từng")):
            tail = self._behind_relative(j, end)
            return ([], tail[0], tail[1], True) if tail else None
        return None

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

    def _roles(self, j: int, end: int) -> tuple[list[Unit], int] | None:
        """Step over roles and modals to the content: coordinators, and where the content begins; ``None`` if none follows."""
        coordinators: list[Unit] = []
        restart = self._role_behind_circumstance(j, end)
        j = restart if restart is not None else j
        while j < end:
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
                j += n
                continue
            n = self.cues.duty.match(self.units, j) or self.cues.commitment.match(self.units, j)
            if n or self.units[j].text in (",", ":", "“", '"', "-", "và"):
                j += n or 1
                continue
            break
        if j < end and self._opens_content(j, end):
            return coordinators, j
        behind = self._circumstance_then_action(j, end)
        return (coordinators, j) if behind else None

    def _coordination(self, j: int, end: int) -> int:
        """Give the length of ``phối hợp với`` (with its adverbs) if bodies follow it; 0 otherwise."""
        n = self.cues.coordinate.match(self.units, j)
        return n if n and self._bodies(j + n, end)[0] else 0

    def _leads_to_content(self, j: int, end: int) -> bool:
        return j < end and (
            self._opens_content(j, end)
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
            self.units[k - 1].text == "," and self._opens_content(k, end) or self._strong_action(k)
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

    def _opens_content(self, j: int, end: int) -> bool:
        """Whether a directive's content can begin at unit ``j``: a verb of action, or an adverb before one."""
        k = self._skip_manner(j, end)
        if k < end and self.cues.action.match(self.units, k):
            return True
        return k > j and k < end and self.units[k].kind == "word" and self.cues.action.match(self.units, j) > 0

    def _skip_manner(self, j: int, end: int) -> int:
        while j < end and (n := self.cues.manner.match(self.units, j)):
            j += n
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
        """``yêu cầu thời gian tới các bộ ngành …``, ``yêu cầu trước ngày 10/6, các sở …``."""
        if self._words(j, 3) == "thời gian tới" or self._words(j, 2) in ("trước mắt", "sắp tới"):
            return self._skip_words(j + (3 if self._words(j, 2) == "thời gian" else 2), end, (",",))
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

    def _close(self, start: int, end: int) -> int:
        """Give the offset where a task ends: without final punctuation and what only leads on."""
        last = min(end, len(self.units)) - 1
        while last > start and (self.units[last].text in (".", ";", ",", ":", "…", "/", "”", '"', "-", "–", "!", "“")):
            last -= 1
        return self.units[last].end
