"""Layout: cut a text into blocks, each a headline, heading, paragraph, list item, caption, teaser or site furniture.

A block is a line, or a part of one: published articles often have all on one line. What each label means for the stages
after it: headlines and captions yield mentions but no records, teasers mentions only, furniture nothing. A false
``furniture`` loses content, so only what has the form of it gets that label. Accepted, one form a line:

- headline   the first line, where it is the article's title; where no title is known, a first line without a full stop
- heading    ``5 nhiệm vụ trọng tâm:``, ``I. MỤC TIÊU``, ``Giai đoạn 1:``, a short line without a full stop
- item       ``- …``, ``+ …``, ``• …``, ``1. …``, ``1) …``, ``a) …``, ``(1) …``; also ``…: 1. …; 2. …`` and ``…: - …. - …`` inside a line
- caption    ``Quang cảnh Hội nghị``, ``… (Ảnh: Báo Xây dựng)``, ``… Ảnh: VGP/Lê Sơn``, ``… - Ảnh minh họa``; inside a line too,
             with the sentence it is credited for, and a sentence without a full stop before one that plainly opens
- teaser     ``>> …``, ``Xem thêm: …``, the short lines under ``Tin liên quan``
- furniture  ``Chia sẻ``, ``Ảnh minh họa.``, ``Tin đọc nhiều``, ``Ngày đăng 1/2/2020 | View count: 68``, ``Theo VOV``,
             a byline (``Việt An``, ``Thu Phương (TTXVN)``, ``Tin, ảnh: Lê Hằng``), a paper before its dash (``GD&TĐ - …``)
- paragraph  everything else
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.knowledge import Knowledge, load
from extractor.layers import Found
from extractor.segment.sentences import sentences

LONGEST_HEADING = 150
"""Characters; a longer line without a full stop is a paragraph whose full stop was lost."""

LONGEST_HEADLINE = 250
"""Characters of a first line that may be the headline though no title is known."""

LONGEST_CAPTION = 350
"""Characters of a sentence that may be the caption of the credit after it; before a longer one only the credit is."""

LONGEST_BYLINE = 60
"""Characters of a line or last sentence that may be nothing but a byline."""

SHORTEST_ONE_LINE_ARTICLE = 600
"""Characters of a line that may hold captions without any credit: only where a whole article stands on one line."""

_MARKER = re.compile(
    r"[-–—+•*●▪◦‣✓➢]+(?=\s)\s*"
    r"|[-–—•●▪](?=[^\W\d_])"
    r"|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,3}\.|\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}\.|[IVX]{1,5}\s?[-–—]|[a-zđA-EĐ]\.)\s+(?=\S)"
    r"|\d{1,2}\.(?=[^\W\d_])"
)
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SYLLABLE = rf"[{_UPPER}][^\W\d_{_UPPER}]*"
_NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,3}}"
_OUTLET_AFTER = r"(?:\s?[/(|–-]\s?[\w.&+/ -]{2,25}\)?)?"
_BYLINE = re.compile(
    rf"(?:(?:{_NAME}|P\.?V\.?|BBT|BT){_OUTLET_AFTER}(?:\s?[,–-]\s?{_NAME}{_OUTLET_AFTER})*\s?[-–.]?)\Z"
    r"|\(?(?:Tin|Bài|Bài viết|Tin bài|Nhóm PV|PV|Tác giả|Người viết|Biên tập|Nguồn tin|Nguồn)(?:,| và| -|/)?(?: ?(?:bài|ảnh|clip|video))*\s?: ?\S.*\Z"
)
_PARENTHESIZED_CREDIT = (
    r"\((?:Nguồn ảnh|Nguồn|Hình|Ảnh(?! hưởng)|ảnh(?= ?:| minh h| tư liệu| internet| chụp| cắt))[^()]{0,80}\)"
)
_PLAIN_CREDIT = r"(?<![\w,] )(?<!\w)(?:(?:Nguồn ảnh|Ảnh nguồn|Ảnh|Hình ảnh|Hình) ?: ?|Ảnh (?=VGP|TTXVN|VOV|TL\b|[Ii]nternet))"
_ILLUSTRATION = r"[-–] ?[Ảả]nh minh h(?:ọa|oạ)|(?<![\w,] )Ảnh minh h(?:ọa|oạ)(?! cho| của)"
_CREDIT = re.compile(
    rf"(?P<brackets>{_PARENTHESIZED_CREDIT})|(?P<plain>{_PLAIN_CREDIT})|(?P<illustration>{_ILLUSTRATION})"
)
_CAPITALIZED = rf"[{_UPPER}][\w&.+-]*(?<!\.)"
_CREDITED = re.compile(rf"(?:[\w.&-]{{2,15}}/)?{_CAPITALIZED}(?:[ /]{_CAPITALIZED}){{0,4}}|\S{{1,40}}")
_METADATA = re.compile(
    r"(?:Ngày đăng|Cập nhật|Đăng lúc|Thời gian đăng|Lượt xem|Lượt đọc|View count|Số lượt xem)\b.*\d"
    r"|(?:Thứ (?:hai|ba|tư|năm|sáu|bảy)|Chủ nhật),? (?:ngày )?\d{1,2}/\d{1,2}/\d{4}.{0,30}\Z"
    r"|\d{1,2}[:h]\d{2}(?: ?[AP]M)?[ ,|-]+(?:ngày )?\d{1,2}/\d{1,2}/\d{4}\Z"
    r"|\d{1,2}/\d{1,2}/\d{4}[ ,|-]+\d{1,2}[:h]\d{2}(?: ?[AP]M)?(?: ?\(?GMT ?\+ ?7\)?)?\Z"
    r"|https?://\S+\Z|www\.\S+\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…;,][)\]”\"’»']*\Z")
_INLINE_NUMBER = re.compile(
    r"(?<=[.;:!?…] )(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-eđ])[.)]|\((?P<bracketed>\d{1,2})\)) ?(?=[^\W\d_])"
)
_INLINE_DASH = re.compile(r"(?<=[.;:] )[-–+•] ?(?=[^\W\d_])")


class LayoutWords(Knowledge):
    """``knowledge/layout.toml``: the fixed phrases of published pages."""

    furniture: tuple[str, ...]
    teaser_headers: tuple[str, ...]
    teaser_openers: tuple[str, ...]
    outlets: tuple[str, ...]
    caption_openers: tuple[str, ...]
    caption_cues: tuple[str, ...]
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
    lines = _paragraphs(text)
    labels = [_label(text[a:b]) for a, b in lines]
    _label_headline(text, lines, labels, title)
    _label_neighbours(text, lines, labels)
    found: list[Found] = []
    for (start, end), label in zip(lines, labels, strict=True):
        found += _parts(text, start, end, label)
    return found


def after_marker(text: str, start: int, end: int) -> int:
    """Give where the words of a list item begin: behind ``- ``, ``1. ``, ``a) ``; ``start`` where there is no marker."""
    match = _MARKER.match(text, start, end)
    return match.end() if match and match.end() < end else start


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Give the lines without the white space around them; a line that plainly goes on in the next is one with it."""
    spans: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        start = offset + len(line) - len(line.lstrip())
        end = offset + len(line.rstrip())
        if start < end:
            if (
                spans
                and text.count("\n", spans[-1][1], start) == 1
                and _goes_on(text, *spans[-1], start, end)
            ):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        offset += len(line) + 1
    return spans


