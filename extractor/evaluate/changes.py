"""What a change won and lost: an earlier run beside a later one, both against the same gold.

=============  ====================================================================================
``won``        wrong before and right now: found, mended, or no longer made up
``lost``       right before and wrong now: missed, spoilt, or made up
``altered``    wrong both times, but not in the same way
=============  ====================================================================================
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Literal

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS, SHOWN, Error, ErrorKind, errors
from extractor.evaluate.report import Report
from extractor.evaluate.resampling import p_values

Outcome = Literal["won", "lost", "altered"]
OUTCOMES: tuple[Outcome, ...] = ("won", "lost", "altered")


@dataclass(frozen=True, slots=True)
class Change:
    """One mention, document or record that fared otherwise: what was wrong before, what is now."""

    before: Error | None
    after: Error | None

    @property
    def error(self) -> Error:
        """The error it is about: the later one where there are two."""
        error = self.after or self.before
        assert error is not None
        return error

    @property
    def what(self) -> Outcome:
        """Whether it was won, lost or altered."""
        if self.after is None:
            return "won"
        return "lost" if self.before is None else "altered"

    def __str__(self) -> str:
        error = self.error
        then = f"was {_said(self.before)}" if self.before else ""
        now = f"is {_said(self.after)}" if self.after else ""
        how = ", ".join(part for part in (then, now) if part)
        return f"{self.what:7} {error.kind:11} {error.article} {error.text[:SHOWN]!r} {how}"


@dataclass(frozen=True, slots=True)
class Difference:
    """An F1 before and now, and how likely chance alone makes such a difference."""

    before: float
    after: float
    p_value: float

    @property
    def gain(self) -> float:
        """How much was gained; below zero, lost."""
        return self.after - self.before


@dataclass(frozen=True)
class Changes:
    """Two runs against the same gold."""

    old: Report
    new: Report

    @cached_property
    def of(self) -> dict[ErrorKind, list[Change]]:
        """What changed, by label or kind, in the order of articles and their text."""
        return {kind: list(self._of(kind)) for kind in ERROR_KINDS}

    @cached_property
    def counts(self) -> dict[ErrorKind, Counter[Outcome]]:
        """How many were won, lost and altered, by label or kind."""
        return {kind: Counter(change.what for change in changes) for kind, changes in self.of.items()}

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """What became of each score."""
        old, new = ([article.scores for article in run.articles] for run in (self.old, self.new))
        chance = p_values(old, new)
        before, after = self.old.total, self.new.total
        return {name: Difference(before[name].f1, after[name].f1, chance.get(name, nan)) for name in after}

    def _of(self, kind: ErrorKind) -> Iterator[Change]:
        for old, new in zip(self.old.articles, self.new.articles, strict=True):
            yield from changes(old.comparison, new.comparison, kind)

    def __str__(self) -> str:
        sums: Counter[Outcome] = sum(self.counts.values(), Counter())
        return ", ".join(f"{sums[what]} {what}" for what in OUTCOMES)


def changes(old: Comparison, new: Comparison, kind: ErrorKind) -> list[Change]:
    """Give what changed in one article for a label or kind, in text order."""
    before, after = ({error.key: error for error in errors(run, kind)} for run in (old, new))
    found = [
        Change(before.get(key), after.get(key))
        for key in {**before, **after}
        if _said(before.get(key)) != _said(after.get(key))
    ]
    return sorted(found, key=lambda change: (change.error.start, change.what))


def _said(error: Error | None) -> str:
    """Say what was wrong: ``partly right (deadline: 2025, not 2026)``."""
    if error is None:
        return "right"
    wrong = "; ".join(str(field) for field in error.fields)
    return f"partly right ({wrong})" if wrong else error.what
