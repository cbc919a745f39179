"""Links by which a unit reports on one task without an account."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from dondoc_office.tasks.models import Part, Task
from dondoc_office.units.models import Unit


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class ReplyLinkQuerySet(models.QuerySet["ReplyLink"]):
    def lasting(self, until: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=until)


class ReplyLink(models.Model):
    """A link for one unit, one task, one addressee (liên kết trả lời); the address is signed, not stored."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="reply_links")
    part = models.ForeignKey(
        Part, on_delete=models.CASCADE, null=True, blank=True, related_name="reply_links"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reply_links")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="reply_links"
    )
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True, help_text="last")
    used_at = models.DateTimeField(null=True, blank=True, help_text="last")
    reports = models.PositiveSmallIntegerField(default=0)

    objects = ReplyLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [models.Index(fields=["task", "unit", "person"], name="urging_link_of")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.unit}"

    @property
    def owed(self) -> Task | Part:
        return self.part or self.task


class ReplyUse(models.Model):
    """One report that came by a link, or was refused for coming too often (lượt dùng liên kết)."""

    link = models.ForeignKey(ReplyLink, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=100, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["link", "-at"], name="urging_use_at")]

    def __str__(self) -> str:
        return f"{self.link_id}: {self.by_name}"
