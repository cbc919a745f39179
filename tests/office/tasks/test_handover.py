"""On 1 July a district ends: what its units still owe passes to their heirs, chosen by a person, on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import working
from dondoc_office.tasks.actions.assigning import assign, draft_task, name_officer
from dondoc_office.tasks.actions.handing_over import hand_over, lines_of
from dondoc_office.tasks.models import Handover, Task
from dondoc_office.units.actions import succeed
from dondoc_office.units.models import Kind, Unit
from dondoc_office.units.policy import standing_of

SignIn = Callable[[Person], Client]
BASIS = "Nghị quyết 1686/NQ-UBTVQH15"


@pytest.fixture
def heir(office: Office, cast: Cast) -> Unit:
    """Two communes and the finance department become one new commune."""
    new = make_unit("xa-moi", "UBND xã Sông Đông", office.huyen, Kind.COMMUNE)
    for old in (office.finance, *office.communes[:2]):
        succeed(old, (new,), on=date(2023, 3, 20), basis=BASIS, by=cast.administrator, at=NOW)
    return new


def test_a_lead_passes_on_and_its_history_stays_with_the_old_unit(
    task: Task, office: Office, cast: Cast, heir: Unit, signed_in_as: SignIn
) -> None:
    Task.objects.filter(pk=task.pk).update(officer=cast.officer)
    clerk, url = signed_in_as(cast.clerk), f"/nhiem-vu/ban-giao/{office.finance.code}/"
    assert heir.name in clerk.get(url).content.decode()
    said = {f"lead-{task.pk}": heir.pk, "basis": BASIS}
    assert "Sẽ bàn giao" in clerk.post(url, said).content.decode()
    assert not Handover.objects.exists()
    assert clerk.post(url, said | {"ghi": "1"}).status_code == 302
    task.refresh_from_db()
    assert (task.lead, task.officer, task.state) == (heir, None, "assigned")
    row = Handover.objects.get()
    assert (row.from_unit, row.to_unit, row.by) == (office.finance, heir, cast.clerk)
    assert Entry.objects.filter(verb__in=["task.handed_over", "unit.handed_over"]).count() == 2
    assert office.finance.name in clerk.get(f"/nhiem-vu/{task.pk}/").content.decode()


def test_parts_of_units_that_became_one_end_in_one_part(office: Office, cast: Cast, heir: Unit) -> None:
    fields = {"title": "Rà soát", "content": "Rà soát", "to_group": True}
    draft = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    shared = assign(draft, units=office.communes, by=cast.clerk, at=NOW)
    for old in office.communes[:2]:
        part = shared.parts.get(unit=old)
        hand_over(old, {f"part-{part.pk}": heir}, basis=BASIS, by=cast.clerk, at=NOW)
    assert sorted(shared.parts.values_list("unit__code", "state")) == [
        ("xa-2", "cancelled"),
        ("xa-3", "assigned"),
        ("xa-moi", "assigned"),
    ]


def test_nothing_is_handed_over_unless_a_person_chose_it(
    task: Task, office: Office, cast: Cast, heir: Unit
) -> None:
    assert hand_over(office.finance, {}, basis=BASIS, by=cast.clerk, at=NOW) == []
    for who in (cast.head, cast.administrator, cast.auditor):
        with pytest.raises(NotAllowed):
            hand_over(office.finance, {f"lead-{task.pk}": heir}, basis=BASIS, by=who, at=NOW)
    task.refresh_from_db()
    assert task.lead == office.finance


def test_done_work_and_restricted_work_that_one_does_not_see_is_no_line(
    task: Task, office: Office, cast: Cast, heir: Unit
) -> None:
    standing = standing_of(cast.clerk, on=NOW.date())
    assert [line.key for line in lines_of(office.finance, standing)] == [f"lead-{task.pk}"]
    Task.objects.filter(pk=task.pk).update(restricted=True)
    assert lines_of(office.finance, standing) == []
    Task.objects.filter(pk=task.pk).update(restricted=False)
    working.submit(task, "Xong", by=cast.officer, at=NOW)
    working.accept(task, by=cast.clerk, at=NOW)
    assert lines_of(office.finance, standing) == []


def test_an_officer_who_leaves_passes_open_tasks_to_a_colleague(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    name_officer(task, cast.officer, by=cast.head, at=NOW)
    head, url = signed_in_as(cast.head), f"/nhiem-vu/ban-giao/nguoi/{cast.officer.pk}/"
    said = {f"officer-{task.pk}": cast.head.pk, "basis": ""}
    assert head.post(url, said | {"ghi": "1"}).status_code == 422
    assert head.post(url, said | {"basis": "Quyết định điều động 12/QĐ", "ghi": "1"}).status_code == 302
    task.refresh_from_db()
    assert task.officer == cast.head
    assert Handover.objects.get().from_person == cast.officer


def test_an_administrator_is_told_who_hands_over_instead_of_being_led_to_a_refusal(
    task: Task, office: Office, cast: Cast, heir: Unit, signed_in_as: SignIn
) -> None:
    unit, person = f"/don-vi/{office.finance.code}/", f"/nguoi/{cast.officer.pk}/"
    page = signed_in_as(cast.administrator).get(unit).content.decode()
    assert "/nhiem-vu/ban-giao/" not in page
    assert "do văn thư hoặc lãnh đạo cơ quan bàn giao" in page
    page = signed_in_as(cast.administrator).get(person).content.decode()
    assert "/nhiem-vu/ban-giao/" not in page
    assert "người đứng đầu, lãnh đạo hoặc văn thư của đơn vị bàn giao" in page
    assert "/nhiem-vu/ban-giao/" in signed_in_as(cast.clerk).get(unit).content.decode()
    assert "/nhiem-vu/ban-giao/" in signed_in_as(cast.head).get(person).content.decode()
