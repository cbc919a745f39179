"""A second database beside the office's own, for as long as something is copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from dondoc_office.site.database import database


@contextmanager
def attached(entry: dict[str, Any], name: str = "other") -> Iterator[str]:
    """A connection by a name of its own; closed and forgotten afterwards."""
    full = {**connections.settings["default"], **entry}
    full["OPTIONS"] = entry.get("OPTIONS", {})
    full["ATOMIC_REQUESTS"] = False
    connections.settings[name] = full
    try:
        yield name
    finally:
        connections[name].close()
        del connections[name]
        del connections.settings[name]


@contextmanager
def attached_file(path: Path) -> Iterator[str]:
    """A file of the embedded database."""
    with attached({**database("", path.parent), "NAME": str(path)}, "file") as name:
        yield name


@contextmanager
def attached_url(url: str) -> Iterator[str]:
    """The database that a URL names."""
    with attached(database(url, Path()), "target") as name:
        yield name
