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

from extractor.extract.quantities import Quantity, known, quantities
from extractor.knowledge import Knowledge, load
from extractor.layers import article_of, register
from extractor.records import Target, fold, stable_ids

SILENT = frozenset(["headline", "caption", "teaser", "furniture"])
FARTHEST = 24  # words before a value in which its indicator is sought
CLOSE_BY = 14  # characters between a value and its date: ` vào cuối `
LONGEST = 18  # words of a noun phrase after a value


class TargetWords(Knowledge):
    """By which words goals are recognised: knowledge/targets.toml."""

    strong: list[str]
    modal: list[str]
    reached: list[str]
    set_before: list[str]
    spending: list[str]
    earning: list[str]
    heads: list[str]
    leading: list[str]
    trailing: list[str]
    changing: list[str]
    closing: list[str]


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


@dataclass(frozen=True, slots=True)
class Dated:
    """A DATE mention, or (``value`` None) a body, a code: a stretch whose digits are no value."""

    start: int
    end: int
    value: str | None = None


@dataclass(slots=True)
class Scope:
    """What a heading, a lead-in or the sentence before lends: that numbers are goals, and by when."""

    goal: bool = False
    by: str | None = None
    items_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A target as read, before it has an id; ``verb`` is the action its indicator begins with, if it is a share of one."""

    start: int
    end: int
    indicator: str
    quantity: Quantity
    by: str | None
    cue: str
    verb: str | None = None


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
        horizon: str | None = None
        left, goals = self.start, []
        for i, quantity in enumerate(values):
            right = values[i + 1].start if i + 1 < len(values) else self.end
            horizon = self._date_after(quantity, right) or self._date_before(left, quantity.start) or horizon
            cue = self._cue(quantity) if not horizon or self._ahead(horizon) else None
            found = (
                None
                if self._is_other(quantity, left, right)
                else self._target(quantity, left, right, horizon, cue or "")
            )
            left = max(quantity.end, self._after(quantity, right)[1])
            if found is not None:
                self.topic = found
                if cue is not None and self._is_sound(found, cue):
                    goals.append(found)
        if goals:
            self.reader.last = goals[-1]
        yield from self._dated(goals)

    def _is_value(self, quantity: Quantity) -> bool:
        """Tell whether a number is a value, not part of a date, a code, a body's or document's name."""
        i = bisect_right(self.reader.mark_starts, quantity.start)
        nearby = self.reader.marks[max(0, i - 1) : i + 1]
        return not any(m.start < quantity.end and quantity.start < m.end for m in nearby)

    def _is_sound(self, found: Found, cue: str) -> bool:
        """Tell whether a goal may rest on its cue: a number without a unit needs a cue in words and a known indicator."""
        if found.quantity.unit is None:
            return cue in words().strong and _begins(found.indicator, words().heads)
        return True

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

    def _is_other(self, quantity: Quantity, left: int, right: int) -> bool:
        """Tell whether a value is a budget, a price, a count of tasks, or compared with a plan."""
        following = fold(self.text[quantity.end : min(right, quantity.end + 40)])
        if _compared().match(following):
            return True
        if quantity.unit is None and _not_goal().match(following):
            return True
        clause = fold(re.split(r"[;:,]", self.text[left : quantity.start])[-1])
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

    def _date_after(self, quantity: Quantity, right: int) -> str | None:
        """Give the value of the date right after a value (``10 tỷ USD vào năm 2025``)."""
        date = next((m for m in self._dates(quantity.end, right) if self._follows(m)), None)
        return date.value if date and date.start - quantity.end <= CLOSE_BY else None

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

    # -- indicators -----------------------------------------------------------------------------------------------

    def _target(
        self, quantity: Quantity, left: int, right: int, horizon: str | None, cue: str
    ) -> Found | None:
        """Read the indicator of a value: before it, after it, or the one before again."""
        noun_start, noun_end = self._after(quantity, right)
        start, stop, changing = self._before(left, quantity.start, near=noun_start < noun_end)
        name = " ".join(self.text[start:stop].split())
        noun = " ".join(self.text[noun_start:noun_end].split())
        last = self.topic or self.reader.last
        if name and (not noun or changing is not None or _begins(name, words().heads)):
            head_only = name.lower() in ("tỷ lệ", "tỉ lệ", "mức", "giá trị", "tỷ trọng")
            if head_only and last and last.start >= self.start - 400 and not noun:
                return Found(start, quantity.end, last.indicator, quantity, horizon, cue)
            if head_only and noun:
                return Found(start, noun_end, f"{name} {noun}", quantity, horizon, cue)
            return Found(start, quantity.end, name, quantity, horizon, cue)
        if noun and name:
            return Found(start, noun_end, f"{name} {noun}", quantity, horizon, cue, verb=name)
        if noun:
            return self._of_noun(quantity, noun, noun_end, changing, horizon, cue)
        if (
            last
            and last.quantity.unit
            and (last.start >= self.start or fold(last.quantity.unit) == fold(quantity.unit or ""))
        ):
            change = self.text[slice(*changing)] if changing else ""
            base = f"{_unchanged(last.indicator)} {change}".strip()
            return Found(
                changing[0] if changing else quantity.start, quantity.end, base, quantity, horizon, cue
            )
        return None

    def _of_noun(
        self,
        quantity: Quantity,
        noun: str,
        end: int,
        changing: tuple[int, int] | None,
        horizon: str | None,
        cue: str,
    ) -> Found:
        """Read a value whose indicator is the noun after it, with the verb before it or the one repeated."""
        last = self.topic
        start = changing[0] if changing else quantity.start
        verb = " ".join(self.text[slice(*changing)].split()) if changing else ""
        if verb in ("chiếm", "chiến") and last:
            return Found(start, end, f"{_unchanged(last.indicator)} {verb} {noun}", quantity, horizon, cue)
        repeated = last.verb if last and last.verb and not verb and not quantity.counted else None
        name = " ".join(part for part in (verb or repeated, noun) if part)
        return Found(start, end, name, quantity, horizon, cue, verb=verb or repeated)

    def _before(self, left: int, right: int, near: bool) -> tuple[int, int, tuple[int, int] | None]:
        """Give the offsets of the indicator before a value (equal where there is none), and of a verb of change.

        A value with a noun after it has it ``near``, with no comma between; others may have it farther off.
        """
        since = max([left, *(end for _, end, _ in self.cues if left <= end <= right)])
        since = max([since, *(end for end, _ in self.modals if since <= end <= right)])
        changing: tuple[int, int] | None = None
        copula = False
        for start, end in reversed(self._parts(since, right)[-1:] if near else self._parts(since, right)):
            tokens = self._tokens(start, end)
            tokens, change, linked = _without_trailing(self.text, tokens)
            changing, copula = changing or change, copula or linked
            tokens = _without_leading(self.text, _after_copula(self.text, tokens))
            if len(tokens) > FARTHEST:
                return right, right, changing
            if tokens:
                return tokens[0][0], tokens[-1][1], changing or ((right, right) if copula else None)
        return right, right, changing

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a stretch at commas and other breaks; at most its last three parts."""
        parts, position = [], start
        for match in BREAK.finditer(self.text, start, end):
            if any(m.start < match.start() < m.end for m in self.marks):
                continue
            parts.append((position, match.start()))
            position = match.end()
        return [*parts, (position, end)][-3:]

    def _tokens(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the offsets of words, a mention being one."""
        tokens, position = [], start
        for mark in self.marks:
            if mark.end <= start or mark.start >= end:
                continue
            tokens += [m.span() for m in WORD.finditer(self.text, position, max(position, mark.start))]
            if mark.value is None:
                tokens += [
                    m.span() for m in WORD.finditer(self.text, max(mark.start, start), min(mark.end, end))
                ]
            else:
                tokens.append((max(mark.start, start), -min(mark.end, end)))
            position = min(mark.end, end)
        return tokens + [m.span() for m in WORD.finditer(self.text, position, end)]

    def _after(self, quantity: Quantity, right: int) -> tuple[int, int]:
        """Give the offsets of the noun phrase after a share or a count (equal where there is none)."""
        share = (quantity.unit or "") == "%"
        if not share and not quantity.counted:
            return quantity.end, quantity.end
        limit = min([right, *(m.start for m in self.marks if m.start >= quantity.end and m.value)])
        stop = AFTER_BREAK.search(self.text, quantity.end, limit)
        limit = stop.start() if stop else limit
        if limit == right < self.end:
            limit = (
                max(self.text.rfind(" và ", quantity.end, limit), quantity.end)
                if " và " in self.text[quantity.end : limit]
                else limit
            )
        tokens = [m.span() for m in WORD.finditer(self.text, quantity.end, limit)][:LONGEST]
        for i in range(len(tokens)):
            if _phrase_at(self.text, tokens, i, _set("closing")):
                tokens = tokens[:i]
                break
        tokens, _, _ = _without_trailing(self.text, tokens)
        start = (
            quantity.noun
            if quantity.counted and quantity.noun is not None
            else (tokens[0][0] if tokens else quantity.end)
        )
        return start, (tokens[-1][1] if tokens else quantity.end)


UNTIL = ("đến", "tới", "hết", "cuối", "vào")
WORD = re.compile(r"[^\W_]+(?:[/&-][^\W_]+)*")
BREAK = re.compile(r"[,;:()“”\"]|\s[–-]\s|(?<=\s)(?:và|hoặc)(?=\s)")
AFTER_BREAK = re.compile(r"[,;:.()“”\"](?!\d)|\s[–-]\s")
MONEY = frozenset(["đồng", "vnd", "vnđ", "usd", "đô la", "đô la mỹ", "eur", "euro", "đ", "đôla"])


def _with_by(target: Found, by: str) -> Found:
    """Give a target with a horizon."""
    from dataclasses import replace

    return replace(target, by=by)


def _unchanged(indicator: str) -> str:
    """Give an indicator without the verb of change and what follows it."""
    for verb in sorted(words().changing, key=len, reverse=True):
        indicator = re.split(rf"\s{verb}(?!\w)", indicator)[0]
    return indicator


def _without_trailing(
    text: str, tokens: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], tuple[int, int] | None, bool]:
    """Drop from the end what links an indicator to its value; gives the rest, a verb of change, and if any was there."""
    change: tuple[int, int] | None = None
    linked = False
    while tokens:
        if tokens[-1][1] < 0:
            tokens = tokens[:-1]
            continue
        size = _phrase_back(text, tokens, _set("changing"))
        if size and change is None:
            change = (tokens[-size][0], tokens[-1][1])
        size = size or _phrase_back(text, tokens, _set("trailing"))
        if not size:
            break
        linked = linked or size > 0
        tokens = tokens[:-size]
    return tokens, change, linked


def _without_leading(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop from the front what only introduces an indicator, and all up to the last date."""
    dates = [i for i, token in enumerate(tokens) if token[1] < 0]
    if dates:
        tokens = tokens[dates[-1] + 1 :]
    while tokens and not _begins(text[tokens[0][0] : tokens[-1][1]], words().heads):
        size = _phrase_at(text, tokens, 0, _set("leading"))
        if not size:
            break
        tokens = tokens[size:]
    return tokens


def _after_copula(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give what stands after the last ``là`` (``mục tiêu … đưa ra là xuất khẩu đạt …``)."""
    copulas = [i for i, (a, b) in enumerate(tokens) if b > 0 and fold(text[a:b]) == "là"]
    return tokens[copulas[-1] + 1 :] if copulas else tokens


def _phrase_at(text: str, tokens: Sequence[tuple[int, int]], i: int, phrases: frozenset[str]) -> int:
    """Give how many tokens from ``i`` on are one of the phrases, the longest; 0 if none."""
    for size in (4, 3, 2, 1):
        part = tokens[i : i + size]
        if len(part) == size and fold(" ".join(text[a:b] for a, b in part)) in phrases:
            return size
    return 0


def _phrase_back(text: str, tokens: Sequence[tuple[int, int]], phrases: frozenset[str]) -> int:
    """Give how many tokens at the end are one of the phrases, the longest; 0 if none."""
    for size in (4, 3, 2, 1):
        part = tokens[-size:]
        if len(part) == size and fold(" ".join(text[a:b] for a, b in part)) in phrases:
            return size
    return 0


@cache
def _set(name: str) -> frozenset[str]:
    """Give one of the lists of knowledge/targets.toml as a set."""
    return frozenset(getattr(words(), name))


def _begins(name: str, heads: Sequence[str]) -> bool:
    """Tell whether a phrase begins with one of some words."""
    folded = fold(name).replace("/", " ") + " "
    return any(folded.startswith(head + " ") for head in heads)


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
