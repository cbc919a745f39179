"""Setting programmes and projects up, and moving a project on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.programmes.errors import FinishDayNeeded, ProjectReasonNeeded
from dondoc_office.programmes.models import Milestone, Programme, Project
from dondoc_office.programmes.policy import require_entry, require_management
from dondoc_office.programmes.rules import usual_milestones
from dondoc_office.programmes.states import NEEDS_REASON, Move, State, after
from dondoc_office.site.errors import OutOfDate
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

DATED = {State.FINISHED: "finished_on", State.SETTLED: "settled_on"}
"""States that begin on a day that counts."""


@transaction.atomic
def add_programme(
    office: Unit, name: str, *, national: bool = False, basis: str = "", by: Person, at: datetime
) -> Programme:
    """The same name twice is one programme."""
    require_management(standing_of(by, on=localdate(at)), office)
    programme, new = Programme.objects.get_or_create(
        office=office, name=name, defaults={"national": national, "basis": basis}
    )
    if new:
        changes = {"name": name, "national": national, "basis": basis}
        journal.record(programme, "programme.added", by=by, at=at, changes=changes)
    return programme


@transaction.atomic
def add_project(
    office: Unit, fields: Mapping[str, Any], *, places: Iterable[Unit] = (), by: Person, at: datetime
) -> Project:
    """A project with the usual milestones of its kind; `fields` are columns of `Project`."""
    require_management(standing_of(by, on=localdate(at)), office)
    project = Project(office=office, created_by=by, created_at=at, **fields)
    project.arrange()
    project.full_clean()
    project.save()
    here = list(places)
    project.places.set(here)
    Milestone.objects.bulk_create(
        Milestone(project=project, position=position, name=name)
        for position, name in enumerate(usual_milestones(project.kind), 1)
    )
    changes = {**fields, "places": [unit.pk for unit in here]}
    journal.record(project, "project.added", by=by, at=at, changes=changes)
    return project


@transaction.atomic
def change_project(
    project: Project,
    fields: Mapping[str, Any],
    *,
    places: Iterable[Unit],
    version: int,
    by: Person,
    at: datetime,
) -> Project:
    """Other words, units or dates; `version` is what the person was looking at."""
    project = locked(project)
    require_management(standing_of(by, on=localdate(at)), project.office)
    if project.version != version:
        raise OutOfDate(subject="Dự án này")
    changes: dict[str, Any] = {
        name: [getattr(project, name), value]
        for name, value in fields.items()
        if getattr(project, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(project, name, value)
    project.version += 1
    project.arrange()
    project.full_clean()
    project.save(update_fields=[*changes, "version", "words"])
    here = sorted(unit.pk for unit in places)
    before = sorted(project.places.values_list("pk", flat=True))
    if here != before:
        project.places.set(here)
        changes["places"] = [before, here]
    journal.record(project, "project.changed", by=by, at=at, changes=changes)
    return project


def locked(project: Project) -> Project:
    """The row as it is now, held until the transaction ends."""
    return Project.objects.select_for_update(of=("self",)).select_related("office").get(pk=project.pk)


@transaction.atomic
def move_project(
    project: Project, step: Move, *, on: date | None = None, reason: str = "", by: Person, at: datetime
) -> Project:
    """One step of its life; a finish and a settlement have their day."""
    project = locked(project)
    require_entry(standing_of(by, on=localdate(at)), project)
    state = after(project.stage, step)
    if step in NEEDS_REASON and not reason.strip():
        raise ProjectReasonNeeded
    changes = {"state": [project.state, state.value], **_days(project, step, state, on, today=localdate(at))}
    for name, (_, value) in changes.items():
        setattr(project, name, value)
    project.version += 1
    project.save(update_fields=[*changes, "version"])
    journal.record(project, f"project.{step}", by=by, at=at, changes=changes, reason=reason)
    return project


def _days(
    project: Project, step: Move, state: State, on: date | None, *, today: date
) -> dict[str, list[Any]]:
    """The day that begins with a step forward, or that a step back takes away."""
    if step is Move.REOPEN:
        column = DATED[project.stage]
        return {column: [getattr(project, column), None]}
    if state not in DATED:
        return {}
    if on is None or on > today or (project.finished_on is not None and on < project.finished_on):
        raise FinishDayNeeded
    return {DATED[state]: [None, on]}
