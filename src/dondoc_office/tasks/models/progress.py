"""What a unit reports on the way, and the evidence with it."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.site.searching import SearchColumn, folded_words
from dondoc_office.tasks.models.part import Part
from dondoc_office.tasks.models.task import Task
from dondoc_office.units.models import Unit


class Via(models.TextChoices):
    """How a report came (kênh báo cáo)."""

    PAGE = "page", _("Trang")
    LINK = "link", _("Liên kết không cần tài khoản")
    API = "api", _("Kết nối máy")
    EXCEL = "excel", _("Tệp Excel")


class Progress(models.Model):
    """One report of progress (báo cáo tiến độ)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reports")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=100, blank=True, help_text="who used a link without an account")
    at = models.DateTimeField()
    via = models.CharField(max_length=6, choices=Via.choices, default=Via.PAGE)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    difficulty = models.TextField(blank=True, help_text="khó khăn, vướng mắc")
    figures = models.JSONField(default=list, blank=True)
    key = models.CharField(
        max_length=64, blank=True, help_text="of the form, so that sending twice reports once"
    )

    words = SearchColumn(editable=False, default="")
    files: Sequence[Evidence] = ()  # its evidence, where a page laid it beside

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["task", "key"], condition=~Q(key=""), name="tasks_report_once"),
        ]
        indexes = [models.Index(fields=["task", "-at"], name="tasks_report_at")]

    def __str__(self) -> str:
        return self.text[:80]

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving changed words."""
        self.words = folded_words(self.text, self.difficulty, self.by_name)


class Evidence(models.Model):
    """A file that proves a report or a result (minh chứng)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    progress = models.ForeignKey(
        Progress, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    result = models.ForeignKey(
        "tasks.Result", on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    file = models.FileField(upload_to="evidence/%Y/%m/", max_length=200)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.file_name
