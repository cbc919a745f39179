"""Many tasks at once, each by its own action; and lists that a person keeps by a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import draft_task
from dondoc_office.tasks.models import SavedList, Task
from dondoc_office.tasks.states import State

SignIn = Callable[[Person], Client]
BULK = "/nhiem-vu/hang-loat/"


@pytest.fixture
def drafts(office: Office, cast: Cast) -> list[Task]:
    """One that can be assigned, and one for which nobody is named."""
    led = {"title": "Có chủ trì", "content": "x", "lead": office.police}
    bare = {"title": "Chưa có chủ trì", "content": "x"}
    return [draft_task(office.huyen, fields, by=cast.clerk, at=NOW) for fields in (led, bare)]


def test_the_preview_changes_nothing_and_says_why_not(
    drafts: list[Task], cast: Cast, signed_in_as: SignIn
) -> None:
    entries = Entry.objects.count()
    form = {"viec": [one.pk for one in drafts], "step": "assign", "xem": "1"}
    shown = signed_in_as(cast.clerk).post(BULK, form).content.decode()
    assert shown.count("Không làm được") == 1
    assert "Làm với 1 việc" in shown
    assert {task.current for task in Task.objects.filter(pk__in=[one.pk for one in drafts])} == {State.DRAFT}
    assert Entry.objects.count() == entries


def test_the_second_button_does_what_may_be_done_and_keeps_the_rest(
    drafts: list[Task], cast: Cast, signed_in_as: SignIn
) -> None:
    form = {"viec": [one.pk for one in drafts], "step": "assign", "lam": "1"}
    shown = signed_in_as(cast.clerk).post(BULK, form, follow=True).content.decode()
    assert "Đã làm xong 1 việc" in shown
    assert "Chưa có chủ trì:" in shown
    assert [Task.objects.get(pk=one.pk).current for one in drafts] == [State.ASSIGNED, State.DRAFT]


def test_the_head_names_an_officer_the_clerk_may_not(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    form = {"viec": [task.pk], "step": "officer", "officer": cast.officer.pk, "lam": "1"}
    signed_in_as(cast.head).post(BULK, form)
    task.refresh_from_db()
    assert task.officer == cast.officer


@pytest.mark.parametrize(("step", "value"), [("field", "Tài chính"), ("supervisor", "chair")])
def test_the_clerk_changes_field_and_supervisor(
    task: Task, cast: Cast, signed_in_as: SignIn, step: str, value: str
) -> None:
    given = cast.chair.pk if value == "chair" else value
    signed_in_as(cast.clerk).post(BULK, {"viec": [task.pk], "step": step, step: given, "lam": "1"})
    task.refresh_from_db()
    assert (task.field, task.supervisor) == (("Tài chính", None) if step == "field" else ("", cast.chair))


def test_an_invisible_task_is_not_touched(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    form = {"viec": [task.pk], "step": "field", "field": "X", "lam": "1"}
    assert signed_in_as(cast.outsider).post(BULK, form).status_code == 302
    task.refresh_from_db()
    assert task.field == ""


def test_a_missing_value_is_said_beside_its_field(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    answer = signed_in_as(cast.clerk).post(BULK, {"viec": [task.pk], "step": "field", "xem": "1"})
    assert answer.status_code == 422
    assert "Hãy chọn hoặc điền giá trị mới." in answer.content.decode()


def test_a_list_is_kept_by_a_name_and_let_go(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    browser.post("/nhiem-vu/danh-sach/?don-vi=tckh&la=x", {"ten": "Của tài chính"})
    kept = SavedList.objects.get(person=cast.clerk)
    assert kept.query == "don-vi=tckh"
    assert "Của tài chính" in browser.get("/nhiem-vu/").content.decode()
    assert "Của tài chính" not in signed_in_as(cast.chair).get("/nhiem-vu/").content.decode()
    assert signed_in_as(cast.chair).post(f"/nhiem-vu/danh-sach/{kept.pk}/bo/").status_code == 404
    browser.post(f"/nhiem-vu/danh-sach/{kept.pk}/bo/")
    assert not SavedList.objects.exists()


def test_the_same_name_holds_the_newer_filters(cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    for unit in ("tckh", "ca"):
        browser.post(f"/nhiem-vu/danh-sach/?don-vi={unit}", {"ten": "Theo dõi"})
    assert SavedList.objects.get(person=cast.clerk).query == "don-vi=ca"


def test_only_who_could_change_many_is_offered_it(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    offered = {
        name: signed_in_as(getattr(cast, name)).get("/nhiem-vu/").content.decode()
        for name in ("clerk", "head", "officer")
    }
    assert "Đổi lãnh đạo chỉ đạo" in offered["clerk"]
    assert "Phân công người xử lý" in offered["head"]
    assert "Đổi lãnh đạo chỉ đạo" not in offered["head"]
    assert task.title in offered["officer"]
    assert "Với các việc đã chọn" not in offered["officer"]
    assert 'name="viec"' not in offered["officer"]
