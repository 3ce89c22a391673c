"""Routes for looking into a run: its tasks by what is asked for, a page for each body, its articles."""

from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from extractor.find.bodies import Sought
from extractor.find.tasks import Query
from extractor.read.extractions import ExtractionsError
from extractor.records import Extraction
from extractor.web.downloads import download, forms
from extractor.web.pages import shown
from extractor.web.rendering import page, words_of
from extractor.web.runs import MOST, AskedError, article, hits, query
from extractor.web.service import service_of
from extractor.web.view import Card, Cards
from extractor.write.formats import FORMATS

router = APIRouter(include_in_schema=False)

PARTS = ("lead", "coordinator", "assigner")
"""The parts that a body may have in a task."""

Row = tuple[Extraction, Card]


@router.get("/run")
def search(
    request: Request,
    body: str = "",
    part: str = "lead",
    after: str = "",
    before: str = "",
    under: str = "",
    text: str = "",
) -> HTMLResponse:
    """Show the tasks of the run that are asked for; all of them where nothing is."""
    asked = {"body": body, "part": part, "after": after, "before": before, "under": under, "text": text}
    asked = {name: value.strip() for name, value in asked.items()}
    rows: list[Row] = []
    more, wrong = False, None
    try:
        rows, more = _rows(request, query(**asked))
    except AskedError as error:
        wrong = error.field
    return page(request, "run.html", asked=asked, parts=PARTS, found=rows, more=more, most=MOST, wrong=wrong)


@router.get("/run/body")
def body(request: Request, name: str) -> HTMLResponse:
    """Show what one body leads, takes part in and assigns."""
    tables = {part: _rows(request, query(name, part)) for part in PARTS}
    return page(request, "body.html", name=name, sought=Sought(name), tables=tables, most=MOST)


@router.get("/run/article")
def one_article(request: Request, id: str) -> HTMLResponse:
    """Show an article of the run with its records."""
    return shown(request, article_of_run(request, id), ("run", "article"), id=id)


@router.get("/run/article/download/{form}")
def take_away(request: Request, id: str, form: str) -> Response:
    """Give the records of an article in a form."""
    if form not in FORMATS or form not in forms():
        raise HTTPException(404, f"{form}: no such form")
    return download([article_of_run(request, id)], form, id)


def _rows(request: Request, asked: Query) -> tuple[list[Row], bool]:
    """Lay out the tasks that are asked for, as many as a page shows; say whether there are more.

    Raises:
        HTTPException: The run cannot be read.
    """
    words = words_of(request)
    rows: list[Row] = []
    try:
        for extraction, tasks in groupby(islice(hits(_run(request), asked), MOST + 1), key=itemgetter(0)):
            cards = Cards(extraction, words)
            rows += [(extraction, cards.task(task, lead=True)) for _, task in tasks]
    except ExtractionsError as error:
        raise HTTPException(422, str(error)) from None
    return rows[:MOST], len(rows) > MOST


def article_of_run(request: Request, id: str) -> Extraction:
    """Give an article of the run; raises ``HTTPException``."""
    try:
        found = article(_run(request), id)
    except ExtractionsError as error:
        raise HTTPException(422, str(error)) from None
    if found is None:
        raise HTTPException(404, f"the run has no article {id}")
    return found


def _run(request: Request) -> Path:
    """Give the run; raises ``HTTPException`` where the service has none."""
    run = service_of(request).settings.outputs
    if run is None:
        raise HTTPException(404, "the service has no run; start it with --outputs DIR")
    return run
