"""Periods as rows, and which of them an office has closed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from dondoc_office.measures.periods import Kind, Span
from dondoc_office.units.models import Unit


class Period(models.Model):
    """A stretch of time that figures are given for (kỳ), with its cut-off and the day its report is due."""

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    start = models.DateField()
    end = models.DateField()
    counted_from = models.DateField(help_text="first day that is counted")
    counted_until = models.DateField(help_text="the cut-off: last day that is counted")
    due_on = models.DateField(help_text="the report is due")
    source = models.CharField(max_length=200, blank=True)
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("start", "end")
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="measures_period_in_order"),
        ]
        indexes = [models.Index(fields=["kind", "start"], name="measures_period_kind")]

    def __str__(self) -> str:
        return self.span.name.vi

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, Kind(self.kind))

    @property
    def name(self) -> str:
        return self.span.name.in_language(get_language() or "vi")


class Lock(models.Model):
    """A period that an office has closed (chốt kỳ): from then on only revisions are taken."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="locks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was opened again")

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.UniqueConstraint(
                fields=["office", "period"], condition=Q(opened_at=None), name="measures_locked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.period}"
