"""The application: its routes behind the guard, its workers as long as it runs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from extractor.version import __version__
from extractor.web import api, corrections, pages, results
from extractor.web.errors import told, told_of_values
from extractor.web.gold import GoldFolder
from extractor.web.guard import Guard
from extractor.web.service import Service
from extractor.web.settings import Settings
from extractor.web.shelf import Shelf
from extractor.web.workers import Workers


def utc() -> datetime:
    """Give the time."""
    return datetime.now(UTC)


def create_app(settings: Settings, now: Callable[[], datetime] = utc) -> FastAPI:
    """Put the service together; its workers start with it and end when all that was accepted is answered.

    Args:
        settings: How it was started.
        now: The clock that corrections are saved by.
    """

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        try:
            await workers.start()
            yield
        finally:
            await workers.stop()

    workers = Workers(settings.limits)

    # FastAPI's own pages load their scripts from another site.
    app = FastAPI(
        title="vn-policy-extractor", version=__version__, lifespan=running, docs_url=None, redoc_url=None
    )
    app.state.service = Service(
        settings,
        workers,
        asyncio.Semaphore(settings.limits.batches),
        Shelf(),
        GoldFolder(settings.gold) if settings.gold else None,
        now,
    )
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(corrections.router)
    app.include_router(results.router)
    app.mount("/static", StaticFiles(packages=[("extractor.web", "static")]))
    app.add_exception_handler(HTTPException, told)
    app.add_exception_handler(RequestValidationError, told_of_values)
    app.add_middleware(Guard, settings=settings)
    return app
