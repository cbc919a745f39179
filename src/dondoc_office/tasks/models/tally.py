"""Tasks counted ahead: what each sort had when it was counted, and what has changed since."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from dondoc_office.units.models import Unit


class Reckoning(models.Model):
    """The last count (lần đếm): its tallies are of this day and of these distances to what is due soon."""

    day = models.DateField()
    near = models.TextField(
        blank=True, help_text="days of each office that chose its own, as `Soon` says them"
    )

    derived: ClassVar = True  # a restored office counts anew

    def __str__(self) -> str:
        return f"{self.day}"


class Tally(models.Model):
    """How many tasks of one sort stood in each cell at the last count (số đã đếm); no restricted task among them."""

    office = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    lead = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="+")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    field = models.CharField(max_length=80, blank=True)
    on_time = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    in_time = models.IntegerField(default=0)
    soon = models.IntegerField(default=0)
    overdue = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)

    derived: ClassVar = True

    def __str__(self) -> str:
        return f"{self.lead_id} {self.field}: {self.on_time} + {self.late}"


class Delta(models.Model):
    """A task as it counted before a change (-1) or counts after it (+1), since the last count (thay đổi từ lần đếm).

    The database writes it, by triggers on the tasks (`tasks/counted.py`): whatever changes a task, changes its count.
    """

    sign = models.SmallIntegerField()
    office = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    lead = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, null=True, related_name="+"
    )
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
    )
    field = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=21)
    due_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    derived: ClassVar = True

    def __str__(self) -> str:
        return f"{self.sign:+d} {self.lead_id} {self.state}"
