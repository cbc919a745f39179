"""Stopping for a while, cancelling by a document, closing without result."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.moving import locked, move
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import Move


@transaction.atomic
def suspend(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """The clock stands still until it is resumed."""
    return move(locked(task), Move.SUSPEND, by=by, at=at, reason=reason)


@transaction.atomic
def resume(task: Task, *, by: Person, at: datetime) -> Task:
    """Back to the state before the suspension."""
    return move(locked(task), Move.RESUME, by=by, at=at)


@transaction.atomic
def cancel(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """A later document takes the order back; `reason` names it."""
    return move(locked(task), Move.CANCEL, by=by, at=at, reason=reason)


@transaction.atomic
def close_without_result(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """It ends without its product, and says why: never counted as done."""
    return move(locked(task), Move.CLOSE, by=by, at=at, reason=reason)
