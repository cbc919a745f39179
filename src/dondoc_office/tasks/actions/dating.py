"""Dates that follow from something: the assignment, the receipt, an event. Inside the moves that cause them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved
from dondoc_office.tasks.deadlines import due_by_event, recurring, relative
from dondoc_office.tasks.models import Occasion, Task
from dondoc_office.tasks.models.task import DeadlineKind
from dondoc_office.tasks.policy import WHY, dates_occasions
from dondoc_office.tasks.states import ENDED
from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.units.policy import standing_of
from dondoc_office.units.rhythm import Rhythm


def rhythm_of(task: Task) -> Rhythm:
    return OfficeSetting.objects.rhythms().at(task.office.path)


def date_on_assignment(task: Task, *, on: date) -> dict[str, object]:
    """What the assignment settles about the date of a locked task that has none yet; written by the caller."""
    if task.due_on is not None:
        return {}
    rhythm, value = rhythm_of(task), task.deadline_value
    repeated, counted = recurring(value), relative(value)
    if repeated:
        period, due = repeated.first(on)
        return {"period": period, **_first(rhythm.shifted(due))}
    if counted and counted.mark == "issue":
        issued = task.document.issued_on if task.document else None
        return _first(rhythm.shifted(counted.due(issued))) if issued else {}
    if not task.deadline_kind and rhythm.default_deadline_days:
        due = on + timedelta(days=rhythm.default_deadline_days)
        return {"deadline_kind": DeadlineKind.DEFAULT, **_first(rhythm.shifted(due))}
    return {}


def date_on_receipt(task: Task, *, on: date) -> dict[str, object]:
    """ "Trong 10 ngày kể từ ngày nhận" is a date from the day of receipt on."""
    counted = relative(task.deadline_value)
    if task.due_on is not None or counted is None or counted.mark != "receipt":
        return {}
    return _first(rhythm_of(task).shifted(counted.due(on)))


def _first(due: date) -> dict[str, object]:
    return {"due_on": due, "first_due_on": due}


@transaction.atomic
def add_occasion(
    office: Unit, name: str, *, on: date | None, reason: str = "", by: Person, at: datetime
) -> Occasion:
    """An event by hand; one that a notice named exists already."""
    if not dates_occasions(standing_of(by, on=localdate(at)), office):
        raise NotAllowed(WHY["giver"])
    occasion, new = Occasion.objects.get_or_create(office=office, name=" ".join(name.split())[:300])
    if new:
        journal.record(occasion, "occasion.added", by=by, at=at, changes={"name": occasion.name})
    if on is not None and on != occasion.on:
        occasion = date_occasion(occasion, on, reason=reason or occasion.name, by=by, at=at)
    return occasion


@transaction.atomic
def date_occasion(occasion: Occasion, on: date, *, reason: str, by: Person, at: datetime) -> Occasion:
    """The event's day moves the date of every open task that hangs on it; the first date of each stays."""
    occasion = Occasion.objects.select_for_update(of=("self",)).select_related("office").get(pk=occasion.pk)
    if not dates_occasions(standing_of(by, on=localdate(at)), occasion.office):
        raise NotAllowed(WHY["giver"])
    if not reason.strip():
        raise ReasonNeeded
    old, occasion.on = occasion.on, on
    occasion.save(update_fields=["on"])
    journal.record(occasion, "occasion.dated", by=by, at=at, changes={"on": [old, on]}, reason=reason)
    for task in occasion.tasks.exclude(state__in=sorted(ENDED)).order_by("pk"):
        _follow(locked(task), occasion, by=by, at=at)
    return occasion


def hung_date(task: Task, event_on: date, rhythm: Rhythm, *, extended: bool) -> date | None:
    """Where the event's day puts a task's date; None where a granted extension reaches farther already."""
    due = rhythm.shifted(due_by_event(task.deadline_value, event_on))
    if extended and task.due_on is not None and task.due_on != task.first_due_on and task.due_on >= due:
        return None
    return due


def _follow(task: Task, occasion: Occasion, *, by: Person, at: datetime) -> None:
    assert occasion.on is not None
    extended = task.extensions.filter(state="granted").exists()
    due = hung_date(task, occasion.on, rhythm_of(task), extended=extended)
    if due is None or due == task.due_on:
        return
    old, task.due_on = task.due_on, due
    task.first_due_on = task.first_due_on or due
    saved(task, "due_on", "first_due_on")
    task.parts.exclude(state__in=sorted(ENDED)).filter(due_on=old).update(due_on=due)
    journal.record(
        task,
        "task.date_moved",
        by=by,
        at=at,
        changes={"due_on": [old, due]},
        reason=Message("sự kiện: {name}", "event: {name}").filled(name=occasion.name).vi,
    )
