"""What a unit is late with, for the letter that urges it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import PARTS_RUN, WORKED_ON
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing
from dondoc_office.urging.sources import Quote, quotes


@dataclass(frozen=True, slots=True)
class Late:
    """One late task of a unit, or its late part of one (việc quá hạn); `key` is what a form sends."""

    task: Task
    part: Part | None
    due_on: date
    days: int
    quote: Quote

    @property
    def key(self) -> str:
        return f"p{self.part.pk}" if self.part else f"t{self.task.pk}"

    @property
    def percent(self) -> int:
        return (self.part or self.task).percent


def _late_tasks(standing: Standing, office: Unit, *, today: date) -> Q:
    """Tasks that this office gave and she sees; a restricted one never stands in a letter."""
    seen = visible_tasks(standing).filter(office=office, restricted=False).values("pk")
    return Q(pk__in=seen, state__in=sorted(WORKED_ON), to_group=False, due_on__lt=today)


def _late_parts(standing: Standing, office: Unit, *, today: date) -> Q:
    seen = visible_tasks(standing).filter(office=office, restricted=False, to_group=True)
    running = seen.filter(state__in=sorted(PARTS_RUN))
    return Q(task__in=running.values("pk"), state__in=sorted(WORKED_ON), last_day__lt=today)


def _dated_parts() -> QuerySet[Part]:
    """A part without a date of its own has the task's."""
    return Part.objects.annotate(last_day=Coalesce(F("due_on"), F("task__due_on")))


def late_of(unit: Unit, office: Unit, standing: Standing, *, today: date) -> list[Late]:
    """The latest first, each with the words it came from."""
    tasks = list(Task.objects.filter(_late_tasks(standing, office, today=today), lead=unit))
    parts = list(
        _dated_parts().filter(_late_parts(standing, office, today=today), unit=unit).select_related("task")
    )
    words = quotes([*tasks, *(part.task for part in parts)])
    found = [_late(task, None, words[task.pk], today) for task in tasks]
    found += [_late(part.task, part, words[part.task_id], today) for part in parts]
    return sorted(found, key=lambda one: (one.due_on, one.task.pk))


def _late(task: Task, part: Part | None, quote: Quote, today: date) -> Late:
    due_on = (part and part.due_on) or task.due_on
    assert due_on is not None
    return Late(task, part, due_on, (today - due_on).days, quote)


def late_units(office: Unit, standing: Standing, *, today: date) -> list[tuple[Unit, int]]:
    """Every unit that is late with something of this office, the latest with most first."""
    tasks = Task.objects.filter(_late_tasks(standing, office, today=today)).order_by()
    parts = _dated_parts().filter(_late_parts(standing, office, today=today)).order_by()
    counts: Counter[int] = Counter(dict(tasks.values_list("lead").annotate(Count("pk"))))
    counts.update(dict(parts.values_list("unit").annotate(Count("pk"))))
    units = Unit.objects.filter(pk__in=list(counts))
    return sorted(((unit, counts[unit.pk]) for unit in units), key=lambda one: (-one[1], one[0].sort_key))
