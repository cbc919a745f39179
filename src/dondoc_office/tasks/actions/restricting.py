"""Who may see a document, and with it every task that came from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from dondoc_office.documents.actions import restrict
from dondoc_office.documents.models import Document
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.moving import saved
from dondoc_office.tasks.models import Task, TaskQuerySet
from dondoc_office.units.models import Unit


@transaction.atomic
def restrict_with_tasks(
    document: Document,
    people: Iterable[Person],
    units: Iterable[Unit],
    *,
    restricted: bool = True,
    seen: str = "",
    by: Person,
    at: datetime,
) -> Document:
    """The named alone see the document and its tasks from now on, or everybody does again; `seen` as in `restrict`.

    The tasks are held before the document, as whoever hands one of them down does; what was drafted in
    between is found once the document is held.
    """
    list(_tasks_of(document).values_list("pk", flat=True))
    document = restrict(document, people, units, restricted=restricted, seen=seen, by=by, at=at)
    for task in _tasks_of(document).exclude(restricted=restricted):
        task.restricted = restricted
        saved(task, "restricted")
        changes = {"restricted": [not restricted, restricted]}
        journal.record(task, "task.restricted", by=by, at=at, changes=changes)
    return document


def _tasks_of(document: Document) -> TaskQuerySet:
    return Task.objects.select_for_update(of=("self",)).filter(document=document).order_by("pk")
