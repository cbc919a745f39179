"""Working days of public offices in Vietnam.

Saturday and Sunday are off (Quyết định 188/1999/QĐ-TTg: the 40-hour week of public offices);
public holidays by Bộ luật Lao động 2019 Điều 112, days in lieu by Điều 111 khoản 3, and the
swaps that the Government announces each year. The table says which years are confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal["holiday", "in-lieu", "swapped-off", "swapped-on"]
_KINDS: dict[str, Kind] = {
    "holiday": "holiday",
    "in-lieu": "in-lieu",
    "swapped-off": "swapped-off",
    "swapped-on": "swapped-on",
}
_DAY = timedelta(days=1)


class Holiday(NamedTuple):
    """A day that is not as its weekday says (ngày nghỉ lễ, nghỉ bù, hoán đổi)."""

    day: date
    kind: Kind
    confirmed: bool
    name: str


@lru_cache(maxsize=1)
def holidays() -> Mapping[date, Holiday]:
    """The table by day."""
    table: dict[date, Holiday] = {}
    text = files("dondoc.vietnamese").joinpath("data/holidays.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        written, kind, confirmed, name = line.split("\t")
        day = date.fromisoformat(written)
        table[day] = Holiday(day, _KINDS[kind], confirmed == "yes", name)
    return MappingProxyType(table)


@lru_cache(maxsize=1)
def years() -> range:
    """The years the table covers; outside them only weekends are known."""
    covered = [day.year for day in holidays()]
    return range(min(covered), max(covered) + 1)


def is_confirmed(year: int) -> bool:
    """Whether every day off of a year stands in an announcement, not only in the law."""
    return year in years() and all(each.confirmed for day, each in holidays().items() if day.year == year)


def is_working_day(day: date) -> bool:
    """Whether public offices work on a day."""
    special = holidays().get(day)
    if special is not None:
        return special.kind == "swapped-on"
    return day.weekday() < 5


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    return add_working_days(day, 1)


def previous_working_day(day: date) -> date:
    """The last working day before a day."""
    return add_working_days(day, -1)


def add_working_days(start: date, count: int) -> date:
    """The day `count` working days after `start` (before it, if negative), which itself does not count.

    Bộ luật Dân sự 2015 Điều 147: a term begins on the day after the event.
    """
    step = _DAY if count >= 0 else -_DAY
    day = start
    left = abs(count)
    while left:
        day += step
        if is_working_day(day):
            left -= 1
    return day
