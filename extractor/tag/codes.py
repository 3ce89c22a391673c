"""CODE mentions: the codes of official documents, their canonical form and their parts.

Forms accepted (the word ``số`` and the document's type stay outside):

=======================================  ====================================================================
``306/KH-UBND``                          number, type, issuer
``30/2020/NĐ-CP``, ``19-2017/NQ-CP``     with the year
``73/2014/QĐ-UBND``, ``36a/NQ-CP``       a letter after the number
``12/QĐ-SYT-NVY``, ``2631/QĐ-ĐC-UBND``   an issuer's department, before or after it
``06/2008/TTLT/BCA-VKSNDTC-TANDTC``      joint documents: every issuer
``15-NQ/TW``, ``17129-CV/VPTW``          the Party's layout
``2959/BYT-BH``, ``100/TTg``             no type letters: a letter (công văn)
``47/2014/QH13``, ``333/2017/UBTVQH14``  the National Assembly: its term, no type letters
``90/TB-BCH PCTT-TKCN``                  a committee's own name or number after it: ``26/KH-BCĐ (138)``
``57- NQ/TW``, ``1977 /QĐ-UBND``         spaces beside the first two separators
``301/BGDĐT – GDMN``                     any dash
``1836 QĐ/TWĐTN``                        the first separator lost, after the type's word
``12/Ctr-UBND``, ``2551/QDD-TTg``        other letter case and known misprints, mended in the value
``1961/QĐUBND``                          the hyphen lost, mended in the value
=======================================  ====================================================================

Not codes: ``779/24/CBMP-ĐN``, licences, plates, standards (``QCVN 16:2014/BXD``), addresses, fractions, URLs.
A code whose letters the knowledge does not have needs a document's type word before it.

Measured on real articles, strict F1 and canonical value: both 1.00 on 60 codes that could be studied, and on 33
that were not. All 1,839 codes of a provincial register are found whole: docs/codes.md.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.knowledge import Knowledge, load
from extractor.layers import Found, place
from extractor.tag.timex import SAME_LENGTH, alternatives


class DocumentType(Knowledge):
    """A type of document: abbreviation in its official letter case, full word, who uses it, by what rule."""

    abbreviation: str
    word: str
    users: list[str]
    basis: str
    misprints: tuple[str, ...] = ()
    joint: bool = False
    examples: list[str]


class Openings(Knowledge):
    """Bodies whose abbreviation opens a code without type letters; ``numbered`` ones carry a term (``QH13``).

    ``subjects`` stand where a body does, and name none: ``QĐ-XPVPHC``; ``old`` are bodies that stand alone only after
    certain words.
    """

    bodies: list[str]
    subjects: list[str]
    numbered: list[str]
    old: dict[str, list[str]]
    examples: list[str]


class NotCodes(Knowledge):
    """Words before, and first letters of, numbers that are no document's code."""

    words: list[str]
    letters: list[str]
    examples: list[str]


class DocumentTypes(Knowledge):
    """The file ``knowledge/document_types.toml``."""

    type: list[DocumentType]
    openings: Openings
    misprints: dict[str, str]
    not_codes: NotCodes


@dataclass(frozen=True, slots=True)
class CodeParts:
    """What a code says: ``73/2014/QĐ-UBND`` is number 73, year 2014, type QĐ (Quyết định), issuer UBND.

    ``abbreviation`` is None for a code without type letters, whose ``type`` is ``Công văn``, and for the
    National Assembly's, whose type the code does not tell (None). ``issuers`` are several only in a joint
    document; ``unit`` is what stands beside the issuer: a department (``2959/BYT-BH``) or a matter
    (``QĐ-XPVPHC``).
    """

    number: str
    year: str | None
    abbreviation: str | None
    type: str | None
    issuers: tuple[str, ...]
    unit: str | None
    party: bool

    @property
    def issuer(self) -> str | None:
        """The body the code names, the first of several; None where it names none."""
        return self.issuers[0] if self.issuers else None