def _goes_on(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Tell whether a line break stands inside a sentence (hard-wrapped text): nothing ends, and a small letter follows."""
    return (
        text[next_start].islower()
        and text[end - 1] not in ".;:?!…"
        and _MARKER.match(text, next_start, next_end) is None
    )


def _label(line: str) -> str:
    """Label a line by its own form alone."""
    folded = line.rstrip(" .:").casefold()
    if folded in _folded(words().furniture) or _METADATA.match(line) or _is_credit_alone(line):
        return "furniture"
    if folded in _folded(words().teaser_headers):
        return "furniture"
    if line.startswith(words().teaser_openers):
        return "teaser"
    marker = _MARKER.match(line)
    if marker and marker.end() < len(line):
        return "heading" if _is_heading(line) and line[0] not in "-–+•*" else "item"
    if _is_caption(line):
        return "caption"
    return "heading" if _is_heading(line) else "paragraph"


@cache
def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases)


def _is_credit_alone(line: str) -> bool:
    """Tell whether a line is nothing but ``Ảnh minh họa.``, ``Ảnh: TTXVN`` or ``Theo VOV``."""
    credit = _CREDIT.match(line)
    if (
        credit
        and len(line) <= LONGEST_BYLINE
        and _end_of_credit(line, credit, len(line)) >= len(line.rstrip(" .)"))
    ):
        return True
    head, _, outlet = line.partition(" ")
    return (
        head in ("Theo", "Nguồn", "Nguồn:")
        and outlet.rstrip(".").removeprefix("báo ").removeprefix("Báo ") in words().outlets
    )


def _is_caption(line: str) -> bool:
    """Tell whether a line ends in a photo's credit, or is a short line without a full stop that says what is seen."""
    if len(line) > LONGEST_CAPTION:
        return False
    credit = next(_CREDIT.finditer(line), None)
    if credit and _end_of_credit(line, credit, len(line)) >= len(line.rstrip(" .)")):
        return True
    if _SENTENCE_END.search(line) or line.endswith(":"):
        return False
    return line.startswith(words().caption_openers) or any(cue in line for cue in words().caption_cues)


def _is_heading(line: str) -> bool:
    """Tell whether a short line only announces: it has no full stop, or it ends in a colon after a heading's words."""
    if len(line) > LONGEST_HEADING or _SENTENCE_END.search(line):
        return False
    if line.endswith(":"):
        return len(line) <= LONGEST_HEADING // 2 or any(
            cue in line.casefold() for cue in words().heading_cues
        )
    return True


