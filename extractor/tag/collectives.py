"""Groups of bodies that tasks are given to: ``các sở, ban, ngành``, ``các Bộ: Quốc phòng, Công an``.

Each reader takes the syllables and a place ``at``, and gives the end of what it read there, or ``None``.
"""

from extractor.tag.body_words import vocabulary
from extractor.tag.localities import place
from extractor.tag.names import body
from extractor.tag.reading import Syllables, is_mark, is_other_word, letters, on_line, opens_body, stops_name

_LONGEST_GROUP = 30
_WITH_WORDS = frozenset(
    {"cục", "vụ", "phòng", "sở", "viện", "trường", "học", "ty", "tâm", "nghiệp"}
    | {"hội", "quỹ", "đội", "trạm", "hàng", "đẳng", "thông"}
)
"""Last syllables of group nouns that the words of a field may follow: ``các chi | cục | thuế``."""
_DOING = frozenset({"lý", "hành", "thác", "doanh", "cấp", "xuất"})
"""Last syllables of groups named by what they do, with its object: ``đơn vị quản lý | đường bộ``."""
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
    phrase = v.set_groups.end(s, at)
    if phrase is not None:
        return _selected(s, phrase)
    if determined is not None and on_line(s, determined, at):
        listed = place(s, at) if v.levels.end(s, determined) is not None else None
        return max(_members(s, determined, at) or 0, listed or 0) or _several(s, determined)
    plain = v.plain_groups.end(s, at)
    if plain is None:
        return _branch(s, at)
    if s[plain - 1].low in _DOING:
        plain = _field_words(s, plain)
    return _more(s, _selected(s, plain, alone=True), at)


def _several(s: Syllables, at: int) -> int | None:
    """Read the name that several bodies share: ``các | Đoàn đại biểu Quốc hội``."""
    named = body(s, at) if s[at].capital else None
    return named.end if named else None


def _branch(s: Syllables, at: int) -> int | None:
    """Read a branch of administration: ``ngành du lịch Vĩnh Long``, ``ngành Giáo dục``."""
    if s[at].low != "ngành" or not on_line(s, at + 1, at):
        return None
    field = vocabulary().departments.end(s, at + 1) or vocabulary().fields.end(s, at + 1)
    return (place(s, field) or field) if field else None


def members(s: Syllables, at: int, alone: bool = False) -> int | None:
    """Read group nouns without a determiner: ``Bệnh viện, Viện có giường bệnh``; ``alone``: also one noun."""
    first = _member(s, at)
    end = _members(s, at, at)
    noun = vocabulary().groups.end(s, at)
    return end if first is not None and (alone or end != first or first != noun) else None


def _members(s: Syllables, at: int, begin: int) -> int | None:
    """Read the group nouns after the determiner, with what selects them."""
    end = _member(s, at)
    return _more(s, end, begin) if end is not None else None


def _more(s: Syllables, end: int, begin: int) -> int:
    """Go on over further group nouns: ``, ngành``, ``và địa phương``; in capitals only if the first was."""
    capital = s[begin + (vocabulary().determiners.end(s, begin) is not None)].capital
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
        if further is None or _is_other_group(s, ahead, further) or (s[ahead].capital and not capital):
            break
        if named and (named.end > further or any(x.capital for x in s[ahead + 1 : named.end])):
            break
        end = further
    return end


def _is_other_group(s: Syllables, at: int, end: int) -> bool:
    """Tell whether the noun only begins the name of another body: ``chủ đầu tư và | ban quản trị nhà chung cư``."""
    if s[at].capital and vocabulary().offices.end(s, at) is not None:
        return True
    whole = vocabulary().plain_groups.end(s, at)
    return whole is not None and whole > end and not any(x.text == "," for x in s[at:whole])


def _is_selected(s: Syllables, end: int) -> bool:
    """Tell whether the group that ends here was closed by ``liên quan``: after it ``và`` begins another."""
    return [x.low for x in s[end - 2 : end]] in (["liên", "quan"], ["chức", "năng"])


