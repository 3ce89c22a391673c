"""What the text says around one reference to a document: when and by whom it was issued, its title, its part.

Read after the reference, in any order, and before it, back to the start of the sentence::

    … ngày 16/11/2016 của Bộ Chính trị về thực hiện …    date, body, title
    Ngày 30/11, UBND TP ban hành …                       date and actor, before a verb of issuing
    thay thế …, … và …                                   role ``replaced``, for each of a list
    thực hiện nghiêm túc các nội dung của …              role ``basis``
    được quy định tại …; tình hình thực hiện …           role ``mention``
    theo quy định tại Nghị định …                        ``basis`` where the sentence orders or issues, else ``mention``
    xử lý vi phạm theo quy định tại Nghị định …          ``mention``
    được công nhận theo Quyết định …                     ``mention``: what is, or has been, done by it
    thực hiện Đề án … được phê duyệt tại …               ``basis``
    Tại …, Chính phủ yêu cầu; … của UBND tỉnh nêu rõ     role ``subject``
    Đây là yêu cầu của UBND tỉnh tại …                   role ``subject``
    (Theo …); nhận được … của Bộ Y tế yêu cầu            role ``subject``
    vừa phê duyệt Đề án tại …                            role ``subject``
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractor.records import Role, fold
from extractor.resolve.references import Mentioned, Reference, names, title_from

CLOSE = 160  # characters between a verb of issuing and the date and body before it
BACK = 600  # characters before a reference in which its part is read: `Theo đề nghị của … tại …`
NEXT = 60  # characters after a reference, its date and body: `yêu cầu`, `có hiệu lực`, `Lê Thành Long ký`
FILLERS = 14  # words at most between a cue and the document
MADE_KNOWN = frozenset(["công bố", "phổ biến"])  # cues that tell of a document after its issue
LAW_TYPES = frozenset(["Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định", "Thông tư"])
DATE, ORG = "<DATE>", "<ORG>"
WORD = re.compile(r"[^\W_]+|[,;:()]")
DIRECTS = re.compile(
    r"(?<!\w)(?:yêu cầu|(?<!được )giao(?! dịch| thông| lưu)|đề nghị|chỉ đạo|có trách nhiệm"
    r"|phân công)(?!\w)",
    re.IGNORECASE,
)
ISSUES = re.compile(r"(?<!\w)(?:ban\s+hành|vừa\s+có|đã\s+có|ký|thông\s+qua)(?!\w)")
SANCTIONS = re.compile(r"(?<!\w)(?:xử\s+lý|xử\s+phạt|vi\s+phạm|mức\s+phạt)(?!\w)")
AFTER = re.compile(r"[\s,(–-]*(?:(?:được\s+)?(?:ký\s+)?(?:ban\s+hành|ký)\s+)?(?:(?:của|do)\s+)?")
ABOUT = re.compile(r"[\s,)–-]*(?:v/v|về\s+việc|về)\s+(?=\S)")
JUST = re.compile(r"^(?:vừa|mới) (?:(?:ban hành|phát đi) (?:(?:đã|cũng|có) )?)?")
"""Behind a document and its body: ``do Thống đốc | vừa | ký``, ``do UBND tỉnh | vừa ban hành | yêu cầu``."""
NEWLY = re.compile(
    r"\b(?:vừa|mới) (?:phê duyệt|ban hành|thông qua|chấp thuận)\b(?!.*\b(?:thực hiện|theo|căn cứ)\b)"
)
"""Before ``tại`` and a document: ``vừa phê duyệt Đề án phát triển du lịch | tại``."""
LIST_WORDS = frozenset(
    ["số", "và", "của", "các", "ngày", "cùng", "với", "gắn", "cũng", "như", "(", ")", "năm"]
)
ONLY_WITHIN = frozenset(["nội", "dung", "tại", "của"])  # `Theo nội dung của Nghị quyết …, …`
CLAUSE_OPENS = frozenset([",", ";", ":", "nhưng", "hiện", "nay", "song"])
CITING = frozenset(["theo", "thực hiện theo", "áp dụng", "sửa đổi", "bổ sung", "kèm theo"])
"""Cues of a basis that also only say how things are: `Giá được tính theo …`."""
RESTING = frozenset(["trên cơ sở", "căn cứ", "căn cứ vào"])  # `Kế hoạch được xây dựng trên cơ sở …`
CONNECTING = frozenset(
    ["cụ thể", "theo đó", "trong đó", "đáng chú ý", "ngoài ra", "đồng thời", "bên cạnh đó"]
)
POINTING = frozenset(
    ["đây là", "đó là", "nội dung trên", "nội dung này", "thông tin trên", "thông tin này", "yêu cầu trên"]
)
"""Openings that point at what was told: `Đây là yêu cầu của UBND tỉnh tại …`."""
RECEIVED = frozenset(["nhận được", "tiếp nhận"])
"""Before a document that says something: ``nhận được Công văn … yêu cầu``."""
PUT_IN_FORCE = frozenset(["phê duyệt", "ban hành"])  # `Đề án … được phê duyệt tại …`
ENDED = ("hết hiệu lực", "chấm dứt hiệu lực", "bị bãi bỏ", "bị thay thế", "được thay thế")
CLAUSE_HEAD = 3  # words before a verb of issuing among which `khi` makes it no news: `sau khi Bộ ban hành …`
PASSIVE = 6  # words before `theo` among which `được` tells of what is done, not of what is to be done
FAR_REPORTED = 100  # words before a document: `kiểm tra việc lãnh đạo, chỉ đạo và tổ chức thực hiện …`


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is said around a reference; ``body`` is who it is ``của``, ``actor`` who issued or signed it.

    ``cue`` is the word its role was read from, ``listed`` the offset at which its list of documents begins,
    ``cited`` whether it is a basis only if the article reports a document that may rest on it: nothing is ordered.
    """

    issued_on: str | None
    body: str | None
    actor: str | None
    title: str | None
    role: Role | None
    cue: str | None
    listed: int
    cited: bool = False


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
        self.by_end = {m.end: m for m in self.mentions}
        self.sentences = list(sentences) or [(0, len(text))]
        self.sentence_starts = [start for start, _ in self.sentences]
        self.references = list(references)
        self.directs = DIRECTS.search(text) is not None
        self.listed: list[int] = []
        for i, reference in enumerate(self.references):
            self.listed.append(self.listed[-1] if self._goes_on(i) else reference.start)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Give the sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def read(self, index: int) -> Surroundings:
        """Read around the reference of that index."""
        reference = self.references[index]
        start, end = self.sentence(reference.start)
        date, body, after = self._after(reference.end, end)
        listed = self.listed[index]
        start = max(start, listed - BACK)
        role, cue = self._role(index, start, after, end)
        actor, issue_day = self._issue(role, cue, start, listed)
        title = reference.title or self._title(after, end)
        cited = cue in CITING and not self.directs
        return Surroundings(date or issue_day, body, actor, title, role, cue, listed, cited)

    # -- after ------------------------------------------------------------------------------------

    def _after(self, position: int, end: int) -> tuple[str | None, str | None, int]:
        """Read date and body after a reference; gives both and where the reading stopped."""
        date = body = None
        while True:
            gap = AFTER.match(self.text, position, end)
            at = gap.end() if gap else position
            mention = self._at(at, end)
            link = fold(gap.group()).split()[-1:] if gap else []
            if mention and mention.label == "DATE" and date is None and link not in (["của"], ["do"]):
                date = calendar_date(mention.value)
            elif mention and mention.label == "ORG" and body is None and link in (["của"], ["do"]):
                body = mention.entity
            else:
                return date, body, position
            position = mention.end

    def _at(self, offset: int, end: int) -> Mentioned | None:
        """Give the mention that begins at an offset, if it ends in the sentence."""
        i = bisect_left(self.starts, offset)
        mention = self.mentions[i] if i < len(self.mentions) else None
        return mention if mention and mention.start == offset and mention.end <= end else None

    def _title(self, after: int, end: int) -> str | None:
        """Give the title that follows ``về``, ``về việc``."""
        about = ABOUT.match(self.text, after, end)
        return title_from(self.text, about.end(), end) if about else None

    # -- before -----------------------------------------------------------------------------------

    def _between(self, start: int, end: int) -> list[Mentioned]:
        """Give the dates and bodies that begin between two offsets."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _goes_on(self, index: int) -> bool:
        """Tell whether a reference goes on with the list of the one before it (``A ngày …, B và C``)."""
        if index == 0:
            return False
        before, this = self.references[index - 1], self.references[index]
        if before.start < self.sentence(this.start)[0] or this.start - before.end > CLOSE:
            return False
        words = self._words(before.end, this.start)
        return all(word in (DATE, ORG, ",", ";") or fold(word) in LIST_WORDS for word in words)

    def _words(self, start: int, end: int) -> list[str]:
        """Give the words between two offsets, each mention as one word (``DATE`` or ``ORG``)."""
        words: list[str] = []
        position = start
        for mention in self._between(start, end):
            words += WORD.findall(self.text, position, mention.start)
            words.append(DATE if mention.label == "DATE" else ORG)
            position = mention.end
        return words + WORD.findall(self.text, position, end)

    def _role(self, index: int, start: int, after: int, end: int) -> tuple[Role | None, str | None]:
        """Give the role that the words around the reference of that index give it, and the cue."""
        reference, listed = self.references[index], self.listed[index]
        left = self._words(start, listed)
        if left and (fold(left[-1]) in ("tại", "trong", "theo") or _is_content(left)) and _points(left):
            return ("mention" if reference.type in ("Luật", "Bộ luật") else "subject"), left[-1]
        if left and fold(left[-1]) == "tại" and NEWLY.search(fold(" ".join(left))):
            return "subject", "tại"
        role, cue = _role_before(left, self.text[after : min(end, after + NEXT)])
        cites_law = role == "basis" and cue == "theo" and reference.type in LAW_TYPES
        if cites_law and (
            SANCTIONS.search(self.text, start, listed) or not self._orders(index, start, listed)
        ):
            return "mention", cue
        return role or ("subject" if reference.rule == "issued" else None), cue

    def _orders(self, index: int, start: int, listed: int) -> bool:
        """Tell whether a sentence orders something, or tells of another document's issue, before a reference."""
        if DIRECTS.search(self.text, start, listed):
            return True
        other = index > 0 and self.references[index - 1].start >= start
        return other and ISSUES.search(self.text, start, listed) is not None

    def _issue(
        self, role: Role | None, cue: str | None, start: int, listed: int
    ) -> tuple[str | None, str | None]:
        """Give who issued a document and on which day, from before the verb of issuing, or before ``tại``."""
        if role == "subject" and cue == "tại":
            return None, self._date_before(listed)
        if role != "subject" or cue not in issuing() - MADE_KNOWN:
            return None, None
        actor = day = None
        for mention in self._between(start, listed):
            if mention.label == "ORG" and listed - mention.end < CLOSE and not self._is_addressed(mention):
                actor = mention.entity
            elif mention.label == "DATE" and not self._is_limit(mention):
                day = calendar_date(mention.value)
        return actor, day if day and len(day) == len("2022-11-30") else None

    def _date_before(self, listed: int) -> str | None:
        """Give the date that stands right before ``tại`` (``ngày 3/5, tại Công văn …``)."""
        position = self.text.rfind("tại", 0, listed)
        mention = self.by_end.get(len(self.text[:position].rstrip(" ,")))
        return calendar_date(mention.value) if mention and mention.label == "DATE" else None

    def _is_addressed(self, mention: Mentioned) -> bool:
        """Tell whether a body stands in brackets or after ``gửi``: no issuer."""
        left = fold(self.text[max(0, mention.start - 6) : mention.start])
        return left.endswith(("(", "gửi"))

    def _is_limit(self, mention: Mentioned) -> bool:
        """Tell whether a date is one by or since which something is done, or a year in a title."""
        left = fold(self.text[max(0, mention.start - 12) : mention.start])
        return left.endswith(("trước", "đến", "hết", "từ", "về", "năm"))


