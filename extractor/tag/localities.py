"""Places that name a body: ``UBND | TP Hà Nội``, ``UBND | các quận, huyện``, ``Tòa án nhân dân | tối cao``."""

from extractor.tag.body_words import vocabulary
from extractor.tag.reading import DASHES, Syllables, is_mark, is_person, names_doan, on_line, opens_body
from extractor.tag.syllables import is_syllable

_SELECTING = frozenset(
    [
        "trực",
        "thuộc",
        "liên",
        "có",
        "trong",
        "trên",
        "ven",
        "miền",
        "phía",
        "đồng",
        "nói",
        "nêu",
        "biên",
        "vùng",
    ]
)

SEVERAL = frozenset({"các", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"})
"""Words before several places: ``UBND | hai tỉnh``."""
_CENTRE = frozenset({"tư", "tw"})
"""Letters for the centre, in capitals only: ``Ban Nội chính | TƯ``, not ``Bảo hiểm xã hội Việt Nam | tư vấn``."""
_FOUNDING = frozenset({"lập", "thạo", "tích", "phần"})
"""Behind ``thành``, what makes it half of another word: ``tỉnh | thành lập``."""
_MANDATES = (["ủy", "quyền"], ["ủy", "thác"], ["ủy", "nhiệm"])
"""Behind a level, what is no committee: ``UBND tỉnh | ủy quyền cho``."""
_OFFSHOOTS = frozenset({"đoàn", "ủy", "hội", "đội"})
"""What makes a body of a word of level: ``Tỉnh | đoàn``, ``Huyện | ủy``."""


def place(s: Syllables, at: int) -> int | None:
    """Read a place that names a body.

    Accepted: ``tỉnh`` · ``TP Hà Nội`` · ``TP.HCM`` · ``huyện Đắk Song, tỉnh Đắk Nông`` · ``các quận, huyện, thị xã`` ·
    ``các tỉnh, thành phố trực thuộc Trung ương`` · ``các huyện: A, B`` · ``cấp tỉnh`` · ``các cấp`` · ``tối cao`` ·
    ``Việt Nam`` · ``Đồng Nai``.
    """
    if at >= len(s):
        return None
    v = vocabulary()
    end = known_place(s, at)
    if end is not None:
        return _wider_place(s, at, end)
    tier = v.tiers.end(s, at)
    if tier is not None and (s[at].low not in _CENTRE or s[at].text.isupper()):
        return _tier(s, tier)
    if (s[at].low in SEVERAL or s[at].text.isdigit()) and on_line(s, at + 1, at):
        if v.levels.end(s, at + 1):
            return _listed_places(s, at + 1) or levels(s, at + 1)
        following = [x.low for x in s[at + 1 : at + 6]]
        if following == ["đơn", "vị", ",", "địa", "phương"]:
            return at + 6
        return at + 3 if following[:2] == ["địa", "phương"] else None
    level = _short_level(s, at) or _level(s, at)
    if level is None:
        return None
    offshoot = s[at].low in ("xã", "tỉnh") and on_line(s, level, at) and s[level].low in ("hội", "ủy", "đoàn")
    offshoot = offshoot and [x.low for x in s[level : level + 2]] not in _MANDATES
    if offshoot and not names_doan(s, level):
        return None
    own = own_place(s, level)
    if own is not None:
        return _wider_place(s, at, own)
    return levels(s, at)


def _level(s: Syllables, at: int) -> int | None:
    """Read a word of level; of ``UBND tỉnh thành lập`` it is ``tỉnh`` alone."""
    level = vocabulary().levels.end(s, at)
    if level is not None and level > at + 1 and s[level - 1].low == "thành" and on_line(s, level, at):
        return level - 1 if s[level].low in _FOUNDING else level
    return level


def _short_level(s: Syllables, at: int) -> int | None:
    """Read a shortened word of level before its name: ``Q.Ba Đình``, ``H.Hóc Môn``, ``P.3``."""
    if s[at].text not in ("Q", "P", "H", "X", "TX", "TT", "T") or not is_mark(s, at + 1, "."):
        return None
    named = on_line(s, at + 2, at) and (s[at + 2].capital or s[at + 2].text.isdigit())
    return at + 2 if named else None


def numbered(s: Syllables, end: int) -> int:
    """Go on over the number of a region: ``khu vực I``, ``khu vực 7``."""
    if not on_line(s, end, end - 1):
        return end
    if s[end].text.isdigit() or set(s[end].text) <= set("IVX"):
        return end + 1
    return own_place(s, end) or end if s[end].capital else end


def known_place(s: Syllables, at: int) -> int | None:
    """Read the name of a province, a state or a town; ``Nga`` is none in ``Nga Sơn``."""
    end = vocabulary().places.end(s, at) if at < len(s) and s[at].capital else None
    if end is None or end > at + 1 or s[at].acronym or not on_line(s, end, at):
        return end
    longer = s[end].capital and is_syllable(s[end].text) and not opens_body(s, end) and not is_person(s, end)
    return None if longer else end


def _tier(s: Syllables, end: int) -> int:
    """Go on over what is said of a tier: ``khu vực | 2 - Hà Nội``, ``cấp cao | tại Hà Nội``."""
    if s[end - 1].low == "vực":
        return _region(s, end)
    if s[end - 1].low == "cao" and on_line(s, end + 1, end - 1) and s[end].low == "tại":
        return known_place(s, end + 1) or end
    return end


def _region(s: Syllables, end: int) -> int:
    """Go on over a region's number and the province behind a hyphen: ``khu vực I``, ``khu vực 2 - Hà Nội``."""
    stop = numbered(s, end)
    further = vocabulary().places.end(s, stop + 1) if stop > end and is_mark(s, stop, DASHES) else None
    return further if further and s[stop + 1].capital else stop


def own_place(s: Syllables, at: int) -> int | None:
    """Read the proper name after a word of level: known, numbered, or in capitals up to a person's name.

    Provinces are all known, so that ``UBND tỉnh | Kpă Thuyên`` ends before the person.
    """
    if not on_line(s, at, at - 1):
        return None
    known = known_place(s, at)
    if known is not None:
        return known
    if (
        s[at].text.isdigit()
        and len(s[at].text) <= 2
        and (s[at - 1].low in ("quận", "phường") or s[at - 1].text == ".")
    ):
        return at + 1
    if s[at - 1].low == "tỉnh" or is_person(s, at, least=3) or opens_body(s, at):
        return None
    end = at
    while end - at < 4 and on_line(s, end, at) and s[end].capital and s[end].text[0].isalpha():
        if end > at and (opens_body(s, end) or (end - at > 1 and is_person(s, end))):
            break
        end += 1
    return end if end > at else None


_RANKS = {"xã": 1, "phường": 1, "p": 1, "x": 1, "thôn": 1, "huyện": 2, "quận": 2, "h": 2, "q": 2}
"""How wide a place of a level is; provinces and cities are widest, ``thị xã`` and ``thị trấn`` are told apart."""
_WIDEST = 3


def _rank(s: Syllables, at: int) -> int:
    """Tell how wide the place is whose word of level stands here."""
    if s[at].low in ("thị", "tt", "tx") and at + 1 < len(s):
        return 1 if s[at + 1].low == "trấn" or s[at].low == "tt" else 2
    return _RANKS.get(s[at].low, _WIDEST)


def _wider_place(s: Syllables, begin: int, end: int) -> int:
    """Go on over the wider places around it: ``xã Tân An, huyện Vĩnh Cửu, tỉnh Đồng Nai``."""
    v = vocabulary()
    rank = _rank(s, begin)
    while rank < _WIDEST and is_mark(s, end, ",") and on_line(s, end + 1, end):
        level = _short_level(s, end + 1) or v.levels.end(s, end + 1)
        if level is None or _rank(s, end + 1) <= rank:
            break
        further = own_place(s, level)
        if further is None:
            break
        rank, end = _rank(s, end + 1), further
    if is_mark(s, end, DASHES) and v.places.end(s, end + 1) and begin and s[begin - 1].low != "-":
        return v.places.end(s, end + 1) or end
    return end


def levels(s: Syllables, at: int) -> int | None:
    """Read coordinated levels: ``quận, huyện, thị xã``, ``tỉnh, thành phố trực thuộc Trung ương``, ``huyện: A, B``."""
    v = vocabulary()
    end = _level(s, at)
    while end is not None:
        join = end + 1 if is_mark(s, end, ",/-") or (on_line(s, end, at) and s[end].low == "và") else None
        following = v.levels.end(s, join) if join is not None and on_line(s, join, at) else None
        if following is None or _opens_another(s, at, join or end, following):
            break
        end = following
    if end is None:
        return None
    several = at > 0 and s[at - 1].low == "các"
    if several and is_mark(s, end, ":") and (listed := _listed_places(s, end + 1, bare=True)):
        return listed
    for _ in range(2):
        chosen = v.selectors.end(s, end) if on_line(s, end, at) and s[end].low in _SELECTING else None
        end = chosen or end
    return end


def _opens_another(s: Syllables, at: int, level: int, end: int) -> bool:
    """Tell whether a word of level after a comma opens a name: ``tỉnh, | Tỉnh đoàn``, ``xã, | huyện Ba Vì``."""
    if s[level].capital and not s[at].capital:
        return True
    return on_line(s, end, at) and (s[end].capital or s[end].low in _OFFSHOOTS)


def _other_level(s: Syllables, at: int) -> int | None:
    """Read a place of another level in a list: ``các huyện A, B và | thị xã C``."""
    level = vocabulary().levels.end(s, at)
    return own_place(s, level) if level is not None else None


def _listed_places(s: Syllables, at: int, bare: bool = False) -> int | None:
    """Read several places under one word of level: ``quận 1, 3, Tân Bình và Tân Phú``, ``huyện: A, B``."""
    end = at if bare else vocabulary().levels.end(s, at)
    if end is None:
        return None
    end += is_mark(s, end, ":")
    stop = None
    while on_line(s, end, at):
        own = end + 1 if s[end].text.isdigit() and s[at].low in ("quận", "phường") else own_place(s, end)
        own = own or (_other_level(s, end) if stop else None)
        if own is None:
            break
        stop = own
        if not on_line(s, stop, at) or not (s[stop].text == "," or s[stop].low == "và"):
            break
        end = stop + 1
    return stop
