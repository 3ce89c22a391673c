"""How far a push has come: a small file that says which of its events were accepted, so that a re-run sends the rest.

The events of a push always come in one order, so a range of their numbers names them. The file holds no address and
nothing of the records: ``{"push": "<digest>", "finished": false, "accepted": [[0, 200]]}``.
"""

import json
from bisect import bisect_right
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.write.whole import whole_files


class ProgressError(Exception):
    """The file cannot be used; the message says why and what to do."""


class _State(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(extra="forbid")

    push: str
    finished: bool = False
    accepted: list[tuple[int, int]] = []


class Progress:
    """Which events of one push were accepted; ``push`` is the digest that names the push."""

    def __init__(self, path: Path, push: str) -> None:
        self._path = path
        self._state = _State(push=push)

    @classmethod
    def read(cls, path: Path, push: str) -> Self:
        """Read how far a push has come; one that never began, or begins again, has come nowhere.

        Raises:
            ProgressError: The file cannot be read, is none of ours, or holds another push that was not finished.
        """
        progress = cls(path, push)
        try:
            state = _State.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return progress
        except OSError as error:
            raise ProgressError(
                f"{path}: cannot be read ({error.strerror}); name another with --state"
            ) from None
        except ValidationError:
            raise ProgressError(f"{path}: no state of a push; name another file with --state") from None
        if state.push == push:
            progress._state = state
        elif not state.finished:
            raise ProgressError(
                f"{path}: holds a push of other records or to another address that was not finished; "
                "finish that one, or remove the file to give it up"
            )
        return progress

    @property
    def count(self) -> int:
        """How many events were accepted."""
        return sum(end - first for first, end in self._state.accepted)

    def has(self, event: int) -> bool:
        """Say whether an event was accepted."""
        ranges = self._state.accepted
        i = bisect_right(ranges, event, key=lambda bounds: bounds[0]) - 1
        return i >= 0 and event < ranges[i][1]

    def accept(self, first: int, end: int) -> None:
        """Write down that the events from ``first`` until before ``end`` were accepted; raises ``OSError``."""
        merged: list[tuple[int, int]] = []
        for bounds in sorted([*self._state.accepted, (first, end)]):
            if merged and bounds[0] <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(merged[-1][1], bounds[1])
            else:
                merged.append(bounds)
        self._state.accepted = merged
        self._save()

    def finish(self) -> None:
        """Write down that nothing is left; raises ``OSError``."""
        self._state.finished = True
        self._save()

    def _save(self) -> None:
        """Replace the file in one step."""
        with whole_files([self._path]) as (stream,):
            stream.write(json.dumps(self._state.model_dump()).encode() + b"\n")
