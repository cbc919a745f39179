"""Why a file cannot be read, said to the person who gave it."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class UnreadableFileError(DondocError):
    """Base of everything a file can be refused for; `name` is always among the data."""


class MissingFileError(UnreadableFileError):
    code = "file-missing"
    message = Message(
        vi="Không mở được tệp “{name}”: tệp không tồn tại hoặc không có quyền đọc.",
        en="Cannot open “{name}”: it does not exist or may not be read.",
    )


class EmptyFileError(UnreadableFileError):
    code = "file-empty"
    message = Message(
        vi="Tệp “{name}” rỗng, không có chữ nào để đọc.",
        en="“{name}” is empty; there is no text to read.",
    )


class BinaryFileError(UnreadableFileError):
    code = "file-binary"
    message = Message(
        vi="Tệp “{name}” không phải văn bản: không nhận ra bảng mã hay định dạng nào. Hãy lưu lại "
        "thành .docx, .pdf hoặc .txt (UTF-8).",
        en="“{name}” is no text: neither its encoding nor its format is known. Save it as .docx, "
        ".pdf or .txt (UTF-8).",
    )


class UnsupportedFileError(UnreadableFileError):
    code = "file-unsupported"
    message = Message(
        vi="Tệp “{name}” thuộc loại {kind}, chương trình không đọc loại này. Hãy lưu lại thành "
        ".docx, .pdf, .html hoặc .txt.",
        en="“{name}” is of the type {kind}, which is not read. Save it as .docx, .pdf, .html or .txt.",
    )


class TruncatedFileError(UnreadableFileError):
    code = "file-truncated"
    message = Message(
        vi="Tệp “{name}” bị hỏng hoặc bị cắt giữa chừng. Hãy tải lại hoặc xin lại tệp gốc.",
        en="“{name}” is damaged or cut off. Download it or ask for it again.",
    )


class ProtectedFileError(UnreadableFileError):
    code = "file-protected"
    message = Message(
        vi="Tệp “{name}” có đặt mật khẩu. Hãy bỏ mật khẩu rồi đọc lại.",
        en="“{name}” is protected by a password. Remove the password and read it again.",
    )


class OversizeFileError(UnreadableFileError):
    code = "file-oversize"
    message = Message(
        vi="Tệp “{name}” quá lớn: {found} {unit}, giới hạn là {limit} {unit}.",
        en="“{name}” is too large: {found} {unit}, the limit is {limit} {unit}.",
    )


class TooManyPagesError(UnreadableFileError):
    code = "file-pages"
    message = Message(
        vi="Tệp “{name}” có {found} trang, giới hạn là {limit} trang. Hãy tách tệp.",
        en="“{name}” has {found} pages, the limit is {limit}. Split the file.",
    )


class PackedBombError(UnreadableFileError):
    code = "file-bomb"
    message = Message(
        vi="Tệp “{name}” bung ra lớn bất thường nên không được mở (nghi là tệp phá hoại).",
        en="“{name}” would unpack to an abnormal size and was not opened (it looks like an attack).",
    )


class UnsafeXmlError(UnreadableFileError):
    code = "file-unsafe-xml"
    message = Message(
        vi="Tệp “{name}” chứa khai báo DTD hoặc thực thể XML nên không được mở (nghi là tệp phá hoại).",
        en="“{name}” contains a DTD or XML entities and was not opened (it looks like an attack).",
    )


class UnreadableScanError(UnreadableFileError):
    code = "file-scan"
    message = Message(
        vi="Không nhận dạng được chữ ở trang {page} của “{name}” (độ tin cậy {confidence} %). Hãy "
        "quét lại rõ hơn, ít nhất 300 dpi.",
        en="No legible text on page {page} of “{name}” (confidence {confidence} %). Scan it again, "
        "at 300 dpi or more.",
    )


class RecognitionMissingError(UnreadableFileError):
    code = "file-no-ocr"
    message = Message(
        vi="“{name}” là ảnh quét nhưng máy chưa cài Tesseract với tiếng Việt (gói tesseract-ocr và "
        "tesseract-ocr-vie).",
        en="“{name}” is a scan, but Tesseract with Vietnamese is not installed (packages "
        "tesseract-ocr and tesseract-ocr-vie).",
    )


class TooSlowError(UnreadableFileError):
    code = "file-too-slow"
    message = Message(
        vi="Đọc “{name}” quá {seconds} giây nên đã dừng. Hãy tách tệp hoặc quét lại với độ phân "
        "giải thấp hơn.",
        en="Reading “{name}” took more than {seconds} seconds and was stopped. Split the file or "
        "scan it at a lower resolution.",
    )


class ConverterMissingError(UnreadableFileError):
    code = "file-no-converter"
    message = Message(
        vi="“{name}” là tệp {kind}; máy không có LibreOffice để chuyển đổi. Hãy cài LibreOffice "
        "hoặc lưu tệp thành .docx.",
        en="“{name}” is a {kind} file; LibreOffice is not installed to convert it. Install it or save the "
        "file as .docx.",
    )


class ForeignTextError(UnreadableFileError):
    code = "file-foreign"
    message = Message(
        vi="“{name}” không phải văn bản tiếng Việt.",
        en="“{name}” is not written in Vietnamese.",
    )


class NoDocumentError(UnreadableFileError):
    code = "file-no-notice"
    message = Message(
        vi="“{name}” không giống văn bản hành chính: không có cơ quan, số ký hiệu, kết luận hay nội "
        "dung giao việc nào.",
        en="“{name}” does not look like an administrative document: no agency, number, conclusion "
        "or order is in it.",
    )


class NoEditableTextError(UnreadableFileError):
    code = "file-not-editable"
    message = Message(
        vi="Chỉ ghi được sửa đổi có theo dõi vào tệp .docx; “{name}” không phải .docx.",
        en="Tracked changes can be written into .docx files only; “{name}” is none.",
    )
