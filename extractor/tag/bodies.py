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

Measured, strict F1: 0.98 on d01-d29, 0.90 on d30-d45, 0.97 on corpus/; docs/bodies-tagging.md says how.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found
from extractor.layers import place as place_layer
from extractor.tag.acting import (
    continues_list,
    has_authority,
    has_task,
    is_addressed,
    is_subject,
    is_topic,
)
from extractor.tag.aliases import with_aliases
from extractor.tag.body_words import vocabulary
from extractor.tag.collectives import collective
from extractor.tag.localities import SEVERAL, own_place, place
from extractor.tag.names import body
from extractor.tag.offices import office
from extractor.tag.reading import Name, Syllables, inside_word, is_mark, is_other_word, is_person, on_line
from extractor.tag.standing import Candidate, fills_cell, is_party, stands
from extractor.tag.syllables import Phrases, Word, read_syllables

_JOINT = re.compile(r"[\s,;]*(?:(?:và|cùng|cùng với|hoặc|cũng như|-|hay)\s+)?")
_CODE = re.compile(
    r"(?<![\w/])\d{1,6}\w{0,8}(?:/\d{1,4}){0,3}\s?[/-]\s?[A-ZĐÐƯ]{2}[\w&]*(?:\s?[-–/]\s?[\w&]+)*|/[A-ZĐ]{2}[\w&-]*"
)
_QUOTING = frozenset({"báo", "trên", "theo", "với", "pv", "viên"})
"""Words before a newspaper's name in running prose: ``đăng trên | Tiền Phong``."""
_COUNTING = frozenset({"TT", "STT", "SỐ TT"})
"""Heads of the column that counts a table's rows."""


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
    kept = _with_towns(s, with_aliases(text, s, kept, barred))
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
    held = None if inside_word(s, at) else office(s, at)
    if held is not None and (held.rule != "office.bare" or _bare_office(s, at, held.end)):
        return Candidate(at, held.end, held.rule, held.rule == "office.general")
    if (other := _press(s, at) or congress(s, at)) is not None:
        return other
    named = None if inside_word(s, at) else body(s, at)
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
    if small and v.levels.end(s, at) is None and not (v.bare.end(s, at) and is_party(s, at)):
        return None
    issuer = v.issuers.end(s, at)
    if issuer is not None and s[at].capital:
        return Candidate(at, issuer, "issuer", True)
    word, located = v.bare.end(s, at), place(s, at)
    word = None if word is not None and is_other_word(s, word) else word
    if v.ungoverned.end(s, at) == located:
        located = None
    end = max(word or 0, located or 0)
    if not end or s[at].low in SEVERAL:
        return None
    return Candidate(at, end, "bare.place" if located else "bare.body", True)


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
    addressed = fills_cell(s, run) or is_topic(s, run[0].start, run[-1].end)
    for c in run:
        addressed = addressed or (is_addressed(s, c.start) and not c.rule.startswith("bare"))
        if not c.doubt or stands(s, c, addressed, tasked, ruling):
            yield c
        elif c.end - c.start > 1:
            yield from (
                x for x in _candidates(s, c.start + 1, c.end, barred) if not x.doubt and x.end <= c.end
            )


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
