"""The names of bodies: a head, the words of its field or its own name, the place or parent that names it.

Accepted, by the kinds of heads in knowledge/body_heads.toml:

* ``sole``: ``Chính phủ`` · ``Ban Bí thư`` · ``Ngân hàng Phát triển châu Á`` · ``Ủy ban Xã hội của Quốc hội``
* ``local``: ``UBND tỉnh`` · ``Công an TP.HCM`` · ``UBND huyện Đắk Song, tỉnh Đắk Nông`` · ``UBND các quận, huyện``
* ``ministry``, ``department``: ``Bộ Y tế`` · ``Bộ LĐ-TB&XH`` · ``Sở KH&ĐT tỉnh Lào Cai`` · ``Liên Bộ A - B``
* ``named``, ``company``, ``site``: ``Cục Quản lý Dược`` · ``Cục A thuộc Bộ B`` · ``Vụ I - Thanh tra Chính phủ``
* ``adhoc``: ``Ban Chỉ đạo Đề án 896`` · ``Tổ công tác của Thủ tướng Chính phủ`` · ``Ban Tổ chức Festival … năm 2024``
"""

from extractor.tag.body_words import vocabulary
from extractor.tag.localities import levels, own_place, place
from extractor.tag.open_names import bracketed, name_end
from extractor.tag.reading import (
    DASHES,
    Name,
    Syllables,
    is_mark,
    is_other_word,
    is_person,
    letters,
    names_doan,
    on_line,
    opens_body,
)
from extractor.tag.syllables import Phrases

_SCHOOLS = frozenset({"trường", "đại", "học", "cao", "bệnh", "bv", "bvđk", "viện", "trạm", "đh"})
"""First syllables of the heads of schools and hospitals, whose names may be those of people."""
_PARENTS = frozenset(
    {"bộ", "sở", "chính", "quốc", "ubnd", "ủy", "hđnd", "tòa", "viện", "tổng", "thành", "tỉnh", "huyện"}
)
"""First syllables of parents that stand right after an open head: ``Ban cán sự Đảng | Bộ Công Thương``."""
MOST_PARENTS = 3
"""Parents a name may go on with, one of the other: ``Vụ A thuộc Cục B thuộc Bộ C``."""
_LEVELS = frozenset({"tỉnh", "huyện", "xã", "tp", "phường", "quận"})
"""Words of level that alone may name a body in small letters: ``công an | phường``."""
_EMBASSIES = ("đại", "lãnh", "tổng")


def body(s: Syllables, at: int, after_office: bool = False, depth: int = 0) -> Name | None:
    """Read the name of a body.

    ``after_office``: an office has been read before it (``Giám đốc | sở Y tế``), so the head may be written small
    and a person's name may follow. ``depth``: how many names this one is the parent of.
    """
    found = vocabulary().heads.longest(s, at) if at < len(s) and depth <= MOST_PARENTS else None
    if found is None:
        return None
    end, kind = found
    if names_doan(s, end - 1):
        return None
    if s[at].upper and vocabulary().lookalikes.end(s, at) is not None:
        return None
    if end == at + 1 and s[at].low in vocabulary().letters and not s[at].text.isupper():
        return None
    if kind != "sole" and is_other_word(s, end, alone=kind == "named" and end == at + 1):
        return None
    read = {
        "sole": _sole,
        "local": _local,
        "ministry": _ministry,
        "department": _department,
        "named": _named,
        "company": _company,
        "site": _company,
        "adhoc": _adhoc,
    }[kind]
    stop = read(s, at, end, after_office, depth)
    return Name(_termed(s, at, stop), f"body.{kind}") if stop is not None else None


_NO_GOVERNMENT = (["điện", "tử"], ["kiến", "tạo"])
"""Behind ``Chính phủ``, what makes it a way to govern: ``Chính phủ điện tử``, ``Chính phủ kiến tạo``."""


def _termed(s: Syllables, at: int, end: int) -> int:
    """Go on over the term of a committee: ``Ban Chấp hành Đảng bộ tỉnh | khóa XVII``."""
    elected = s[at].low == "bch" or [x.low for x in s[at : at + 3]] == ["ban", "chấp", "hành"]
    if not elected or not on_line(s, end + 1, at) or s[end].low != "khóa":
        return end
    return end + 2 if set(s[end + 1].text) <= set("IVX") else end


