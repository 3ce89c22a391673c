"""Layout: cut a text into blocks, each a headline, heading, paragraph, list item, caption, teaser or furniture.

A block is a line, or a part of one, since published articles often have all on one line. What each label means
for the stages after it: headlines and captions yield mentions but no records, teasers mentions only, furniture
nothing. A false ``furniture`` loses content, so only what has the very form of it gets that label. Accepted:

headline
    the first line that is no furniture, where it is the article's title; where none is known, one without a full stop
heading
    ``5 nhiệm vụ trọng tâm:``
    ``I. MỤC TIÊU``
    ``Giai đoạn 1:``
    a short line without a full stop
item
    ``- …``, ``+ …``, ``• …``, ``1. …``, ``1) …``, ``a) …``, ``(1) …``
    ``…: 1. …; 2. …`` and ``…: - …. - …`` inside a line
    the lines that end in semicolons under one that ends in a colon
caption
    ``Quang cảnh Hội nghị``, ``Bộ trưởng Lê Thị Hoa phát biểu tại hội nghị.``: ``captions.py`` lists the forms
    ``… (Ảnh: Báo Xây dựng)``, ``… Ảnh: VGP/Lê Sơn``, ``… - Ảnh minh họa``, inside a line with the sentence credited
    a sentence whose full stop is missing, on a line that holds a whole article
teaser
    ``>> …``, ``Xem thêm: …``
    the short lines under ``Tin liên quan``
furniture
    ``Chia sẻ``, ``Ảnh minh họa.``, ``Tin đọc nhiều``, ``Theo VOV``
    ``Ngày đăng 1/2/2020 | 8:15 AM | View count: 68``, ``Chia sẻ Facebook | Zalo``, ``A- A A+``
    ``Theo dõi Báo Xây dựng trên Google News``, ``Trang chủ / Tin tức``
    a day alone under the headline
    a byline: ``Việt An``, ``Thu Phương (TTXVN)``, ``Tin, ảnh: Lê Hằng``, at the end of a line too
    a paper's name before its dash: ``GD&TĐ - Sở …``, ``(Chinhphu.vn) – Ngày …``
paragraph
    everything else, rows of tables included
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractor.knowledge import Knowledge, any_of, load
from extractor.layers import Found
from extractor.segment.captions import shows
from extractor.segment.sentences import sentences

LONGEST_HEADING = 150
"""Characters; a longer line without a full stop is a paragraph that lost it."""

LONGEST_LEAD_IN = 75
"""Characters of a line that is a heading for its colon alone; a longer one must hold a heading's word."""

LONGEST_HEADLINE = 250
"""Characters of a first line that may be the headline though no title is known, and of a teaser."""

MOST_BARS = 4
"""Lines among which the headline is looked for: the day and buttons may stand above it."""

LONGEST_CAPTION = 350
"""Characters of a sentence that may be the caption its credit follows; of a longer one only the credit is cut out."""

LONGEST_BYLINE = 60
"""Characters of a line, or of a line's last sentence, that may be nothing but a byline."""

SHORTEST_ONE_LINE_ARTICLE = 600
"""Characters of a line that may hold captions without a credit: only where a whole article stands on one line."""

LONGEST_OPENER = 20
"""Characters looked at behind a photographer's name, for the words that open the next sentence."""

SHORTEST_WRAPPED_LINE = 40
"""Characters; text wrapped by hand has longer lines, and a shorter one does not go on in the next."""

_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SYLLABLE = rf"[{_UPPER}][^\W\d_{_UPPER}]*"
_INITIALS = r"(?:[A-ZĐ]\.){1,3}[A-ZĐ]?"
_NAME = rf"(?:{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}|{_INITIALS} ?(?:{_SYLLABLE})?(?: {_SYLLABLE})?)"
_CAPITALS = rf"[{_UPPER}]{{2,7}}(?: [{_UPPER}]{{2,7}}){{1,2}}"
_AND_OUTLET = r"(?:\s?[/(|–-]\s?[\w.&+/ -]{2,25}\)?)?"
_BYLINE = re.compile(
    rf"(?:{_NAME}|PV|BBT|BT){_AND_OUTLET}(?:\s?[,–-]\s?{_NAME}{_AND_OUTLET})*\s?[-–.]?\Z"
    rf"|(?:{_NAME}|{_CAPITALS}) \(?(?:thực hiện|ghi|lược ghi|tổng hợp|t/h)\)?\.?\Z"
    r"|\(?(?:Tin|Bài|Bài viết|Tin bài|Nhóm PV|PV|Tác giả|Người viết|Đăng bởi|Người đăng|Biên tập|Nguồn tin|Nguồn)"
    r"(?:,| và| -|/)?(?: ?(?:bài|ảnh|clip|video))*\s?: ?(?!(?:[Nn]gân sách|[Vv]ốn|[Kk]inh phí)(?!\w))\S.*\Z"
)
_NAME_IN_CAPITALS = re.compile(rf"{_CAPITALS}\Z")

