"""Targets: numbers to be reached, each with its indicator, comparator, value, unit and horizon.

Goals accepted, one a line::

    Đến năm 2030, …; GRDP/người đạt 12.000-13.000 USD.     a horizon still ahead
    phấn đấu đạt 1,1 triệu lượt khách, trong đó có 225.000 lượt khách quốc tế
    mục tiêu tăng trưởng cả năm là 6,7%                    a cue, indicator, value
    năm 2018 đạt tỷ lệ 62-66%, năm 2019 đạt 66-70%         each value with its own year
    cắt giảm ít nhất 30% thời gian, ít nhất 30% chi phí    verb and noun, the verb repeated
    bảo đảm 100% hồ sơ được xử lý trực tuyến               a share that is ordered
    Mục tiêu đến năm 2025:                                 a heading or lead-in, for its list
    … đặt mục tiêu A đạt 5%. Tỷ lệ B đạt 10%.              the sentences right after a goal
    A đạt 98% và B đạt 90% là hai chỉ tiêu phải đạt        the cue after the values
    rà soát, cắt giảm tối thiểu 10% kinh phí               a bound on a share that an order changes
    Quy hoạch xác định đến năm 2030 xây dựng 4 cảng biển   what a plan builds by a horizon
    - Xây dựng 7 trạm trung chuyển trong quý II/2025       what a list's item builds by a date ahead
    nâng tỷ lệ che phủ rừng từ 42% lên 45%                 the first value is the baseline
    | 3 | Đơn giản hóa tối thiểu 20% thủ tục … | Tháng 6 | a verb of change that opens an item or a cell

None: results (``đã đạt``, ``ước đạt``, a past year), forecasts (``có thể đạt``), counts of tasks and chapters,
budgets, prices, thresholds, comparisons with a plan (``giảm 5% so với kế hoạch``); nothing in headlines, captions,
teasers, furniture.

Measured (slot F1): 0.99 on d01-d29 of ../shared/real, 0.97 on corpus/; d30-d45 hold one target, which is missed,
and none is made up.
Known limits: what is counted by a noun that knowledge/units.toml does not have; goals told without any of the cues.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor.extract.indicators import (
    PREDICATE,
    WORD,
    Before,
    Dated,
    Marks,
    Phrase,
    is_headed,
    phrase_after,
    phrase_before,
    unchanged,
)
from extractor.extract.indicators import words as indicator_words
from extractor.extract.quantities import Quantity, known, quantities, rebased
from extractor.knowledge import Knowledge, any_of_spaced, load
from extractor.layers import article_of, register, sentences_of
from extractor.records import Target, fold, stable_ids

SILENT = frozenset(["headline", "caption", "teaser", "furniture"])
CUES = 20  # cues before a value that are looked at; a sentence has few
CLAUSE = 400  # characters: a clause between semicolons can be long
ACTION = 6  # words of an action that is a goal by its measure: `trồng mới 1.000 ha cao su`
ALL = 100  # per cent: `100% hồ sơ …`
ANNOUNCING = frozenset(["mục tiêu", "chỉ tiêu", "phấn đấu", "phấn đấu đạt"])
HEAD_ONLY = frozenset(["tỷ lệ", "tỉ lệ", "mức", "giá trị", "tỷ trọng", "tỉ trọng", "tốc độ"])
SPLITTING = frozenset(["phấn đấu", "phấn đấu đạt", "phải đạt", "cần đạt", "quyết tâm đạt"])
SHARING = frozenset(["chiếm", "chiến", "đóng góp"])
UNTIL = ("đến", "tới", "hết", "cuối", "vào")
MONEY = frozenset(["đồng", "vnd", "vnđ", "usd", "đô la", "đô la mỹ", "eur", "euro", "đ", "đôla"])
EXCEEDED = re.compile(r"(?<!\w)(?:vượt|so với)(?!\w)[^,;:]*$")  # `vượt kế hoạch đề ra 15%` is a result
RIGHT_AFTER = re.compile(r"\s*(?:(?:vào|trong|đến|tới|trước|hết|ngay|cả|cuối|đầu|giữa)\s*){0,3}")

AT_LEAST = re.compile(r"\s+trở lên(?!\w)")  # `từ 3.500 đảng viên mới trở lên`
PART = re.compile(r"(?<!\w)trong đó,?\s+(có\s[^;:.\d]{2,60}?)\s+(?:đạt|chiếm|là)\s*(?:tỷ lệ\s*)?(?:từ\s*)?$")
"""`tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp, chứng chỉ đạt 30%`: the share of a part."""
CALLED = re.compile(
    r"(?<!\w)là\s+(?:(?:một trong|các|những|hai|ba|bốn|năm|\d+)\s+){0,3}(?:chỉ tiêu|mục tiêu)(?!\s+quốc gia)"
)
"""`Tỷ lệ … đạt 98% là chỉ tiêu phải đạt`: the cue stands after the value."""
PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|quy hoạch|đề án|chiến lược|nghị quyết|chương trình)(?!\w)", re.IGNORECASE
)
NEAR = 25  # characters at a sentence's front: a day there is said of all of it
BOUNDED = (">=", "<=")

Strength = Literal["strong", "horizon", "modal", "urging", "listed", "carried", "built"]


class TargetWords(Knowledge):
    """By which words goals are recognised: knowledge/targets.toml."""

    strong: list[str]
    modal: list[str]
    urging: list[str]
    acting: list[str]
    building: list[str]
    reached: list[str]
    set_before: list[str]
    spending: list[str]
    earning: list[str]
    rates: list[str]


@cache
def words() -> TargetWords:
    """Give the knowledge of the words of goals."""
    return load("targets", TargetWords)


class Stretch(NamedTuple):
    """A sentence, the kind of the block it stands in, and where that block begins."""

    start: int
    end: int
    kind: str
    block: int = 0


class Cue(NamedTuple):
    """What makes a value a goal: its word, and how plainly it says so."""

    start: int
    end: int
    word: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Scope:
    """What a heading or lead-in lends to its list: that numbers are goals, and by when."""

    goal: bool = False
    by: str | None = None
    items_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A target as read, before it has an id.

    ``verb`` is the action its indicator begins with (``cắt giảm 30% thời gian``), ``link`` what links indicator
    and value (``đạt``).
    """

    start: int
    end: int
    indicator: str
    quantity: Quantity
    by: str | None
    cue: Cue | None
    verb: str | None = None
    link: str | None = None


