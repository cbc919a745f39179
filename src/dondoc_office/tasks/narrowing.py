"""The filters of a list of tasks, as its address holds them: one meaning for list, calendar and export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from dondoc_office.site.typed import day_of, key_of
from dondoc_office.tasks.models import TaskQuerySet
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import Unit

OPEN, DONE, EVERYTHING = "mo", "da-xong", "tat-ca"
"""Values of `han` beside the cells of the table."""

ADDRESS: Mapping[str, str] = {
    "cell": "han",
    "state": "trang-thai",
    "unit": "don-vi",
    "document": "van-ban",
    "field": "linh-vuc",
    "supervisor": "lanh-dao",
    "officer": "can-bo",
    "since": "tu",
    "until": "den",
    "words": "tim",
}
"""Each filter and its name in the address."""
KEYS = ("document", "supervisor", "officer")
"""Filters that name a row by its key."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to (bộ lọc); what is wrong in an address narrows nothing."""

    cell: str = ""
    state: str = ""
    unit: str = ""
    document: str = ""
    field: str = ""
    supervisor: str = ""
    officer: str = ""
    since: str = ""
    until: str = ""
    words: str = ""

    @classmethod
    def of(cls, address: Mapping[str, str]) -> Filters:
        return cls(**{name: address.get(key, "").strip() for name, key in ADDRESS.items()})

    @property
    def query(self) -> str:
        """The address again, without what narrows nothing."""
        return _address(tuple(getattr(self, name) for name in ADDRESS))

    def but(self, **changes: str) -> str:
        """The query with some filters changed."""
        return _address(tuple(changes.get(name, getattr(self, name)) for name in ADDRESS))

    @property
    def shown(self) -> str:
        """Which of the quick choices holds; a list that nothing narrows shows what is unfinished."""
        if self.cell or self.state or self.document or self.words:
            return self.cell or self.state or EVERYTHING
        return OPEN

    def key(self, name: str) -> int | None:
        """The key that a filter names; nothing for what is none."""
        return key_of(getattr(self, name))

    def narrow(self, tasks: TaskQuerySet, *, today: date) -> TaskQuerySet:
        """The tasks that the filters let through."""
        tasks = self._beside_words(tasks, today)
        return tasks.matching(self.words) if self.words else tasks

    def keys(self, tasks: TaskQuerySet, *, today: date) -> QuerySet[Any, Any]:
        """Of the same tasks, where words are sought: what `FoundPages` asks for."""
        return self._beside_words(tasks, today).keys_matching(self.words)

    def _beside_words(self, tasks: TaskQuerySet, today: date) -> TaskQuerySet:
        tasks = self._in_time(tasks, today)
        if self.unit:
            unit = Unit.objects.filter(code=self.unit).first()
            tasks = tasks.of_unit(unit) if unit else tasks.none()
        for column in KEYS:
            if (key := self.key(column)) is not None:
                tasks = tasks.filter(**{column: key})
        return tasks.filter(field=self.field) if self.field else tasks

    def _in_time(self, tasks: TaskQuerySet, today: date) -> TaskQuerySet:
        if self.shown == OPEN:
            tasks = tasks.open()
        elif self.cell == DONE:
            tasks = tasks.filter(state=State.DONE)
        elif self.cell in list(Timeliness):
            tasks = tasks.in_time_cell(Timeliness(self.cell), today=today)
        if self.state in list(State):
            tasks = tasks.filter(state=self.state)
        for lookup, said in (("due_on__gte", self.since), ("due_on__lte", self.until)):
            if (day := day_of(said)) is not None:
                tasks = tasks.filter(**{lookup: day})
        return tasks


@lru_cache(maxsize=2048)
def _address(said: tuple[str, ...]) -> str:
    """`said` in the order of ADDRESS; a page asks for its own address ten times."""
    return urlencode({key: value for key, value in zip(ADDRESS.values(), said, strict=True) if value})
