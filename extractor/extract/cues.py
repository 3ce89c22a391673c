"""The cue words of directive clauses, looked up unit by unit (knowledge/directives.toml)."""

from collections.abc import Sequence
from functools import cache

from extractor.extract.units import WORD, Unit
from extractor.knowledge import Knowledge, load
from extractor.records import TaskKind
from extractor.tag.syllables import fold_syllable


class Announcements(Knowledge):
    """Nouns that announce a list of tasks, by the kind of its items."""

    task: list[str]
    solution: list[str]
    breakthrough: list[str]


class DirectiveCues(Knowledge):
    """The lists of knowledge/directives.toml; each is described there."""

    order: list[str]
    adverb: list[str]
    duty: list[str]
    commitment: list[str]
    lead: list[str]
    coordinate: list[str]
    coordinated_purpose: list[str]
    connective: list[str]
    report: list[str]
    done: list[str]
    action: list[str]
    manner: list[str]
    circumstance: list[str]
    speaking_document: list[str]
    people: list[str]
    relative: list[str]
    event: list[str]
    noun_before: list[str]
    planning: list[str]
    deadline_statement: list[str]
    planning_ahead: list[str]
    hand_over: list[str]
    matter: list[str]
    inspector: list[str]
    demonstrative: list[str]
    refusal: list[str]
    goal: list[str]
    result: list[str]
    carried_out: list[str]
    opinion: list[str]
    disclaiming: list[str]
    meeting: list[str]
    ahead: list[str]
    hollow: list[str]
    together: list[str]
    sets_out: list[str]
    document_speech: list[str]
    past_frame: list[str]
    proposal: list[str]
    never_content: list[str]
    speech: list[str]
    unbinding: list[str]
    list_opener: list[str]
    no_announcement: list[str]
    announce: Announcements


class CueSet:
    """A set of cue phrases; the longest that begins at a unit is found in time proportional to its length."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(fold_syllable(word) for word in WORD.findall(phrase))
            self._by_first.setdefault(words[0], []).append(words)
        for candidates in self._by_first.values():
            candidates.sort(key=len, reverse=True)

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


class Cues:
    """All cue sets of directive clauses, by the names of knowledge/directives.toml."""

    def __init__(self, knowledge: DirectiveCues) -> None:
        for name in DirectiveCues.model_fields:
            if name != "announce":
                setattr(self, name, CueSet(getattr(knowledge, name)))
        self.announce: dict[TaskKind, CueSet] = {
            "breakthrough": CueSet(knowledge.announce.breakthrough),
            "task": CueSet(knowledge.announce.task),
            "solution": CueSet(knowledge.announce.solution),
        }

    order: CueSet
    adverb: CueSet
    duty: CueSet
    commitment: CueSet
    lead: CueSet
    coordinate: CueSet
    coordinated_purpose: CueSet
    connective: CueSet
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


@cache
def cues() -> Cues:
    """Give the cues, read once."""
    return Cues(load("directives", DirectiveCues))
