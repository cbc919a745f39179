"""Asking for more time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.tasks.models.part import Part
from dondoc_office.tasks.models.task import Task


class ExtensionState(models.TextChoices):
    """What became of a request (kết quả xin gia hạn)."""

    ASKED = "asked", _("Chờ duyệt")
    GRANTED = "granted", _("Được gia hạn")
    REFUSED = "refused", _("Không được gia hạn")


class Extension(models.Model):
    """A request for a later date (gia hạn); the first date stays with the task for ever."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, blank=True, related_name="extensions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    reason = models.TextField()
    objective = models.BooleanField(default=False, help_text="an objective cause is claimed")
    state = models.CharField(max_length=8, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    after_lapse = models.BooleanField(
        default=False, help_text="granted by a leader after the date had passed"
    )

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(state="asked", part=None), name="tasks_one_open_extension"
            ),
            models.UniqueConstraint(
                fields=["task", "part"],
                condition=Q(state="asked", part__isnull=False),
                name="tasks_one_open_extension_of_part",
            ),
            models.CheckConstraint(
                condition=Q(new_due_on__gt=models.F("old_due_on")), name="tasks_extension_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.old_due_on} → {self.new_due_on}"
