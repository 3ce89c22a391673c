"""Targets: numbers to be reached, each with its indicator, comparator, value, unit and horizon.

Goals accepted, one a line::

    Đến năm 2030, …; GRDP/người đạt 12.000-13.000 USD.       a horizon still ahead, indicator before the value
    phấn đấu đạt 1,1 triệu lượt khách, trong đó có 225.000 lượt khách quốc tế
    mục tiêu tăng trưởng cả năm là 6,7%                      a cue, indicator, value
    năm 2018 đạt tỷ lệ 62-66%, năm 2019 đạt tỷ lệ 66-70%     each value with its own year
    cắt giảm ít nhất 30% thời gian, ít nhất 30% chi phí      a share: verb and noun are the indicator, the verb repeated
    bảo đảm 100% hồ sơ được xử lý trực tuyến                 a share that is ordered
    Mục tiêu đến năm 2025: - Tỷ lệ hộ nghèo dưới 1%; …       a heading or lead-in states cue and horizon for its list

None: results (``đã đạt``, ``ước đạt``, a past year), forecasts (``có thể đạt``), counts of tasks and chapters, budgets, prices,
thresholds, comparisons with a plan (``giảm 5% so với kế hoạch``); nothing in headlines, captions, teasers, furniture.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.extract.indicators import (
    WORD,
    Before,
    Dated,
    Phrase,
    is_headed,
    phrase_after,
    phrase_before,
    unchanged,
)
from extractor.extract.quantities import Quantity, known, quantities
from extractor.knowledge import Knowledge, load
from extractor.layers import article_of, register
from extractor.records import Target, fold, stable_ids

SILENT = frozenset(["headline", "caption", "teaser", "furniture"])
ALL = 100  # per cent: `100% hồ sơ …`
RIGHT_AFTER = re.compile(r"\s*(?:(?:vào|trong|đến|tới|trước|hết|ngay|cả|cuối|đầu|giữa)\s*){0,3}")


class TargetWords(Knowledge):
    """By which words goals are recognised: knowledge/targets.toml."""

    strong: list[str]
    modal: list[str]
    reached: list[str]
    set_before: list[str]
    spending: list[str]
    earning: list[str]
    rates: list[str]


@cache
def words() -> TargetWords:
    """Give the knowledge of the words of goals."""
    return load("targets", TargetWords)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, the kind of block it stands in, and whether it is the whole block and opens a list."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Scope:
    """What a heading, a lead-in or the sentence before lends: that numbers are goals, and by when."""

    goal: bool = False
    by: str | None = None
    items_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A target as read, before it has an id; ``verb`` is the action its indicator
    begins with (``cắt giảm 30% thời gian``), ``link`` what links indicator and value (``đạt``).
    """

    start: int
    end: int
    indicator: str
    quantity: Quantity
    by: str | None
    cue: str | None
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
            source="targets",
            cue=f.cue,
        )
        for i, f in enumerate(found)
    ]


class TargetReader:
    """Reads an article's sentences in order, carrying what a heading or the target before lends."""

    def __init__(self, text: str, marks: Sequence[Dated], published: str | None) -> None:
        self.text = text
        self.marks = list(marks)
        self.mark_starts = [m.start for m in self.marks]
        self.year = published[:4] if published else None
        self.scope = Scope()
        self.last: Found | None = None

    def read(self, stretch: Stretch) -> list[Found]:
        """Give the targets of one sentence."""
        if stretch.kind in SILENT:
            return []
        if self.scope.items_only and stretch.kind not in ("item", "heading"):
            self.scope = Scope()
        sentence = Sentence(self, stretch)
        found = list(sentence.targets())
        self._lend(stretch, sentence)
        return found

    def _lend(self, stretch: Stretch, sentence: "Sentence") -> None:
        """Set what this sentence lends to those after it."""
        opens = self.text[stretch.start : stretch.end].rstrip().endswith(":")
        if stretch.kind == "heading" or opens:
            goal = sentence.announces()
            horizon = sentence.horizon()
            inherited = self.scope.goal and stretch.kind != "heading"
            self.scope = Scope(
                goal or (inherited and horizon is not None),
                horizon or None,
                opens and stretch.kind != "heading",
            )


