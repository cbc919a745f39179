"""A person's month: the record the decree asks for, seen by those who assess, and never a rating."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from openpyxl import load_workbook
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.reports.actions import convert
from dondoc_office.reports.formulas import Work, belongs, span_of, spans_before, totals
from dondoc_office.reports.models import Conversion
from dondoc_office.reports.policy import assesses, people_assessed
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.assigning import name_officer
from dondoc_office.tasks.actions.working import accept, return_result, submit
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.standing import Standing

SignIn = Callable[[Person], Client]
TODAY = date(2023, 4, 15)
APRIL = span_of("2023-04", today=TODAY)


@pytest.mark.parametrize(
    ("key", "first", "last", "quarter"),
    [
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), None),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), 4),
        ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31), 1),
        ("2023-13", date(2023, 4, 1), date(2023, 4, 30), None),
        ("0000-01", date(2023, 4, 1), date(2023, 4, 30), None),
        ("", date(2023, 4, 1), date(2023, 4, 30), None),
    ],
)
def test_a_period_is_a_month_or_a_quarter(key: str, first: date, last: date, quarter: int | None) -> None:
    span = span_of(key, today=TODAY)
    assert (span.first, span.last, span.quarter) == (first, last, quarter)


def test_a_year_of_months_and_their_quarters_may_be_chosen() -> None:
    keys = [span.key for span in spans_before(TODAY)]
    assert keys[:4] == ["2023-Q2", "2023-04", "2023-Q1", "2023-03"]
    assert len(keys) == len(set(keys)) == 17


@pytest.mark.parametrize(
    ("due", "finished", "assigned", "counts"),
    [
        (date(2023, 4, 7), None, None, True),
        (date(2023, 4, 30), date(2023, 5, 2), None, True),
        (date(2023, 5, 7), None, None, False),
        (date(2023, 5, 7), date(2023, 4, 28), None, True),
        (date(2023, 4, 20), date(2023, 3, 28), None, False),  # counted in March, where it was finished
        (date(2023, 3, 7), None, None, True),
        (date(2023, 3, 7), date(2023, 3, 20), None, False),
        (date(2023, 3, 7), date(2023, 4, 1), None, True),
        (date(2023, 3, 7), date(2023, 5, 1), None, True),
        (None, None, date(2023, 3, 1), True),
        (None, None, date(2023, 5, 1), False),
        (None, None, None, False),
    ],
)
def test_what_is_due_done_or_still_owed_counts_in_a_month(
    due: date | None, finished: date | None, assigned: date | None, counts: bool
) -> None:
    assert belongs(due, finished, assigned, APRIL) is counts


def test_the_sums_count_and_rate_nothing() -> None:
    work = [
        Work(
            task=1, title="a", product="", cell=Timeliness.DONE_ON_TIME, coefficient=Decimal("1.5"), returns=1
        ),
        Work(task=2, title="b", product="", cell=Timeliness.DONE_LATE, late_extensions=1, objective="lũ"),
        Work(task=3, title="c", product="", cell=Timeliness.OPEN_OVERDUE),
    ]
    sums = totals(work)
    assert (sums.given, sums.given_converted, sums.done, sums.done_converted) == (
        3,
        Decimal("3.5"),
        2,
        Decimal("2.5"),
    )
    assert (sums.on_time, sums.times_late, sums.late_objective, sums.returns) == (1, 3, 1, 1)
    assert {"rating", "score", "points", "band"}.isdisjoint(type(sums).__slots__)


@pytest.fixture
def done(task: Task, cast: Cast) -> Task:
    """Returned once, then done three days late, by the officer."""
    name_officer(task, cast.officer, by=cast.head, at=NOW)
    submit(task, "Lần một", by=cast.officer, at=NOW + timedelta(days=8))
    return_result(task, reason="Thiếu số liệu", by=cast.chair, at=NOW + timedelta(days=9))
    submit(task, "Lần hai", document_text="Báo cáo số 45/BC", by=cast.officer, at=NOW + timedelta(days=13))
    accept(task, by=cast.chair, at=NOW + timedelta(days=14))
    return task


def test_the_page_shows_the_record(cast: Cast, signed_in_as: SignIn, done: Task) -> None:
    response = signed_in_as(cast.head).get(f"/bao-cao/can-bo/{cast.officer.pk}/?ky=2023-04")
    [(work, may_convert)] = response.context["rows"]
    assert may_convert
    assert (work.product, work.coefficient, work.times_late, work.returns) == ("Báo cáo số 45/BC", 1, 1, 1)
    assert (work.due_on, work.finished_on) == (date(2023, 4, 7), date(2023, 4, 10))
    page = response.content.decode()
    assert "không tính điểm và không xếp loại" in page
    assert "xuất sắc" not in page
    other = signed_in_as(cast.head).get(f"/bao-cao/can-bo/{cast.officer.pk}/?ky=2023-02")
    assert other.context["rows"] == []


def test_the_head_enters_the_coefficient_and_the_journal_keeps_it(
    cast: Cast, signed_in_as: SignIn, done: Task
) -> None:
    head = signed_in_as(cast.head)
    said = {"coefficient": "2.5", "ky": "2023-04"}
    response = head.post(f"/bao-cao/can-bo/he-so/{done.pk}/", said)
    assert response["Location"] == f"/bao-cao/can-bo/{cast.officer.pk}/?ky=2023-04"
    assert Conversion.objects.get(task=done).coefficient == Decimal("2.5")
    assert Entry.objects.about(f"task:{done.pk}").filter(verb="task.converted").count() == 1
    for wrong in ("0", "-1", "101", "1.234", "hai", ""):
        head.post(f"/bao-cao/can-bo/he-so/{done.pk}/", {"coefficient": wrong})
    assert Conversion.objects.get(task=done).coefficient == Decimal("2.5")


def test_nobody_enters_the_coefficient_of_their_own_work(cast: Cast, done: Task) -> None:
    with pytest.raises(NotAllowed):
        convert(done, Decimal(2), by=cast.officer, at=NOW)
    done.officer = cast.head
    done.save(update_fields=["officer"])
    with pytest.raises(NotAllowed):
        convert(done, Decimal(2), by=cast.head, at=NOW)
    with pytest.raises(ValidationError):
        convert(done, Decimal(1000), by=cast.chair, at=NOW)


def test_row_test_and_query_filter_say_the_same(cast: Cast, standing: Callable[[Person], Standing]) -> None:
    for viewer in cast.everybody().values():
        seen = set(people_assessed(standing(viewer), on=NOW.date()))
        for person in cast.everybody().values():
            assert assesses(standing(viewer), person, on=NOW.date()) is (person in seen), (viewer, person)


def test_the_list_and_the_file_hold_those_she_assesses(cast: Cast, signed_in_as: SignIn, done: Task) -> None:
    def names(client: Client) -> set[str]:
        return {person.name for person, _ in client.get("/bao-cao/can-bo/?ky=2023-04").context["lines"]}

    assert names(signed_in_as(cast.officer)) == {cast.officer.name}
    assert names(signed_in_as(cast.head)) == {cast.head.name, cast.officer.name}
    assert len(names(signed_in_as(cast.chair))) == 8
    content = b"".join(signed_in_as(cast.head).get("/bao-cao/can-bo/excel/?ky=2023-04").streaming_content)  # type: ignore[attr-defined]
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert "không phải kết quả xếp loại" in str(rows[1][0])
    assert (rows[3][0], rows[3][5], rows[3][10], rows[3][11]) == (cast.officer.name, 1, 1, 1)
    other = signed_in_as(cast.commune).get(f"/bao-cao/can-bo/excel/?ky=2023-04&nguoi={cast.officer.pk}")
    sheet = load_workbook(io.BytesIO(b"".join(other.streaming_content))).worksheets[0]  # type: ignore[attr-defined]
    assert sheet.max_row == 3


def test_restricted_work_is_left_out_for_those_not_named(
    cast: Cast, office: Office, signed_in_as: SignIn, done: Task
) -> None:
    Task.objects.filter(pk=done.pk).update(restricted=True)
    response = signed_in_as(cast.head).get(f"/bao-cao/can-bo/{cast.officer.pk}/?ky=2023-04")
    assert response.context["rows"] == []


def test_the_list_of_people_takes_a_fixed_number_of_queries(
    cast: Cast, signed_in_as: SignIn, done: Task, django_assert_max_num_queries: Any
) -> None:
    chair = signed_in_as(cast.chair)
    chair.get("/bao-cao/can-bo/")
    with django_assert_max_num_queries(14):
        chair.get("/bao-cao/can-bo/?ky=2023-04")
