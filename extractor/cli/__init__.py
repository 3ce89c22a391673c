"""The command ``extractor``; each of its commands is one file here and one line in ``COMMANDS``.

Libraries are imported by the commands that need them, so that ``--version`` and a mistyped option answer at once.
"""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from extractor.cli.bodies import bodies
from extractor.cli.diff import diff
from extractor.cli.distribute import distribute
from extractor.cli.evaluate import evaluate
from extractor.cli.explain import explain
from extractor.cli.export import export
from extractor.cli.gold import gold
from extractor.cli.import_file import import_file
from extractor.cli.push import push
from extractor.cli.run import run
from extractor.cli.schema import schema
from extractor.cli.serve import serve
from extractor.cli.show import show
from extractor.cli.tasks import tasks
from extractor.version import __version__

COMMANDS: tuple[Callable[..., None], ...] = (
    run,
    distribute,
    show,
    explain,
    export,
    tasks,
    diff,
    push,
    import_file,
    evaluate,
    bodies,
    schema,
    serve,
)
"""The commands, in the order of the help."""

__all__ = ["app"]

app = typer.Typer(
    help="Tasks, targets and assignments from official Vietnamese articles, each traceable to its text.",
    epilog="Example: extractor run articles/ --out outputs   then open outputs/tasks.csv",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Set up what all commands share."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot spell a letter shows its escape; it must not end the run.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


for command in COMMANDS:
    app.command()(command)
app.add_typer(gold, name="gold")
