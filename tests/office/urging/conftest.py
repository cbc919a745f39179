"""What tests of urging share: a real mail server on loopback, and the office's own choice of distances."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.urging.chosen import chosen
from dondoc_office.urging.gathering import Chosen


@dataclass
class Postbox:
    """A real SMTP server; `refuse` holds what it answers for an address instead of taking it."""

    received: list[Message] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.received.append(message_from_bytes(content, policy=default))
        return "250 OK"

    def text(self, address: str) -> str:
        """The words of the one message to an address."""
        [found] = [message for message in self.received if message["To"] == address]
        assert isinstance(found, EmailMessage)
        return str(found.get_content())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def postbox(settings: LazySettings) -> Iterator[Postbox]:
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    settings.EMAIL_TIMEOUT = 5
    yield box
    server.stop()


@pytest.fixture
def usual(db: None) -> Chosen:
    return chosen()


def many_like(task: Task, count: int, officers: Sequence[Person] = ()) -> None:
    """More tasks of the same unit and day, in turn for each of the officers."""
    Task.objects.bulk_create(
        Task(
            office=task.office,
            lead=task.lead,
            officer=officers[n % len(officers)] if officers else None,
            document=task.document,
            title=f"Việc {n}",
            content="x",
            state="assigned",
            due_on=task.due_on,
            created_by=task.created_by,
            created_at=task.created_at,
        )
        for n in range(count)
    )
