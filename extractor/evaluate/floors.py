"""Scores that must not fall, kept in a file: raised by a command, lowered only with a reason that stays in it.

::

    [floors]
    "slots tasks" = 0.93

    [[lowered]]
    score = "slots tasks"
    before = 0.941
    after = 0.93
    because = "gold of table rows was wrong and is mended"
    version = "0.1.0"

A floor is an F1 in [0, 1], with three decimals, rounded down.
"""

import json
import tomllib
from collections.abc import Iterator
from math import floor, isnan, nan
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from extractor.evaluate.scores import Scores
from extractor.evaluate.sources import EvaluationError
from extractor.records import Record
from extractor.version import __version__
from extractor.write.printable import one_line

STEP = 1000
"""Steps in which a floor is kept: three decimals."""

Ratio = Annotated[float, Field(ge=0, le=1)]

HEAD = """\
# Scores that must not fall (F1): `extractor evaluate --floors` fails where one does. That command writes this file:
# --raise-floors raises it to the present scores, --lower 'SCORE=VALUE' --because 'REASON' lowers one.
"""


class Lowering(Record):
    """That a floor was lowered: from where, to where, why, and with which version."""

    score: str
    before: Ratio
    after: Ratio
    because: str = Field(min_length=1)
    version: str


class Floors(Record):
    """The floors by the name of their score, and what was lowered, oldest first."""

    floors: dict[str, Ratio] = Field(default_factory=dict)
    lowered: list[Lowering] = Field(default_factory=list)

    def fallen(self, scores: Scores) -> Iterator[str]:
        """Give, in a line each, the scores that are below their floor or not known any more."""
        for name, limit in self.floors.items():
            score = scores[name].f1 if name in scores else nan
            if isnan(score):
                yield f"{name}: nothing to score, where its floor is {limit:.3f}"
            elif _down(score) < limit:
                yield f"{name}: {score:.4f} is below its floor {limit:.3f}"

    def raised(self, scores: Scores) -> "Floors":
        """Give the floors at the present scores where these are higher; a score without a floor gets one."""
        reached = {name: _down(tally.f1) for name, tally in scores.items() if not isnan(tally.f1)}
        names = dict.fromkeys([*reached, *self.floors])
        floors = {name: max(reached.get(name, 0.0), self.floors.get(name, 0.0)) for name in names}
        return self.model_copy(update={"floors": floors})

    def lower(self, name: str, value: float, because: str) -> "Floors":
        """Give the floors with one lowered, and the reason with it.

        Raises:
            EvaluationError: there is no such floor, the value is not below it, or the reason is empty.
        """
        before = self.floors.get(name)
        if before is None:
            raise EvaluationError(f"--lower {name!r}: no such floor; there are {', '.join(self.floors)}")
        if not 0 <= value < before:
            raise EvaluationError(f"--lower {name!r}: {value} is not below its floor {before:.3f}, or no F1")
        if not because.strip():
            raise EvaluationError("--lower: say why with --because; the reason stays in the file")
        reason = Lowering(
            score=name, before=before, after=value, because=one_line(because), version=__version__
        )
        return Floors(floors={**self.floors, name: value}, lowered=[*self.lowered, reason])


def read_floors(path: Path, missing_ok: bool = False) -> Floors:
    """Read a file of floors; ``missing_ok`` gives none where there is no file yet.

    Raises:
        EvaluationError: the file cannot be read, is no TOML, or holds something else.
    """
    if missing_ok and not path.exists():
        return Floors()
    try:
        return Floors.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EvaluationError(f"{path}: no TOML ({error}); write it anew with --raise-floors") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise EvaluationError(f"{path}: {place}: {first['msg']}; see docs/evaluation.md") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors to a file.

    Raises:
        EvaluationError: the file cannot be written.
    """
    lines = [HEAD, "[floors]", *(f"{_quoted(name)} = {value:.3f}" for name, value in floors.floors.items())]
    for lowering in floors.lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {_toml(value)}" for key, value in lowering)]
    try:
        path.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written ({error.strerror})") from error


def _down(ratio: float) -> float:
    """Round a ratio down to the step below it; one that is a hair short of a step by computing stays on it."""
    return floor(ratio * STEP + 1e-9) / STEP


def _toml(value: str | float) -> str:
    """Write a value as TOML does."""
    return _quoted(value) if isinstance(value, str) else f"{value:.3f}"


def _quoted(text: str) -> str:
    """Write a string as TOML does: as JSON does, which ``one_line`` has freed of the controls TOML refuses."""
    return json.dumps(text, ensure_ascii=False)
