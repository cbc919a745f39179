"""A leader's question to a number."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dondoc_office.measures.models import Indicator, Period, Value
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit


class Explanation(models.Model):
    """What a number was asked (yêu cầu giải trình): it is answered by a task with a date."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="explanations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="explanations")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    value = models.ForeignKey(
        Value, on_delete=models.PROTECT, null=True, blank=True, related_name="explanations"
    )
    asked = models.CharField(max_length=1000)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="explanation")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = [models.Index(fields=["unit", "indicator", "period"], name="reviews_asked_of")]

    def __str__(self) -> str:
        return self.asked[:100]
