"""What people meet at a link or calendar that opens nothing."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class LinkUnknown(HouseError):
    """An address that we never gave out."""

    code = "link-unknown"
    http_status = 404
    message = Message(
        vi="Địa chỉ này không đúng. Hãy mở lại liên kết trong thư, hoặc chép cho đủ cả dòng.",
        en="This address is not right. Open the link in the message again, or copy the whole line.",
    )


class LinkClosed(HouseError):
    """A link that has run out, was revoked, or whose task is no longer this unit's."""

    code = "link-closed"
    http_status = 410
    message = Message(
        vi="Liên kết này không dùng được nữa: đã hết hạn, đã được thu hồi, hoặc việc đã kết thúc hay chuyển đơn vị khác. "
        "Những gì đã báo cáo vẫn được giữ. Hãy đăng nhập, hoặc chờ liên kết mới trong thư nhắc sau.",
        en="This link no longer works: it has run out, was revoked, or the task has ended or moved to another unit. "
        "What was reported is kept. Sign in, or wait for the new link in the next reminder.",
    )


class LinkTooOften(HouseError):
    """More reports by one link than anybody has to tell."""

    code = "link-too-often"
    http_status = 429
    message = Message(
        vi="Liên kết này vừa gửi quá nhiều báo cáo. Các báo cáo trước đã được nhận; hãy thử lại sau một giờ.",
        en="This link sent too many reports just now. The earlier ones were received; try again in an hour.",
    )


class FileNotTaken(HouseError):
    """A file that nobody without an account may leave with us."""

    code = "link-file-not-taken"
    http_status = 422
    message = Message(
        vi="Tệp “{name}” không nhận được: chỉ nhận PDF, Word, Excel, ảnh, mỗi tệp không quá {limit} MB. Chưa có gì được gửi.",
        en="The file “{name}” cannot be taken: only PDF, Word, Excel and pictures, up to {limit} MB each. Nothing was sent.",
    )


class TooManyAtOnce(HouseError):
    """More than one sending by hand tells."""

    code = "remind-too-many"
    http_status = 422
    message = Message(
        vi="Một lần nhắc nhiều nhất {most} việc của các đơn vị. Chưa có gì được gửi; hãy chọn ít hơn rồi gửi nhiều lần.",
        en="One sending tells at most {most} things that units owe. Nothing was sent; choose fewer and send several times.",
    )


class NobodyToRemind(HouseError):
    """Everybody heard it today, or nothing of it is open any more."""

    code = "remind-nobody"
    http_status = 409
    message = Message(
        vi="Không còn ai cần nhắc: những người này hôm nay đã được nhắc, hoặc việc không còn phải làm. Chưa có gì được gửi.",
        en="Nobody is left to remind: these people were reminded today, or the work is no longer theirs. Nothing was sent.",
    )
