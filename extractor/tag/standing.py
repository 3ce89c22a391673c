"""Whether a doubtful reading is a mention: a group, a place or a bare word counts where it acts or is addressed.

The cues are read by tag/acting.py; here they are weighed, one function a kind of reading.
"""

from dataclasses import dataclass

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
    opens_plan,
)
from extractor.tag.body_words import vocabulary
from extractor.tag.reading import Syllables, inside_word, is_mark, on_line, stops_name

_BEING = frozenset({"là", "làm"})
"""Before a group, what tells which part another body plays: ``Sở Y tế là | cơ quan chủ trì``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Syllables ``start`` to ``end`` read by ``rule``; with ``doubt``, a mention only where it acts or is addressed."""

    start: int
    end: int
    rule: str
    doubt: bool = False


def fills_cell(s: Syllables, run: list[Candidate]) -> bool:
    """Tell whether the run is all that a cell of a table holds: who leads or who coordinates."""
    return run[0].start > 0 and s[run[0].start - 1].text == "|" and is_mark(s, run[-1].end, "|")


def is_party(s: Syllables, at: int) -> bool:
    """Tell whether the words right before make a small `tỉnh`, `công ty` one who is told, or said, to do something."""
    if is_commanded(s, at) or is_spoken_of(s, at) or is_told(s, at):
        return True
    v = vocabulary()
    end = v.bare.end(s, at) or at + 1
    acts = v.commands.end(s, end) is not None or (on_line(s, end, at) and s[end].low == "này")
    return acts and is_subject(s, at, strict=True)


def stands(s: Syllables, c: Candidate, addressed: bool, tasked: bool, ruling: bool) -> bool:
    """Tell whether a doubtful candidate is a mention here."""
    if c.rule == "bare.place":
        return _place_stands(s, c)
    if c.rule == "bare.body":
        return _bare_stands(s, c)
    if c.rule == "body.congress":
        return ruling or (c.start > 0 and s[c.start - 1].low in ("quyết", "của", "tại"))
    if c.rule == "issuer":
        return addressed or ruling
    return _group_stands(s, c, addressed, tasked)


def _place_stands(s: Syllables, c: Candidate) -> bool:
    """Tell whether a place is the authority here: told to act, acting, or heading a plan."""
    if not s[c.start].capital:
        return _small_place_stands(s, c)
    if s[c.start].low in ("tỉnh", "thành", "tp", "trung") and is_addressed(s, c.start):
        return True
    if is_commanded(s, c.start) and has_authority(s, c.end):
        return True
    if c.start == 0 and is_mark(s, c.end, ":"):
        return has_task(s, c.start, c.end) or opens_plan(s, c.end + 1)
    does = has_authority(s, c.end) or (not continues_list(s, c.start) and does_something(s, c.end))
    return does and is_subject(s, c.start)


def _small_place_stands(s: Syllables, c: Candidate) -> bool:
    """Tell whether ``tỉnh``, ``quận Ninh Kiều`` in small letters is the authority here."""
    cued = is_ordered(s, c.start) or is_party(s, c.start)
    if cued and (not on_line(s, c.end, c.start) or stops_name(s, c.end)):
        return True
    acts = has_authority(s, c.end)
    if is_commanded(s, c.start):
        return acts or s[c.end - 1].capital or has_task(s, c.start, c.end)
    return acts and is_subject(s, c.start, strict=True)


def _group_stands(s: Syllables, c: Candidate, addressed: bool, tasked: bool) -> bool:
    """Tell whether a group, or the leaders of one, are a party here, not merely present or talked about."""
    before = s[c.start - 1].low if c.start else ""
    if c.rule == "office.general" and s[c.end - 1].low in ("đầu", "trưởng"):
        return addressed
    if is_attending(s, c.start) or (c.rule == "office.general" and before == "cùng"):
        return False
    if before in _BEING and c.rule == "group":
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
        return is_commanded(s, c.start) or (has_authority(s, c.end + 1) and is_subject(s, c.start))
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
    if inside_word(s, c.start):
        return False
    end = c.end + (on_line(s, c.end, c.start) and s[c.end].low == "này")
    if is_told(s, c.start):
        return not on_line(s, end, c.start) or stops_name(s, end)
    if is_commanded(s, c.start):
        return has_task(s, c.start, end) or has_authority(s, end)
    said = is_spoken_of(s, c.start) and vocabulary().adverbs.end(s, end) is not None
    return said or has_authority(s, end)
