"""What reports keep of their own."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from dondoc_office.tasks.models import Task


class Conversion(models.Model):
    """How many standard products a task is worth (hệ số quy đổi); entered by a head, 1 until then."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="conversion")
    coefficient = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal(100))],
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(coefficient__gt=0) & Q(coefficient__lte=100), name="reports_coefficient_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} × {self.coefficient}"