def calendar_date(value: str | None) -> str | None:
    """Give the day, or only the year, that a TIMEX3 value states; ``None`` where it states no year."""
    if not value or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        return None
    return value if len(value) == len("2022-11-30") else value[:4]


# -- the words before a reference -----------------------------------------------------------------


def _role_before(left: list[str], following: str) -> tuple[Role | None, str | None]:
    """Give the role that the words before a reference give it, and the cue: the nearest, fillers skipped.

    Args:
        left: The words before.
        following: What follows the reference, its date and its body.
    """
    skipped: list[str] = []
    while len(skipped) < FILLERS:
        cue = _cue_at_end(left)
        if cue is not None and not (cue == "có" and skipped):
            return _role_of_cue(cue, left[: len(left) - len(cue.split())], skipped)
        step = _filler_at_end(left) if skipped or left[-1:] != [","] else 0
        if not step:
            break
        skipped += left[-step:]
        left = left[:-step]
    if "tại" in skipped and any(word in names().cues.said_in for word in _phrases(skipped)):
        return "basis", "tại"
    first = fold(skipped[-1]) if skipped else ""
    opens = not left or fold(left[-1]) in CLAUSE_OPENS or fold(" ".join(left[-2:])) in RECEIVED
    if first in ("tại", "trong") and (opens or left[-1] == DATE):
        return "subject", first
    if not opens or (skipped and first not in ("các", "những")):
        return None, None
    words = _unsigned(following) + " "
    if words.startswith(ENDED):
        return "replaced", words.split(maxsplit=1)[0]
    told = next((t for t in names().cues.telling if words.startswith(f"{t} ")), None)
    return ("subject", told) if told else (None, None)


