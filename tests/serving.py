"""The service on a port of this machine, for the tests that ask it over the network."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from extractor.web.app import create_app
from extractor.web.settings import Settings


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve as `extractor serve` does, in a thread; give the address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(create_app(settings), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                thread.join(0.05)
            assert server.started
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
