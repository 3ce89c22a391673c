"""Groups of bodies that tasks are given to: ``các sở, ban, ngành``, ``các Bộ: Quốc phòng, Công an``.

Each reader takes the syllables and a place ``at``, and gives the end of what it read there, or ``None``.
"""

from extractor.tag.body_words import vocabulary
from extractor.tag.localities import place
from extractor.tag.names import body
from extractor.tag.reading import Syllables, is_mark, is_other_word, letters, on_line, stops_name

_LONGEST_GROUP = 30
_WITH_WORDS = frozenset({"cục", "vụ", "phòng"})
"""Group nouns that the words of a field may follow: ``các chi cục thuế``."""
_WITH_FIELDS = frozenset({"bộ", "sở", "ngành", "phòng", "vụ", "cục", "ban", "phòng giáo dục"})


def collective(s: Syllables, at: int) -> int | None:
    """Read a group of bodies.

    Accepted: ``các sở, ban, ngành`` · ``các bộ, ngành và địa phương`` · ``các cơ quan chức năng trên địa bàn`` ·
    ``các sở, ngành liên quan`` · ``các Sở GD&ĐT`` · ``các Bộ: Quốc phòng, Công an`` · ``cơ quan có thẩm quyền`` ·
    ``các đơn vị thuộc Bộ Y tế``. Not with a numeral before it: the numeral stays outside.
    """
    if at >= len(s):
        return None
    v = vocabulary()
    determined = v.determiners.end(s, at)
    if determined is not None and on_line(s, determined, at):
        return _members(s, determined, at)
    plain = v.plain_groups.end(s, at)
    if plain is None:
        return _branch(s, at)
    return _more(s, _selected(s, plain, alone=True), at)


def _branch(s: Syllables, at: int) -> int | None:
    """Read a branch of administration: ``ngành du lịch Vĩnh Long``, ``ngành Giáo dục``."""
    if s[at].low != "ngành" or not on_line(s, at + 1, at):
        return None
    field = vocabulary().departments.end(s, at + 1) or vocabulary().fields.end(s, at + 1)
    return (place(s, field) or field) if field else None


def members(s: Syllables, at: int) -> int | None:
    """Read group nouns without a determiner: ``Bệnh viện, Viện có giường bệnh``, ``cơ quan ngang bộ``."""
    first = _member(s, at)
    end = _members(s, at, at)
    alone = vocabulary().groups.end(s, at)
    return end if first is not None and (end != first or first != alone) else None


def _members(s: Syllables, at: int, begin: int) -> int | None:
    """Read the group nouns after the determiner, with what selects them."""
    end = _member(s, at)
    return _more(s, end, begin) if end is not None else None


def _more(s: Syllables, end: int, begin: int) -> int:
    """Go on over further group nouns: ``, ngành``, ``và địa phương``."""
    while end - begin < _LONGEST_GROUP and on_line(s, end, begin):
        ahead = end
        if s[end].text in ",/":
            ahead = end + 1
        if on_line(s, ahead, begin) and s[ahead].low in ("và", "hoặc"):
            ahead += 1
        if ahead == end or not on_line(s, ahead, begin):
            break
        if ahead > end and s[ahead - 1].low == "và" and _is_selected(s, end):
            break
        named = body(s, ahead)
        further = _member(s, ahead)
        if further is None or (
            s[ahead].capital and not s[begin + (vocabulary().determiners.end(s, begin) is not None)].capital
        ):
            break
        if named and (named.end > further or any(x.capital for x in s[ahead + 1 : named.end])):
            break
        end = further
    return end


def _is_selected(s: Syllables, end: int) -> bool:
    """Tell whether the group that ends here was closed by ``liên quan``: after it ``và`` begins another."""
    return [x.low for x in s[end - 2 : end]] in (["liên", "quan"], ["chức", "năng"])


def _trade(s: Syllables, end: int) -> int | None:
    """Read the trade of a firm, where parts of speech are known: ``doanh nghiệp | kinh doanh xăng dầu``."""
    verb = vocabulary().trades.end(s, end)
    if verb is None or s[end - 1].low not in ("nghiệp", "vị", "sở", "ty", "máy"):
        return None
    stop = verb
    while on_line(s, stop, end) and s[stop].tag == "N" and stop - verb < 6 and not stops_name(s, stop):
        stop += 1
    return stop if stop > verb else None


def _member(s: Syllables, at: int) -> int | None:
    """Read one group noun with its fields and selectors."""
    v = vocabulary()
    end = v.groups.end(s, at) if at < len(s) else None
    if end is None:
        return None
    if is_other_word(s, end):
        return None
    if " ".join(x.low for x in s[at:end]) in _WITH_FIELDS:
        end = _fields(s, end)
    if s[end - 1].low in _WITH_WORDS and on_line(s, end, at) and v.selectors.end(s, end) is None:
        field = v.fields.longest(s, end)
        end = field[0] if field and field[1] == "field" else end
    return _selected(s, end)


def _fields(s: Syllables, end: int) -> int:
    """Go on over the fields of several bodies with one head: ``Sở GD&ĐT``, ``Bộ: Quốc phòng, Công an và Tài chính``."""
    begin = end + 1 if is_mark(s, end, ":") else end
    first = _field(s, begin)
    if first is None:
        return end
    stop = first
    while on_line(s, stop, end) and (s[stop].text in ",;" or s[stop].low == "và"):
        following = _field(s, stop + 1)
        if following is None or (s[stop].text == ";" and begin == end):
            break
        stop = following
    return stop


def _field(s: Syllables, at: int) -> int | None:
    if not on_line(s, at, at - 1) or not s[at].capital:
        return None
    return vocabulary().departments.end(s, at) or letters(s, at)


def _selected(s: Syllables, end: int, alone: bool = False) -> int:
    """Go on over what selects the members: ``liên quan``, ``trực thuộc Sở``, ``trên địa bàn tỉnh``, ``cấp tỉnh``."""
    v = vocabulary()
    for _ in range(3):
        if not on_line(s, end, end - 1):
            break
        further = v.selectors.end(s, end)
        if further is None and s[end].low in ("thuộc", "của", "tại"):
            owner = body(s, end + 1) if on_line(s, end + 1, end) and s[end + 1].capital else None
            further = owner.end if owner else None
        if further is None and not alone:
            further = _trade(s, end)
        if further is None and s[end].low != "xã":
            further = place(s, end)
        if further is None:
            break
        end = further
        if is_mark(s, end, ",") and on_line(s, end + 1, end) and s[end + 1].low == s[end - 2].low == "miền":
            end = place(s, end + 1) or end
        if s[end - 1].low in ("thuộc", "bàn") and on_line(s, end, end - 1):
            end = _after(s, end)
    return end


def _after(s: Syllables, end: int) -> int:
    """Read the body or place after ``trực thuộc``, ``trên địa bàn``."""
    if s[end].capital:
        owner = body(s, end)
        if owner:
            return owner.end
        if s[end].low in ("bộ", "sở", "ubnd", "tỉnh", "tp"):
            return place(s, end) or end + 1
    return place(s, end) or end
