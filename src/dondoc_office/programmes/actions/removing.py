"""Obstacles: raised, answered within days, removed by a task with owner and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import locked
from dondoc_office.programmes.errors import (
    ObstacleDayWrong,
    ObstacleHasTask,
    ObstacleRemoved,
    ObstacleStands,
    ProjectReasonNeeded,
)
from dondoc_office.programmes.models import Obstacle, ObstacleKind, Project
from dondoc_office.programmes.next_steps import may_give_task
from dondoc_office.programmes.policy import require_entry, require_management
from dondoc_office.programmes.rules import rule
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

Changes = Mapping[str, object]


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
    changes = {"text": obstacle.text[:200], "answer": [obstacle.answer, answer]}
    obstacle.answer = answer
    obstacle.answered_on = obstacle.answered_on or localdate(at)
    obstacle.save(update_fields=["answer", "answered_on"])
    journal.record(obstacle.project, "obstacle.answered", by=by, at=at, changes=changes)
    return obstacle


@transaction.atomic
def give_task(
    obstacle: Obstacle, lead: Unit, *, due_on: date, order: str = "", by: Person, at: datetime
) -> Obstacle:
    """A task to remove it, assigned at once; both know each other, and the obstacle counts as answered.

    Where the task before ended and the obstacle still stands, another one takes its place.
    """
    obstacle = _held(obstacle)
    office, before = obstacle.project.office, obstacle.task
    require_management(standing_of(by, on=localdate(at)), office)
    if not may_give_task(removed=obstacle.removed_on is not None, task=before.current if before else None):
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
    _record(obstacle, "obstacle.task", {"lead": lead, "due_on": due_on}, by=by, at=at)
    return obstacle


@transaction.atomic
def remove_obstacle(obstacle: Obstacle, *, on: date, by: Person, at: datetime) -> Obstacle:
    """It no longer stands in the way; a task that is still open stays open, and both journals say why."""
    obstacle = _held(obstacle)
    require_entry(standing_of(by, on=localdate(at)), obstacle.project)
    if obstacle.removed_on is not None:
        raise ObstacleRemoved
    if not obstacle.since <= on <= localdate(at):
        raise ObstacleDayWrong(since=f"{obstacle.since:%d/%m/%Y}")
    obstacle.removed_on = on
    obstacle.save(update_fields=["removed_on"])
    _record(obstacle, "obstacle.removed", {"removed_on": on}, by=by, at=at)
    return obstacle


@transaction.atomic
def reopen_obstacle(obstacle: Obstacle, *, reason: str, by: Person, at: datetime) -> Obstacle:
    """It was said to be gone and is not, or it came back."""
    obstacle = _held(obstacle)
    require_entry(standing_of(by, on=localdate(at)), obstacle.project)
    if obstacle.removed_on is None:
        raise ObstacleStands
    if not reason.strip():
        raise ProjectReasonNeeded
    changes = {"removed_on": [obstacle.removed_on, None]}
    obstacle.removed_on = None
    obstacle.save(update_fields=["removed_on"])
    _record(obstacle, "obstacle.reopened", changes, reason=reason.strip(), by=by, at=at)
    return obstacle


def _record(
    obstacle: Obstacle, verb: str, changes: Changes, *, reason: str = "", by: Person, at: datetime
) -> None:
    """In the journal of the project, and in that of the task where there is one: neither ends silently."""
    said = {"text": obstacle.text[:200], **changes}
    journal.record(obstacle.project, verb, by=by, at=at, changes=said, reason=reason)
    if obstacle.task is not None:
        said["project"] = obstacle.project
        journal.record(obstacle.task, verb, by=by, at=at, changes=said, reason=reason)


def _held(obstacle: Obstacle) -> Obstacle:
    rows = Obstacle.objects.select_for_update(of=("self",))
    return rows.select_related("project__office", "task").get(pk=obstacle.pk)
