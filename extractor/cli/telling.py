"""What every command tells a person, and how it ends.

Failures, the progress bar and what ends a command go to standard error; what was asked for goes to standard
output. All of it passes ``printable``: text from articles, paths and error messages is never obeyed by the
terminal.
"""

import os
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from extractor.read import Failure

FAILED, WRONG_USAGE, BROKEN_OFF = 1, 2, 130
"""Exit statuses: an article failed; the command cannot be carried out as given; Ctrl-C."""

PIPE_WIDTH = 120
"""Columns of a table that goes to a file or another program, where COLUMNS does not say otherwise."""


def terminal(stderr: bool = False) -> Console:
    """Give the console of a stream; off a terminal it has no colours and a width of its own."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPE_WIDTH
    return console


def line(text: str) -> Text:
    """Give a message as one line that a terminal only prints."""
    from extractor.write.printable import one_line

    return Text(one_line(text))


def warn(failure: "Failure", console: Console | None = None) -> None:
    """Tell of an article that failed."""
    (console or terminal(stderr=True)).print(line(str(failure)), soft_wrap=True)


def stop(reason: str, status: int) -> typer.Exit:
    """Tell why the command ends, and give what ends it."""
    terminal(stderr=True).print(line(reason), soft_wrap=True)
    return typer.Exit(status)
