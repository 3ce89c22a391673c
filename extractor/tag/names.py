"""The names of bodies: a head, the words of its field or its own name, the place or parent that names it.

Each reader takes the syllables and a place ``at``, and gives the end of what it read there, or ``None``.
"""

from dataclasses import dataclass

from extractor.tag.body_words import vocabulary
from extractor.tag.syllables import Phrases, Syllable

Syllables = list[Syllable]

LONGEST_NAME = 40
"""Syllables a name may have; the longest seen in print are of some thirty."""

_DASHES = frozenset("-–")
_JOINS = frozenset({"và", "&"})
_SHORT = frozenset(
    "LĐ|TB|XH|TBXH|GD|ĐT|NN|PTNT|VH|TT|DL|TTDL|KH|CN|TN|MT|GT|VT|QH|KT|TH|LĐTB|VHTT".split("|")
)
"""Short forms of fields, in which a hyphen may stand between spaces: ``LĐ - TB & XH``."""
_BRANDS = frozenset({"company", "school"})
_SCHOOLS = (
    "trường", "đại", "học", "cao", "bệnh", "bv", "bvđk", "viện", "trạm", "đh",
)  # fmt: skip
_SMALL_HEADS = frozenset(
    "khoa|trường mầm non|trường tiểu học|trường thcs|trường thpt|trường đại học|trường cao đẳng|bệnh viện đa khoa|bệnh viện|trường|công ty|tập đoàn|tổng công ty|ngân hàng|sở|bộ|cục|tổng cục|chi cục|ban|viện|hiệp hội".split(
        "|"
    )
)
_OTHER_WORDS = {
    "trường": ("hợp", "thông", "dữ", "phái"),
    "ngành": ("hàng", "nghề", "học", "kinh", "công", "sản"),
    "ban": ("hành", "công"),
    "hội": ("nghị", "thảo", "chợ", "viên", "nhóm", "đồng"),
    "đội": ("ngũ", "hình"),
    "bộ": ("trưởng", "phận", "máy", "luật", "tiêu", "chỉ", "môn", "quy", "đội", "sách", "hồ"),
    "cấp": ("độ", "phép", "bậc", "học"),
    "xã": ("hội", "viên", "đạt", "nông", "khó", "đặc"),
    "phòng": ("chống", "học", "khám", "trưng", "thủ", "họp", "bệnh"),
    "sở": ("dữ", "vật", "hạ", "pháp", "hữu", "lưu", "lý"),
    "vị": ("tính", "hành", "bầu"),
    "lượng": ("lao", "sản"),
    "quỹ": ("đất", "tín"),
    "viện": ("phí", "trợ"),
    "vụ": ("việc", "án", "tai", "cháy", "vi", "lúa", "nổ", "kiện"),
    "cục": ("diện",),
    "tổ": ("dân", "máy", "hợp"),
    "báo": ("cáo", "động"),
    "đài": ("tưởng", "phun"),
    "huyện": ("ủy",),
    "tỉnh": ("ủy", "thành"),
    "hãng": ("xe", "taxi", "thời"),
    "thành": ("viên", "phần", "tích", "tựu", "quả"),
    "thị": ("trấn", "trường", "dân", "phần", "xã"),
    "bên": ("cạnh", "ngoài", "trong"),
}
"""Syllables after which a head or a group noun is another word: ``Hội nghị``, ``các trường hợp``."""
_SELECTING = frozenset("trực|thuộc|liên|có|trong|trên|ven|miền|phía|đồng|nói|nêu".split("|"))
_PARENTS = frozenset("bộ|sở|chính|quốc|ubnd|ủy|hđnd|tòa|viện|tổng|thành|tỉnh|huyện".split("|"))
_FORMS = frozenset({"CTCP", "CP", "TNHH"})
_EMBASSIES = ("đại", "lãnh", "tổng")


