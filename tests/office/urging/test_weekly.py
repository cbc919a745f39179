"""The week's page: exceptions only, each with its sentence; and by e-mail once a week for who wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office
from tests.office.urging.conftest import many_like

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.extending import ask
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.standing import Standing
from dondoc_office.urging.actions.weekly_mail import choose_weekly, first_working_day, write_weekly
from dondoc_office.urging.ladder import Ladder
from dondoc_office.urging.models import Mail
from dondoc_office.urging.weekly import Week, week_of

SignIn = Callable[[Person], Client]
Stands = Callable[[Person], Standing]


def week(standing: Standing, today: date) -> Week:
    return week_of(standing, today=today, ladder_of=lambda office: Ladder())


def keys(found: Week) -> list[str]:
    return [section.key for section in found.sections if section.count]


@pytest.mark.parametrize(
    ("today", "sections"),
    [
        (date(2023, 3, 30), []),
        (date(2023, 4, 3), ["due"]),
        (date(2023, 4, 7), ["due"]),
        (date(2023, 4, 10), ["late"]),
    ],
)
def test_a_task_stands_where_its_date_puts_it(
    task: Task, cast: Cast, standing: Stands, today: date, sections: list[str]
) -> None:
    assert keys(week(standing(cast.chair), today)) == sections


def test_a_task_late_for_a_week_goes_to_the_meeting(task: Task, cast: Cast, standing: Stands) -> None:
    late = [week(standing(cast.chair), date(2023, 4, day)).late.matters[0].to_meeting for day in (13, 14)]
    assert late == [False, True]


def test_a_silent_unit_is_named_by_the_rhythm_of_its_office(
    task: Task, cast: Cast, office: Office, standing: Stands
) -> None:
    Task.objects.update(due_on=date(2023, 12, 31))
    assert keys(week(standing(cast.chair), date(2023, 4, 20))) == []
    OfficeSetting.objects.create(unit=office.huyen, report_every_days=14)
    found = week(standing(cast.chair), date(2023, 4, 20))
    assert keys(found) == ["silent"]
    assert found.silent.matters[0].days == 23


def test_what_waits_for_a_word_is_named_with_why(
    task: Task, cast: Cast, standing: Stands, now: datetime
) -> None:
    ask(task, date(2023, 4, 20), reason="Chờ số liệu", objective=False, by=cast.officer, at=now)
    found = week(standing(cast.chair), date(2023, 3, 30))
    assert [(matter.why, matter.task) for matter in found.waiting.matters] == [("extension", task)]


def test_each_matter_carries_the_sentence_it_came_from(
    task: Task, cast: Cast, office: Office, standing: Stands
) -> None:
    document = Document.objects.create(
        office=office.huyen,
        number="12",
        symbol="TB-UBND",
        file_name="a.txt",
        size=1,
        sha256="1" * 64,
        reading={"text": "Giao việc  này.\nHết."},
        uploaded_by=cast.clerk,
        uploaded_at=task.created_at,
    )
    Task.objects.update(document=document, source_start=0, source_end=15)
    quote = week(standing(cast.chair), date(2023, 4, 10)).late.matters[0].quote
    assert (quote.words, quote.source) == ("Giao việc này.", "12/TB-UBND")


def test_a_longer_section_is_cut_and_counted(task: Task, cast: Cast, standing: Stands) -> None:
    many_like(task, 20)
    late = week(standing(cast.chair), date(2023, 4, 10)).late
    assert (len(late.matters), late.count, late.more) == (5, 21, 16)


def test_a_restricted_task_is_only_for_those_named(task: Task, cast: Cast, standing: Stands) -> None:
    Task.objects.update(restricted=True)
    assert week(standing(cast.chair), date(2023, 4, 10)).empty


def test_the_page_prints_on_one_sheet_and_asks_few_questions(
    task: Task,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    browser = signed_in_as(cast.chair)
    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
        page = browser.get("/don-doc/tuan/").content.decode()
    assert task.title in page
    assert "đưa ra phiên họp" in page


MONDAY = datetime(2023, 4, 10, 1, tzinfo=UTC)


def test_it_comes_by_mail_once_a_week_to_who_asked(task: Task, cast: Cast, settings: LazySettings) -> None:
    settings.EMAIL_HOST = "mail.example"
    choose_weekly(wanted=True, by=cast.chair, at=MONDAY)
    sent = [
        write_weekly(MONDAY.date() + timedelta(days=n), ladder_of=lambda office: Ladder(), at=MONDAY)
        for n in (0, 0, 1, 6)
    ]
    assert sent == [1, 0, 0, 0]
    [mail] = Mail.objects.all()
    assert (mail.person, mail.subject) == (cast.chair, "Việc cần chú ý tuần 10/04/2023")
    assert f"- {task.title} (07/04/2023)" in mail.body
    choose_weekly(wanted=False, by=cast.chair, at=MONDAY)
    assert write_weekly(date(2023, 4, 17), ladder_of=lambda office: Ladder(), at=MONDAY) == 0


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2023, 4, 12), date(2023, 4, 10)),
        (date(2023, 5, 5), date(2023, 5, 4)),  # Monday to Wednesday were days off
        (date(2023, 1, 25), date(2023, 1, 27)),  # Tết ended on the Thursday
    ],
)
def test_the_week_begins_on_its_first_working_day(day: date, first: date) -> None:
    assert first_working_day(day) == first


def test_who_lost_the_role_gets_no_more(task: Task, cast: Cast, settings: LazySettings) -> None:
    settings.EMAIL_HOST = "mail.example"
    choose_weekly(wanted=True, by=cast.officer, at=timezone.now())
    write_weekly(MONDAY.date(), ladder_of=lambda office: Ladder(), at=MONDAY)
    assert not Mail.objects.exists()
