"""The reminders of a day: who gets which, once, on working days, and what a restricted task says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from tests.office.conftest import Cast, Office
from tests.office.urging.conftest import many_like

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.working import submit
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Absence, Membership, OfficeSetting, Role
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.jobs import remind
from dondoc_office.urging.models import Mail, Reminder, ReminderLine, Round

THREE_BEFORE, LATE, VERY_LATE = date(2023, 4, 4), date(2023, 4, 10), date(2023, 4, 14)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def told(day: date, usual: Chosen) -> dict[str, list[str]]:
    """Name of the person → rungs of what she is told."""
    make_round(day, chosen=usual, at=noon(day))
    lines = ReminderLine.objects.filter(reminder__day=day).select_related("reminder__person").order_by("pk")
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(str(line.reminder.person), []).append(line.rung)
    return found


@pytest.mark.parametrize(
    ("day", "rungs"),
    [
        (THREE_BEFORE, {"officer": ["officer"], "head": ["head"]}),
        (LATE, {"officer": ["officer"], "head": ["head"], "chair": ["leader"]}),
        (date(2023, 4, 5), {}),
        (date(2023, 4, 8), {}),  # a Saturday
    ],
)
def test_unit_and_leader_are_told(
    task: Task, cast: Cast, usual: Chosen, day: date, rungs: dict[str, list[str]]
) -> None:
    assert told(day, usual) == {getattr(cast, who).name: said for who, said in rungs.items()}


def test_asked_twice_it_is_made_once(task: Task, usual: Chosen) -> None:
    assert make_round(LATE, chosen=usual, at=noon(LATE)) is not None
    assert make_round(LATE, chosen=usual, at=noon(LATE) + timedelta(minutes=1)) is None
    assert Reminder.objects.count() == 3


def test_the_job_waits_for_the_hour_and_then_does_it_once(task: Task, usual: Chosen) -> None:
    half_past_six = datetime(2023, 4, 9, 23, 30, tzinfo=UTC)
    assert remind(half_past_six) is None
    assert remind(half_past_six + timedelta(hours=1)) is not None
    assert remind(half_past_six + timedelta(hours=2)) is None
    assert Round.objects.get().day == LATE


def test_a_day_that_was_missed_is_caught_up(task: Task, usual: Chosen) -> None:
    told(date(2023, 4, 3), usual)
    told(date(2023, 4, 5), usual)
    assert set(ReminderLine.objects.values_list("days", flat=True)) == {-2}


def test_several_tasks_are_one_reminder(task: Task, cast: Cast, office: Office, usual: Chosen) -> None:
    fields = {
        "title": "Báo cáo thu ngân sách",
        "content": "x",
        "lead": office.finance,
        "due_on": THREE_BEFORE,
    }
    assign(
        draft_task(office.huyen, fields, by=cast.clerk, at=noon(THREE_BEFORE)),
        by=cast.clerk,
        at=noon(THREE_BEFORE),
    )
    assert told(THREE_BEFORE, usual)[cast.head.name] == ["head", "head"]
    assert Reminder.objects.filter(person=cast.head).count() == 1


def test_a_named_officer_is_told_and_her_colleagues_are_not(
    task: Task, cast: Cast, office: Office, usual: Chosen
) -> None:
    Membership.objects.create(person=cast.outsider, unit=office.finance, role=Role.OFFICER)
    Task.objects.filter(pk=task.pk).update(officer=cast.officer)
    assert cast.outsider.name not in told(THREE_BEFORE, usual)


def test_the_deputy_is_told_for_who_is_away(task: Task, cast: Cast, usual: Chosen) -> None:
    Absence.objects.create(
        person=cast.head, deputy=cast.outsider, valid_from=THREE_BEFORE, valid_until=THREE_BEFORE
    )
    assert told(THREE_BEFORE, usual) == {cast.officer.name: ["officer"], cast.outsider.name: ["head"]}
    assert ReminderLine.objects.get(reminder__person=cast.outsider).instead_of == cast.head


def test_what_was_submitted_is_not_urged(task: Task, cast: Cast, usual: Chosen) -> None:
    submit(task, "Xong", by=cast.officer, at=noon(date(2023, 4, 3)))
    assert told(LATE, usual) == {}


def test_every_unit_of_a_task_for_many_hears_of_its_part_and_the_leader_once(
    cast: Cast, office: Office, usual: Chosen
) -> None:
    fields = {"title": "Rà soát", "content": "Rà soát", "to_group": True, "due_on": date(2023, 4, 7)}
    task = draft_task(office.huyen, fields, by=cast.clerk, at=noon(THREE_BEFORE))
    assign(task, units=[office.communes[0], office.finance], by=cast.clerk, at=noon(THREE_BEFORE))
    assert told(LATE, usual) == {
        cast.commune.name: ["officer"],
        cast.officer.name: ["officer"],
        cast.head.name: ["head"],
        cast.chair.name: ["leader"],
    }
    assert ReminderLine.objects.get(rung="leader").units_late == 2


def test_an_office_sets_its_own_distances(task: Task, office: Office) -> None:
    from dondoc_office.urging.chosen import chosen

    OfficeSetting.objects.create(unit=office.huyen, remind_before=[2], remind_after=[])
    assert told(THREE_BEFORE, chosen()) == {}
    assert told(date(2023, 4, 5), chosen()) != {}


def test_an_office_sets_from_which_day_its_leader_hears(task: Task, cast: Cast, office: Office) -> None:
    from dondoc_office.urging.chosen import chosen

    usual = {"remind_before": [7, 3, 1], "remind_after": [1, 3, 7]}
    setting = OfficeSetting.objects.create(unit=office.huyen, leader_after=5, **usual)
    assert cast.chair.name not in told(LATE, chosen())
    setting.remind_again = 2
    setting.save(update_fields=["remind_again"])
    told(VERY_LATE, chosen())
    assert cast.chair.name in told(date(2023, 4, 18), chosen())


def test_an_office_may_be_silent_on_the_date_itself(task: Task, office: Office) -> None:
    from dondoc_office.urging.chosen import chosen

    OfficeSetting.objects.create(unit=office.huyen, remind_before=[], remind_after=[1], remind_on_day=False)
    assert told(date(2023, 4, 7), chosen()) == {}
    assert told(LATE, chosen()) != {}


@pytest.fixture
def secret(task: Task, cast: Cast, office: Office) -> Task:
    """The task came from a restricted document that names only the head of the unit."""
    document = Document.objects.create(
        office=office.huyen,
        restricted=True,
        file_name="a.txt",
        size=1,
        sha256="1" * 64,
        uploaded_by=cast.clerk,
        uploaded_at=task.created_at,
    )
    document.named_people.add(cast.head)
    Task.objects.filter(pk=task.pk).update(restricted=True, document=document)
    return task


def test_a_restricted_task_is_spoken_of_only_to_those_named(secret: Task, cast: Cast, usual: Chosen) -> None:
    assert told(LATE, usual) == {cast.head.name: ["head"]}


def test_a_message_about_a_restricted_task_says_nothing_of_it(
    secret: Task, cast: Cast, usual: Chosen, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    told(LATE, usual)
    [mail] = Mail.objects.all()
    assert (mail.person, secret.title in mail.body + mail.subject) == (cast.head, False)
    assert "Một nhiệm vụ hạn chế" in mail.body
    assert "reply:" not in mail.body


def test_without_a_mail_server_reminders_stand_on_the_page_alone(task: Task, usual: Chosen) -> None:
    told(LATE, usual)
    assert Reminder.objects.exists()
    assert not Mail.objects.exists()


def test_a_unit_without_accounts_is_told_at_its_own_address(
    cast: Cast, office: Office, usual: Chosen, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    commune = office.communes[1]
    commune.email = "donghoa@xa.example"
    commune.save(update_fields=["email"])
    fields = {"title": "Rà soát", "content": "x", "lead": commune, "due_on": date(2023, 4, 7)}
    assign(
        draft_task(office.huyen, fields, by=cast.clerk, at=noon(THREE_BEFORE)),
        by=cast.clerk,
        at=noon(THREE_BEFORE),
    )
    told(THREE_BEFORE, usual)
    [mail] = Mail.objects.all()
    assert (mail.unit, mail.address) == (commune, "donghoa@xa.example")
    assert "Báo cáo ngay, không cần tài khoản: [[reply:" in mail.body


def test_a_hundred_tasks_ask_no_more_questions(
    task: Task,
    cast: Cast,
    usual: Chosen,
    settings: LazySettings,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    settings.EMAIL_HOST = "mail.example"
    people = [Person.objects.create_user(f"o{n}@xa.example", None, name=f"Người {n}") for n in range(20)]
    many_like(task, 100, people)
    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]
        make_round(LATE, chosen=usual, at=noon(LATE))
    assert Mail.objects.count() == 23
