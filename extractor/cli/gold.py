"""``extractor gold``: gold drafted, checked, compared, and taken to annotation tools and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal, warn

if TYPE_CHECKING:
    from extractor.annotate.files import Gold

gold = typer.Typer(
    help="Draft, check and compare gold, and take it to annotation tools and back.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Tool(StrEnum):
    """The forms `gold export` writes."""

    BRAT = "brat"
    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    CONLL = "conll"


Files = Annotated[
    list[Path], typer.Argument(metavar="GOLD", help="Gold files, or folders of them.", show_default=False)
]
Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLES", help="Articles, as for `run`.", show_default=False)
]
Folder = Annotated[
    Path,
    typer.Option("--out", "-o", metavar="DIR", help="Folder for the gold files; none is overwritten."),
]


@gold.command()
def draft(articles: Articles, out: Folder) -> None:
    """Write a first version of the gold of articles, made by the extractor, for people to mend.

    A draft is marked as not reviewed, and `evaluate` refuses it until `gold accept` takes the mark off.

    Exit status: 0 if all went well, 1 if an article cannot be read or its gold is there already, 2 for wrong usage.
    """
    from extractor.annotate.draft import draft as drafted
    from extractor.annotate.files import AnnotationError, write_gold
    from extractor.batch import batch
    from extractor.batch.extracting import extracted
    from extractor.pipeline import load
    from extractor.read import Failure

    nlp, failed = load(), False
    for item in batch(articles).articles():
        result = extracted(nlp, item)
        if isinstance(result, Failure):
            warn(result)
            failed = True
            continue
        try:
            _say(f"{write_gold(out, drafted(result))}")
        except AnnotationError as error:
            _say(str(error), stderr=True)
            failed = True
    if failed:
        raise typer.Exit(FAILED)


@gold.command()
def check(files: Files) -> None:
    """Check gold: the record format, spans, references, and what the annotation guidelines rule out.

    Exit status: 0 if nothing is wrong, 1 if something is, 2 for wrong usage.
    """
    from extractor.annotate.files import AnnotationError, gold_files, read_gold

    count, drafts, failed = 0, 0, False
    with _stopping():
        for path in gold_files(files):
            try:
                article = read_gold(path)
            except AnnotationError as error:
                _say(str(error))
                failed = True
                continue
            failed |= _wrong(path, article)
            count, drafts = count + 1, drafts + (not article.reviewed)
    if failed:
        raise typer.Exit(FAILED)
    _say(f"{count} articles, nothing wrong" + (f"; {drafts} not reviewed" if drafts else ""))


@gold.command()
def accept(files: Files) -> None:
    """Take the mark of a draft off gold that has been reviewed; what the check finds wrong is not accepted.

    Exit status: 0 if all is accepted, 1 if something is wrong with one, 2 if a file cannot be read or written.
    """
    from extractor.annotate.files import save, written

    failed = False
    with _stopping():
        for path, article in _read(files):
            if _wrong(path, article):
                failed = True
            elif not article.reviewed:
                save(path, written(article.accepted()), overwrite=True)
                _say(f"{path}: accepted")
    if failed:
        raise typer.Exit(FAILED)


@gold.command()
def agree(
    one: Annotated[Path, typer.Argument(metavar="A", help="One annotator's gold: a folder or a file.")],
    other: Annotated[Path, typer.Argument(metavar="B", help="The other's, of the same articles.")],
) -> None:
    """Say how far two annotators agree: F1 and kappa, by label and by field, on the articles that both have.

    Where they differ, `evaluate --gold A --pred B --errors tasks` lists, and `--html` shows.

    Exit status: 0 if all went well, 2 if a file cannot be read or no article is in both.
    """
    from extractor.annotate.agreement import agreement, table
    from extractor.evaluate.comparison import Comparison

    with _stopping():
        sides = [{a.id: a.extraction.model_dump() for _, a in _read([path])} for path in (one, other)]
        both = sorted(sides[0].keys() & sides[1].keys())
        if not both:
            raise stop(f"{one} and {other} have no article in common; articles are told by id", WRONG_USAGE)
        found = agreement([Comparison(sides[0][id], sides[1][id]) for id in both])
    only = len(sides[0].keys() ^ sides[1].keys())
    terminal().print(table(found, f"{len(both)} articles" + (f" ({only} only in one)" if only else "")))


@gold.command()
def export(
    tool: Annotated[Tool, typer.Argument(help="The form to write.")],
    files: Files,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="PATH", help="For brat a folder, else a file; none is overwritten."
        ),
    ],
) -> None:
    """Write gold in the form of an annotation tool. brat and label-studio keep all of it, doccano and conll mentions.

    Exit status: 0 if all went well, 2 if a file cannot be read or written.
    """
    from extractor.annotate.forms import FORMS

    with _stopping():
        FORMS[tool.value].write([article for _, article in _read(files)], out)
    _say(f"{out}")


@gold.command(name="import")
def import_(
    tool: Annotated[Tool, typer.Argument(help="The form to read; conll is only written.")],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="For brat a folder, else a file.")],
    out: Folder,
) -> None:
    """Read gold back from an annotation tool, into gold files.

    Exit status: 0 if all went well, 2 if something cannot be read, or a gold file is there already.
    """
    from extractor.annotate.files import write_gold
    from extractor.annotate.forms import FORMS

    read = FORMS[tool.value].read
    if read is None:
        raise stop(f"{tool.value}: is only written; it does not hold the text", WRONG_USAGE)
    with _stopping():
        for article in list(read(path)):
            _say(f"{write_gold(out, article)}")


@contextmanager
def _stopping() -> Iterator[None]:
    """End the command where gold cannot be read, written or compared."""
    from extractor.annotate.files import AnnotationError
    from extractor.evaluate import EvaluationError

    try:
        yield
    except (AnnotationError, EvaluationError) as error:
        raise stop(str(error), WRONG_USAGE) from None


def _read(paths: list[Path]) -> Iterator[tuple[Path, "Gold"]]:
    """Read gold files and folders of them."""
    from extractor.annotate.files import gold_files, read_gold

    for path in gold_files(paths):
        yield path, read_gold(path)


def _wrong(path: Path, article: "Gold") -> bool:
    """Tell what is wrong with an article's gold, and whether anything is."""
    from extractor.annotate.checks import found_wrong

    found = found_wrong(article.extraction)
    for fault in found:
        _say(f"{path}: {fault}")
    return bool(found)


def _say(text: str, stderr: bool = False) -> None:
    """Say something in a line."""
    terminal(stderr=stderr).print(line(text), soft_wrap=True)
