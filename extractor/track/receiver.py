"""A webhook that takes batches of events: one POST of JSON each, tried again where that may help.

===================================  =======================================================================
answer                               what is done
===================================  =======================================================================
200-299                              the batch is accepted
408, 425, 429, 500, 502, 503, 504    tried again after ``Retry-After``, else after 1, 2, 4 … seconds
no answer, connection lost, timeout  tried again in the same way
400, 409, 413, 415, 422              the batch is refused; the next one is sent
anything else, redirects too         the push stops: the next batch would fare no better
===================================  =======================================================================

A token goes to the address that was named and to no other: redirects are not followed. Of an answer no more than its
beginning is read.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import httpx

from extractor.version import __version__
from extractor.write.printable import one_line

ACCEPTED = range(200, 300)
AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
REFUSED = frozenset((400, 409, 413, 415, 422))
NO_ANSWER = 0
ATTEMPTS = 6
LONGEST_WAIT = 300.0
"""Seconds that a receiver may ask to wait for before a push stops instead."""

MOST_BYTES = 1_000_000
"""The bytes of events in one request, if it has more than one: what servers commonly take."""

SHOWN = 200
"""Bytes of an answer that a message repeats."""

_LAST_PORT = 65_535
_LONGEST_NUMBER = 9
"""Digits of ``Retry-After`` that are read: more is for ever, and no float."""


class AddressError(ValueError):
    """The address may not be sent to; the message says why and what to do."""


class TokenError(ValueError):
    """The token cannot be sent; the message says why, and does not repeat it."""


class RefusedError(Exception):
    """The receiver refused a batch; the message says what it answered."""


class StoppedError(Exception):
    """Nothing can be sent at present; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in the order of the push, from the number ``first`` until before ``end``, each as JSON."""

    first: int
    end: int
    events: tuple[bytes, ...]

    @property
    def body(self) -> bytes:
        """What is sent."""
        return b'{"schema_version":"1","events":[' + b",".join(self.events) + b"]}"


def batches(events: Iterable[tuple[int, bytes]], size: int) -> Iterator[Batch]:
    """Group numbered events: at most ``size`` and ``MOST_BYTES`` at once, and none over a gap in the numbers."""
    held: list[bytes] = []
    first = 0
    for number, event in events:
        full = len(held) == size or sum(map(len, held)) + len(event) > MOST_BYTES
        if held and (full or number != first + len(held)):
            yield Batch(first, first + len(held), tuple(held))
            held = []
        if not held:
            first = number
        held.append(event)
    if held:
        yield Batch(first, first + len(held), tuple(held))


def checked_address(address: str, insecure: bool = False) -> httpx.URL:
    """Check where a push goes: over https, or http to this machine itself.

    Args:
        address: the address.
        insecure: whether plain http to another machine is allowed.

    Raises:
        AddressError: It is no such address, or holds a password.
    """
    try:
        url = httpx.URL(address)
        host = url.host  # read here: a host may turn out to be no name only now
    except (httpx.InvalidURL, UnicodeError) as error:
        raise AddressError(f"no address ({error}); write https://…") from None
    if url.scheme not in ("https", "http") or not host or not 0 < (url.port or 1) <= _LAST_PORT:
        raise AddressError("no address of the web; write https://…")
    if url.userinfo:
        raise AddressError("holds a user or password; leave them out and use a token of the environment")
    if url.scheme == "http" and not (insecure or _is_loopback(host)):
        raise AddressError(
            "sends records and token unencrypted; write https://…, or allow it: --insecure-http"
        )
    return url


class Receiver:
    """The webhook at an address; used as a context.

    Args:
        url: the address, checked.
        token: what proves who sends; none where the receiver asks for none.
        push: the digest that names the push, for the keys of its batches.
        timeout: seconds to wait for the receiver to connect, take or answer.
        sleep: waits for some seconds.

    Raises:
        TokenError: The token cannot be sent.
    """

    def __init__(
        self,
        url: httpx.URL,
        token: str | None,
        push: str,
        timeout: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if token and not (token.isascii() and token.isprintable() and " " not in token):
            raise TokenError("holds a blank or a character that no header takes; copy it again")
        self._url, self._token, self._push, self._sleep = url, token, push, sleep
        headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "User-Agent": f"vn-policy-extractor/{__version__}",
        }
        if token:
            headers["Authorization"] = f"Bearer {token}"
        # A proxy of the environment is for other machines alone.
        self._client = httpx.Client(headers=headers, timeout=timeout, trust_env=not _is_loopback(url.host))

    def __enter__(self) -> Self:
        """Open the connections."""
        self._client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self._client.close()

    def send(self, batch: Batch) -> None:
        """Send a batch until it is accepted.

        Raises:
            RefusedError: The receiver refused it.
            StoppedError: It cannot be sent, nor can any other.
        """
        wait = 0.0
        for attempt in range(ATTEMPTS):
            if attempt:
                self._sleep(wait)
            answer = self._post(batch)
            if answer.status in ACCEPTED:
                return
            if answer.status in REFUSED:
                raise RefusedError(answer.said)
            if answer.status not in AGAIN and answer.status != NO_ANSWER:
                raise StoppedError(answer.said)
            wait = 2.0**attempt if answer.wait is None else answer.wait
            if wait > LONGEST_WAIT:
                raise StoppedError(f"{answer.said}, and asks to wait {wait:.0f} s; run the same command then")
        raise StoppedError(f"{answer.said}, {ATTEMPTS} times; run the same command again to go on")

    def _post(self, batch: Batch) -> "_Answer":
        """Send a batch once."""
        body = batch.body
        key = blake2b(self._push.encode() + body, digest_size=16).hexdigest()
        try:
            with self._client.stream(
                "POST", self._url, content=body, headers={"Idempotency-Key": key}
            ) as response:
                return self._answer(response)
        except httpx.TransportError as error:
            return _Answer(NO_ANSWER, self._shown(f"no answer ({type(error).__name__}: {error})"))

    def _answer(self, response: httpx.Response) -> "_Answer":
        """Read what a message needs of an answer."""
        if response.status_code in ACCEPTED:
            return _Answer(response.status_code, "")
        said = f"answers {response.status_code} {response.reason_phrase}"
        if response.has_redirect_location:
            host = self._url.join(response.headers["Location"]).host
            return _Answer(
                response.status_code, self._shown(f"{said}: moved to {host}; give the new address with --to")
            )
        begin = next(response.iter_raw(SHOWN), b"").decode("utf-8", "replace")
        return _Answer(response.status_code, self._shown(f"{said}: {begin}".rstrip(": ")), _wait(response))

    def _shown(self, said: str) -> str:
        """Give what may be shown: one line, and the token never, whoever repeats it."""
        return one_line(said.replace(self._token, "***") if self._token else said)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: a status or ``NO_ANSWER``, what to say of it, and the seconds that it asks to wait."""

    status: int
    said: str
    wait: float | None = None


def _wait(response: httpx.Response) -> float | None:
    """Give the seconds of ``Retry-After``; a day and time counts from the receiver's own clock."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:_LONGEST_NUMBER])
    try:
        until = parsedate_to_datetime(asked)
        now = parsedate_to_datetime(response.headers.get("Date", ""))
        return max((until - now).total_seconds(), 0.0)
    except (TypeError, ValueError):  # neither, or two times that cannot be compared
        return None


def _is_loopback(host: str) -> bool:
    """Say whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
