"""A task that comes round: one occurrence a period, made by the clock, until somebody ends the series."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import ending, working
from dondoc_office.tasks.actions.assigning import assign, draft_task, redirect
from dondoc_office.tasks.actions.recurring import NoSeries, end_series
from dondoc_office.tasks.jobs import make_occurrences
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State
from dondoc_office.units.actions import set_rhythm
from dondoc_office.units.rhythm import RestDay, Rhythm

APRIL, MAY = NOW + timedelta(days=10), NOW + timedelta(days=40)


@pytest.fixture
def head(office: Office, cast: Cast) -> Task:
    """Given on 28 March: the first report is April's."""
    fields = {
        "title": "Báo cáo giải ngân hằng tháng",
        "content": "Báo cáo kết quả giải ngân trước ngày 25 hằng tháng",
        "lead": office.finance,
        "deadline_kind": "recurrent",
        "deadline_value": "recur:monthly:25",
        "product": "Báo cáo",
    }
    draft = draft_task(office.huyen, fields, coordinators=[office.police], by=cast.clerk, at=NOW)
    return assign(draft, by=cast.clerk, at=NOW)


def occurrences(head: Task) -> list[tuple[str, date | None]]:
    return list(head.occurrences.order_by("period").values_list("period", "due_on"))


def test_the_assignment_dates_the_first_of_a_series(head: Task) -> None:
    assert (head.period, head.due_on, head.first_due_on) == ("2023-04", date(2023, 4, 25), date(2023, 4, 25))


def test_each_period_gets_one_however_often_the_clock_strikes(head: Task) -> None:
    assert [make_occurrences(at) for at in (NOW, APRIL, APRIL)] == [0, 0, 0]
    assert [make_occurrences(at) for at in (MAY, MAY, MAY + timedelta(days=1))] == [1, 0, 0]
    assert occurrences(head) == [("2023-05", date(2023, 5, 25))]
    made = head.occurrences.get()
    assert (made.current, made.lead, list(made.coordinators.all())) == (
        State.ASSIGNED,
        head.lead,
        list(head.coordinators.all()),
    )
    assert Entry.objects.get(verb="task.recurred").by is None


def test_a_period_whose_date_has_passed_is_not_made_up_for(head: Task) -> None:
    assert make_occurrences(datetime(2023, 7, 27, 2, tzinfo=NOW.tzinfo)) == 0
    assert make_occurrences(datetime(2023, 8, 1, 2, tzinfo=NOW.tzinfo)) == 1
    assert occurrences(head) == [("2023-08", date(2023, 8, 25))]


def test_a_date_on_a_day_of_rest_moves_as_the_office_says(head: Task, office: Office, cast: Cast) -> None:
    set_rhythm(office.huyen, Rhythm(rest_day=RestDay.BEFORE), by=cast.administrator, at=NOW)
    make_occurrences(datetime(2023, 6, 1, 2, tzinfo=NOW.tzinfo))
    assert occurrences(head) == [("2023-06", date(2023, 6, 23))]  # 25 June is a Sunday


def test_a_new_occurrence_follows_the_newest_one(head: Task, office: Office, cast: Cast) -> None:
    make_occurrences(MAY)
    redirect(head.occurrences.get(), office.office, reason="Đúng chức năng", by=cast.clerk, at=MAY)
    make_occurrences(MAY + timedelta(days=30))
    assert head.occurrences.get(period="2023-06").lead == office.office


def test_where_the_lead_has_ended_a_draft_waits_for_a_person(head: Task, office: Office) -> None:
    office.finance.valid_until = date(2023, 4, 30)
    office.finance.save()
    make_occurrences(MAY)
    made = head.occurrences.get()
    assert (made.current, made.lead, made.due_on) == (State.DRAFT, None, date(2023, 5, 25))


def test_a_series_ends_with_a_reason_and_what_stands_is_still_owed(head: Task, cast: Cast) -> None:
    make_occurrences(MAY)
    made = head.occurrences.get()
    with pytest.raises(NotAllowed):
        end_series(made, reason="Thôi", by=cast.head, at=MAY)
    end_series(made, reason="Đã có hệ thống báo cáo", by=cast.clerk, at=MAY)
    with pytest.raises(NoSeries):
        end_series(made, reason="Lần nữa", by=cast.clerk, at=MAY)
    assert make_occurrences(MAY + timedelta(days=30)) == 0
    made.refresh_from_db()
    assert made.is_open


def test_an_order_taken_back_comes_round_no_more(head: Task, cast: Cast) -> None:
    ending.cancel(head, reason="Thay bằng văn bản số 9", by=cast.clerk, at=NOW)
    assert make_occurrences(MAY) == 0


def test_a_finished_occurrence_does_not_end_the_series(head: Task, cast: Cast) -> None:
    working.submit(head, "Báo cáo tháng 4", by=cast.officer, at=APRIL)
    working.accept(head, by=cast.clerk, at=APRIL)
    assert make_occurrences(MAY) == 1
