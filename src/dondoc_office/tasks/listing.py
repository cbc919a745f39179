"""What the page of the list of tasks asks: by kept questions, where its filters allow one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet

from dondoc_office.people.models import Person
from dondoc_office.site.paging import COUNTED, PER_PAGE, FoundPages, HowMany, Pages, page_of
from dondoc_office.site.questions import as_text, asked, day, how_many, instances, number, words
from dondoc_office.tasks.boards import leaders_to_choose
from dondoc_office.tasks.models import Part, SavedList, TaskQuerySet
from dondoc_office.tasks.narrowing import KEYS, Filters
from dondoc_office.tasks.policy import sees_everything, visible_among
from dondoc_office.tasks.rows import as_rows
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import PLACE, Unit, placed
from dondoc_office.units.standing import Standing

_PLACES = {
    "unit": ("lead", number("unit")),
    "field": ("field", words("field")),
    **{name: (name, number(name)) for name in KEYS},
}
"""Filters whose values are put into a kept question; of the others each choice is a question of its own."""
_BY_DISTANCE = {Timeliness.DUE_SOON, Timeliness.OPEN_IN_TIME}


def page_of_tasks(standing: Standing, chosen: Filters, asks: str | None, *, today: date) -> Page[Any]:
    """The rows of one page, as `rows_of` reads them."""
    everything = sees_everything(standing)
    if chosen.words:
        seen = visible_among(standing, everything)
        return FoundPages(as_rows(seen), asks, keys=chosen.keys(seen, today=today)).page()
    given = _given(chosen)
    if given is None:
        tasks = chosen.narrow(visible_among(standing, everything), today=today)
        return page_of(as_rows(tasks), asks, counted=tasks)
    plain = replace(
        chosen, **dict.fromkeys(_PLACES, ""), cell=chosen.cell or ("" if chosen.state else chosen.shown)
    )
    kept = _Kept(((standing, everything), plain, tuple(given), today), given)
    return Pages(kept, PER_PAGE, counting=kept.count).counted_with(asks, kept.counted)


def _given(chosen: Filters) -> dict[str, object] | None:
    """The values of a kept question. None where a cell hangs on each office's distance, or a unit has parts in
    tasks of others: those lists are built each time.
    """
    if chosen.cell in _BY_DISTANCE:
        return None
    given: dict[str, object] = {name: key for name in KEYS if (key := chosen.key(name)) is not None}
    if chosen.field:
        given["field"] = chosen.field
    if chosen.unit:
        found = asked(_unit, code=chosen.unit)
        if not found or found[0][1]:
            return None
        given["unit"] = found[0][0]
    return given


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows of a list, cut into pages by a kept question."""

    shape: tuple[Any, ...]
    given: dict[str, object]

    def __getitem__(self, cut: slice) -> list[tuple[Any, ...]]:
        return asked(_rows, *self.shape, cut.start, cut.stop, **self.given)

    def counted(self, cut: slice) -> tuple[list[tuple[Any, ...]], int]:
        rows = asked(_rows_counted, *self.shape, cut.start, cut.stop, **self.given)
        return [row[:-1] for row in rows], rows[0][-1] if rows else 0

    def count(self) -> int:
        return how_many(_counted, *self.shape, **self.given)


def _narrowed(
    seen: tuple[Standing, bool], chosen: Filters, given: tuple[str, ...], today: date
) -> TaskQuerySet:
    tasks = chosen.narrow(visible_among(*seen), today=today)
    for name in given:
        column, place = _PLACES[name]
        tasks = tasks.filter(**{column: place})
    return tasks


def _rows(*shape: Any) -> QuerySet[Any, Any]:
    *narrowed, first, last = shape
    return as_rows(_narrowed(*narrowed))[first:last]


def _rows_counted(*shape: Any) -> QuerySet[Any, Any]:
    """Each row says how many there are in all."""
    *narrowed, first, last = shape
    counted = as_rows(_narrowed(*narrowed)).annotate(found=HowMany(_counted(*narrowed)))
    cut: QuerySet[Any, Any] = counted[first:last]
    return cut


def _counted(*shape: Any) -> QuerySet[Any, Any]:
    return _narrowed(*shape).order_by().values_list("pk")[: COUNTED + 1]


def _unit() -> QuerySet[Any, Any]:
    """The unit of a code, and whether it has a part in a task for many."""
    parts = Part.objects.filter(unit=OuterRef("pk"))
    return Unit.objects.filter(code=words("code")).order_by().values_list("pk", Exists(parts))


def units_to_filter(today: date) -> tuple[tuple[str, str], ...]:
    """Code and name of every unit there is."""
    return _told_apart(as_text(_units, today=today))


@lru_cache(maxsize=8)
def _told_apart(rows: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, placed(*said)) for code, *said in json.loads(rows))


def _units() -> QuerySet[Any, Any]:
    return Unit.objects.existing(on=day("today")).values_list("code", *PLACE)


def leaders_to_filter(today: date) -> list[tuple[Any, ...]]:
    """Key and name of everybody who leads an office."""
    return asked(_leaders, today=today)


def _leaders() -> QuerySet[Any, Any]:
    return leaders_to_choose(day("today")).values_list("pk", "name")


def lists_of(person: Person) -> list[SavedList]:
    """The lists that she kept."""
    return instances(_lists, person=person.pk)


def _lists() -> QuerySet[SavedList]:
    return SavedList.objects.filter(person=number("person"))