def targets_of(
    article_id: str, text: str, stretches: Sequence[Stretch], marks: Sequence[Dated], published: str | None
) -> list[Target]:
    """Give the targets of an article.

    Args:
        article_id: What the ids are made from.
        text: The article's text.
        stretches: Its sentences with the kind of their block, in text order.
        marks: Its mentions, in text order.
        published: The day, month or year it was published, if known.
    """
    reader = TargetReader(text, marks, published)
    found = [target for stretch in stretches for target in reader.read(stretch)]
    ids = stable_ids(article_id, "target", [text[f.start : f.end] for f in found])
    return [
        Target(
            id=ids[i],
            start=f.start,
            end=f.end,
            text=text[f.start : f.end],
            indicator=f.indicator,
            comparator=f.quantity.comparator,
            low=f.quantity.low,
            high=f.quantity.high,
            unit=f.quantity.unit,
            by=f.by,
            baseline=f.quantity.baseline,
            source=f"targets.{f.cue.strength}" if f.cue else None,
            cue=f.cue.word if f.cue else None,
        )
        for i, f in enumerate(found)
    ]


class TargetReader:
    """Reads an article's sentences in order, carrying what a heading or the target before lends."""

    def __init__(self, text: str, marks: Sequence[Dated], published: str | None) -> None:
        self.text = text
        self.marks = Marks(marks)
        self.published = published
        self.year = published[:4] if published else None
        self.scope = Scope()
        self.last: Found | None = None
        self.carrying: tuple[int, Found] | None = None

    def read(self, stretch: Stretch) -> list[Found]:
        """Give the targets of one sentence."""
        if stretch.kind in SILENT:
            return []
        if self.scope.items_only and stretch.kind not in ("item", "heading"):
            self.scope = Scope()
        if self.carrying and self.carrying[0] != stretch.block:
            self.carrying = None
        sentence = Sentence(self, stretch)
        found = list(sentence.targets())
        self._lend(stretch, sentence, found)
        return found

    def _lend(self, stretch: Stretch, sentence: "Sentence", found: Sequence[Found]) -> None:
        """Set what this sentence lends to those after it."""
        plain = [f for f in found if f.cue and f.cue.strength in ("strong", "horizon", "carried")]
        self.carrying = (stretch.block, plain[-1]) if plain else None
        self.last = found[-1] if found else self.last
        opens = self.text[stretch.start : stretch.end].rstrip().endswith(":")
        if stretch.kind == "heading" or opens:
            horizon = sentence.horizon()
            goes_on = self.scope.goal and horizon is not None and stretch.kind != "heading"
            self.scope = Scope(sentence.announces() or goes_on, horizon, stretch.kind != "heading")

    def is_ahead(self, value: str) -> bool:
        """Tell whether a date is not past when the article was published."""
        year = re.match(r"\d{4}", value.rpartition("/")[2])
        return year is not None and (self.year is None or year.group() >= self.year)


