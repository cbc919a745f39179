"""Lists in pages that cost the same however long the list is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import IntegerField, QuerySet, Subquery

PER_PAGE = 50
_DIGITS = 9  # of the number of a page that is looked for
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

    def counted_with(self, number: str | None, rows: Callable[[slice], tuple[list[Any], int]]) -> Page[Any]:
        """The same page as `get_page`; where it has rows, they and the count come by one question."""
        plain = not number or (number.isdecimal() and len(number) <= _DIGITS)
        asked = int(number or 1) if plain else 0
        if not 0 < asked <= COUNTED // self.per_page:
            return self.get_page(number)
        first = (asked - 1) * self.per_page
        found, self.found = rows(slice(first, first + self.per_page))
        if not found and first:
            del self.found
            return self.get_page(number)
        return Page(found, asked, self)


class HowMany(Subquery):
    """The number of rows of a question, asked with the rows of another (số dòng)."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) found)"
    output_field = IntegerField()


class FoundPages(Paginator[Any]):
    """Pages of what a search found: looked for once, for the page and the count together (trang kết quả tìm).

    `keys` gives each row's `key` and `day`, in which order the rows stand; `rows` are all that may be shown.
    """

    more = False

    def __init__(
        self, rows: QuerySet[Any], number: str | None, per_page: int = PER_PAGE, *, keys: QuerySet[Any]
    ) -> None:
        super().__init__(rows, per_page)
        asked = int(number) if number and number.isdecimal() and len(number) <= _DIGITS else 1
        self._first = max(0, asked - 1) * per_page
        self._held, self.count = _looked(keys, self._first, per_page)
        if self._first and not self.count:
            _, found = _looked(keys, 0, 1)
            self._first = (found - 1) // per_page * per_page if found else 0
            self._held, self.count = _looked(keys, self._first, per_page)

    def page(self, number: Any = None) -> Page[Any]:
        """The one that was looked for."""
        found = self.object_list.filter(pk__in=self._held)  # type: ignore[attr-defined]
        return Page(found, self._first // self.per_page + 1, self)


def _looked(keys: QuerySet[Any], first: int, most: int) -> tuple[list[int], int]:
    """The keys from this one on, and how many there are in all; 0 past the last one."""
    try:
        said, params = keys.query.sql_with_params()
    except EmptyResultSet:
        return [], 0
    with connection.cursor() as cursor:
        asked = f"SELECT key, count(*) OVER () FROM ({said}) AS found ORDER BY day, key LIMIT %s OFFSET %s"
        cursor.execute(asked, [*params, most, first])
        found = cursor.fetchall()
    return [key for key, _ in found], found[0][1] if found else 0


def page_of(
    rows: QuerySet[Any], number: str | None, per_page: int = PER_PAGE, *, counted: QuerySet[Any] | None = None
) -> Page[Any]:
    """The page that an address asks for; the nearest one where it asks for none that is.

    `counted` is the same queryset before what its rows show was joined to it, where counting needs none of that.
    """
    bounded = (rows if counted is None else counted).order_by()[: COUNTED + 1]
    return Pages(rows, per_page, counting=bounded.count).get_page(number)
