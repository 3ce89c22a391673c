"""Bodies, offices and groups of bodies in a text: the ORG mentions.

``find_bodies`` reads the text from left to right; at each syllable the first rule that reads a name wins, and
reading goes on behind it, so no two overlap:

* offices (tag/offices.py): ``Thủ tướng Chính phủ``, ``Giám đốc Sở Y tế``, ``Chánh Văn phòng UBND tỉnh``
* named bodies (tag/names.py): ``UBND TP Hà Nội``, ``Sở KH&ĐT``, ``Ban Chỉ đạo Đề án 896``, ``Tập đoàn …``
* groups (tag/collectives.py): ``các sở, ngành liên quan``
* bare words that stand for a body: ``Bộ``, ``Tỉnh``, ``TP``, ``Hà Nội``, ``Đảng``, ``Nhà nước``
* abbreviations introduced in the text: ``(EVN)``, ``(sau đây gọi là Ban Chỉ đạo)``

Named bodies and offices with their body always count. Groups, bare words and places of work count where they act
or are addressed (tag/acting.py), which is seen before the first or after the last of a run of mentions joined by
commas and ``và``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found
from extractor.layers import place as place_layer
from extractor.tag.acting import (
    continues_list,
    does_something,
    has_authority,
    has_task,
    is_addressed,
    is_attending,
    is_commanded,
    is_ordered,
    is_spoken_of,
    is_subject,
    is_told,
    is_topic,
    opens_plan,
)
from extractor.tag.body_words import vocabulary
from extractor.tag.collectives import collective
from extractor.tag.localities import SEVERAL, own_place, place
from extractor.tag.names import body
from extractor.tag.offices import office
from extractor.tag.reading import (
    DASHES,
    Name,
    Syllables,
    is_mark,
    is_other_word,
    is_person,
    on_line,
    stops_name,
)
from extractor.tag.syllables import Phrases, Word, is_syllable, read_syllables

_JOINT = re.compile(r"[\s,;]*(?:(?:và|cùng|cùng với|hoặc|cũng như|-|hay)\s+)?")
_CODE = re.compile(
    r"(?<![\w/])\d{1,6}\w{0,8}(?:/\d{1,4}){0,3}\s?[/-]\s?[A-ZĐÐƯ]{2}[\w&]*(?:\s?[-–/]\s?[\w&]+)*|/[A-ZĐ]{2}[\w&-]*"
)
_QUOTING = frozenset({"báo", "trên", "theo", "với", "pv", "viên"})
"""Words before a newspaper's name in running prose: ``đăng trên | Tiền Phong``."""
_COUNTING = frozenset({"TT", "STT", "SỐ TT"})
"""Heads of the column that counts a table's rows."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Syllables ``start`` to ``end`` read by ``rule``; with ``doubt``, a mention only where it acts or is addressed."""

    start: int
    end: int
    rule: str
    doubt: bool = False


def find_bodies(
    text: str,
    words: Iterable[Word] = (),
    breaks: Iterable[int] = (),
    barred_spans: Iterable[tuple[int, int]] = (),
) -> list[Found]:
    """Find the ORG mentions of a text, in order; no two overlap.

    Args:
        text: The text.
        words: Its words with parts of speech, where known: they tell where a name ends and what a place does.
        breaks: Where its blocks begin; no name goes over a block's end, nor over a line's.
        barred_spans: Stretches in which no mention begins (site furniture), beside the document codes.
    """
    s = read_syllables(text, words, breaks)
    barred = _barred(text, s, [*barred_spans, *_header_rows(text)])
    read = list(_candidates(s, 0, len(s), barred))
    kept = [c for run in _runs(text, s, read) for c in _acting(s, run, barred)]
    kept = _with_towns(s, _with_aliases(text, s, kept, barred))
    return [Found(s[c.start].start, s[c.end - 1].end, "ORG", None, c.rule) for c in kept]