class Sentence:
    """One sentence: its values, its cues and its dates."""

    def __init__(self, reader: TargetReader, stretch: Stretch) -> None:
        self.reader, self.text, self.marks = reader, reader.text, reader.marks
        self.start, self.end, self.kind = stretch.start, stretch.end, stretch.kind
        self.topic: Found | None = None
        self.cues = [
            *self._matches(_strong(), "strong"),
            *self._matches(_modal(), "modal"),
            *self._matches(_urging(), "urging"),
            *(
                Cue(m.start, m.end, self.text[m.start : m.end], "horizon")
                for m in self.marks.between(self.start, self.end)
                if self._is_horizon(m)
            ),
        ]
        self.cues.sort()
        self.cue_starts = [cue.start for cue in self.cues]
        called = CALLED.search(self.text, self.start, self.end)
        self.called = Cue(called.start(), called.end(), fold(called.group()), "strong") if called else None
        self.results = [m.start() for m in _reached().finditer(self.text, self.start, self.end)]

    def _matches(self, form: re.Pattern[str], strength: Strength) -> Iterator[Cue]:
        """Give the places where a form of cue is found."""
        for match in form.finditer(self.text, self.start, self.end):
            if not EXCEEDED.search(self._left_of(match.start(), 30)):
                yield Cue(match.start(), match.end(), fold(match.group()), strength)

    def _left_of(self, offset: int, width: int) -> str:
        """Give what stands before an offset in the sentence, folded."""
        return fold(self.text[max(self.start, offset - width) : offset])

    # -- what the sentence lends ------------------------------------------------------------------

    def announces(self) -> bool:
        """Tell whether a heading or lead-in announces goals (``Mục tiêu cụ thể``, ``Đến năm 2025:``)."""
        opening = fold(self.text[self.start : self.end].lstrip("-•+* ")[:9])
        by_date = self.horizon() is not None and opening.startswith(("đến", "tới", "giai đoạn"))
        return by_date or any(cue.word in ANNOUNCING for cue in self.cues)

    def horizon(self) -> str | None:
        """Give the last date of the sentence that is still ahead, as a heading states it."""
        dates = [m.value for m in self.marks.between(self.start, self.end) if m.value]
        return next((value for value in reversed(dates) if self.reader.is_ahead(value)), None)

    def _is_horizon(self, mark: Dated) -> bool:
        """Tell whether a date is one that goals are set for: ``đến năm 2030``, later than the article."""
        if not mark.value or not self.reader.is_ahead(mark.value):
            return False
        by_plan = "/" in mark.value or "theo kế hoạch" in self._left_of(mark.start, NEAR)
        if by_plan and PLANNED.search(self.text, max(self.start, mark.start - NEAR), mark.start):
            return True
        left = self._left_of(mark.start, 16)
        if "tính" in left:
            return False
        if self.reader.year is None:
            return left.endswith(("đến", "tới", "đến cuối", "đến hết"))
        return left.endswith(UNTIL) and (
            mark.value.rpartition("/")[2][:4] > self.reader.year or self._is_later(mark, left)
        )

    def _is_later(self, mark: Dated, left: str) -> bool:
        """Tell whether a date of the year of publication is ahead (``đến ngày 31/12``, ``đến hết năm 2024``)."""
        day, published = (mark.value or "").rpartition("/")[2], self.reader.published or ""
        if len(day) > len("2024"):
            return day > published[: len(day)]
        whole = fold(self.text[mark.start : mark.end]).startswith(("cuối", "hết"))
        return left.endswith(("đến hết", "đến cuối", "tới hết")) or (whole and left.endswith(("đến", "tới")))

    # -- values -----------------------------------------------------------------------------------

    def targets(self) -> Iterator[Found]:
        """Give the targets, in text order."""
        found_here = rebased(self.text, list(quantities(self.text, self.start, self.end)))
        values = [q for q in found_here if self._is_value(q)]
        by: str | None = None
        goals: list[Found] = []
        left = self.start
        for i, quantity in enumerate(values):
            right = values[i + 1].start if i + 1 < len(values) else self.end
            noun = phrase_after(self.text, self.marks, quantity, right, self.end)
            before, own = by, self._date_after(noun.end, right) or self._date_before(left, quantity.start)
            by = own or by
            cue = self._cue(quantity) if not by or self.reader.is_ahead(by) else None
            found = (
                None
                if self._is_other(quantity, left, right, cue)
                else self._target(quantity, left, noun, by, cue)
            )
            self.topic = self._opened(found) if found else self.topic
            if found and self.topic and self._is_sound(self.topic, goals):
                goals.append(self.topic)
                by = before if (before or self.reader.scope.by) and self._has_within(self.topic, own) else by
            left = max(quantity.end, noun.end)
        yield from self._dated(goals)

    def _has_within(self, found: Found, date: str | None) -> bool:
        """Tell whether a date is part of an indicator, and so says nothing of the values after it."""
        return any(mark.value == date for mark in self._dates(found.start, found.quantity.start))

    def _is_value(self, quantity: Quantity) -> bool:
        """Tell whether a number is a value: no count of tasks, no age, no part of a date, a code, a body's name."""
        if quantity.unit == "tuổi" and not self._left_of(quantity.start, 12).endswith(("đạt", "lên", "là")):
            return False
        if quantity.unit is None and _not_goal().match(fold(self.text[quantity.end : quantity.end + 30])):
            return False
        return not self.marks.touch(quantity.start, quantity.end)

    def _cue(self, quantity: Quantity) -> Cue | None:
        """Give the cue that makes a value a goal: the last one before it with no result's word after it."""
        i = bisect_left(self.results, quantity.start)
        anywhere = self.results[i - 1] if i else -1
        clause = self.text.rfind(";", max(self.start, quantity.start - CLAUSE), quantity.start)
        result = anywhere if anywhere > clause else -1
        share = (quantity.unit or "").startswith("%")
        since, until = bisect_right(self.cue_starts, result), self._cues_before(quantity)
        cues = self.cues[max(since, until - CUES) : until]
        for strength in ("strong", "horizon", "modal", "urging"):
            told = [cue for cue in cues if cue.strength == strength]
            if told and (strength in ("strong", "horizon") or (share and anywhere < 0)):
                return told[-1]
        if self.called and self.called.start > quantity.start and anywhere < 0:
            return self.called
        lent = self._lent(quantity) or self._built(quantity) or self._acted(quantity)
        return lent if anywhere < 0 else None

    def _acted(self, quantity: Quantity) -> Cue | None:
        """Give the verb of change that begins a list's item or a table's cell (``| Đơn giản hóa tối thiểu 20% …``)."""
        cell = self.text.rfind("|", max(self.start, quantity.start - CLAUSE), quantity.start) + 1
        if not cell and quantity.start - self.start > CLAUSE:
            return None
        said = fold(self.text[cell or self.start : quantity.start]).strip(" -+*•.)0123456789")
        ordered = (cell or self.kind == "item") and said in words().acting
        return Cue(quantity.start, quantity.start, said, "urging") if ordered else None

    def _built(self, quantity: Quantity) -> Cue | None:
        """Give the verb that makes a goal of a list item (``- Xây dựng 7 trạm … trong quý II/2025``)."""
        verb = _building().search(self.text, max(self.start, quantity.start - 60), quantity.start)
        if self.kind != "item" or verb is None or verb.start() - self.start > NEAR:
            return None
        if re.search(r"[^\W\d]", self.text[self.start : verb.start()]):
            return None
        ahead = any(self.reader.is_ahead(m.value) for m in self._dates(quantity.end, self.end) if m.value)
        return Cue(verb.start(), verb.start(), fold(verb.group(1)), "built") if ahead else None

    def _cues_before(self, quantity: Quantity) -> int:
        """Give how many cues begin before a value."""
        return bisect_left(self.cue_starts, quantity.start)

    def _lent(self, quantity: Quantity) -> Cue | None:
        """Give the cue that a heading, or the goal in the sentence before, lends to a value."""
        if self.reader.scope.goal:
            return Cue(quantity.start, quantity.start, "mục tiêu", "listed")
        if self.reader.carrying and (cue := self.reader.carrying[1].cue):
            return Cue(quantity.start, quantity.start, cue.word, "carried")
        return None

    def _opened(self, found: Found) -> Found:
        """Read what stands after the noun of a value and makes it a bound (``từ 3.500 đảng viên trở lên``)."""
        tail = AT_LEAST.match(self.text, found.end, self.end)
        if tail is None or found.quantity.comparator != "=":
            return found
        return replace(found, end=tail.end(), quantity=replace(found.quantity, comparator=">=", high=None))

    def _is_sound(self, found: Found, goals: Sequence[Found]) -> bool:
        """Tell whether a value is a goal by its cue: the weaker that is, the plainer the rest must be."""
        if found.cue is None:
            return False
        headed, unit = is_headed(found.indicator), found.quantity.unit
        again = bool(goals and found.verb) and goals[-1].verb == found.verb
        measured = found.quantity.counted or unit in bearing()
        if found.cue.strength == "built":
            return measured
        if found.cue.strength == "horizon" and measured and (again or self._is_planned(found)):
            return True
        if unit is None and not headed:
            return False
        if found.cue.strength in ("strong", "listed"):
            plain = headed or unit == "%" or found.quantity.counted or found.link is not None
            return plain or (unit is not None and len((found.verb or found.indicator).split()) <= ACTION)
        if found.cue.strength == "modal":
            bounded = found.quantity.comparator in BOUNDED or (
                found.quantity.comparator != "=" and found.end > found.quantity.end
            )
            return headed or again or bounded or found.quantity.low == ALL
        if found.cue.strength == "urging":
            return found.quantity.low == ALL or (headed and found.link == "đạt") or self._is_acted_on(found)
        if found.cue.strength == "carried":
            shared = unit == "%" and found.start == found.quantity.start
            return (headed and unit is not None and found.link is not None) or (shared and _says_more(found))
        return unit is not None and (headed or unit == "%" or found.link is not None)

    def _is_planned(self, found: Found) -> bool:
        """Tell whether a plan says that so many are to be built or done by then (``Quy hoạch … xây dựng 4 cảng``)."""
        verb = _building().search(self.text, max(self.start, found.quantity.start - 60), found.quantity.start)
        begin = max(self.start, found.quantity.start - CLAUSE)
        return verb is not None and PLANNED.search(self.text, begin, verb.start()) is not None

    def _is_acted_on(self, found: Found) -> bool:
        """Tell whether a share with a bound is ordered by a verb of change (``cắt giảm tối thiểu 10% …``)."""
        if found.quantity.unit != "%" or found.quantity.comparator not in BOUNDED:
            return False
        said = f"{self._left_of(found.start, 20)} {fold(self.text[found.start : found.quantity.start])}"
        return _holds(said, words().acting)

    def _is_other(self, quantity: Quantity, left: int, right: int, cue: Cue | None) -> bool:
        """Tell whether a value is a budget, a price, a rate, or compared with a plan."""
        if _compared().match(fold(self.text[quantity.end : min(right, quantity.end + 40)])):
            return True
        clause = fold(re.split(r"[;:,]", self.text[max(left, quantity.start - 200) : quantity.start])[-1])
        if quantity.unit == "%":
            return not (cue and cue.strength == "strong") and _holds(clause, words().rates)
        money = fold(quantity.unit or "").partition("/")[0] in MONEY
        return money and _holds(clause, words().spending) and not _holds(clause, words().earning)

    # -- dates ------------------------------------------------------------------------------------

    def _dates(self, start: int, end: int) -> list[Dated]:
        """Give the dates between two offsets that are no rates and not what a value is compared with."""
        dates = [m for m in self.marks.between(start, end) if m.value and not m.value.startswith("P")]
        return [m for m in dates if not self._left_of(m.start, 20).endswith(("so với", "so", "của"))]

    def _date_before(self, left: int, right: int) -> str | None:
        """Give the last date between the value before and this one, unless it belongs to the one before."""
        dates = [m for m in self._dates(left, right) if left == self.start or not self._closes(m, left)]
        periods = (m.value for m in reversed(dates) if len(m.value or "") < 10 or self._limits(m, right))
        return next(periods, None)

    def _date_after(self, end: int, right: int) -> str | None:
        """Give the date right after a value and its noun (``10 tỷ USD vào năm 2025``)."""
        date = next(iter(self._dates(end, right)), None)
        return date.value if date and RIGHT_AFTER.fullmatch(self.text, end, date.start) else None

    def _is_limit(self, mark: Dated) -> bool:
        """Tell whether a date is one by which something is to be reached."""
        return self._left_of(mark.start, 12).endswith((*UNTIL, "trước"))

    def _limits(self, mark: Dated, value: int) -> bool:
        """Tell whether a day is one by which a value is to be reached, and not the deadline of a clause before."""
        apart = ";" in self.text[mark.end : value] and mark.start - self.start > NEAR
        return self._is_limit(mark) and not apart

    def _closes(self, mark: Dated, left: int) -> bool:
        """Tell whether a date belongs to the value before it (``đạt 5% vào năm 2025, …``)."""
        between = fold(self.text[left : mark.start])
        return between.endswith(("vào", "trong", "trước", "vào cuối")) and not re.search("[,;]", between)

    def _dated(self, goals: Sequence[Found]) -> Iterator[Found]:
        """Give the targets with the date after them where none comes before: a list shares its last one's."""
        by: str | None = None
        dated: list[Found] = []
        end = self.end
        for target in reversed(goals):
            after = [m for m in self._dates(target.quantity.end, end) if self._is_limit_after(m)]
            after = after or self._in_row(target.end)
            if after and after[0].value and self.reader.is_ahead(after[0].value):
                by = after[0].value
            dated.append(replace(target, by=target.by or by or self._lent_date(target)))
            end = target.quantity.start
        yield from reversed(dated)

    def _in_row(self, end: int) -> list[Dated]:
        """Give the dates in the cells of a table's row after a target."""
        limit = min(self.end, end + CLAUSE)
        return self._dates(end, limit) if "|" in self.text[end:limit] else []

    def _lent_date(self, target: Found) -> str | None:
        """Give the horizon that a heading, or the goal in the sentence before, lends to a target."""
        if target.cue and target.cue.strength == "carried" and self.reader.carrying:
            return self.reader.carrying[1].by
        return self.reader.scope.by

    def _is_limit_after(self, mark: Dated) -> bool:
        """Tell whether a date is said of what stands before it (``… hoàn thành trong năm 2025``)."""
        return self._left_of(mark.start, 12).endswith(("vào", "trong", "trước", "đến", "hết", "cuối", "cả"))

    # -- indicators -------------------------------------------------------------------------------

    def _target(
        self, quantity: Quantity, left: int, noun: Phrase, by: str | None, cue: Cue | None
    ) -> Found | None:
        """Read the indicator of a value: before it, after it, or the one before again."""
        before = self._before(quantity, left, bool(noun), cue)
        name = self._words(before.phrase)
        blank = Found(quantity.start, quantity.end, name, quantity, by, cue, link=before.link)
        if fold(name) in HEAD_ONLY:
            return self._head_only(blank, before.phrase, noun)
        part = PART.search(self.text, left, quantity.start)
        if part and self.topic and quantity.unit == "%" and not is_headed(part[1]):
            return replace(
                blank, start=part.start(1), indicator=f"{self.topic.indicator} {part[1]}", link="đạt"
            )
        disbursed = noun and before.link == "đạt" and not is_headed(name)
        if name and not disbursed and self._is_name(quantity, before, noun):
            return replace(blank, start=before.phrase.start)
        if noun and name and before.link in (None, "đạt") and not before.change:
            both = f"{name} {self._words(noun)}"
            return replace(blank, start=before.phrase.start, end=noun.end, indicator=both, verb=name)
        if noun:
            return self._of_noun(blank, before.change, noun)
        return self._again(blank, before.change)

    def _words(self, phrase: Phrase) -> str:
        """Give the words of a phrase."""
        return " ".join(self.text[phrase.start : phrase.end].split())

    def _is_name(self, quantity: Quantity, before: Before, noun: Phrase) -> bool:
        """Tell whether the phrase before a value is its indicator, and not who has or does something."""
        headed = is_headed(self._words(before.phrase))
        if quantity.counted:
            return headed
        return headed or not noun or bool(before.change) or before.link not in (None, "có")

    def _before(self, quantity: Quantity, left: int, near: bool, cue: Cue | None) -> Before:
        """Read what stands before a value after the last cue; before it where it splits (``… phấn đấu đạt``)."""
        cues = self.cues[bisect_left(self.cue_starts, left) : self._cues_before(quantity)]
        own = "urging" if cue and cue.strength == "urging" else "strong"
        said = [c.end for c in cues if c.strength in ("strong", "modal", own) and c.end <= quantity.start]
        before = phrase_before(self.text, self.marks, max([left, *said]), quantity.start, near)
        if before.phrase or near or cue is None or cue.word not in SPLITTING:
            return before
        whole = phrase_before(self.text, self.marks, left, quantity.start, near=True)
        return whole if is_headed(self._words(whole.phrase)) else before

    def _head_only(self, blank: Found, name: Phrase, noun: Phrase) -> Found:
        """Read ``đạt tỷ lệ 62-66%``, whose indicator was named before, or ``tỷ lệ 66-70% lao động``."""
        last = self.topic or self.reader.last
        if noun:
            both = f"{self._words(name)} {self._words(noun)}"
            return replace(blank, start=name.start, end=noun.end, indicator=both)
        return replace(blank, start=name.start, indicator=last.indicator if last else blank.indicator)

    def _of_noun(self, blank: Found, change: Phrase, noun: Phrase) -> Found:
        """Read a value whose indicator is the noun after it, with the verb before it or the one repeated."""
        start = change.start if change else blank.quantity.start
        verb, name = self._words(change), self._words(noun)
        if verb in SHARING and self.topic:
            shared = f"{unchanged(self.topic.indicator)} {verb} {name}"
            return replace(blank, start=start, end=noun.end, indicator=shared)
        joined = self.topic and self.text[self.topic.end : blank.quantity.start].strip() == "và"
        if not verb and self.topic and blank.link is None and (joined or not blank.quantity.counted):
            verb = self.topic.verb or ""
        whole = f"{verb} {name}".strip()
        link = blank.link or (self.topic.link if self.topic else None)
        return replace(blank, start=start, end=noun.end, indicator=whole, verb=verb or None, link=link)

    def _again(self, blank: Found, change: Phrase) -> Found | None:
        """Read a value whose indicator is the one before again, with a verb of change of its own."""
        last = self.topic or self.reader.last
        unit = fold(blank.quantity.unit or "")
        if last is None or (self.topic is None and fold(last.quantity.unit or "") != unit):
            return None
        indicator = f"{unchanged(last.indicator)} {self._words(change)}".strip()
        start = change.start if change else blank.start
        return replace(blank, start=start, indicator=indicator, link=blank.link or "đạt")


