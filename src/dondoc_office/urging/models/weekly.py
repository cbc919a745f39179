"""Who gets the week's page by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class WeeklyReader(models.Model):
    """A person who wants the week's exceptions by e-mail (người nhận trang tuần)."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="weekly_reader"
    )
    since = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.person)