def _barred(text: str, s: Syllables, more: Iterable[tuple[int, int]]) -> list[bool]:
    """Mark the syllables inside document codes (``306/KH-UBND``): no mention begins there."""
    spans = sorted([*(m.span() for m in _CODE.finditer(text)), *more])
    marks, at = [False] * len(s), 0
    for a, b in spans:
        while at < len(s) and s[at].end <= a:
            at += 1
        while at < len(s) and s[at].start < b:
            marks[at] = True
            at += 1
    return marks


def _header_rows(text: str) -> Iterator[tuple[int, int]]:
    """Give the rows that head a table: what they name is a column, ``| TT | Nhiệm vụ | Đơn vị thực hiện |``."""
    lines = text.split("\n")
    at = 0
    for line, following in pairwise([*lines, ""]):
        cells = line.strip().strip("|").split("|")
        ruled = following.lstrip().startswith(("|--", "| --", "|:-", "| :-"))
        if len(cells) > 1 and (ruled or cells[0].strip().upper() in _COUNTING):
            yield at, at + len(line)
        at += len(line) + 1


def _candidates(s: Syllables, begin: int, end: int, barred: list[bool]) -> Iterator[Candidate]:
    """Read all that may be a mention, from left to right."""
    at = begin
    while at < end:
        read = None if barred[at] or not s[at].text[0].isalpha() else _read(s, at)
        if read is None:
            at += 1
            continue
        yield read
        at = read.end


def _read(s: Syllables, at: int) -> Candidate | None:
    """Read what begins at ``at``."""
    held = None if _inside_word(s, at) else office(s, at)
    if held is not None and (held.rule != "office.bare" or _bare_office(s, at, held.end)):
        return Candidate(at, held.end, held.rule, held.rule == "office.general")
    if (other := _press(s, at) or congress(s, at)) is not None:
        return other
    named = None if _inside_word(s, at) else body(s, at)
    group = collective(s, at)
    if group is not None and (named is None or group > named.end):
        return Candidate(at, group, "group", True)
    if named is not None:
        return _body(s, at, named)
    return _bare(s, at)


def _press(s: Syllables, at: int) -> Candidate | None:
    """Read a newspaper or an agency in running prose: ``theo Lao Động đã đưa tin``, ``PV Kiến Thức sẽ …``."""
    v = vocabulary()
    end = v.press.end(s, at)
    if end is None or not s[at].upper:
        return None
    if on_line(s, end, at) and v.press_verbs.end(s, end) is not None:
        return Candidate(at, end, "press")
    if at and s[at - 1].low in _QUOTING and v.departments.end(s, at) != end:
        return Candidate(at - (s[at - 1].low == "báo"), end, "press")
    return None


def congress(s: Syllables, at: int) -> Candidate | None:
    """Read a Party congress: ``Đại hội XIII của Đảng``, ``Đại hội Đảng bộ tỉnh lần thứ XX``."""
    if [x.low for x in s[at : at + 2]] != ["đại", "hội"] or not s[at].upper:
        return None
    end = at + 2
    for _ in range(4):
        if not on_line(s, end, at):
            break
        led = body(s, end) if s[end].low in ("đảng", "đoàn", "hội", "công") else None
        further = led.end if led else vocabulary().congresses.end(s, end)
        if further is None and s[end].text.isupper() and set(s[end].text) <= set("IVX"):
            further = end + 1
        if further is None:
            break
        end = further
    return Candidate(at, end, "body.congress", True) if end > at + 2 else None


