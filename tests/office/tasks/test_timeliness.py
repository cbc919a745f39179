"""Lateness is computed, and computed the same for one row and for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.people.models import Person
from dondoc_office.tasks.boards import overview
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness, days_late, timeliness
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.policy import standing_of

TODAY = date(2023, 4, 10)
WEEK = timedelta(days=7)

CASES = [
    ("done", "2023-04-07", "2023-04-07", "done_on_time"),
    ("done", "2023-04-07", "2023-04-08", "done_late"),
    ("done", None, "2023-04-08", "done_on_time"),
    ("in_progress", "2023-04-10", None, "due_soon"),
    ("in_progress", "2023-04-17", None, "due_soon"),
    ("in_progress", "2023-04-18", None, "open_in_time"),
    ("in_progress", "2023-04-09", None, "open_overdue"),
    ("in_progress", None, None, "no_deadline"),
    ("submitted", "2023-04-07", "2023-04-07", "open_in_time"),
    ("submitted", "2023-04-07", "2023-04-09", "open_overdue"),
    ("suspended", "2023-04-01", None, "suspended"),
    ("cancelled", "2023-04-01", None, "ended_otherwise"),
    ("draft", "2023-04-01", None, "ended_otherwise"),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("state", "due", "finished", "cell"), CASES)
def test_a_task_is_in_one_cell(state: str, due: str | None, finished: str | None, cell: str) -> None:
    assert timeliness(State(state), day(due), day(finished), today=TODAY, soon=WEEK) == cell


def test_the_clock_stops_while_the_product_waits_for_its_receiver() -> None:
    assert days_late(date(2023, 4, 7), date(2023, 4, 7), today=date(2023, 5, 1)) == 0
    assert days_late(date(2023, 4, 7), None, today=date(2023, 4, 10)) == 3


@pytest.mark.parametrize("chosen", [None, 0, 3, 30], ids=["the usual week", "0 days", "3 days", "30 days"])
def test_rows_and_queries_agree(chosen: int | None, office: Office, cast: Cast) -> None:
    """An office that chose its own distance stands beside one that did not."""
    if chosen is not None:
        OfficeSetting.objects.create(unit=office.huyen, soon_days=chosen)
    other = make_unit("tinh", "UBND tỉnh", None)
    days = (None, TODAY - timedelta(3), TODAY, TODAY + timedelta(4), TODAY + WEEK, TODAY + timedelta(30))
    for giver, state, due, finished in product(
        (office.huyen, office.communes[0], other), State, days, (None, TODAY - timedelta(5), TODAY)
    ):
        if state is State.DONE and finished is None:
            continue
        Task.objects.create(
            office=giver,
            lead=office.finance,
            title="x",
            state=state,
            due_on=due,
            finished_on=finished,
            created_by=cast.clerk,
            created_at=NOW,
        )
    soon = OfficeSetting.objects.soon()
    for cell in Timeliness:
        by_query = set(Task.objects.in_time_cell(cell, today=TODAY).values_list("pk", flat=True))
        by_row = {task.pk for task in Task.objects.all() if task.timeliness(TODAY, soon) is cell}
        assert by_query == by_row, cell


@pytest.mark.parametrize(("chosen", "shown"), [(3, False), (7, True), (14, True)])
def test_lists_tags_and_the_leaders_page_go_by_the_distance_of_the_office(
    chosen: int, shown: bool, task: Task, office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    OfficeSetting.objects.create(unit=office.huyen, soon_days=chosen)
    Task.objects.filter(pk=task.pk).update(due_on=localdate() + timedelta(5))
    client = signed_in_as(cast.chair)
    tagged = client.get("/nhiem-vu/").content.decode()
    listed = client.get("/nhiem-vu/", {"han": "due_soon"}).content.decode()
    led = overview(standing_of(cast.chair, on=localdate()), today=localdate())
    assert ("</span> Sắp đến hạn</span>" in tagged) is shown
    assert (task.title in listed) is shown
    assert (led.soon, [row.pk for row in led.due]) == ((1, [task.pk]) if shown else (0, []))


def test_every_cell_has_a_name() -> None:
    assert set(TIMELINESS_NAMES) == set(Timeliness)
