"""Dates that follow from receipt, issue, an event or the office's usual term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import extending, sharing, working
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.dating import add_occasion, date_occasion
from dondoc_office.tasks.actions.moving import ReasonNeeded
from dondoc_office.tasks.models import Occasion, Task
from dondoc_office.tasks.policy import visible_occasions
from dondoc_office.units.actions import set_rhythm
from dondoc_office.units.policy import standing_of
from dondoc_office.units.rhythm import Rhythm


def given(office: Office, cast: Cast, **fields: object) -> Task:
    said = {"title": "Rà soát", "content": "Rà soát hộ nghèo", "lead": office.finance, **fields}
    return assign(draft_task(office.huyen, said, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_ten_days_from_receipt_are_a_date_once_it_is_received(office: Office, cast: Cast) -> None:
    task = given(office, cast, deadline_kind="relative", deadline_value="rel:receipt+10d")
    assert task.due_on is None
    received = working.receive(task, by=cast.officer, at=NOW + timedelta(days=1))
    assert (received.due_on, received.first_due_on) == (date(2023, 4, 8), date(2023, 4, 8))


def test_a_report_without_a_receipt_is_the_receipt(office: Office, cast: Cast) -> None:
    task = given(office, cast, deadline_kind="relative", deadline_value="rel:receipt+5wd")
    working.report(task, working.Report("Đang làm"), by=cast.officer, at=NOW)
    assert fresh(task).due_on == date(2023, 4, 4)


def test_each_unit_of_a_group_counts_from_its_own_receipt(office: Office, cast: Cast) -> None:
    fields = {"title": "Rà soát", "content": "Rà soát", "to_group": True, "lead_text": "các xã"}
    fields |= {"deadline_kind": "relative", "deadline_value": "rel:receipt+10d"}
    draft = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    task = assign(draft, units=office.communes, by=cast.clerk, at=NOW)
    sharing.receive(task.parts.get(unit=office.communes[0]), by=cast.commune, at=NOW + timedelta(days=2))
    days = dict(task.parts.values_list("unit", "due_on"))
    assert days == {
        office.communes[0].pk: date(2023, 4, 9),
        office.communes[1].pk: None,
        office.communes[2].pk: None,
    }


def test_a_task_without_a_date_gets_the_usual_term_where_the_office_has_one(
    office: Office, cast: Cast
) -> None:
    assert given(office, cast).due_on is None
    set_rhythm(office.huyen, Rhythm(default_deadline_days=30), by=cast.administrator, at=NOW)
    task = given(office, cast)
    assert (task.due_on, task.deadline_kind) == (date(2023, 4, 27), "default")
    assert given(office, cast, deadline_kind="before_event", deadline_value="event").due_on is None


@pytest.fixture
def session(office: Office) -> Occasion:
    return Occasion.objects.create(office=office.huyen, name="kỳ họp thứ 9 HĐND huyện")


def hung(office: Office, cast: Cast, session: Occasion, **fields: object) -> Task:
    return given(
        office, cast, deadline_kind="before_event", deadline_value="event", occasion=session, **fields
    )


def test_dating_an_event_dates_what_hangs_on_it_and_moving_it_keeps_the_first_date(
    office: Office, cast: Cast, session: Occasion
) -> None:
    task, done = hung(office, cast, session), hung(office, cast, session)
    working.submit(done, "Xong", by=cast.officer, at=NOW)
    working.accept(done, by=cast.clerk, at=NOW)
    date_occasion(session, date(2023, 7, 10), reason="Giấy mời số 5", by=cast.clerk, at=NOW)
    assert (fresh(task).due_on, fresh(task).first_due_on) == (date(2023, 7, 9), date(2023, 7, 9))
    date_occasion(session, date(2023, 7, 20), reason="Hoãn", by=cast.chair, at=NOW)
    assert (fresh(task).due_on, fresh(task).first_due_on) == (date(2023, 7, 19), date(2023, 7, 9))
    assert fresh(done).due_on is None
    moved = Entry.objects.filter(verb="task.date_moved", subject=f"task:{task.pk}")
    assert [entry.changes["due_on"] for entry in moved.order_by("number")] == [
        [None, "2023-07-09"],
        ["2023-07-09", "2023-07-19"],
    ]
    assert Entry.objects.filter(verb="occasion.dated").count() == 2


def test_an_extension_that_reaches_farther_is_not_taken_back_by_the_event(
    office: Office, cast: Cast, session: Occasion
) -> None:
    task = hung(office, cast, session)
    date_occasion(session, date(2023, 5, 10), reason="Giấy mời", by=cast.clerk, at=NOW)
    asked = extending.ask(fresh(task), date(2023, 6, 30), reason="Chờ", by=cast.officer, at=NOW)
    extending.grant(asked, by=cast.chair, at=NOW)
    date_occasion(session, date(2023, 5, 20), reason="Hoãn", by=cast.clerk, at=NOW)
    assert fresh(task).due_on == date(2023, 6, 30)


def test_only_those_who_give_tasks_date_an_event_and_say_why(cast: Cast, session: Occasion) -> None:
    for who in (cast.head, cast.officer, cast.auditor, cast.administrator, cast.stranger):
        with pytest.raises(NotAllowed):
            date_occasion(session, date(2023, 7, 10), reason="x", by=who, at=NOW)
    with pytest.raises(ReasonNeeded):
        date_occasion(session, date(2023, 7, 10), reason=" ", by=cast.clerk, at=NOW)
    session.refresh_from_db()
    assert session.on is None


def test_an_event_is_seen_by_those_who_see_a_task_that_hangs_on_it(
    office: Office, cast: Cast, session: Occasion
) -> None:
    def sees(who: str) -> bool:
        return visible_occasions(standing_of(getattr(cast, who), on=NOW.date())).exists()

    assert [sees(who) for who in ("clerk", "officer")] == [True, False]
    task = hung(office, cast, session)
    assert [sees(who) for who in ("clerk", "officer", "outsider")] == [True, True, False]
    Task.objects.filter(pk=task.pk).update(restricted=True)
    assert [sees(who) for who in ("clerk", "officer")] == [False, False]


def test_an_event_added_twice_is_one(office: Office, cast: Cast) -> None:
    first = add_occasion(office.huyen, "Đại hội  Đảng bộ", on=None, by=cast.clerk, at=NOW)
    assert add_occasion(office.huyen, "Đại hội Đảng bộ", on=None, by=cast.clerk, at=NOW) == first
