"""Nobody is overwritten, nothing happens twice: the two headers by which a program says so."""

from __future__ import annotations

from typing import Annotated, Protocol

from ninja.params import functions

from dondoc_office.site.errors import OutOfDate

IfMatch = Annotated[str, functions.Header(alias="If-Match", description="ETag of what you saw; else 412")]
Repeat = Annotated[
    str,
    functions.Header(
        alias="Idempotency-Key", max_length=200, description="sent again with the same key: the same answer"
    ),
]


class Versioned(Protocol):
    """A row that counts its changes."""

    version: int


def etag(row: Versioned) -> str:
    return f'"v{row.version}"'


def require_same(row: Versioned, if_match: str, subject: str) -> None:
    """OutOfDate where somebody changed the row since it was looked at; an empty header asks nothing."""
    wanted = {one.strip().removeprefix("W/") for one in if_match.split(",") if one.strip()}
    if wanted and "*" not in wanted and etag(row) not in wanted:
        raise OutOfDate(subject=subject)
