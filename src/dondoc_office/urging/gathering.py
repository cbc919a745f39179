"""What is spoken of today and by whom it is heard, gathered in a few queries for the whole office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import PARTS_RUN, WORKED_ON
from dondoc_office.units.models import Absence, Membership, Role, Unit
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.distances import Distances, step
from dondoc_office.urging.ladder import Ladder, Rung
from dondoc_office.urging.models import ReminderLine
from dondoc_office.urging.recipients import Due, Owed, Recipient, Staff, on_rung

DistancesOf = Callable[[int], Distances]
"""The distances of a giving office, by its key."""
LadderOf = Callable[[int], Ladder]
"""Its ladder."""


@dataclass(frozen=True)
class Chosen:
    """What the offices have set (cách nhắc đã chọn)."""

    distances_of: DistancesOf
    ladder_of: LadderOf


Told = tuple[int | None, int | None, int, int | None]
"""Person or unit, task, part."""
_ROLES = (Role.CLERK, Role.OFFICER, Role.HEAD, Role.LEADER)
_LONGEST_HOLIDAY = timedelta(days=14)


@dataclass
class Heard:
    """One line that one person (or one unit's mailbox) hears."""

    owed: Owed
    rung: Rung
    days: int
    instead_of: int | None = None
    units_late: int = 0

    def told(self, pk: int, of_person: bool) -> Told:
        """How the line is known once it is stored for a person, or for a unit's mailbox."""
        part = None if self.rung is Rung.LEADER else self.owed.part
        return (pk if of_person else None, None if of_person else pk, self.owed.task, part)


@dataclass
class Bundle:
    """Everything that is told today: by person, and by unit where nobody of it has an account."""

    people: dict[int, list[Heard]] = field(default_factory=lambda: defaultdict(list))
    units: dict[int, list[Heard]] = field(default_factory=lambda: defaultdict(list))

    def leave_out(self, told: Collection[Told]) -> None:
        """What somebody heard today already is not told again."""
        for of_people, bundles in ((True, self.people), (False, self.units)):
            for pk, lines in list(bundles.items()):
                bundles[pk] = [one for one in lines if one.told(pk, of_people) not in told]
                if not bundles[pk]:
                    del bundles[pk]


def gather(chosen: Chosen, *, since: date, today: date) -> Bundle:
    """The bundles of a day; `since` is the last day on which reminders were made."""
    due = list(_due(chosen.distances_of, since=since, today=today))
    staff = staff_on(today, units={one.owed.unit for one in due} | {one.owed.office for one in due})
    bundle = Bundle()
    for one in due:
        tell(bundle, one, staff, chosen.ladder_of(one.owed.office).rungs(one.step.days))
    keep_secrets(bundle, today)
    return bundle


def _due(distances_of: DistancesOf, *, since: date, today: date) -> Iterator[Due]:
    for owed in _owed(until=today + timedelta(days=366)):
        distances = distances_of(owed.office)
        if owed.due_on > today + timedelta(days=distances.farthest) + _LONGEST_HOLIDAY:
            continue
        said = step(owed.due_on, distances, since=since, today=today)
        if said is not None:
            yield Due(owed, said)


def _owed(*, until: date) -> Iterator[Owed]:
    """Open tasks with a lead, and open parts of tasks for many; nothing that waits for the giver."""
    tasks = Task.objects.filter(state__in=sorted(WORKED_ON), to_group=False, due_on__lte=until)
    columns = ("pk", "lead", "office", "due_on", "officer", "supervisor", "restricted")
    for pk, unit, *rest in tasks.order_by("pk").values_list(*columns):
        yield Owed(pk, None, unit, *rest)
    running = Part.objects.filter(task__to_group=True, task__state__in=sorted(PARTS_RUN))
    parts = running.filter(state__in=sorted(WORKED_ON))
    of_parts = (
        *("task", "pk", "unit", "task__office", "due_on", "task__due_on"),
        *("task__supervisor", "task__restricted"),
    )
    for task, pk, unit, office, own, whole, supervisor, restricted in parts.order_by("pk").values_list(
        *of_parts
    ):
        due_on = own or whole
        if due_on is not None and due_on <= until:
            yield Owed(task, pk, unit, office, due_on, None, supervisor, restricted)


def staff_on(day: date, *, units: Iterable[int]) -> Staff:
    """Roles held and absences on a day."""
    posts: dict[tuple[int, str], list[int]] = defaultdict(list)
    held = Membership.objects.held(on=day).filter(unit__in=set(units), role__in=_ROLES)
    for unit, role, person in held.order_by("pk").values_list("unit", "role", "person"):
        if person not in posts[unit, role]:
            posts[unit, role].append(person)
    away = Absence.objects.filter(valid_from__lte=day, valid_until__gte=day).order_by("pk")
    return Staff(
        posts={key: tuple(people) for key, people in posts.items()},
        deputies=dict(away.values_list("person", "deputy")),
        active=frozenset(Person.objects.filter(is_active=True).values_list("pk", flat=True)),
    )


def tell(bundle: Bundle, due: Due, staff: Staff, rungs: Iterable[Rung]) -> None:
    """A line for everybody on the rungs; for the unit's mailbox where nobody of the unit has an account."""
    told = 0
    for rung in rungs:
        for recipient in on_rung(rung, due.owed, staff):
            told += rung is not Rung.LEADER
            _add(bundle.people[recipient.person], due, rung, recipient)
    if not told:
        bundle.units[due.owed.unit].append(Heard(due.owed, Rung.OFFICER, due.step.days))


def _add(lines: list[Heard], due: Due, rung: Rung, recipient: Recipient) -> None:
    """Who stands on two rungs hears it once, on the lower; a leader hears once of a task with many late parts."""
    for line in lines:
        same_part = line.owed.part == due.owed.part
        if line.owed.task == due.owed.task and (same_part or rung is Rung.LEADER):
            if rung is Rung.LEADER and line.rung is Rung.LEADER and not same_part:
                line.units_late += 1
                line.days = max(line.days, due.step.days)
            return
    late_part = rung is Rung.LEADER and due.owed.part is not None
    lines.append(Heard(due.owed, rung, due.step.days, recipient.instead_of, int(late_part)))


def keep_secrets(bundle: Bundle, today: date) -> None:
    """A restricted task is spoken of only to those whom its document names, never to a mailbox of a unit."""
    for pk, lines in list(bundle.units.items()):
        bundle.units[pk] = [line for line in lines if not line.owed.restricted]
    for pk, lines in list(bundle.people.items()):
        doubtful = {line.owed.task for line in lines if line.owed.restricted or line.instead_of is not None}
        if doubtful:
            standing = standing_of(Person(pk=pk), on=today)
            seen = set(visible_tasks(standing).filter(pk__in=doubtful).values_list("pk", flat=True))
            bundle.people[pk] = [
                line for line in lines if line.owed.task not in doubtful or line.owed.task in seen
            ]
    for told in (bundle.people, bundle.units):
        for pk in [pk for pk, lines in told.items() if not lines]:
            del told[pk]


def told_today(today: date) -> frozenset[Told]:
    """What was said today already, by the round or by somebody's hand."""
    lines = ReminderLine.objects.filter(reminder__day=today).order_by()
    return frozenset(lines.values_list("reminder__person", "reminder__unit", "task", "part"))


def units_with_a_mailbox(keys: Iterable[int]) -> dict[int, Unit]:
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(keys)).exclude(email="")}
