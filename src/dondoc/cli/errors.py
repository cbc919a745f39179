"""What can go wrong between a person and the command line."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class UsageError(DondocError):
    """Options that do not go together."""

    code = "usage"
    message = Message(vi="{vi}", en="{en}")

    @classmethod
    def saying(cls, said: Message) -> UsageError:
        return cls(vi=said.vi, en=said.en)


class OutputError(DondocError):
    """The result cannot be written where it was asked for."""

    code = "output-unwritable"
    message = Message(
        vi="Không ghi được kết quả vào “{name}”: thư mục không tồn tại, không có quyền ghi hoặc hết chỗ.",
        en="Cannot write the result to “{name}”: no such folder, no permission, or no space left.",
    )


class ExistingOutputError(DondocError):
    """The file the fixes would go to is there already."""

    code = "fix-exists"
    message = Message(
        vi="Đã có tệp “{name}” nên không ghi đè; hãy đổi tên tệp đó hoặc dùng --write để sửa thẳng vào tệp gốc.",
        en="“{name}” exists and is not overwritten; rename it, or use --write to change the original.",
    )


class ChangedFileError(DondocError):
    """Somebody wrote the file between reading and fixing it."""

    code = "fix-changed"
    message = Message(
        vi="Tệp “{name}” vừa bị thay đổi trong lúc kiểm tra nên không được sửa; hãy chạy lại.",
        en="“{name}” was changed while it was checked and is not fixed; run again.",
    )


class UnwritableEncodingError(DondocError):
    """The text cannot be written back as it was."""

    code = "fix-encoding"
    message = Message(
        vi="Không ghi sửa đổi vào “{name}” được ({encoding}); hãy lưu văn bản thành .docx hoặc .txt (UTF-8) rồi chạy lại.",
        en="Fixes cannot be written into “{name}” ({encoding}); save it as .docx or .txt (UTF-8) and run again.",
    )