class Sentence:
    """One sentence: its values, its cues and its dates."""

    def __init__(self, reader: TargetReader, stretch: Stretch) -> None:
        self.reader, self.text = reader, reader.text
        self.start, self.end = stretch.start, stretch.end
        first = bisect_left(reader.mark_starts, stretch.start)
        self.marks = reader.marks[first : bisect_left(reader.mark_starts, stretch.end)]
        self.cues = [
            (m.start(), m.end(), fold(m.group())) for m in _strong().finditer(self.text, self.start, self.end)
        ]
        self.modals = [(m.end(), fold(m.group())) for m in _modal().finditer(self.text, self.start, self.end)]
        self.topic: Found | None = None
        self.results = [m.start() for m in _reached().finditer(self.text, self.start, self.end)]

    # -- what the sentence lends ----------------------------------------------------------------------------------

    def announces(self) -> bool:
        """Tell whether a heading or lead-in announces goals."""
        return any(
            cue in ("mục tiêu", "chỉ tiêu", "phấn đấu", "phấn đấu đạt") for _, _, cue in self.cues
        ) or (
            self.horizon() is not None
            and self.text[self.start : self.end].strip()[:3].lower() in ("đến", "tới", "giai")
        )

    def horizon(self) -> str | None:
        """Give the last date of the sentence that is still ahead, as a heading states it."""
        ahead = [m.value for m in self.marks if m.value and self._ahead(m.value)]
        return ahead[-1] if ahead else None

    def _ahead(self, value: str) -> bool:
        """Tell whether a date is not past when the article was published."""
        year = re.match(r"\d{4}", value.split("/")[-1])
        return bool(year) and (self.reader.year is None or year.group() >= self.reader.year)

    # -- values ---------------------------------------------------------------------------------------------------

    def targets(self) -> Iterator[Found]:
        """Give the targets, in text order."""
        values = [q for q in quantities(self.text, self.start, self.end) if self._is_value(q)]
        by: str | None = None
        left, goals = self.start, []
        for i, quantity in enumerate(values):
            right = values[i + 1].start if i + 1 < len(values) else self.end
            noun_end = phrase_after(self.text, self.marks, quantity, right, self.end).end
            by = self._date_after(noun_end, right) or self._date_before(left, quantity.start) or by
            cue = self._cue(quantity) if not by or self._ahead(by) else None
            found = (
                None
                if self._is_other(quantity, left, right, cue)
                else self._target(quantity, left, right, by, cue)
            )
            left = max(quantity.end, noun_end)
            if found is not None:
                self.topic = found
                if self._is_sound(found):
                    goals.append(found)
        if goals:
            self.reader.last = goals[-1]
        yield from self._dated(goals)

    def _is_value(self, quantity: Quantity) -> bool:
        """Tell whether a number is a value, not part of a date, a code, a body's or document's name."""
        if quantity.unit is None and _not_goal().match(fold(self.text[quantity.end : quantity.end + 30])):
            return False
        i = bisect_right(self.reader.mark_starts, quantity.start)
        nearby = self.reader.marks[max(0, i - 1) : i + 1]
        return not any(m.start < quantity.end and quantity.start < m.end for m in nearby)

    def _is_sound(self, found: Found) -> bool:
        """Tell whether a value is a goal by its cue: the weaker the cue, the plainer indicator and value must be."""
        if found.cue is None:
            return False
        headed, share = is_headed(found.indicator), found.quantity.unit == "%"
        if found.cue in words().strong:
            return headed if found.quantity.unit is None else True
        if found.cue in words().modal:
            return headed or found.quantity.comparator != "=" or found.quantity.low == ALL
        if found.quantity.unit is None:
            return False
        return headed or share or found.link is not None

    def _cue(self, quantity: Quantity) -> str | None:
        """Give the cue that makes a value a goal: the last one before it, unless a result's word comes after."""
        result = max((p for p in self.results if p < quantity.start), default=-1)
        strong = [(start, cue) for start, _, cue in self.cues if start < quantity.start]
        if strong and strong[-1][0] > result:
            return strong[-1][1]
        ahead = [m for m in self.marks if result < m.start < quantity.start and self._is_horizon(m)]
        if ahead:
            return self.text[ahead[-1].start : ahead[-1].end]
        if result >= 0:
            return None
        modal = [word for end, word in self.modals if end <= quantity.start]
        if modal and (quantity.unit or "").startswith("%"):
            return modal[-1]
        if self.reader.scope.goal:
            return "mục tiêu"
        return None

    def _is_horizon(self, mark: Dated) -> bool:
        """Tell whether a date is one that goals are set for: ``đến năm 2030``, later than the article."""
        if not mark.value or not self._ahead(mark.value):
            return False
        left = fold(self.text[max(self.start, mark.start - 12) : mark.start])
        if self.reader.year is None:
            return left.endswith(("đến", "tới", "đến cuối", "đến hết"))
        return left.endswith(UNTIL) and mark.value.split("/")[-1][:4] > self.reader.year

    def _is_other(self, quantity: Quantity, left: int, right: int, cue: str | None) -> bool:
        """Tell whether a value is a budget, a price, a rate, or compared with a plan."""
        following = fold(self.text[quantity.end : min(right, quantity.end + 40)])
        if _compared().match(following):
            return True
        clause = fold(re.split(r"[;:,]", self.text[left : quantity.start])[-1])
        if quantity.unit == "%":
            return cue not in words().strong and _holds(clause, words().rates)
        money = fold(quantity.unit or "").split("/")[0] in MONEY
        return money and _holds(clause, words().spending) and not _holds(clause, words().earning)

    # -- dates ----------------------------------------------------------------------------------------------------

    def _dates(self, start: int, end: int) -> list[Dated]:
        """Give the dates between two offsets that are not what a value is compared with."""
        return [
            m
            for m in self.marks
            if m.value
            and not m.value.startswith("P")
            and start <= m.start < end
            and not fold(self.text[max(self.start, m.start - 20) : m.start]).endswith(("so với", "so", "của"))
        ]

    def _date_before(self, left: int, right: int) -> str | None:
        """Give the value of the last date between the value before and this one, unless it ends the one before."""
        dates = [m for m in self._dates(left, right) if left == self.start or not self._closes(m, left)]
        return next((m.value for m in reversed(dates) if len(m.value or "") < 10 or self._is_until(m)), None)

    def _date_after(self, end: int, right: int) -> str | None:
        """Give the value of the date right after a value and its noun (``10 tỷ USD vào năm 2025``)."""
        date = next(iter(self._dates(end, right)), None)
        return date.value if date and RIGHT_AFTER.fullmatch(self.text, end, date.start) else None

    def _is_until(self, mark: Dated) -> bool:
        """Tell whether a date is one by which something is to be reached."""
        return fold(self.text[max(self.start, mark.start - 12) : mark.start]).endswith((*UNTIL, "trước"))

    def _closes(self, mark: Dated, left: int) -> bool:
        """Tell whether a date belongs to the value before it (``đạt 5% vào năm 2025, …``)."""
        between = fold(self.text[left : mark.start])
        return (
            between.endswith(("vào", "trong", "trước", "vào cuối"))
            and "," not in between
            and ";" not in between
        )

    def _dated(self, found: list[Found]) -> Iterator[Found]:
        """Give the targets with the date that follows them, where none comes before; a list shares its last one's."""
        by: str | None = None
        dated: list[Found] = []
        for i in range(len(found) - 1, -1, -1):
            target = found[i]
            end = found[i + 1].quantity.start if i + 1 < len(found) else self.end
            after = [m for m in self._dates(target.quantity.end, end) if self._follows(m)]
            if after and after[0].value and self._ahead(after[0].value):
                by = after[0].value
            dated.append(target if target.by or by is None else _with_by(target, by))
        for target in reversed(dated):
            yield target if target.by or not self.reader.scope.by else _with_by(target, self.reader.scope.by)

    def _follows(self, mark: Dated) -> bool:
        """Tell whether a date is said of what stands before it (``… trong năm 2025``)."""
        return fold(self.text[max(self.start, mark.start - 12) : mark.start]).endswith(
            ("vào", "trong", "trước", "đến", "hết", "cuối", "trong cả")
        )

    # -- indicators -----------------------------------------------------------------------------------

    def _target(
        self, quantity: Quantity, left: int, right: int, by: str | None, cue: str | None
    ) -> Found | None:
        """Read the indicator of a value: before it, after it, or the one before again."""
        noun = phrase_after(self.text, self.marks, quantity, right, self.end)
        before = self._before(quantity, left, bool(noun), cue)
        name, after = self._words(before.phrase), self._words(noun)
        headed = is_headed(name)
        if quantity.counted:
            is_name = headed
            is_action = name and not (before.link or before.change)
        else:
            is_name = bool(name) and (not noun or headed or before.change or before.link not in (None, "có"))
            is_action = name and before.link is None
        if fold(name) in HEAD_ONLY:
            return self._head_only(before.phrase, quantity, noun, by, cue)
        if is_name:
            return Found(before.phrase.start, quantity.end, name, quantity, by, cue, link=before.link)
        if noun and is_action:
            return Found(before.phrase.start, noun.end, f"{name} {after}", quantity, by, cue, verb=name)
        if noun:
            return self._of_noun(quantity, noun, before.change, by, cue, before.link)
        return self._again(quantity, before, by, cue)

    def _words(self, phrase: Phrase) -> str:
        """Give the words of a phrase."""
        return " ".join(self.text[phrase.start : phrase.end].split())

    def _before(self, quantity: Quantity, left: int, near: bool, cue: str | None) -> Before:
        """Read what stands before a value, after the last cue, or before a cue that splits it (``… phấn đấu đạt``)."""
        ends = [end for _, end, _ in self.cues] + [end for end, _ in self.modals]
        since = max([left, *(end for end in ends if left <= end <= quantity.start)])
        before = phrase_before(self.text, self.marks, since, quantity.start, near)
        if before.phrase or near or cue not in SPLITTING:
            return before
        whole = phrase_before(self.text, self.marks, left, quantity.start, near=True)
        return whole if is_headed(self._words(whole.phrase)) else before

    def _head_only(
        self, name: Phrase, quantity: Quantity, noun: Phrase, by: str | None, cue: str | None
    ) -> Found:
        """Read ``đạt tỷ lệ 62-66%``, whose indicator was named before, or ``tỷ lệ 66-70% lao động``."""
        last = self.topic or self.reader.last
        if noun:
            return Found(name.start, noun.end, f"{self._words(name)} {self._words(noun)}", quantity, by, cue)
        indicator = last.indicator if last else self._words(name)
        return Found(name.start, quantity.end, indicator, quantity, by, cue, link="đạt")

    def _of_noun(
        self,
        quantity: Quantity,
        noun: Phrase,
        change: Phrase,
        by: str | None,
        cue: str | None,
        link: str | None,
    ) -> Found:
        """Read a value whose indicator is the noun after it, with the verb before it or the one repeated."""
        start = change.start if change else quantity.start
        verb, name = self._words(change), self._words(noun)
        if verb in ("chiếm", "chiến", "đóng góp") and self.topic:
            indicator = f"{unchanged(self.topic.indicator)} {verb} {name}"
            return Found(start, noun.end, indicator, quantity, by, cue, link=verb)
        if not verb and self.topic and not quantity.counted:
            verb = self.topic.verb or ""
        return Found(
            start, noun.end, f"{verb} {name}".strip(), quantity, by, cue, verb=verb or None, link=link
        )

    def _again(self, quantity: Quantity, before: Before, by: str | None, cue: str | None) -> Found | None:
        """Read a value whose indicator is the one before again, with a verb of change of its own."""
        last = self.topic or self.reader.last
        if last is None or (not self.topic and fold(last.quantity.unit or "") != fold(quantity.unit or "")):
            return None
        indicator = f"{unchanged(last.indicator)} {self._words(before.change)}".strip()
        start = before.change.start if before.change else quantity.start
        return Found(start, quantity.end, indicator, quantity, by, cue, link=before.link or "đạt")


