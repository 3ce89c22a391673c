"""What the text says around one reference to a document: when and by whom it was issued, its title, its part.

Read after the reference, in any order, and before it, back to the start of the sentence::

    … ngày 16/11/2016 của Bộ Chính trị về thực hiện …              date, body, title
    Ngày 30/11, UBND TP ban hành …                                 date and actor, before a verb of issuing
    thay thế …, … và …                                             role ``replaced``, for each of a list
    thực hiện nghiêm túc các nội dung của …                        role ``basis``
    được quy định tại …; tình hình thực hiện …                     role ``mention``
    Tại …, Chính phủ yêu cầu; … của UBND tỉnh nêu rõ                role ``subject``
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.records import Role, fold
from extractor.resolve.references import Mentioned, Reference, names, title_from

CLOSE = 160  # characters between a verb of issuing and the date and body before it
FILLERS = 14  # words at most between a cue and the document


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is said around a reference; ``body`` is who it is said to be ``của``, ``actor`` who issued or signed it.

    ``cue`` is the word its role was read from, ``listed`` the offset at which its list of documents begins.
    """

    issued_on: str | None
    body: str | None
    actor: str | None
    title: str | None
    role: Role | None
    cue: str | None
    listed: int


class Reader:
    """Reads around references: holds the text, its mentions by position, and its sentences."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mentioned],
        sentences: Sequence[tuple[int, int]],
        references: Sequence[Reference],
    ) -> None:
        self.text = text
        self.mentions = [m for m in mentions if m.label != "CODE"]
        self.starts = [m.start for m in self.mentions]
        self.sentences = list(sentences) or [(0, len(text))]
        self.sentence_starts = [start for start, _ in self.sentences]
        self.references = list(references)
        self.by_end = {m.end: m for m in self.mentions}

    def sentence(self, offset: int) -> tuple[int, int]:
        """Give the sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def read(self, index: int) -> Surroundings:
        """Read around the reference of that index."""
        reference = self.references[index]
        start, end = self.sentence(reference.start)
        date, body, after = self._after(reference.end, end)
        listed = self._list_start(index, start)
        role, cue = self._role(start, listed, after, end)
        if (
            role == "basis"
            and cue == "theo"
            and reference.type in LAW_TYPES
            and not self._directs(start, listed)
        ):
            role = "mention"
        if reference.rule == "issued" and role is None:
            role = "subject"
        issued = role == "subject" and cue in names().cues.issuing and cue not in MADE_KNOWN
        actor, issue_day = self._issue(start, listed) if issued else (None, None)
        if role == "subject" and cue == "tại":
            issue_day = self._date_before(listed)
        return Surroundings(
            date or issue_day, body, actor, self._title(reference, after, end), role, cue, listed
        )

    # -- after ----------------------------------------------------------------------------------------------------

    def _after(self, position: int, end: int) -> tuple[str | None, str | None, int]:
        """Read date and body after a reference; gives both and where the reading stopped."""
        date = body = None
        while True:
            gap = AFTER.match(self.text, position, end)
            at = gap.end() if gap else position
            index = bisect_left(self.starts, at)
            mention = self.mentions[index] if index < len(self.mentions) else None
            if mention is None or mention.start != at or mention.end > end:
                return date, body, position
            link = fold(gap.group()) if gap else ""
            if mention.label == "DATE" and date is None and not link.endswith("của"):
                date = calendar_date(mention.value)
            elif mention.label == "ORG" and body is None and link.endswith("của"):
                body = mention.entity
            else:
                return date, body, position
            position = mention.end

    def _title(self, reference: Reference, after: int, end: int) -> str | None:
        """Give the title: the proper name, else what follows ``về``, ``về việc``, or a plan's own verb."""
        if reference.title:
            return reference.title
        about = ABOUT.match(self.text, after, end)
        return title_from(self.text, about.end(), end) if about else None

    # -- before ---------------------------------------------------------------------------------------------------

    def _list_start(self, index: int, start: int) -> int:
        """Give where the list of documents begins whose member this reference is (``A ngày …, B và C``)."""
        position = self.references[index].start
        for before in reversed(self.references[:index]):
            if before.start < start or not self._only_links(before.end, position):
                break
            position = before.start
        return position

    def _only_links(self, start: int, end: int) -> bool:
        """Tell whether nothing but dates, bodies and list words stands between two offsets."""
        if end - start > CLOSE:
            return False
        rest, position = [], start
        for i in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            rest.append(self.text[position : self.mentions[i].start])
            position = self.mentions[i].end
        rest.append(self.text[position:end])
        words = fold(" ".join(rest)).replace(",", " ").replace(";", " ").split()
        return all(word in LIST_WORDS for word in words)

    def _role(self, start: int, listed: int, after: int, end: int) -> tuple[Role | None, str | None]:
        """Give the role that the words around a reference give it, and the cue."""
        cues = names().cues
        left = self._words_before(start, listed)
        skipped: list[str] = []
        while len(skipped) < FILLERS:
            cue = _cue_at_end(left)
            if cue is not None and not (cue == "có" and skipped):
                return self._role_of_cue(cue, left[: len(left) - len(cue.split())], skipped)
            step = _filler_at_end(left) if skipped or left[-1:] != [","] else 0
            if not step:
                break
            skipped += left[-step:]
            left = left[:-step]
        first = fold(skipped[-1]) if skipped else ""
        if first in ("tại", "trong") and (not left or left[-1] in ",;:" or left[-1] == DATE):
            return "subject", first
        if skipped and first not in ("các", "những"):
            return None, None
        following = fold(" ".join(self.text[after:end].split()[:2]))
        told = next((t for t in cues.telling if following == t or following.startswith(t + " ")), None)
        if told and (not left or left[-1] in ",;:" or fold(left[-1]) in ("nhưng", "hiện", "nay", "song")):
            return "subject", told
        return None, None

    def _role_of_cue(self, cue: str, left: list[str], skipped: list[str]) -> tuple[Role | None, str | None]:
        """Give the role for the cue found before a reference, given the words before the cue."""
        cues = names().cues
        near, far = (re.sub(r"\d+", "#", fold(" ".join(left[-n:]))) for n in (4, FILLERS))
        if cue in cues.replaced:
            return "replaced", cue
        if cue in cues.issuing:
            past = "trước đó" in fold(" ".join(left)) or "trước đây" in fold(" ".join(left))
            return (None if past or skipped else "subject"), cue
        if _has(near, cues.reported) or (cue != "theo" and _has(far, cues.reported_far)):
            return "mention", cue
        if cue == "theo" and not left and not set(map(fold, skipped)) - {"nội", "dung", "tại", "của"}:
            return "subject", cue
        return "basis", cue

    def _directs(self, start: int, end: int) -> bool:
        """Tell whether the sentence orders something before it cites a law: then what is ordered rests on it."""
        return DIRECTS.search(self.text, start, end) is not None

    def _words_before(self, start: int, end: int) -> list[str]:
        """Give the words between two offsets, each mention as one word (``DATE`` or ``ORG``), the last ones only."""
        start = max(start, end - 300)
        words: list[str] = []
        position = start
        for i in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            mention = self.mentions[i]
            words += WORD.findall(self.text[position : mention.start]) + [
                DATE if mention.label == "DATE" else ORG
            ]
            position = mention.end
        return words + WORD.findall(self.text[position:end])

    def _issue(self, start: int, listed: int) -> tuple[str | None, str | None]:
        """Give who issued a document and on which day, from before the verb of issuing."""
        actor = day = None
        for i in range(bisect_left(self.starts, start), bisect_left(self.starts, listed)):
            mention = self.mentions[i]
            if mention.label == "ORG" and listed - mention.end < CLOSE and not self._bracketed(mention):
                actor = mention.entity
            elif mention.label == "DATE" and self._when(mention):
                day = calendar_date(mention.value)
        return actor, day if day and len(day) == 10 else None

    def _date_before(self, listed: int) -> str | None:
        """Give the date that stands right before ``tại`` (``ngày 3/5, tại Công văn …``)."""
        position = self.text.rfind("tại", 0, listed)
        mention = self.by_end.get(len(self.text[:position].rstrip(" ,")))
        return calendar_date(mention.value) if mention and mention.label == "DATE" else None

    def _bracketed(self, mention: Mentioned) -> bool:
        """Tell whether a mention stands in brackets or after ``gửi``: no issuer."""
        left = self.text[max(0, mention.start - 6) : mention.start].rstrip()
        return left.endswith("(") or fold(left).endswith("gửi")

    def _when(self, mention: Mentioned) -> bool:
        """Tell whether a date opens its clause (``Ngày 30/11, …``, ``Sáng 6/2, …``, ``vừa qua, ngày 3/5, …``)."""
        left = fold(self.text[max(0, mention.start - 12) : mention.start].rstrip())
        return not left.endswith(("trước", "đến", "hết", "từ", "về", "năm"))


