"""Counting ahead changes no number that anybody sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from tests.office.conftest import Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.tasks.boards import overview
from dondoc_office.tasks.models import Tally, Task
from dondoc_office.tasks.states import State
from dondoc_office.tasks.tallies import SETTLED, STALE, count_done
from dondoc_office.units.standing import Standing

NOON = datetime(2023, 4, 20, 5, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def many(office: Office, cast: Cast) -> None:
    """Every state, date, lead and supervisor, restricted or not, closed before and after the count."""
    leads = (office.finance, office.police)
    days = (None, date(2023, 4, 1), date(2023, 4, 22), date(2023, 6, 1))
    ends = (NOON - timedelta(days=3), NOON - timedelta(minutes=1))
    rows = product(leads, days, (State.IN_PROGRESS, State.SUBMITTED, State.DONE), ends, (False, True))
    Task.objects.bulk_create(
        Task(
            office=office.huyen,
            lead=lead,
            title="Việc",
            content="x",
            field="đất đai" if due else "",
            supervisor=cast.chair if lead == office.finance else None,
            due_on=due,
            state=state,
            restricted=restricted,
            finished_on=None if state is State.IN_PROGRESS else date(2023, 4, 10),
            closed_at=closed if state is State.DONE else None,
            created_by=cast.clerk,
            created_at=NOON,
        )
        for lead, due, state, closed, restricted in rows
    )


@pytest.mark.parametrize("who", ["chair", "clerk", "head", "outsider", "auditor", "stranger"])
def test_the_page_says_the_same_before_and_after(
    many: None, cast: Cast, standing: Callable[[Person], Standing], who: str
) -> None:
    hers = standing(getattr(cast, who))
    before = overview(hers, today=TODAY)
    assert count_done(NOON) > 0
    after = overview(hers, today=TODAY)
    assert (after.cells, after.soon, after.waiting) == (before.cells, before.soon, before.waiting)
    assert (after.by_unit, after.by_field, after.by_leader) == (
        before.by_unit,
        before.by_field,
        before.by_leader,
    )


def test_fields_with_as_much_to_do_stand_in_vietnamese_order(
    task: Task, cast: Cast, standing: Callable[[Person], Standing]
) -> None:
    fields = ("Trật tự", "Ăn uống", "Đất đai", "Dân số")
    for field in fields:
        task.pk, task.field = None, field
        task.save()
    lines = overview(standing(cast.chair), today=TODAY).by_field
    assert [line.name for line in lines if line.name in fields] == ["Ăn uống", "Dân số", "Đất đai", "Trật tự"]


def test_a_task_that_closes_later_is_counted_with_what_was_counted(
    many: None, cast: Cast, standing: Callable[[Person], Standing]
) -> None:
    count_done(NOON)
    hers = standing(cast.chair)
    before = overview(hers, today=TODAY).cells[0][2]
    task = Task.objects.filter(state=State.IN_PROGRESS, restricted=False, due_on=None)[0]
    Task.objects.filter(pk=task.pk).update(state=State.DONE, finished_on=TODAY, closed_at=NOON)
    assert overview(hers, today=TODAY).cells[0][2] == before + 1


def test_a_restricted_task_is_never_counted_ahead(many: None) -> None:
    count_done(NOON)
    counted = sum(row.on_time + row.late for row in Tally.objects.all())
    settled = Task.objects.filter(state=State.DONE, closed_at__lte=NOON - SETTLED)
    assert counted == settled.filter(restricted=False).count() < settled.count()


def test_counting_twice_counts_once(many: None) -> None:
    assert count_done(NOON)
    assert count_done(NOON + timedelta(minutes=1)) == 0
    assert count_done(NOON + STALE + timedelta(minutes=1))
    assert Tally.objects.values("until").distinct().count() == 2
