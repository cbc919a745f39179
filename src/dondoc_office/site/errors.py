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


class NotFound(HouseError):
    """Nothing there, or nothing that this person may see."""

    code = "not-found"
    http_status = 404
    message = Message(
        vi="Không có mục này, hoặc bạn không được xem.",
        en="There is no such thing, or you may not see it.",
    )


class NotAccepted(HouseError):
    """A request that Django forbids."""

    code = "not-accepted"
    http_status = 403
    message = Message(
        vi="Yêu cầu này không được chấp nhận; chưa có gì thay đổi. Hãy mở lại trang và thử lần nữa.",
        en="This request was not accepted; nothing has changed. Open the page again and retry.",
    )


class OutOfDate(HouseError):
    """Somebody else changed the same thing in between."""

    code = "out-of-date"
    http_status = 409
    message = Message(
        vi="{subject} vừa được người khác thay đổi. Điều bạn nhập vẫn còn bên dưới; hãy xem lại rồi gửi lần nữa.",
        en="{subject} was changed by somebody else just now. What you typed is kept below; look again and resend.",
    )


class OnlyByButton(HouseError):
    """An address that only takes what a page sends was opened by itself: after signing in again, from a bookmark."""

    code = "only-by-button"
    http_status = 405
    message = Message(
        vi="Địa chỉ này chỉ nhận điều gửi từ nút bấm trên trang; chưa có gì thay đổi. Hãy mở lại trang ấy rồi bấm lần nữa.",
        en="This address only takes what a button of a page sends; nothing has changed. Open that page and press it again.",
    )


class SentTooMuch(HouseError):
    """More typed words in one form than the office takes; Django stops reading the request."""

    code = "sent-too-much"
    http_status = 413
    message = Message(
        vi="Phần chữ gửi lên quá dài (nhiều nhất {limit} MB một lần); chưa có gì được lưu. Hãy gửi thành tệp hoặc chia nhỏ.",
        en="That is too much text at once (at most {limit} MB); nothing was stored. Send it as a file or in parts.",
    )


class NotUnderstood(HouseError):
    """A request that no page of ours sends."""

    code = "not-understood"
    message = Message(
        vi="Máy chủ không hiểu điều vừa gửi; chưa có gì được lưu. Hãy mở lại trang rồi thử lần nữa.",
        en="The server does not understand what was sent; nothing was stored. Open the page again and retry.",
    )


class PageTooOld(HouseError):
    """A form without the mark of this session: opened before signing in anew, or cookies are off."""

    code = "page-too-old"
    http_status = 403
    message = Message(
        vi="Trang này mở trước lần đăng nhập hiện nay, nên chưa có gì được lưu. Hãy quay lại, chép chữ đã gõ, tải lại rồi gửi.",
        en="This page was opened before you last signed in, so nothing was stored. Go back, copy your words, reload and send.",
    )


class FileInfected(HouseError):
    """The office's virus scanner found something."""

    code = "file-infected"
    http_status = 422
    message = Message(
        vi="Phần mềm diệt vi-rút báo tệp {name} có mã độc ({what}). Tệp chưa được lưu.",
        en="The virus scanner reports {what} in {name}. It was not stored.",
    )


class ProgramRefused(HouseError):
    """A program or a script, by its first bytes or by the name it would be opened under."""

    code = "file-is-program"
    http_status = 422
    message = Message(
        vi="Tệp {name} là chương trình hoặc tập lệnh ({what}), không được nhận; chưa lưu gì. Hãy gửi văn bản, ảnh, bảng tính.",
        en="{name} is a program or a script ({what}) and is not taken; nothing was stored. Send a document, picture or sheet.",
    )


class ScannerSilent(HouseError):
    """The office has a virus scanner, and it does not answer: nothing comes in unseen."""

    code = "scanner-silent"
    http_status = 503
    message = Message(
        vi="Phần mềm diệt vi-rút không trả lời nên tệp {name} chưa được lưu. Hãy gửi lại sau ít phút hoặc báo quản trị.",
        en="The virus scanner does not answer; {name} was not stored. Send it again later or tell the administrator.",
    )


class StorageFull(HouseError):
    """No room on the disk for what was sent."""

    code = "storage-full"
    http_status = 507
    message = Message(
        vi="Ổ đĩa của máy chủ đã đầy nên chưa lưu được; dữ liệu cũ vẫn nguyên. Hãy báo quản trị dọn chỗ rồi gửi lại.",
        en="The server's disk is full; nothing was stored, older data is unharmed. Ask for room to be made, then send it again.",
    )
