"""What people are told at once: one event of one task, once for each person."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from dondoc_office.site.questions import Given
from dondoc_office.tasks.models import Task


class TidingQuerySet(models.QuerySet["Tiding"]):
    def of(self, person: int | Given) -> Self:
        return self.filter(person=person)

    def unread(self) -> Self:
        return self.filter(seen_at=None)


class Tiding(models.Model):
    """One event told to one person (tin báo); the entry of the journal is what makes it once."""

    entry = models.PositiveBigIntegerField(help_text="its number in the journal")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tidings")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="tidings")
    event = models.CharField(max_length=60, help_text="verb of the journal")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = TidingQuerySet.as_manager()

    class Meta:
        ordering = ("-entry",)
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="urging_told_once")]
        indexes = [models.Index(fields=["person", "seen_at"], name="urging_untold")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.event} {self.task_id}"


class TidingChoice(models.Model):
    """Of which events a person wants no e-mail (tin không gửi thư); her page shows them all."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tiding_choice"
    )
    unwanted = models.JSONField(default=list, help_text="verbs of the journal")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.person_id}: {', '.join(self.unwanted)}"


class ToldUntil(models.Model):
    """How far the journal has been told (mốc đã báo); one row, locked while people are told."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="urging_one_told_until")]

    def __str__(self) -> str:
        return str(self.number)