def _sole(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    if not s[at].upper and not (after_office and s[at].low == "ban"):
        return None
    if s[end - 1].acronym:
        return end
    if on_line(s, end, at) and (s[end].low == "số" or [x.low for x in s[end : end + 2]] in _NO_GOVERNMENT):
        return None
    begin = bracketed(s, end) if is_mark(s, end, "(") else None
    if begin:
        return place(s, begin)
    begin = end + 2 if [x.low for x in s[end : end + 2]] == ["chi", "nhánh"] else end
    known = vocabulary().places.end(s, begin) if on_line(s, begin, at) and s[begin].capital else None
    if known is None and s[at].low in ("ủy", "hội") and on_line(s, end, at) and s[end].low == "của":
        return _parent_after(s, end, depth) or end
    return known or end


def _local(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    """Read `UBND`, `Công an`, `Tòa án` and the place after them; in small letters only with that place."""
    begin = (bracketed(s, end) if is_mark(s, end, "(") else None) or end
    if begin > end and opens_body(s, begin) and (whole := body(s, begin, depth=depth + 1)):
        return whole.end
    named = place(s, begin) if on_line(s, begin, at) else None
    if named is None and on_line(s, end, at) and not s[end].capital and s[at].upper:
        field = vocabulary().fields.longest(s, end)
        if (
            field
            and field[1] == "field"
            and vocabulary().stops.end(s, end) is None
            and s[end - 1].low != "an"
        ):
            return with_parent(s, at, name_end(s, at, end, "named", after_office), depth)
    if named is None and on_line(s, end, at) and s[end].capital:
        if vocabulary().fields.end(s, end) is not None:
            return with_parent(s, at, name_end(s, at, end, "named", after_office), depth)
        fits = s[end].text[0].isalpha() and not s[end].acronym and not is_person(s, end)
        named = own_place(s, end) if fits else None
    if named is None:
        return with_parent(s, at, end, depth) if s[at].upper or after_office else None
    if (
        on_line(s, named + 2, at)
        and s[named].low == "và"
        and s[named + 1].low == "các"
        and s[named - 1].capital
    ):
        named = levels(s, named + 2) or named
    small = not s[at].upper and not after_office
    if small and not (s[end].capital or named > end + 1 or s[end].low in _LEVELS):
        return None
    return with_parent(s, at, named, depth)


def _ministry(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    if not on_line(s, end, at):
        return None
    field = vocabulary().ministries.end(s, end)
    if field is not None and (s[end].capital or s[at].upper):
        return _foreign(s, _merged(s, field, vocabulary().ministries))
    if s[at].low == "bộ" and (short := letters(s, end)):
        return short
    return None


def _merged(s: Syllables, end: int, fields: Phrases[str]) -> int:
    """Go on over a second field after a hyphen: ``Sở Giao thông vận tải - Xây dựng``."""
    if (
        is_mark(s, end, DASHES)
        and on_line(s, end + 1, end)
        and s[end + 1].capital
        and not opens_body(s, end + 1)
    ):
        return fields.end(s, end + 1) or end
    return end


def _foreign(s: Syllables, end: int) -> int:
    """Go on over the state whose ministry it is: ``Bộ Ngoại giao Trung Quốc``."""
    known = vocabulary().places.end(s, end) if on_line(s, end, end - 1) and s[end].capital else None
    return known or end


def _department(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    if not on_line(s, end, at) or (at and s[at - 1].low in ("cơ", "trụ")):
        return None
    field = max(filter(None, (vocabulary().departments.end(s, end), letters(s, end))), default=None)
    if field is None:
        return None
    named = _placed(s, _merged(s, field, vocabulary().departments))
    if not s[at].upper and not s[end].capital and named == field:
        return None
    return with_parent(s, at, named, depth)


def _placed(s: Syllables, end: int) -> int:
    """Go on over the place that names the body."""
    return (place(s, end) if on_line(s, end, end - 1) else None) or end


def _named(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    head = " ".join(x.low for x in s[at:end])
    if not on_line(s, end, at):
        return None
    small = not s[at].upper
    if head == "quỹ" and not s[end].capital:
        return None
    if small and head in ("thanh tra", "văn phòng") and s[end].text in ("Bộ", "Sở", "UBND"):
        return _parent_after(s, end, depth)
    open_small = (s[end].capital and head in vocabulary().small_heads) or head.startswith(
        ("bệnh viện", "trường ")
    )
    if small and not (after_office or open_small):
        return None
    school = head.split()[0] in _SCHOOLS
    if s[end].capital and not school and s[end].low in _PARENTS and (parent := body(s, end, depth=depth + 1)):
        return parent.end
    stop = name_end(s, at, end, "school" if school else "named", after_office)
    if stop == end and (owned := _parent_after(s, end, depth)):
        return owned
    if stop == end:
        return end if after_office and (s[at].upper or s[at].acronym) else None
    if small and not any(x.capital for x in s[end:stop]) and not place(s, stop - 1):
        return None
    return with_parent(s, at, stop, depth)


def _company(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    if not on_line(s, end, at) or (
        s[end].capital
        and vocabulary().heads.longest(s, end) == (end + 2, "company")
        and s[end].low == s[at].low
    ):
        return None
    stop = name_end(s, at, end, "company", after_office)
    if not any(x.capital for x in s[end:stop]) and not (s[at].upper and stop > end + 3):
        return None
    return with_parent(s, at, stop, depth)


def _adhoc(s: Syllables, at: int, end: int, after_office: bool, depth: int) -> int | None:
    """Read a body set up for one purpose: head, level or parent, purpose with its object, place or parent."""
    v = vocabulary()
    stop = end
    for _ in range(2):
        if on_line(s, stop, at):
            stop = place(s, stop) or _parent_after(s, stop, depth) or stop
        if not on_line(s, stop, at) or (after_office and is_person(s, stop)):
            break
        begun = v.purposes.end(s, stop) or v.programmes.end(s, stop)
        begun = begun or (_set_to(s, stop) if stop == end else None)
        if begun or (stop < end + 3 and (s[stop].capital or s[stop].text.isdigit())):
            stop = _occasion(s, name_end(s, at, begun or stop, "adhoc", after_office))
    if stop == end and on_line(s, end + 1, at) and s[end].low == "số":
        stop = _occasion(s, end)
    if stop == end and not s[at].upper and not after_office and s[at].low not in ("đoàn", "tổ"):
        return None
    return with_parent(s, at, stop, depth)


def _set_to(s: Syllables, at: int) -> int | None:
    """Read what a body is set up for, right after its head: ``Hội đồng | tiền lương quốc gia``, ``| tư vấn …``."""
    v = vocabulary()
    field = v.fields.longest(s, at)
    known = field is not None and field[1] == "field" and v.stops.end(s, at) is None
    return v.doings.end(s, at) or (field[0] if known and field else None)


def _occasion(s: Syllables, end: int) -> int:
    """Go on over the year or the number of an occasion: ``Ban Tổ chức Festival … năm 2024``, ``… lần thứ III``."""
    for head, length in (("năm", 2), ("lần", 3), ("số", 2)):
        if not on_line(s, end + length - 1, end - 1) or s[end].low != head:
            continue
        if head == "lần" or s[end + 1].text.isdigit():
            end += length
    return end


def with_parent(s: Syllables, at: int, end: int, depth: int = 0) -> int:
    """Go on over the parent: ``thuộc Bộ B``, ``- Cục Hải quan TP.HCM``, ``Bộ B`` right after."""
    if not on_line(s, end, at):
        return end
    if [x.low for x in s[end : end + 2]] == ["chi", "nhánh"] and (branch := place(s, end + 2)):
        return branch
    if s[at].low in _EMBASSIES and s[end].low == "tại" and any(x.low == "quán" for x in s[at : at + 4]):
        return place(s, end + 1) or (end + 2 if on_line(s, end + 1, end) and s[end + 1].capital else end)
    if s[end].text in DASHES and on_line(s, end + 1, at):
        parent = body(s, end + 1, depth=depth + 1) if s[end + 1].capital else None
        return parent.end if parent else end
    return _parent_after(s, end, depth) or end


def _parent_after(s: Syllables, end: int, depth: int) -> int | None:
    """Read the parent right after a name."""
    if not on_line(s, end, end - 1):
        return None
    begin = end
    if s[end].low == "trực":
        begin += 1
    if on_line(s, begin, end) and s[begin].low in ("thuộc", "của"):
        begin += 1
    elif begin > end:
        return None
    if not on_line(s, begin, end):
        return None
    if s[begin].capital:
        parent = body(s, begin, depth=depth + 1)
        if parent:
            return parent.end
        head = vocabulary().offices.longest(s, begin) if s[begin - 1].low == "của" else None
        if head and head[1] == "sole":
            return head[0]
        bare = (
            s[begin].low in ("bộ", "sở", "tổng", "cục", "ubnd", "tỉnh", "thành", "tp")
            and s[begin].text[0].isupper()
        )
        if bare and s[begin].low in ("bộ", "sở"):
            return begin + 1
    return None
