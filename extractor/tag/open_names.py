"""Open names of bodies, after the head: words of fields, capitals, numbers, what joins them, and the place at the end.

``Cục | Quản lý Dược`` · ``Cục | Hộ tịch, quốc tịch, chứng thực`` · ``Công ty | cổ phần vận tải 57 Hà Nội`` ·
``Quân khu | 7`` · ``Bệnh viện | Đa khoa khu vực Cẩm Phả`` · ``Ban Chỉ đạo | phòng, chống dịch COVID-19``.
The kind of the head (``named``, ``school``, ``company``, ``adhoc``) decides which small words may go on.
"""

from extractor.tag.body_words import vocabulary
from extractor.tag.localities import numbered, place
from extractor.tag.reading import DASHES, Syllables, is_mark, is_person, on_line, opens_body, stops_name

LONGEST_NAME = 40
"""Syllables a name may have; the longest seen in print are of some thirty."""

_JOINS = frozenset({"và", "&"})
_FORMS = frozenset({"CTCP", "CP", "TNHH"})
"""Legal forms after a hyphen: ``Tổng công ty Thép Việt Nam - CTCP``."""


def name_end(s: Syllables, at: int, begin: int, kind: str, after_office: bool) -> int:
    """Give the end of an open name that goes on from ``begin``: words of fields, capitals, numbers, places."""
    end, proper = begin, False
    while end - at < LONGEST_NAME and on_line(s, end, at):
        step = _join(s, end, begin, kind)
        if step is None or (step == end and not s[end].capital and vocabulary().official.end(s, at) == end):
            break  # a name we know is whole: what follows in small letters is what the body does
        unit = _unit(
            s, step, begin, kind, after_office and at_name(end, begin, proper, kind), joined=step > end
        )
        if unit is None:
            break
        stop, what = unit
        proper = proper or what == "proper"
        end = stop
        if what == "number" and kind != "adhoc" and on_line(s, end, at) and not s[end].capital:
            break
        if what == "place" and not (kind == "company" and _goes_on(s, end)):
            break
    return _after_place(s, end, kind) if end > begin else end


def _goes_on(s: Syllables, end: int) -> bool:
    """Tell whether a firm's name goes on after a place: ``Ngân hàng TMCP Sài Gòn | Thương Tín``."""
    if not on_line(s, end, end - 1) or not s[end].capital or not s[end].text.isalpha():
        return False
    return not opens_body(s, end) and not is_person(s, end) and place(s, end) is None


def _after_place(s: Syllables, end: int, kind: str) -> int:
    """Go on over a region or a province after a place: ``cảng Sài Gòn khu vực I``, ``Bệnh viện A, Bắc Giang``."""
    if on_line(s, end + 1, end - 1) and s[end].low == "khu" and s[end + 1].low == "vực":
        return numbered(s, end + 2)
    if (
        kind == "company"
        and is_mark(s, end, DASHES)
        and on_line(s, end + 1, end)
        and s[end + 1].text in _FORMS
    ):
        return end + 2
    if kind == "school" and on_line(s, end + 1, end - 1) and s[end].low == "số" and s[end + 1].text.isdigit():
        return end + 2
    if kind == "school" and on_line(s, end, end - 1) and len(s[end].text) == 1 and s[end].text.isdigit():
        return end + 1 if stops_name(s, end + 1) else end
    places = vocabulary().places
    lone = places.end(s, end - 2) is None and places.end(s, end - 1) is None
    if kind == "school" and lone and is_mark(s, end, ",") and on_line(s, end + 1, end) and s[end + 1].capital:
        return places.end(s, end + 1) or end
    return end


def at_name(end: int, begin: int, proper: bool, kind: str) -> bool:
    """Tell whether a person's name may follow an office's body here: not where schools are named after people."""
    return end > begin and (proper or kind != "school")


def _join(s: Syllables, end: int, begin: int, kind: str) -> int | None:
    """Pass over what joins two parts of one name: ``và``, ``&``, a hyphen, a comma before a last ``và``."""
    mark = s[end]
    if mark.low == "số" and on_line(s, end + 1, end) and s[end + 1].text.isdigit():
        return end + 1
    if mark.text == "(":
        return bracketed(s, end)
    if mark.low == "về" and kind in ("adhoc", "named"):
        return _about(s, end, begin)
    if end == begin:
        return end
    if mark.low in _JOINS:
        ahead = end + 1
        if not on_line(s, ahead, end) or opens_body(s, ahead) or vocabulary().determiners.end(s, ahead):
            return None
        if (
            s[ahead].low == "thanh"
            and on_line(s, ahead + 2, end)
            and s[ahead + 2].low in ("bộ", "sở", "tỉnh")
        ):
            return None
        if not s[ahead].capital and (vocabulary().fields.end(s, ahead) is None or _is_group(s, ahead)):
            return None
        return ahead
    if mark.text in DASHES:
        ahead = end + 1
        if (
            on_line(s, ahead, end)
            and s[ahead].text.isdigit()
            and mark.start == s[end - 1].end
            and s[end - 1].acronym
        ):
            return ahead
        tight = mark.start == s[end - 1].end or (ahead < len(s) and s[ahead].start == mark.end)
        fits = (
            on_line(s, ahead, end)
            and not opens_body(s, ahead)
            and (
                vocabulary().fields.end(s, ahead) or (tight and s[ahead].text.isalpha() and s[ahead].capital)
            )
        )
        return ahead if fits else None
    if mark.text == ",":
        return end + 1 if _listed(s, end) or (kind == "named" and _capital_list(s, end)) else None
    if mark.text == "." and s[end - 1].low == "tp":
        return end + 1
    return end


