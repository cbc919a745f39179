"""One `up` in a folder at a time; the lock dies with its process, so a killed one leaves none behind."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dondoc_office.running.errors import AlreadyRunning


@contextmanager
def sole_use(home: Path) -> Iterator[None]:
    """Hold the folder; AlreadyRunning where another process does."""
    handle = os.open(home / "running.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise AlreadyRunning(home=home) from None
    try:
        yield
    finally:
        os.close(handle)
