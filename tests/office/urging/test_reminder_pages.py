"""Reminders on their page, and the outbox for those who keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.office.conftest import Cast

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.models import Mail, Reminder

SignIn = Callable[[Person], Client]
AT = datetime(2023, 4, 10, 1, 0, tzinfo=UTC)


@pytest.fixture
def reminded(task: Task, usual: Chosen, settings: LazySettings) -> Task:
    settings.EMAIL_HOST = "mail.example"
    make_round(date(2023, 4, 10), chosen=usual, at=AT)
    return task


def test_it_can_be_read_without_mail(reminded: Task, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.head).get("/don-doc/").content.decode()
    assert reminded.title in page
    assert "Quá hạn 3 ngày" in page
    assert "người đứng đầu đơn vị" in page
    assert "Nhắc trước hạn 7, 3 và 1 ngày" in page


def test_the_bell_counts_until_it_is_opened(reminded: Task, cast: Cast, signed_in_as: SignIn) -> None:
    browser = signed_in_as(cast.head)
    assert "<strong>1</strong>" in browser.get("/").content.decode().split("bell", 1)[1][:900]
    browser.get("/don-doc/")
    assert "<strong>1</strong>" not in browser.get("/").content.decode().split("bell", 1)[1][:900]


def test_nobody_reads_the_reminders_of_another(reminded: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert reminded.title not in signed_in_as(cast.outsider).get("/don-doc/").content.decode()


def test_a_task_that_is_hidden_since_is_no_longer_named(
    reminded: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    Task.objects.filter(pk=reminded.pk).update(restricted=True)
    page = signed_in_as(cast.head).get("/don-doc/").content.decode()
    assert reminded.title not in page
    assert "không còn thuộc phạm vi của bạn" in page


def test_many_days_ask_no_more_questions(
    reminded: Task,
    cast: Cast,
    signed_in_as: SignIn,
    usual: Chosen,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    for day in range(11, 15):
        make_round(date(2023, 4, day), chosen=usual, at=AT)
    browser = signed_in_as(cast.head)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        browser.get("/don-doc/")
    assert Reminder.objects.filter(person=cast.head).count() == 2


def test_the_outbox_shows_what_is_stuck_and_why_but_not_the_words(
    reminded: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    Mail.objects.filter(person=cast.head).update(
        state="given_up", trouble="refused", server_said="550 no such mailbox"
    )
    page = signed_in_as(cast.administrator).get("/don-doc/thu/").content.decode()
    assert cast.head.email in page
    assert "Máy chủ thư từ chối địa chỉ người nhận." in page
    assert "550 no such mailbox" in page
    assert reminded.title not in page
    assert cast.officer.email not in page
    assert cast.officer.email in signed_in_as(cast.clerk).get("/don-doc/thu/?xem=tat-ca").content.decode()


def test_a_button_sends_it_again(reminded: Task, cast: Cast, signed_in_as: SignIn) -> None:
    mail = Mail.objects.get(person=cast.head)
    Mail.objects.filter(pk=mail.pk).update(state="given_up", attempts=6)
    signed_in_as(cast.clerk).post(f"/don-doc/thu/{mail.pk}/gui-lai/")
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("waiting", 0)
