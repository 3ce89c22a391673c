"""Who may ask for what, before anything is read of a request; and the headers of every answer.

===========  ================================================================================================
host         on this machine alone, a request must name it as this machine: a page of another site that has
             its own name lead here (DNS rebinding) does not
token        where there is one, every request must bring it: ``Authorization: Bearer``, or as the password a
             browser asks for
origin       what changes or extracts is asked for by this page or by a program, never by another site's page
size         a body has a limit, whether or not it says its length
===========  ================================================================================================

There are no cookies.
"""

import base64
import binascii
from hmac import compare_digest
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.web.settings import Settings, is_loopback

SAFE = ("GET", "HEAD")
"""Methods that change nothing; no other site can read their answers."""

UNLIMITED = ("/batch",)
"""Paths whose bodies have no limit as a whole."""

DRAINED = 4
"""How often the limit is read of a body that is too large, for its sender to hear the answer."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: browsers would then hide the origin of a form that this page sends.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every answer says."""


class Guard:
    """Stands before an application and lets through what may pass."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._check(scope["method"], Headers(scope=scope))
        except HTTPException as error:
            answer = JSONResponse({"detail": error.detail}, error.status_code, error.headers)
            await answer(scope, receive, secured)
            return
        limit = None if scope["path"] in UNLIMITED else self._settings.limits.body
        await self._app(scope, Limited(receive, limit), secured)

    def _check(self, method: str, headers: Headers) -> None:
        """Refuse what may not pass; raises ``HTTPException``."""
        settings = self._settings
        host = headers.get("host", "")
        if is_loopback(settings.host) and not _is_this_machine(host):
            raise HTTPException(421, "this service is called 127.0.0.1 or localhost")
        if settings.token and not _brings(headers.get("authorization", ""), settings.token):
            challenge = {"WWW-Authenticate": 'Basic realm="extractor", charset="UTF-8"'}
            raise HTTPException(401, "the token is missing or wrong; it is the password", challenge)
        if method not in SAFE and _is_of_another_site(headers, host):
            raise HTTPException(403, "asked for by a page of another site")


class Limited:
    """Receives a body as far as it may go."""

    def __init__(self, receive: Receive, limit: int | None) -> None:
        self._receive = receive
        self._limit = limit
        self._count = 0

    async def __call__(self) -> Message:
        """Receive what comes next; raises ``HTTPException`` when it is too much."""
        message = await self._receive()
        if self._limit is None:
            return message
        self._count += len(message.get("body", b""))
        if self._count <= self._limit:
            return message
        # Some is read and forgotten: a sender that is cut off would not hear why.
        while message.get("more_body") and self._count <= DRAINED * self._limit:
            message = await self._receive()
            self._count += len(message.get("body", b""))
        raise HTTPException(
            413, f"larger than {self._limit:,} bytes; send the articles one by one, or as a batch"
        )


def _is_this_machine(host: str) -> bool:
    """Tell whether a ``Host`` names this machine."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _brings(authorization: str, token: str) -> bool:
    """Tell whether a request brings the token."""
    scheme, _, value = authorization.partition(" ")
    brought = value.encode("latin-1")  # as which the bytes of a header are read
    if scheme.lower() == "basic":
        try:
            brought = base64.b64decode(brought, validate=True).partition(b":")[2]
        except binascii.Error:
            return False
    elif scheme.lower() != "bearer":
        return False
    return compare_digest(brought, token.encode())


def _is_of_another_site(headers: Headers, host: str) -> bool:
    """Tell whether a browser says that another site's page asks; a program says nothing of the kind."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != host.lower()
    except ValueError:
        return True
