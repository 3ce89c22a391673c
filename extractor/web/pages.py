"""Routes for people: give an article, read it with its records, take them away."""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from extractor.read import Failure
from extractor.read.articles import headline, normalised
from extractor.records import Extraction
from extractor.web.api import results_of
from extractor.web.downloads import download, forms
from extractor.web.rendering import link, page, words_of
from extractor.web.service import service_of
from extractor.web.timeline import timeline
from extractor.web.uploads import FIELD, Upload, upload_of
from extractor.web.view import viewed
from extractor.write.formats import FORMATS

router = APIRouter(include_in_schema=False)

Number = Annotated[int, Path(ge=1)]


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Show where an article is given."""
    return page(request, "home.html")


@router.post("/readings")
async def read(request: Request) -> Response:
    """Read what a form holds; show its article, or the list of several."""
    service = service_of(request)
    async with request.form(max_files=1, max_part_size=service.settings.limits.body) as form:
        upload = await _given(form)
    results = await results_of(service.workers, upload)
    if len(results) == 1 and isinstance(results[0], Failure):
        raise HTTPException(422, results[0].reason)
    key = service.shelf.put(results)
    return RedirectResponse(link(words_of(request), "readings", key), 303)


@router.get("/readings/{key}")
def reading(request: Request, key: str) -> Response:
    """Show what was read: the article, or a list of several."""
    results = _kept(request, key)
    if len(results) == 1:
        return RedirectResponse(link(words_of(request), "readings", key, "1"), 303)
    return page(request, "articles.html", key=key, results=[_parsed(result) for result in results])


@router.get("/readings/{key}/{number}")
def article(request: Request, key: str, number: Number) -> HTMLResponse:
    """Show an article with its records."""
    return shown(request, kept_extraction(request, key, number), ("readings", key, str(number)))


@router.get("/readings/{key}/{number}/download/{form}")
def take_away(request: Request, key: str, number: Number, form: str) -> Response:
    """Give the records of an article in a form."""
    extraction = kept_extraction(request, key, number)
    if form not in FORMATS or form not in forms():
        raise HTTPException(404, f"{form}: no such form")
    return download([extraction], form, extraction.article.id)


@router.get("/api")
def routes(request: Request) -> HTMLResponse:
    """Show what programs can call."""
    return page(request, "api.html", paths=request.app.openapi()["paths"])


def shown(request: Request, extraction: Extraction, place: tuple[str, ...], **asked: str) -> HTMLResponse:
    """Show an article with its records; ``place`` is the path of its page, ``asked`` what its address asks for."""
    view = viewed(extraction, words_of(request))
    line = timeline({due.day: len(due.cards) for due in view.due})
    return page(request, "article.html", view=view, line=line, forms=list(forms()), place=place, asked=asked)


async def _given(form: Mapping[str, object]) -> Upload:
    """Give what a form holds: a file, or a text that was pasted."""
    file, text, published = (form.get(name) for name in (FIELD, "text", "published"))
    if isinstance(file, UploadFile) and file.filename:
        return upload_of(file.filename, await file.read())
    text = normalised(text) if isinstance(text, str) else ""
    row = {"id": _id(text), "title": headline(text), "text": text, "published": published or None}
    return Upload("text", ".json", json.dumps(row).encode())


def _id(text: str) -> str:
    """Give a text that was pasted an id, the same whenever it is pasted again."""
    return f"text-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"


def _kept(request: Request, key: str) -> list[bytes | Failure]:
    """Give what was read under a key; raises ``HTTPException``."""
    results = service_of(request).shelf.get(key)
    if results is None:
        raise HTTPException(404, "it is no longer kept; read the article again")
    return results


def kept_extraction(request: Request, key: str, number: int) -> Extraction:
    """Give one of the extractions under a key; raises ``HTTPException``."""
    results = _kept(request, key)
    found = _parsed(results[number - 1]) if number <= len(results) else None
    if not isinstance(found, Extraction):
        raise HTTPException(404, "there is no such article")
    return found


def _parsed(result: bytes | Failure) -> Extraction | Failure:
    """Give an extraction of its line."""
    return result if isinstance(result, Failure) else Extraction.model_validate_json(result)
