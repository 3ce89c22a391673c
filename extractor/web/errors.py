"""What cannot be answered: a page for people, JSON for programs."""

from fastapi import Request
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
