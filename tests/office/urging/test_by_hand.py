"""Reminding many at once: seen first, one message a person, never the same task twice a day, never what is not hers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office
from tests.office.urging.conftest import many_like

from dondoc_office.documents.models import Document
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Part, Task
from dondoc_office.units.models import Absence, Membership, Role
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.models import Mail, Reminder, ReminderLine

SignIn = Callable[[Person], Client]
URL = "/don-doc/nhac/"


def text(browser: Client, **said: object) -> str:
    return browser.post(URL, said).content.decode()


def key_in(page: str) -> str:
    found = re.search(r'name="form-key" value="(\w+)"', page)
    assert found is not None
    return found[1]


def told() -> dict[str, list[str]]:
    """Who was told, and of which tasks."""
    found: dict[str, list[str]] = {}
    for line in ReminderLine.objects.select_related("reminder__person", "reminder__unit", "task").order_by(
        "pk"
    ):
        found.setdefault(str(line.reminder.person or line.reminder.unit), []).append(line.task.title)
    return found


def test_the_preview_says_who_hears_what_and_sends_nothing(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    page = text(signed_in_as(cast.clerk), viec=task.pk)
    assert cast.head.name in page
    assert cast.officer.name in page
    assert page.index(cast.officer.name) < page.index(
        cast.head.name
    )  # Quỳnh before Trung, though Đ is after T to a machine
    assert "Gửi cho 2 người nhận" in page
    assert not Reminder.objects.exists()


def test_each_gets_one_message_with_everything_and_the_senders_words(
    task: Task, cast: Cast, signed_in_as: SignIn, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    many_like(task, 2)
    keys = list(Task.objects.values_list("pk", flat=True))
    said = {"viec": keys, "gui": "1", "loi-nhan": "Thường trực Huyện ủy hỏi, cần xong trong tuần."}
    signed_in_as(cast.chair).post(URL, said)
    assert {who: len(titles) for who, titles in told().items()} == {cast.head.name: 3, cast.officer.name: 3}
    mail = Mail.objects.get(person=cast.head)
    assert "Phạm Minh Chu nhắc việc" in mail.subject
    assert "Thường trực Huyện ủy hỏi" in mail.body
    assert task.title not in mail.subject
    assert Entry.objects.filter(verb="task.reminded", by=cast.chair.pk).count() == 3
    assert "Thường trực Huyện ủy hỏi" in signed_in_as(cast.head).get("/don-doc/").content.decode()


def test_the_same_form_sent_twice_sends_once(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.clerk)
    said = {"viec": task.pk, "gui": "1", "form-key": key_in(text(browser, viec=task.pk))}
    browser.post(URL, said)
    again = browser.post(URL, said, follow=True).content.decode()
    assert "đã được ghi nhận" in again
    assert Reminder.objects.count() == 2


def test_whom_somebody_reminded_today_is_told_and_left_out(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1"})
    browser = signed_in_as(cast.chair)
    page = text(browser, viec=task.pk)
    assert "hôm nay đã nhắc, không gửi lại" in page
    assert "Gửi cho" not in page
    assert browser.post(URL, {"viec": task.pk, "gui": "1"}).status_code == 409
    assert Reminder.objects.count() == 2


def test_the_days_round_does_not_say_again_what_a_person_said(
    task: Task, cast: Cast, signed_in_as: SignIn, usual: Chosen
) -> None:
    today = timezone.localdate()
    Task.objects.update(due_on=today)
    signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1"})
    make_round(today, chosen=usual, at=timezone.now())
    assert ReminderLine.objects.filter(task=task, reminder__person=cast.head).count() == 1


def test_ticked_units_hear_of_what_they_are_late_with(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    later = {"title": "Chưa đến hạn", "content": "x", "lead": office.finance, "due_on": date(2999, 1, 1)}
    assign(
        draft_task(office.huyen, later, by=cast.clerk, at=timezone.now()), by=cast.clerk, at=timezone.now()
    )
    signed_in_as(cast.chair).post(URL, {"don-vi": "tckh", "gui": "1"})
    assert told()[cast.head.name] == [task.title]


def test_a_task_for_many_reminds_those_who_still_owe_their_part(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    at = timezone.now()
    fields = {"title": "Rà soát", "content": "x", "to_group": True, "due_on": timezone.localdate()}
    shared = draft_task(office.huyen, fields, by=cast.clerk, at=at)
    assign(shared, units=office.communes, by=cast.clerk, at=at)
    neighbour = Person.objects.create_user("hoa@xa.example", None, name="Lò Văn Hòa")
    Membership.objects.create(person=neighbour, unit=office.communes[1], role=Role.OFFICER)
    Part.objects.filter(unit=office.communes[1]).update(state="done", finished_on=timezone.localdate())
    page = text(signed_in_as(cast.clerk), viec=shared.pk)
    assert cast.commune.name in page
    assert "Lò Văn Hòa" not in page
    assert "chưa có ai có tài khoản" in page  # the third commune


def test_what_she_did_not_give_or_has_no_date_is_refused_with_the_reason(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    page = text(signed_in_as(cast.auditor), viec=task.pk)
    assert "chỉ lãnh đạo giao việc, hoặc văn thư" in page
    Task.objects.update(due_on=None, deadline_kind="")
    assert "việc chưa có thời hạn" in text(signed_in_as(cast.clerk), viec=task.pk)


def restrict(task: Task, office: Office, cast: Cast, *named: Person) -> None:
    secret = Document.objects.create(
        **{"office": office.huyen, "file_name": "a.txt", "size": 1, "sha256": "1" * 64, "restricted": True},
        uploaded_by=cast.clerk,
        uploaded_at=timezone.now(),
    )
    secret.named_people.add(*named)
    Task.objects.filter(pk=task.pk).update(restricted=True, document=secret)


def test_a_restricted_task_is_told_only_to_those_whom_it_names(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    restrict(task, office, cast, cast.clerk, cast.officer)
    signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1"})
    assert list(told()) == [cast.officer.name]
    assert task.title not in text(signed_in_as(cast.chair), viec=task.pk)


def test_a_ticked_task_that_nobody_else_may_see_is_shown_with_the_reason(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    restrict(task, office, cast, cast.clerk)
    page = text(signed_in_as(cast.clerk), viec=task.pk)
    assert task.title in page
    assert "ngoài bạn, không ai của đơn vị được xem" in page


def test_the_deputy_of_an_absent_head_hears_it(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    today = timezone.localdate()
    Absence.objects.create(person=cast.head, deputy=cast.outsider, valid_from=today, valid_until=today)
    signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1"})
    assert sorted(told()) == sorted([cast.outsider.name, cast.officer.name])


def test_words_that_are_too_long_come_back(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    response = signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1", "loi-nhan": "à" * 501})
    assert response.status_code == 422
    assert "à" * 501 in response.content.decode()
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("wrong", [{"viec": "abc"}, {"viec": "9" * 40}, {"don-vi": "không có"}, {}])
def test_what_is_nothing_reminds_nobody(
    task: Task, cast: Cast, signed_in_as: SignIn, wrong: dict[str, str]
) -> None:
    assert signed_in_as(cast.clerk).post(URL, {**wrong, "gui": "1"}).status_code in {302, 409}
    assert not Reminder.objects.exists()


def test_more_than_one_sending_tells_is_refused_whole(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    many_like(task, 500)
    response = signed_in_as(cast.clerk).post(URL, {"don-vi": "tckh", "gui": "1"})
    assert response.status_code == 422
    assert "nhiều nhất 500" in response.content.decode()
    assert not Reminder.objects.exists()


def test_many_tasks_ask_no_more_questions(
    task: Task,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    many_like(task, 100, [cast.officer, cast.head])
    browser = signed_in_as(cast.clerk)
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        assert browser.post(URL, {"don-vi": "tckh"}).status_code == 200


def test_list_and_leaders_page_offer_it_to_those_who_give(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    for page in ("/nhiem-vu/", "/nhiem-vu/lanh-dao/"):
        assert URL in signed_in_as(cast.chair).get(page).content.decode()
        assert URL not in signed_in_as(cast.auditor).get(page).content.decode()


def test_a_round_that_was_missed_tomorrow_is_not_held_up(
    task: Task, cast: Cast, signed_in_as: SignIn, usual: Chosen
) -> None:
    signed_in_as(cast.clerk).post(URL, {"viec": task.pk, "gui": "1"})
    day = timezone.localdate() + timedelta(days=1)
    while make_round(day, chosen=usual, at=timezone.now()) is None:
        day += timedelta(days=1)
    assert Reminder.objects.filter(by=cast.clerk).count() == 2
