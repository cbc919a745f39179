"""Urging letters and the tasks they name."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dondoc_office.tasks.models import Part, Task
from dondoc_office.units.models import Unit


class Letter(models.Model):
    """An urging letter to one unit (công văn đôn đốc); its number and day are known once it is issued."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="letters_sent")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="letters_received")
    answer_by = models.DateField(help_text="until when the unit answers")
    signer_title = models.CharField(max_length=200, blank=True)
    signer_name = models.CharField(max_length=100, blank=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    number = models.CharField(max_length=11, blank=True)
    symbol = models.CharField(max_length=30, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return f"{self.unit}, {self.written_on:%d/%m/%Y}"

    @property
    def reference(self) -> str:
        """`123/UBND-VP ngày 12/04/2023`, once it is issued."""
        return f"{self.number}/{self.symbol} ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""


class LetterLine(models.Model):
    """One task of an urging letter as it stood that day (nhiệm vụ trong công văn)."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="letter_lines")
    part = models.ForeignKey(
        Part, on_delete=models.PROTECT, null=True, blank=True, related_name="letter_lines"
    )
    words = models.TextField(help_text="of the source document, as quoted")
    source = models.CharField(max_length=300, blank=True)
    due_on = models.DateField()
    days_late = models.PositiveIntegerField()

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.days_late}"

    @property
    def titled(self) -> bool:
        """A title that only repeats the first words of the order is not written above them again."""
        return not self.words.casefold().startswith(self.task.title.rstrip("…").casefold()[:60])
