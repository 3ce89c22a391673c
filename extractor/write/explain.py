"""Why an article has a record: the rule and cue that made it, where to mend the rule, the sentence, its mentions.

task-ac6dbc5a30  kiểm tra các chợ đầu mối trước ngày 15/6
  rule lead: B leads, C takes part: `B chủ trì, phối hợp với C X`
  cue “chủ trì”; see extractor/knowledge/directives.toml, extractor/extract/orders.py
    Sở Y tế chủ trì, phối hợp với Công an tỉnh ⟦kiểm tra các chợ đầu mối trước ngày 15/6⟧.
    ngày 15/6 = 2025-06-15 (DATE by date:day)
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from rich.text import Text

from extractor.knowledge import Knowledge, load
from extractor.records import Assignment, Document, Extraction, Mention, Spanned, Target, Task
from extractor.segment.layout import all_sentences
from extractor.write.names import Names, document_name
from extractor.write.printable import one_line
from extractor.write.quotes import holding
from extractor.write.screen import STYLES

Explained = Mention | Document | Task | Target | Assignment

_OPEN, _CLOSE = "⟦", "⟧"
"""What stands around a record in its sentence."""


class Rule(Knowledge):
    """A rule: the ``source`` that records carry, what it means, the files that hold it, a text that it reads."""

    source: str
    means: str
    where: list[str]
    example: str


class Rules(Knowledge):
    """knowledge/rules.toml."""

    rule: list[Rule]


@cache
def rules() -> dict[str, Rule]:
    """Give the rules by their sources."""
    return {rule.source: rule for rule in load("rules", Rules).rule}


def rule_of(source: str) -> Rule | None:
    """Give the rule that a record names; ``relative:year:-1`` is a case of ``relative``."""
    return rules().get(source) or rules().get(source.partition(":")[0])


def chosen(extraction: Extraction, record: str | None) -> list[Explained]:
    """Give the records and mentions whose ids are or begin with ``record``; all records where it is none."""
    records: list[Explained] = [
        *extraction.tasks,
        *extraction.assignments,
        *extraction.targets,
        *extraction.documents,
    ]
    if record is None:
        return records
    found = [one for one in (*records, *extraction.mentions) if one.id.startswith(record)]
    return [one for one in found if one.id == record] or found


class Explainer:
    """Explains the records of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = extraction.article.text
        self._names = Names(extraction)
        self._sentences = all_sentences(self._text, extraction.article.title)
        self._starts = [mention.start for mention in extraction.mentions]

    def explain(self, record: Explained) -> Text:
        """Explain one record, in a few lines."""
        lines = [self._title(record), *_rule(record)]
        place = self._place(record)
        if place is not None:
            lines.append(Text("    ") + self._quote(*place))
            lines += self._mentions(*place)
        return Text("\n").join(lines)

    def _title(self, record: Explained) -> Text:
        """Name the record: its id and what it says."""
        said = document_name(record) if isinstance(record, Document) else record.text
        return Text.assemble((record.id, "bold"), "  ", one_line(said))

    def _place(self, record: Explained) -> tuple[int, int] | None:
        """Give the offsets of a record; a document has those of its code, where the text has it."""
        if isinstance(record, Spanned):
            return record.start, record.end
        codes = (m for m in self._extraction.mentions if m.label == "CODE" and m.value == record.code)
        return next(((m.start, m.end) for m in codes), None)

    def _quote(self, start: int, end: int) -> Text:
        """Give the sentences that hold a record, with the record marked and its mentions coloured."""
        first, last = holding(self._sentences, start, end)
        return Text("").join(
            [
                self._coloured(first, start),
                Text(_OPEN, "bold"),
                self._coloured(start, end),
                Text(_CLOSE, "bold"),
                self._coloured(end, last),
            ]
        )

    def _coloured(self, start: int, end: int) -> Text:
        """Give a stretch of the article on one line, its mentions coloured."""
        text, at = Text(), start
        for mention in self._inside(start, end):
            text.append(_flat(self._text[at : mention.start]))
            text.append(_flat(mention.text), STYLES[mention.label])
            at = mention.end
        return text.append(_flat(self._text[at:end]))

    def _inside(self, start: int, end: int) -> list[Mention]:
        """Give the mentions inside a stretch of the article."""
        following = self._extraction.mentions[bisect_left(self._starts, start) :]
        return list(takewhile(lambda mention: mention.end <= end, following))

    def _mentions(self, start: int, end: int) -> Iterator[Text]:
        """Say of each mention inside a record what it is and which rule found it."""
        for mention in self._inside(start, end):
            named = self._names.entity(mention.entity) or mention.value
            means = f" = {one_line(named)}" if named and named != mention.text else ""
            name = Text(one_line(mention.text), STYLES[mention.label])
            yield Text.assemble("    ", name, f"{means} ({mention.label} by {mention.source})")


def explained(extraction: Extraction, records: Iterable[Explained]) -> Iterator[Text]:
    """Explain records of an extraction, one by one."""
    explainer = Explainer(extraction)
    return (explainer.explain(record) for record in records)


def _rule(record: Explained) -> Iterator[Text]:
    """Say which rule and cue made a record, what the rule means, and where its words and its code live."""
    rule = rule_of(record.source or "")
    if rule is None:
        yield Text(f"  rule {record.source or 'unknown'}, which rules.toml does not tell of")
        return
    cue = None if isinstance(record, Mention | Document) else record.cue
    yield Text(f"  rule {record.source}: {rule.means}")
    yield Text(
        f"  {f'cue “{one_line(cue)}”; ' if cue else ''}see " + ", ".join(f"extractor/{w}" for w in rule.where)
    )


def _flat(text: str) -> str:
    """Give printable text on one line; a blank at either end stays one."""
    inside = one_line(text)
    if not inside:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inside + (" " if text[-1].isspace() else "")
