"""The product that was submitted, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.tasks.models.part import Part
from dondoc_office.tasks.models.task import Task

if TYPE_CHECKING:
    from dondoc_office.tasks.models.progress import Evidence


class ResultState(models.TextChoices):
    """What became of a submission (kết quả trình)."""

    WAITING = "waiting", _("Chờ duyệt")
    ACCEPTED = "accepted", _("Chấp nhận")
    RETURNED = "returned", _("Trả lại")


class Result(models.Model):
    """A submission of the product (trình sản phẩm)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="results")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="results")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    text = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document_text = models.CharField(max_length=300, blank=True, help_text="number and date of the product")
    state = models.CharField(max_length=8, choices=ResultState.choices, default=ResultState.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    quality = models.CharField(max_length=20, blank=True, help_text="kept apart from lateness")
    files: Sequence[Evidence] = ()  # its evidence, where a page laid it beside

    class Meta:
        ordering = ("-submitted_at", "-pk")

    def __str__(self) -> str:
        return self.text[:80]
