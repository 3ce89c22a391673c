"""``extractor bodies``: what is known of a body."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from extractor.cli.telling import FAILED, WRONG_USAGE, stop, terminal

if TYPE_CHECKING:
    from extractor.resolve.registry import Known


def bodies(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or abbreviation, as 'Sở KH&ĐT'.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="As it was on this day, month or year (ISO).")
    ] = None,
) -> None:
    """Look up a body: its full name, aliases, parent, when it was called so, and what took over its duties.

    Exit status: 0 if it is known, 1 if not, 2 for wrong usage.
    """
    from pydantic import TypeAdapter, ValidationError

    from extractor.records import CalendarDate
    from extractor.resolve.registry import lookup

    try:
        day = TypeAdapter(CalendarDate | None).validate_python(on)
    except ValidationError:
        raise stop(f"--on {on}: no such day; write 2022-11-30, 2022-11 or 2022", WRONG_USAGE) from None
    known = lookup(name, day)
    if known is None:
        raise stop(f"{name}: no body is known by this name; check the spelling", FAILED)
    terminal().print(_facts(known))


def _facts(known: "Known") -> Table:
    """Lay out what is known of a body."""
    body = known.body
    table = Table(title=body.name, title_justify="left", show_header=False)
    rows = [("aliases", "; ".join(body.aliases)), ("parent", body.parent or "")]
    rows += [("from", body.start or ""), ("until", body.until or "")]
    if known.on:
        rows.append((f"called so on {known.on}", "yes" if known.valid else "no"))
    for after in body.successors:
        duties = f" ({after.duties})" if after.duties else ""
        rows.append((f"since {after.since}", f"{after.name}{duties}"))
    for label, value in rows:
        if value:
            table.add_row(label, value)
    return table