_MARKER = re.compile(
    r"[-–—+•*●▪◦‣✓➢]+(?=\s)\s*"
    r"|[-–—•●▪](?=[^\W\d_])"
    r"|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,3}\.|\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}\.|[IVX]{1,5}\s?[-–—]|[a-zđA-EĐ]\.)\s+(?=\S)"
    r"|\d{1,2}\.(?=[^\W\d_])"
)
_INLINE_NUMBER = re.compile(
    r"(?<=[.;:!?…] )(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-eđ])[.)]|\((?P<bracketed>\d{1,2})\)) ?(?=[^\W\d_])"
)
_INLINE_DASH = re.compile(r"(?<=[.;:] )[-–+•] ?(?=[^\W\d_])")
_TABLE_ROW = re.compile(r"\||[^\t]+\t|[^|]*\|[^|]*\|[^|]*\|")

_CREDIT = re.compile(
    r"(?P<brackets>\((?:Nguồn ảnh|Nguồn|Hình|Ảnh(?! hưởng)"
    r"|ảnh(?= ?:| minh h| tư liệu| internet| chụp| cắt))[^()]{0,80}\))"
    r"|(?P<plain>(?<!, )(?<!và )(?<!\w)(?:(?:Nguồn ảnh|Ảnh nguồn|Ảnh|Hình ảnh|Hình) ?: ?|Ảnh (?=VGP|TTXVN|VOV)))"
    r"|(?P<illustration>[-–] ?ảnh minh h(?:ọa|oạ)|(?:[-–] ?)?(?<!\w)Ảnh minh h(?:ọa|oạ)(?! cho| của))"
)
_CAPITALIZED = rf"[{_UPPER}][\w&.+-]*(?<!\.)"
_CREDITED = re.compile(
    rf"(?:[^\W\d_]+ ){{1,3}}cung cấp(?!\w)|(?:[\w.&-]{{2,15}}/)?{_CAPITALIZED}(?:[ /]{_CAPITALIZED}){{0,4}}|\S{{1,40}}"
)
_CREDITED_SOURCE = re.compile(r"[.,]? ?\(?(?:Nguồn:? |từ )?[Ii]nternet\)?|\)")
_CLOSING = re.compile(r" ?[.)]+")
_GLUED_CAPITAL = re.compile(rf"(?<=[^\W\d_{_UPPER}])[{_UPPER}]")
_WORD_GOES_ON = re.compile(r" \w")
_OUTLET_BEFORE_DASH = re.compile(rf"(?P<name>\([^()\d]{{2,25}}\)|[\w.&+ ]{{2,25}}?) ?[-–—] (?=[{_UPPER}])")
_SITE = re.compile(r"\w+(?:\.\w+)*\.(?:vn|com|net|org)\Z")

