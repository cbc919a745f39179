"""Many rows at once, to any table: in pieces, in one statement a piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import models

MANY = 5_000
T = TypeVar("T")
Row = TypeVar("Row", bound=models.Model)


def chunks(items: Iterable[T], size: int = MANY) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def write_back(rows: Iterable[Row], *fields: str) -> None:
    """Rows that stand, fetched whole: an insert that meets every one of them by its key."""
    for some in chunks(rows):
        type(some[0])._default_manager.bulk_create(
            some, update_conflicts=True, update_fields=list(fields), unique_fields=["pk"]
        )
