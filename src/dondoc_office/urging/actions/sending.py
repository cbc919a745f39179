"""The outbox empties: one message is taken, sent, and what became of it is kept."""

from __future__ import annotations

import re
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.policy import ONLY_KEEPERS, standing_of
from dondoc_office.urging.backoff import next_try
from dondoc_office.urging.links import reply_address
from dondoc_office.urging.models import Mail, ReplyLink
from dondoc_office.urging.models.mail import MailState, Trouble
from dondoc_office.urging.policy import visible_mail

LEASE = timedelta(minutes=10)
"""A message that is being sent for longer has lost its sender."""
_PLACEHOLDER = re.compile(r"\[\[reply:(\d+)\]\]")


@transaction.atomic
def take(at: datetime) -> Mail | None:
    """The next message that is due, held by this sender; None where nothing is due."""
    due = Mail.objects.select_for_update(of=("self",), skip_locked=True).to_send(at)
    mail = due.order_by("next_try_at", "pk").first()
    if mail is not None:
        mail.state, mail.taken_at, mail.attempts = MailState.SENDING, at, mail.attempts + 1
        mail.save(update_fields=["state", "taken_at", "attempts"])
    return mail


def send(mail: Mail, through: BaseEmailBackend, *, at: datetime) -> bool:
    """Hand a taken message to the server; False where the server itself cannot be reached."""
    if mail.person is not None and not mail.person.is_active:
        _keep(mail, Trouble.STOPPED, "", at=at, again=False)
        return True
    try:
        through.open()
        _written(mail, through).send()
    except (OSError, smtplib.SMTPException) as error:
        trouble, again = trouble_of(error)
        _keep(mail, trouble, str(error), at=at, again=again)
        return trouble not in {Trouble.UNREACHABLE, Trouble.LOGIN}
    mail.state, mail.sent_at, mail.next_try_at = MailState.SENT, at, None
    mail.trouble, mail.server_said = Trouble.NONE, ""
    mail.save(update_fields=["state", "sent_at", "next_try_at", "trouble", "server_said"])
    return True


def trouble_of(error: Exception) -> tuple[Trouble, bool]:
    """What went wrong, and whether another attempt can help."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        later = any(code < 500 for code in codes)
        return (Trouble.LATER, True) if later else (Trouble.REFUSED, False)
    if isinstance(
        error, smtplib.SMTPAuthenticationError | smtplib.SMTPSenderRefused | smtplib.SMTPNotSupportedError
    ):
        return Trouble.LOGIN, True
    if isinstance(error, smtplib.SMTPResponseException):
        return (Trouble.REFUSED, False) if error.smtp_code >= 500 else (Trouble.LATER, True)
    return Trouble.UNREACHABLE, True


def _keep(mail: Mail, trouble: Trouble, said: str, *, at: datetime, again: bool) -> None:
    mail.next_try_at = next_try(mail.attempts, at=at) if again else None
    mail.state = MailState.FAILED if mail.next_try_at else MailState.GIVEN_UP
    mail.trouble, mail.server_said = trouble, said[:300]
    mail.save(update_fields=["state", "next_try_at", "trouble", "server_said"])


def _written(mail: Mail, through: BaseEmailBackend) -> EmailMessage:
    links = ReplyLink.objects.in_bulk([int(pk) for pk in _PLACEHOLDER.findall(mail.body)])
    text = _PLACEHOLDER.sub(lambda found: reply_address(links[int(found[1])]), mail.body)
    host = settings.ADDRESS.split("//")[-1].split(":")[0].split("/")[0]
    headers = {"Message-ID": f"<dondoc.{mail.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, text, to=[mail.address], headers=headers, connection=through)


def give_up_lost(at: datetime) -> int:
    """Nobody knows whether a message went whose sender died: a person decides, so that none goes twice."""
    lost = Mail.objects.filter(state=MailState.SENDING, taken_at__lt=at - LEASE)
    return lost.update(state=MailState.GIVEN_UP, trouble=Trouble.UNCERTAIN, next_try_at=None)


@transaction.atomic
def try_again(mail: Mail, *, by: Person, at: datetime) -> Mail:
    """A message that failed goes out at once, with all its attempts before it."""
    mail = Mail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if not visible_mail(standing_of(by, on=localdate(at))).filter(pk=mail.pk).exists():
        raise NotAllowed(ONLY_KEEPERS)
    if mail.state in {MailState.FAILED, MailState.GIVEN_UP}:
        mail.state, mail.attempts, mail.next_try_at = MailState.WAITING, 0, at
        mail.save(update_fields=["state", "attempts", "next_try_at"])
        journal.record(mail, "mail.tried_again", by=by, at=at, changes={"to": mail.address})
        transaction.on_commit(send_soon)
    return mail


def send_soon() -> None:
    """Ask the worker to empty the outbox."""
    from dondoc_office.urging.jobs import send_batch

    send_batch.enqueue()
