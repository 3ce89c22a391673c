"""What stands behind the verb of a directive clause: whom it addresses, in which roles, and what is to be done."""

from dataclasses import dataclass

from extractor.extract.line import Line
from extractor.extract.units import Unit

LONGEST_ANNOUNCEMENT = 14
"""Units between the word that announces a list and the list: ``nhiệm vụ được chuyển giao cho tỉnh bao gồm: …``."""
LONGEST_LEAD_IN = 25
"""Units of a lead-in before its colon: ``tập trung thực hiện tốt các nhiệm vụ, giải pháp sau:``."""
LONGEST_ADDRESSEE = 7
"""Units that an addressee without a body's name may take: ``đề nghị khách hàng, đại lý gửi trả …``."""
LONGEST_NOUN = 12
"""Units that may tell more of an addressee before the next, or before a modal."""
LONGEST_ATTRIBUTION = 14
"""Units from the end of a quotation to the verb of saying: ``", Phó Chủ tịch UBND tỉnh Lê Văn A nhấn mạnh``."""
LONGEST_OTHERS = 5
"""Units that coordinators without a body's name may take: ``và phụ huynh học sinh``."""
LONGEST_RELATIVE = 30
"""Units that a relative clause behind an addressee may take: ``các địa phương đang tham gia thí điểm …``."""
_NOMINAL = {
    "trình", "việc", "quá", "tác", "sự", "kế", "quả", "pháp", "vụ", "gian", "hoạch", "được", "các", "về", "và", "cuộc",
    "nội", "của", "phương",
}  # fmt: skip
"""Words after which a verb is part of a noun phrase: ``trong quá trình thực hiện``."""
_STRONG = {
    "khẩn", "chủ", "tổ", "nghiêm", "tiếp", "triển", "rà", "tăng", "xây", "đẩy", "thực", "phối", "nghiên",
}  # fmt: skip
"""First words of verbs that are seldom part of a noun phrase: ``khẩn trương``, ``rà soát``."""
_ATTRIBUTIVE = {
    "được", "việc", "đang", "của", "công", "đã", "về", "có", "các", "lượng", "quan", "đội", "đoàn", "tổ", "sở", "vị",
}  # fmt: skip
"""Words after which a verb belongs to the relative clause: ``các hộ đang sử dụng``, ``lực lượng kiểm soát``."""
_CLOSING_MARKS = {".", ";", ",", ":", "…", "/", "”", '"', "-", "–", "!", "“"}


@dataclass(frozen=True, slots=True)
class Tail:
    """Whom an order addresses, and the unit its content begins at; ``people``: those told are no body."""

    leads: list[Unit]
    coordinators: list[Unit]
    content: int
    people: bool = False


def addressee_follows(line: Line, j: int, end: int) -> bool:
    """Whether bodies stand behind a verb of ordering at unit ``j``."""
    bodies, _ = line.bodies(line.skip_words(j, end, ("cho", "đối", "với", "tới")), end)
    return bool(bodies)


def addressee(line: Line, j: int, end: int, *, strict: bool, told: bool) -> Tail | None:
    """Read whom an order addresses and where its content begins.

    ``strict``: only bodies count (``giao dự toán`` is no order); ``told``: the body that orders is named.
    """
    j = line.skip_words(
        j, end, ("cho", "đối", "với", "tới", "rằng", "là", ":", ",", "rõ", "cụ", "thể", "như", "sau")
    )
    if not strict and _binds_matter(line, j, end):
        return Tail([], [], j, people=True)
    j = _skip_time(line, j, end)
    bodies, k = line.bodies(j, end)
    if bodies:
        k += 2 * (not strict and line.words(k, 2) == "về việc")
        dated = k + 2 if line.circumstantial(k) and k + 2 < end and line.units[k + 1].kind == "date" else k
        tail = (
            roles(line, k, end)
            or (roles(line, dated, end) if dated > k else None)
            or (_behind_relative(line, k, end) if _is_relative(line, k, end) else None)
        )
        if tail is None:
            more, tail = _behind_noun(line, k, end)
            bodies += more
        if tail is None and opens_list(line, k, end):
            return Tail(bodies, [], end)
        return Tail(bodies, *tail) if tail else None
    if strict:
        said_below = line.words(j, 2) == "như sau" or j == end
        return Tail([], [], end) if told and said_below and opens_list(line, j, end) else None
    people = line.cues.people.match(line.units, j)
    tail = None if people else roles(line, j, end, cued=told)
    if tail is not None:
        return Tail([], *tail)
    if people or (j < end and line.units[j].text in ("các", "những", "mỗi", "mọi", "toàn", "từng")):
        members, k = _members(line, j, end)
        behind = roles(line, j + people, end) if people else None
        tail = roles(line, k, end) if members else behind or _behind_relative(line, j, end)
        return Tail(members, *tail, people=True) if tail else None
    if told:
        tail = _behind_relative(line, j, min(end, j + LONGEST_ADDRESSEE))
        if tail is None and opens_list(line, j, end):
            return Tail([], [], end)
        return Tail([], *tail, people=True) if tail else None
    return None