_COUNTER = (
    r"(?:Lượt|Số lượt) (?:xem|đọc)(?=\W*\d)|View count|Ngày (?:đăng|cập nhật|xuất bản)|Đăng (?:lúc|ngày)"
    r"|Cập nhật(?: lúc| lần cuối| ngày)?|Xuất bản(?=\W*\d)"
)
_MOMENT = r"(?:Thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ nhật)(?=\W+(?:ngày )?\d)|\d{1,2}(?::|h|g)\d{2}(?::\d{2})?(?!\w)"
_SMALL_PRINT = (
    r"(?:ngày )?\d{1,2}[/-]\d{1,2}[/-]\d{4}|GMT ?\+ ?7|(?:AM|PM|SA|CH|A)(?!\w)"
    r"|[\d.]++(?![:hg]\d)|[|+,:()·•–/-]|\s"
)
_SECTION_END = re.compile(r" [|–-] ")
_SECTION = re.compile(r"[^|.:;\d]{2,40}")
_TRAIL = re.compile(r"Trang chủ ?[/>»›|][^.;:\d]*\Z")
_FOLLOW = re.compile(
    rf"Theo dõi (?:báo|kênh|trang|[{_UPPER}])[^.:;]{{1,40}} trên (?:Google|Zalo|Facebook|YouTube|TikTok)(?: News)?\.?\Z"
)
_FONT_SIZES = re.compile(r"(?=[^A]*A[^A]*A)(?=[^+]*\+)[\sA+|-]{3,14}\Z")
_BARE_DAY = re.compile(r"(?:Ngày )?\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\Z", re.IGNORECASE)
_TAGS = re.compile(r"(?<!\w)(?:Từ khóa|Từ khoá|Tags?) ?:")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_STOPPED = re.compile(r"[.?!…;,][)\]”\"’»']*\Z")


class LayoutWords(Knowledge):
    """``knowledge/layout.toml``: the fixed phrases of published pages."""

    furniture: tuple[str, ...]
    teaser_headers: tuple[str, ...]
    teaser_openers: tuple[str, ...]
    outlets: tuple[str, ...]
    heading_cues: tuple[str, ...]
    after_credit: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]


@cache
def words() -> LayoutWords:
    """Load the knowledge, once."""
    return load("layout", LayoutWords)


def blocks(text: str, title: str | None = None) -> list[Found]:
    """Give the blocks of a text in order: no two overlap, and together they hold all that is not white space.

    Args:
        text: The article's text.
        title: Its title. Where it equals the first line, that line is the headline; any other title marks none.
            Without one, the form of the first line decides.
    """
    lines = _lines(text, title)
    labels = [_label(text[start:end]) for start, end in lines]
    _label_headline(text, lines, labels, title)
    _label_items(text, lines, labels)
    _label_teasers(text, lines, labels)
    _label_bylines(text, lines, labels)
    found: list[Found] = []
    for (start, end), label in zip(lines, labels, strict=True):
        found += _parts(text, start, end, label)
    return found


def all_sentences(text: str, title: str | None = None) -> list[tuple[int, int]]:
    """Give the sentences of all blocks of a text, as offsets; the arguments are those of ``blocks``."""
    return [span for block in blocks(text, title) for span in sentences(text, block.start, block.end)]


def after_marker(text: str, start: int, end: int) -> int:
    """Give where the words of an item begin, behind ``- ``, ``1. ``, ``a) ``; ``start`` where there is no marker."""
    match = _MARKER.match(text, start, end)
    return match.end() if match and match.end() < end else start


# Lines, and what their own form tells