MADE_KNOWN = frozenset(["công bố", "phổ biến"])  # cues that tell of a document after its issue
LAW_TYPES = frozenset(["Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định", "Thông tư"])
DATE, ORG = "<DATE>", "<ORG>"
WORD = re.compile(r"[^\W_]+|[,;:()]")
DIRECTS = re.compile(r"(?<!\w)(?:yêu cầu|(?<!được )giao|đề nghị|chỉ đạo|có trách nhiệm|phân công)(?!\w)")
AFTER = re.compile(r"[\s,(–-]*(?:(?:được\s+)?(?:ký\s+)?(?:ban\s+hành|ký)\s+)?(?:của\s+)?")
ABOUT = re.compile(r"[\s,)–-]*(?:v/v|về\s+việc|về)\s+(?=\S)")
LIST_WORDS = frozenset(
    "số và của các ngày cùng với gắn cũng như ( ) năm tháng quyết định nghị kế hoạch thông tư văn bản".split()
)


def calendar_date(value: str | None) -> str | None:
    """Give the day, or only the year, that a TIMEX3 value states; ``None`` where it states no year."""
    if not value or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return None
    return value if len(value) == 10 else value[:4]


@cache
def _cue_words() -> frozenset[str]:
    """Give every cue that may stand before a document."""
    cues = names().cues
    return frozenset(cues.issuing + cues.basis + cues.replaced)


def _has(words: str, phrases: Sequence[str]) -> bool:
    """Tell whether folded text holds one of some phrases, as whole words."""
    return any(f" {phrase} " in f" {words} " for phrase in phrases)


def _cue_at_end(words: list[str]) -> str | None:
    """Give the longest cue that the words end with."""
    for count in (4, 3, 2, 1):
        cue = fold(" ".join(words[-count:]))
        if len(words) >= count and cue in _cue_words():
            return cue
    return None


@cache
def _filler_words() -> frozenset[str]:
    """Give the words that change nothing between a cue and a document."""
    return frozenset(names().cues.fillers)


def _filler_at_end(words: list[str]) -> int:
    """Give how many words at the end are one filler: a listed one, a body, a person's name, a number; else 0."""
    for count in (3, 2, 1):
        if len(words) >= count and fold(" ".join(words[-count:])) in _filler_words():
            return count
    last = words[-1] if words else ""
    if last == "," and len(words) > 1:
        more = _filler_at_end(words[:-1])
        return more + 1 if more else 0
    return int(last in (ORG, "(", ")") or last[:1].isupper() or last.isdigit())
