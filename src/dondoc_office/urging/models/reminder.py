"""Reminders: one a day for each person, with a line for everything that is spoken of."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from dondoc_office.site.questions import Given
from dondoc_office.tasks.models import Part, Task
from dondoc_office.units.models import Unit
from dondoc_office.urging.distances import Step
from dondoc_office.urging.ladder import RUNG_NAMES, Rung


class Round(models.Model):
    """The reminders of one working day (lượt nhắc việc); its day is made once, whoever asks again."""

    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of(self, person: int | Given) -> Self:
        return self.filter(person=person)

    def unread(self) -> Self:
        return self.filter(seen_at=None)


class Reminder(models.Model):
    """What one person is told on one day (nhắc việc); for a unit without accounts, what its mailbox is told.

    Either the day's round made it, once a day, or a person sent it (`by`) with her own words.
    """

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True, help_text="what the sender adds in her own words")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="reminders"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="reminders")
    day = models.DateField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ("-day", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "day"], condition=Q(by=None), name="urging_person_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["unit", "day"], condition=Q(by=None), name="urging_unit_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(round=None, by__isnull=False) | Q(round__isnull=False, by=None),
                name="urging_reminder_by_one",
            ),
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="urging_reminder_for_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}, {self.day:%d/%m/%Y}"


class ReminderLine(models.Model):
    """One task, or one unit's part of it, in a reminder (dòng nhắc việc)."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reminder_lines")
    part = models.ForeignKey(
        Part, on_delete=models.CASCADE, null=True, blank=True, related_name="reminder_lines"
    )
    rung = models.CharField(
        max_length=8, choices=[(rung.value, name.vi) for rung, name in RUNG_NAMES.items()]
    )
    days = models.IntegerField(help_text="past the date; negative before it")
    due_on = models.DateField()
    units_late = models.PositiveSmallIntegerField(
        default=0, help_text="of a task for many, what a leader is told"
    )
    instead_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-days", "due_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "task"], condition=Q(part=None), name="urging_line_once"
            ),
            models.UniqueConstraint(
                fields=["reminder", "task", "part"],
                condition=Q(part__isnull=False),
                name="urging_line_of_part_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.days}"

    @property
    def step(self) -> Step:
        return Step(self.days)

    @property
    def on_rung(self) -> Rung:
        return Rung(self.rung)
