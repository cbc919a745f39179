"""Obstacles: raised, answered within days, removed by a task with owner and date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import locked
from dondoc_office.programmes.errors import ObstacleHasTask, ProjectReasonNeeded
from dondoc_office.programmes.models import Obstacle, ObstacleKind, Project
from dondoc_office.programmes.policy import require_entry, require_management
from dondoc_office.programmes.rules import rule
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


@transaction.atomic
def raise_obstacle(
    project: Project, kind: ObstacleKind, text: str, *, since: date, by: Person, at: datetime
) -> Obstacle:
    """What stands in the way, since when; the day by which it is answered comes from the rule."""
    project = locked(project)
    today = localdate(at)
    require_entry(standing_of(by, on=today), project)
    answer_by = today + timedelta(days=rule("answer-days", on=today).value)
    found = Obstacle.objects.create(
        project=project, kind=kind, text=text, since=since, answer_by=answer_by, raised_by=by, raised_at=at
    )
    changes = {"kind": kind, "text": text, "since": since}
    journal.record(project, "obstacle.raised", by=by, at=at, changes=changes)
    return found


@transaction.atomic
def answer_obstacle(obstacle: Obstacle, answer: str, *, by: Person, at: datetime) -> Obstacle:
    """What the office says to it; the first answer's day is kept."""
    obstacle = _held(obstacle)
    require_management(standing_of(by, on=localdate(at)), obstacle.project.office)
    if not answer.strip():
        raise ProjectReasonNeeded
    changes = {"answer": [obstacle.answer, answer]}
    obstacle.answer = answer
    obstacle.answered_on = obstacle.answered_on or localdate(at)
    obstacle.save(update_fields=["answer", "answered_on"])
    journal.record(obstacle.project, "obstacle.answered", by=by, at=at, changes=changes)
    return obstacle


@transaction.atomic
def give_task(
    obstacle: Obstacle, lead: Unit, *, due_on: date, order: str = "", by: Person, at: datetime
) -> Obstacle:
    """A task to remove it, assigned at once; both know each other, and the obstacle counts as answered."""
    obstacle = _held(obstacle)
    office = obstacle.project.office
    require_management(standing_of(by, on=localdate(at)), office)
    if obstacle.task_id is not None or obstacle.removed_on is not None:
        raise ObstacleHasTask
    fields = {
        "title": f"Gỡ vướng mắc: {obstacle.project.name}"[:300],
        "content": f"{order or obstacle.text}\n(Dự án {obstacle.project.code}: {obstacle.text})",
        "lead": lead,
        "product": "Báo cáo kết quả tháo gỡ",
        "deadline_kind": "date",
        "due_on": due_on,
    }
    task = assign(draft_task(office, fields, by=by, at=at), by=by, at=at)
    obstacle.task = task
    obstacle.answered_on = obstacle.answered_on or localdate(at)
    obstacle.save(update_fields=["task", "answered_on"])
    journal.record(obstacle.project, "obstacle.task", by=by, at=at, changes={"task": task})
    journal.record(task, "obstacle.task", by=by, at=at, changes={"project": obstacle.project})
    return obstacle


@transaction.atomic
def remove_obstacle(obstacle: Obstacle, *, on: date, by: Person, at: datetime) -> Obstacle:
    """It no longer stands in the way."""
    obstacle = _held(obstacle)
    require_entry(standing_of(by, on=localdate(at)), obstacle.project)
    changes = {"removed_on": [obstacle.removed_on, on]}
    obstacle.removed_on = on
    obstacle.save(update_fields=["removed_on"])
    journal.record(obstacle.project, "obstacle.removed", by=by, at=at, changes=changes)
    return obstacle


def _held(obstacle: Obstacle) -> Obstacle:
    rows = Obstacle.objects.select_for_update(of=("self",))
    return rows.select_related("project__office").get(pk=obstacle.pk)
