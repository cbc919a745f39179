"""Every change of what reports keep."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.reports.models import Conversion
from dondoc_office.reports.policy import require_conversion
from dondoc_office.tasks.models import Task
from dondoc_office.units.policy import standing_of


@transaction.atomic
def convert(task: Task, coefficient: Decimal, *, by: Person, at: datetime) -> Conversion:
    """The head says how many standard products the task is worth; nobody says so of their own."""
    task = Task.objects.select_for_update(of=("self",)).select_related("lead", "office").get(pk=task.pk)
    require_conversion(standing_of(by, on=localdate(at)), task)
    held = Conversion.objects.filter(task=task).first() or Conversion(task=task)
    old = held.coefficient
    held.coefficient, held.set_by, held.set_at = coefficient, by, at
    held.full_clean(exclude=["task"])
    held.save()
    journal.record(task, "task.converted", by=by, at=at, changes={"coefficient": [old, coefficient]})
    return held
