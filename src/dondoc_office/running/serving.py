"""`dondoc office up`: everything that a running office consists of."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass

from dondoc_office.running import preparing
from dondoc_office.running.children import Child, watch
from dondoc_office.running.errors import HostUnknown, PortTaken
from dondoc_office.running.lock import sole_use

WEB = "dondoc_office.running.web"
WORKER = "dondoc_office.running.worker"


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the office listens and how many processes answer."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 4


def up(shape: Shape, *, ready: Callable[[str], None]) -> None:
    """Prepare, start the web server and the worker, and keep them alive until asked to stop."""
    claim_address(shape)
    with sole_use(preparing.home()):
        preparing.migrate()
        preparing.collect_static()
        watch(_children(shape), lambda: _when_answering(shape, ready))


def claim_address(shape: Shape) -> None:
    """PortTaken where the server could not listen; and the address that links carry, unless it is set."""
    family = socket.AF_INET6 if ":" in shape.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((shape.host, shape.port))
        except (socket.gaierror, UnicodeError) as error:
            raise HostUnknown(host=shape.host) from error
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
                other = shape.port + 1 if shape.port >= 1024 else 8000
                raise PortTaken(host=shape.host, port=shape.port, other=other) from error
            raise
    os.environ.setdefault("DONDOC_ADDRESS", f"http://{shape.host}:{shape.port}")


def _children(shape: Shape) -> list[Child]:
    from django.db import connection, connections

    alone = ["--alone"] if connection.vendor == "sqlite" else []
    connections.close_all()
    where = [shape.host, str(shape.port), "--workers", str(shape.workers), "--threads", str(shape.threads)]
    return [Child("web", WEB, where), Child("worker", WORKER, alone, waits=True)]


def _when_answering(shape: Shape, ready: Callable[[str], None]) -> None:
    """Say the address once the first page would come (30 s at most: the log tells the rest)."""
    import time
    import urllib.error
    import urllib.request

    url = f"http://{shape.host}:{shape.port}"
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{url}/khoe/", timeout=2).close()
            break
        except urllib.error.HTTPError:
            break  # it answers, if only to say that this name is not its own
        except OSError:
            time.sleep(0.05)
    ready(os.environ.get("DONDOC_ADDRESS", url))
