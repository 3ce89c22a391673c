"""What the rules know, as data: one TOML file a subject, checked by a pydantic model that refuses unknown keys."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

Model = TypeVar("Model", bound="Knowledge")


class Knowledge(BaseModel):
    """What all knowledge entries and files share: unknown keys are refused, and nothing is changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def load(name: str, model: type[Model]) -> Model:
    """Read ``knowledge/NAME.toml`` into its model; a file that does not fit it raises ``pydantic.ValidationError``."""
    return model.model_validate(tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8")))


def any_of(phrases: Iterable[str], space: str = r"\ ") -> str:
    """Give a pattern for one of some phrases, a longer one before its own beginning.

    ``space`` is the pattern of each blank within them.
    """
    return "|".join(re.escape(p).replace(r"\ ", space) for p in sorted(phrases, key=len, reverse=True))


def any_of_spaced(phrases: Iterable[str]) -> str:
    """Give the same, with any blanks between the words of a phrase."""
    return any_of(phrases, r"\s+")