@dataclass(frozen=True, slots=True)
class Name:
    """A name read: where it ends, and by which rule (``source``)."""

    end: int
    rule: str


def on_line(s: Syllables, at: int, before: int) -> bool:
    """Tell whether there is a syllable at ``at``, on the line of the one at ``before``."""
    return at < len(s) and s[at].line == s[before].line


def is_mark(s: Syllables, at: int, marks: frozenset[str] | str) -> bool:
    """Tell whether the syllable at ``at`` is one of ``marks``."""
    return at < len(s) and s[at].text in marks


def is_other_word(s: Syllables, end: int, alone: bool = False) -> bool:
    """Tell whether the head that ends here is only the first half of another word: ``Hội nghị``, ``Trường hợp``.

    The segmenter's word is trusted only where the head is of one syllable (``alone``).
    """
    if not on_line(s, end, end - 1) or s[end].capital:
        return False
    return (alone and s[end - 1].more) or s[end].low in _OTHER_WORDS.get(s[end - 1].low, ())


def stops_name(s: Syllables, at: int) -> bool:
    """Tell whether a word that no name goes over stands here."""
    return at >= len(s) or not (s[at].text[0].isalnum()) or vocabulary().stops.end(s, at) is not None


def place(s: Syllables, at: int) -> int | None:
    """Read a place that names a body.

    Accepted: ``tỉnh`` · ``TP Hà Nội`` · ``TP.HCM`` · ``huyện Đắk Song, tỉnh Đắk Nông`` · ``các quận, huyện, thị xã`` ·
    ``các tỉnh, thành phố trực thuộc Trung ương`` · ``các huyện: A, B`` · ``cấp tỉnh`` · ``các cấp`` · ``tối cao`` ·
    ``Việt Nam`` · ``Đồng Nai``.
    """
    if at >= len(s):
        return None
    v = vocabulary()
    end = v.places.end(s, at)
    if end is not None and s[at].capital:
        return _wider_place(s, at, end)
    tier = v.tiers.end(s, at)
    if tier is not None:
        return _numbered(s, tier) if s[tier - 1].low == "vực" else tier
    if (s[at].low == "các" or s[at].text.isdigit()) and on_line(s, at + 1, at):
        if v.levels.end(s, at + 1):
            return _listed_places(s, at + 1) or _levels(s, at + 1)
        following = [x.low for x in s[at + 1 : at + 6]]
        if following == ["đơn", "vị", ",", "địa", "phương"]:
            return at + 6
        return at + 3 if following[:2] == ["địa", "phương"] else None
    level = _short_level(s, at) or v.levels.end(s, at)
    if level is None:
        return None
    if s[at].low in ("xã", "tỉnh") and on_line(s, level, at) and s[level].low in ("hội", "ủy", "đoàn"):
        return None
    own = _own_place(s, level)
    if own is not None:
        return _wider_place(s, level, own)
    return _levels(s, at)


def _short_level(s: Syllables, at: int) -> int | None:
    """Read a shortened word of level before its name: ``Q.Ba Đình``, ``H.Hóc Môn``, ``P.3``."""
    if s[at].text not in ("Q", "P", "H", "X", "TX", "TT", "T") or not is_mark(s, at + 1, "."):
        return None
    named = on_line(s, at + 2, at) and (s[at + 2].capital or s[at + 2].text.isdigit())
    return at + 2 if named else None


def _numbered(s: Syllables, end: int) -> int:
    """Go on over the number of a region: ``khu vực I``, ``khu vực 7``."""
    if not on_line(s, end, end - 1):
        return end
    if s[end].text.isdigit() or set(s[end].text) <= set("IVX"):
        return end + 1
    return _own_place(s, end) or end if s[end].capital else end


