"""Routes for correcting an article into gold."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field, StringConstraints

from extractor.annotate.draft import draft
from extractor.annotate.files import AnnotationError, Gold, written
from extractor.read import Failure
from extractor.records import Article, Extraction
from extractor.web.api import results_of
from extractor.web.differences import Difference, differences
from extractor.web.forms import KEYS, layers
from extractor.web.gold import ConflictError, GoldFolder, Saved, found_wrong
from extractor.web.pages import Number, kept_extraction
from extractor.web.rendering import link, page, words_of
from extractor.web.results import article_of_run
from extractor.web.service import service_of
from extractor.web.uploads import Upload

router = APIRouter(include_in_schema=False)

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f]*$")
]


class Save(BaseModel):
    """A correction to be saved.

    Attributes:
        annotator: Who made it.
        opened: The version that was opened; None where there was none.
        extraction: The gold.
    """

    annotator: Name
    opened: str | None
    extraction: dict[str, Any]


class Check(BaseModel):
    """A correction on its way; ``prediction`` is the key of what the extractor makes of the article."""

    prediction: str
    extraction: dict[str, Any]


class Checked(BaseModel):
    """What is wrong with a correction, and what it changed of the prediction."""

    wrong: list[str]
    differences: list[Difference] = Field(default_factory=list)


@router.get("/gold")
def gold(request: Request) -> HTMLResponse:
    """List the gold there is."""
    return page(request, "gold.html", articles=list(_folder(request).ids()))


@router.get("/gold/article")
async def correct_again(request: Request, id: str) -> Response:
    """Open gold to correct it."""
    saved = _read(request, id)
    if saved is None:
        raise HTTPException(404, f"there is no gold of {id}")
    return await _editor(request, saved.extraction, saved)


@router.get("/readings/{key}/{number}/correct")
async def correct(request: Request, key: str, number: Number) -> Response:
    """Open what was read to correct it; where there is gold of it already, that."""
    return await _opened(request, kept_extraction(request, key, number))


@router.get("/run/article/correct")
async def correct_of_run(request: Request, id: str) -> Response:
    """Open an article of the run to correct it; where there is gold of it already, that."""
    return await _opened(request, await run_in_threadpool(article_of_run, request, id))


@router.post("/gold/check")
def check(request: Request, correction: Check) -> Checked:
    """Say what is wrong with a correction, and what it changed."""
    _folder(request)
    extraction, wrong = found_wrong(correction.extraction)
    results = service_of(request).shelf.get(correction.prediction)
    if extraction is None or not results or isinstance(results[0], Failure):
        return Checked(wrong=wrong)
    predicted = Extraction.model_validate_json(results[0])
    return Checked(wrong=wrong, differences=differences(predicted, extraction))


@router.put("/gold/article")
def save(request: Request, correction: Save) -> Response:
    """Save a correction, unless somebody has saved since it was opened."""
    folder = _folder(request)
    extraction, wrong = found_wrong(correction.extraction)
    if extraction is None or wrong:
        return JSONResponse(Checked(wrong=wrong).model_dump(), 422)
    try:
        saved = folder.save(extraction, correction.opened, correction.annotator, service_of(request).now())
    except ConflictError as error:
        return JSONResponse(_conflict(error, extraction), 409)
    except AnnotationError as error:
        raise HTTPException(500, str(error)) from None
    return JSONResponse({"version": saved.version, "time": saved.time})


def _conflict(error: ConflictError, mine: Extraction) -> dict[str, object]:
    """Say who saved, and how that differs from what was to be saved."""
    theirs = error.saved
    changed = differences(mine, theirs.extraction) if theirs else []
    return {
        "detail": str(error),
        "annotator": theirs and theirs.annotator,
        "time": theirs and theirs.time,
        "differences": [one.model_dump() for one in changed],
    }


async def _opened(request: Request, found: Extraction) -> Response:
    """Open an extraction to correct it; where there is gold of its article already, that."""
    saved = _read(request, found.article.id)
    if saved is None:
        return await _editor(request, draft(found).extraction, None)
    if saved.extraction.article.text != found.article.text:
        raise HTTPException(
            409, f"there is gold of another text with the id {found.article.id}; rename the file"
        )
    return RedirectResponse(link(words_of(request), "gold", "article", id=found.article.id), 303)


async def _editor(request: Request, extraction: Extraction, saved: Saved | None) -> HTMLResponse:
    """Show the page on which an article is corrected."""
    words = words_of(request)
    state = {
        "extraction": json.loads(written(Gold(extraction))),
        "opened": saved and saved.version,
        "prediction": await _prediction(request, extraction.article),
        "theirs": link(words, "gold", "article", id=extraction.article.id),
        "layers": list(layers(words)),
        "words": words.table("edit"),
    }
    return page(request, "correct.html", article=extraction.article, state=state, saved=saved, keys=KEYS)


async def _prediction(request: Request, article: Article) -> str:
    """Give the key of what the extractor makes of an article."""
    service = service_of(request)
    row = article.model_dump(exclude={"source"}) | {"url": article.source}
    results = await results_of(service.workers, Upload(article.id, ".json", json.dumps(row).encode()))
    return service.shelf.put(results)


def _folder(request: Request) -> GoldFolder:
    """Give the folder of gold; raises ``HTTPException`` where the service has none."""
    folder = service_of(request).gold
    if folder is None:
        raise HTTPException(404, "the service has no folder of gold; start it with --gold DIR")
    return folder


def _read(request: Request, id: str) -> Saved | None:
    """Give the gold of an article; raises ``HTTPException``."""
    try:
        return _folder(request).read(id)
    except AnnotationError as error:
        raise HTTPException(422, str(error)) from None
