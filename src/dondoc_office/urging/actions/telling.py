"""People are told within the minute what concerns them: from the journal, so only of what really happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal.models import Entry, Head
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import seen_among
from dondoc_office.units.models import Role
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.actions.sending import send_soon
from dondoc_office.urging.gathering import staff_on
from dondoc_office.urging.links import address_of
from dondoc_office.urging.models import Mail, Tiding, ToldUntil
from dondoc_office.urging.recipients import Staff
from dondoc_office.urging.wording import HIDDEN

AT_ONCE = 500
EVENTS: Mapping[str, Message] = {
    "task.assign": Message("Việc mới giao", "Newly assigned"),
    "task.return": Message("Kết quả bị trả lại", "Result returned"),
    "task.submit": Message("Kết quả chờ quyết định", "Result waits for a decision"),
    "extension.granted": Message("Được gia hạn", "Extension granted"),
    "extension.refused": Message("Không được gia hạn", "Extension refused"),
}
"""What is told at once, by its verb in the journal."""


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
    tidings = _tidings(entries, at)
    Tiding.objects.bulk_create(tidings, batch_size=AT_ONCE)
    if settings.EMAIL_HOST and tidings:
        _write(tidings, at)
    return len(tidings)


def _tidings(entries: Sequence[Entry], at: datetime) -> list[Tiding]:
    keys = {entry.number: int(entry.subject.removeprefix("task:")) for entry in entries}
    tasks = Task.objects.in_bulk(set(keys.values()))
    parts: dict[int, list[int]] = defaultdict(list)
    for key, unit in Part.objects.filter(task__in=tasks).order_by("pk").values_list("task", "unit"):
        parts[key].append(unit)
    units = {unit for one in tasks.values() for unit in (one.lead_id, one.office_id, *parts[one.pk])}
    staff = staff_on(localdate(at), units={unit for unit in units if unit is not None})
    wanted: list[tuple[Entry, Task, int]] = []
    for entry in entries:
        task = tasks[keys[entry.number]]
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
    own = entry.changes.get("part")
    units = [own] if own else parts[task.pk] if task.to_group else [task.lead_id]
    people = {
        person
        for unit in units
        if unit is not None
        for person in (*staff.of(unit, Role.HEAD, Role.LEADER), *staff.of(unit, Role.CLERK))
    }
    return people | ({task.officer_id} & staff.active if task.officer_id else set())


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


def _write(tidings: Sequence[Tiding], at: datetime) -> None:
    """One e-mail for each person, with everything of this minute."""
    by_person: dict[int, list[Tiding]] = defaultdict(list)
    for tiding in tidings:
        by_person[tiding.person_id].append(tiding)
    people = Person.objects.in_bulk(by_person)
    Mail.objects.bulk_create(
        Mail(
            key=f"tidings:{told[-1].entry}:{person}",
            person=people[person],
            address=people[person].email,
            subject=_subject(told, people[person].language),
            body=_body(people[person], told),
            written_at=at,
            next_try_at=at,
        )
        for person, told in by_person.items()
    )
    transaction.on_commit(send_soon)


def _title(tiding: Tiding, language: str) -> str:
    return HIDDEN.in_language(language) if tiding.task.restricted else tiding.task.title


def _subject(told: Sequence[Tiding], language: str) -> str:
    first = f"{EVENTS[told[0].event].in_language(language)}: {_title(told[0], language)}"
    more = Message(f" (và {len(told) - 1} tin khác)", f" (and {len(told) - 1} more)").in_language(language)
    return first[:150] + (more if len(told) > 1 else "")


def _body(person: Person, told: Sequence[Tiding]) -> str:
    language = person.language
    text = [Message(f"Kính gửi: {person.name}", f"Dear {person.name},").in_language(language)]
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
