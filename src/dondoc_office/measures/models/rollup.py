"""What the units below another one add up to; kept up to date, and never a source."""

from __future__ import annotations

from django.db import models

from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.models.indicator import Indicator
from dondoc_office.measures.models.period import Period
from dondoc_office.units.models import Unit


class Rollup(models.Model):
    """An indicator added up over the units below one (số tổng hợp); rebuilt from the values at any time."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="+")
    value = ExactField(null=True)
    counted = models.PositiveIntegerField(help_text="how many units gave a figure")
    firm = models.PositiveIntegerField(help_text="how many of them are approved")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "period", "indicator"], name="measures_rollup_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.unit_id} {self.period_id}: {self.value}"
