"""``extractor tasks``: the tasks of a run that are someone's, due by a day, or under a document."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.outputs import outputs_file, read_outputs, telling_faults
from extractor.cli.telling import WRONG_USAGE, line, stop, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.find.bodies import Sought
    from extractor.records import Extraction

NOTHING = "Không có nhiệm vụ nào."

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="EXTRACTIONS",
        help="Files extractions.jsonl, or the folders of runs.  [default: outputs]",
        show_default=False,
    ),
]


def tasks(
    sources: Sources = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="BODY", help="Who leads, as 'Sở Y tế' or 'Bộ NN&PTNT'.")
    ] = None,
    coordinator: Annotated[
        str | None, typer.Option("--coordinator", metavar="BODY", help="Who takes part.")
    ] = None,
    assigner: Annotated[str | None, typer.Option("--assigner", metavar="BODY", help="Who gives it.")] = None,
    successors: Annotated[
        bool, typer.Option("--successors", help="Bodies mean those before and after them too.")
    ] = False,
    due_before: Annotated[
        str | None,
        typer.Option("--due-before", metavar="DAY", help="Due before this day, month or year (ISO)."),
    ] = None,
    due_after: Annotated[
        str | None,
        typer.Option("--due-after", metavar="DAY", help="Due after this day, month or year (ISO)."),
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="Also deadlines that name no day, as 30/11 of no known year.")
    ] = False,
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help="The document that sets it: 306/KH-UBND.")
    ] = None,
    with_implementing: Annotated[
        bool,
        typer.Option("--with-implementing", help="With --under: or a document that carries that one out."),
    ] = False,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of the task.")] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DESTINATION", help="Write them to a file or folder instead, as `export` does."
        ),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORM", help="The form of a folder: csv or parquet.")
    ] = None,
) -> None:
    """Find the tasks of runs: by who leads them, when they are due, under which document, with which words.

    A body's name means that body in every spelling, and without a province that of every province. Before and
    after do not include the day itself: --due-before 2026 is what is due in 2025 or earlier.

    Exit status: 0 if all could be read, whether or not a task was found; 1 if a file cannot be read; 2 for wrong
    usage or a destination that cannot be written.
    """
    from extractor.find.tasks import Query, found

    bodies = [_body(name, successors) for name in (lead, coordinator, assigner)]
    query = Query(
        lead=bodies[0],
        coordinator=bodies[1],
        assigner=bodies[2],
        before=_day("--due-before", due_before, last=False),
        after=_day("--due-after", due_after, last=True),
        undated=undated,
        under=_code(under),
        implementing=with_implementing,
        text=text,
    )
    runs = [outputs_file(path) for path in sources or [Path("outputs")]]
    if to:
        _check(to, runs)
    with telling_faults():
        read = read_outputs(runs)
        matching = (part for extraction in read if (part := found(extraction, query)))
        count = _written(matching, to, form) if to else _shown(matching)
    for sought in bodies:
        if sought and not sought.known and not count:
            said = f"{sought.name}: no body is known by this name; check the spelling"
            terminal(stderr=True).print(line(said), soft_wrap=True)


def _body(name: str | None, successors: bool) -> "Sought | None":
    """Give what a body's name asks for."""
    from extractor.find.bodies import Sought

    return Sought(name, successors) if name else None


def _day(option: str, value: str | None, last: bool) -> date | None:
    """Give the first or last day of a day, month or year."""
    from extractor.write.days import days_of

    named = days_of(value) if value else None
    if value and named is None:
        raise stop(f"{option} {value}: no such day; write 2025-12-31, 2025-12 or 2025", WRONG_USAGE)
    return named[last] if named else None


def _code(code: str | None) -> str | None:
    """Give the key of a document's code."""
    from extractor.find.tasks import code_key

    try:
        return code_key(code) if code else None
    except ValueError:
        raise stop(f"--under {code}: no code of a document; write it as 306/KH-UBND", WRONG_USAGE) from None


def _check(destination: str, runs: list[Path]) -> None:
    """Refuse a destination where what is not found would be lost."""
    if "://" in destination:
        raise stop(
            f"{destination.partition('://')[0]}://: a database holds whole articles; use export", WRONG_USAGE
        )
    if any(Path(destination).resolve() == run.resolve() for run in runs):
        raise stop(f"{destination}: is read by this command; write to another file", WRONG_USAGE)


def _shown(found: "Iterable[Extraction]") -> int:
    """Print the tasks as a table; give how many there are."""
    from extractor.write.screen import tasks_of_all

    table = tasks_of_all(found)
    terminal().print(table if table.row_count else NOTHING)
    return table.row_count


def _written(found: "Iterable[Extraction]", destination: str, form: str | None) -> int:
    """Write the tasks to a destination; give how many there are."""
    from extractor.write.destinations import DestinationError, write
    from extractor.write.formats import MissingLibraryError

    try:
        count = write(found, destination, form).of["tasks"]
    except (DestinationError, MissingLibraryError) as error:
        raise stop(str(error), WRONG_USAGE) from None
    terminal().print(line(f"{destination}: tasks {count:,}"))
    return count
