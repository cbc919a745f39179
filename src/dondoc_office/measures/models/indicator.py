"""Indicators, what their definitions said when, and which office follows them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.measures.formulas.adding import Over
from dondoc_office.measures.formulas.comparing import Direction, Timing, ValueKind
from dondoc_office.measures.periods import Kind
from dondoc_office.measures.units_of_measure import UnitNotRead, UnitOfMeasure, read_unit
from dondoc_office.site.searching import folded_words, sought
from dondoc_office.units.models import Unit

KINDS = [
    (ValueKind.AMOUNT.value, _("Khối lượng, giá trị")),
    (ValueKind.RATE.value, _("Tỷ lệ")),
    (ValueKind.INDEX.value, _("Chỉ số")),
    (ValueKind.COUNT.value, _("Số lượng")),
    (ValueKind.YES_NO.value, _("Đạt hay không đạt")),
    (ValueKind.GROWTH.value, _("Tốc độ tăng")),
    (ValueKind.RANK.value, _("Xếp hạng")),
]
DIRECTIONS = [
    (Direction.MORE.value, _("Càng nhiều càng tốt")),
    (Direction.LESS.value, _("Càng ít càng tốt")),
    (Direction.RANGE.value, _("Trong một khoảng")),
]
TIMINGS = [
    (Timing.FLOW.value, _("Phát sinh trong từng kỳ")),
    (Timing.CUMULATIVE.value, _("Lũy kế từ đầu năm")),
    (Timing.LEVEL.value, _("Tại thời điểm cuối kỳ")),
]
OVERS = [
    (Over.SUM.value, _("Cộng")),
    (Over.MEAN.value, _("Bình quân")),
    (Over.LAST.value, _("Lấy kỳ cuối")),
    (Over.NONE.value, _("Không tổng hợp")),
]
FREQUENCIES = [
    (Kind.MONTH.value, _("Hằng tháng")),
    (Kind.QUARTER.value, _("Hằng quý")),
    (Kind.HALF.value, _("6 tháng")),
    (Kind.YEAR.value, _("Hằng năm")),
]


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def in_use(self, *, on: date) -> Self:
        return self.filter(Q(retired_on=None) | Q(retired_on__gt=on))

    def followed_by(self, office: str, *, on: date) -> Self:
        """Those that the unit of this code follows on a day."""
        rows = Tracking.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), office__code=office)
        return self.filter(pk__in=rows.values("indicator"))

    def matching(self, words: str) -> Self:
        """Every indicator called so, with or without marks."""
        return self.filter(words__contains=sought(words))


class Indicator(models.Model):
    """What is measured (chỉ tiêu): in which unit, which way is better, how it adds up."""

    code = models.CharField(
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9_]*$", _("Mã gồm chữ in hoa, chữ số, gạch dưới."))],
    )
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=80, blank=True)
    unit_of_measure = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=KINDS, default=ValueKind.AMOUNT.value)
    direction = models.CharField(max_length=8, choices=DIRECTIONS, default=Direction.MORE.value)
    timing = models.CharField(max_length=10, choices=TIMINGS, default=Timing.FLOW.value)
    over_units = models.CharField(max_length=4, choices=OVERS, default=Over.SUM.value)
    over_months = models.CharField(max_length=4, choices=OVERS, default=Over.SUM.value)
    weight = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="weighs", help_text="of a mean"
    )
    frequency = models.CharField(max_length=8, choices=FREQUENCIES, default=Kind.MONTH.value)
    formula = models.CharField(max_length=500, blank=True)
    field = models.CharField(max_length=80, blank=True, help_text="lĩnh vực")
    body = models.CharField(max_length=200, blank=True, help_text="which kind of unit usually answers for it")
    source = models.CharField(max_length=300, blank=True, help_text="where its figures come from")
    basis = models.CharField(
        max_length=300, blank=True, help_text="what this row of the library was taken from"
    )
    confirmed = models.BooleanField(default=True, help_text="no: taken from practice, to be checked")
    places = models.PositiveSmallIntegerField(default=2, help_text="decimals that pages show")
    position = models.PositiveIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    words = models.TextField(editable=False, default="", help_text="folded for search")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        return self.short_name or self.name

    @property
    def measure(self) -> UnitOfMeasure:
        return read_unit(self.unit_of_measure)

    @property
    def flows(self) -> bool:
        """Each value is what came in its own period, and a year is their sum."""
        return self.timing == Timing.FLOW and self.over_months == Over.SUM

    @property
    def adds_up(self) -> bool:
        """The years of a term add up: what comes in year by year, not what there is at an end."""
        return self.flows or self.timing == Timing.CUMULATIVE

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving."""
        self.words = folded_words(self.code, self.name, self.short_name, self.field)

    def clean(self) -> None:
        """What no single column can say: the unit is one, the ways of adding up fit each other."""
        try:
            unit = self.measure
        except UnitNotRead as error:
            raise ValidationError({"unit_of_measure": error.said.vi}) from error
        if self.over_units == Over.MEAN and self.weight_id is None and not self.formula:
            raise ValidationError({"weight": _("Bình quân các đơn vị cần một chỉ tiêu làm quyền số.")})
        if self.over_units == Over.LAST:
            raise ValidationError({"over_units": _("Giữa các đơn vị không có “kỳ cuối”.")})
        if unit.share and self.over_units == Over.SUM and not self.formula:
            raise ValidationError({"over_units": _("Tỷ lệ không cộng được: chọn bình quân hoặc công thức.")})
        if self.timing != Timing.FLOW and self.over_months == Over.SUM:
            raise ValidationError({"over_months": _("Số lũy kế và số tại thời điểm không cộng các tháng.")})


class Definition(models.Model):
    """What an indicator means from a day on (phiên bản định nghĩa); values of two definitions are not comparable."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="definitions")
    number = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField(null=True, blank=True, help_text="none: since ever")
    text = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    confirmed = models.BooleanField(default=True)

    class Meta:
        ordering = ("indicator", "number")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="measures_definition_number_once"),
            models.UniqueConstraint(fields=["indicator", "valid_from"], name="measures_definition_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.number}"


class ReportedBy(models.TextChoices):
    """Who gives the figure to an office (đơn vị nhập)."""

    OFFICE = "office", _("Cơ quan nhập một số chung")
    COMMUNES = "communes", _("Từng xã nhập, cơ quan tổng hợp")


class Tracking(models.Model):
    """An office follows an indicator (theo dõi chỉ tiêu): who answers for it there, who gives the figures."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="trackings")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="trackings")
    responsible = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="answered_for"
    )
    reported_by = models.CharField(max_length=8, choices=ReportedBy.choices, default=ReportedBy.OFFICE)
    position = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "indicator__position", "indicator__code")
        constraints = [
            models.UniqueConstraint(fields=["office", "indicator"], name="measures_tracked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.indicator}"