def _about(s: Syllables, end: int, begin: int) -> int | None:
    """Pass over ``về`` where it belongs to the name: ``Ủy ban Quốc gia về …``, ``Cục Cảnh sát … về …``."""
    so_far = " ".join(x.low for x in s[max(0, begin - 4) : end])
    fits = any(x in so_far for x in ("cảnh sát", "vấn đề", "ban quốc gia", "phòng quốc gia", "liên ngành"))
    return end + 1 if fits and on_line(s, end + 1, end) and vocabulary().fields.end(s, end + 1) else None


def _is_group(s: Syllables, at: int) -> bool:
    if s[at].low == "chính":
        return vocabulary().groups.end(s, at) is not None
    return s[at].low in ("doanh", "địa", "đơn", "cơ", "các")


def bracketed(s: Syllables, at: int) -> int | None:
    """Pass over an abbreviation in brackets inside a name: ``Bảo hiểm xã hội (BHXH) Việt Nam``."""
    if at + 3 < len(s) and s[at + 1].acronym and s[at + 2].text == ")" and s[at].line == s[at + 3].line:
        parent = opens_body(s, at + 3) and s[at + 3].low in ("đảng", "tỉnh", "thành", "huyện", "công")
        return at + 3 if parent or place(s, at + 3) else None
    return None


def _listed(s: Syllables, comma: int) -> bool:
    """Tell whether a comma joins fields of one name: fields follow it up to a last ``và`` and its field."""
    v = vocabulary()
    at, passed = comma, 0
    while passed < 4 and is_mark(s, at, ",") and on_line(s, at + 1, at):
        field = v.fields.end(s, at + 1)
        if field is None or opens_body(s, at + 1) or v.groups.end(s, at + 1) == field:
            return False
        while (
            field is not None and on_line(s, field, comma) and s[field].text != "," and s[field].low != "và"
        ):
            further = v.fields.end(s, field)
            if further is None:
                return False
            field = further
        if field is None or not on_line(s, field, comma):
            return False
        if s[field].low == "và":
            ahead = field + 1
            return (
                on_line(s, ahead, comma) and not opens_body(s, ahead) and v.fields.end(s, ahead) is not None
            )
        at, passed = field, passed + 1
    return False


def _capital_list(s: Syllables, comma: int) -> bool:
    """Tell whether parts in capitals go on to a last ``và``: ``Vụ Giám sát | , Thẩm định và Xử lý sau thanh tra``."""
    at = comma + 1
    if not on_line(s, at, comma) or not s[at].capital or opens_body(s, at):
        return False
    if is_person(s, at) or place(s, at) is not None:
        return False
    for k in range(at + 1, min(at + 5, len(s) - 1)):
        if not s[k].text.isalpha() or s[k].line != s[comma].line:
            return False
        if s[k].low == "và":
            return s[k + 1].capital and not opens_body(s, k + 1) and place(s, k + 1) is None
    return False


def _unit(
    s: Syllables, at: int, begin: int, kind: str, may_be_person: bool, joined: bool
) -> tuple[int, str] | None:
    """Read one part of an open name: a field, a place, a number, a capital word, or small words before one."""
    v = vocabulary()
    here = s[at]
    located = place(s, at)
    if located is not None and (at > begin or here.capital or kind in ("named", "adhoc", "school")):
        known_field = v.fields.end(s, at)
        if known_field is None or known_field < located or v.levels.end(s, at):
            return located, "place"
    stop = v.stops.end(s, at)
    field = v.fields.longest(s, at)
    if field and (stop is None or field[0] > stop or here.capital):
        if opens_body(s, at) and kind != "company" and at > begin:
            return None
        plain = field[1] == "activity" and not (here.capital or joined or at == begin)
        if plain and (v.deeds.end(s, at) is not None or not _after_activity(s, at, begin)):
            return None
        return field[0], "field"
    if here.text.isdigit():
        return _anniversary(s, at, kind) or _number(s, at, begin, kind)
    if at > begin and set(here.text) <= set("IVX") and here.upper:
        part = is_mark(s, at + 1, ".") and at + 2 < len(s) and s[at + 2].start == here.end + 1
        return (at + 3 if part and s[at + 2].text.isdigit() else at + 1), "number"
    if here.capital and here.text[0].isalpha():
        if at > begin and kind != "company" and opens_body(s, at):
            return None
        if kind == "company" and at > begin and v.offices.end(s, at):
            return None
        if may_be_person and is_person(s, at):
            return None
        return _word_end(s, at), "proper"
    if stop is None and at > begin and kind != "adhoc" and _is_noun(s, at):
        return _word_end(s, at), "noun"
    if stop is None and kind in ("company", "school", "named"):
        return _small_run(s, at)
    if stop is None and kind == "adhoc" and here.text[0].isalpha() and not _is_verb(s, at):
        return at + 1, "small"
    return None