def _points(left: list[str]) -> bool:
    """Tell whether the words before a reference point at what was told (``… - đó là nội dung trong``)."""
    opening = [fold(" ".join(left[:2])), fold(" ".join(left[:3]))]
    near = [fold(word) for word in left[-FILLERS:]]
    later = (" ".join(pair) for pair in pairwise(near))
    return any(words in POINTING for words in (*opening, *later))


def _is_content(left: list[str]) -> bool:
    """Tell whether what was told is a document's content: ``Đây là một trong những nội dung … của``."""
    near = " ".join(fold(word) for word in left[-FILLERS:])
    return near.endswith(" của") and _has(near, ["nội dung", "yêu cầu", "chỉ đạo"])


def _unsigned(following: str) -> str:
    """Give what follows a reference, folded, without brackets, a signer's name and ``vừa`` at its front."""
    words = following.replace(")", " ").replace(",", " ").split()
    named = next((i for i, word in enumerate(words) if not word[0].isupper()), len(words))
    return JUST.sub("", fold(" ".join(words[named:])))


def _phrases(skipped: Sequence[str]) -> list[str]:
    """Give the skipped words, which were read backwards, and each two that stand together."""
    folded = [fold(word) for word in skipped]
    return [*folded, *(f"{a} {b}" for a, b in pairwise(folded))]


