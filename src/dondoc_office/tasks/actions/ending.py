"""Stopping for a while, cancelling by a document, closing without result."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc_office.documents.models import Document
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.moving import locked, move
from dondoc_office.tasks.actions.recurring import end_series, head_of
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import ENDED, Move, State


@transaction.atomic
def suspend(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """The clock stands still until it is resumed."""
    return move(locked(task), Move.SUSPEND, by=by, at=at, reason=reason)


@transaction.atomic
def resume(task: Task, *, by: Person, at: datetime) -> Task:
    """Back to the state before the suspension."""
    return move(locked(task), Move.RESUME, by=by, at=at)


@transaction.atomic
def cancel(task: Task, *, reason: str, document: Document | None = None, by: Person, at: datetime) -> Task:
    """A later document takes the order back; where it is not registered here, `reason` names it.

    The parts go with the whole; an order that came round comes no more.
    """
    changes = {"ending_document": document} if document else {}
    task = move(locked(task), Move.CANCEL, by=by, at=at, reason=reason, changes=changes)
    _end_parts(task, State.CANCELLED, reason, by=by, at=at)
    head = head_of(task)
    if head.period and head.recurs_until is None:
        end_series(task, reason=reason, by=by, at=at)
    return task


@transaction.atomic
def close_without_result(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """It ends without its product, and says why: never counted as done."""
    task = move(locked(task), Move.CLOSE, by=by, at=at, reason=reason)
    _end_parts(task, State.CLOSED_WITHOUT_RESULT, reason, by=by, at=at)
    return task


def _end_parts(task: Task, state: State, reason: str, *, by: Person, at: datetime) -> None:
    for part in task.parts.exclude(state__in=sorted(ENDED)).select_related("unit"):
        before, part.state, part.reason = part.current, state, reason.strip()
        part.version += 1
        part.save(update_fields=["state", "reason", "version"])
        said = {"part": part.unit, "state": [before, state]}
        journal.record(task, "task.part_ended", by=by, at=at, changes=said, reason=reason.strip())
