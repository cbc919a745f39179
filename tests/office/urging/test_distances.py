"""The days on which a deadline is spoken of: a table of dates, holidays and missed days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dondoc.vietnamese.workdays import is_working_day
from dondoc_office.urging.distances import Distances, Side, Step, spoken_on, step

USUAL = Distances(before=(7, 3, 1), after=(1, 3, 7), again=7)
FRIDAY = date(2023, 4, 7)
"""A deadline; 29 April to 3 May 2023 were days off."""


def test_it_is_spoken_of_on_these_days_and_no_others() -> None:
    said = [
        day
        for day in (date(2023, 3, 20) + timedelta(days=n) for n in range(60))
        if step(FRIDAY, USUAL, since=_working_day_before(day), today=day)
    ]
    assert said == [
        *(date(2023, 3, 31), date(2023, 4, 4), date(2023, 4, 6), FRIDAY),
        # Saturday's first day late and Monday's third are said once
        *(date(2023, 4, 10), date(2023, 4, 14), date(2023, 4, 21), date(2023, 4, 28)),
        *(date(2023, 5, 5), date(2023, 5, 12)),
    ]


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


@pytest.mark.parametrize(
    ("due_on", "days", "day"),
    [
        (date(2023, 4, 11), -3, date(2023, 4, 7)),  # Saturday: warned the Friday before
        (date(2023, 4, 9), 0, date(2023, 4, 7)),  # due on a Sunday: said on the Friday
        (date(2023, 4, 7), 1, date(2023, 4, 10)),  # late since Saturday: said on Monday
        (date(2023, 5, 2), 0, date(2023, 4, 28)),  # due in the holiday of 30 April: before it
        (date(2023, 4, 28), 1, date(2023, 5, 4)),  # late in it: after it
        (date(2023, 1, 25), -1, date(2023, 1, 19)),  # Tết
        (date(2023, 4, 7), 0, date(2023, 4, 7)),
    ],
)
def test_a_day_off_moves_warnings_forward_and_the_rest_behind(due_on: date, days: int, day: date) -> None:
    assert spoken_on(due_on, days) == day


def test_days_on_which_nothing_ran_are_caught_up_once() -> None:
    thursday = date(2023, 4, 6)
    assert step(FRIDAY, USUAL, since=date(2023, 4, 3), today=date(2023, 4, 5)) == Step(-2)
    assert step(FRIDAY, USUAL, since=date(2023, 4, 5), today=thursday) == Step(-1)
    assert step(FRIDAY, USUAL, since=thursday, today=thursday) is None


def test_nothing_is_said_on_a_day_off() -> None:
    assert step(FRIDAY, USUAL, since=FRIDAY, today=date(2023, 4, 8)) is None


def test_an_office_may_set_fewer_distances() -> None:
    quiet = Distances(before=(), after=(), again=0)
    said = [
        n
        for n in range(-30, 60)
        if step(FRIDAY, quiet, since=FRIDAY + timedelta(days=n - 1), today=FRIDAY + timedelta(days=n))
    ]
    assert said == [0]


@pytest.mark.parametrize(("days", "side"), [(-1, Side.BEFORE), (0, Side.ON), (1, Side.AFTER)])
def test_a_step_knows_its_side(days: int, side: Side) -> None:
    assert Step(days).side is side


def test_of_a_task_late_for_years_it_is_still_said_every_week() -> None:
    old = date(2021, 1, 4)
    weeks = [
        day
        for day in (date(2023, 8, 1) + timedelta(days=n) for n in range(28))
        if step(old, USUAL, since=day - timedelta(days=1), today=day)
    ]
    assert len(weeks) == 4
