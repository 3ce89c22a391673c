"""The application: its routes behind the guard, its workers as long as it runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from extractor.version import __version__
from extractor.web import api
from extractor.web.guard import Guard
from extractor.web.service import Service
from extractor.web.settings import Settings
from extractor.web.workers import Workers


def create_app(settings: Settings) -> FastAPI:
    """Put the service together; its workers start with it and end when all that was accepted is answered."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        workers = Workers(settings.limits)
        app.state.service = Service(settings, workers, asyncio.Semaphore(settings.limits.batches))
        try:
            await workers.start()
            yield
        finally:
            await workers.stop()

    # FastAPI's own pages load their scripts from another site.
    app = FastAPI(
        title="vn-policy-extractor", version=__version__, lifespan=running, docs_url=None, redoc_url=None
    )
    app.include_router(api.router)
    app.add_middleware(Guard, settings=settings)
    return app
