"""Where the service listens, what it shows, and its limits."""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take, and how many are taken at once.

    Attributes:
        body: Bytes of a request; a batch has no limit as a whole.
        line: Bytes of a line of a batch.
        seconds: How long an upload, or a line of a batch, may be read and extracted.
        workers: Processes that read and extract, each with the models in its own memory.
        waiting: Requests that wait for a worker; the next is turned away.
        batches: Batches that run at once.
    """

    body: int = 10 * MEBIBYTE
    line: int = 2 * MEBIBYTE
    seconds: float = 60.0
    workers: int = min(4, os.cpu_count() or 1)
    waiting: int = 16
    batches: int = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service was started.

    Attributes:
        host: The address it listens on.
        token: What a request must know; None asks for nothing.
        outputs: The ``extractions.jsonl`` of a run to look into.
        gold: The folder that corrections are saved in.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    outputs: Path | None = None
    gold: Path | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Refuse to be open to other machines without a token."""
        if not self.token and not is_loopback(self.host):
            raise ValueError(f"{self.host} can be reached from other machines; a token is needed")


def is_loopback(host: str) -> bool:
    """Tell whether an address or name is this machine's own: ``localhost``, ``127.0.0.1``, ``::1``."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