@dataclass(frozen=True, slots=True)
class _Code:
    """A code as it was read: where it stands, and its pieces in official spelling."""

    start: int
    end: int
    number: str
    year: str
    layout: str  # the separators: before the year if there is one, then before each segment
    segments: tuple[str, ...]
    tail: str = ""

    @property
    def canonical(self) -> str:
        """The code without spaces."""
        pieces = ([self.year] if self.year else []) + list(self.segments)
        body = "".join(sep + piece for sep, piece in zip(self.layout, pieces, strict=True))
        return self.number + body + self.tail.replace(" ", "")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The knowledge made ready for matching."""

    types: dict[str, DocumentType]
    spelling: dict[str, str]
    bodies: frozenset[str]
    no_codes: frozenset[str]
    segment: re.Pattern[str]
    after_type_word: re.Pattern[str]
    after_no_code_word: re.Pattern[str]


_SAME_LENGTH = SAME_LENGTH | str.maketrans({"Ð": "Đ", "ð": "đ"})
_UPPER = "A-ZĐÂÊÔƠƯĂ"
_LONGEST_SEGMENT = 14  # letters after the first: `TTLT`, `BTTNMT`, `SVHTT&DL`
_HEAD = re.compile(
    rf"(?<![\d/{_UPPER}_@])(?<!\d[.,:-])(?P<number>\d{{1,6}}(?:[a-zđ]|[{_UPPER}](?=[/ -]))?)"
    r"(?: ?(?P<year_sep>[/-]) ?(?P<year>(?:19|20)\d\d)(?= ?[/-]))?(?P<sep> ?[/-] ?| )"
)
# A unit's digraph, with a capital or the segment's end after it: `GDTrH`, `ĐTh`; not `BYTThủ`.
_DIGRAPH = rf"(?:(?<=[TCKPN])[hr](?=[{_UPPER}]|(?![^\W_])))?"
_SEPARATOR = re.compile(r" ?[/-] ?")
_DOTTED = r"UBND\.(?!TP|UB)[A-ZĐ]{2,4}(?!\w)|(?:CT|QĐ)\.UBND(?!\w)|[A-ZĐ]{1,3}\.[IVX]{1,4}(?!\w)"
# The steering committee's own name or number: `BCH PCTT-TKCN`, `BCĐ (138)`, `BCĐ (CAT-PC02)`.
_TAIL = re.compile(r" ?(?:PC(?:TT|LB)[&-]\w{4}|\((?:\d{2,3}|[A-ZĐ]{2,6}-[A-ZĐ]{1,4}\d{0,3})\))(?!\w)")
_CHAINED = re.compile(r"[\s,;]*(?:và|hoặc|,|;)[\s,;]*(?:số:? ?)?")
_LOOK_BACK = 60  # characters before a code in which its type's word is sought
_LONGEST_LINK = 12  # `, và số `: what may stand between two codes of one list
_MOST_SEGMENTS = 6  # `403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN` has four


@cache
def types() -> DocumentTypes:
    """Read the knowledge once."""
    return load("document_types", DocumentTypes)


@cache
def _grammar() -> _Grammar:
    """Build the patterns from the knowledge; each is bounded, so matching is linear."""
    known = types()
    by_abbreviation = {t.abbreviation: t for t in known.type}
    spelling = {t.abbreviation.lower(): t.abbreviation for t in known.type}
    spelling |= {m.lower(): t.abbreviation for t in known.type for m in t.misprints}
    spelling |= {wrong.lower(): right for wrong, right in known.misprints.items()}
    spelling |= {body.lower(): body for body in known.openings.bodies if not body.isupper()}
    spelling |= {body.lower(): body for body in ("UBND", "HĐND")}
    words = [t.word for t in known.type] + ["văn bản", "luật", "hiến pháp", "thông tri", "điện", "phúc đáp"]
    return _Grammar(
        types=by_abbreviation,
        spelling=spelling,
        bodies=frozenset(known.openings.bodies),
        no_codes=frozenset(known.not_codes.letters),
        segment=re.compile(
            rf"{_DOTTED}|TTg|(?i:{alternatives(spelling)})(?!&?[^\W_])"
            rf"|(?P<capitals>[{_UPPER}](?:&?[{_UPPER}\d]{_DIGRAPH}){{0,{_LONGEST_SEGMENT}}})"
        ),
        after_type_word=re.compile(rf"(?:{alternatives(words)})(?:[^\W\d_]|[ :(\"“”,/]){{0,30}}$"),
        after_no_code_word=re.compile(rf"(?<!\w)(?:{alternatives(known.not_codes.words)})[ :]*(?:số)?[ :]*$"),
    )


def find(text: str) -> list[Found]:
    """Find the codes in a text, in order, with their canonical form as value."""
    plain = text.translate(_SAME_LENGTH)
    codes: list[_Code] = []
    for match in _HEAD.finditer(plain):
        if codes and match.start() < codes[-1].end:
            continue
        code = _read(plain, match)
        if code and _is_code(plain, code, match["sep"], codes[-1].end if codes else None):
            codes.append(_mended(plain, code))
    values = _fullest(codes)
    return [Found(c.start, c.end, "CODE", value, "code") for c, value in zip(codes, values, strict=True)]


def parse(canonical: str) -> CodeParts:
    """Give the parts of a code, canonical or as printed; a string that is no code raises ``ValueError``."""
    plain = canonical.translate(_SAME_LENGTH).strip()
    match = _HEAD.match(plain)
    code = _read(plain, match) if match else None
    if code is None or code.end != len(plain):
        raise ValueError(f"{canonical!r} is not the code of a document")
    kind = _type_of(code)
    rest = code.segments[1:] if kind else code.segments
    joint = bool(kind and kind.joint)
    subjects = types().openings.subjects
    named = [i for i, s in enumerate(rest) if s not in subjects]
    at = (
        0
        if joint
        else next((i for i in named if rest[i] in _grammar().bodies), named[0] if named else len(rest))
    )
    unit = "-".join(rest[:at] + rest[at + 1 :]) + code.tail if not joint else ""
    return CodeParts(
        number=code.number,
        year=code.year or None,
        abbreviation=kind.abbreviation if kind else None,
        type=kind.word if kind else None if _is_numbered(code.segments[0]) and len(rest) == 1 else "Công văn",
        issuers=rest if joint else rest[at : at + 1],
        unit=unit.strip() or None,
        party=_is_party(code),
    )


def _read(plain: str, match: re.Match[str]) -> _Code | None:
    """Read the segments after the number; None where there is none, or they are a licence's or notice's."""
    grammar = _grammar()
    first = _segment_at(plain, match.end())
    if first is None or first[0] in grammar.no_codes:
        return None
    segments, end = _without_lost_hyphen(first[0]), first[1]
    separators = [match["year_sep"]] if match["year"] else []
    separators += [match["sep"].strip() or "-", "-"][: len(segments)]
    joint = segments[0] in grammar.types and grammar.types[segments[0]].joint
    while len(segments) < _MOST_SEGMENTS and (separator := _SEPARATOR.match(plain, end)):
        following = _segment_at(plain, separator.end())
        may_be_spaced = joint or (len(segments) == 1 and not _is_numbered(segments[0]))
        if following is None or (" " in separator.group() and not may_be_spaced):
            break
        segments.append(following[0])
        separators.append(separator.group().strip())
        end = following[1]
    tail = _TAIL.match(plain, end) if segments[-1] in ("BCH", "BCĐ") else None
    return _Code(
        start=match.start(),
        end=tail.end() if tail else end,
        number=match["number"],
        year=match["year"] or "",
        layout="".join(separators),
        segments=tuple(segments),
        tail=tail.group() if tail else "",
    )


def _segment_at(plain: str, at: int) -> tuple[str, int] | None:
    """Read one segment in its official spelling, and where it ends; a word glued to it is cut off.

    ``UBND-VXvà`` ends with ``VX``, as no syllable begins with ``xv``; ``QĐ-BYTVề`` with ``BYT``.
    """
    m = _grammar().segment.match(plain, at)
    if m is None:
        return None
    letters, end = m.group(), m.end()
    glued = plain[end : end + 1] if m["capitals"] else ""
    if glued.isalpha() and not glued.islower():
        return None
    if glued.isalpha() and letters not in _grammar().bodies and _begins_syllable(letters[-1] + glued):
        letters, end = letters[:-1].rstrip("&"), end - 1
    return (_spelled(letters), end) if letters else None


def _begins_syllable(letters: str) -> bool:
    """Whether a Vietnamese syllable can begin with two letters: ``Về``, ``Trong``; not ``xv``."""
    first, second = letters[0].lower(), letters[1].lower()
    vowel = unicodedata.normalize("NFD", second)[0] in "aeiouy"
    return (vowel and first.isalpha()) or first + second in ("ch", "gh", "kh", "ng", "nh", "ph", "th", "tr")


def _spelled(segment: str) -> str:
    """Give a segment its official spelling: ``Ctr`` is ``CTr``, ``QDD`` is ``QĐ``."""
    return _grammar().spelling.get(segment.lower(), segment)


def _without_lost_hyphen(segment: str) -> list[str]:
    """Part a type from the body it is glued to: ``QĐUBND`` is ``QĐ`` and ``UBND``."""
    grammar = _grammar()
    if segment in grammar.bodies or segment in grammar.types:
        return [segment]
    for cut in range(2, len(segment) - 1):
        if segment[:cut] in grammar.types and segment[cut:] in grammar.bodies:
            return [segment[:cut], segment[cut:]]
    return [segment]


def _type_of(code: _Code) -> DocumentType | None:
    return _grammar().types.get(code.segments[0])


def _is_numbered(segment: str) -> bool:
    """Whether a segment is the National Assembly's or its Standing Committee's with the term: ``QH13``."""
    return any(re.fullmatch(rf"{body}\d{{1,2}}", segment) for body in types().openings.numbered)


def _is_body(segment: str) -> bool:
    return segment in _grammar().bodies or _is_numbered(segment)


def _is_party(code: _Code) -> bool:
    """Whether the layout is the Party's: ``15-NQ/TW``."""
    return code.layout[-len(code.segments) :][:2] == "-/" and _type_of(code) is not None


