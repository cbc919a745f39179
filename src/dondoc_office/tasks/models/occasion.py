"""Events on which deadlines hang."""

from __future__ import annotations

from django.db import models

from dondoc_office.units.models import Unit


class Occasion(models.Model):
    """An event without or with a date (sự kiện): "trước kỳ họp thứ 9"; its date moves its deadlines."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="occasions")
    name = models.CharField(max_length=300)
    on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("on", "name")
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="tasks_occasion_once")]

    def __str__(self) -> str:
        return self.name