def _word_end(s: Syllables, at: int) -> int:
    """Give the end of the word: ``Kết cấu``, ``Quân sự``, in which only the first syllable has a capital."""
    end = at + 1
    while (
        s[end - 1].more
        and on_line(s, end, at)
        and not s[end].capital
        and not stops_name(s, end)
        and end - at < 4
        and s[end].text[0].isalpha()
    ):
        end += 1
    return end


def _is_noun(s: Syllables, at: int) -> bool:
    """Tell by the part of speech whether a noun stands here, against verbs that are mistaken for nouns."""
    field = vocabulary().fields.longest(s, at)
    known_verb = _is_verb(s, at) or (field is not None and field[1] == "activity")
    return s[at].tag in ("N", "Ny", "Np", "Nu") and not known_verb and not _is_group(s, at)


def _is_verb(s: Syllables, at: int) -> bool:
    """Tell whether a word of those that tell what bodies do stands here."""
    v = vocabulary()
    return any(found.end(s, at) is not None for found in (v.tasks, v.authority, v.adverbs))


def _after_activity(s: Syllables, at: int, begin: int) -> bool:
    """Tell whether the part before is itself the name of an activity: ``Quản lý | khám chữa bệnh``."""
    fields = vocabulary().fields
    for back in (1, 2, 3, 4):
        if at - back >= begin:
            found = fields.longest(s, at - back)
            if found and found[0] == at:
                return found[1] == "activity" or s[at - back].low in (
                    "dự",
                    "cổ",
                    "hữu",
                    "tnhh",
                    "cp",
                    "mtv",
                    "công",
                )
    return False


def _closes(s: Syllables, at: int, begin: int) -> bool:
    """Tell whether the number ends a name in capitals: ``Lữ đoàn Công binh | 414``."""
    closed = at + 1 == len(s) or s[at + 1].text in ",.;:)" or _is_verb(s, at + 1)
    return s[begin].capital and closed


def _anniversary(s: Syllables, at: int, kind: str) -> tuple[int, str] | None:
    """Read a day that names a school or a firm: ``Trường Mầm non 19/5``, ``Bệnh viện 30-4``, ``Công ty 26/3``."""
    if kind not in ("school", "company") or at + 2 >= len(s) or s[at + 1].text not in "/-":
        return None
    day, month = s[at].text, s[at + 2].text
    fits = s[at + 2].start == s[at].end + 1 and len(day) <= 2 and month.isdigit() and len(month) <= 2
    return (at + 3, "number") if fits and not is_mark(s, at + 3, "/-") else None


def _number(s: Syllables, at: int, begin: int, kind: str) -> tuple[int, str] | None:
    """Read a number that is part of a name: ``Quân khu 7``, ``vận tải 57 Hà Nội``, ``Đề án 896``."""
    if (
        len(s[at].text) > 4
        or (on_line(s, at + 1, at) and s[at + 1].low in vocabulary().measures)
        or is_mark(s, at + 1, "/%:-")
        or (is_mark(s, at + 1, ".,") and at + 2 < len(s) and s[at + 2].text.isdigit())
    ):
        return None
    before = s[at - 1]
    capital_follows = on_line(s, at + 1, at) and s[at + 1].capital
    if before.low == "số" and kind != "adhoc":
        return at + 1, "number"
    if (
        at == begin
        or capital_follows
        or before.text == "-"
        or before.low == "án"
        or (before.acronym and before.end == s[at].start)
        or (kind == "school" and stops_name(s, at + 1))
        or (kind in ("named", "company") and len(s[at].text) < 4 and _closes(s, at, begin))
        or (kind == "company" and before.capital)
    ):
        return at + 1, "number"
    return None


def _small_run(s: Syllables, at: int) -> tuple[int, str] | None:
    """Read up to four small words that no rule knows, if the name goes on in capitals after them."""
    end = at
    while end - at < 4 and on_line(s, end, at) and not s[end].capital and not stops_name(s, end):
        end += 1
    if (
        end > at
        and on_line(s, end, at)
        and s[end].capital
        and not opens_body(s, end)
        and s[end].text[0].isalpha()
    ):
        return end, "small"
    return None
