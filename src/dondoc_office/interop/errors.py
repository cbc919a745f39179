"""Why a program is not answered as it wished."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class NoToken(HouseError):
    """The request names no key, or none that opens."""

    code = "token-missing"
    http_status = 401
    message = Message(
        vi="Yêu cầu chưa kèm khóa kết nối còn hiệu lực (Authorization: Bearer …). Hãy tạo khóa ở trang Tài khoản của tôi.",
        en="The request carries no valid token (Authorization: Bearer …). Make one on the page My account.",
    )


class ScopeMissing(HouseError):
    """The key opens, but not this door."""

    code = "token-scope-missing"
    http_status = 403
    message = Message(
        vi="Khóa này chưa có phạm vi “{scope}”. Không có gì thay đổi; hãy tạo khóa khác có phạm vi đó.",
        en="This token lacks the scope “{scope}”. Nothing was changed; make another one that has it.",
    )


class WrongMethod(HouseError):
    """The address exists, but not for this method."""

    code = "method-not-allowed"
    http_status = 405
    message = Message(
        vi="Địa chỉ này không nhận {method}. Các cách dùng được nằm trong tiêu đề Allow.",
        en="This address does not take {method}. What it takes stands in the header Allow.",
    )


class WrongInput(HouseError):
    """Some fields cannot be used; each is named with its own sentence."""

    code = "input-invalid"
    http_status = 422
    message = Message(
        vi="Có {count} chỗ chưa dùng được, xem ở “fields”. Không có gì thay đổi.",
        en="{count} values cannot be used, see “fields”. Nothing was changed.",
    )

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(count=len(fields))
        self.fields = fields


class RequestTooLarge(HouseError):
    """More bytes than one request may carry."""

    code = "request-too-large"
    http_status = 413
    message = Message(
        vi="Yêu cầu lớn quá {limit} MB. Không có gì thay đổi; tệp lớn hãy gửi ở trang hoặc chia ra.",
        en="The request has more than {limit} MB. Nothing was changed; send large files on the page, or in parts.",
    )


class TooManyRequests(HouseError):
    """The key was used too often in a minute."""

    code = "too-many-requests"
    http_status = 429
    message = Message(
        vi="Khóa này đã dùng quá số lần cho phép trong một phút. Hãy đợi {seconds} giây rồi gửi lại.",
        en="This token was used too often within a minute. Wait {seconds} seconds and send it again.",
    )


class KeyReused(HouseError):
    """An Idempotency-Key that belongs to another request."""

    code = "idempotency-key-reused"
    http_status = 422
    message = Message(
        vi="Idempotency-Key này đã dùng cho một yêu cầu khác. Không có gì thay đổi; hãy gửi với khóa mới.",
        en="This Idempotency-Key belongs to another request. Nothing was changed; send it with a new key.",
    )


class VersionNeeded(HouseError):
    """Changing without having looked."""

    code = "version-needed"
    http_status = 428
    message = Message(
        vi="Hãy gửi kèm If-Match với ETag của bản bạn đang xem, để không ghi đè người khác.",
        en="Send If-Match with the ETag of what you saw, so that nobody else's change is overwritten.",
    )


class Failure(HouseError):
    """A defect of ours; the number finds it in the log."""

    code = "failure"
    http_status = 500
    message = Message(
        vi="Máy chủ gặp lỗi số {number}; yêu cầu này chưa được ghi. Hãy báo số này cho người quản trị.",
        en="The server failed (number {number}); this request was not recorded. Tell the administrator this number.",
    )
