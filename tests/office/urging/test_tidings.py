"""People are told within the minute: once for each event, only of what they may see, in one e-mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions import extending, working
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.urging.actions.telling import tell
from dondoc_office.urging.models import Mail, Tiding

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def begun(office: Office) -> None:
    """The office tells from here on."""
    tell(NOW)


def told(event: str) -> set[Person]:
    return {tiding.person for tiding in Tiding.objects.filter(event=event).select_related("person")}


def test_a_new_task_is_told_to_heads_and_the_clerk_of_its_unit_once(
    begun: None, task: Task, cast: Cast, office: Office
) -> None:
    Membership.objects.create(person=cast.stranger, unit=office.finance, role=Role.CLERK)
    assert (tell(LATER), tell(LATER)) == (2, 0)
    assert told("task.assign") == {cast.head, cast.stranger}


def test_the_past_of_an_office_floods_nobody(task: Task) -> None:
    assert (tell(LATER), Tiding.objects.count()) == (0, 0)


def test_a_result_goes_to_those_who_decide_and_its_return_to_those_who_work(
    begun: None, task: Task, cast: Cast
) -> None:
    working.receive(task, by=cast.head, at=NOW)
    working.submit(task, "Đã xong", by=cast.head, at=NOW)
    tell(LATER)
    assert told("task.submit") == {cast.chair, cast.clerk}
    working.return_result(task, reason="Thiếu phụ lục", by=cast.chair, at=LATER)
    tell(LATER)
    assert told("task.return") == {cast.head}


@pytest.mark.parametrize("granted", [True, False])
def test_the_answer_to_an_extension_reaches_the_unit(
    begun: None, task: Task, cast: Cast, granted: bool
) -> None:
    asked = extending.ask(task, date(2023, 4, 20), reason="Chờ số liệu", by=cast.officer, at=NOW)
    answer = extending.grant if granted else extending.refuse
    answer(asked, answer="Đã xem", by=cast.chair, at=NOW)
    tell(LATER)
    assert told("extension.granted" if granted else "extension.refused") == {cast.head}


def test_each_unit_of_a_group_is_told(begun: None, cast: Cast, office: Office) -> None:
    Membership.objects.create(person=cast.commune, unit=office.communes[0], role=Role.LEADER)
    fields = {"title": "Rà soát", "content": "Rà soát", "to_group": True, "lead_text": "các xã"}
    draft = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    assign(draft, units=office.communes, by=cast.clerk, at=NOW)
    tell(LATER)
    assert told("task.assign") == {cast.commune}


def restricted(task: Task, office: Office, cast: Cast, *named: Person) -> None:
    document = Document.objects.create(
        office=office.huyen,
        restricted=True,
        file_name="x",
        sha256="0" * 64,
        size=1,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
    )
    document.named_people.set(named)
    Task.objects.filter(pk=task.pk).update(restricted=True, document=document)


@pytest.mark.parametrize("named", [True, False])
def test_a_restricted_task_is_told_only_to_those_named_and_without_its_title(
    begun: None, task: Task, cast: Cast, office: Office, settings: LazySettings, named: bool
) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    restricted(task, office, cast, *([cast.head] if named else []))
    tell(LATER)
    assert told("task.assign") == ({cast.head} if named else set())
    assert [task.title in mail.subject + mail.body for mail in Mail.objects.all()] == [False] * named


def test_everything_of_a_minute_is_one_message(
    begun: None, task: Task, cast: Cast, office: Office, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    fields = {"title": "Việc thứ hai", "content": "Việc thứ hai", "lead": office.finance}
    assign(draft_task(office.huyen, fields, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW)
    tell(LATER)
    mail = Mail.objects.get()
    assert mail.address == cast.head.email
    assert (task.title in mail.body, "Việc thứ hai" in mail.body) == (True, True)
    assert mail.subject.startswith("Việc mới giao: ")
    assert "(và 1 tin khác)" in mail.subject


def test_the_bell_counts_it_until_the_page_is_opened(
    begun: None, task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    tell(LATER)
    client = signed_in_as(cast.head)
    assert "<strong>1</strong>" in client.get("/don-vi/").content.decode()
    page = client.get("/don-doc/").content.decode()
    assert ("Việc mới giao" in page, task.title in page) == (True, True)
    assert "<strong>1</strong>" not in client.get("/don-vi/").content.decode()


def test_the_mailbox_of_a_unit_gets_what_is_new_for_it_but_nothing_restricted(
    begun: None, task: Task, office: Office, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    Unit.objects.filter(pk=office.finance.pk).update(email="tckh@xa.example")
    tell(LATER)
    [mail] = Mail.objects.filter(unit=office.finance)
    assert (mail.address, task.title in mail.subject) == ("tckh@xa.example", True)
    tell(LATER)
    assert Mail.objects.filter(unit=office.finance).count() == 1


def test_a_mailbox_hears_nothing_of_a_restricted_task(
    begun: None, task: Task, office: Office, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    Unit.objects.filter(pk=office.finance.pk).update(email="tckh@xa.example")
    Task.objects.update(restricted=True)
    tell(LATER)
    assert not Mail.objects.filter(unit=office.finance).exists()


def test_a_person_chooses_which_news_come_by_mail_and_her_page_shows_all(
    begun: None,
    task: Task,
    cast: Cast,
    settings: LazySettings,
    signed_in_as: Callable[[Person], Client],
) -> None:
    settings.EMAIL_HOST = "mail.example"
    browser = signed_in_as(cast.head)
    browser.post("/don-doc/tin/", {"tin": ["task.return", "task.nothing"]})
    tell(LATER)
    assert told("task.assign") == {cast.head}
    assert not Mail.objects.filter(person=cast.head).exists()
    assert task.title in browser.get("/don-doc/").content.decode()
    page = browser.get("/don-doc/tin/").content.decode()
    assert 'value="task.return" checked' in page
    assert 'value="task.assign">' in page
    entry = Entry.objects.get(verb="tidings.chosen")
    assert "task.return" not in entry.changes["unwanted"][1]
    browser.post("/don-doc/tin/", {"tin": ["task.return"]})
    assert Entry.objects.filter(verb="tidings.chosen").count() == 1
