"""Long lists in pages: a cursor that stays right while rows come in."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import Field

from dondoc_office.interop.errors import WrongInput

M = TypeVar("M", bound=Model)
MOST = 200


class Listing(Schema):
    """What every list takes."""

    q: str = Field(default="", max_length=200, description="words, with or without marks")
    cursor: str = Field(default="", max_length=200, description="`next` of the page before")
    limit: int = Field(default=50, ge=1, le=MOST)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows, and where the next ones begin."""

    rows: Sequence[M]
    next: str | None


def paged(rows: QuerySet[M], chosen: Listing) -> Page[M]:
    """The rows after the cursor in the order of their keys."""
    cursor, limit = chosen.cursor, chosen.limit
    found = list(rows.filter(pk__gt=_after(cursor)).order_by("pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], _cursor(found[limit - 1].pk) if more else None)


def _cursor(pk: int) -> str:
    return base64.urlsafe_b64encode(f"pk:{pk}".encode()).decode().rstrip("=")


def _after(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        kind, _, value = (
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(":")
        )
        pk = int(value)
    except (ValueError, binascii.Error):
        kind, pk = "", -1
    if kind != "pk" or not 0 <= pk < 2**63:
        raise WrongInput({"cursor": "không phải con trỏ của danh sách này (not a cursor of this list)"})
    return pk
