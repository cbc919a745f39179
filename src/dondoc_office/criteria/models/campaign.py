"""Assessment campaigns: which set, which units, when; who checks what; what a merged commune took over."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dondoc_office.criteria.inheriting import RULE_NAMES
from dondoc_office.criteria.models.criteria_set import CriteriaSet, Criterion
from dondoc_office.units.models import Unit


class Campaign(models.Model):
    """Communes are assessed by a set between two days (đợt đánh giá)."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessment_campaigns")
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()
    assessed_on = models.DateField(help_text="the day whose thresholds count")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-opens_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="criteria_campaign_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, today: date) -> bool:
        return self.opens_on <= today <= self.closes_on


class Ownership(models.Model):
    """Which unit checks a criterion in a campaign (đơn vị thẩm tra)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="ownerships")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="ownerships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="owned_criteria")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "criterion"], name="criteria_owned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.unit}"


class RatedUnit(models.Model):
    """A commune in a campaign (xã được đánh giá); a town is not rated, and says why."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="rated_units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ratings")
    group = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=20, blank=True)
    rated = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why it is not rated")
    recognised_on = models.DateField(null=True, blank=True, help_text="recognised as meeting the set")
    recognition = models.CharField(max_length=200, blank=True, help_text="the decision")

    class Meta:
        ordering = ("campaign", "unit__sort_key")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="criteria_unit_rated_once"),
            models.CheckConstraint(condition=Q(rated=True) | ~Q(reason=""), name="criteria_unrated_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.campaign}"


class Inheritance(models.Model):
    """How a merged commune took over the results of its parts (kế thừa kết quả): rule, basis, who, when."""

    rated_unit = models.ForeignKey(RatedUnit, on_delete=models.CASCADE, related_name="inheritances")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(
        max_length=8, choices=[(rule.value, name.vi) for rule, name in RULE_NAMES.items()]
    )
    parts = models.JSONField(default=list, help_text="name of each part, its people, whether it was rated")
    basis = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.rated_unit}: {self.rule}"