def _trade(s: Syllables, end: int) -> int | None:
    """Read the trade of a firm, where parts of speech are known: ``doanh nghiệp | kinh doanh xăng dầu``."""
    verb = vocabulary().trades.end(s, end)
    if verb is None or s[end - 1].low not in ("nghiệp", "vị", "sở", "ty", "máy"):
        return None
    if s[end - 1].low == "sở" and s[end - 2].low != "cơ":
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
    if s[end - 1].low in _WITH_WORDS:
        end = _worded(s, end)
    return _selected(s, end)


def _worded(s: Syllables, end: int) -> int:
    """Go on over the words of a field: ``công ty | thủy điện``, ``viện | Vệ sinh dịch tễ, Pasteur``."""
    stop = _field_words(s, end)
    if stop == end or not s[end].capital:
        return stop
    while is_mark(s, stop, ",") and on_line(s, stop + 1, end):
        further = _next_in_list(s, stop + 1)
        if further is None:
            break
        stop = further
    return stop


def _field_words(s: Syllables, end: int) -> int:
    """Go on over up to three fields side by side, and a number: ``Tổng công ty | Phát điện 1``."""
    v, begin = vocabulary(), end
    for _ in range(3):
        if not on_line(s, end, begin - 1):
            break
        field = v.fields.longest(s, end)
        known = max(v.departments.end(s, end) or 0, field[0] if field and field[1] == "field" else 0)
        if not known or known < (v.selectors.end(s, end) or 0):
            break
        end = known
    numbered = end > begin and s[begin].capital and on_line(s, end, begin) and s[end].text.isdigit()
    return end + 1 if numbered else end


def _next_in_list(s: Syllables, at: int) -> int | None:
    """Read one more name in a list under one head: a number, or a name in capitals that opens no body."""
    if s[at].text.isdigit():
        return at + 1
    if not s[at].capital or opens_body(s, at) or vocabulary().heads.end(s, at) is not None:
        return None
    stop = _field_words(s, at)
    return stop if stop > at else at + 1


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
    v = vocabulary()
    department = v.departments.end(s, at) or letters(s, at)
    field = None if opens_body(s, at) else v.fields.end(s, at)
    return max(filter(None, (department, field)), default=None)


def _selected(s: Syllables, end: int, alone: bool = False) -> int:
    """Go on over what selects the members: ``liên quan``, ``trực thuộc Sở``, ``trên địa bàn tỉnh``, ``cấp tỉnh``."""
    v = vocabulary()
    for _ in range(3):
        if not on_line(s, end, end - 1):
            break
        further = v.selectors.end(s, end)
        if further is not None and on_line(s, further, end) and s[further].low in ("ủy", "đoàn"):
            owner = body(s, further - 1)  # `trực thuộc Tỉnh | ủy`
            further = owner.end if owner else further
        if further is None and s[end].low in ("thuộc", "của", "tại"):
            owner = body(s, end + 1) if on_line(s, end + 1, end) and s[end + 1].capital else None
            further = owner.end if owner else _sector(s, end + 1)
        if further is None and not alone:
            further = _trade(s, end)
        if further is None:
            further = place(s, end)
        if further is None:
            break
        end = further
        if is_mark(s, end, ",") and on_line(s, end + 1, end) and s[end + 1].low == s[end - 2].low == "miền":
            end = place(s, end + 1) or end
        if s[end - 1].low in ("thuộc", "bàn") and on_line(s, end, end - 1):
            end = _after(s, end)
    return end


def _sector(s: Syllables, at: int) -> int | None:
    """Read the sector after ``thuộc``: ``hệ y tế dự phòng``, ``ngành giáo dục``, ``lĩnh vực ngân hàng``."""
    v = vocabulary()
    sector = v.sectors.end(s, at) if on_line(s, at, at - 1) else None
    stop = _field_words(s, sector) if sector is not None else at
    return stop if sector is not None and stop > sector else None


def _after(s: Syllables, end: int) -> int:
    """Read the body or place after ``trực thuộc``, ``trên địa bàn``."""
    if s[end].capital:
        owner = body(s, end)
        if owner:
            return owner.end
        if s[end].low in ("bộ", "sở", "ubnd", "tỉnh", "tp"):
            return place(s, end) or end + 1
    return place(s, end) or end