def _body(s: Syllables, at: int, named: Name) -> Candidate | None:
    """Tell how far a named body is in doubt."""
    before = s[at - 1].low if at and s[at - 1].line == s[at].line else ""
    if s[at].low == "chính" and before in ("phiếu", "phi", "lãnh", "nợ"):
        return None
    if (
        (before in ("luật", "ảnh") and s[at - 2].low != "kỷ")
        or (named.rule == "body.named" and before in vocabulary().ways)
        or (at > 2 and [x.low for x in s[at - 3 : at]] == ["luật", "tổ", "chức"])
        or _is_credit(s, at, named.end)
    ):
        return None
    several = named.rule == "body.local" and _is_plural(s, at, named.end)
    small = not s[at].capital and named.rule in ("body.local", "body.adhoc")
    counted = before.isdigit() or before in vocabulary().counts or before in ("các", "những")
    if small and counted:
        return None
    if counted and before in ("các", "những"):
        return Candidate(at, named.end, named.rule, True)
    return Candidate(at, named.end, named.rule, named.rule == "body.site" or several)


def _is_plural(s: Syllables, at: int, end: int) -> bool:
    """Tell whether the place that names a body is several: ``UBND các huyện``."""
    kinds = ("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "đặc", "địa", "đơn", "cấp", "tp")
    return any(s[k].low == "các" and s[k + 1].low in kinds for k in range(at, end - 1))


def _is_credit(s: Syllables, at: int, end: int) -> bool:
    """Tell whether it is a credit: ``Ảnh: Báo A``, ``(TTXVN)`` at the line's end."""
    if at > 1 and s[at - 1].text == ":" and s[at - 2].low in ("ảnh", "nguồn", "tin"):
        return True
    closed = is_mark(s, end, ")") and (end + 1 == len(s) or s[end + 1].line != s[at].line)
    ends = closed or end == len(s) or s[end].line != s[at].line or (at > 0 and s[at - 1].text == "/")
    return s[at].text in ("TTXVN", "VOV", "VTV", "VGP") and ends


def _inside_word(s: Syllables, at: int) -> bool:
    """Tell whether a small head is the second half of a word: ``cơ sở``, ``cán bộ``, ``toàn bộ``."""
    if s[at].capital or not at:
        return False
    v, before = vocabulary(), s[at - 1].low
    return before in v.first_halves or before in v.earlier_words.get(s[at].low, ())


def _bare_office(s: Syllables, at: int, end: int) -> bool:
    """Tell whether an office without its body is a mention: before a person's name, after ``làm``, or where it acts."""
    if is_person(s, end) or (is_mark(s, end, ",") and continues_list(s, at) and is_person(s, at - 3)):
        return True
    return (at > 0 and s[at - 1].low == "làm") or (s[at].capital and has_authority(s, end))


def _bare(s: Syllables, at: int) -> Candidate | None:
    """Read a bare word or a place that may stand for the authority."""
    v = vocabulary()
    small = not s[at].capital
    if not small and at > 1 and s[at - 1].capital and s[at - 2].capital and s[at - 1].text.isalpha():
        return None  # the last of a person's names: `Nguyễn Hồng | Trường`
    if small and v.levels.end(s, at) is None and not (v.bare.end(s, at) and _is_party(s, at)):
        return None
    issuer = v.issuers.end(s, at)
    if issuer is not None and s[at].capital:
        return Candidate(at, issuer, "issuer", True)
    word, located = v.bare.end(s, at), place(s, at)
    word = None if word is not None and is_other_word(s, word) else word
    if v.countries.end(s, at) == located:
        located = None
    end = max(word or 0, located or 0)
    if not end or s[at].low in SEVERAL:
        return None
    return Candidate(at, end, "bare.place" if located else "bare.body", True)


def _is_party(s: Syllables, at: int) -> bool:
    """Tell whether the words right before make a small `tỉnh`, `công ty` one who is told, or said, to do something."""
    if is_commanded(s, at) or is_spoken_of(s, at) or is_told(s, at):
        return True
    v = vocabulary()
    end = v.bare.end(s, at) or at + 1
    acts = v.commands.end(s, end) is not None or (on_line(s, end, at) and s[end].low == "này")
    return acts and is_subject(s, at, strict=True)


def _runs(text: str, s: Syllables, read: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Gather the candidates that commas and ``và`` join."""
    run: list[Candidate] = []
    for c in read:
        if run and not _joined(text, s, run[-1], c):
            yield run
            run = []
        run.append(c)
    if run:
        yield run


def _joined(text: str, s: Syllables, one: Candidate, other: Candidate) -> bool:
    gap = text[s[one.end - 1].end : s[other.start].start]
    return s[one.end - 1].line == s[other.start].line and len(gap) < 12 and bool(_JOINT.fullmatch(gap))


def _acting(s: Syllables, run: list[Candidate], barred: list[bool]) -> Iterator[Candidate]:
    """Give the mentions of a run; a doubtful one only where the run acts or is addressed."""
    tasked = has_task(s, run[-1].start, run[-1].end)
    ruling = has_authority(s, run[-1].end)
    addressed = _fills_cell(s, run) or is_topic(s, run[0].start, run[-1].end)
    for c in run:
        addressed = addressed or (is_addressed(s, c.start) and not c.rule.startswith("bare"))
        if not c.doubt or _stands(s, c, addressed, tasked, ruling):
            yield c
        elif c.end - c.start > 1:
            yield from (
                x for x in _candidates(s, c.start + 1, c.end, barred) if not x.doubt and x.end <= c.end
            )


def _fills_cell(s: Syllables, run: list[Candidate]) -> bool:
    """Tell whether the run is all that a cell of a table holds: who leads or who coordinates."""
    return run[0].start > 0 and s[run[0].start - 1].text == "|" and is_mark(s, run[-1].end, "|")


def _stands(s: Syllables, c: Candidate, addressed: bool, tasked: bool, ruling: bool) -> bool:
    """Tell whether a doubtful candidate is a mention here."""
    if c.rule == "bare.place":
        small = not s[c.start].capital
        cued = is_ordered(s, c.start) or _is_party(s, c.start)
        if small and cued and (not on_line(s, c.end, c.start) or stops_name(s, c.end)):
            return True
        if small and is_commanded(s, c.start):
            return s[c.end - 1].capital or has_task(s, c.start, c.end) or has_authority(s, c.end)
        if s[c.start].low in ("tỉnh", "thành", "tp", "trung") and not small and is_addressed(s, c.start):
            return True
        if not small and is_commanded(s, c.start) and has_authority(s, c.end):
            return True
        if c.start == 0 and is_mark(s, c.end, ":"):
            return has_task(s, c.start, c.end) or opens_plan(s, c.end + 1)
        does = has_authority(s, c.end) or (
            not small and not continues_list(s, c.start) and does_something(s, c.end)
        )
        return does and is_subject(s, c.start, strict=small)
    if c.rule == "bare.body":
        return _bare_stands(s, c)
    if c.rule == "body.congress":
        return ruling or (c.start > 0 and s[c.start - 1].low in ("quyết", "của", "tại"))
    if c.rule == "issuer":
        return addressed or ruling
    before = s[c.start - 1].low if c.start else ""
    if c.rule == "office.general" and s[c.end - 1].low in ("đầu", "trưởng"):
        return addressed
    if is_attending(s, c.start) or (c.rule == "office.general" and before == "cùng"):
        return False
    if before.isdigit():
        return is_addressed(s, c.start - 1)
    if before in vocabulary().counts or before in vocabulary().locating:
        return False
    if c.rule == "body.local":
        return addressed or tasked or before not in ("đến", "tới")
    words = " ".join(x.low for x in s[c.start : c.end])
    if words in vocabulary().weak or (
        c.rule == "group" and s[c.start].low == "ngành" and words != "ngành chức năng"
    ):
        return is_ordered(s, c.start) or (tasked and is_subject(s, c.start))
    return addressed or tasked


def _bare_stands(s: Syllables, c: Candidate) -> bool:
    """Tell whether a bare ``Bộ``, ``Công ty`` is the body last named: in capitals in mid-sentence, or acting."""
    following = s[c.end] if on_line(s, c.end, c.start) else None
    if not s[c.start].capital:
        return _small_stands(s, c)
    if following is not None and following.low == "này":
        return has_authority(s, c.end + 1) and is_subject(s, c.start)
    if is_told(s, c.start) or (is_commanded(s, c.start) and has_task(s, c.start, c.end)):
        return following is None or not following.capital
    if following is not None and following.low == "cùng" and is_subject(s, c.start):
        return True
    if following is not None and following.capital and following.text[0].isalpha():
        return is_ordered(s, c.start)
    if has_authority(s, c.end) and is_subject(s, c.start):
        return True
    if s[c.start].acronym and c.start and s[c.start - 1].low in ("nước", "khối", "vực", "trường", "sang"):
        return False
    inside = c.start > 0 and s[c.start - 1].line == s[c.start].line and s[c.start - 1].text[0].isalpha()
    plain = (
        following is None or not following.text[0].isalnum() or vocabulary().stops.end(s, c.end) is not None
    )
    return inside and plain


def _small_stands(s: Syllables, c: Candidate) -> bool:
    """Tell whether a small ``công ty``, ``sở`` is the body last named: told, or said, to do something."""
    if _inside_word(s, c.start):
        return False
    end = c.end + (on_line(s, c.end, c.start) and s[c.end].low == "này")
    if is_told(s, c.start):
        return not on_line(s, end, c.start) or stops_name(s, end)
    if is_commanded(s, c.start):
        return has_task(s, c.start, end) or has_authority(s, end)
    said = is_spoken_of(s, c.start) and vocabulary().adverbs.end(s, end) is not None
    return said or has_authority(s, end)


def _with_aliases(text: str, s: Syllables, kept: list[Candidate], barred: list[bool]) -> list[Candidate]:
    """Add the abbreviations that follow a mention in brackets, here and wherever they come again."""
    aliases: set[str] = set()
    added: list[Candidate] = []
    for c in kept:
        alias = _alias(s, c.end)
        if alias is not None:
            added.append(Candidate(alias[0], alias[1], "alias"))
            if _is_reusable(s, *alias):
                aliases.add(text[s[alias[0]].start : s[alias[1] - 1].end])
        aliases |= _brand(text, s, c)
    taken = {i for c in kept for i in range(c.start, c.end)}
    added = [c for c in added if not taken & set(range(c.start, c.end))]
    taken |= {i for c in added for i in range(c.start, c.end)}
    known = Phrases((alias, alias) for alias in aliases)
    again = [
        Candidate(i, found[0], "alias")
        for i, x in enumerate(s)
        if x.capital and i not in taken and not barred[i] and (found := known.longest(s, i))
        if text[x.start : s[found[0] - 1].end] == found[1] and _whole(s, i, found[0])
        if i == 0 or s[i - 1].low not in vocabulary().products
    ]
    return sorted([*kept, *added, *again], key=lambda c: c.start)


def _is_reusable(s: Syllables, begin: int, end: int) -> bool:
    """Tell whether an alias is told from other words wherever it comes again: ``EVN``, ``C46``, ``Vinafood 2``."""
    if end == begin + 1:
        return s[begin].text.isalpha()
    return end == begin + 2 and s[begin + 1].text.isdigit()


def _with_towns(s: Syllables, kept: list[Candidate]) -> list[Candidate]:
    """Add the towns that act, known as towns by a word of level elsewhere: ``Na Hang`` beside ``huyện Na Hang``."""
    levels = vocabulary().levels
    named = [(level, own_place(s, level)) for at in range(len(s)) if (level := levels.end(s, at))]
    towns = Phrases((" ".join(x.low for x in s[a:b]), "") for a, b in named if b and b > a + 1)
    taken = {i for c in kept for i in range(c.start, c.end)}
    added = [
        Candidate(at, end, "bare.place")
        for at in range(len(s))
        if s[at].capital and at not in taken and (end := towns.end(s, at))
        if has_authority(s, end) and is_subject(s, at, strict=True) and not continues_list(s, at)
    ]
    return sorted([*kept, *added], key=lambda c: c.start)


def _brand(text: str, s: Syllables, c: Candidate) -> set[str]:
    """Give the brand in a company's name, if it is one foreign word: ``Formosa`` of ``Công ty Formosa Hà Tĩnh``."""
    if c.rule != "body.company":
        return set()
    words = [x.text for x in s[c.start : c.end] if x.capital and x.text.isalpha()]
    foreign = [w for w in words if not is_syllable(w) and not w.isupper() and len(w) > 3]
    return set(foreign) if len(foreign) == 1 else set()


def _whole(s: Syllables, at: int, end: int) -> bool:
    """Tell whether an acronym stands alone, not as a part of another (``BYT`` in ``QĐ-BYT``)."""
    glued_left = at > 0 and s[at - 1].end == s[at].start and s[at - 1].text in "-–/&."
    glued_right = end < len(s) and s[end - 1].end == s[end].start and s[end].text in "-–/&"
    return not glued_left and not glued_right


def _is_spaced_dash(s: Syllables, at: int) -> bool:
    """Tell whether a hyphen between spaces sets the parent off: ``(C46 | - Bộ Công an)``."""
    return s[at].text in DASHES and s[at - 1].end < s[at].start


def _alias(s: Syllables, end: int) -> tuple[int, int] | None:
    """Read ``(EVN)``, ``(gọi tắt là Ban Chỉ đạo)``, ``(sau đây gọi là Tổ công tác)`` after a mention."""
    if end >= len(s) or s[end].text != "(":
        return None
    at = end + 1
    named = False
    for k in range(at, min(at + 8, len(s))):
        if s[k].low in ("là", "tắt", ":") and any(x.low in ("gọi", "tắt") for x in s[at : k + 1]):
            at, named = k + 1, True
    if at < len(s) and s[at].text in "“\"'":
        at += 1
    stop = at
    while stop < len(s) and stop - at < 6 and s[stop].text not in ")”\"'" and not _is_spaced_dash(s, stop):
        stop += 1
    if stop == at or stop >= len(s) or stop - at >= 6 or s[stop].line != s[end].line:
        return None
    if named:
        return (at, stop) if s[at].capital else None
    if stop == at + 2 and s[at].capital and s[at + 1].text.isdigit():
        return at, stop
    foreign = any(x.text.isalpha() and not is_syllable(x.text) for x in s[at:stop])
    if foreign and s[at].acronym and all(x.capital and x.text[0].isalpha() for x in s[at:stop]):
        return at, stop
    if (
        stop == at + 1
        and s[at].capital
        and s[at].text.isalpha()
        and not is_syllable(s[at].text)
        and len(s[at].text) > 2
    ):
        return at, stop
    fits = s[at].acronym and all(x.text.isupper() or x.text in "&-." for x in s[at:stop])
    return (at, stop) if fits and vocabulary().places.end(s, at) is None else None


class Bodies:
    """The pipe: writes ``doc.spans["orgs"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the bodies of a ``Doc``."""
        words = [(t.idx, t.idx + len(t), t.tag_) for t in doc if not t.is_space]
        blocks = doc.spans.get("blocks", [])
        codes = doc.spans.get("codes", [])
        barred = [b for b in [*blocks, *codes] if b.label_ in ("furniture", "CODE")]
        found = find_bodies(
            doc.text,
            words if any(tag for _, _, tag in words) else (),
            [b.start_char for b in blocks],
            [(b.start_char, b.end_char) for b in barred],
        )
        return place_layer(doc, "orgs", found)


@Language.factory("vn_bodies")
def create_bodies(nlp: Language, name: str) -> Bodies:
    """Make the pipe."""
    return Bodies()
