"""Errors of the office: a code, a sentence in both languages, an HTTP status."""

from __future__ import annotations

from typing import ClassVar

from dondoc.errors import DondocError, Message


class HouseError(DondocError):
    """Base of every error that a person of the office may meet."""

    http_status: ClassVar[int] = 400


class NotAllowed(HouseError):
    """Visible, but not hers to do; the reason is a sentence."""

    code = "not-allowed"
    http_status = 403
    message = Message(
        vi="Bạn chưa được làm việc này: {reason_vi}",
        en="You may not do this: {reason_en}",
    )

    def __init__(self, reason: Message) -> None:
        super().__init__(reason_vi=reason.vi, reason_en=reason.en)


class OutOfDate(HouseError):
    """Somebody else changed the same thing in between."""

    code = "out-of-date"
    http_status = 409
    message = Message(
        vi="{subject} vừa được người khác thay đổi. Điều bạn nhập vẫn còn bên dưới; hãy xem lại rồi gửi lần nữa.",
        en="{subject} was changed by somebody else just now. What you typed is kept below; look again and resend.",
    )
