"""Programs see and do what their person sees and does on the pages: no less, no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.office.conftest import Cast, Office
from tests.office.interop.conftest import Program

from dondoc_office.interop.models import Answer, Scope
from dondoc_office.journal.models import Entry
from dondoc_office.tasks.models import Progress, Task
from dondoc_office.tasks.states import State

MakeProgram = Callable[..., Program]


def test_a_program_learns_whose_key_it_holds(cast: Cast, program: MakeProgram) -> None:
    body = program(cast.officer, Scope.READ).get("me").body
    assert body["person"]["name"] == cast.officer.name
    assert body["posts"] == [{"role": "officer", "unit": "tckh"}]
    assert body["scopes"] == ["read"]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *(("chair", 200), ("clerk", 200), ("officer", 200), ("auditor", 200)),
        *(("outsider", 404), ("commune", 404), ("administrator", 404), ("stranger", 404)),
    ],
)
def test_a_task_is_there_for_whom_it_is_there_on_the_page(
    task: Task, cast: Cast, program: MakeProgram, who: str, status: int
) -> None:
    machine = program(getattr(cast, who))
    assert machine.get(f"tasks/{task.pk}").status == status
    listed = [row["id"] for row in machine.get("tasks").body["items"]]
    assert listed == ([task.pk] if status == 200 else [])


def test_a_task_lives_its_life_over_the_api(task: Task, cast: Cast, program: MakeProgram) -> None:
    unit, chair = program(cast.officer), program(cast.chair)
    assert "receive" in unit.get(f"tasks/{task.pk}").body["may"]
    assert unit.post(f"tasks/{task.pk}/receive").body["state"] == "received"
    report = {"text": "Đã có dự thảo", "percent": 40, "figures": [{"name": "hộ", "value": 12}]}
    assert unit.post(f"tasks/{task.pk}/report", report).body["percent"] == 40
    assert unit.post(f"tasks/{task.pk}/submit", {"text": "Báo cáo 12/BC"}).body["state"] == "submitted"
    assert chair.post(f"tasks/{task.pk}/accept").body["state"] == "done"
    [row] = chair.get(f"tasks/{task.pk}/progress").body
    assert (row["via"], row["text"], row["unit"]) == ("api", "Đã có dự thảo", "tckh")
    assert chair.get(f"tasks/{task.pk}/results").body[0]["state"] == "accepted"


def test_the_journal_says_which_key_was_used(task: Task, cast: Cast, program: MakeProgram) -> None:
    program(cast.officer).post(f"tasks/{task.pk}/receive")
    entry = Entry.objects.about(f"task:{task.pk}").get(verb="task.receive")
    assert entry.by == cast.officer
    assert entry.changes["via"].startswith("API “phần mềm” (dondoc_")


def test_visible_but_not_hers_is_refused_with_the_reason(
    task: Task, cast: Cast, program: MakeProgram
) -> None:
    answer = program(cast.auditor).post(f"tasks/{task.pk}/receive")
    assert (answer.status, answer.code) == (403, "not-allowed")
    assert "chỉ đơn vị chủ trì" in answer.body["error"]["message"]
    assert (
        "only the lead unit"
        in program(cast.auditor, language="en").post(f"tasks/{task.pk}/receive").body["error"]["message"]
    )


def test_what_the_state_forbids_is_409(task: Task, cast: Cast, program: MakeProgram) -> None:
    answer = program(cast.chair).post(f"tasks/{task.pk}/accept")
    assert (answer.status, answer.code) == (409, "task-illegal-move")


def test_a_scope_that_the_key_lacks_is_named(task: Task, cast: Cast, program: MakeProgram) -> None:
    answer = program(cast.officer, Scope.READ).post(f"tasks/{task.pk}/receive")
    assert (answer.status, answer.code) == (403, "token-scope-missing")
    assert "tasks:write" in answer.body["error"]["message"]
    task.refresh_from_db()
    assert task.current is State.ASSIGNED


def test_a_draft_is_made_changed_and_assigned(office: Office, cast: Cast, program: MakeProgram) -> None:
    clerk = program(cast.clerk)
    body = {"office": "huyen", "title": "Rà soát", "content": "Rà soát hộ nghèo", "due_on": "2099-04-15"}
    made = clerk.post("tasks", body)
    assert (made.status, made.body["state"], made.body["lead"]) == (201, "draft", None)
    refused = clerk.post(f"tasks/{made.body['id']}/assign")
    assert (refused.status, refused.code) == (422, "task-nobody-leads")
    etag = made.headers["ETag"]
    changed = clerk.patch(f"tasks/{made.body['id']}", {"lead": "ca"}, If_Match=etag)
    assert changed.body["lead"] == "ca"
    assert clerk.post(f"tasks/{made.body['id']}/assign").body["state"] == "assigned"


def test_a_part_is_worked_on_by_its_unit(office: Office, cast: Cast, program: MakeProgram) -> None:
    clerk = program(cast.clerk)
    body = {"office": "huyen", "title": "Rà soát", "content": "Rà soát", "to_group": True}
    pk = clerk.post("tasks", body).body["id"]
    parts = clerk.post(f"tasks/{pk}/assign", {"units": ["xa-1", "xa-2"]}).body["parts"]
    assert [part["unit"] for part in parts] == ["xa-1", "xa-2"]
    commune = program(cast.commune)
    assert commune.post(f"tasks/{pk}/parts/{parts[0]['id']}/receive").status == 200
    assert commune.post(f"tasks/{pk}/parts/{parts[1]['id']}/receive").status == 403


def test_an_extension_is_asked_for_and_granted(cast: Cast, program: MakeProgram, office: Office) -> None:
    clerk, unit = program(cast.clerk), program(cast.officer)
    body = {"office": "huyen", "title": "T", "content": "C", "lead": "tckh", "due_on": "2099-04-15"}
    pk = clerk.post("tasks", body).body["id"]
    clerk.post(f"tasks/{pk}/assign")
    asked = unit.post(f"tasks/{pk}/ask_extension", {"new_due_on": "2099-05-01", "reason": "thiếu số liệu"})
    assert asked.status == 200
    assert "grant_extension" in clerk.get(f"tasks/{pk}").body["may"]
    assert clerk.post(f"tasks/{pk}/grant_extension").body["due_on"] == "2099-05-01"
    assert clerk.get(f"tasks/{pk}/extensions").body[0]["state"] == "granted"


def test_nobody_is_overwritten(task: Task, cast: Cast, program: MakeProgram) -> None:
    clerk = program(cast.clerk)
    seen = clerk.get(f"tasks/{task.pk}").headers["ETag"]
    assert clerk.patch(f"tasks/{task.pk}", {"title": "Tên khác"}).status == 428
    assert clerk.patch(f"tasks/{task.pk}", {"title": "Tên khác"}, If_Match=seen).status == 200
    late = clerk.patch(f"tasks/{task.pk}", {"title": "Tên nữa"}, If_Match=seen)
    assert (late.status, late.code) == (412, "out-of-date")
    assert clerk.post(f"tasks/{task.pk}/suspend", {"reason": "chờ"}, If_Match=seen).status == 412
    assert clerk.get(f"tasks/{task.pk}").body["title"] == "Tên khác"


def test_a_request_sent_twice_is_carried_out_once(task: Task, cast: Cast, program: MakeProgram) -> None:
    unit = program(cast.officer)
    body = {"text": "Đã xong phần một", "percent": 30}
    first = unit.post(f"tasks/{task.pk}/report", body, Idempotency_Key="lần-1")
    again = unit.post(f"tasks/{task.pk}/report", body, Idempotency_Key="lần-1")
    assert again.body == first.body
    assert again.headers["Idempotent-Replayed"] == "true"
    assert Progress.objects.count() == 1
    other = unit.post(f"tasks/{task.pk}/report", {"text": "khác"}, Idempotency_Key="lần-1")
    assert (other.status, other.code) == (422, "idempotency-key-reused")


def test_a_refused_request_is_refused_again_without_being_tried(
    task: Task, cast: Cast, program: MakeProgram
) -> None:
    chair = program(cast.chair)
    assert chair.post(f"tasks/{task.pk}/accept", Idempotency_Key="k").status == 409
    assert Answer.objects.get().status == 409
    assert chair.post(f"tasks/{task.pk}/accept", Idempotency_Key="k").status == 409


def test_long_lists_come_in_pages_that_miss_nothing(task: Task, cast: Cast, program: MakeProgram) -> None:
    Task.objects.bulk_create(
        Task(
            office=task.office,
            lead=task.lead,
            title=f"Việc {n}",
            content="x",
            state=State.ASSIGNED,
            created_by=cast.clerk,
            created_at=task.created_at,
        )
        for n in range(25)
    )
    chair, found, cursor = program(cast.chair), [], ""
    while cursor is not None:
        page = chair.get(f"tasks?limit=10&cursor={cursor}").body
        found += [row["title"] for row in page["items"]]
        cursor = page["next"]
    assert len(found) == len(set(found)) == 26


@pytest.mark.parametrize(
    ("query", "count"),
    [
        *(("state=assigned", 1), ("state=done", 0), ("timeliness=open_overdue", 1), ("unit=tckh", 1)),
        *(("unit=ca", 0), ("q=bao%20cao%20quy", 1), ("q=không%20có", 0), ("unit=tckh&state=assigned", 1)),
    ],
)
def test_the_list_has_the_filters_of_the_page(
    task: Task, cast: Cast, program: MakeProgram, query: str, count: int
) -> None:
    assert len(program(cast.chair).get(f"tasks?{query}").body["items"]) == count


def test_a_longer_list_asks_no_more_questions(
    task: Task, cast: Cast, program: MakeProgram, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    chair = program(cast.chair)
    chair.get("tasks")
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        chair.get("tasks?limit=200")


def test_units_and_people_say_no_more_than_they_need(
    office: Office, cast: Cast, program: MakeProgram
) -> None:
    machine = program(cast.officer)
    assert machine.get("units/ca").body["parent"] == "huyen"
    assert [unit["code"] for unit in machine.get("units?q=cong%20an").body["items"]] == ["ca"]
    [person] = machine.get("people?unit=ca").body["items"]
    assert person == {"id": cast.outsider.pk, "name": cast.outsider.name, "title": ""}
    assert program(cast.stranger).get("units").body["items"] == []
    assert program(cast.stranger).get("people").body["items"] == []
