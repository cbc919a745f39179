"""What a unit asks of whoever gave it the task, beside more time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.tasks.models.part import Part
from dondoc_office.tasks.models.task import Task
from dondoc_office.units.models import Unit


class RequestKind(models.TextChoices):
    """What is asked for (loại đề nghị)."""

    CAUSE = "cause", _("Xác nhận nguyên nhân khách quan")
    LEAD = "lead", _("Đổi đơn vị chủ trì")
    SUSPENSION = "suspension", _("Tạm dừng")


class RequestState(models.TextChoices):
    """What became of it (kết quả đề nghị)."""

    ASKED = "asked", _("Chờ trả lời")
    GRANTED = "granted", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")


class Request(models.Model):
    """A unit asks for a change that only the giver may make (đề nghị); it changes nothing by itself."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="requests")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="requests")
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    reason = models.TextField()
    lead = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="who should lead"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RequestState.choices, default=RequestState.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["task", "kind"],
                condition=Q(state="asked", part=None),
                name="tasks_one_open_request",
            ),
            models.UniqueConstraint(
                fields=["task", "part", "kind"],
                condition=Q(state="asked", part__isnull=False),
                name="tasks_one_open_request_of_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}: {self.reason[:60]}"
