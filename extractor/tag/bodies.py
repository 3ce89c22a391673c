"""Bodies, offices and groups of bodies in a text: the ORG mentions.

``find_bodies`` reads the text from left to right; at each syllable the first rule that reads a name wins, and
reading goes on behind it, so no two overlap:

* offices (tag/offices.py): ``Thủ tướng Chính phủ``, ``Giám đốc Sở Y tế``, ``Chánh Văn phòng UBND tỉnh``
* named bodies (tag/names.py): ``UBND TP Hà Nội``, ``Sở KH&ĐT``, ``Ban Chỉ đạo Đề án 896``, ``Tập đoàn …``
* groups (tag/collectives.py), where they act or are addressed: ``các sở, ngành liên quan``
* bare words that stand for a body, where they act: ``Bộ``, ``Tỉnh``, ``TP``, ``Hà Nội``, ``Đảng``, ``Nhà nước``
* abbreviations introduced in the text: ``(EVN)``, ``(sau đây gọi là Ban Chỉ đạo)``
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found, place as place_layer
from extractor.tag.acting import has_authority, has_task, is_addressed, opens_clause
from extractor.tag.body_words import vocabulary
from extractor.tag.collectives import collective
from extractor.tag.names import Name, Syllables, body, on_line, place
from extractor.tag.offices import office
from extractor.tag.syllables import read_syllables

_JOINED = re.compile(r"[\s,;]*(?:(?:và|cùng|cùng với|với|hoặc|cũng như|-)\s+)?")


def find_bodies(text: str) -> list[Found]:
    """Find the ORG mentions of a text, in order; no two overlap."""
    s = read_syllables(text)
    spans: list[tuple[int, int, str]] = []
    at, acting_end = 0, -1
    while at < len(s):
        read = _read(s, at, text, acting_end)
        if read is None:
            at += 1
            continue
        spans.append((at, read.end, read.rule))
        at = acting_end = read.end
    return [Found(s[a].start, s[b - 1].end, "ORG", None, rule) for a, b, rule in spans]


def _read(s: Syllables, at: int, text: str, last: int) -> Name | None:
    """Read a mention that begins at ``at``; ``last`` is the end of the mention before it."""
    if not s[at].text[0].isalpha():
        return None
    joined = last > 0 and bool(_JOINED.fullmatch(text[s[last - 1].end : s[at].start])) and s[at].line == s[last - 1].line
    held = office(s, at)
    if held is not None and _counts(s, at, held, joined):
        return held
    named = None if _inside_word(s, at) else body(s, at)
    group = collective(s, at)
    if group is not None and (named is None or group > named.end):
        if joined or is_addressed(s, at) or has_task(s, group):
            return Name(group, "group")
        return None
    return named or _bare(s, at, joined)


def _inside_word(s: Syllables, at: int) -> bool:
    """Tell whether a small head is the second half of a word: ``cơ sở``, ``cán bộ``, ``bộ công``."""
    if s[at].capital or at == 0:
        return False
    return s[at - 1].low in ("cán", "toàn", "nội", "đường", "đồng", "tiến", "cơ", "trụ", "chủ", "phục", "thủy")


def _counts(s: Syllables, at: int, held: Name, joined: bool) -> bool:
    """Tell whether an office is a mention here: always with a body, else where it acts or stands before a name."""
    if held.rule in ("office.sole", "office.body", "office.group", "office.bound"):
        return True
    if held.rule == "office.general":
        return joined or is_addressed(s, at) or has_task(s, held.end) or has_authority(s, held.end)
    if on_line(s, held.end, at) and s[held.end].low in vocabulary().surnames and s[held.end].capital:
        return on_line(s, held.end + 1, at) and s[held.end + 1].capital
    return (at > 0 and s[at - 1].low == "làm") or (s[at].capital and has_authority(s, held.end))


def _bare(s: Syllables, at: int, joined: bool) -> Name | None:
    """Read a bare word or place that acts as the authority."""
    v = vocabulary()
    issuer = v.issuers.end(s, at)
    if issuer is not None and s[at].capital:
        acts = is_addressed(s, at) or joined or has_authority(s, issuer)
        return Name(at + (2 if s[at].low == "nhà" or s[at].low == "trung" else 1), "issuer") if acts else None
    if not s[at].capital:
        return None
    end = v.bare.end(s, at)
    if end is not None:
        named = place(s, at)
        end = max(end, named or 0)
    else:
        end = place(s, at)
    if end is None:
        return None
    if has_authority(s, end) and opens_clause(s, at):
        return Name(end, "bare")
    if s[at].low not in ("tỉnh",) and place(s, at) is None and is_addressed(s, at):
        return Name(end, "bare")
    return None


class Bodies:
    """The pipe: writes ``doc.spans["orgs"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the bodies of a ``Doc``."""
        return place_layer(doc, "orgs", find_bodies(doc.text))


@Language.factory("vn_bodies")
def create_bodies(nlp: Language, name: str) -> Bodies:
    """Make the pipe."""
    return Bodies()


def _all(text: str) -> Iterator[str]:
    for found in find_bodies(text):
        yield text[found.start : found.end]
