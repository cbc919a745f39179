"""What every move has in common: the lock, the table of states, the policy, the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import require
from dondoc_office.tasks.states import ENDED, NEEDS_REASON, Move, State, after
from dondoc_office.units.policy import standing_of
from dondoc_office.units.standing import Standing


class ReasonNeeded(HouseError):
    """Some moves are not made without saying why."""

    code = "task-reason-needed"
    http_status = 422
    message = Message(vi="Hãy ghi rõ lý do.", en="Please give the reason.")


def locked(task: Task) -> Task:
    """The row as it is now, held until the transaction ends."""
    return (
        Task.objects.select_for_update(of=("self",))
        .select_related("office", "lead", "document")
        .get(pk=task.pk)
    )


def saved(task: Task, *fields: str) -> Task:
    """Write these fields and count the version up."""
    task.version += 1
    task.save(update_fields=[*dict.fromkeys(fields), "version"])
    return task


def standing_for(by: Person | None, given: Standing | None, at: datetime) -> Standing:
    """What `by` stands for; a signed link has nobody signed in and brings the standing of its unit."""
    if given is not None:
        return given
    assert by is not None
    return standing_of(by, on=localdate(at))


def move(
    task: Task,
    step: Move,
    *,
    by: Person | None,
    at: datetime,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
    standing: Standing | None = None,
) -> Task:
    """One move of a locked task: allowed by the state, then by the policy, then written and recorded."""
    before = task.current
    suspended_in = State(task.before_suspension) if task.before_suspension else None
    task.state = after(before, step, before_suspension=suspended_in)
    require(standing_for(by, standing, at), task, step)
    reason = reason.strip()
    if step in NEEDS_REASON and not reason:
        raise ReasonNeeded
    fields: dict[str, Any] = dict(changes or {})
    if step is Move.SUSPEND:
        fields["before_suspension"] = before
    if step is Move.RESUME:
        fields["before_suspension"] = ""
    if task.current in ENDED:
        fields["closed_at"] = at
    if reason:
        fields["reason"] = reason
    for name, value in fields.items():
        setattr(task, name, value)
    saved(task, "state", *fields)
    said = {"state": [before, task.state], **fields}
    said.pop("reason", None)
    journal.record(task, f"task.{step}", by=by, at=at, changes=said, reason=reason)
    return task