def _label_headline(
    text: str, lines: Sequence[tuple[int, int]], labels: list[str], title: str | None
) -> None:
    """Label the first line, where it is the headline."""
    if not lines:
        return
    first = text[lines[0][0] : lines[0][1]]
    if title is not None:
        is_headline = " ".join(first.split()) == " ".join(title.split())
    else:
        is_headline = len(lines) > 1 and len(first) <= LONGEST_HEADLINE and _has_headline_form(first)
    if is_headline:
        labels[0] = "headline"


def _has_headline_form(line: str) -> bool:
    return (
        not _SENTENCE_END.search(line)
        and not line.endswith(":")
        and _MARKER.match(line) is None
        and line[0].isupper()
    )


def _label_neighbours(text: str, lines: Sequence[tuple[int, int]], labels: list[str]) -> None:
    """Label what only its place tells: bylines near the headline and at the end, lines under ``Tin liên quan``."""
    under_teasers = False
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        if line.rstrip(" .:").casefold() in _folded(words().teaser_headers):
            under_teasers = True
        elif under_teasers and len(line) <= LONGEST_HEADLINE and not _SENTENCE_END.search(line):
            labels[i] = "teaser"
        else:
            under_teasers = False
        near_an_end = i > 0 and (i <= 2 or labels[i + 1 :] == ["furniture"] * (len(lines) - i - 1))
        if near_an_end and labels[i] in ("heading", "paragraph", "caption") and _is_byline(line):
            labels[i] = "furniture"


def _is_byline(line: str) -> bool:
    return len(line) <= LONGEST_BYLINE and _BYLINE.match(line) is not None


