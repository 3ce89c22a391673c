"""What cannot be answered: a page for people, JSON for programs."""

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from extractor.web.rendering import page, words_of


async def told(request: Request, error: Exception) -> Response:
    """Say why there is no answer."""
    assert isinstance(error, HTTPException)
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    said = words_of(request).status(error.status_code)
    answer = page(request, "error.html", error.status_code, said=said, detail=str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def told_of_values(request: Request, error: Exception) -> Response:
    """Say which values of a request are wrong."""
    assert isinstance(error, RequestValidationError)
    wrong = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return await told(request, HTTPException(422, "; ".join(wrong)))
