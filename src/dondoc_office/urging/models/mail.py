"""The outbox: what goes out by e-mail, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc_office.units.models import Unit
from dondoc_office.urging.models.reminder import Reminder


class MailState(models.TextChoices):
    """How far a message is (tình trạng gửi)."""

    WAITING = "waiting", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Chưa gửi được, sẽ gửi lại")
    GIVEN_UP = "given_up", _("Thôi không gửi")


class Trouble(models.TextChoices):
    """Why a message did not go out (lý do chưa gửi được)."""

    NONE = "", ""
    UNREACHABLE = "unreachable", _("Không nối được với máy chủ thư.")
    LATER = "later", _("Máy chủ thư hẹn gửi lại sau.")
    LOGIN = "login", _("Máy chủ thư không nhận tài khoản gửi; xem lại cấu hình.")
    REFUSED = "refused", _("Máy chủ thư từ chối địa chỉ người nhận.")
    STOPPED = "stopped", _("Tài khoản của người nhận đã ngừng.")
    UNCERTAIN = (
        "uncertain",
        _("Trình gửi dừng giữa chừng; không rõ thư đã đi hay chưa, nên không tự gửi lại."),
    )


class MailQuerySet(models.QuerySet["Mail"]):
    def to_send(self, at: datetime) -> Self:
        return self.filter(state__in=[MailState.WAITING, MailState.FAILED], next_try_at__lte=at)

    def stuck(self) -> Self:
        return self.filter(state__in=[MailState.FAILED, MailState.GIVEN_UP])


class Mail(models.Model):
    """One e-mail (thư), written with the change that caused it; links in it are filled in when it goes."""

    key = models.CharField(max_length=80, unique=True, help_text="the same cause never writes twice")
    reminder = models.OneToOneField(
        Reminder, on_delete=models.CASCADE, null=True, blank=True, related_name="mail"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="mail"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="mail")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=11, choices=Trouble.choices, default=Trouble.NONE, blank=True)
    server_said = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = [models.Index(fields=["state", "next_try_at"], name="urging_to_send")]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"
