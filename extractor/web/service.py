"""What is there as long as the service runs."""

import asyncio
from dataclasses import dataclass

from fastapi import Request

from extractor.web.settings import Settings
from extractor.web.shelf import Shelf
from extractor.web.workers import Workers


@dataclass(frozen=True, slots=True)
class Service:
    """The settings, the workers, the places for batches, and what was read lately."""

    settings: Settings
    workers: Workers
    batches: asyncio.Semaphore
    shelf: Shelf


def service_of(request: Request) -> Service:
    """Give the service that a request came to."""
    service: Service = request.app.state.service
    return service
