"""The sentence a record stands in."""

from bisect import bisect_left, bisect_right
from operator import itemgetter

from extractor.segment.sentences import sentences

Spans = list[tuple[int, int]]


def holding(spans: Spans, start: int, end: int) -> tuple[int, int]:
    """Give where the sentences that hold ``start:end`` begin and end; ``spans`` are in text order."""
    first, last = bisect_right(spans, start, key=itemgetter(1)), bisect_left(spans, (end,))
    held = spans[first:last] or [(start, end)]
    return min(start, held[0][0]), max(end, held[-1][1])


class Quotes:
    """Quotes the sentences of one text, looking only at the lines that are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[tuple[int, int], Spans] = {}

    def around(self, start: int, end: int) -> str:
        """Give the sentence, or sentences, that hold ``text[start:end]``."""
        line = self._text.rfind("\n", 0, start) + 1, self._line_end(end)
        if line not in self._lines:
            self._lines[line] = sentences(self._text, *line)
        first, last = holding(self._lines[line], start, end)
        return self._text[first:last]

    def _line_end(self, offset: int) -> int:
        """Give where the line of an offset ends."""
        found = self._text.find("\n", offset)
        return len(self._text) if found < 0 else found
