"""One POST over the network: bounded in time and size, no redirect followed. Knows no database."""

from __future__ import annotations

import http.client
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from dondoc_office.interop.webhooks.hosts import place_of

SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out (tin gửi đi)."""

    url: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Was it taken, and what was said."""

    taken: bool
    said: str


def post(message: Message, *, seconds: float = SECONDS) -> Outcome:
    """Taken where the answer is 2xx within the time; the body of the answer is not read."""
    place = place_of(message.url)
    if place is None:
        return Outcome(False, "address")
    line = _line(message.url, seconds)
    # A host that drips byte after byte never meets the timeout of one read: the whole exchange has an end.
    over = threading.Event()
    end = threading.Timer(seconds, _cut, [line, over])
    end.daemon = True
    end.start()
    try:
        path = place.path or "/"
        line.request("POST", f"{path}?{place.query}" if place.query else path, message.body, message.headers)
        status = line.getresponse().status
        if over.is_set():  # cut off within the headers: not an answer
            return Outcome(False, "TimeoutError")
        return Outcome(200 <= status < 300, f"HTTP {status}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Outcome(False, (type(error).__name__ + ": " + str(error))[:200])
    finally:
        end.cancel()
        line.close()


def _line(url: str, seconds: float) -> http.client.HTTPConnection:
    place = urlsplit(url)
    host = place.hostname or ""
    if place.scheme == "https":
        return http.client.HTTPSConnection(
            host, place.port, timeout=seconds, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, place.port, timeout=seconds)


def _cut(line: http.client.HTTPConnection, over: threading.Event) -> None:
    over.set()
    if line.sock is not None:
        try:
            line.sock.shutdown(2)
        except OSError:
            return
