"""What was read lately, for its pages and downloads: in memory, and as many as there is room for."""

from collections import OrderedDict
from hashlib import blake2b
from threading import Lock

from extractor.batch import Result
from extractor.read import Failure

ROOM = 1 << 28
"""Bytes of results that are kept."""


class Shelf:
    """Results by a key that is made of them; the oldest leave when there is no more room."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[str, list[Result]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def put(self, results: list[Result]) -> str:
        """Keep results; give their key."""
        digest = blake2b(digest_size=12)
        for result in results:
            digest.update(_bytes(result))
        key = digest.hexdigest()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = results
                self._size += _size(results)
            self._kept.move_to_end(key)
            while self._size > self._room and len(self._kept) > 1:
                self._size -= _size(self._kept.popitem(last=False)[1])
        return key

    def get(self, key: str) -> list[Result] | None:
        """Give results; None where they have left."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)


def _size(results: list[Result]) -> int:
    return sum(len(_bytes(result)) for result in results)


def _bytes(result: Result) -> bytes:
    return str(result).encode() if isinstance(result, Failure) else result
