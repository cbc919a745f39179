"""A review of a congress resolution in the middle of its term."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.measures.models import Period
from dondoc_office.measures.periods import Kind
from dondoc_office.reviews.states import STATE_NAMES, State
from dondoc_office.units.models import Unit


class Review(models.Model):
    """What became of a resolution's goals by a year of its term (sơ kết giữa nhiệm kỳ)."""

    name = models.CharField(max_length=300)
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reviews")
    term = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    until = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="+", help_text="the last whole year that is counted"
    )
    resolution = models.CharField(max_length=300, help_text="nghị quyết đại hội, as it is cited")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    due_on = models.DateField(null=True, blank=True, help_text="self-assessments are due")
    state = models.CharField(
        max_length=7,
        choices=[(state.value, name.vi) for state, name in STATE_NAMES.items()],
        default=State.DRAFT,
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-until__end", "-created_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def stage_name(self) -> str:
        return STATE_NAMES[self.stage].in_language(get_language() or "vi")

    def clean(self) -> None:
        """The year that is counted lies in the term."""
        if self.until.kind != Kind.YEAR or not self.term.span.holds(self.until.span):
            raise ValidationError({"until": _("Năm tính đến phải nằm trong nhiệm kỳ.")})
