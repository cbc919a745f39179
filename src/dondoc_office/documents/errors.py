"""Why a file does not come in."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class FileTooLarge(HouseError):
    """Larger than the office allows."""

    code = "file-too-large"
    http_status = 413
    message = Message(
        vi="Tệp {name} lớn {size} MB, quá mức {limit} MB cho phép. Tệp này chưa được nhận; các tệp khác không bị ảnh hưởng.",
        en="{name} has {size} MB; at most {limit} MB are allowed. It was not taken in; other files are not affected.",
    )


class FileEmpty(HouseError):
    """Nothing in it: an upload that broke off, or a document never written."""

    code = "upload-empty"
    http_status = 422
    message = Message(
        vi="Tệp {name} rỗng. Tệp này chưa được nhận; các tệp khác không bị ảnh hưởng.",
        en="{name} is empty. It was not taken in; other files are not affected.",
    )


class AlreadyHere(HouseError):
    """The same content was taken in before."""

    code = "document-already-here"
    http_status = 409
    message = Message(
        vi="Tệp {name} đã có trong hệ thống: {reference}. Không lưu thêm bản nữa.",
        en="{name} is here already: {reference}. It was not stored again.",
    )


class NotReviewable(HouseError):
    """A proposal that was decided already, or a document that is not read yet."""

    code = "proposal-decided"
    http_status = 409
    message = Message(
        vi="Đề xuất này đã được {state} nên không sửa được nữa. Hãy tải lại trang để xem.",
        en="This proposal is {state} already and cannot be changed. Reload the page to see it.",
    )


class NothingHanging(HouseError):
    """A dropped letter without a document."""

    code = "letter-without-document"
    http_status = 422
    message = Message(
        vi="Thư {name} không kèm văn bản nào đọc được (Word, PDF, ảnh quét, văn bản thuần). Thư được giữ ở _refused.",
        en="The letter {name} carries no document (Word, PDF, scan, text). It is kept in _refused.",
    )


class DropClerkMissing(HouseError):
    """Nobody in whose name dropped files come in, or no register for them."""

    code = "drop-clerk-missing"
    http_status = 422
    message = Message(
        vi="Chưa có văn thư nhận thay ({email}) hoặc chưa có sổ cho thư mục này. Tệp được giữ ở _refused.",
        en="No clerk takes it in ({email}), or there is no register for this folder. It is kept in _refused.",
    )


class SecretRemoved(HouseError):
    """A mark of secrecy that only the reading of every page found: the file was here for that long."""

    code = "document-secret-removed"
    http_status = 422
    message = Message(
        vi="Văn bản có dấu độ mật “{degree}”, chỉ thấy khi đọc từng trang. Nội dung đã được xóa; bản sao lưu làm trong lúc đó, "
        "nếu có, cũng phải xóa. Bí mật nhà nước chỉ xử lý trên hệ thống riêng theo Luật Bảo vệ bí mật nhà nước.",
        en="The document is marked “{degree}” (state secret), which showed only when every page was read. Its content was "
        "removed; a backup made meanwhile must be removed too. The law allows it only on separate systems.",
    )
