"""Rows of the journal; they are added and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from django.conf import settings
from django.db import models

from dondoc_office.journal.chain import START, Link


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is added (đầu chuỗi)."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="journal_one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: str) -> EntryQuerySet:
        return self.filter(subject=subject)

    def links(self) -> Iterator[tuple[Link, str]]:
        """The whole chain in order, in constant memory."""
        for entry in self.order_by("number").iterator(chunk_size=2000):
            yield entry.link, entry.hash


class Entry(models.Model):
    """One recorded change (bản ghi nhật ký): who, when, what about, from, to, why."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text="kind:id, as in task:12")
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        indexes = [
            models.Index(fields=["subject", "-number"], name="journal_subject"),
            models.Index(fields=["by", "-number"], name="journal_by"),
            models.Index(fields=["verb", "-number"], name="journal_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"

    @property
    def link(self) -> Link:
        at = self.at.astimezone(UTC)
        return Link(self.number, at, self.by_id, self.verb, self.subject, self.changes, self.reason)
