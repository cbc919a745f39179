"""Done tasks, counted: done is for ever, so what is counted once stays right."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dondoc_office.units.models import Unit


class Tally(models.Model):
    """How many tasks of one sort were done up to a moment (số đã đếm); a count is made anew, never changed."""

    until = models.DateTimeField(help_text="counted are the tasks that closed up to this moment")
    office = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    lead = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="+")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    field = models.CharField(max_length=80, blank=True)
    on_time = models.PositiveIntegerField()
    late = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["until", "office"], name="tasks_tally_until")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.field}: {self.on_time} + {self.late}"
