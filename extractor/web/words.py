"""The page's words in two languages, and values as each of them says them.

Vietnamese says a value as an officer writes it (``trước 15/6/2025``); English as the records do (``before
2025-06-15``).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from extractor.records import Document, Target, Task
from extractor.write import wording
from extractor.write.printable import one_line

Language = Literal["vi", "en"]
WORDS = Path(__file__).with_name("words.toml")


class Words:
    """One language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.other: Language = "vi" if language == "en" else "en"

    def say(self, name: str, *values: str) -> str:
        """Give a word or sentence of the page by its name (``frame.home``), its gaps filled; ``KeyError`` for none."""
        return _words()[name][self.language].format(*values)

    def table(self, name: str) -> dict[str, str]:
        """Give all words of a table, their gaps open."""
        prefix = f"{name}."
        return {
            key.removeprefix(prefix): word[self.language]
            for key, word in _words().items()
            if key.startswith(prefix)
        }

    def status(self, code: int) -> str:
        """Say what a status of HTTP means to a reader."""
        name = f"status.{code}"
        return self.say(name if name in _words() else "status.other")

    def date(self, value: str | None) -> str:
        """Say a date; empty for none."""
        if not value or self.language == "en":
            return one_line(value or "")
        return one_line(wording.date_in_words(value))

    def deadline(self, task: Task) -> str:
        """Say by when; empty for no deadline."""
        if self.language == "vi":
            return one_line(wording.deadline_in_words(task))
        return one_line(f"{task.relation or ''} {task.deadline or ''}")

    def frequency(self, value: str | None) -> str:
        """Say how often; empty for nothing."""
        if not value or self.language == "en":
            return one_line(value or "")
        return one_line(wording.frequency_in_words(value))

    def figure(self, target: Target) -> str:
        """Say what is to be reached."""
        if self.language == "vi":
            return one_line(wording.figure_in_words(target))
        bounds = dict.fromkeys(f"{bound:g}" for bound in (target.low, target.high) if bound is not None)
        return one_line(f"{target.comparator} {'–'.join(bounds)} {target.unit or ''}")

    def kind(self, task: Task) -> str:
        """Name the kind of a task."""
        return wording.KINDS[task.kind] if self.language == "vi" else task.kind

    def role(self, document: Document) -> str:
        """Name the role of a document."""
        return wording.ROLES[document.role] if self.language == "vi" else document.role


@cache
def _words() -> dict[str, dict[str, str]]:
    """Read the words: by name, then by language."""
    tables = tomllib.loads(WORDS.read_text("utf-8"))
    return {f"{table}.{name}": word for table, words in tables.items() for name, word in words.items()}
