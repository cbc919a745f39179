"""Open work passes from an ended unit to its heirs, and from a person who leaves a post: line by line, on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved
from dondoc_office.tasks.models import Coordination, Handover, Part, Task
from dondoc_office.tasks.models.handover import Share
from dondoc_office.tasks.policy import WHY, directs, visible_tasks
from dondoc_office.tasks.states import ENDED, State
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import hands_over, standing_of
from dondoc_office.units.standing import Standing

_UNENDED = sorted(set(State) - ENDED)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits to be handed over (dòng bàn giao)."""

    share: Share
    pk: int
    task: Task

    @property
    def key(self) -> str:
        return f"{self.share.value}-{self.pk}"


def lines_of(unit: Unit, standing: Standing) -> list[Line]:
    """What of a unit is still open, as far as she sees it: its leads, parts, coordination, what it awaits."""
    tasks = visible_tasks(standing).filter(state__in=_UNENDED)
    parts = Part.objects.filter(unit=unit, state__in=_UNENDED, task__in=tasks).select_related("task")
    helping = Coordination.objects.filter(unit=unit, task__in=tasks).select_related("task")
    return [
        *(Line(Share.LEAD, task.pk, task) for task in tasks.filter(lead=unit)),
        *(Line(Share.PART, part.pk, part.task) for part in parts),
        *(Line(Share.COORDINATION, row.pk, row.task) for row in helping),
        *(Line(Share.RECEIVER, task.pk, task) for task in tasks.filter(receiver_unit=unit)),
    ]


def lines_of_person(person: Person, standing: Standing) -> list[Line]:
    """The open tasks that a person does, in the units whose officers she names."""
    tasks = visible_tasks(standing).filter(state__in=_UNENDED, officer=person).select_related("lead")
    return [Line(Share.OFFICER, task.pk, task) for task in tasks if directs(standing, task)]


@transaction.atomic
def hand_over(
    unit: Unit, heirs: Mapping[str, Unit], *, basis: str, by: Person, at: datetime
) -> list[Handover]:
    """Each chosen line goes to its heir; the task goes on, what happened before stays with the old unit.

    `heirs` maps the key of a line to whom a person chose; a line that is gone meanwhile is passed over.
    """
    standing = standing_of(by, on=localdate(at))
    if not hands_over(standing, unit):
        raise NotAllowed(WHY["giver"])
    if not basis.strip():
        raise ReasonNeeded
    done = []
    for line in lines_of(unit, standing):
        heir = heirs.get(line.key)
        if heir is None or heir.pk == unit.pk:
            continue
        _PASS[line.share](line, unit, heir)
        row = Handover(task=line.task, share=line.share, from_unit=unit, to_unit=heir)
        done.append(_kept(row, basis, by=by, at=at))
    if done:
        changes = {"lines": len(done), "to": sorted({row.to_unit_id or 0 for row in done})}
        journal.record(unit, "unit.handed_over", by=by, at=at, changes=changes, reason=basis.strip())
    return done


@transaction.atomic
def hand_over_person(
    person: Person, officers: Mapping[str, Person], *, basis: str, by: Person, at: datetime
) -> list[Handover]:
    """The tasks of somebody who leaves a post go to the officers that the head chose."""
    if not basis.strip():
        raise ReasonNeeded
    today, done = localdate(at), []
    for line in lines_of_person(person, standing_of(by, on=today)):
        officer = officers.get(line.key)
        if officer is None or not officer.memberships.held(on=today).filter(unit=line.task.lead).exists():
            continue
        task = locked(line.task)
        task.officer = officer
        saved(task, "officer")
        row = Handover(task=task, share=Share.OFFICER, from_person=person, to_person=officer)
        done.append(_kept(row, basis, by=by, at=at))
    return done


def _kept(row: Handover, basis: str, *, by: Person, at: datetime) -> Handover:
    row.basis, row.by, row.at = basis.strip()[:200], by, at
    row.save()
    old, new = row.from_unit or row.from_person, row.to_unit or row.to_person
    changes = {"share": row.share, "officer" if row.from_person else "to": [old, new]}
    journal.record(row.task, "task.handed_over", by=by, at=at, changes=changes, reason=row.basis)
    return row


def _pass_lead(line: Line, unit: Unit, heir: Unit) -> None:
    """Its state and dates go on; who does it there, the heir says."""
    task = locked(line.task)
    task.lead, task.officer = heir, None
    task.arrange()
    saved(task, "lead", "officer", "words")
    task.coordinations.filter(unit=heir).delete()


def _pass_part(line: Line, unit: Unit, heir: Unit) -> None:
    """Where the heir has a part already (several units became one), the old part ends in it."""
    task = locked(line.task)
    part = Part.objects.select_for_update().get(pk=line.pk)
    part.version += 1
    if task.parts.filter(unit=heir).exists():
        part.state, part.reason = State.CANCELLED, f"→ {heir.name}"
        part.save(update_fields=["state", "reason", "version"])
        return
    part.unit = heir
    part.save(update_fields=["unit", "version"])


def _pass_coordination(line: Line, unit: Unit, heir: Unit) -> None:
    Coordination.objects.filter(pk=line.pk).delete()
    if line.task.lead_id != heir.pk:
        Coordination.objects.get_or_create(task=line.task, unit=heir)


def _pass_receiver(line: Line, unit: Unit, heir: Unit) -> None:
    task = locked(line.task)
    task.receiver_unit = heir
    saved(task, "receiver_unit")


_PASS = {
    Share.LEAD: _pass_lead,
    Share.PART: _pass_part,
    Share.COORDINATION: _pass_coordination,
    Share.RECEIVER: _pass_receiver,
}
