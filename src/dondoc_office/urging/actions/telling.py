"""People are told within the minute what concerns them: from the journal, so only of what really happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.journal.models import Entry, Head
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import seen_among
from dondoc_office.units.models import Role
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.actions.sending import send_soon
from dondoc_office.urging.gathering import staff_on, units_with_a_mailbox
from dondoc_office.urging.links import address_of
from dondoc_office.urging.models import Mail, Tiding, TidingChoice, ToldUntil
from dondoc_office.urging.recipients import Staff
from dondoc_office.urging.wording import EVENTS, HIDDEN

AT_ONCE = 500


@transaction.atomic
def tell(at: datetime) -> int:
    """Tell what was recorded since the last time; returns how many tidings were made.

    An office that just began to tell starts from now: nobody is flooded with its past.
    """
    end = Head.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    until, new = ToldUntil.objects.select_for_update().get_or_create(pk=1, defaults={"number": end})
    if new or until.number >= end:
        return 0
    between = Entry.objects.filter(number__gt=until.number, number__lte=end, verb__in=EVENTS)
    entries = list(between.order_by("number")[:AT_ONCE])
    until.number = entries[-1].number if len(entries) == AT_ONCE else end
    until.save(update_fields=["number"])
    happened = Happened.of(entries)
    tidings = _tidings(happened, at)
    Tiding.objects.bulk_create(tidings, batch_size=AT_ONCE)
    if settings.EMAIL_HOST and entries:
        mails = [*_mails(tidings, at), *_mails_to_units(happened, at)]
        Mail.objects.bulk_create(mails, batch_size=AT_ONCE)
        if mails:
            transaction.on_commit(send_soon)
    return len(tidings)


@dataclass(frozen=True, slots=True)
class Happened:
    """What was recorded, each entry with its task, and the units that have a part in those tasks."""

    entries: Sequence[tuple[Entry, Task]]
    parts: Mapping[int, list[int]]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Self:
        """Two queries, however many entries."""
        keys = [int(entry.subject.removeprefix("task:")) for entry in entries]
        tasks = Task.objects.in_bulk(set(keys))
        parts: dict[int, list[int]] = defaultdict(list)
        for key, unit in Part.objects.filter(task__in=tasks).order_by("pk").values_list("task", "unit"):
            parts[key].append(unit)
        return cls([(entry, tasks[key]) for entry, key in zip(entries, keys, strict=True)], parts)


def _tidings(happened: Happened, at: datetime) -> list[Tiding]:
    parts = happened.parts
    units = {
        unit for _, one in happened.entries for unit in (one.lead_id, one.office_id, *parts.get(one.pk, ()))
    }
    staff = staff_on(localdate(at), units={unit for unit in units if unit is not None})
    wanted: list[tuple[Entry, Task, int]] = []
    for entry, task in happened.entries:
        people = _givers(task, staff) if entry.verb == "task.submit" else _doers(entry, task, parts, staff)
        present = {staff.present(person).person for person in people} - {entry.by_id}
        wanted += [(entry, task, person) for person in sorted(present)]
    seen = _seen(wanted, at)
    return [
        Tiding(entry=entry.number, person_id=person, task=task, event=entry.verb, at=entry.at)
        for entry, task, person in wanted
        if task.pk in seen[person]
    ]


def _doers(entry: Entry, task: Task, parts: Mapping[int, list[int]], staff: Staff) -> set[int]:
    """Heads and clerks of the units whose work it is, and the officer named for it."""
    people = {
        person
        for unit in _doing(entry, task, parts)
        for person in (*staff.of(unit, Role.HEAD, Role.LEADER), *staff.of(unit, Role.CLERK))
    }
    return people | ({task.officer_id} & staff.active if task.officer_id else set())


def _doing(entry: Entry, task: Task, parts: Mapping[int, list[int]]) -> list[int]:
    """The units whose work it is."""
    own = entry.changes.get("part")
    units = [own] if own else parts.get(task.pk, []) if task.to_group else [task.lead_id]
    return [unit for unit in units if unit is not None]


def _givers(task: Task, staff: Staff) -> set[int]:
    """The supervising leader, else the leaders of the giving office; and its clerks."""
    named = {task.supervisor_id} & staff.active if task.supervisor_id else set()
    return {*(named or staff.of(task.office_id, Role.LEADER)), *staff.of(task.office_id, Role.CLERK)}


def _seen(wanted: Iterable[tuple[Entry, Task, int]], at: datetime) -> Mapping[int, frozenset[int]]:
    """What each of them may see of it: a restricted task is told only to those whom it names."""
    asked: dict[int, set[int]] = defaultdict(set)
    for _, task, person in wanted:
        asked[person].add(task.pk)
    return {
        person: seen_among(standing_of(Person(pk=person), on=localdate(at)), keys)
        for person, keys in asked.items()
    }


def _mails(tidings: Sequence[Tiding], at: datetime) -> Iterator[Mail]:
    """One e-mail for each person, with everything of this minute that she wants to get so."""
    by_person: dict[int, list[Tiding]] = defaultdict(list)
    keys = {tiding.person_id for tiding in tidings}
    choices = TidingChoice.objects.filter(person__in=keys).values_list("person", "unwanted")
    unwanted = {person: frozenset(events) for person, events in choices}
    for tiding in tidings:
        if tiding.event not in unwanted.get(tiding.person_id, ()):
            by_person[tiding.person_id].append(tiding)
    people = Person.objects.in_bulk(by_person)
    for key, told in by_person.items():
        person = people[key]
        yield Mail(
            key=f"tidings:{told[-1].entry}:{key}",
            person=person,
            address=person.email,
            subject=_subject(told, person.language),
            body=_body(person.name, told, person.language),
            written_at=at,
            next_try_at=at,
        )


def _mails_to_units(happened: Happened, at: datetime) -> Iterator[Mail]:
    """What is new, returned or answered goes to the mailbox of the unit too, where it has one; nothing restricted."""
    told: dict[int, list[Tiding]] = defaultdict(list)
    for entry, task in happened.entries:
        if entry.verb != "task.submit" and not task.restricted:
            for doing in _doing(entry, task, happened.parts):
                told[doing].append(Tiding(entry=entry.number, task=task, event=entry.verb, at=entry.at))
    for key, unit in units_with_a_mailbox(told).items():
        yield Mail(
            key=f"tidings:{told[key][-1].entry}:unit:{key}",
            unit=unit,
            address=unit.email,
            subject=_subject(told[key], "vi"),
            body=_body(unit.name, told[key], "vi"),
            written_at=at,
            next_try_at=at,
        )


def _title(tiding: Tiding, language: str) -> str:
    return HIDDEN.in_language(language) if tiding.task.restricted else tiding.task.title


def _subject(told: Sequence[Tiding], language: str) -> str:
    first = f"{EVENTS[told[0].event].in_language(language)}: {_title(told[0], language)}"
    more = Message(f" (và {len(told) - 1} tin khác)", f" (and {len(told) - 1} more)").in_language(language)
    return first[:150] + (more if len(told) > 1 else "")


def _body(name: str, told: Sequence[Tiding], language: str) -> str:
    text = [Message(f"Kính gửi: {name}", f"Dear {name},").in_language(language)]
    for tiding in told:
        text.append(f"\n* {EVENTS[tiding.event].in_language(language)}: {_title(tiding, language)}")
        if tiding.task.due_on and not tiding.task.restricted:
            text.append(
                Message(
                    f"  Hạn {tiding.task.due_on:%d/%m/%Y}", f"  Due {tiding.task.due_on:%d/%m/%Y}"
                ).in_language(language)
            )
        text.append(f"  {address_of(reverse('task-page', args=[tiding.task_id]))}")
    return "\n".join(text) + "\n"


@transaction.atomic
def choose_tidings(wanted: Collection[str], *, by: Person, at: datetime) -> TidingChoice:
    """From now on only these come by e-mail; her page of reminders still shows all."""
    unwanted = [event for event in EVENTS if event not in wanted]
    choice, _ = TidingChoice.objects.select_for_update().get_or_create(person=by)
    if choice.unwanted != unwanted:
        changes = {"unwanted": [choice.unwanted, unwanted]}
        journal.record(by, "tidings.chosen", by=by, at=at, changes=changes)
        choice.unwanted = unwanted
        choice.save(update_fields=["unwanted"])
    return choice