def _binds_matter(line: Line, j: int, end: int) -> bool:
    """``yêu cầu công tác giám sát phải X``, ``việc kiểm tra cần X``: a matter is bound, and so nobody is told."""
    if not line.cues.matter.match(line.units, j):
        return False
    near = range(j + 2, min(end, j + LONGEST_NOUN))
    modal = next((k for k in near if line.cues.duty.match(line.units, k)), None)
    return modal is not None and all(u.kind == "word" for u in line.units[j:modal])


def _behind_noun(line: Line, k: int, end: int) -> tuple[list[Unit], tuple[list[Unit], int] | None]:
    """``chủ đầu tư (dự án) cần X``, ``chủ đầu tư (hồ chứa) và B X``: step over what tells more of the addressee."""
    if line.circumstantial(k):
        return [], None
    for q in range(k + 1, min(end, k + LONGEST_NOUN)):
        if line.units[q - 1].kind not in ("word", "org") and line.units[q - 1].text != ",":
            break
        more, behind = line.bodies(q, end)
        if more or line.cues.duty.match(line.units, q):
            return more, roles(line, behind, end)
    return [], None


def opens_list(line: Line, j: int, end: int) -> bool:
    """Whether only ``thực hiện một số nội dung sau:`` stands between here and the sentence's end."""
    return end - j <= LONGEST_ANNOUNCEMENT and end == len(line.units) and line.units[-1].text == ":"


def _members(line: Line, j: int, end: int) -> tuple[list[Unit], int]:
    """``các thành viên B``: an order to its members is one to the body."""
    for k in range(j, min(end, j + 4)):
        if line.units[k].kind == "org" and line.words(k - 2, 2) in ("thành viên", "ủy viên"):
            return [line.units[k]], k + 1
    return [], j


def _is_relative(line: Line, k: int, end: int) -> bool:
    return k < end and bool(line.cues.relative.match(line.units, k) or line.units[k].text in (",", "("))


def roles(
    line: Line, j: int, end: int, *, cued: bool = True, circumstance: bool | None = None
) -> tuple[list[Unit], int] | None:
    """Step over roles and modals: give the coordinators and where the content begins, ``None`` if none follows.

    ``cued``: an order or a modal stands before unit ``j``; ``circumstance``: the content may begin with one, which is
    so wherever it is cued unless said otherwise.
    """
    coordinators: list[Unit] = []
    restart = _role_behind_circumstance(line, j, end)
    j = _behind_aside(line, restart if restart is not None else j, end)
    while j < end:
        joint = line.skip_manner(j, end)
        j = joint if line.coordination(joint, end) else j
        n = line.coordination(j, end)
        if n:
            bodies, k = line.bodies(j + n, end)
            k = _behind_others(line, k, end)
            m = line.cues.coordinated_purpose.match(line.units, k)
            after = line.skip_words(k + m, end, (",",))
            if not _leads_to_content(line, after, end):
                return (coordinators, j) if line.opens_content(j, end) else None
            coordinators += bodies
            j = after
            continue
        n = line.cues.lead.match(line.units, j)
        if n:
            if line.cues.event.match(line.units, j + n):
                return None
            joined, j = helpers(line, j + n, end)
            coordinators += joined
            continue
        n = line.cues.duty.match(line.units, j) or line.cues.commitment.match(line.units, j)
        if n and is_accountability(line, j, n):
            return coordinators, j
        if n or line.units[j].text in (",", ":", "“", '"', "-", "và"):
            j += n or 1
            continue
        break
    if j < end and line.opens_content(j, end, cued=cued):
        return coordinators, j
    allowed = cued if circumstance is None else circumstance
    return (coordinators, j) if allowed and _circumstance_then_action(line, j, end) else None


