"""Lists in pages that cost the same however long the list is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PER_PAGE = 50
COUNTED = 10_000  # nobody leafs further; past it a list says "more than"


class Pages(Paginator[Any]):
    """Django's pages of rows that are counted up to a bound only (phân trang).

    `counting` says how many there are; one more than the bound where there are more.
    """

    def __init__(self, rows: Any, per_page: int, *, counting: Callable[[], int]) -> None:
        super().__init__(rows, per_page)
        self._counting = counting

    @cached_property
    def found(self) -> int:
        return self._counting()

    @property
    def more(self) -> bool:
        return self.found > COUNTED

    @property
    def count(self) -> int:
        return min(self.found, COUNTED)


def page_of(
    rows: QuerySet[Any], number: str | None, per_page: int = PER_PAGE, *, counted: QuerySet[Any] | None = None
) -> Page[Any]:
    """The page that an address asks for; the nearest one where it asks for none that is.

    `counted` is the same queryset before what its rows show was joined to it, where counting needs none of that.
    """
    bounded = (rows if counted is None else counted).order_by()[: COUNTED + 1]
    return Pages(rows, per_page, counting=bounded.count).get_page(number)