def _is_code(plain: str, code: _Code, separator: str, last_end: int | None) -> bool:
    """Decide whether the letters, or else the words before, make a number a document's code."""
    before = plain[max(0, code.start - _LOOK_BACK) : code.start].lower()
    grammar = _grammar()
    if _in_address(before) or grammar.after_no_code_word.search(before):
        return False
    named = bool(grammar.after_type_word.search(before)) or _is_chained(plain, code, last_end)
    first, *others = code.segments
    if separator == " ":
        return named and first in grammar.types and bool(others)
    if first in grammar.types:
        return bool(others) or named
    if _is_numbered(first):
        return bool(code.year) or named
    if not others and (words := types().openings.old.get(first)):
        return re.search(rf"(?:{alternatives(words)}) (?:số:? ?)?$", before) is not None
    if _is_body(first):
        return bool(others or code.tail) or named
    return any(_is_body(s) for s in others[:1]) or (named and sum(len(s) for s in code.segments) > 1)


def _in_address(before: str) -> bool:
    """Whether the code is a piece of an address on the web."""
    token = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    return "://" in token or "www." in token or ".vn/" in token or "@" in token


def _is_chained(plain: str, code: _Code, last_end: int | None) -> bool:
    """Whether the code goes on a list of codes: ``Công văn 12/SYT-NVY, 15/ABC-XY``."""
    if last_end is None or not 0 < code.start - last_end <= _LONGEST_LINK:
        return False
    return _CHAINED.fullmatch(plain[last_end : code.start]) is not None


