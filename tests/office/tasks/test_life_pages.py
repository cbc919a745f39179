"""The pages of a task's life: changed by two at once, handed down, linked, recurring, hung on events; sent twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.boards import desk
from dondoc_office.tasks.models import Link, Occasion, Request, Result, Task
from dondoc_office.units.standing import Standing

SignIn = Callable[[Person], Client]
TYPED = {"title": "Rà soát", "content": "Rà soát hộ nghèo", "version": "1"}
FAR = date(2100, 1, 10)


@pytest.fixture
def open_task(task: Task) -> Task:
    """Due long after the clock of the pages, so that it may still be extended."""
    Task.objects.filter(pk=task.pk).update(due_on=FAR, first_due_on=FAR)
    task.refresh_from_db()
    return task


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]  # a response of the test client


def test_two_people_change_one_task_and_the_second_sees_both_versions(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    clerk, chair = signed_in_as(cast.clerk), signed_in_as(cast.chair)
    said = {"title": task.title, "content": task.content, "lead": task.lead_id, "version": task.version}
    url = f"/nhiem-vu/{task.pk}/sua/"
    assert clerk.post(url, said | {"product": "Báo cáo của văn thư"}).status_code == 302
    answer = chair.post(url, said | {"product": "Tờ trình của lãnh đạo"})
    assert answer.status_code == 409
    assert "Báo cáo của văn thư" in words(answer)
    assert "Tờ trình của lãnh đạo" in words(answer)
    task.refresh_from_db()
    assert task.product == "Báo cáo của văn thư"
    again = said | {"product": "Tờ trình của lãnh đạo", "version": task.version}
    assert chair.post(url, again).status_code == 302


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ({"due_on": "2100-04-07"}, {"deadline_kind": "date", "due_on": date(2100, 4, 7)}),
        (
            {"deadline_kind": "recurrent", "every": "monthly", "day": "25"},
            {"deadline_value": "recur:monthly:25", "due_on": None},
        ),
        (
            {"deadline_kind": "relative", "days": "10", "working": "on"},
            {"deadline_value": "rel:receipt+10wd"},
        ),
    ],
)
def test_a_task_by_hand_has_a_deadline_of_any_kind(
    cast: Cast, signed_in_as: SignIn, typed: dict[str, str], columns: dict[str, object]
) -> None:
    assert signed_in_as(cast.clerk).post("/nhiem-vu/them/", TYPED | typed).status_code == 302
    made = Task.objects.latest("pk")
    assert {name: getattr(made, name) for name in columns} == columns


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"deadline_kind": "recurrent"}, "Loại thời hạn đã chọn cần ô này."),
        ({"deadline_kind": "before_event"}, "Loại thời hạn đã chọn cần ô này."),
        (
            {"deadline_kind": "recurrent", "every": "weekly", "day": "3"},
            "Chỉ kỳ hằng tháng có ngày trong tháng.",
        ),
        ({"deadline_kind": "relative", "days": "-4"}, "days"),
        ({"deadline_kind": "khi nào tiện"}, "deadline_kind"),
    ],
)
def test_a_half_said_deadline_is_said_beside_its_field(
    cast: Cast, signed_in_as: SignIn, typed: dict[str, str], said: str
) -> None:
    answer = signed_in_as(cast.clerk).post("/nhiem-vu/them/", TYPED | typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Task.objects.exists()


def test_the_head_hands_a_piece_down_to_an_officer_and_the_parent_waits_for_it(
    open_task: Task, cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    head, url = signed_in_as(cast.head), f"/nhiem-vu/{open_task.pk}/viec-con/"
    said = {"title": "Số liệu thu", "content": "Tổng hợp số liệu thu", "lead": office.finance.pk}
    said |= {"officer": cast.officer.pk, "due_on": "2100-01-05", "needed": "on"}
    assert head.post(url, said).status_code == 302
    child = open_task.children.get()
    assert (child.officer, child.state, child.office) == (cast.officer, "assigned", office.finance)
    late = head.post(url, said | {"due_on": "2100-01-11"})
    assert late.status_code == 422
    assert "10/01/2100" in words(late)
    assert "Số liệu thu" in words(signed_in_as(cast.officer).get(f"/nhiem-vu/{open_task.pk}/"))
    outside = head.post(url, said | {"lead": office.communes[0].pk})
    assert "Người này không thuộc đơn vị được giao." in words(outside)


def test_a_department_hands_down_to_a_commune_and_accepts_its_product(
    open_task: Task, cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    said = {"title": "Số liệu xã", "content": "Gửi số liệu", "lead": office.communes[0].pk, "needed": "on"}
    signed_in_as(cast.head).post(f"/nhiem-vu/{open_task.pk}/viec-con/", said)
    child = open_task.children.get()
    commune, head = signed_in_as(cast.commune), signed_in_as(cast.head)
    assert commune.post(f"/nhiem-vu/{child.pk}/submit/", {"text": "Đã gửi"}).status_code == 302
    assert head.post(f"/nhiem-vu/{child.pk}/accept/", {"reason": ""}).status_code == 302
    child.refresh_from_db()
    assert child.state == "done"


def test_the_same_form_sent_twice_happens_once(open_task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    officer, clerk = signed_in_as(cast.officer), signed_in_as(cast.clerk)
    url = f"/nhiem-vu/{open_task.pk}"
    forms: list[tuple[Client, str, dict[str, str]]] = [
        (officer, f"{url}/xin-tam-dung/", {"reason": "Chờ nghị quyết"}),
        (officer, f"{url}/submit/", {"text": "Xong"}),
        (clerk, "/nhiem-vu/them/", TYPED),
    ]
    for number, (browser, address, said) in enumerate(forms):
        for _ in range(2):
            assert browser.post(address, said | {"form-key": f"k{number}"}).status_code == 302
    assert (Request.objects.count(), Result.objects.count(), Task.objects.count()) == (1, 1, 2)


def test_a_form_that_failed_may_be_sent_again(open_task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    officer, url = signed_in_as(cast.officer), f"/nhiem-vu/{open_task.pk}/gia-han/"
    wrong = {"new_due_on": "2099-01-01", "reason": "Chờ", "form-key": "k"}
    assert officer.post(url, wrong).status_code == 409
    assert officer.post(url, wrong | {"new_due_on": "2100-02-01"}).status_code == 302
    assert open_task.extensions.count() == 1


def test_a_draft_says_which_task_it_may_repeat_and_the_clerk_decides(
    task: Task, cast: Cast, office: Office, signed_in_as: SignIn
) -> None:
    again = draft_task(
        office.huyen,
        {"title": "Báo cáo quý II", "content": task.content, "lead": office.finance},
        by=cast.clerk,
        at=NOW,
    )
    clerk = signed_in_as(cast.clerk)
    assert "Có thể trùng hoặc tiếp nối" in words(clerk.get(f"/nhiem-vu/{again.pk}/"))
    said = {"other": task.pk, "kind": "repeats"}
    assert clerk.post(f"/nhiem-vu/{again.pk}/lien-ket/", said).status_code == 302
    assert "Giao lại lần 2" in words(clerk.get(f"/nhiem-vu/{again.pk}/"))
    row = Link.objects.get()
    assert clerk.post(f"/nhiem-vu/{again.pk}/lien-ket/{row.pk}/bo/").status_code == 302
    assert not Link.objects.exists()


def test_another_day_for_an_event_is_first_shown_with_what_it_would_move(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    session = Occasion.objects.create(office=office.huyen, name="kỳ họp thứ 9")
    fields = {"title": "Rà soát", "content": "x", "lead": office.finance, "deadline_kind": "before_event"}
    draft = draft_task(office.huyen, fields | {"occasion": session}, by=cast.clerk, at=NOW)
    task = assign(draft, by=cast.clerk, at=NOW)
    clerk, url = signed_in_as(cast.clerk), f"/nhiem-vu/su-kien/{session.pk}/"
    said = {"on": "2023-07-10", "reason": "Giấy mời số 5"}
    assert "09/07/2023" in words(clerk.post(url, said))
    task.refresh_from_db()
    assert task.due_on is None
    assert clerk.post(url, said | {"ghi": "1"}).status_code == 302
    task.refresh_from_db()
    assert task.due_on == date(2023, 7, 9)


def test_the_series_page_lists_the_periods_and_ends_the_series(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    fields = {"title": "Báo cáo tháng", "content": "x", "lead": office.finance}
    fields |= {"deadline_kind": "recurrent", "deadline_value": "recur:monthly:25"}
    task = assign(draft_task(office.huyen, fields, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW)
    clerk, url = signed_in_as(cast.clerk), f"/nhiem-vu/{task.pk}"
    assert "Tháng 04/2023" in words(clerk.get(f"{url}/chuoi/"))
    assert clerk.post(f"{url}/ket-thuc-chuoi/", {"reason": "Thôi"}).status_code == 302
    page = words(clerk.get(f"{url}/chuoi/"))
    assert "kết thúc ngày" in page
    assert f"{url}/ket-thuc-chuoi/" not in page


def test_a_task_that_is_silent_past_the_rhythm_is_marked_on_the_list(
    open_task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    assert "Im lặng" in words(signed_in_as(cast.clerk).get("/nhiem-vu/"))


def test_a_refused_step_says_whose_it_is(open_task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    answer = signed_in_as(cast.head).post(f"/nhiem-vu/{open_task.pk}/cancel/", {"reason": "x"})
    assert answer.status_code == 403
    assert "chỉ lãnh đạo giao việc" in words(answer)


@pytest.mark.parametrize("days", [-3, 0, 3, 60])
def test_a_task_stands_once_on_the_desk_however_late_it_is(
    task: Task, cast: Cast, standing: Callable[[Person], Standing], days: int
) -> None:
    today = NOW.date()
    for state in ("assigned", "received"):
        Task.objects.update(state=state, due_on=today + timedelta(days=days))
        seen = desk(standing(cast.head), today=today)
        lists = (seen.late, seen.to_receive, seen.soon, seen.under_way)
        assert [row.pk for rows in lists for row in rows] == [task.pk]
