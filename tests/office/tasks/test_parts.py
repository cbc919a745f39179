"""An order for all communes: each has its own part, and the task stands where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import sharing, working
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.states import State
from dondoc_office.units.models import Membership, Role

SignIn = Callable[[Person], Client]


@pytest.fixture
def shared(office: Office, cast: Cast) -> Task:
    fields = {"title": "Rà soát hộ nghèo", "content": "Rà soát", "to_group": True, "lead_text": "UBND các xã"}
    return assign(
        draft_task(office.huyen, fields, by=cast.clerk, at=NOW), units=office.communes, by=cast.clerk, at=NOW
    )


def part_of(task: Task, office: Office, number: int = 0) -> Part:
    return task.parts.get(unit=office.communes[number])


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_one_commune_begins_and_the_task_has_begun(shared: Task, cast: Cast, office: Office) -> None:
    sharing.report(
        part_of(shared, office), working.Report("Đã rà 3 thôn", percent=30), by=cast.commune, at=NOW
    )
    assert (fresh(shared).current, fresh(shared).percent) == (State.IN_PROGRESS, 10)
    assert part_of(shared, office, 1).current is State.ASSIGNED


def test_a_commune_works_on_its_own_part_alone(shared: Task, cast: Cast, office: Office) -> None:
    with pytest.raises(NotAllowed):
        sharing.submit(part_of(shared, office, 1), "Xong", by=cast.commune, at=NOW)
    with pytest.raises(NotAllowed):
        working.submit(shared, "Xong cả huyện", by=cast.commune, at=NOW)
    assert fresh(shared).current is State.ASSIGNED


def test_the_task_is_done_when_every_commune_is(shared: Task, cast: Cast, office: Office) -> None:
    for number, unit in enumerate(office.communes):
        if number:
            Membership.objects.create(person=cast.outsider, unit=unit, role=Role.OFFICER)
        who = cast.outsider if number else cast.commune
        sharing.submit(part_of(shared, office, number), "Xong", by=who, at=NOW)
    assert fresh(shared).current is State.SUBMITTED
    for number in range(3):
        sharing.accept(part_of(shared, office, number), by=cast.chair, at=NOW)
    assert (fresh(shared).current, fresh(shared).percent) == (State.DONE, 100)
    assert fresh(shared).finished_on == NOW.date()


def test_a_returned_part_holds_the_task_open(shared: Task, cast: Cast, office: Office) -> None:
    sharing.submit(part_of(shared, office), "Xong", by=cast.commune, at=NOW)
    sharing.return_result(part_of(shared, office), reason="Thiếu biểu", by=cast.clerk, at=NOW)
    assert part_of(shared, office).current is State.RETURNED
    assert fresh(shared).current is State.IN_PROGRESS


def test_a_commune_reports_on_the_page(
    shared: Task, cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    browser, part = signed_in_as(cast.commune), part_of(shared, office)
    page = browser.get(f"/nhiem-vu/{shared.pk}/").content.decode()
    assert (
        page.count(f"/nhiem-vu/{shared.pk}/phan/") == page.count(f"/nhiem-vu/{shared.pk}/phan/{part.pk}/") > 0
    )
    browser.post(f"/nhiem-vu/{shared.pk}/phan/{part.pk}/submit/", {"text": "Đã rà soát xong 7 thôn"})
    assert part_of(shared, office).current is State.SUBMITTED
    assert (
        "Đã rà soát xong 7 thôn" in signed_in_as(cast.chair).get(f"/nhiem-vu/{shared.pk}/").content.decode()
    )
