"""A task given to many: each unit works on its own part, and the task stands where its parts stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.dating import date_on_receipt
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved, standing_for
from dondoc_office.tasks.actions.working import Attachment, Report, keep_files, keep_report
from dondoc_office.tasks.models import Part, Progress, Result, Task
from dondoc_office.tasks.models.result import ResultState
from dondoc_office.tasks.policy import may_part, why_not_part
from dondoc_office.tasks.states import ENDED, NEEDS_REASON, Move, State, after, rolled_up
from dondoc_office.units.standing import Standing


@transaction.atomic
def receive(part: Part, *, by: Person, at: datetime) -> Part:
    """The unit has seen its part and takes it."""
    task, part = _locked(part)
    changes = {"received_at": at, **_date_on_receipt(task, part, at)}
    return _move(task, part, Move.RECEIVE, by=by, at=at, changes=changes)


@transaction.atomic
def report(
    part: Part, said: Report, *, by: Person | None, at: datetime, standing: Standing | None = None
) -> Progress:
    """Progress of one part; the same form sent twice gives the same row; `standing` as in `working.report`."""
    task, part = _locked(part)
    sent = task.reports.filter(key=said.key).first() if said.key else None
    if sent is not None:
        return sent
    changes: dict[str, Any] = {"last_report_at": at}
    if part.received_at is None:
        changes |= {"received_at": at, **_date_on_receipt(task, part, at)}
    if said.percent is not None:
        changes["percent"] = said.percent
    _move(task, part, Move.REPORT, by=by, at=at, changes=changes, standing=standing)
    return keep_report(said, Progress(task=task, part=part, unit=part.unit, by=by, at=at))


@transaction.atomic
def submit(
    part: Part,
    text: str,
    *,
    files: Iterable[Attachment] = (),
    document_text: str = "",
    by: Person,
    at: datetime,
) -> Result:
    """The part's product; its clock stops on this day."""
    task, part = _locked(part)
    changes = {"finished_on": localdate(at), "percent": 100, "last_report_at": at}
    _move(task, part, Move.SUBMIT, by=by, at=at, changes=changes)
    result = Result.objects.create(
        task=task, part=part, submitted_by=by, submitted_at=at, text=text, document_text=document_text
    )
    keep_files(task, files, at=at, result=result)
    return result


@transaction.atomic
def accept(part: Part, *, remark: str = "", by: Person, at: datetime) -> Part:
    """This unit is done; the task is done when every unit is."""
    task, part = _locked(part)
    part = _move(task, part, Move.ACCEPT, by=by, at=at)
    _decide(part, ResultState.ACCEPTED, remark, by=by, at=at)
    return part


@transaction.atomic
def return_result(part: Part, *, reason: str, by: Person, at: datetime) -> Part:
    """Not yet what was asked for."""
    task, part = _locked(part)
    part = _move(
        task, part, Move.RETURN, by=by, at=at, reason=reason, changes={"finished_on": None, "percent": 90}
    )
    _decide(part, ResultState.RETURNED, reason, by=by, at=at)
    return part


def _date_on_receipt(task: Task, part: Part, at: datetime) -> dict[str, Any]:
    """Each unit of a group counts from its own receipt."""
    due = date_on_receipt(task, on=localdate(at)).get("due_on") if part.due_on is None else None
    return {"due_on": due} if due else {}


def _decide(part: Part, state: ResultState, reason: str, *, by: Person, at: datetime) -> None:
    part.results.filter(state=ResultState.WAITING).update(
        state=state, decided_by=by, decided_at=at, reason=reason
    )


def _locked(part: Part) -> tuple[Task, Part]:
    """The task first, always: two parts that roll up at once wait for each other."""
    task = locked(part.task)
    return task, Part.objects.select_for_update(of=("self",)).select_related("unit").get(pk=part.pk)


def _move(
    task: Task,
    part: Part,
    step: Move,
    *,
    by: Person | None,
    at: datetime,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
    standing: Standing | None = None,
) -> Part:
    before, standing = part.current, standing_for(by, standing, at)
    part.task = task
    state = after(before, step)
    if not may_part(standing, part, step):
        raise NotAllowed(why_not_part(standing, part, step))
    if step in NEEDS_REASON and not reason.strip():
        raise ReasonNeeded
    fields = {"state": state, **(changes or {})}
    if reason.strip():
        fields["reason"] = reason.strip()
    for name, value in fields.items():
        setattr(part, name, value)
    part.version += 1
    part.save(update_fields=[*fields, "version"])
    said = {"part": part.unit, "state": [before, state]}
    journal.record(task, f"task.{step}", by=by, at=at, changes=said, reason=reason.strip())
    _roll_up(task, at=at)
    return part


def _roll_up(task: Task, *, at: datetime) -> None:
    """State, percentage and last day of the task from its parts, in the same transaction."""
    parts = list(task.parts.all())
    before, task.state = task.current, rolled_up(part.current for part in parts)
    living = [part for part in parts if part.current is not State.CANCELLED]
    task.percent = sum(part.percent for part in living) // len(living) if living else 0
    days = [part.finished_on for part in living if part.finished_on is not None]
    task.finished_on = max(days) if days and task.current in {State.DONE, State.SUBMITTED} else None
    task.closed_at = at if task.current in ENDED else None
    task.last_report_at = at
    follow_dates_of_parts(task, living)
    saved(*(task, "state", "percent", "finished_on", "closed_at", "last_report_at", "due_on", "first_due_on"))
    if task.current is not before:
        journal.record(task, "task.rolled_up", by=None, at=at, changes={"state": [before, task.state]})


def follow_dates_of_parts(task: Task, parts: Iterable[Part]) -> None:
    """The task as a whole is in time as long as its last part may be; not saved here."""
    days = [part.due_on for part in parts if part.due_on is not None]
    if days:
        task.due_on = max(days)
        task.first_due_on = task.first_due_on or task.due_on
