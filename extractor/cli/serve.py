"""``extractor serve``: a page to read, check and correct, and a service to call."""

import os
import secrets
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.outputs import outputs_file
from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal

if TYPE_CHECKING:
    from extractor.web.settings import Settings

TOKEN = "EXTRACTOR_TOKEN"
"""The variable of the environment that holds the token, for no command line ever shows it."""


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; elsewhere with a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8000,
    outputs: Annotated[
        Path | None,
        typer.Option(
            "--outputs", metavar="DIR", help="A run to look into: its folder, or its extractions.jsonl."
        ),
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="DIR", help="The folder that corrections are saved in.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            max=64,
            help="Processes that extract.  [default: 4, or the cores there are]",
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, help="How long one article may take.")
    ] = 60.0,
    size_limit: Annotated[
        int, typer.Option("--size-limit", metavar="MIB", min=1, max=1024, help="How large an article may be.")
    ] = 10,
) -> None:
    """Open a page on this machine to read, check and correct articles; it is a service for programs as well.

    Only this machine is answered, unless --host says otherwise. Then every request must bring a token: that of the
    environment variable EXTRACTOR_TOKEN, else one that is made now and printed once. Ctrl-C ends it when all that
    was accepted is answered.

    Exit status: 0 if it was ended; 1 if the port is taken; 2 for wrong usage.
    """
    _require()
    _run(_settings(host, outputs, gold, workers, time_limit, size_limit), port)


def _require() -> None:
    """End the command where the libraries that serve are not installed."""
    from extractor.write.formats import MissingLibraryError, require

    try:
        require("serve")
    except MissingLibraryError as error:
        raise stop(str(error), WRONG_USAGE) from None


def _settings(
    host: str, outputs: Path | None, gold: Path | None, workers: int | None, seconds: float, mebibytes: int
) -> "Settings":
    """Check what was asked for."""
    from extractor.web.settings import MEBIBYTE, Limits, Settings, is_loopback

    run = outputs_file(outputs) if outputs else None
    if run and not run.is_file():
        raise stop(f"{run}: there is no such file; give the folder of a run", WRONG_USAGE)
    if gold and gold.exists() and not gold.is_dir():
        raise stop(f"{gold}: is no folder; give one that corrections may be saved in", WRONG_USAGE)
    token = os.environ.get(TOKEN) or None
    if not token and not is_loopback(host):
        token = secrets.token_urlsafe(24)
        terminal(stderr=True).print(line(f"token: {token}"), soft_wrap=True)
    limits = Limits(
        body=mebibytes * MEBIBYTE,
        line=mebibytes * MEBIBYTE,
        seconds=seconds,
        workers=workers or Limits().workers,
    )
    return Settings(host, token, run, gold, limits)


def _run(settings: "Settings", port: int) -> None:
    """Listen until the service is ended."""
    import uvicorn

    from extractor.web.app import create_app

    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listening = socket.create_server((settings.host, port), family=family)
    except OSError as error:
        said = (error.strerror or "").partition(" (while")[0]
        reason = f"{settings.host}:{port}: cannot listen there ({said}); choose another --host or --port"
        raise stop(reason, FAILED) from None
    config = uvicorn.Config(
        create_app(settings), log_level="warning", server_header=False, ws="none", proxy_headers=False
    )
    with listening, suppress(KeyboardInterrupt):
        terminal().print(line(f"http://{_shown(settings.host)}:{port}/"), soft_wrap=True)
        uvicorn.Server(config).run(sockets=[listening])


def _shown(host: str) -> str:
    """Give an address as it stands in a link."""
    return f"[{host}]" if ":" in host else host
