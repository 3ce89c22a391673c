"""Captions that carry no credit: a line alone that only names what its picture shows.

A false caption loses its records, so a line is one by its form alone. Accepted:

short, without a full stop
    ``Quang cảnh Hội nghị``
    ``Đồng chí Lê Văn An phát biểu kết luận hội nghị``
one sentence, full stop or not
    ``Quang cảnh buổi làm việc.``, ``Hiện trường vụ cháy.``: a sight, of which nothing is said
    ``Các đại biểu dự hội nghị.``
    ``Bộ trưởng Lê Thị Hoa phát biểu tại hội nghị.``: a person in office who speaks or presides, and no more
    ``Ảnh 1: Trạm bơm Yên Sở.``, ``Các đại biểu chụp ảnh lưu niệm.``
"""

import re
from functools import cache

from extractor.knowledge import Knowledge, any_of, load
from extractor.segment.sentences import sentences

LONGEST_SIGHT = 160
"""Characters of a caption with a full stop; a longer sentence tells something."""

LONGEST_TAIL = 60
"""Characters behind ``phát biểu tại hội nghị``, which say what it is about."""

_STOPPED = re.compile(r"[.?!…;,:][)\]”\"’»']*\Z")
_NUMBERED = re.compile(r"(?:Ảnh|Hình) \d{1,2}[.:] ")
_SOUVENIR = re.compile(r"(?:Các )?[Đđ]ại biểu [^.,;:]{0,60}chụp ảnh lưu niệm[^.,;:]{0,60}\.?\Z")


class CaptionWords(Knowledge):
    """``knowledge/captions.toml``: what captions begin with and say."""

    openers: tuple[str, ...]
    cues: tuple[str, ...]
    sights: tuple[str, ...]
    attending: tuple[str, ...]
    speakers: tuple[str, ...]
    doing: tuple[str, ...]
    gatherings: tuple[str, ...]
    telling: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]


@cache
def words() -> CaptionWords:
    """Load the knowledge, once."""
    return load("captions", CaptionWords)


def shows(line: str) -> bool:
    """Tell whether a line without a credit is a caption."""
    if not _STOPPED.search(line) and _is_short_caption(line):
        return True
    if len(line) > LONGEST_SIGHT or line.endswith((":", ";", ",")) or len(sentences(line)) > 1:
        return False
    if _NUMBERED.match(line) or _SOUVENIR.match(line):
        return True
    return not _telling().search(line) and (_names_a_sight(line) or _speaks(line))


def _is_short_caption(line: str) -> bool:
    return line.startswith(words().openers) or any(cue in line for cue in words().cues)


def _names_a_sight(line: str) -> bool:
    return line.startswith(words().sights) or _attending().match(line) is not None


def _speaks(line: str) -> bool:
    """Tell whether one person speaks or presides: ``Chủ tịch UBND các huyện chủ trì hội nghị`` is a duty of many."""
    match = _speaking().match(line)
    return match is not None and " các " not in match["who"]


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words().telling)})(?!\w)", re.IGNORECASE)


@cache
def _attending() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(words().attending)}) (?i:{any_of(words().gatherings)})(?!\w)[^.,;:]*\.?\Z"
    )


@cache
def _speaking() -> re.Pattern[str]:
    """A person in office, what he does, the gathering, and nothing but what it is about."""
    known = words()
    manner = "chỉ đạo|kết luận|khai mạc|bế mạc|ý kiến|thảo luận|tham luận"
    return re.compile(
        rf"(?P<who>(?:{any_of(known.speakers)})(?!\w)[^.;:]{{4,110}}?) (?:{any_of(known.doing)})"
        rf"(?: (?:{manner}))?(?: tại)?"
        rf" (?i:{any_of(known.gatherings)})(?!\w)[^.,;:]{{0,{LONGEST_TAIL}}}\.?\Z"
    )
