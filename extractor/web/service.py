"""What is there as long as the service runs."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request

from extractor.web.gold import GoldFolder
from extractor.web.settings import Settings
from extractor.web.shelf import Shelf
from extractor.web.workers import Workers


@dataclass(frozen=True, slots=True)
class Service:
    """The settings, the workers, the places for batches, what was read lately, gold, and the clock it is saved by."""

    settings: Settings
    workers: Workers
    batches: asyncio.Semaphore
    shelf: Shelf
    gold: GoldFolder | None
    now: Callable[[], datetime]


def service_of(request: Request) -> Service:
    """Give the service that a request came to."""
    service: Service = request.app.state.service
    return service
