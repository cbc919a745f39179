"""What can go wrong between a person and the command line."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class UsageError(DondocError):
    """Base of what is wrong with the options themselves; nothing was read."""


class OutputNeededError(UsageError):
    """A workbook cannot be printed."""

    code = "usage-output-needed"
    message = Message(
        vi="Định dạng xlsx cần tên tệp kết quả: thêm -o TÊN.xlsx.",
        en="xlsx needs a file to write to: add -o NAME.xlsx.",
    )


class OutputIsInputError(UsageError):
    """The result would overwrite what is read."""

    code = "usage-output-is-input"
    message = Message(
        vi="-o trùng với một tệp đầu vào; hãy chọn tên khác.",
        en="-o is one of the input files; choose another name.",
    )


class OutputIsFolderError(UsageError):
    """The result is one file; a folder has no place for it."""

    code = "usage-output-is-folder"
    message = Message(
        vi="-o “{name}” là một thư mục; hãy thêm tên tệp, ví dụ {name}/theo-doi.xlsx.",
        en="-o “{name}” is a folder; add the name of a file, such as {name}/tracker.xlsx.",
    )


class NothingToCheckError(UsageError):
    """Neither a file nor a rule to explain."""

    code = "usage-no-files"
    message = Message(
        vi="Cần ít nhất một tệp hoặc thư mục để kiểm tra.",
        en="At least one file or folder to check is needed.",
    )


class WriteAloneError(UsageError):
    """`--write` says how to fix, not that."""

    code = "usage-write-alone"
    message = Message(vi="--write chỉ dùng cùng với --fix.", en="--write is used with --fix only.")


class OutputError(DondocError):
    """The result cannot be written where it was asked for."""

    code = "output-unwritable"
    message = Message(
        vi="Không ghi được kết quả vào “{name}”: thư mục không tồn tại, không có quyền ghi hoặc hết chỗ.",
        en="Cannot write the result to “{name}”: no such folder, no permission, or no space left.",
    )


class OutputLostError(DondocError):
    """Standard output is closed, or what it leads to takes no more."""

    code = "output-lost"
    message = Message(
        vi="Không in được kết quả: đầu ra đã đóng hoặc hết chỗ. Tệp của bạn không bị thay đổi.",
        en="The result cannot be printed: the output is closed or full. Your files are unchanged.",
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


class OfficeMissingError(DondocError):
    """The engine is installed without the office."""

    code = "office-missing"
    message = Message(
        vi='Chưa cài phần văn phòng. Chạy: pip install "dondoc[office]".',
        en='The office is not installed. Run: pip install "dondoc[office]".',
    )
