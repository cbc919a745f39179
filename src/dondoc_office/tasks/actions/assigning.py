"""Drafting, changing and assigning a task; naming the officer; the lead that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError, NotAllowed, OutOfDate
from dondoc_office.tasks.actions.dating import date_on_assignment
from dondoc_office.tasks.actions.moving import locked, move, saved
from dondoc_office.tasks.models import Coordination, Part, Task
from dondoc_office.tasks.policy import WHY, directs, gives
from dondoc_office.tasks.states import WORKED_ON, IllegalMove, Move, State
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.policy import standing_of

EDITABLE = frozenset(
    {
        *("title", "content", "lead", "lead_text", "to_group", "supervisor", "receiver", "receiver_unit"),
        *(
            "authority",
            "product",
            "product_kind",
            "field",
            "deadline_kind",
            "deadline_value",
            "deadline_text",
        ),
        *("due_on", "due_time", "occasion", "parent", "parent_needs_it"),
    }
)
"""Fields that an office may write; everything else follows from moves."""


class NobodyLeads(HouseError):
    """A task can't be assigned to nobody."""

    code = "task-nobody-leads"
    http_status = 422
    message = Message(
        vi="Nhiệm vụ chưa có đơn vị chủ trì nên chưa giao được. Hãy chọn đơn vị rồi giao lại; bản dự thảo vẫn giữ nguyên.",
        en="The task has no lead unit, so it cannot be assigned. Choose a unit; the draft is kept.",
    )


@transaction.atomic
def draft_task(
    office: Unit, fields: Mapping[str, Any], *, coordinators: Iterable[Unit] = (), by: Person, at: datetime
) -> Task:
    """A task that nobody owes yet; `fields` are columns of `Task`."""
    if not standing_of(by, on=localdate(at)).holds(Role.CLERK, Role.LEADER, Role.HEAD, at=office.path):
        raise NotAllowed(WHY["giver"])
    task = Task(office=office, created_by=by, created_at=at, **fields)
    task.first_due_on = task.due_on
    if task.document is not None:
        # Asked of the row itself and held: whoever restricts the document at this moment waits, or is waited for.
        row = Document.objects.select_for_update(of=("self",)).filter(pk=task.document.pk)
        task.restricted = row.values_list("restricted", flat=True).get()
    task.arrange()
    task.save()
    _set_coordinators(task, coordinators)
    journal.record(task, "task.drafted", by=by, at=at, changes=dict(fields))
    return task


@transaction.atomic
def change_task(
    task: Task,
    fields: Mapping[str, Any],
    *,
    coordinators: Iterable[Unit] | None = None,
    version: int,
    by: Person,
    at: datetime,
) -> Task:
    """Other words, roles or dates, by the giving office; `version` is what the person was looking at.

    The date of an assigned task moves by an extension alone, so that the first date is never lost.
    """
    task = locked(task)
    if not gives(standing_of(by, on=localdate(at)), task):
        raise NotAllowed(WHY["giver"])
    if task.version != version:
        raise OutOfDate(subject="Nhiệm vụ này")
    unknown = fields.keys() - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    changes = {
        name: [getattr(task, name), value] for name, value in fields.items() if getattr(task, name) != value
    }
    if task.current is not State.DRAFT and task.due_on is not None:
        changes.pop("due_on", None)
    for name, (_, value) in changes.items():
        setattr(task, name, value)
    if "due_on" in changes:
        task.first_due_on = task.due_on
    if coordinators is not None:
        _set_coordinators(task, coordinators)
    task.arrange()
    saved(task, *changes, "first_due_on", "words")
    journal.record(task, "task.changed", by=by, at=at, changes=changes)
    return task


@transaction.atomic
def assign(task: Task, *, units: Iterable[Unit] = (), by: Person, at: datetime) -> Task:
    """From now on the lead owes it; a task for a group gets one part for each of `units`."""
    task = locked(task)
    members = list(dict.fromkeys(units))
    if (task.to_group and not members) or (not task.to_group and task.lead is None):
        raise NobodyLeads
    changes = {"assigned_at": at, **date_on_assignment(task, on=localdate(at))}
    task = move(task, Move.ASSIGN, by=by, at=at, changes=changes)
    if task.to_group:
        held = set(task.parts.values_list("unit", flat=True))
        new = [Part(task=task, unit=unit, due_on=task.due_on) for unit in members if unit.pk not in held]
        Part.objects.bulk_create(new)
    return task


@transaction.atomic
def redirect(task: Task, lead: Unit, *, reason: str, by: Person, at: datetime) -> Task:
    """Another unit leads; the clock of the date goes on."""
    task = locked(task)
    old = task.lead
    changes = {
        "lead": lead,
        "lead_text": "",
        "officer": None,
        "received_at": None,
        "assigned_at": at,
        "percent": 0,
    }
    task = move(task, Move.REDIRECT, by=by, at=at, reason=reason, changes=changes)
    journal.record(task, "task.changed", by=by, at=at, changes={"lead": [old, lead]}, reason=reason)
    task.arrange()
    saved(task, "words")
    return task


@transaction.atomic
def name_officer(task: Task, officer: Person | None, *, by: Person, at: datetime) -> Task:
    """The head of the lead unit says who does it."""
    task = locked(task)
    standing = standing_of(by, on=localdate(at))
    if not directs(standing, task):
        raise NotAllowed(WHY["director"])
    if officer is not None and not officer.memberships.held(on=localdate(at)).filter(unit=task.lead).exists():
        raise NotAllowed(
            Message("người này không thuộc đơn vị chủ trì.", "this person is not in the lead unit.")
        )
    journal.record(task, "task.officer", by=by, at=at, changes={"officer": [task.officer, officer]})
    task.officer = officer
    return saved(task, "officer")


class LaterThanParent(HouseError):
    """A sub-task that the parent waits for ends with it."""

    code = "task-later-than-parent"
    http_status = 422
    message = Message(
        vi="Việc con bắt buộc không thể có hạn sau hạn của việc cha ({day}).",
        en="A sub-task that the parent needs cannot be due after the parent ({day}).",
    )


@transaction.atomic
def hand_down(
    parent: Task, fields: Mapping[str, Any], *, needed: bool = True, by: Person, at: datetime
) -> Task:
    """A sub-task that the lead unit gives on, assigned at once; where `needed`, the parent waits for it."""
    parent = locked(parent)
    if not directs(standing_of(by, on=localdate(at)), parent):
        raise NotAllowed(WHY["director"])
    if parent.current not in WORKED_ON:
        raise IllegalMove(parent.current, Move.REPORT)
    due, limit = fields.get("due_on"), parent.due_on
    if needed and due is not None and limit is not None and due > limit:
        raise LaterThanParent(day=f"{limit:%d/%m/%Y}")
    assert parent.lead is not None
    said = {"deadline_kind": "date" if due else "", **fields, "parent": parent, "parent_needs_it": needed}
    said |= {"document": parent.document, "origin": parent.origin}
    child = draft_task(parent.lead, said, by=by, at=at)
    return assign(child, by=by, at=at)


def _set_coordinators(task: Task, units: Iterable[Unit]) -> None:
    wanted = {unit.pk: unit for unit in units if unit.pk != task.lead_id}
    task.coordinations.exclude(unit__in=wanted).delete()
    held = set(task.coordinations.values_list("unit", flat=True))
    Coordination.objects.bulk_create(
        [Coordination(task=task, unit=u) for pk, u in wanted.items() if pk not in held]
    )
