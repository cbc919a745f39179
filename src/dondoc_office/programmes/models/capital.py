"""Capital by year and source, and what was paid out of it by month; every revision is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc_office.measures.exact import ExactField
from dondoc_office.programmes.models.project import Project


class Source(models.TextChoices):
    """Whose money it is (nguồn vốn)."""

    CENTRAL = "central", _("Ngân sách trung ương")
    PROVINCE = "province", _("Ngân sách tỉnh")
    LOCAL = "local", _("Ngân sách địa phương")
    LAND = "land", _("Tiền sử dụng đất")
    OTHER = "other", _("Huy động, nguồn khác")


class Surety(models.TextChoices):
    """How sure a sum is (tính chất số liệu)."""

    ESTIMATE = "estimate", _("Ước của chủ đầu tư")
    CONFIRMED = "confirmed", _("Kho bạc xác nhận")


class CapitalPlan(models.Model):
    """A year's capital from one source (kế hoạch vốn), in triệu đồng; a revision replaces it and both stay."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="capital")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=Source.choices)
    amount = ExactField()
    basis = models.CharField(max_length=300)
    reason = models.CharField(max_length=500, blank=True)
    current = models.BooleanField(default=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "source", "-set_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year", "source"],
                condition=models.Q(current=True),
                name="programmes_one_plan",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year} {self.source}"


class Disbursement(models.Model):
    """What was paid in one month (giải ngân), in triệu đồng: an estimate and what the treasury confirmed stand apart."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="disbursed")
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    surety = models.CharField(max_length=9, choices=Surety.choices)
    amount = ExactField()
    current = models.BooleanField(default=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-year", "-month", "surety", "-entered_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year", "month", "surety"],
                condition=models.Q(current=True),
                name="programmes_one_sum",
            ),
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="programmes_real_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.month}/{self.year}"