def _says_more(found: Found) -> bool:
    """Tell whether something is said of the share of things found (``95% dân số tham gia bảo hiểm``)."""
    return PREDICATE.search(found.indicator) is not None


@cache
def bearing() -> frozenset[str]:
    """Give the units after which the thing measured may be named."""
    return frozenset(indicator_words().bearing)


@cache
def _building() -> re.Pattern[str]:
    """Match, at the end of a stretch, a verb by whose object a goal is counted."""
    return re.compile(
        rf"(?<!\w)({any_of_spaced(words().building)})(?:\s+(?:mới|thêm|được|cho))?(?:\s+(?:khoảng|thêm))?\s+$",
        re.IGNORECASE,
    )


def _holds(folded: str, phrases: Sequence[str]) -> bool:
    """Tell whether folded text holds one of some phrases as whole words."""
    padded = f" {' '.join(WORD.findall(folded))} "
    return any(f" {phrase} " in padded for phrase in phrases)


@cache
def _strong() -> re.Pattern[str]:
    """Match a cue of a goal; ``Chương trình mục tiêu quốc gia``, ``20 chỉ tiêu``, ``vượt mục tiêu`` hold none."""
    nouns = r"(?<!chương trình )(?<![\d%] )(?:mục tiêu(?!\s+quốc gia)|chỉ tiêu)"
    others = [cue for cue in words().strong if cue not in ("mục tiêu", "chỉ tiêu")]
    return re.compile(rf"(?<!\w)(?:{any_of_spaced(others)}|{nouns})(?!\w)", re.IGNORECASE)


