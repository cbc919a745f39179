"""From the order to the accepted product: who does what, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import Http404
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.tasks.actions import ending, extending, working
from dondoc_office.tasks.actions.assigning import NobodyLeads, assign, change_task, draft_task, redirect
from dondoc_office.tasks.actions.moving import ReasonNeeded
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import get_task, sees, visible_tasks
from dondoc_office.tasks.states import IllegalMove, State
from dondoc_office.units.standing import Standing

Standings = Callable[[Person], Standing]


def verbs(task: Task) -> list[str]:
    return list(Entry.objects.about(f"task:{task.pk}").order_by("number").values_list("verb", flat=True))


def test_a_task_walks_from_order_to_product(task: Task, cast: Cast) -> None:
    working.receive(task, by=cast.officer, at=NOW)
    working.report(task, working.Report("Đã có dự thảo", percent=40), by=cast.officer, at=NOW)
    working.submit(task, "Báo cáo số 12/BC-TCKH", by=cast.head, at=NOW)
    done = working.accept(task, by=cast.chair, at=NOW + timedelta(days=20))
    assert done.current is State.DONE
    assert done.finished_on == date(2023, 3, 28)
    assert verbs(task)[2:] == ["task.receive", "task.report", "task.submit", "task.accept"]


def test_nobody_accepts_their_own_work(task: Task, cast: Cast, office: Office) -> None:
    cast.head.memberships.create(unit=office.huyen, role="leader")
    working.submit(task, "Xong", by=cast.head, at=NOW)
    with pytest.raises(NotAllowed):
        working.accept(task, by=cast.head, at=NOW)
    assert working.accept(task, by=cast.clerk, at=NOW).current is State.DONE


@pytest.mark.parametrize("who", ["chair", "clerk", "outsider", "auditor", "stranger", "administrator"])
def test_only_the_lead_reports(task: Task, cast: Cast, who: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotAllowed):
        working.report(task, working.Report("Tôi báo cáo thay"), by=getattr(cast, who), at=NOW)
    assert Entry.objects.count() == before
    assert not task.reports.exists()


def test_returned_work_goes_on_and_says_why(task: Task, cast: Cast) -> None:
    working.submit(task, "Xong", by=cast.officer, at=NOW)
    with pytest.raises(ReasonNeeded):
        working.return_result(task, reason="  ", by=cast.chair, at=NOW)
    returned = working.return_result(task, reason="Thiếu phụ lục", by=cast.chair, at=NOW)
    assert (returned.current, returned.finished_on, returned.reason) == (
        State.RETURNED,
        None,
        "Thiếu phụ lục",
    )


def test_a_form_sent_twice_reports_once(task: Task, cast: Cast) -> None:
    said = working.Report("Đang làm", percent=10, key="k1")
    first = working.report(task, said, by=cast.officer, at=NOW)
    assert working.report(task, said, by=cast.officer, at=NOW) == first
    assert task.reports.count() == 1


def test_a_step_that_the_state_forbids_changes_nothing(task: Task, cast: Cast) -> None:
    with pytest.raises(IllegalMove):
        working.accept(task, by=cast.chair, at=NOW)
    task.refresh_from_db()
    assert task.current is State.ASSIGNED


def test_a_task_for_nobody_stays_a_draft(office: Office, cast: Cast) -> None:
    draft = draft_task(office.huyen, {"title": "Rà soát", "content": "Rà soát"}, by=cast.clerk, at=NOW)
    with pytest.raises(NobodyLeads):
        assign(draft, by=cast.clerk, at=NOW)
    draft.refresh_from_db()
    assert draft.current is State.DRAFT
    assert set(draft.missing) >= {"lead", "deadline", "product"}


def test_two_people_on_one_task_do_not_overwrite_each_other(task: Task, cast: Cast) -> None:
    change_task(task, {"field": "Tài chính"}, version=task.version, by=cast.clerk, at=NOW)
    with pytest.raises(OutOfDate):
        change_task(task, {"field": "Ngân sách"}, version=task.version, by=cast.chair, at=NOW)
    task.refresh_from_db()
    assert task.field == "Tài chính"


def test_an_extension_keeps_the_first_date(task: Task, cast: Cast) -> None:
    asked = extending.ask(task, date(2023, 4, 20), reason="Chờ số liệu", by=cast.officer, at=NOW)
    extending.grant(asked, by=cast.chair, at=NOW)
    task.refresh_from_db()
    assert (task.due_on, task.first_due_on) == (date(2023, 4, 20), date(2023, 4, 7))


def test_an_extension_is_asked_before_the_date_lapses(task: Task, cast: Cast) -> None:
    with pytest.raises(extending.NoExtension):
        extending.ask(task, date(2023, 4, 30), reason="Muộn", by=cast.officer, at=NOW + timedelta(days=30))


def test_after_the_date_only_a_leader_grants_and_it_shows(task: Task, cast: Cast) -> None:
    asked = extending.ask(task, date(2023, 4, 20), reason="Chờ số liệu", by=cast.officer, at=NOW)
    late = NOW + timedelta(days=15)
    with pytest.raises(extending.NoExtension):
        extending.grant(asked, answer="được", by=cast.clerk, at=late)
    assert extending.grant(asked, answer="Bão lũ", by=cast.chair, at=late).after_lapse


def test_another_unit_leads_and_the_clock_goes_on(task: Task, cast: Cast, office: Office) -> None:
    working.send_back(task, reason="Không thuộc lĩnh vực", by=cast.head, at=NOW)
    moved = redirect(task, office.police, reason="Đúng lĩnh vực", by=cast.clerk, at=NOW)
    assert (moved.lead, moved.current, moved.due_on) == (office.police, State.ASSIGNED, date(2023, 4, 7))


def test_a_suspended_task_resumes_where_it_was(task: Task, cast: Cast) -> None:
    working.report(task, working.Report("Bắt đầu"), by=cast.officer, at=NOW)
    ending.suspend(task, reason="Chờ nghị quyết", by=cast.chair, at=NOW)
    assert ending.resume(task, by=cast.clerk, at=NOW).current is State.IN_PROGRESS


def test_closed_without_result_is_never_done(task: Task, cast: Cast) -> None:
    closed = ending.close_without_result(task, reason="Dự án dừng", by=cast.chair, at=NOW)
    assert closed.current is State.CLOSED_WITHOUT_RESULT
    assert closed.finished_on is None


SEES = {"chair": True, "clerk": True, "head": True, "officer": True, "outsider": False, "commune": False}
SEES |= {"auditor": True, "administrator": False, "stranger": False}


@pytest.mark.parametrize(("who", "visible"), SEES.items())
def test_who_sees_a_task(task: Task, cast: Cast, standing: Standings, who: str, visible: bool) -> None:
    role = standing(getattr(cast, who))
    assert sees(role, task) is visible
    assert visible_tasks(role).filter(pk=task.pk).exists() is visible
    if not visible:
        with pytest.raises(Http404):
            get_task(role, task.pk)
