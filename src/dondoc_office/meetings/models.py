"""Meetings, the series they stand in, their papers and who attended."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.site.searching import SearchColumn, folded_words
from dondoc_office.units.models import Unit


class MeetingKind(models.TextChoices):
    """What sort of meeting it is (loại phiên họp)."""

    REGULAR = "regular", _("Phiên họp thường kỳ")
    THEMATIC = "thematic", _("Họp chuyên đề")
    CONFERENCE = "conference", _("Hội nghị")
    VISIT = "visit", _("Kiểm tra, làm việc tại cơ sở")
    OTHER = "other", _("Cuộc họp khác")


class Series(models.Model):
    """Meetings that follow each other (loạt phiên họp): what one leaves open, the next takes up."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meeting_series")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("office", "name")
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="meetings_series_once")]

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def before(self, meeting: Meeting) -> Self:
        """The earlier sessions of the same series, oldest first."""
        earlier = Q(held_on__lt=meeting.held_on) | Q(held_on=meeting.held_on, pk__lt=meeting.pk)
        return self.filter(earlier, series=meeting.series_id).order_by("held_on", "pk")

    def matching(self, words: str) -> Self:
        return self.filter(words__phrase=words)


class Meeting(models.Model):
    """A session that concludes something (phiên họp)."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    kind = models.CharField(max_length=10, choices=MeetingKind.choices, default=MeetingKind.REGULAR)
    name = models.CharField(max_length=300)
    period = models.CharField(max_length=10, blank=True, help_text="as in the contract: 2023-03, 2023-Q1")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="chaired_meetings",
    )
    chair_text = models.CharField(max_length=200, blank=True, help_text="as the notice names them")
    agenda = models.TextField(
        blank=True, help_text="one item a line; what is owed stands before it by itself"
    )
    notice = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting"
    )
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    words = SearchColumn(editable=False, default="")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes = [
            models.Index(fields=["office", "-held_on"], name="meetings_office_day"),
            models.Index(fields=["series", "held_on"], name="meetings_series_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chaired_by(self) -> str:
        return self.chair.name if self.chair else self.chair_text

    @property
    def agenda_items(self) -> list[str]:
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

    def is_ahead(self, today: date) -> bool:
        return self.held_on >= today and self.notice_id is None

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving."""
        day = f"{self.held_on:%d/%m/%Y}"
        self.words = folded_words(self.name, day, self.period, self.chaired_by, self.place, self.agenda)


class PaperRole(models.TextChoices):
    """What a document is to a meeting (vai trò của tài liệu)."""

    AGENDA = "agenda", _("Chương trình")
    REPORT = "report", _("Báo cáo")
    DRAFT = "draft", _("Dự thảo")
    OTHER = "other", _("Tài liệu khác")


class Paper(models.Model):
    """A document laid before a meeting (tài liệu phiên họp)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="laid_before")
    role = models.CharField(max_length=6, choices=PaperRole.choices, default=PaperRole.REPORT)

    class Meta:
        ordering = ("role", "pk")
        constraints = [models.UniqueConstraint(fields=["meeting", "document"], name="meetings_paper_once")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.document}"


class Presence(models.TextChoices):
    """Whether they came (dự họp)."""

    PRESENT = "present", _("Dự họp")
    DELEGATE = "delegate", _("Cử người dự thay")
    ABSENT = "absent", _("Vắng")


class Attendee(models.Model):
    """One line of who attended (thành phần dự họp), as the notice or the clerk says it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.PRESENT)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="meetings_attendee_in_order")
        ]

    def __str__(self) -> str:
        return self.text
