"""One unit's share of a task given to many."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from dondoc_office.tasks.models.task import Task
from dondoc_office.tasks.states import STATE_NAMES, State
from dondoc_office.tasks.timeliness import Timeliness, timeliness
from dondoc_office.units.models import Unit
from dondoc_office.units.rhythm import Soon


class Part(models.Model):
    """What one unit owes of a task addressed to a group (phần việc)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parts")
    state = models.CharField(
        max_length=21, choices=[(s.value, m.vi) for s, m in STATE_NAMES.items()], default=State.ASSIGNED
    )
    before_suspension = models.CharField(max_length=21, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    objective_cause = models.CharField(max_length=500, blank=True, help_text="confirmed cause of lateness")
    last_report_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("unit__sort_key",)
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="tasks_part_once"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="tasks_part_percent"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(finished_on__isnull=False), name="tasks_part_done_has_a_day"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="tasks_part_due")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.task}"

    @property
    def current(self) -> State:
        return State(self.state)

    def timeliness(self, today: date, soon: Soon) -> Timeliness:
        near = soon.of(self.task.office_id)
        return timeliness(self.current, self.due_on, self.finished_on, today=today, soon=near)