def _own_place(s: Syllables, at: int) -> int | None:
    """Read the proper name after a word of level: known, numbered, or in capitals up to a person's name."""
    if not on_line(s, at, at - 1):
        return None
    known = vocabulary().places.end(s, at)
    if known is not None and s[at].capital:
        return known
    if (
        s[at].text.isdigit()
        and len(s[at].text) <= 2
        and (s[at - 1].low in ("quận", "phường") or s[at - 1].text == ".")
    ):
        return at + 1
    if is_person(s, at, least=3) or opens_body(s, at):
        return None
    end = at
    while end - at < 4 and on_line(s, end, at) and s[end].capital and s[end].text[0].isalpha():
        if end > at and (opens_body(s, end) or (end - at > 1 and is_person(s, end))):
            break
        end += 1
    return end if end > at else None


def is_person(s: Syllables, at: int, least: int = 2) -> bool:
    """Tell whether a person's name begins here: a family name and, with it, ``least`` syllables in capitals."""
    if not on_line(s, at, at - 1) or not s[at].capital or s[at].low not in vocabulary().surnames:
        return False
    end = at
    while on_line(s, end, at) and end - at < least and s[end].capital and s[end].text[0].isalpha():
        end += 1
    return end - at == least


def _wider_place(s: Syllables, begin: int, end: int) -> int:
    """Go on over the province after the district: ``huyện Đắk Song, tỉnh Đắk Nông``."""
    v = vocabulary()
    if is_mark(s, end, ",") and on_line(s, end + 1, end):
        level = v.levels.longest(s, end + 1)
        if level and s[end + 1].low in ("tỉnh", "tp", "thành", "huyện", "quận"):
            return _own_place(s, level[0]) or end
    if is_mark(s, end, _DASHES) and v.places.end(s, end + 1) and begin and s[begin - 1].low != "-":
        return v.places.end(s, end + 1) or end
    return end


def _levels(s: Syllables, at: int) -> int | None:
    """Read coordinated levels: ``quận, huyện, thị xã``, ``tỉnh, thành phố trực thuộc Trung ương``, ``huyện: A, B``."""
    v = vocabulary()
    end = v.levels.end(s, at)
    while end is not None:
        join = end + 1 if is_mark(s, end, ",/-") or (on_line(s, end, at) and s[end].low == "và") else None
        following = v.levels.end(s, join) if join is not None and on_line(s, join, at) else None
        if following is None or (on_line(s, following, at) and s[following].capital):
            break
        end = following
    if end is None:
        return None
    if is_mark(s, end, ":") and (listed := _listed_places(s, end + 1, bare=True)):
        return listed
    if on_line(s, end, at) and s[end].low in _SELECTING:
        chosen = v.selectors.end(s, end)
        if chosen:
            return chosen
    return end


def _listed_places(s: Syllables, at: int, bare: bool = False) -> int | None:
    """Read several places under one word of level: ``quận 1, 3, Tân Bình và Tân Phú``, ``huyện: A, B``."""
    end = at if bare else vocabulary().levels.end(s, at)
    if end is None:
        return None
    end += is_mark(s, end, ":")
    stop = None
    while on_line(s, end, at):
        own = end + 1 if s[end].text.isdigit() and s[at].low in ("quận", "phường") else _own_place(s, end)
        if own is None:
            break
        stop = own
        if not on_line(s, stop, at) or not (s[stop].text == "," or s[stop].low == "và"):
            break
        end = stop + 1
    return stop


def opens_body(s: Syllables, at: int) -> bool:
    """Tell whether a head or an office in capitals begins here, so that a name before it has ended."""
    if not s[at].capital:
        return False
    found = vocabulary().heads.longest(s, at)
    if found and found[1] == "named" and found[0] == at + 1 and not s[at].acronym:
        # `Phòng`, `Ban`, `Hội` are also parts of names: a head only with a name after it.
        return on_line(s, found[0], at) and s[found[0]].capital
    return found is not None or vocabulary().offices.longest(s, at) is not None


