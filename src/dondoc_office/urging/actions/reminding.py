"""The reminders of a day: once, for everybody at once, with the e-mails that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from dondoc.vietnamese.workdays import is_working_day
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit
from dondoc_office.urging.actions.linking import links_for
from dondoc_office.urging.actions.sending import send_soon
from dondoc_office.urging.gathering import Bundle, Chosen, Heard, gather, units_with_a_mailbox
from dondoc_office.urging.ladder import Rung, rule
from dondoc_office.urging.links import address_of
from dondoc_office.urging.models import Mail, Reminder, ReminderLine, ReplyLink, Round
from dondoc_office.urging.wording import Said, body, subject

_BATCH = 500


@transaction.atomic
def make_round(today: date, *, chosen: Chosen, at: datetime) -> Round | None:
    """The reminders of today; None on a day off, and where they were made before.

    The row of the day is what makes it once: of two workers at the same second one fails on it.
    """
    if not is_working_day(today) or Round.objects.filter(day=today).exists():
        return None
    latest = Round.objects.filter(day__lt=today).first()
    since = latest.day if latest else today - timedelta(days=1)
    made = Round.objects.create(day=today, made_at=at)
    bundle = gather(chosen, since=since, today=today)
    reminders = _keep(made, bundle)
    made.people, made.lines = len(reminders), sum(len(heard) for _, heard in reminders)
    made.save(update_fields=["people", "lines"])
    journal.record(
        made, "reminders.made", by=None, at=at, changes={"people": made.people, "lines": made.lines}
    )
    if settings.EMAIL_HOST:
        _write(reminders, chosen, at=at)
    return made


Kept = list[tuple[Reminder, list[Heard]]]


def _keep(made: Round, bundle: Bundle) -> Kept:
    mailboxes = units_with_a_mailbox(bundle.units)
    rows = [(Reminder(round=made, day=made.day, person_id=pk), heard) for pk, heard in bundle.people.items()]
    rows += [
        (Reminder(round=made, day=made.day, unit=unit), bundle.units[pk]) for pk, unit in mailboxes.items()
    ]
    Reminder.objects.bulk_create([row for row, _ in rows], batch_size=_BATCH)
    ReminderLine.objects.bulk_create(
        [_line(row, one) for row, heard in rows for one in heard], batch_size=_BATCH
    )
    return rows


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


def _write(reminders: Kept, chosen: Chosen, *, at: datetime) -> None:
    names = _names(reminders, at)
    mails = list(_mails(reminders, names, chosen, at))
    Mail.objects.bulk_create(mails, batch_size=_BATCH)
    transaction.on_commit(send_soon)


def _mails(reminders: Kept, names: _Names, chosen: Chosen, at: datetime) -> Iterator[Mail]:
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
            subject=subject(lines, reminder.day, language)[:200],
            body=body(
                person.name if person else str(reminder.unit),
                lines,
                home=address_of(reverse("reminder-list")),
                rule=rule(chosen.distances_of(heard[0].owed.office), chosen.ladder),
                language=language,
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
