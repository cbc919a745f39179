"""The outbox against a real mail server: sent once, tried again later, given up, never doubled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from tests.office.conftest import Cast
from tests.office.urging.conftest import Postbox

from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.models import Task
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.actions.sending import LEASE, give_up_lost, take, try_again
from dondoc_office.urging.backoff import PAUSES, next_try
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.jobs import empty_outbox, send_batch
from dondoc_office.urging.models import Mail, ReplyLink
from dondoc_office.urging.models.mail import MailState, Trouble

DAY = date(2023, 4, 10)
AT = datetime(2023, 4, 10, 1, 0, tzinfo=UTC)


def states() -> list[str]:
    return sorted(Mail.objects.values_list("state", flat=True))


@pytest.fixture
def reminded(task: Task, usual: Chosen, postbox: Postbox) -> Postbox:
    make_round(DAY, chosen=usual, at=AT)
    return postbox


def test_everybody_gets_one_message_and_never_a_second(reminded: Postbox, cast: Cast) -> None:
    send_batch.call()
    send_batch.call()
    assert sorted(str(message["To"]) for message in reminded.received) == sorted(
        person.email for person in (cast.chair, cast.head, cast.officer)
    )
    assert states() == ["sent", "sent", "sent"]


def test_a_message_says_what_how_late_and_where_to_answer(reminded: Postbox, cast: Cast, task: Task) -> None:
    send_batch.call()
    said = reminded.text(cast.officer.email)
    assert f"* {task.title}\n  Hạn 07/04/2023, quá hạn 3 ngày" in said.replace("\r\n", "\n")
    assert "/don-doc/tra-loi/" in said
    assert "Nhắc trước hạn 7, 3 và 1 ngày" in said
    assert "/don-doc/tra-loi/" not in reminded.text(cast.chair.email)
    [subject] = {str(message["Subject"]).strip() for message in reminded.received}
    assert subject == "Nhắc việc ngày 10/04/2023: 1 việc quá hạn"


def test_english_readers_get_english(task: Task, usual: Chosen, postbox: Postbox, cast: Cast) -> None:
    Person.objects.filter(pk=cast.head.pk).update(language="en")
    make_round(DAY, chosen=usual, at=AT)
    send_batch.call()
    assert "Due 07/04/2023, 3 days late" in postbox.text(cast.head.email)


def test_the_address_of_a_link_is_not_kept_in_the_outbox(reminded: Postbox) -> None:
    body = Mail.objects.get(person__name__startswith="Đặng").body
    assert "tra-loi" not in body
    assert ReplyLink.objects.first().nonce not in body  # type: ignore[union-attr]


def test_a_refused_address_is_given_up_and_shown_with_the_servers_words(
    reminded: Postbox, cast: Cast
) -> None:
    reminded.refuse[cast.head.email] = "550 5.1.1 no such mailbox"
    send_batch.call()
    refused = Mail.objects.get(person=cast.head)
    assert (refused.state, refused.trouble) == (MailState.GIVEN_UP, Trouble.REFUSED)
    assert "no such mailbox" in refused.server_said
    assert states() == ["given_up", "sent", "sent"]


def test_a_busy_server_is_asked_again_later(reminded: Postbox, cast: Cast) -> None:
    reminded.refuse[cast.head.email] = "451 4.7.1 greylisted, try later"
    send_batch.call()
    late = Mail.objects.get(person=cast.head)
    assert (late.state, late.trouble) == (MailState.FAILED, Trouble.LATER)
    assert late.next_try_at is not None
    reminded.refuse.clear()
    Mail.objects.filter(pk=late.pk).update(next_try_at=AT)
    send_batch.call()
    assert states() == ["sent", "sent", "sent"]


def test_a_dead_server_ends_the_batch_and_costs_one_attempt(
    reminded: Postbox, settings: LazySettings
) -> None:
    settings.EMAIL_PORT = 1
    send_batch.call()
    assert states() == ["failed", "waiting", "waiting"]
    assert Mail.objects.get(state="failed").trouble == Trouble.UNREACHABLE


def test_a_stopped_account_gets_nothing(reminded: Postbox, cast: Cast) -> None:
    Person.objects.filter(pk=cast.head.pk).update(is_active=False)
    send_batch.call()
    assert Mail.objects.get(person=cast.head).trouble == Trouble.STOPPED
    assert len(reminded.received) == 2


def test_what_a_killed_sender_held_is_left_to_a_person(reminded: Postbox, cast: Cast) -> None:
    taken = take(AT)
    assert taken is not None
    assert give_up_lost(AT + LEASE) == 0
    assert give_up_lost(AT + LEASE + timedelta(seconds=1)) == 1
    taken.refresh_from_db()
    assert (taken.state, taken.trouble) == (MailState.GIVEN_UP, Trouble.UNCERTAIN)
    send_batch.call()
    assert len(reminded.received) == 2


def test_two_senders_never_take_the_same_message(reminded: Postbox) -> None:
    held = [take(AT) for _ in range(4)]
    assert len({mail.pk for mail in held if mail}) == 3
    assert held[3] is None


def test_an_administrator_tries_again(reminded: Postbox, cast: Cast) -> None:
    reminded.refuse[cast.head.email] = "550 no"
    send_batch.call()
    reminded.refuse.clear()
    refused = Mail.objects.get(person=cast.head)
    with pytest.raises(NotAllowed):
        try_again(refused, by=cast.officer, at=AT)
    try_again(refused, by=cast.administrator, at=AT)
    send_batch.call()
    assert states() == ["sent", "sent", "sent"]


def test_the_minute_asks_for_a_sender_only_where_something_is_due(reminded: Postbox) -> None:
    assert empty_outbox(AT)
    send_batch.call()
    assert not empty_outbox(AT)


def test_the_pauses_grow_and_end_within_a_day() -> None:
    tries = [next_try(n, at=AT) for n in range(1, len(PAUSES) + 2)]
    assert tries[0] == AT + timedelta(minutes=1)
    assert tries[-1] is None
    assert sum(PAUSES, timedelta()) < timedelta(days=1)
