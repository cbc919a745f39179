"""What stands in the way of a project."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc_office.programmes.models.project import Project
from dondoc_office.tasks.models import Task


class ObstacleKind(models.TextChoices):
    """What sort of obstacle it is (loại vướng mắc)."""

    LAND = "land", _("Giải phóng mặt bằng")
    PROCEDURE = "procedure", _("Thủ tục đầu tư")
    CAPITAL = "capital", _("Vốn")
    CONTRACTOR = "contractor", _("Nhà thầu")
    MATERIAL = "material", _("Vật liệu, giá")
    FOREST = "forest", _("Chuyển mục đích đất, rừng")
    OTHER = "other", _("Khác")


class Obstacle(models.Model):
    """Something that stops or slows a project (vướng mắc): answered, then removed by a task with owner and date."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="obstacles")
    kind = models.CharField(max_length=10, choices=ObstacleKind.choices)
    text = models.TextField(max_length=2000)
    since = models.DateField()
    answer_by = models.DateField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField(max_length=2000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    task = models.OneToOneField(
        Task, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacle"
    )
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("removed_on", "since", "pk")
        indexes = [models.Index(fields=["kind", "removed_on"], name="programmes_obstacles")]

    def __str__(self) -> str:
        return self.text[:100]