def _lines(text: str, title: str | None) -> list[tuple[int, int]]:
    """Give the lines without the white space around them; lines wrapped by hand within a sentence are one."""
    spans: list[tuple[int, int]] = []
    offset, end_of_title = 0, 0
    for line in text.split("\n"):
        start, end = offset + len(line) - len(line.lstrip()), offset + len(line.rstrip())
        offset += len(line) + 1
        if start >= end:
            continue
        if not spans and _is_title(line, title):
            end_of_title = end
        if spans and spans[-1][1] != end_of_title and _goes_on(text, *spans[-1], start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _goes_on(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Tell whether the sentence goes on in the very next line: nothing ends it, and a small letter follows."""
    return (
        text[next_start].islower()
        and text[end - 1] not in ".;:?!…"
        and end - start >= SHORTEST_WRAPPED_LINE
        and text.count("\n", end, next_start) == 1
        and _MARKER.match(text, next_start, next_end) is None
        and _start_after_outlet(text, next_start, next_end) == next_start
    )


def _label(line: str) -> str:
    """Label a line by its own form."""
    if _bare(line) in _folded(words().teaser_headers):
        return "furniture"
    if _is_bar(line) or _TAGS.match(line) or _ADDRESS.match(line) or _is_credit(line) or _is_source(line):
        return "furniture"
    if line.startswith(words().teaser_openers):
        return "teaser"
    if _TABLE_ROW.match(line):
        return "paragraph"
    marker = _MARKER.match(line)
    if marker and marker.end() < len(line):
        return "heading" if line[0].isalnum() and _is_heading(line) else "item"
    if _is_caption(line):
        return "caption"
    return "heading" if _is_heading(line) else "paragraph"


def _is_bar(line: str) -> bool:
    """Tell whether a line is a site's bar: buttons, counters, the moment of publication, behind a name or section."""
    if len(line) > LONGEST_HEADING:
        return False
    if _TRAIL.match(line) or _FOLLOW.match(line) or _FONT_SIZES.match(line):
        return True
    bar = _bar_pattern()
    ends = [end for end in _SECTION_END.finditer(line) if _SECTION.fullmatch(line, 0, end.start())]
    return bar.match(line) is not None or any(bar.match(line, end.end()) for end in ends)


@cache
def _bar_pattern() -> re.Pattern[str]:
    """Nothing but small print, and in it one thing at least that is no mere number or date."""
    sure = rf"(?:{any_of(words().furniture)})(?!\w)|{_COUNTER}|{_MOMENT}"
    return re.compile(rf"(?:{_SMALL_PRINT})*+(?:{sure})(?:{sure}|{_SMALL_PRINT})*+\Z", re.IGNORECASE)


def _bare(line: str) -> str:
    return line.rstrip(" .:").casefold()


@cache
def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases)


def _is_title(line: str, title: str | None) -> bool:
    return title is not None and line.split() == title.split()


def _is_credit(line: str) -> bool:
    """Tell whether a line is nothing but a photo's credit: ``Ảnh minh họa.``, ``Ảnh: TTXVN``."""
    credit = _CREDIT.match(line) if len(line) <= LONGEST_BYLINE else None
    return credit is not None and _end_of_credit(line, credit, len(line)) >= len(line.rstrip(" .)"))


def _is_source(line: str) -> bool:
    """Tell whether a line is nothing but the paper it comes from: ``Theo VOV``, ``(TTXVN/Vietnam+)``."""
    plain = line.strip("(). ")
    head, _, outlet = plain.partition(" ")
    if head in ("Theo", "Theo:", "Nguồn", "Nguồn:"):
        return _is_outlet(outlet)
    return line.startswith("(") and _is_outlet(plain)


def _is_outlet(name: str) -> bool:
    """Tell whether this is a paper or site, or several (``TTXVN/Vietnam+``), by name or by the form of an address."""
    names = name.removeprefix("báo ").removeprefix("Báo ").split("/")
    return all(part in words().outlets or _SITE.match(part) for part in names)


def _is_caption(line: str) -> bool:
    """Tell whether a line is a credited caption, or says by its form what is seen."""
    if len(line) > LONGEST_CAPTION:
        return False
    first = next(_captions(line, 0, len(line)), None)
    if first and first[0] == 0 and first[1] >= len(line.rstrip(" .)")):
        return True
    return shows(line)


def _is_heading(line: str) -> bool:
    """Tell whether a line only announces: it is short and has no full stop, or it ends in a colon."""
    if len(line) > LONGEST_HEADING or _STOPPED.search(line) or len(sentences(line)) > 1:
        return False
    if line.endswith(":"):
        return len(line) <= LONGEST_LEAD_IN or any(cue in line.casefold() for cue in words().heading_cues)
    return True


# What a line's place tells


def _label_headline(
    text: str, lines: Sequence[tuple[int, int]], labels: list[str], title: str | None
) -> None:
    """Label the first line that is no bar of the site, where it is the headline."""
    first = next((i for i, label in enumerate(labels[:MOST_BARS]) if label != "furniture"), None)
    if first is None:
        return
    line = text[slice(*lines[first])]
    if title is None:
        is_headline = len(lines) > 1 and len(line) <= LONGEST_HEADLINE and _has_headline_form(line)
    else:
        is_headline = _is_title(line, title)
    if is_headline:
        labels[first] = "headline"


def _has_headline_form(line: str) -> bool:
    return (
        line[0].isupper() and not _STOPPED.search(line) and not line.endswith(":") and not _MARKER.match(line)
    )


def _label_items(text: str, lines: Sequence[tuple[int, int]], labels: list[str]) -> None:
    """Label as items the numbered lines that stand in a row, and the lines ``…;`` under a line ``…:``."""
    numbered = [_numbering(text, start, end) for start, end in lines]
    last = [text[end - 1] for _, end in lines]
    for i, label in enumerate(labels):
        beside = numbered[max(0, i - 1) : i] + numbered[i + 1 : i + 2]
        if label == "heading" and numbered[i] and numbered[i] in beside and last[i] != ":":
            labels[i] = "item"
        if label == "paragraph" and i:
            opens = last[i - 1] == ":" and last[i] == ";"
            unmarked = labels[i - 1] == "item" and after_marker(text, *lines[i - 1]) == lines[i - 1][0]
            if opens or (last[i - 1] == ";" and unmarked):
                labels[i] = "item"


def _numbering(text: str, start: int, end: int) -> str:
    """Give the kind of a line's number, ``1`` or ``a``; Roman numbers head sections, and dashes are items anyhow."""
    match = _MARKER.match(text, start, end)
    if match is None:
        return ""
    number = match.group().strip("(). \t")
    return re.sub(r"\d+", "1", number) if number[:1].isdigit() else "a" if number.islower() else ""


def _label_teasers(text: str, lines: Sequence[tuple[int, int]], labels: list[str]) -> None:
    """Label the short lines under a header of teasers, up to the first that reads like a paragraph."""
    under_header = False
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        if _bare(line) in _folded(words().teaser_headers):
            under_header = True
        elif under_header and len(line) <= LONGEST_HEADLINE and not _STOPPED.search(line):
            labels[i] = "teaser"
        else:
            under_header = False


def _label_bylines(text: str, lines: Sequence[tuple[int, int]], labels: list[str]) -> None:
    """Label as furniture the bylines right under the headline and at the end of the article."""
    end_of_article = len(lines)
    while end_of_article and labels[end_of_article - 1] in ("furniture", "teaser"):
        end_of_article -= 1
    head = labels.index("headline") if "headline" in labels else 0
    last = {end_of_article - 1, end_of_article - 2}
    for i in ({head + 1, head + 2} | last) & set(range(1, end_of_article)):
        start, end = lines[i]
        is_last_in_capitals = i == end_of_article - 1 and _NAME_IN_CAPITALS.match(text[start:end])
        is_posted_on = i <= head + 2 and _BARE_DAY.match(text[start:end])
        if labels[i] in ("heading", "paragraph", "caption") and (
            _is_byline(text[start:end]) or is_last_in_capitals or is_posted_on
        ):
            labels[i] = "furniture"


def _is_byline(line: str) -> bool:
    """Tell whether a line or sentence is nothing but its authors: ``Thu Phương (TTXVN)``, ``Theo VOV``, ``P.V``."""
    return len(line) <= LONGEST_BYLINE and (_BYLINE.match(line) is not None or _is_source(line))


# The parts of one line


def _parts(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut a line into its blocks; only running text is cut."""
    if label not in ("paragraph", "item"):
        yield Found(start, end, label)
        return
    body = _start_after_outlet(text, start, end)
    tail = _start_of_tail(text, body, end)
    yield from _block(text, start, body, "furniture")
    left = body
    for caption_start, caption_end in _captions(text, body, tail):
        yield from _running(text, left, caption_start, label)
        yield from _block(text, caption_start, caption_end, "caption")
        left = caption_end
    yield from _running(text, left, tail, label)
    yield from _block(text, tail, end, "furniture")


def _block(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Give the stretch without the white space around it as a block; nothing where there is nothing else."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    if left < end:
        yield Found(left, start + len(part.rstrip()), label)


def _start_after_outlet(text: str, start: int, end: int) -> int:
    """Give where a paragraph begins behind the paper's name and a dash."""
    match = _OUTLET_BEFORE_DASH.match(text, start, min(end, start + 40))
    if match and (match["name"].startswith("(") or _is_outlet(match["name"])):
        return match.end()
    return start


def _start_of_tail(text: str, start: int, end: int) -> int:
    """Give where the byline and tags at the end of a line begin, others standing before them; ``end`` without any."""
    tags = _TAGS.search(text, max(start, end - LONGEST_HEADLINE), end)
    tail = tags.start() if tags else end
    spans = sentences(text, start, tail)
    if len(spans) > 1 and _is_byline(text[slice(*spans[-1])]):
        return spans[-1][0]
    return tail


def _captions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the photo captions that stand inside a line, each with its credit.

    The caption is the sentence that holds the credit or, where the credit opens one, the sentence before it.
    """
    spans = sentences(text, start, end)
    left, number = start, 0
    for credit in _CREDIT.finditer(text, start, end):
        while number + 1 < len(spans) and spans[number + 1][0] <= credit.start():
            number += 1
        opening = spans[number][0]
        if opening == credit.start() and number:
            opening = spans[number - 1][0]
        if opening < left or credit.start() - opening > LONGEST_CAPTION:
            opening = credit.start()
        if opening >= left:
            left = _end_of_credit(text, credit, end)
            yield opening, left


def _end_of_credit(text: str, credit: re.Match[str], end: int) -> int:
    """Give where a photo's credit ends: at its bracket or behind the names in it, its full stop included."""
    after = credit.end()
    if credit["plain"]:
        names = _CREDITED.match(text, after, end)
        after = _without_next_sentence(text, after, names.end(), end) if names else after
    elif credit["illustration"]:
        source = _CREDITED_SOURCE.match(text, after, end)
        after = source.end() if source else after
    closing = _CLOSING.match(text, after, end)
    return closing.end() if closing else after


def _without_next_sentence(text: str, start: int, names_end: int, end: int) -> int:
    """Give where the names of a credit end if the next sentence is glued to them: ``Ảnh: Thu Hà Sáng 3/7, …``.

    That sentence begins at a word that opens sentences; else, where a small letter or digit follows the names, behind
    an abbreviation (``CTV Đài Khí tượng …``), at a capital that is glued to a small letter (``Thu HàNguyên nhân …``),
    or at the last word of the names.
    """
    names = text[start:names_end]
    opener = _opener_pattern().search(text, start, min(end, names_end + LONGEST_OPENER))
    if opener and opener.start() <= names_end:
        return opener.start()
    if not _WORD_GOES_ON.match(text, names_end, end):
        return names_end
    first, _, others = names.partition(" ")
    if first.isupper() and others[:2].istitle():
        return start + len(first)
    head, space, last = names.rpartition(" ")
    glued = _GLUED_CAPITAL.search(last)
    if glued and not _is_outlet(last):
        return start + len(head) + len(space) + glued.start()
    return start + len(head) if space else names_end


@cache
def _opener_pattern() -> re.Pattern[str]:
    """A space, and words that open a sentence glued to a photographer's name, the sentence going on behind them."""
    return re.compile(rf" (?=(?:{'|'.join(map(re.escape, words().after_credit))}),? \w)")


def _running(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut running text at the captions that carry no credit, then at the items of lists told in one line."""
    left = start
    if end - start >= SHORTEST_ONE_LINE_ARTICLE:
        for span_start, span_end in sentences(text, start, end)[:-1]:
            if span_end - span_start <= LONGEST_CAPTION and not _STOPPED.search(text, span_start, span_end):
                yield from _items(text, left, span_start, label)
                yield Found(span_start, span_end, "caption")
                left = span_end
    yield from _items(text, left, end, label)


def _items(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut running text before the items of a list that stands in it."""
    left = start
    for cut in _item_cuts(text, start, end):
        yield from _block(text, left, cut, label)
        left, label = cut, "item"
    yield from _block(text, left, end, label)


def _item_cuts(text: str, start: int, end: int) -> list[int]:
    """Give where items begin: at numbers or letters that count up from the first, or at dashes after a colon."""
    found = list(_INLINE_NUMBER.finditer(text, start, end))
    for kind, series in (("number", None), ("letter", "abcdđe"), ("bracketed", None)):
        cuts = _counted((match for match in found if match[kind]), kind, series)
        if len(cuts) > 1:
            return cuts
    dashes = [match.start() for match in _INLINE_DASH.finditer(text, start, end)]
    after_colon = next((k for k, dash in enumerate(dashes) if text[dash - 2] == ":"), len(dashes))
    return dashes[after_colon:] if len(dashes) - after_colon > 1 else []


def _counted(matches: Iterable[re.Match[str]], kind: str, series: str | None) -> list[int]:
    """Give the places of those matches that are 1, 2, 3, … in turn, or the letters of ``series``."""
    cuts: list[int] = []
    for match in matches:
        number = len(cuts)
        wanted = str(number + 1) if series is None else series[number : number + 1]
        if match[kind].lstrip("0") == wanted:
            cuts.append(match.start())
    return cuts
