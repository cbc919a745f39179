"""What the worker does by the clock: the day's reminders, the week's page, the outbox."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import get_connection
from django.db import IntegrityError
from django.utils import timezone
from django_tasks import task

from dondoc_office.urging.actions import sending, telling
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.actions.weekly_mail import write_weekly
from dondoc_office.urging.chosen import chosen
from dondoc_office.urging.models import Mail, Round


def remind(at: datetime) -> Round | None:
    """From the office's hour on, once a working day; called every minute."""
    here = timezone.localtime(at)
    if here.time() < settings.REMIND_AT:
        return None
    try:
        return make_round(here.date(), chosen=chosen(), at=at)
    except IntegrityError:  # another worker made the day's row in the same moment
        return None


def tell_at_once(at: datetime) -> int:
    """What was assigned, submitted, returned or answered since the last minute, to whom it concerns."""
    return telling.tell(at)


def mail_weekly(at: datetime) -> int:
    """From the office's hour on, once a week for each reader; called every minute."""
    here = timezone.localtime(at)
    if here.time() < settings.REMIND_AT:
        return 0
    try:
        return write_weekly(here.date(), ladder_of=chosen().ladder_of, at=at)
    except IntegrityError:  # another worker wrote them in the same moment
        return 0


def empty_outbox(at: datetime) -> bool:
    """Put the outbox into the queue where something is due, and give up what a killed sender left."""
    sending.give_up_lost(at)
    due = bool(settings.EMAIL_HOST) and Mail.objects.to_send(at).exists()
    if due:
        send_batch.enqueue()
    return due


@task()
def send_batch() -> None:
    """Everything that is due, through one connection; a server that does not answer ends the batch."""
    if not settings.EMAIL_HOST:  # taken out of the settings since: what waits goes on waiting
        return
    through = get_connection()
    try:
        while (mail := sending.take(timezone.now())) is not None:
            if not sending.send(mail, through, at=timezone.now()):
                break
    finally:
        through.close()
