"""Keys of programs, what they sent before, and who is told of what happens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Scope(models.TextChoices):
    """What a token may be used for (phạm vi); the person's own rights are the limit above it."""

    READ = "read", _("Đọc")
    WRITE_TASKS = "tasks:write", _("Ghi nhiệm vụ")
    WRITE_DOCUMENTS = "documents:write", _("Đưa văn bản vào")
    RESTRICT_DOCUMENTS = "documents:restrict", _("Đổi người được xem văn bản")
    WRITE_VALUES = "values:write", _("Ghi số liệu")


class TokenQuerySet(models.QuerySet["Token"]):
    def usable(self, *, at: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=at, person__is_active=True)


class Token(models.Model):
    """A key with which a program acts for a person (khóa kết nối); the row holds only its hash."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=16, help_text="the first letters, to know it again by")
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    last_used_from = models.GenericIPAddressField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="interop_token_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_usable(self, at: datetime) -> bool:
        return self.revoked_at is None and at < self.expires_at

    def names_of_scopes(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes if scope in Scope.values]


KEPT = timedelta(days=2)
"""How long an answer is remembered for a request that is sent again."""


class Answer(models.Model):
    """What a request with an Idempotency-Key was answered (câu trả lời đã gửi)."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64, help_text="SHA-256 of method, address and body")
    status = models.PositiveSmallIntegerField(default=0, help_text="0 until it is answered")
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    objects: models.Manager[Answer] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="interop_answer_once")]
        indexes = [models.Index(fields=["at"], name="interop_answer_at")]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"


class SubscriptionState(models.TextChoices):
    """Whether a subscription is told of anything (tình trạng đăng ký)."""

    ACTIVE = "active", pgettext_lazy("subscription", "Đang gửi")
    STOPPED = "stopped", _("Đã dừng")
    FAILING = "failing", _("Tự dừng vì gửi hỏng nhiều lần")


class Subscription(models.Model):
    """A program that is told of changes (đăng ký nhận tin), of what its owner sees and nothing else."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=500)
    salt = models.CharField(max_length=64, help_text="its signing key follows from this and the office's own")
    verbs = models.JSONField(default=list, help_text="beginnings of verbs of the journal; empty for all")
    state = models.CharField(
        max_length=8, choices=SubscriptionState.choices, default=SubscriptionState.ACTIVE
    )
    failures = models.PositiveIntegerField(default=0, help_text="in a row")
    made_at = models.DateTimeField()

    objects: models.Manager[Subscription] = models.Manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url


class DeliveryState(models.TextChoices):
    """What became of one message (kết quả gửi)."""

    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã nhận")
    GIVEN_UP = "given_up", _("Thôi gửi")
    WITHHELD = "withheld", _("Không gửi: người đăng ký không còn được xem")


class Delivery(models.Model):
    """One message to one program (lần gửi tin): kept until it was taken, and after."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.PositiveBigIntegerField(help_text="number of the journal's entry; 0 for a trial")
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True, help_text="status or what went wrong")
    made_at = models.DateTimeField()

    objects: models.Manager[Delivery] = models.Manager()

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "entry"], condition=Q(entry__gt=0), name="interop_delivery_once"
            )
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="interop_delivery_due")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class Mark(models.Model):
    """How far the journal was looked through for messages (đã xem đến bản ghi)."""

    number = models.PositiveBigIntegerField(default=0)

    objects: models.Manager[Mark] = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="interop_one_mark")]

    def __str__(self) -> str:
        return str(self.number)


class Arrival(models.Model):
    """A transfer file that another office's unit brought (tệp chuyển giao): looked at, perhaps taken in."""

    office = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="transfers/", max_length=200)
    file_name = models.CharField(max_length=255)
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tasks = models.PositiveIntegerField(default=0)

    objects: models.Manager[Arrival] = models.Manager()

    class Meta:
        ordering = ("-came_at", "-pk")
        indexes = [models.Index(fields=["office", "sha256"], name="interop_arrival_file")]

    def __str__(self) -> str:
        return self.source


class PastEntry(models.Model):
    """What the journal of another office said of something that came here (lịch sử mang theo)."""

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="past")
    subject = models.CharField(max_length=80, help_text="here: kind:id")
    number = models.PositiveBigIntegerField(help_text="there")
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    by_name = models.CharField(max_length=100, blank=True)
    changes = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    hash = models.CharField(max_length=64, help_text="there")

    objects: models.Manager[PastEntry] = models.Manager()

    class Meta:
        ordering = ("number",)
        indexes = [models.Index(fields=["subject", "number"], name="interop_past_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"
