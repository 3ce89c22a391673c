"""A sentence's units with the cues looked up on them, and the small steps that all patterns take.

Positions are unit numbers; a ``skip_`` gives the first position behind what it steps over, a ``back_over_`` the first
position of what stands before, both the position they were given where there is nothing to step over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.extract.cues import Cues, cues
from extractor.extract.units import Unit
from extractor.records import TaskKind

LONGEST_BRACKET = 40
"""Units between two brackets that are stepped over: ``(Tổng cục Quản lý đất đai)``."""
LONGEST_NAME = 6
"""Words of a person's name and what is written like one."""
LONGEST_CIRCUMSTANCE = 80
"""Units before a clause's subject: ``Để khắc phục những tồn tại, hạn chế trong …, A yêu cầu``."""
LONGEST_MANNER = 12
"""Units of the adverbs before a verb: ``khẩn trương, nghiêm túc, tiếp tục``."""
LONGEST_UNNAMED = 4
"""Units before the bodies of an enumeration that name no body of their own: ``Văn phòng ,``."""
SEPARATORS = {",", "và", "-", "–", "hoặc", "/", ";"}
"""What stands between the bodies of an enumeration."""
_HONORIFICS = {"ông", "bà", "đồng", "chí", "đ", "c", "-", "–", ",", "ts", "pgs"}
"""What stands before a person's name, or between it and the office."""
PRONOUNS = {"ông", "bà"}
"""What stands for a person who was named before."""
_CIRCUMSTANTIAL = {
    "căn", "theo", "trong", "trên", "với", "tùy", "từ", "qua", "khi", "để", "trước", "sau", "bằng", "ngoài",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sentences before tell about this one.

    ``open``: an order is being continued; ``listed``: a list of tasks was announced; ``reported``: the article reports
    a document, so that ``Theo đó, B X`` tells what it lays down; ``year``: that of publication, since what is said of
    an earlier one is no plan; ``giver``: the entity of whoever gave the order.
    """

    open: bool = False
    listed: bool = False
    reported: bool = False
    year: int | None = None
    giver: str | None = None


class Line:
    """The units of one sentence."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.cues: Cues = cues()

    def bodies(self, j: int, end: int) -> tuple[list[Unit], int]:
        """Read an enumeration of bodies, each with a person's name or a bracket behind it, and where it ends."""
        found: list[Unit] = []
        k = self.skip_honorific(j, end)
        while k < end and self.units[k].kind == "org":
            found.append(self.units[k])
            k += 1
            if not self._opens_place(k):
                k = self.skip_words(k, end, ("này", "nói", "trên", "nêu"))
            j = k = self.skip_places(self.skip_name(self.skip_bracket(k, end), end), end)
            if k < end and self.units[k].text in SEPARATORS:
                k += 1
                if k < end and self.units[k].text in ("và", "các", "đồng"):
                    k += 1
                k = self.skip_honorific(k, end)
        return found, j

    def _opens_place(self, k: int) -> bool:
        """Whether ``trên`` tells where or on what ground: ``trên cơ sở``, ``trên địa bàn``."""
        return self.words(k, 1) == "trên" and self.words(k + 1, 1) in ("cơ", "địa", "tinh", "toàn", "các")

    def skip_honorific(self, j: int, end: int) -> int:
        """Step over ``ông Nguyễn Văn A -``, ``các đồng chí``, if a body follows."""
        k = j
        while k < end and self.units[k].text in ("ông", "bà", "đồng", "chí", "các"):
            k += 1
        k = self.skip_name(k, end)
        if (
            k > j
            and k < end
            and self.units[k].text in ("-", "–", ",")
            and k + 1 < end
            and self.units[k + 1].kind == "org"
        ):
            k += 1
        return k if k < end and self.units[k].kind == "org" else j

    def skip_name(self, k: int, end: int) -> int:
        """Step over a person's name: words that begin with a capital."""
        start = k
        while k < end and self._is_name_part(k):
            k += 1
        return k if k - start <= LONGEST_NAME else start

    def skip_bracket(self, k: int, end: int) -> int:
        """Step over ``(…)``."""
        if k < end and self.units[k].text == "(":
            for j in range(k + 1, min(end, k + LONGEST_BRACKET)):
                if self.units[j].text == ")":
                    return j + 1
        return k

    def skip_places(self, k: int, end: int) -> int:
        """Step over where the bodies are: ``(UBND các tỉnh) từ Quảng Ninh đến Quảng Ngãi``, ``khu vực Bắc bộ``."""
        if self.words(k, 2) == "khu vực":
            return self._skip_place_names(k + 2, end) or k
        first = self._skip_place_names(k + 1, end) if self.words(k, 1) == "từ" else None
        if first is None or self.words(first, 1) not in ("đến", "tới"):
            return k
        return self._skip_place_names(first + 1, end) or k

    def _skip_place_names(self, j: int, end: int) -> int | None:
        """Step over ``Bắc bộ, Bắc Trung bộ``; ``None`` where no name stands."""
        k = self.skip_words(self.skip_name(j, end), end, ("bộ",))
        if k == j:
            return None
        more = self._skip_place_names(k + 1, end) if k < end and self.units[k].text in (",", "và") else None
        return more or k

    def skip_words(self, j: int, end: int, words: tuple[str, ...]) -> int:
        """Step over any of some words."""
        while j < end and self.units[j].text in words:
            j += 1
        return j

    def words(self, i: int, n: int) -> str:
        """Give ``n`` units from ``i`` as a string."""
        return " ".join(u.text for u in self.units[i : i + n])

    def skip_manner(self, j: int, end: int) -> int:
        """Step over ``khẩn trương, nghiêm túc``, ``định kỳ hằng năm``."""
        limit = min(end, j + LONGEST_MANNER)
        while j < limit and (n := self.cues.manner.match(self.units, j) or self._recurrence(j)):
            j += n
            if j < end and self.units[j].kind == "date":
                j += 1
            if j < end and self.units[j].text == "," and self.cues.manner.match(self.units, j + 1):
                j += 1
        return j

    def _skip_modifiers(self, j: int, end: int) -> int:
        """Step over the adverbs and adjectives before a verb that no list knows: ``nghiêm khắc kiểm điểm``."""
        for _ in range(2):
            if j >= end or not self.units[j].modifier:
                break
            j += 1
            while j < end and self.units[j].kind == "word" and not self.units[j].tag:
                j += 1
        return j

    def _recurrence(self, j: int) -> int:
        """Count the unit of ``hằng quý`` before a verb."""
        return int(self.units[j].kind == "date" and (self.units[j].value or "").startswith("P"))

    def skip_adverbs(self, j: int, end: int, only: str | None = None) -> int:
        """Step over ``đã``, ``cũng`` and their like, or over one of them only."""
        while j < end and (n := self.cues.adverb.match(self.units, j)):
            if only is not None and self.words(j, n) != only:
                break
            j += n
        return j

    def skip_circumstance(self, i: int, end: int) -> int:
        """Step over ``Năm 2017,``, ``Để đạt được mục tiêu …,`` up to the body that is the subject."""
        if i >= end or not (self.units[i].kind in ("date",) or self.cues.circumstance.match(self.units, i)):
            return i
        for k in range(i, min(end - 1, i + LONGEST_CIRCUMSTANCE)):
            dated = k + 1 + (self.units[k + 1].kind == "date")
            if self.units[k].text == "," and self.bodies(dated, end)[0]:
                return dated
            if self.units[k].text == "thì" and self.bodies(k + 1, end)[0]:
                return k + 1
        return i

    def opens_content(self, j: int, end: int, *, cued: bool = False) -> bool:
        """Whether a directive's content can begin at unit ``j``: a verb of action, or an adverb before one.

        ``cued``: an order or a modal stands before it, so that any verb will do.
        """
        if self.cues.refusal.match(self.units, j):
            return False
        k = self.skip_manner(j, end)
        listed = k + 1 if k > j and k + 1 < end and self.units[k].text == "," else k
        if k < end and self.cues.action.match(self.units, listed):
            return True
        if k < end and self.units[k - 1].text == "không" and k > j and self.units[k].verb:
            return True
        if cued and not self.cues.never_content.match(self.units, k):
            verb = self._skip_modifiers(k, end)
            if verb < end and (self.units[verb].verb or self.cues.action.match(self.units, verb)):
                return not self.cues.never_content.match(self.units, verb)
        return (
            k > j and k < end and self.units[k].kind == "word" and self.cues.action.match(self.units, j) > 0
        )

    def opening(self, j: int) -> str:
        """Give the cue that a task at unit ``j`` opens with: its manner's or its action's words, else its first."""
        return self.words(
            j, self.cues.manner.match(self.units, j) or self.cues.action.match(self.units, j) or 1
        )

    def coordination(self, j: int, end: int) -> int:
        """Count the units up to the bodies of ``phối hợp với A, B``; 0 where no bodies are joined here.

        Ahead of the bodies a word may stand that names none: ``phối hợp với Văn phòng, UBND tỉnh``.
        """
        n = self.cues.coordinate.match(self.units, j)
        if n == 2 and self.words(j, n) == "phối hợp":
            near = range(j + n, min(end, j + n + LONGEST_MANNER // 2))
            n = next((k + 1 - j for k in near if self.units[k].text in ("với", "cùng")), n)
        if not n:
            return 0
        for k in range(j + n, min(end, j + n + LONGEST_UNNAMED)):
            if (k == j + n or self.units[k - 1].text in (",", "và")) and self.bodies(k, end)[0]:
                return k - j
        return 0

    def announced_at(self, p: int) -> TaskKind | None:
        """Give the kind of the tasks that the noun at unit ``p`` announces: ``giải pháp``, ``khâu đột phá``."""
        return next((kind for kind, cue in self.cues.announce.items() if cue.match(self.units, p)), None)

    def circumstantial(self, j: int) -> bool:
        """Whether a circumstance begins at unit ``j``: ``căn cứ``, ``theo``, ``trong``."""
        return j < len(self.units) and self.units[j].text in _CIRCUMSTANTIAL

    def back_over_adverbs(self, start: int, p: int) -> int:
        """Step back over ``đã``, ``cũng`` and their like."""
        limit = max(start, p - LONGEST_MANNER)
        while p > limit and (n := self.cues.adverb.ends_at(self.units, p)) and p - n >= start:
            p -= n
        return p

    def back_over_person(self, start: int, p: int) -> tuple[int, bool]:
        """Step back over a person's name and what goes with it: ``Phạm Minh Chính``, ``ông Lê Văn A -``, brackets."""
        j = p
        if j > start and self.units[j - 1].text == ",":
            j -= 1
        if j > start and self.units[j - 1].text == ")":
            j = self.back_over_bracket(start, j)
        behind = j
        if behind == p > start and self.units[p - 1].text in PRONOUNS:
            return p - 1, True
        if behind == p > start + 1 and self.words(p - 2, 2) == "đồng chí":
            return p - 2, True
        while j > start and self._is_name_part(j - 1):
            j -= 1
        if j == behind:
            return (j, False) if j > start and self.units[j - 1].kind == "org" else (p, False)
        name = j
        while j > start and self.units[j - 1].text in _HONORIFICS:
            j -= 1
        # The first word of a sentence has a capital too: alone, without a title, it is no name.
        return (j, True) if behind - name > 1 or j < name or self.units[j - 1].kind == "org" else (p, False)

    def _is_name_part(self, i: int) -> bool:
        unit = self.units[i]
        return unit.kind == "word" and unit.capital and not unit.text.isdigit()

    def back_over_demonstrative(self, start: int, p: int) -> int:
        """Step back over ``này``, ``nơi đó`` behind a body."""
        n = self.cues.demonstrative.ends_at(self.units, p)
        return p - n if n and p - n > start and self.units[p - n - 1].kind == "org" else p

    def back_over_bracket(self, start: int, p: int) -> int:
        """Step back over ``(…)``."""
        for j in range(p - 1, max(start - 1, p - LONGEST_BRACKET), -1):
            if self.units[j].text == "(":
                return j
        return p

    def back_over_document(self, start: int, p: int) -> int | None:
        """Give where ``Công điện số … ngày …`` begins that ends before ``p``, ``None`` where no document does."""
        j = p
        while j > start and (
            self.units[j - 1].kind in ("code", "date")
            or self.units[j - 1].text in ("số", "này", "trên", "nói", "cũng", "nêu", "rõ", ",")
            or (self.units[j - 1].text.isdigit() and self.words(j - 2, 1) == "số")
        ):
            j -= 1
        n = self.cues.speaking_document.ends_at(self.units, j)
        return j - n if n and j - n >= start else None