def body(s: Syllables, at: int, after_office: bool = False) -> Name | None:
    """Read the name of a body.

    Accepted: ``Chính phủ`` · ``Bộ Y tế`` · ``Sở KH&ĐT tỉnh Lào Cai`` · ``UBND các quận, huyện`` · ``Cục Quản lý Dược`` ·
    ``Ban Chỉ đạo Đề án 896`` · ``Tập đoàn Điện lực Việt Nam`` · ``Vụ I - Thanh tra Chính phủ`` · ``Cục A thuộc Bộ B``.
    """
    found = vocabulary().heads.longest(s, at) if at < len(s) else None
    if found is None:
        return None
    end, kind = found
    if is_other_word(s, end, alone=kind == "named" and end == at + 1):
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
    stop = read(s, at, end, after_office)
    return Name(stop, f"body.{kind}") if stop is not None else None


def _sole(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    if not s[at].upper and not (after_office and s[at].low == "ban"):
        return None
    if s[at].low == "bộ" or s[end - 1].acronym:
        return end
    if on_line(s, end, at) and s[end].low in ("điện", "số", "kiến"):
        return None
    bracketed = _bracketed(s, end) if is_mark(s, end, "(") else None
    if bracketed:
        return place(s, bracketed)
    known = vocabulary().places.end(s, end) if on_line(s, end, at) and s[end].capital else None
    if known is None and s[at].low in ("ủy", "hội") and on_line(s, end, at) and s[end].low == "của":
        return _parent_after(s, end) or end
    return known or end


def _local(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    """Read `UBND`, `Công an`, `Tòa án` and the place after them; in small letters only with that place."""
    begin = (_bracketed(s, end) if is_mark(s, end, "(") else None) or end
    if begin > end and opens_body(s, begin) and (whole := body(s, begin)):
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
            return with_parent(s, at, name_end(s, at, end, "named", after_office))
    if named is None and on_line(s, end, at) and s[end].capital:
        if vocabulary().fields.end(s, end) is not None:
            return with_parent(s, at, name_end(s, at, end, "named", after_office))
        fits = s[end].text[0].isalpha() and not s[end].acronym and not is_person(s, end)
        named = _own_place(s, end) if fits else None
    if named is None:
        return with_parent(s, at, end) if s[at].upper or after_office else None
    if (
        on_line(s, named + 2, at)
        and s[named].low == "và"
        and s[named + 1].low == "các"
        and s[named - 1].capital
    ):
        named = _levels(s, named + 2) or named
    small = not s[at].upper and not after_office
    if small and not (s[end].capital or named > end + 1 or s[end].low in ("tỉnh", "huyện", "xã", "tp")):
        return None
    return with_parent(s, at, named)


def letters(s: Syllables, at: int) -> int | None:
    """Read a short form in letters: ``GD&ĐT``, ``LĐ-TB&XH``, ``NN và PTNT``, ``VH,TT&DL``."""
    if at >= len(s) or not s[at].text.isupper() or not s[at].text.isalpha():
        return None
    end = at + 1
    while (
        end + 1 < len(s)
        and s[end + 1].text.isupper()
        and s[end + 1].text.isalpha()
        and s[end + 1].line == s[at].line
    ):
        tight = s[end].start == s[end - 1].end and s[end + 1].start == s[end].end
        known = s[end].text in "-–" and s[at].text in _SHORT and s[end + 1].text in _SHORT
        if not (s[end].text == "&" or (s[end].text in "-–,." and tight) or known):
            break
        end += 2
    return end if end > at + 1 or s[at].acronym else None


def _ministry(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    if not on_line(s, end, at):
        return None
    field = vocabulary().ministries.end(s, end)
    if field is not None and (s[end].capital or s[at].upper):
        return _foreign(s, _merged(s, field, vocabulary().ministries))
    if s[at].low == "bộ" and (short := letters(s, end)):
        return short
    return None


def _merged(s: Syllables, end: int, fields: Phrases[str]) -> int:
    """Go on over a second field after a hyphen: ``Sở Giao thông vận tải - Xây dựng``, ``Liên Bộ Công Thương - Tài chính``."""
    if (
        is_mark(s, end, _DASHES)
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


def _department(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    if (
        not on_line(s, end, at)
        or not (s[at].upper or s[end].capital)
        or (at and s[at - 1].low in ("cơ", "trụ"))
    ):
        return None
    field = max(filter(None, (vocabulary().departments.end(s, end), letters(s, end))), default=None)
    if field is None:
        return None
    return with_parent(s, at, _placed(s, _merged(s, field, vocabulary().departments)))


def _placed(s: Syllables, end: int) -> int:
    """Go on over the place that names the body."""
    return (place(s, end) if on_line(s, end, end - 1) else None) or end


def _named(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    head = " ".join(x.low for x in s[at:end])
    if not on_line(s, end, at):
        return None
    small = not s[at].upper
    if small and head in ("thanh tra", "văn phòng") and s[end].text in ("Bộ", "Sở", "UBND"):
        return _parent_after(s, end)
    open_small = (s[end].capital and head in _SMALL_HEADS) or head.startswith(("bệnh viện", "trường "))
    if small and not (after_office or open_small):
        return None
    school = head.split()[0] in _SCHOOLS
    if s[end].capital and not school and s[end].low in _PARENTS and (parent := body(s, end)):
        return parent.end
    stop = name_end(s, at, end, "school" if school else "named", after_office)
    if stop == end and (parent := _parent_after(s, end)):
        return parent
    if stop == end:
        return end if after_office and (s[at].upper or s[at].acronym) else None
    if small and not any(x.capital for x in s[end:stop]) and not place(s, stop - 1):
        return None
    return with_parent(s, at, stop)


def _company(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    if not on_line(s, end, at) or (
        s[end].capital
        and vocabulary().heads.longest(s, end) == (end + 2, "company")
        and s[end].low == s[at].low
    ):
        return None
    stop = name_end(s, at, end, "company", after_office)
    if not any(x.capital for x in s[end:stop]) and not (s[at].upper and stop > end + 3):
        return None
    return with_parent(s, at, stop)


def _adhoc(s: Syllables, at: int, end: int, after_office: bool) -> int | None:
    """Read a body set up for one purpose: head, level or parent, purpose with its object, place or parent."""
    v = vocabulary()
    stop = end
    for _ in range(2):
        if on_line(s, stop, at):
            stop = place(s, stop) or _parent_after(s, stop) or stop
        if not on_line(s, stop, at) or (after_office and is_person(s, stop)):
            break
        begun = v.purposes.end(s, stop) or v.programmes.end(s, stop)
        if begun or s[stop].capital or s[stop].text.isdigit() or v.fields.longest(s, stop) == "field":
            stop = _occasion(s, name_end(s, at, begun or stop, "adhoc", after_office))
    if stop == end and not s[at].upper and not after_office and s[at].low not in ("đoàn", "tổ"):
        return None
    return with_parent(s, at, stop)


def _occasion(s: Syllables, end: int) -> int:
    """Go on over the year or the number of an occasion: ``Ban Tổ chức Festival … năm 2024``, ``… lần thứ III``."""
    for head, length in (("năm", 2), ("lần", 3)):
        if (
            on_line(s, end + length - 1, end - 1)
            and s[end].low == head
            and (head == "lần" or s[end + 1].text.isdigit())
        ):
            end += length
    return end


def with_parent(s: Syllables, at: int, end: int) -> int:
    """Go on over the parent: ``thuộc Bộ B``, ``- Cục Hải quan TP.HCM``, ``Bộ B`` right after."""
    if not on_line(s, end, at):
        return end
    if s[at].low in _EMBASSIES and s[end].low == "tại" and any(x.low == "quán" for x in s[at : at + 4]):
        return place(s, end + 1) or (end + 2 if on_line(s, end + 1, end) and s[end + 1].capital else end)
    if s[end].text in _DASHES and on_line(s, end + 1, at):
        parent = body(s, end + 1) if s[end + 1].capital else None
        return parent.end if parent else end
    return _parent_after(s, end) or end


def _parent_after(s: Syllables, end: int) -> int | None:
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
        parent = body(s, begin)
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


def name_end(s: Syllables, at: int, begin: int, kind: str, after_office: bool) -> int:
    """Give the end of an open name that goes on from ``begin``: words of fields, capitals, numbers, places."""
    end, proper = begin, False
    while end - at < LONGEST_NAME and on_line(s, end, at):
        step = _join(s, end, begin, kind)
        if step is None:
            break
        unit = _unit(
            s, step, begin, kind, after_office and at_name(end, begin, proper, kind), joined=step > end
        )
        if unit is None:
            break
        stop, what = unit
        proper = proper or what == "proper"
        end = stop
        if what == "place":
            break
    return _after_place(s, end, kind) if end > begin else end


def _after_place(s: Syllables, end: int, kind: str) -> int:
    """Go on over a region or a province after a place: ``cảng Sài Gòn khu vực I``, ``Bệnh viện Việt Yên, Bắc Giang``."""
    if on_line(s, end + 1, end - 1) and s[end].low == "khu" and s[end + 1].low == "vực":
        return _numbered(s, end + 2)
    if (
        kind == "company"
        and is_mark(s, end, _DASHES)
        and on_line(s, end + 1, end)
        and s[end + 1].text in _FORMS
    ):
        return end + 2
    if kind == "school" and is_mark(s, end, ",") and on_line(s, end + 1, end) and s[end + 1].capital:
        if vocabulary().places.end(s, end - 2) is None and vocabulary().places.end(s, end - 1) is None:
            return vocabulary().places.end(s, end + 1) or end
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
        return _bracketed(s, end)
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
    if mark.text in _DASHES:
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
        return end + 1 if _listed(s, end) else None
    if mark.text == "." and s[end - 1].low == "tp":
        return end + 1
    return end


def _about(s: Syllables, end: int, begin: int) -> int | None:
    """Pass over ``về`` where it belongs to the name: ``Ủy ban Quốc gia về …``, ``Cục Cảnh sát điều tra tội phạm về …``."""
    so_far = " ".join(x.low for x in s[max(0, begin - 4) : end])
    fits = any(x in so_far for x in ("cảnh sát", "vấn đề", "ban quốc gia", "phòng quốc gia", "liên ngành"))
    return end + 1 if fits and on_line(s, end + 1, end) and vocabulary().fields.end(s, end + 1) else None


def _is_group(s: Syllables, at: int) -> bool:
    return s[at].low in ("doanh", "địa", "chính", "đơn", "cơ", "các")


def _bracketed(s: Syllables, at: int) -> int | None:
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
        if field[1] == "activity" and not (
            here.capital or joined or at == begin or _after_activity(s, at, begin)
        ):
            return None
        return field[0], "field"
    if here.text.isdigit():
        return _number(s, at, begin, kind)
    if here.capital and here.text[0].isalpha():
        if at > begin and kind != "company" and opens_body(s, at):
            return None
        if kind == "company" and at > begin and v.offices.end(s, at):
            return None
        if may_be_person and is_person(s, at):
            return None
        return _word_end(s, at), "proper"
    if (
        stop is None
        and at > begin
        and here.tag in ("N", "Ny", "Np", "Nu")
        and kind != "adhoc"
        and not _is_group(s, at)
    ):
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
        and end - at < 4
        and s[end].text[0].isalpha()
    ):
        end += 1
    return end


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


def _number(s: Syllables, at: int, begin: int, kind: str) -> tuple[int, str] | None:
    """Read a number that is part of a name: ``Quân khu 7``, ``vận tải 57 Hà Nội``, ``Đề án 896``."""
    if (
        len(s[at].text) > 4
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
        or kind == "company"
        and before.capital
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
