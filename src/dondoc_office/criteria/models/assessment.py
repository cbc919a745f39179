"""One cell of the matrix, its history, the files that prove it, the tasks given for it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from dondoc_office.criteria.marks import Cell, Mark, mark_of
from dondoc_office.criteria.models.campaign import Inheritance, RatedUnit
from dondoc_office.criteria.models.criteria_set import Criterion
from dondoc_office.criteria.states import MOVE_NAMES, STATE_NAMES, Move, State
from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.models.value import KeptFile
from dondoc_office.tasks.models import Task


class Assessment(models.Model):
    """Does a commune meet a criterion (đánh giá một tiêu chí của một xã)?"""

    rated_unit = models.ForeignKey(RatedUnit, on_delete=models.CASCADE, related_name="assessments")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="assessments")
    state = models.CharField(
        max_length=13,
        choices=[(state.value, name.vi) for state, name in STATE_NAMES.items()],
        default=State.NOT_ASSESSED.value,
    )
    met = models.BooleanField(null=True, blank=True)
    was_met = models.BooleanField(default=False, help_text="confirmed or recognised as met before")
    applies = models.BooleanField(default=True)
    value = ExactField(null=True, blank=True)
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=1000, blank=True, help_text="of the last move that needs one")
    proved_until = models.DateField(null=True, blank=True, help_text="last day on which the evidence holds")
    inheritance = models.ForeignKey(
        Inheritance, on_delete=models.SET_NULL, null=True, blank=True, related_name="assessments"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    tasks = models.ManyToManyField(Task, through="CellTask", related_name="assessments")

    class Meta:
        ordering = ("rated_unit", "criterion__position")
        constraints = [
            models.UniqueConstraint(fields=["rated_unit", "criterion"], name="criteria_cell_once"),
            models.CheckConstraint(
                condition=Q(state__in=["not_assessed", "returned"]) | Q(met__isnull=False),
                name="criteria_assessed_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rated_unit.unit.called}, {self.criterion.code}"

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def stage_name(self) -> str:
        return STATE_NAMES[self.stage].in_language(get_language() or "vi")

    def cell(self, *, rated: bool = True) -> Cell:
        return Cell(self.stage, self.met, self.was_met, self.applies and rated, self.proved_until)

    def mark(self, today: date) -> Mark:
        return mark_of(self.cell(rated=self.rated_unit.rated), today=today)


class Step(models.Model):
    """One step in the history of a cell (bước đánh giá): who, when, from what to what, why."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    move = models.CharField(max_length=8)
    from_state = models.CharField(max_length=13)
    to_state = models.CharField(max_length=13)
    from_met = models.BooleanField(null=True)
    to_met = models.BooleanField(null=True)
    was_met = models.BooleanField(default=False, help_text="before the step")
    value = ExactField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.from_state} → {self.to_state}"

    @property
    def move_name(self) -> str:
        return MOVE_NAMES[Move(self.move)].in_language(get_language() or "vi")


class Proof(KeptFile):
    """A file that proves an assessment (minh chứng tiêu chí)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="proofs")
    file = models.FileField(upload_to="criteria/%Y/%m/", max_length=200)


class CellTask(models.Model):
    """A task given because a cell is not met (việc từ tiêu chí chưa đạt)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="links")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="cells")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "task"], name="criteria_cell_task_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} → {self.task_id}"
