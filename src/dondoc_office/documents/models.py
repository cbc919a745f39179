"""Documents, who may see restricted ones, and what was proposed from their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.site.searching import SearchColumn, folded_words
from dondoc_office.units.models import Unit


class Direction(models.TextChoices):
    """Which register a document stands in (văn bản đi, văn bản đến)."""

    OUTGOING = "outgoing", "Văn bản đi"
    INCOMING = "incoming", "Văn bản đến"


class CameBy(models.TextChoices):
    """How a file came in (cách nhận)."""

    PAGE = "page", _("Tải lên trang")
    LETTER = "letter", _("Thư điện tử")
    FOLDER = "folder", _("Thư mục nhận")
    API = "api", _("Phần mềm khác")
    CARRIED = "moved", _("Chuyển giao từ nơi khác")


@dataclass(frozen=True, slots=True)
class Came:
    """How a file came, who sent it, under what name it was dropped (nguồn gốc tệp)."""

    by: CameBy = CameBy.PAGE
    sender: str = ""
    name: str = ""


class ReadingState(models.TextChoices):
    """How far the reading of the file is (tình trạng đọc)."""

    WAITING = "waiting", "Chờ đọc"
    READING = "reading", "Đang đọc"
    READ = "read", "Đã đọc"
    UNREADABLE = "unreadable", "Không đọc được"


UNREAD = frozenset({ReadingState.WAITING, ReadingState.READING})


class DocumentQuerySet(models.QuerySet["Document"]):
    def in_force(self) -> Self:
        return self.filter(withdrawn_at=None)

    def matching(self, words: str) -> Self:
        return self.filter(words__phrase=words)

    def same_content(self, sha256: str) -> Self:
        return self.in_force().filter(sha256=sha256)


@lru_cache(maxsize=4096)  # the tasks of a document stand together in lists
def referred_to(number: str, symbol: str, issued_on: date | None, file_name: str) -> str:
    """`12/TB-UBND ngày 27/03/2023`, as far as it is known; else the name of the file."""
    sign = f"{number or '…'}/{symbol}" if symbol else number
    day = f"ngày {issued_on:%d/%m/%Y}" if issued_on else ""
    return " ".join(word for word in (sign, day) if word) or file_name


class Document(models.Model):
    """A document of an office (văn bản): its file untouched, its reading, its register entry."""

    office = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="documents", help_text="whose register"
    )
    direction = models.CharField(max_length=8, choices=Direction.choices, default=Direction.OUTGOING)
    # The columns of the registers (Nghị định 30/2020, Phụ lục IV)
    number = models.CharField(max_length=11, blank=True)
    symbol = models.CharField(max_length=30, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    doc_type = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    signer = models.CharField(max_length=100, blank=True)
    recipients = models.TextField(blank=True)
    arrived_on = models.DateField(null=True, blank=True)
    arrival_number = models.PositiveIntegerField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    kept_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    # The meeting that was concluded
    meeting_on = models.DateField(null=True, blank=True)
    meeting_name = models.CharField(max_length=300, blank=True)
    chair = models.CharField(max_length=100, blank=True)
    # The file, untouched
    file = models.FileField(upload_to="documents/%Y/%m/", max_length=200)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads"
    )
    uploaded_at = models.DateTimeField()
    came_by = models.CharField(max_length=6, choices=CameBy.choices, default=CameBy.PAGE)
    sender = models.CharField(max_length=200, blank=True, help_text="as the letter says; not verified")
    came_as = models.CharField(max_length=255, blank=True, help_text="name of the dropped file or letter")
    # The reading
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0, help_text="percent of the pages read")
    reading = models.JSONField(null=True, blank=True, help_text="contract dondoc.notice/1")
    failure_vi = models.CharField(max_length=500, blank=True)
    failure_en = models.CharField(max_length=500, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Who may see it
    restricted = models.BooleanField(default=False)
    named_people = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    named_units = models.ManyToManyField(Unit, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    words = SearchColumn(editable=False, default="", help_text="folded for search")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "direction", "arrival_number"],
                condition=Q(direction="incoming") & ~Q(arrival_number=None),
                name="documents_arrival_number_once",
                violation_error_message="Số đến này đã dùng.",
            )
        ]
        indexes = [
            models.Index(fields=["office", "direction", "-issued_on"], name="documents_register"),
            models.Index(fields=["office", "-issued_on", "-id"], name="documents_newest"),
            models.Index(fields=["sha256"], name="documents_sha256"),
            models.Index(fields=["state"], name="documents_state"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return referred_to(self.number, self.symbol, self.issued_on, self.file_name)

    @property
    def text(self) -> str:
        return str((self.reading or {}).get("text", ""))

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving."""
        said = (self.number, self.symbol, self.title, self.issuer, self.signer, self.chair, self.meeting_name)
        self.words = folded_words(*said, self.file_name, self.text[:200_000])


class ProposalState(models.TextChoices):
    """What became of one proposed task (kết quả xem xét)."""

    PROPOSED = "proposed", "Chờ xem"
    CONFIRMED = "confirmed", "Đã xác nhận"
    REFUSED = "refused", "Không phải nhiệm vụ"
    MERGED = "merged", "Đã gộp"


class Proposal(models.Model):
    """One order as read, and as a person corrected it (đề xuất nhiệm vụ); kept for ever."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="proposals")
    position = models.PositiveIntegerField(help_text="start of its words: the order on the page")
    read = models.JSONField(
        null=True, blank=True, help_text="the directive as read; null when a person added it"
    )
    fields = models.JSONField(
        default=dict, help_text="what will become the task: see documents.review.Fields"
    )
    confidence = models.FloatField(default=0.0)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.PROPOSED)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1, help_text="raised by every change: two people at once")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="documents_not_into_itself"),
        ]

    def __str__(self) -> str:
        return str(self.fields.get("content", ""))[:80]
