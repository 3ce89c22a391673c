"""The cue words of directive clauses, looked up unit by unit (knowledge/directives.toml)."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Annotated

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from extractor.extract.units import WORD, Unit
from extractor.knowledge import Knowledge, load
from extractor.records import TaskKind
from extractor.tag.syllables import fold_syllable


class CueSet(Collection[str]):
    """A set of cue phrases; the longest that begins at a unit is found in time proportional to its length."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = tuple(phrases)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(fold_syllable(word) for word in WORD.findall(phrase))
            self._by_first.setdefault(words[0], []).append(words)
        for candidates in self._by_first.values():
            candidates.sort(key=len, reverse=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(list[str]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._phrases

    def match(self, units: Sequence[Unit], i: int, end: int | None = None) -> int:
        """Count the units of the longest phrase that begins at unit ``i`` and ends by ``end``; 0 where none does."""
        end = len(units) if end is None else end
        if i >= end or units[i].kind not in ("word", "punct"):
            return 0
        for words in self._by_first.get(units[i].text, ()):
            if len(words) <= end - i and all(units[i + k].text == w for k, w in enumerate(words)):
                return len(words)
        return 0

    def ends_at(self, units: Sequence[Unit], end: int, longest: int = 6) -> int:
        """Count the units of the longest phrase that ends just before unit ``end``; 0 where none does."""
        for length in range(min(longest, end), 0, -1):
            if self.match(units, end - length, end) == length:
                return length
        return 0

    def begins(self, text: str) -> bool:
        """Whether a folded text begins with one of the phrases."""
        return any(text.startswith(" ".join(words)) for group in self._by_first.values() for words in group)


class Cues(Knowledge):
    """The lists of knowledge/directives.toml; each is described there."""

    order: CueSet
    strict_order: CueSet
    delegating: CueSet
    needs_addressee: CueSet
    adverb: CueSet
    duty: CueSet
    commitment: CueSet
    lead: CueSet
    coordinate: CueSet
    coordinated_purpose: CueSet
    connective: CueSet
    ordinal: CueSet
    report: CueSet
    done: CueSet
    action: CueSet
    manner: CueSet
    circumstance: CueSet
    speaking_document: CueSet
    people: CueSet
    relative: CueSet
    event: CueSet
    noun_before: CueSet
    planning: CueSet
    deadline_statement: CueSet
    planning_ahead: CueSet
    hand_over: CueSet
    performing: CueSet
    matter: CueSet
    inspector: CueSet
    demonstrative: CueSet
    refusal: CueSet
    goal: CueSet
    result: CueSet
    carried_out: CueSet
    opinion: CueSet
    disclaiming: CueSet
    meeting: CueSet
    ahead: CueSet
    hollow: CueSet
    formula: CueSet
    together: CueSet
    sets_out: CueSet
    document_speech: CueSet
    past_frame: CueSet
    proposal: CueSet
    never_content: CueSet
    speech: CueSet
    unbinding: CueSet
    list_opener: CueSet
    no_announcement: CueSet
    announce: Annotated[dict[TaskKind, CueSet], Field(min_length=3)]


@cache
def cues() -> Cues:
    """Give the cues, read once."""
    return load("directives", Cues)
