"""Reminders with their lines are kept, and the e-mails that carry them are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit
from dondoc_office.urging.actions.linking import links_for
from dondoc_office.urging.actions.sending import send_soon
from dondoc_office.urging.gathering import Heard
from dondoc_office.urging.ladder import Rung
from dondoc_office.urging.links import address_of
from dondoc_office.urging.models import Mail, Reminder, ReminderLine, ReplyLink
from dondoc_office.urging.wording import Said, body, by_hand, subject

_BATCH = 500
Kept = list[tuple[Reminder, list[Heard]]]
Why = Callable[[Heard], tuple[Message, ...]]
"""The rule by which a line is spoken of, as the message explains it."""


def keep_lines(rows: Kept) -> None:
    """Reminders and their lines, stored in few statements."""
    Reminder.objects.bulk_create([row for row, _ in rows], batch_size=_BATCH)
    ReminderLine.objects.bulk_create(
        [_line(row, one) for row, heard in rows for one in heard], batch_size=_BATCH
    )


def _line(reminder: Reminder, heard: Heard) -> ReminderLine:
    return ReminderLine(
        reminder=reminder,
        task_id=heard.owed.task,
        part_id=None if heard.rung is Rung.LEADER else heard.owed.part,
        rung=heard.rung,
        days=heard.days,
        due_on=heard.owed.due_on,
        units_late=heard.units_late,
        instead_of_id=heard.instead_of,
    )


@dataclass(frozen=True)
class _Names:
    """Everything that the words of a message need, fetched once for all of them."""

    titles: dict[int, str]
    units: dict[int, str]
    people: dict[int, Person]
    links: dict[tuple[int, int | None, int, int | None], ReplyLink]


def _names(reminders: Kept, at: datetime) -> _Names:
    heard = [one for _, lines in reminders for one in lines]
    people = {row.person_id for row, _ in reminders} | {one.instead_of for one in heard}
    wanted = [
        (one.owed.task, one.owed.part, one.owed.unit, row.person_id)
        for row, lines in reminders
        for one in lines
        if one.rung is not Rung.LEADER and not one.owed.restricted
    ]
    return _Names(
        titles=dict(
            Task.objects.filter(pk__in={one.owed.task for one in heard}, restricted=False).values_list(
                "pk", "title"
            )
        ),
        units=dict(Unit.objects.filter(pk__in={one.owed.unit for one in heard}).values_list("pk", "name")),
        people=Person.objects.in_bulk([pk for pk in people if pk is not None]),
        links=links_for(wanted, at=at),
    )


def write_mails(reminders: Kept, why: Why, *, at: datetime) -> None:
    """One for each reminder, where the office has a mail server; they go when the change is kept."""
    if settings.EMAIL_HOST and reminders:
        Mail.objects.bulk_create(_mails(reminders, _names(reminders, at), why, at), batch_size=_BATCH)
        transaction.on_commit(send_soon)


def _mails(reminders: Kept, names: _Names, why: Why, at: datetime) -> Iterator[Mail]:
    for reminder, heard in reminders:
        person = names.people.get(reminder.person_id or 0)
        language = person.language if person else "vi"
        lines = [_said(one, names, reminder.person_id) for one in heard]
        yield Mail(
            key=f"reminder:{reminder.pk}",
            reminder=reminder,
            person=person,
            unit=reminder.unit,
            address=person.email if person else reminder.unit.email if reminder.unit else "",
            subject=subject(lines, reminder.day, language, by=reminder.by.name if reminder.by else "")[:200],
            body=body(
                person.name if person else str(reminder.unit),
                lines,
                home=address_of(reverse("reminder-list")),
                rule=why(heard[0]),
                language=language,
                said=by_hand(reminder.by.name, reminder.note) if reminder.by else None,
            ),
            written_at=at,
            next_try_at=at,
        )


def _said(heard: Heard, names: _Names, person: int | None) -> Said:
    owed = heard.owed
    link = (
        names.links.get((owed.task, owed.part, owed.unit, person)) if heard.rung is not Rung.LEADER else None
    )
    absent = names.people.get(heard.instead_of or 0)
    return Said(
        title=names.titles.get(owed.task, ""),
        unit=names.units.get(owed.unit, ""),
        due_on=owed.due_on,
        days=heard.days,
        rung=heard.rung,
        page=address_of(reverse("task-page", args=[owed.task])),
        reply=placeholder(link) if link else "",
        units_late=heard.units_late,
        instead_of=absent.name if absent else "",
    )


def placeholder(link: ReplyLink) -> str:
    """Stands in a kept message for an address that only the sender writes out."""
    return f"[[reply:{link.pk}]]"
