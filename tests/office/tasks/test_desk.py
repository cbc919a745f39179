"""What lies on a desk is what the cells and states of her work say, task by task."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from tests.office.conftest import NOW, Cast, Office, restricted_document

from dondoc_office.people.models import Person
from dondoc_office.tasks.boards import Desk, desk
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import sees, visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.policy import standing_of

TODAY = date(2023, 4, 10)
DAYS = (None, TODAY - timedelta(3), TODAY, TODAY + timedelta(7), TODAY + timedelta(30))


@pytest.fixture
def work(office: Office, cast: Cast) -> list[Task]:
    """Every state on several days: led by finance, by the police, by nobody with a part of finance."""
    made = []
    for lead, state, due in product((office.finance, office.police, None), State, DAYS):
        task = Task.objects.create(
            office=office.huyen,
            lead=lead,
            to_group=lead is None,
            title="x",
            state=state,
            due_on=due,
            finished_on=TODAY if state is State.DONE else None,
            closed_at=NOW if state in {State.DONE, State.CANCELLED} else None,
            created_by=cast.clerk,
            created_at=NOW,
        )
        if lead is None:
            Part.objects.create(task=task, unit=office.finance)
        made.append(task)
    return made


def on_the_desk_of(person: Person, most: int = 1000) -> Desk:
    return desk(standing_of(person, on=TODAY), today=TODAY, most=most)


def test_an_officer_has_what_her_unit_leads_or_has_a_part_in(
    work: list[Task], office: Office, cast: Cast
) -> None:
    soon = OfficeSetting.objects.soon()
    own = [task for task in work if task.lead != office.police and task.closed_at is None]
    worked = {State.ASSIGNED, State.RECEIVED, State.IN_PROGRESS, State.RETURNED}
    cells = {task.pk: task.timeliness(TODAY, soon) for task in own if task.current in worked}
    found = on_the_desk_of(cast.officer)
    assert {row.pk for row in found.late} == {
        pk for pk, cell in cells.items() if cell is Timeliness.OPEN_OVERDUE
    }
    late = {row.pk for row in found.late}
    new = {task.pk for task in own if task.current is State.ASSIGNED}
    assert {row.pk for row in found.soon} == {
        pk for pk, cell in cells.items() if cell is Timeliness.DUE_SOON
    } - new
    assert {row.pk for row in found.to_receive} == new - late
    assert {row.pk for row in found.under_way} == {
        task.pk
        for task in own
        if task.current in worked - {State.ASSIGNED}
        and cells[task.pk] in {Timeliness.OPEN_IN_TIME, Timeliness.NO_DEADLINE}
    }


def test_a_clerk_decides_what_her_office_gave(work: list[Task], cast: Cast) -> None:
    found = on_the_desk_of(cast.clerk)
    for rows, state in (
        (found.to_decide, State.SUBMITTED),
        (found.drafts, State.DRAFT),
        (found.sent_back, State.SENT_BACK),
    ):
        assert {row.pk for row in rows} == {task.pk for task in work if task.current is state}


def test_a_task_hers_by_name_lies_on_her_desk_wherever_it_is_led(
    work: list[Task], cast: Cast, office: Office
) -> None:
    [task] = [
        one for one in work if one.lead == office.police and one.state == "received" and one.due_on is None
    ]
    assert task.pk not in {row.pk for row in on_the_desk_of(cast.officer).under_way}
    Task.objects.filter(pk=task.pk).update(officer=cast.officer)
    assert task.pk in {row.pk for row in on_the_desk_of(cast.officer).under_way}


def test_each_heap_is_in_the_order_of_dates_and_no_longer_than_asked(work: list[Task], cast: Cast) -> None:
    found = on_the_desk_of(cast.officer, most=5)
    for rows in (found.to_receive, found.late, found.soon, found.under_way):
        days = [(row.due_on or date.max, row.pk) for row in rows]
        assert days == sorted(days)
        assert len(rows) <= 5


def test_a_restricted_task_lies_on_the_desks_of_those_it_names_alone(
    work: list[Task], cast: Cast, office: Office
) -> None:
    [task] = [
        one for one in work if one.lead == office.finance and one.state == "received" and one.due_on is None
    ]
    document = restricted_document(office.huyen, by=cast.clerk, at=NOW)
    Task.objects.filter(pk=task.pk).update(restricted=True, document=document)
    assert task.pk not in {row.pk for row in on_the_desk_of(cast.officer).under_way}
    document.named_people.add(cast.officer)
    assert task.pk in {row.pk for row in on_the_desk_of(cast.officer).under_way}
    assert task.pk not in {row.pk for row in on_the_desk_of(cast.head).under_way}
    document.named_units.add(office.finance)
    assert task.pk in {row.pk for row in on_the_desk_of(cast.head).under_way}
    for person in cast.everybody().values():
        standing = standing_of(person, on=TODAY)
        by_query = visible_tasks(standing).filter(pk=task.pk).exists()
        assert by_query == sees(standing, Task.objects.get(pk=task.pk)), person.name
