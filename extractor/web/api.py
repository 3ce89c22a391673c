"""Routes for programs: extract one article, a batch of them, and what the service says of itself."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field
from starlette.types import Receive, Scope, Send

from extractor.batch import Result
from extractor.read import Failure
from extractor.records import SCHEMA_VERSION, Extraction
from extractor.version import __version__
from extractor.web.batches import answers
from extractor.web.service import Service, service_of
from extractor.web.uploads import FIELD, Upload, uploaded
from extractor.web.workers import BusyError, Fault, LostError, TimeLimitError, Workers

LINES = "application/x-ndjson"
RETRY = {"Retry-After": "2"}


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str = Field(description="What is wrong and what to do.")


class Row(BaseModel):
    """An article as JSON; other keys are left alone."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = Field(None, description="An ISO day, month or year.")
    url: str | None = None


class FailedLine(BaseModel):
    """A line of a batch that gave no extraction."""

    source: str
    where: str
    id: str | None
    reason: str


class Health(BaseModel):
    """How busy the service is."""

    status: str = "ok"
    workers: int
    idle: int
    waiting: int


class Version(BaseModel):
    """What answers, and the version of the records' shape."""

    version: str = __version__
    schema_version: str = SCHEMA_VERSION


router = APIRouter(tags=["api"])

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": said}
    for status, said in {
        401: "the token is missing or wrong",
        413: "larger than the limit",
        415: "no reader takes it",
        422: "it cannot be read, or holds no article or several",
        500: "a fault of the extractor",
        503: "too many requests wait; Retry-After says when to come again",
        504: "not done within the time limit",
    }.items()
}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_ARTICLE = {
    "application/json": {"schema": Row.model_json_schema()},
    "text/plain": {"schema": {"type": "string"}},
    "application/octet-stream": _BINARY,
    "multipart/form-data": {"schema": {"type": "object", "properties": {FIELD: _BINARY["schema"]}}},
}


@router.post(
    "/extract",
    response_model=Extraction,
    responses=PROBLEMS,
    openapi_extra={
        "requestBody": {"required": True, "content": _ARTICLE},
        "parameters": [
            {
                "name": "name",
                "in": "query",
                "description": "The file's name, where the body is a file.",
                "schema": {"type": "string"},
            }
        ],
    },
)
async def extract(request: Request) -> Response:
    """Extract the records of one article: a row of JSON, a text, or a file of any format that is read."""
    results = await results_of(service_of(request).workers, await uploaded(request))
    return Response(_only(results), media_type="application/json")


@router.post(
    "/batch",
    responses={
        200: {"content": {LINES: {"schema": {"anyOf": [{"type": "object"}]}}}, "model": FailedLine},
        503: PROBLEMS[503],
    },
    openapi_extra={"requestBody": {"required": True, "content": {LINES: _ARTICLE["application/json"]}}},
)
async def batch(request: Request) -> StreamingResponse:
    """Extract many articles: a row of JSON a line; each line is answered by an extraction or by a failure.

    The answers are sent while the lines come in. A client that sends all before it reads any may find that both
    wait for each other; `curl -T articles.jsonl` does not.
    """
    service = service_of(request)
    if service.batches.locked():
        raise HTTPException(503, "as many batches run as may; send it again later", RETRY)
    return Streamed(_in_turn(request, service), media_type=LINES)


@router.get("/schema")
def schema() -> dict[str, Any]:
    """Give the JSON Schema of an extraction."""
    return Extraction.model_json_schema()


@router.get("/health")
def health(request: Request) -> Health:
    """Say how busy the service is."""
    service = service_of(request)
    return Health(
        workers=service.settings.limits.workers,
        idle=service.workers.idle,
        waiting=service.workers.waiting,
    )


@router.get("/version")
def version() -> Version:
    """Say what answers."""
    return Version()


async def results_of(workers: Workers, upload: Upload) -> list[Result]:
    """Have an upload read.

    Raises:
        HTTPException: 503 where too many wait, 504 where it took too long, 500 where its worker ended.
    """
    try:
        return await workers.read(upload)
    except BusyError:
        raise HTTPException(503, "too many requests wait; send it again later", RETRY) from None
    except LostError as error:
        raise HTTPException(504 if isinstance(error, TimeLimitError) else 500, str(error)) from None


def _only(results: list[Result]) -> bytes:
    """Give the one extraction of an upload; raises ``HTTPException``."""
    for result in results:
        if isinstance(result, Failure):
            raise HTTPException(500 if isinstance(result, Fault) else 422, str(result))
    if len(results) != 1:
        raise HTTPException(
            422, f"it holds {len(results)} articles; send one at a time, or JSON lines to /batch"
        )
    (only,) = results
    assert isinstance(only, bytes)
    return only


class Streamed(StreamingResponse):
    """A response that is sent while the request comes in.

    The usual one listens for the client to go, and would take the request's body for its own.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what there is."""
        await self.stream_response(send)


async def _in_turn(request: Request, service: Service) -> AsyncIterator[bytes]:
    """Give the answers of a batch when it has its place."""
    given = answers(request.stream(), service.workers, service.settings.limits)
    async with service.batches, aclosing(given):
        async for line in given:
            yield line