HEAD_ONLY = frozenset(["tỷ lệ", "tỉ lệ", "mức", "giá trị", "tỷ trọng", "tỉ trọng", "tốc độ"])
SPLITTING = frozenset(
    ["phấn đấu", "phấn đấu đạt", "phải đạt", "cần đạt", "quyết tâm đạt", "bảo đảm đạt", "đảm bảo đạt"]
)
UNTIL = ("đến", "tới", "hết", "cuối", "vào")
MONEY = frozenset(["đồng", "vnd", "vnđ", "usd", "đô la", "đô la mỹ", "eur", "euro", "đ", "đôla"])


def _with_by(target: Found, by: str) -> Found:
    """Give a target with a horizon."""
    from dataclasses import replace

    return replace(target, by=by)


def _holds(folded: str, phrases: Sequence[str]) -> bool:
    """Tell whether folded text holds one of some phrases as whole words."""
    padded = " " + " ".join(WORD.findall(folded)) + " "
    return any(f" {phrase} " in padded for phrase in phrases)


def _either(phrases: Sequence[str]) -> str:
    """Give a pattern for one of some phrases, the longest first."""
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))


@cache
def _strong() -> re.Pattern[str]:
    """Match a cue of a goal; a programme's name (``Chương trình mục tiêu quốc gia``) is none."""
    return re.compile(
        rf"(?<!\w)(?<!chương trình )(?<!so với )(?<!vượt )(?:{_either(words().strong)})(?!\w)(?!\s+quốc gia)",
        re.IGNORECASE,
    )


