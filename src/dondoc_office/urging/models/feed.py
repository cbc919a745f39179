"""The secret address of a person's calendar."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dondoc_office.urging.models.reply import new_nonce


class Feed(models.Model):
    """A calendar to subscribe to (lịch đăng ký); the address is signed, not stored; one is open at a time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds")
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True, help_text="the last day it was fetched")

    class Meta:
        ordering = ("-made_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="urging_one_open_feed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.made_at:%d/%m/%Y}"