def _mended(plain: str, code: _Code) -> _Code:
    """Mend what is evidently misprinted: the Party's separators, a decree under another type's letters."""
    before = plain[max(0, code.start - _LOOK_BACK) : code.start].lower()
    if code.segments[1:] == ("TW",) and code.layout == "/-" and _type_of(code):
        return replace(code, layout="-/")
    if code.year and re.search(r"nghị định (?:số:? ?)?$", before) and code.segments[0] not in ("NĐ", "CP"):
        return replace(code, segments=("NĐ", "CP"), layout="//-")  # a decree is the Government's alone
    return code


def _fullest(codes: list[_Code]) -> list[str]:
    """Give each code's canonical form; a document printed two ways in one text takes its fuller form."""
    fullest: dict[tuple[str, str, tuple[str, ...], str], _Code] = {}
    keys = [(c.number.lstrip("0").lower(), c.year, c.segments, c.tail) for c in codes]
    for key, code in zip(keys, codes, strict=True):
        best = fullest.setdefault(key, code)
        if (len(code.number), _is_party(code)) > (len(best.number), _is_party(best)):
            fullest[key] = code
    return [fullest[key].canonical for key in keys]


class CodeTagger:
    """The pipe ``vn_codes``: writes ``doc.spans["codes"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the codes of a ``Doc``."""
        return place(doc, "codes", find(doc.text))


@Language.factory("vn_codes")
def create_codes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_codes")``."""
    return CodeTagger()