@cache
def _modal() -> re.Pattern[str]:
    """Match a word that makes a goal of a share, also one that lost the space after it (``bảo đảmcắt giảm``)."""
    return re.compile(rf"(?<!\w)(?:bảo đảm|đảm bảo|(?:{any_of_spaced(words().modal)})(?!\w))", re.IGNORECASE)


@cache
def _urging() -> re.Pattern[str]:
    """Match a word that asks for something to be done; ``giao thông`` holds none."""
    return re.compile(
        rf"(?<!\w)(?:{any_of_spaced(words().urging)})(?!\w)(?! (?:thông|dịch|lưu|thừa|đất))", re.IGNORECASE
    )


@cache
def _reached() -> re.Pattern[str]:
    """Match a word of a result, a forecast or a condition."""
    past = rf"đã(?!\s+(?:{any_of_spaced(words().set_before)}))"
    other_word = "(?<!thực )(?<!phát )(?<!thể )(?<!biểu )(?<!xuất )(?<!chứng )"  # `thực hiện` is not `hiện`
    return re.compile(rf"(?<!\w){other_word}(?:{any_of_spaced(words().reached)}|{past})(?!\w)", re.IGNORECASE)


@cache
def _compared() -> re.Pattern[str]:
    """Match what follows a value that is only compared with a plan or with last year."""
    return re.compile(r"[^,;.]{0,20}\s*so với (?:cùng kỳ|kế hoạch|quy hoạch|chỉ tiêu|mục tiêu|dự toán)")


