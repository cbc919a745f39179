"""Criteria sets as dated versions, their criteria, and the threshold for each group and region."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.criteria.risk import WithdrawalRule
from dondoc_office.criteria.thresholds import TEST_NAMES, Bound, TestKind
from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.models import Indicator
from dondoc_office.site.searching import folded_words, sought
from dondoc_office.units.models import Level, Unit


class CriteriaSetQuerySet(models.QuerySet["CriteriaSet"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_until=None) | Q(valid_until__gte=on)
        )


class CriteriaSet(models.Model):
    """A published list of criteria (bộ tiêu chí), in force between two days; `office` is empty for a national one."""

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=80, blank=True)
    office = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria_sets"
    )
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.COMMUNE)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True, help_text="of communes: [code, name]")
    regions = models.JSONField(default=list, blank=True, help_text="[code, name]")
    withdrawal = models.JSONField(default=dict, blank=True, help_text="low, high in percent, source")
    expected = models.PositiveSmallIntegerField(default=0, help_text="indicators that the decision counts")
    next_set = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="levels_below"
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    source = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    confirmed = models.BooleanField(default=False)

    objects = CriteriaSetQuerySet.as_manager()

    class Meta:
        ordering = ("-valid_from", "code", "-version")
        constraints = [
            models.UniqueConstraint(fields=["code", "version", "office"], name="criteria_set_once"),
            models.UniqueConstraint(
                fields=["code", "version"], condition=Q(office=None), name="criteria_national_set_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="criteria_set_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        return self.short_name or self.name

    @property
    def rule(self) -> WithdrawalRule | None:
        """When recognition by this set is withdrawn; None where that is not established."""
        said = self.withdrawal
        return WithdrawalRule(int(said["low"]), int(said["high"])) if said else None


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def matching(self, words: str) -> Self:
        """Every criterion called so, with or without marks."""
        return self.filter(words__contains=sought(words))


class Criterion(models.Model):
    """One criterion or sub-criterion (tiêu chí, nội dung tiêu chí); what has nothing below it is assessed."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    leaf = models.BooleanField(default=True, help_text="is assessed itself")
    test = models.CharField(
        max_length=10,
        choices=[(kind.value, name.vi) for kind, name in TEST_NAMES.items()],
        default=TestKind.JUDGEMENT.value,
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria"
    )
    unit_of_measure = models.CharField(max_length=60, blank=True)
    owner = models.CharField(max_length=200, blank=True, help_text="which department answers for it")
    guidance = models.TextField(blank=True)
    named = models.BooleanField(default=False, help_text="one that the rule of withdrawal names")
    confirmed = models.BooleanField(default=False)
    words = models.TextField(editable=False, default="", help_text="folded for search")

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ("criteria_set", "position")
        verbose_name = _("tiêu chí")
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "code"], name="criteria_code_once"),
            models.UniqueConstraint(fields=["criteria_set", "position"], name="criteria_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.name}"

    @property
    def called(self) -> str:
        return self.short_name or self.name

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving."""
        self.words = folded_words(self.code, self.name, self.short_name)

    @property
    def owners(self) -> str:
        """`Phòng A; Sở B`."""
        return "; ".join(self.owner.split(";"))

    @property
    def kind(self) -> TestKind:
        return TestKind(self.test)

    @property
    def kind_name(self) -> str:
        return TEST_NAMES[self.kind].in_language(get_language() or "vi")

    @property
    def bounds(self) -> list[Bound]:
        return [row.bound for row in self.thresholds.all()]


class Threshold(models.Model):
    """What must be reached (ngưỡng đạt), for a group of communes, a region, from a day on."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="thresholds")
    group = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=20, blank=True)
    since = models.DateField(null=True, blank=True)
    least = ExactField(null=True, blank=True)
    most = ExactField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True, help_text="as the decision words it")
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("criterion", "group", "region", "since")
        constraints = [
            models.UniqueConstraint(
                fields=["criterion", "group", "region", "since"], name="criteria_threshold_once"
            ),
            models.UniqueConstraint(
                fields=["criterion", "group", "region"],
                condition=Q(since=None),
                name="criteria_lasting_threshold_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code} {self.group} {self.region}"

    @property
    def bound(self) -> Bound:
        return Bound(self.least, self.most, self.group, self.region, self.since, self.text, self.confirmed)
