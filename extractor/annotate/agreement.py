"""How far two annotators of the same articles agree: F1 and Cohen's kappa, by label and by field.

F1 is the same whichever of the two is taken for gold. Kappa leaves out what chance would give; it is told where there
is something to agree on by chance: of each word, whether it belongs to a mention of a label, and of records that
both have, fields with a few values to choose from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.likeness import WORD, Row
from extractor.evaluate.report import report, shown
from extractor.evaluate.scores import LABELS
from extractor.evaluate.slots import RecordKind
from extractor.records import Label

if TYPE_CHECKING:
    from rich.table import Table

Choice = tuple[object, object]
"""What either annotator says of one thing."""

CHOSEN: dict[RecordKind, tuple[str, ...]] = {"tasks": ("kind", "relation"), "targets": ("comparator",)}
"""The fields of records that are chosen from a few values."""

CHOSEN_OF_DOCUMENTS = ("type", "role")


@dataclass(frozen=True, slots=True)
class Agreement:
    """On what two annotators agree: an F1 or a kappa, not a number where there is none; and of how many things."""

    name: str
    f1: float
    kappa: float
    things: int


def agreement(comparisons: Sequence[Comparison]) -> list[Agreement]:
    """Give the agreement on mentions, entities, documents and records, label by label and field by field."""
    scored = report(comparisons)
    chosen = {
        **{f"mention {label} strict": _words(comparisons, label) for label in LABELS},
        **{f"document {field}": list(_documents(comparisons, field)) for field in CHOSEN_OF_DOCUMENTS},
        **{f"{kind} {f}": list(_records(comparisons, kind, f)) for kind, fs in CHOSEN.items() for f in fs},
    }
    figures = {**scored.total, **scored.fields}
    names = dict.fromkeys([*figures, *chosen])
    return [
        Agreement(
            name,
            figures[name].f1 if name in figures else nan,
            kappa(chosen[name]) if name in chosen else nan,
            int(figures[name].gold) if name in figures else len(chosen[name]),
        )
        for name in names
    ]


def table(found: Iterable[Agreement], title: str) -> "Table":
    """Lay out the agreement for a terminal."""
    from rich.table import Table

    grid = Table("", title=title, title_justify="left")
    for heading in ("F1", "kappa", "in A"):
        grid.add_column(heading, justify="right")
    for row in found:
        grid.add_row(row.name, shown(row.f1), shown(row.kappa), str(row.things))
    return grid


def kappa(choices: Iterable[Choice]) -> float:
    """Give Cohen's kappa: 1 for full agreement, 0 for what chance gives; not a number where there is no choice.

    >>> kappa([("task", "task"), ("task", "task"), ("solution", "solution"), ("solution", "task")])
    0.5
    """
    counts = Counter(choices)
    total = counts.total()
    if not total:
        return nan
    agreed = sum(n for (a, b), n in counts.items() if a == b) / total
    sides: tuple[Counter[object], Counter[object]] = (Counter(), Counter())
    for choice, n in counts.items():
        for side, value in zip(sides, choice, strict=True):
            side[value] += n
    by_chance = sum(n * sides[1][value] for value, n in sides[0].items()) / total**2
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else nan


def _words(comparisons: Sequence[Comparison], label: Label) -> list[Choice]:
    """Say of each word of the articles whether either annotator has it in a mention of a label."""
    found: list[Choice] = []
    for comparison in comparisons:
        sides = (comparison.gold["mentions"], comparison.pred["mentions"])
        gold, pred = (_covered(side, label) for side in sides)
        found += ((m.start() in gold, m.start() in pred) for m in WORD.finditer(comparison.text))
    return found


def _covered(mentions: Sequence[Row], label: Label) -> set[int]:
    """Give the characters that mentions of a label cover."""
    return {at for m in mentions if m["label"] == label for at in range(m["start"], m["end"])}


def _documents(comparisons: Sequence[Comparison], field: str) -> Iterator[Choice]:
    """Give what either says in a field of the documents that both have."""
    for c in comparisons:
        for i, j in c.documents:
            yield c.gold["documents"][i].get(field), c.pred["documents"][j].get(field)


def _records(comparisons: Sequence[Comparison], kind: RecordKind, field: str) -> Iterator[Choice]:
    """Give what either says in a field of the records that both have."""
    for c in comparisons:
        for i, j in c.records(kind):
            yield c.gold[kind][i].get(field), c.pred[kind][j].get(field)