@cache
def _not_goal() -> re.Pattern[str]:
    """Match a noun whose count is never a goal, right after a number."""
    return re.compile(rf"\s*(?:{any_of_spaced(known().not_goals.nouns)})(?!\w)")


class TargetFinder:
    """The component ``vn_targets``: reads blocks, sentences and mentions, writes ``doc._.targets``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the article's targets."""
        article = article_of(doc)
        marks = [
            Dated(span.start_char, span.end_char, span._.value if span.label_ == "DATE" else None)
            for span in doc.spans.get("mentions", [])
        ]
        doc._.targets = targets_of(article.id, doc.text, list(_stretches(doc)), marks, article.published)
        return doc


def _stretches(doc: Doc) -> Iterator[Stretch]:
    """Give the sentences with the kind of their block; a ``Doc`` without blocks is all paragraph."""
    blocks = list(doc.spans.get("blocks", []))
    starts = [block.start_char for block in blocks]
    for start, end in sentences_of(doc):
        i = bisect_right(starts, start) - 1
        kind, block = (blocks[i].label_, starts[i]) if i >= 0 else ("paragraph", 0)
        yield Stretch(start, end, kind, block)


@Language.factory("vn_targets")
def create_targets(nlp: Language, name: str) -> TargetFinder:
    """Make the component ``vn_targets``."""
    register()
    return TargetFinder()
