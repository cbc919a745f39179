"""What passed from an ended unit, or from a person who left a post, to whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc_office.tasks.models.task import Task
from dondoc_office.units.models import Unit


class Share(models.TextChoices):
    """What of a task passed on (phần bàn giao)."""

    LEAD = "lead", _("Chủ trì")
    PART = "part", _("Phần việc")
    COORDINATION = "coordination", _("Phối hợp")
    RECEIVER = "receiver", _("Nơi nhận sản phẩm")
    OFFICER = "officer", _("Người xử lý")


class Handover(models.Model):
    """One line of a handover (bàn giao): the task goes on with the heir, its history stays with the old unit."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="handovers")
    share = models.CharField(max_length=12, choices=Share.choices)
    from_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="handed_over"
    )
    to_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_over"
    )
    from_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="handed_over"
    )
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_over"
    )
    basis = models.CharField(max_length=200, help_text="nghị quyết, quyết định")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.share}: {self.from_name} → {self.to_name}"

    @property
    def from_name(self) -> str:
        return str(self.from_unit or self.from_person or "…")

    @property
    def to_name(self) -> str:
        return str(self.to_unit or self.to_person or "…")
