"""What is to be reached, and what was to be reached before it was changed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.formulas.comparing import Goal
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.models.indicator import Indicator
from dondoc_office.measures.models.period import Period
from dondoc_office.units.models import Unit

REACHES = [
    (Reach.LAST_YEAR.value, _("Mức của năm cuối nhiệm kỳ")),
    (Reach.WHOLE_TERM.value, _("Cộng các năm trong nhiệm kỳ")),
]


class TargetQuerySet(models.QuerySet["Target"]):
    def current(self) -> Self:
        return self.filter(replaced_by=None)


class Target(models.Model):
    """What a unit is to reach in a year or a term (kế hoạch); a changed plan keeps the one before it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="targets")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="targets")
    least = ExactField(null=True, blank=True)
    most = ExactField(null=True, blank=True)
    strict = models.BooleanField(default=False, help_text="the bound itself does not count")
    reach = models.CharField(
        max_length=10,
        choices=REACHES,
        default=Reach.LAST_YEAR.value,
        help_text="of a term: what its last year must show, or what its years add up to",
    )
    basis = models.CharField(max_length=300, blank=True, help_text="nghị quyết, quyết định")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="targets"
    )
    decided_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    reason = models.CharField(max_length=500, blank=True, help_text="why it differs from the one before")

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ("indicator__position", "indicator__code", "-set_at")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "unit", "period"],
                condition=Q(replaced_by=None),
                name="measures_one_current_target",
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=False) | Q(most__isnull=False),
                name="measures_target_says_something",
            ),
            models.CheckConstraint(
                condition=Q(least=None) | Q(most=None) | Q(most__gte=F("least")),
                name="measures_target_in_order",
            ),
        ]
        indexes = [models.Index(fields=["unit", "period"], name="measures_target_unit")]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.unit}: {self.least} … {self.most}"

    @property
    def goal(self) -> Goal:
        return Goal(self.least, self.most, self.strict)

    def clean(self) -> None:
        if self.least is None and self.most is None:
            raise ValidationError(_("Hãy ghi mức phải đạt."))
        if self.least is not None and self.most is not None and self.most < self.least:
            raise ValidationError({"most": _("Mức trên nhỏ hơn mức dưới.")})
        if self.reach == Reach.WHOLE_TERM and not self.indicator.adds_up:
            raise ValidationError(
                {"reach": _("Chỉ tiêu này không cộng được các năm: hãy chọn mức của năm cuối.")}
            )
