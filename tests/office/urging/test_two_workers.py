"""Two workers in the same second: one round, and no message taken twice; on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection
from tests.office.conftest import Cast

from dondoc_office.tasks.models import Task
from dondoc_office.urging.actions.sending import take
from dondoc_office.urging.jobs import remind
from dondoc_office.urging.models import Mail, Reminder, Round

AT = datetime(2023, 4, 10, 2, tzinfo=UTC)


def at_once(job: Callable[[], object]) -> list[object]:
    """What two threads get that begin together, each with a connection of its own."""
    together, got = Barrier(2), list[object]()

    def work() -> None:
        together.wait()
        try:
            got.append(job())
        except OperationalError as error:  # SQLite in memory: one of them finds the table locked
            got.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


@pytest.mark.django_db(transaction=True)
def test_the_day_is_made_once_and_each_message_taken_once(
    task: Task, cast: Cast, settings: LazySettings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    at_once(lambda: remind(AT))
    assert Round.objects.count() == 1
    assert Reminder.objects.count() == Mail.objects.count() == 3
    taken = [mail.pk for mail in at_once(lambda: take(AT)) if isinstance(mail, Mail)]
    assert len(taken) == len(set(taken)) >= 1