def _role_of_cue(cue: str, left: list[str], skipped: list[str]) -> tuple[Role | None, str | None]:
    """Give the role for the cue found before a reference, given the words before the cue."""
    cues = names().cues
    if cue in cues.replaced:
        return "replaced", cue
    said = [fold(word) for word in left]
    if cue in issuing():
        if cue in PUT_IN_FORCE and skipped[-1:] == ["tại"]:
            if _has(" ".join(said[-CLAUSE_HEAD:]), ["vừa", "mới"]):
                return "subject", "tại"
            return ("basis" if _has(" ".join(said), cues.carrying) else None), "tại"
        past = _has(" ".join(said), cues.past) or "khi" in said[-CLAUSE_HEAD:]
        return (None if past or skipped else "subject"), cue
    if cue == "kèm theo" and said[-2:] == ["ban", "hành"] and _has(" ".join(said[-FILLERS:]), ["vừa", "mới"]):
        return "subject", cue
    if cue == "theo" and not _unconnected(said) and not {fold(word) for word in skipped} - ONLY_WITHIN:
        return "subject", cue
    return ("mention" if _is_reported(cue, said) else "basis"), cue


def _unconnected(said: list[str]) -> list[str]:
    """Drop a connective or a bracket that is all that stands before a cue: ``Cụ thể, theo …``, ``(Theo …)``."""
    return [] if said == ["("] or " ".join(said).rstrip(" ,") in CONNECTING else said


def _is_reported(cue: str, said: list[str]) -> bool:
    """Tell whether the words before a cue of a basis say that it is only spoken of, or already done."""
    cues = names().cues
    if cue in RESTING:
        return False
    if cue == "theo":
        clause = " ".join(said[-PASSIVE:]).rpartition(",")[2]
        carried = _has(" ".join(said[-FILLERS:]), ["kết quả thực hiện", "tình hình thực hiện"])
        return (
            carried
            or _has(_numberless(said[-4:]), cues.reported)
            or (_has(clause, ["được", "bị"]) and not _has(clause, ["phải", "cần", "phê duyệt", "ban hành"]))
        )
    examined = cue not in CITING and _has(" ".join(said[-FAR_REPORTED:]), cues.examined)
    far = examined or _has(_numberless(said[-FILLERS:]), cues.reported_far)
    return far or _has(_numberless(_aimless(said)), cues.reported)


def _aimless(said: list[str]) -> list[str]:
    """Give the last words before a cue, from ``nhằm`` or ``để`` on where that is among them."""
    near = said[-4:]
    aims = [i for i, word in enumerate(near) if word in ("nhằm", "để")]
    return near[aims[-1] :] if aims else near


def _numberless(words: Sequence[str]) -> str:
    """Join words, each number as ``#``."""
    return re.sub(r"\d+", "#", " ".join(words))


@cache
def issuing() -> frozenset[str]:
    """Give the verbs of issuing."""
    return frozenset(names().cues.issuing)


@cache
def _cue_words() -> frozenset[str]:
    """Give every cue that may stand before a document."""
    return issuing() | frozenset(names().cues.basis) | frozenset(names().cues.replaced)


@cache
def _filler_words() -> frozenset[str]:
    """Give the words that change nothing between a cue and a document."""
    return frozenset(names().cues.fillers) | {fold(word) for word in names().types}


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


def _filler_at_end(words: list[str]) -> int:
    """Give how many words at the end are one filler: a listed one, a body, a person's name, a number; else 0."""
    for count in (3, 2, 1):
        if len(words) >= count and fold(" ".join(words[-count:])) in _filler_words():
            return count
    last = words[-1] if words else ""
    if last == ",":
        more = _filler_at_end(words[:-1])
        return more + 1 if more else 0
    return int(last in (ORG, "(", ")", ":") or last[:1].isupper() or last.isdigit())
