"""What stands before the verb of a directive clause: who orders, who is bound, who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.extract.line import LONGEST_CIRCUMSTANCE, PRONOUNS, SEPARATORS, Frame, Line
from extractor.extract.tails import LONGEST_NOUN, LONGEST_RELATIVE, Tail, roles
from extractor.extract.units import Unit

SHORTEST_NAME = 2
"""Words of the shortest name of a person that is believed without a title."""
_BOUNDARIES = {",", ":", "và", ";", "“", "–", "-", '"'}
_CASE_MARKERS = {
    "với", "của", "cho", "tại", "từ", "về", "do", "theo", "bởi", "đến", "tới", "gửi", "vào", "là", "trong", "ở", "cùng",
}  # fmt: skip


_TOWARDS = {"gửi", "tới", "đến", "cho"}
"""Before a body, what makes it the one that is written to."""
_SENDING = {"ký", "ban", "hành", "có", "ra", "gửi", "phát", "nội", "dung"}
"""Words of the verbs by which a document is sent: ``ký ban hành``, ``có``."""
_SIGNED = {"ký", "ban", "hành", "phát", "đi", "vừa", "mới", "đã", "ngày", ","}
"""Words between whoever signed a document and the verb of ordering: ``do A vừa ký ban hành ngày 5/3``."""
_SENT = {"số", "hỏa", "tốc", "khẩn", "để", "này", "trên", "ngày", "chính", "thức"}
"""What may stand between the document and the verb of ordering: ``công văn hỏa tốc số 12 để yêu cầu``."""
_SEVERAL = {"các", "những", "mọi", "mỗi", "từng"}
"""What a clause begins with that binds several: ``các trường đại học tự chủ phải công bố đề án``."""
_QUALIFYING = {"nào", "chưa"}
"""Behind a body, what tells which of its kind is bound."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who orders, as read from before the verb.

    ``name`` is what a person without an office is called (``ông Thăng``), empty for ``ông``; ``begin`` is the unit it
    begins at; ``document`` says that a document speaks; ``addressees`` are named before the verb already
    (``A gửi B, yêu cầu X``; ``B được A giao X``, where ``tail`` is read already too).
    """

    bodies: list[Unit] = field(default_factory=list)
    person: bool = False
    name: str | None = None
    begin: int = 0
    document: bool = False
    addressees: list[Unit] = field(default_factory=list)
    tail: Tail | None = None

    @property
    def vague(self) -> bool:
        """Whether nothing is named, and the clause merely begins at the verb."""
        return not (self.bodies or self.person or self.document)


@dataclass(frozen=True, slots=True)
class Bound:
    """Whom a duty binds, as read from before the modal."""

    leads: list[Unit] = field(default_factory=list)
    coordinators: list[Unit] = field(default_factory=list)


def subject_before(line: Line, start: int, p: int) -> Subject | None:
    """Read who orders; ``None`` where the word is no verb of ordering here (``theo yêu cầu``, ``sự chỉ đạo``)."""
    near = line.back_over_adverbs(start, p)
    j = back_over_sending(line, start, near)
    speaks = line.back_over_document(start, p) == start
    if j == near == p > start and not speaks and line.cues.noun_before.ends_at(line.units, p):
        return None
    if line.words(p - 2, 4) == "ý kiến chỉ đạo":
        return None
    k, person = line.back_over_person(start, line.back_over_demonstrative(start, j))
    if k > start and line.units[k - 1].kind == "org":
        return _body_subject(line, start, k, p, person)
    document = line.back_over_document(start, j)
    if document is not None:
        return Subject(begin=document, document=True)
    if (signed := _signed(line, start, j)) is not None:
        return signed
    if j > start + 1 and line.cues.meeting.ends_at(line.units, j) == j - start:
        return Subject(person=True, begin=start)
    if person:
        called = [u.text for u in line.units[k:j] if u.capital and u.text not in (*PRONOUNS, "đồng")]
        return Subject(person=True, name=called[-1] if called else "", begin=k)
    if j == start or line.units[j - 1].text in _BOUNDARIES or line.cues.connective.ends_at(line.units, j):
        if line.units[j - 1].text == "và" and line.units[start].text in ("khi", "nếu"):
            return None
        sent = next((i for i in range(start, j) if line.units[i].text == "gửi"), None)
        return Subject(
            bodies=sentence_subject(line, start, j)
            or (sentence_subject(line, 0, len(line.units)) if start > 0 else []),
            begin=start,
            addressees=_addressees(line, sent + 1, j) if sent is not None else [],
        )
    return _sender(line, start, j)


def _sender(line: Line, start: int, j: int) -> Subject | None:
    """``A (vừa) có văn bản gửi B (đang …) yêu cầu X``: whoever sent the document, and whom it went to."""
    for i in range(j - 1, start, -1):
        if line.units[i].text == "gửi" and back_over_sending(line, start, i) < i:
            bodies = _first_body(line, start, i)
            return Subject(bodies, begin=start, addressees=_addressees(line, i + 1, j)) if bodies else None
    return None


def _addressees(line: Line, i: int, end: int) -> list[Unit]:
    """Give those written to: ``(gửi) tới B``, ``các đơn vị gồm B, C``."""
    bodies, k = line.bodies(line.skip_words(i, end, ("tới", "đến", "cho")), end)
    listed, _ = line.bodies(k + 1, end) if line.words(k, 1) in ("gồm", ":") else ([], k)
    return listed or bodies


def _signed(line: Line, start: int, j: int) -> Subject | None:
    """``Công điện số 3 do A (vừa) ký (ngày …) yêu cầu``: the document speaks for whoever signed it."""
    k = j
    while k > start and (line.units[k - 1].text in _SIGNED or line.units[k - 1].kind == "date"):
        k -= 1
    k, person = line.back_over_person(start, k)
    if k == j or line.units[k - 1].kind != "org" or line.words(k - 2, 1) != "do":
        return None
    document = line.back_over_document(start, k - 2)
    return Subject([line.units[k - 1]], person, begin=document) if document is not None else None


def _body_subject(line: Line, start: int, k: int, p: int, person: bool) -> Subject | None:
    """Read the bodies that end before unit ``k`` as those who order, or as those who are told."""
    first, before = _group(line, start, k)
    bodies = [u for u in line.units[first:k] if u.kind == "org"]
    if before in _TOWARDS and any(u.text in ("gửi", "chuyển") for u in line.units[start:first]):
        return Subject(_first_body(line, start, first), begin=start, addressees=bodies)
    if before == "được":
        told = leads_before(line, start, first - 1)
        tail = roles(line, p + line.cues.order.match(line.units, p), len(line.units))
        return (
            Subject(bodies, begin=first, addressees=told.leads, tail=Tail([], *tail))
            if told and tail
            else None
        )
    document = line.back_over_document(start, first - 1) if before in ("của", "do") else None
    if document is not None:
        return Subject(bodies, person, begin=document)
    if before in _CASE_MARKERS or line.cues.proposal.ends_at(line.units, first):
        return None
    begin, named = line.back_over_person(start, first)
    return Subject(bodies, person or named, begin=begin)


def _group(line: Line, start: int, k: int) -> tuple[int, str]:
    """Give the first unit of the enumeration of bodies that ends before unit ``k``, and the word before it.

    ``Theo kiến nghị của A, B giao`` enumerates only B.
    """
    first = k - 1
    while (
        first - 2 >= start
        and line.units[first - 1].text in SEPARATORS
        and line.units[first - 2].kind == "org"
    ):
        first -= 2
    before = line.units[first - 1].text if first > start else ""
    opened = line.skip_circumstance(start, k + 1)
    if before in _TOWARDS and first < opened < k:
        return opened, ","
    aside = line.words(first - 2, 2) in ("về phía", "theo phía")
    if aside or (before in _CASE_MARKERS and before not in _TOWARDS):
        comma = next((i for i in range(first + 1, k) if line.units[i].text == ","), None)
        if comma is not None:
            return comma + 1, ","
    return first, before


def _first_body(line: Line, start: int, end: int) -> list[Unit]:
    """Give the body that sends what ends before unit ``end``, else the one that the sentence begins with."""
    sent = next((i for i in range(start, end) if line.units[i].text == "gửi"), end)
    k, _ = line.back_over_person(start, back_over_sending(line, start, sent))
    if start < k < sent and line.units[k - 1].kind == "org":
        return [line.units[k - 1]]
    return next(([u] for u in line.units[start:end] if u.kind == "org"), [])


def leads_before(line: Line, start: int, p: int) -> Bound | None:
    """Read the bodies whose duty follows at ``p``: ``A``, ``A, B và C``, ``A cùng B``.

    An empty ``Bound`` where the clause begins there, ``None`` where something else stands before.
    """
    j = line.back_over_adverbs(start, p)
    if j == start:
        return Bound()
    k, _ = line.back_over_person(start, line.back_over_demonstrative(start, j))
    while k > start + 1 and line.units[k - 1].text in (",", ":") and line.units[k - 2].kind == "org":
        k -= 1
    if line.units[k - 1].text == ")":
        k = line.back_over_bracket(start, k)
    if k > start and line.units[k - 1].kind == "org":
        first, before = _group(line, start, k)
        bodies = [u for u in line.units[first:k] if u.kind == "org"]
        if before != "do" and first > start and line.cues.matter.match(line.units, start):
            return Bound()  # `Việc mời khách Trung ương | cần phải`: a matter is bound, not the body in it
        joint = line.cues.together.ends_at(line.units, first)
        if joint and first - joint > start and line.units[first - joint - 1].kind == "org":
            others = leads_before(line, start, first - joint)
            return Bound(others.leads, bodies) if others is not None else None
        return None if before in _CASE_MARKERS - {"do"} or before == "và" else Bound(bodies)
    if line.units[j - 1].text in (",", ":", "“", '"') or line.cues.connective.ends_at(line.units, j):
        return Bound()
    return _qualified(line, start, p)


def _qualified(line: Line, start: int, p: int) -> Bound | None:
    """``B nào để xảy ra vi phạm phải X``, ``B chưa báo cáo phải X``: the body that opens the clause."""
    bodies, k = line.bodies(start, p)
    told_apart = bodies and p - start <= LONGEST_RELATIVE and line.words(k, 1) in _QUALIFYING
    spoken = any(line.cues.speech.match(line.units, i) for i in range(k, p))
    return Bound(bodies) if told_apart and not spoken else None


def binds_people(line: Line, start: int, p: int, frame: Frame) -> bool:
    """Whether a duty is laid on nobody in particular: ``chúng ta phải``, ``các trường phải``, ``cho rằng, cần``."""
    if line.cues.people.ends_at(line.units, p):
        return True
    official = frame.open or any(u.kind == "org" or u.text == "chí" for u in line.units[start:p])
    if official and line.cues.speech.ends_at(line.units, p):
        return True
    if frame.open and line.units[start].text in _SEVERAL and p - start <= LONGEST_NOUN:
        return True
    circumstance = line.cues.circumstance.match(line.units, start)
    no_subject = all(u.kind != "org" for u in line.units[start:p])
    return bool(frame.open and circumstance and no_subject and p - start <= LONGEST_RELATIVE)


def speaker(line: Line, p: int, leads: Sequence[Unit]) -> list[Unit]:
    """``A nhấn mạnh, B cần X``, ``Theo chỉ đạo của A, B phải X``: the body that speaks before the duty."""
    for i in range(max(0, p - LONGEST_CIRCUMSTANCE), p):
        unit = line.units[i]
        if unit.kind != "org" or unit in leads:
            continue
        after = line.skip_name(line.skip_bracket(i + 1, p), p)
        verbs = range(after, line.skip_adverbs(after, p) + 1)
        speaks = any(line.cues.speech.match(line.units, k) for k in verbs)
        if speaks or (i > 2 and line.words(i - 3, 3) in ("chỉ đạo của", "yêu cầu của")):
            return [unit]
    return []


def nearest_subject(line: Line, start: int, p: int) -> list[Unit]:
    """``B đang làm X và sắp tới sẽ Y``: the body last named as a subject before the unit ``p``."""
    for i in range(p - 1, max(start - 1, p - LONGEST_CIRCUMSTANCE), -1):
        unit = line.units[i]
        if unit.kind == "org" and (i == start or line.units[i - 1].text not in _CASE_MARKERS):
            return [unit]
    return []


def offices_held(units: Sequence[Unit]) -> dict[str, str]:
    """Give the entity of each office by the last word of its holder's name.

    Forms: ``Bộ trưởng Đinh La Thăng``, ``ông Lê Văn A, phó giám đốc``.
    """
    line, held = Line(units), dict[str, str]()
    for i, unit in enumerate(units):
        if unit.kind != "org" or unit.entity is None:
            continue
        after = line.skip_name(line.skip_bracket(i + 1, len(units)), len(units))
        if after - i > SHORTEST_NAME:
            held.pop(units[after - 1].text, None)
            held[units[after - 1].text] = unit.entity
            continue
        before, named = line.back_over_person(0, i)
        if named and i - before > SHORTEST_NAME and units[i - 1].text in (",", "-", "–"):
            held.setdefault(units[i - 2].text, unit.entity)
    return held


def sentence_subject(line: Line, start: int, p: int) -> list[Unit]:
    """``B đang làm X, sắp tới sẽ Y``: the body that opens the sentence, behind a comma."""
    bodies, j = line.bodies(line.skip_circumstance(start, p), p)
    return bodies if bodies and j < p else []


def back_over_sending(line: Line, start: int, p: int) -> int:
    """Step back over ``đã ký công văn số 301/BGDĐT-GDMN``, ``có văn bản hỏa tốc``."""
    j = p
    while j > start and (
        line.units[j - 1].kind in ("code", "date")
        or line.units[j - 1].text in _SENT
        or line.units[j - 1].text.isdigit()
    ):
        j -= 1
    n = line.cues.speaking_document.ends_at(line.units, j)
    if not n:
        return p
    j -= n
    if j == start or line.units[j - 1].text not in _SENDING:
        return p
    while j > start and line.units[j - 1].text in _SENDING:
        j -= 1
    return line.back_over_adverbs(start, j)
