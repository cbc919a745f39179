"""Whom a reminder by hand would reach, and with what: seen before it is sent, computed again when it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import WHY, gives, visible_tasks
from dondoc_office.tasks.states import PARTS_RUN, WORKED_ON
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing
from dondoc_office.urging.distances import Step
from dondoc_office.urging.errors import TooManyAtOnce
from dondoc_office.urging.gathering import (
    Bundle,
    Heard,
    keep_secrets,
    staff_on,
    tell,
    told_today,
    units_with_a_mailbox,
)
from dondoc_office.urging.ladder import Rung
from dondoc_office.urging.recipients import Due, Owed

MOST = 500
_RUNGS = (Rung.OFFICER, Rung.HEAD)

NO_DATE = Message("việc chưa có thời hạn.", "the task has no date yet.")
NOT_WORKED_ON = Message(
    "đơn vị lúc này không phải làm gì với việc này.", "the unit has nothing to do with it now."
)
TOLD = Message("hôm nay đã được nhắc việc này.", "was reminded of it today already.")
NOBODY = Message(
    "đơn vị chưa có ai có tài khoản, cũng không có hòm thư nhận được.",
    "the unit has nobody with an account, and no mailbox that could be reached.",
)

NOBODY_MAY = Message(
    "ngoài bạn, không ai của đơn vị được xem và nhận nhắc việc này.",
    "nobody of the unit but you may see it and be reminded.",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was ticked (lựa chọn nhắc): tasks, or units, which stand for all that they are late with."""

    tasks: tuple[int, ...] = ()
    units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of a message (dòng nhắc): the task, its distance, and for whom it is received."""

    task: Task
    heard: Heard
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person, or a unit's mailbox, with everything that the one message says (người nhận)."""

    person: Person | None
    unit: Unit | None
    lines: Sequence[Spoken]
    told: Sequence[Spoken] = ()
    """What she heard today already; it is not said again."""

    @property
    def sort_key(self) -> str:
        """People by their given names, mailboxes by the names of their units, as Vietnamese lists have them."""
        row = self.person or self.unit
        return row.sort_key if row else ""


@dataclass
class Sending:
    """The messages of one sending, and what cannot be sent, with the reason (lượt nhắc bằng tay)."""

    addressees: list[Addressee] = field(default_factory=list)
    refused: list[tuple[Task, Message]] = field(default_factory=list)

    @property
    def reached(self) -> list[Addressee]:
        return [one for one in self.addressees if one.lines]

    @property
    def tasks(self) -> frozenset[int]:
        return frozenset(line.task.pk for one in self.addressees for line in one.lines)


def sending(wanted: Wanted, standing: Standing, *, today: date) -> Sending:
    """One message for each person of the owing units: officer and head, deputies for the absent."""
    made = Sending()
    tasks = _tasks(wanted, standing, today)
    owed = list(_owed(tasks.values(), wanted, made, standing=standing, today=today))
    if len(owed) > MOST:
        raise TooManyAtOnce(most=MOST)
    staff = staff_on(today, units={one.unit for one in owed})
    bundle = Bundle()
    for one in owed:
        tell(bundle, Due(one, Step((today - one.due_on).days)), staff, _RUNGS)
    keep_secrets(bundle, today)
    bundle.people.pop(standing.person, None)
    _address(made, bundle, tasks, today)
    spoken = {line.task.pk for one in made.addressees for line in (*one.lines, *one.told)}
    spoken |= {task.pk for task, _ in made.refused}
    unsaid = dict.fromkeys(one.task for one in owed if one.task not in spoken)
    made.refused += [(tasks[pk], NOBODY_MAY) for pk in unsaid]
    return made


def _tasks(wanted: Wanted, standing: Standing, today: date) -> dict[int, Task]:
    """Those ticked that she sees; those that the ticked units are late with."""
    seen = visible_tasks(standing).select_related("lead", "office").defer("content", "words")
    chosen = seen.filter(pk__in=wanted.tasks)
    found = {task.pk: task for task in chosen}
    if wanted.units:
        late = seen.filter(state__in=sorted(PARTS_RUN))
        of_units = late.filter(lead__in=wanted.units, to_group=False, due_on__lt=today)
        parts = Part.objects.filter(unit__in=wanted.units, state__in=sorted(WORKED_ON))
        shared = late.filter(pk__in=parts.values("task"), to_group=True)
        found |= {task.pk: task for rows in (of_units, shared) for task in rows}
    return found


def _owed(
    tasks: Iterable[Task], wanted: Wanted, made: Sending, *, standing: Standing, today: date
) -> Iterator[Owed]:
    rows = list(tasks)
    parts: dict[int, list[Part]] = {}
    for part in Part.objects.filter(task__in=[task for task in rows if task.to_group]).order_by("pk"):
        parts.setdefault(part.task_id, []).append(part)
    for task in rows:
        ticked = task.pk in wanted.tasks
        why = None if gives(standing, task) else WHY["giver"]
        found = [] if why else list(_of_task(task, parts.get(task.pk, ())))
        if not ticked:
            found = [one for one in found if one.unit in wanted.units and one.due_on < today]
        yield from found
        if ticked and not found:
            made.refused.append((task, why or (NOT_WORKED_ON if task.due_on else NO_DATE)))


def _of_task(task: Task, parts: Iterable[Part]) -> Iterator[Owed]:
    said = (task.supervisor_id, task.restricted)
    if not task.to_group:
        if task.current in WORKED_ON and task.due_on and task.lead_id:
            yield Owed(task.pk, None, task.lead_id, task.office_id, task.due_on, task.officer_id, *said)
        return
    if task.current not in PARTS_RUN:
        return
    for part in parts:
        due_on = part.due_on or task.due_on
        if part.current in WORKED_ON and due_on:
            yield Owed(task.pk, part.pk, part.unit_id, task.office_id, due_on, None, *said)


def _address(made: Sending, bundle: Bundle, tasks: dict[int, Task], today: date) -> None:
    told = told_today(today)
    names = Unit.objects.in_bulk({one.owed.unit for lines in bundle.people.values() for one in lines})
    people = Person.objects.in_bulk(bundle.people)
    boxes = units_with_a_mailbox(bundle.units) if settings.EMAIL_HOST else {}

    def split(lines: list[Heard], pk: int, of_person: bool) -> tuple[list[Spoken], list[Spoken]]:
        new: list[Spoken] = []
        heard: list[Spoken] = []
        for one in lines:
            row = Spoken(tasks[one.owed.task], one, names.get(one.owed.unit))
            (heard if one.told(pk, of_person) in told else new).append(row)
        return new, heard

    for pk, lines in bundle.people.items():
        made.addressees.append(Addressee(people[pk], None, *split(lines, pk, True)))
    for pk, lines in bundle.units.items():
        if pk in boxes:
            made.addressees.append(Addressee(None, boxes[pk], *split(lines, pk, False)))
        else:
            made.refused.extend((tasks[one.owed.task], NOBODY) for one in lines)
    made.addressees.sort(key=lambda one: (one.sort_key, -len(one.lines)))