def _parts(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut a line into its blocks; only running text is cut."""
    if label not in ("paragraph", "item"):
        yield Found(start, end, label)
        return
    body = _start_after_outlet(text, start, end)
    tail = _start_of_byline(text, body, end)
    yield from _trimmed(text, start, body, "furniture")
    left = body
    for caption_start, caption_end in _captions(text, body, tail):
        yield from _running(text, left, caption_start, label)
        yield from _trimmed(text, caption_start, caption_end, "caption")
        left = caption_end
    yield from _running(text, left, tail, label)
    yield from _trimmed(text, tail, end, "furniture")


def _trimmed(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Give the stretch without the white space around it as a block; nothing where there is nothing else."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    if left < end:
        yield Found(left, start + len(part.rstrip()), label)


def _start_after_outlet(text: str, start: int, end: int) -> int:
    """Give where a paragraph begins behind the paper's name and a dash: ``GD&TĐ - Sở …``, ``(TTXVN) – Ngày …``."""
    head = text[start : min(end, start + 40)]
    match = re.match(rf"\(?([\w.&+ ]{{2,25}}?)\)? ?[-–—] (?=[{_UPPER}])", head)
    return start + match.end() if match and match.group(1).rstrip(")") in words().outlets else start


def _start_of_byline(text: str, start: int, end: int) -> int:
    """Give where the last sentence begins, if it is nothing but a byline and others stand before it; else ``end``."""
    spans = sentences(text, start, end)
    if len(spans) < 2 or not _is_byline(text[spans[-1][0] : end]):
        return end
    return spans[-1][0]


def _captions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the photo captions that stand inside a line, each with its credit."""
    spans = sentences(text, start, end)
    left, number = start, 0
    for credit in _CREDIT.finditer(text, start, end):
        while number + 1 < len(spans) and spans[number + 1][0] <= credit.start():
            number += 1
        caption_start = credit.start()
        opening = spans[number][0]
        if opening == credit.start() and number:
            opening = spans[number - 1][0]
        if left <= opening and credit.start() - opening <= LONGEST_CAPTION:
            caption_start = opening
        caption_end = _end_of_credit(text, credit, end)
        if caption_start >= left:
            yield caption_start, caption_end
            left = caption_end


def _end_of_credit(text: str, credit: re.Match[str], end: int) -> int:
    """Give where a photo's credit ends: at its bracket, or behind the names that follow, its full stop included.

    Where the next sentence is glued to a name (``Ảnh: Thu Hà Sáng 3/7, …``), its first word is not the name's: it is
    a word that opens sentences, or the last capital before a small letter or digit.
    """
    after = credit.end()
    if credit.group("plain"):
        match = _CREDITED.match(text, after, end)
        after = _without_next_sentence(text, after, match.end(), end) if match else after
    elif credit.group("illustration"):
        source = re.compile(r"[.,]? ?\(?(?:Nguồn:? |từ )?[Ii]nternet\)?|\)").match(text, after, end)
        after = source.end() if source else after
    closing = re.compile(r" ?[.)]+").match(text, after, end)
    return closing.end() if closing else after


def _without_next_sentence(text: str, start: int, names_end: int, end: int) -> int:
    """Give where the names of a credit end, leaving the first words of the sentence that is glued to them."""
    names = text[start:names_end]
    for match in re.finditer(r" ", names):
        if text.startswith(words().after_credit, start + match.end()):
            return start + match.start()
    if " " in names and re.compile(r" [\w]").match(text, names_end, end):
        return start + names.rindex(" ")
    return names_end


def _running(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut running text at the captions that carry no credit, and at the items of a list told in one line."""
    left = start
    if end - start >= SHORTEST_ONE_LINE_ARTICLE:
        spans = sentences(text, start, end)
        for span_start, span_end in spans[:-1]:
            if (
                not _SENTENCE_END.search(text, span_start, span_end)
                and span_end - span_start <= LONGEST_CAPTION
            ):
                yield from _items(text, left, span_start, label)
                yield Found(span_start, span_end, "caption")
                left = span_end
    yield from _items(text, left, end, label)


def _items(text: str, start: int, end: int, label: str) -> Iterator[Found]:
    """Cut running text before the items of a list that stands in it: ``…: 1. …; 2. …``, ``…: - …. - …``."""
    left = start
    for cut in _item_cuts(text, start, end):
        yield from _trimmed(text, left, cut, label)
        left, label = cut, "item"
    yield from _trimmed(text, left, end, label)


def _item_cuts(text: str, start: int, end: int) -> list[int]:
    """Give where the items begin: numbers or letters that count up from the first, or dashes after a colon."""
    for kind in ("number", "letter", "bracketed"):
        cuts: list[int] = []
        for match in _INLINE_NUMBER.finditer(text, start, end):
            wanted = "abcdđe"[len(cuts) : len(cuts) + 1] if kind == "letter" else str(len(cuts) + 1)
            if match.group(kind) and match.group(kind).lstrip("0") == wanted:
                cuts.append(match.start())
        if len(cuts) > 1:
            return cuts
    dashes = [match.start() for match in _INLINE_DASH.finditer(text, start, end)]
    while dashes and text[dashes[0] - 2] != ":":
        dashes.pop(0)
    return dashes if len(dashes) > 1 else []