def _behind_aside(line: Line, j: int, end: int) -> int:
    """``B, (ngoài việc ra quân trong tháng 5,) phải X``: step to the modal."""
    aside = line.skip_words(j, end, (",",))
    if line.words(aside, 2) != "ngoài việc":
        return j
    modals = (
        k for k in range(aside, end) if line.units[k - 1].text == "," and line.cues.duty.match(line.units, k)
    )
    return next(modals, j)


def is_accountability(line: Line, j: int, n: int) -> bool:
    """``chịu trách nhiệm trước A``, ``chịu trách nhiệm về kết quả``: the duty is to answer for it."""
    return line.units[j].text == "chịu" and line.words(j + n, 1) in ("trước", "về", "nếu", "khi")


def _behind_others(line: Line, k: int, end: int) -> int:
    """Step over coordinators that are no bodies: ``phối hợp với chính quyền xã (và phụ huynh) kiểm tra``."""
    if k < end and line.units[k].text in ("và", ","):
        for q in range(k + 2, min(end, k + LONGEST_OTHERS)):
            if line.units[q - 1].kind != "word":
                return k
            if line.opens_content(q, end):
                return q
    return k


def helpers(line: Line, j: int, end: int) -> tuple[list[Unit], int]:
    """``(A chủ trì), B phối hợp``, ``các sở C, D tham gia``: the bodies, and what stands behind them."""
    bodies, k = line.bodies(line.skip_words(j, end, (",", ";")), end)
    for q in range(k, min(end, k + LONGEST_ADDRESSEE)) if bodies else ():
        if line.words(q, 2) in ("phối hợp", "tham gia") and line.words(q + 2, 1) != "với":
            return bodies, q + 2
        if line.units[q].kind != "word":
            break
    return [], j


def _leads_to_content(line: Line, j: int, end: int) -> bool:
    return j < end and (
        line.opens_content(j, end, cued=True)
        or bool(line.cues.duty.match(line.units, j))
        or bool(line.cues.lead.match(line.units, j))
        or bool(line.coordination(j, end))
        or _circumstance_then_action(line, j, end)
    )


def _role_behind_circumstance(line: Line, j: int, end: int) -> int | None:
    """``căn cứ …, trong phạm vi thẩm quyền chủ trì``: what is cut off by the role stays outside the task."""
    j = line.skip_words(j, end, (",",))
    if not line.circumstantial(j):
        return None
    for k in range(j, end):
        if line.units[k].text == ";":
            return None
        if line.cues.lead.match(line.units, k) and line.units[k - 1].text not in ("giao", "quan"):
            return k
        if line.words(k, 2) in ("có trách", "chịu trách"):
            return k
    return None


def _circumstance_then_action(line: Line, j: int, end: int) -> bool:
    """``theo chức năng nhiệm vụ …, ban hành …``: a circumstance that touches the verb is inside the task."""
    if not line.circumstantial(j):
        return False
    return any(
        (line.units[k - 1].text == "," and line.opens_content(k, end))
        or (_strong_action(line, k) and line.units[k - 1].text not in _NOMINAL)
        for k in range(j + 1, min(end, j + 2 * LONGEST_RELATIVE))
    )


def _strong_action(line: Line, k: int) -> bool:
    """A verb that is seldom part of a noun phrase."""
    return line.units[k].text in _STRONG and bool(line.cues.action.match(line.units, k))


