"""Values of indicators: of a unit, in a period, estimate to revised, each kept, with their history."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.models.indicator import Definition, Indicator
from dondoc_office.measures.models.period import Period
from dondoc_office.measures.states import FIRM, STATE_NAMES, State
from dondoc_office.units.models import Unit


class Status(models.TextChoices):
    """How sure a figure is (tính chất số liệu)."""

    ESTIMATE = "estimate", _("Ước")
    PROVISIONAL = "provisional", _("Sơ bộ")
    OFFICIAL = "official", _("Chính thức")
    REVISED = "revised", _("Điều chỉnh")


SUREST = (Status.REVISED, Status.OFFICIAL, Status.PROVISIONAL, Status.ESTIMATE)
"""Which of several values of one cell is read: the first of these that was sent."""


class Via(models.TextChoices):
    """How values came (kênh nhập)."""

    PAGE = "page", _("Bảng nhập")
    EXCEL = "excel", _("Excel")
    DOCUMENT = "document", _("Từ văn bản")
    API = "api", _("Liên thông")


class Batch(models.Model):
    """Values that came together (đợt nhập): one entry of the journal, and a hash over every one of them."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.PAGE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_via_display()} {self.at:%d/%m/%Y}"


class ValueQuerySet(models.QuerySet["Value"]):
    def read(self) -> Self:
        """The one value of each cell that others read."""
        return self.filter(current=True)

    def of(self, unit: Unit, period: Period) -> Self:
        return self.filter(unit=unit, period=period)

    def at(self, code: str, *, below: bool = False) -> Self:
        """Of the unit of a code, or of everything below it as well."""
        units = Unit.objects.filter(code=code)
        if not below:
            return self.filter(unit__in=units)
        path = units.values_list("path", flat=True).first()
        return self.filter(unit__path__startswith=path) if path else self.none()


class Value(models.Model):
    """What an indicator was, for a unit, in a period (giá trị), as sure as its status says."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="values")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="values")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="values")
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.ESTIMATE)
    revision = models.PositiveSmallIntegerField(default=0, help_text="counts revised values of one cell")
    value = ExactField()
    state = models.CharField(
        max_length=8,
        choices=[(state.value, name.vi) for state, name in STATE_NAMES.items()],
        default=State.DRAFT,
    )
    current = models.BooleanField(default=False, help_text="the surest one sent: the one that is read")
    comment = models.CharField(max_length=1000, blank=True)
    returned_because = models.CharField(max_length=1000, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="values")
    # Where it was read
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="values"
    )
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ValueQuerySet.as_manager()

    class Meta:
        ordering = ("indicator", "period", "-entered_at")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period", "indicator", "status", "revision"], name="measures_value_once"
            ),
            models.UniqueConstraint(
                fields=["indicator", "period", "unit"], condition=Q(current=True), name="measures_one_is_read"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "unit", "period"], name="measures_value_state"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.unit_id} {self.period_id}: {self.value}"

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def stage_name(self) -> str:
        return STATE_NAMES[self.stage].in_language(get_language() or "vi")

    @property
    def firm(self) -> bool:
        return self.stage in FIRM


class Change(models.Model):
    """One step in the history of a value (thay đổi số liệu): who, when, from what to what, why."""

    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="changes")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    move = models.CharField(max_length=8, blank=True, help_text="empty: a figure was written")
    from_value = ExactField(null=True, blank=True)
    to_value = ExactField(null=True, blank=True)
    from_state = models.CharField(max_length=8, blank=True)
    to_state = models.CharField(max_length=8)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.value_id}: {self.from_state} → {self.to_state}"


class Remark(models.Model):
    """What somebody said about a value (ý kiến)."""

    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.CharField(max_length=2000)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class KeptFile(models.Model):
    """What is known of a file that proves something (tệp minh chứng); who keeps it says what and where."""

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return self.file_name


class Evidence(KeptFile):
    """A file that proves a value (minh chứng)."""

    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="evidence")
    file = models.FileField(upload_to="measures/%Y/%m/", max_length=200)