@cache
def _modal() -> re.Pattern[str]:
    """Match a word that makes a goal of a share."""
    return re.compile(rf"(?<!\w)(?:bảo đảm|đảm bảo|(?:{_either(words().modal)})(?!\w))", re.IGNORECASE)


@cache
def _reached() -> re.Pattern[str]:
    """Match a word of a result, a forecast or a condition."""
    past = rf"đã(?!\s+(?:{_either(words().set_before)}))"
    return re.compile(rf"(?<!\w)(?:{_either(words().reached)}|{past})(?!\w)", re.IGNORECASE)


@cache
def _compared() -> re.Pattern[str]:
    """Match what follows a value that is only compared with a plan or with last year."""
    return re.compile(r"[^,;.]{0,20}\s*so với (?:cùng kỳ|kế hoạch|quy hoạch|chỉ tiêu|mục tiêu|dự toán)")


@cache
def _not_goal() -> re.Pattern[str]:
    """Match a noun whose count is never a goal, right after a number."""
    return re.compile(rf"\s*(?:{_either(known().not_goals.nouns)})(?!\w)")


class TargetFinder:
    """The component ``vn_targets``: reads blocks, sentences and mentions, writes ``doc._.targets``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the article's targets."""
        article = article_of(doc)
        marks = [
            Dated(s.start_char, s.end_char, s._.value if s.label_ == "DATE" else None)
            for s in doc.spans.get("mentions", [])
        ]
        doc._.targets = targets_of(article.id, doc.text, list(_stretches(doc)), marks, article.published)
        return doc


def _stretches(doc: Doc) -> Iterator[Stretch]:
    """Give the sentences with the kind of their block; a ``Doc`` without blocks is all paragraph."""
    blocks = list(doc.spans.get("blocks", []))
    starts = [block.start_char for block in blocks]
    for sentence in doc.sents:
        i = bisect_right(starts, sentence.start_char) - 1
        yield Stretch(sentence.start_char, sentence.end_char, blocks[i].label_ if i >= 0 else "paragraph")


@Language.factory("vn_targets")
def create_targets(nlp: Language, name: str) -> TargetFinder:
    """Make the component ``vn_targets``."""
    register()
    return TargetFinder()