def _behind_relative(line: Line, j: int, end: int) -> tuple[list[Unit], int] | None:
    """Step over a relative clause behind an addressee: ``đang tham gia thí điểm … phải X``."""
    limit = min(end, j + LONGEST_RELATIVE)
    for k in range(j, limit):
        if line.units[k].text in (";", "."):
            break
        if (
            line.cues.duty.match(line.units, k)
            or line.coordination(k, end)
            or (line.units[k].text == ":" and k > j)
        ):
            tail = roles(line, k, end)
            if tail is not None:
                return tail
    opened_by_action = line.opens_content(j, end)
    for k in range(j + opened_by_action, limit):
        if line.units[k].text in (";", ".", ","):
            if line.units[k].text == "," and line.opens_content(k + 1, end):
                return [], k + 1
            continue
        grounds = line.words(k - 3, 3) == "trên cơ sở"
        if line.opens_content(k, end) and not grounds and line.units[k - 1].text not in _ATTRIBUTIVE:
            return [], k
    return None


def _skip_time(line: Line, j: int, end: int) -> int:
    """``yêu cầu thời gian tới các bộ …``, ``yêu cầu từ nay đến ngày 10/6, các sở …``: step to the bodies."""
    if not (j < end and (line.units[j].kind == "date" or line.cues.circumstance.match(line.units, j))):
        return j
    for k in range(j, min(end, j + LONGEST_RELATIVE)):
        if line.units[k].kind == "org":
            before = line.units[k - 1]
            return k if before.text in (",", "tới", "nay", "mắt") or before.kind == "date" else j
        if line.cues.action.match(line.units, k) and k > j + 1 and line.units[k - 1].text == ",":
            return j
    return j


def task_offsets(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Give the offsets of the task in these units, ``None`` where a colon ended the sentence and a list follows.

    Of ``thực hiện các nhiệm vụ sau: rà soát X`` the task is what is listed.
    """
    start = _behind_lead_in(line, start, end)
    carried = line.cues.hollow.match(line.units, start)
    if carried and start + carried + 1 == end == len(line.units) and line.units[-1].text == ":":
        return None
    if opens_list(line, start, end) and any(line.announced_at(i) for i in range(start, end)):
        return None
    return (line.units[start].start, close(line, start, end)) if start < end else None


def _behind_lead_in(line: Line, start: int, end: int) -> int:
    """Step over a lead-in that only announces the list behind its colon."""
    announced = False
    for i in range(start, min(end, start + LONGEST_LEAD_IN)):
        announced = announced or line.announced_at(i) is not None
        if announced and line.units[i].text == ":":
            begin = line.skip_words(i + 1 + line.cues.connective.match(line.units, i + 1), end, (",",))
            if line.opens_content(begin, end):
                return begin
    return start


def close(line: Line, start: int, end: int) -> int:
    """Give the offset where a task ends: with the quotation it stands in, without final punctuation."""
    quoted, stop = 0, min(end, len(line.units))
    for i in range(start, stop):
        quoted += (line.units[i].text == "“") - (line.units[i].text == "”")
        if quoted < 0 or is_attribution(line, i):
            stop = i
            break
    last = stop - 1
    while last > start and line.units[last].text in _CLOSING_MARKS and not _ends_quotation(line, start, last):
        last -= 1
    return line.units[last].end


def is_attribution(line: Line, i: int) -> bool:
    """Whether a quotation ends at unit ``i`` and who said it follows: ``" - A nhấn mạnh``, ``”, ông A nói``."""
    if line.units[i].text not in ('"', "”") or line.words(i + 1, 1) not in (",", "-", "–"):
        return False
    behind = range(i + 2, min(len(line.units), i + LONGEST_ATTRIBUTION))
    return any(line.cues.speech.match(line.units, k) for k in behind)


def _ends_quotation(line: Line, start: int, last: int) -> bool:
    """Whether the mark at unit ``last`` closes a quotation that began within the task: ``kiểu “tay không bắt``."""
    inside = [u.text for u in line.units[start : last + 1]]
    if inside[-1] == '"':
        return inside.count('"') % 2 == 0
    return inside[-1] == "”" and inside.count("“") == inside.count("”")
