"""What can go wrong between an administrator and a running office."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class SettingsUnusable(HouseError):
    """A setting stops the start."""

    code = "office-settings"
    message = Message(
        vi="Cấu hình chưa dùng được: {why}. Xem docs/settings.md.",
        en="The settings cannot be used: {why}. See docs/settings.md.",
    )


class AlreadyRunning(HouseError):
    """Another process holds the office's folder."""

    code = "office-already-running"
    message = Message(
        vi="Thư mục “{home}” đang được một tiến trình `dondoc office` khác dùng. Hãy dừng nó trước (Ctrl-C), rồi chạy lại.",
        en="The folder “{home}” is used by another `dondoc office` process. Stop it first (Ctrl-C), then run again.",
    )


class PortTaken(HouseError):
    """Something else listens already."""

    code = "office-port-taken"
    message = Message(
        vi="Cổng {port} trên {host} đang bận hoặc không được mở. Hãy chọn cổng khác: dondoc office up --port {other}.",
        en="Port {port} on {host} is in use or may not be opened. Choose another one: dondoc office up --port {other}.",
    )


class HostUnknown(HouseError):
    """A name to listen on that this machine does not know."""

    code = "office-host-unknown"
    message = Message(
        vi="Máy này không biết tên “{host}” nên chưa mở gì. Hãy dùng địa chỉ của máy, ví dụ: dondoc office up --host 0.0.0.0.",
        en="This machine knows no name “{host}”; nothing was opened. Use an address of it: dondoc office up --host 0.0.0.0.",
    )


class KeepsFailing(HouseError):
    """A part of the office ends right after every start."""

    code = "office-keeps-failing"
    message = Message(
        vi="{part} cứ khởi động là dừng nên văn phòng đã được tắt. Xem các dòng báo lỗi ở trên; dữ liệu vẫn nguyên.",
        en="{part} ends right after every start, so the office was stopped. See the log above; the data is unharmed.",
    )


class DatabaseUnreachable(HouseError):
    """No answer, or not the database that was meant."""

    code = "office-database"
    message = Message(
        vi="Không dùng được cơ sở dữ liệu {where}: {why}. Không có gì thay đổi.",
        en="The database {where} cannot be used: {why}. Nothing was changed.",
    )


class OfficeNotEmpty(HouseError):
    """What is there is never overwritten."""

    code = "office-not-empty"
    message = Message(
        vi="{where} đã có dữ liệu nên không ghi đè. Hãy dùng một thư mục (hoặc cơ sở dữ liệu) trống.",
        en="{where} holds data and is not overwritten. Use an empty folder (or database).",
    )


class OfficeEmpty(HouseError):
    """Nothing to back up or move."""

    code = "office-empty"
    message = Message(
        vi="Trong “{home}” chưa có văn phòng nào. Chạy `dondoc office up` trước, hoặc kiểm tra DONDOC_HOME.",
        en="There is no office in “{home}” yet. Run `dondoc office up` first, or check DONDOC_HOME.",
    )


class BackupExists(HouseError):
    """A backup overwrites nothing."""

    code = "backup-exists"
    message = Message(
        vi="Đã có tệp “{name}” nên không ghi đè; hãy chọn tên khác.",
        en="“{name}” exists and is not overwritten; choose another name.",
    )


class BackupUnwritable(HouseError):
    """The backup could not be finished; nothing half-done stays behind."""

    code = "backup-unwritable"
    message = Message(
        vi="Không ghi được bản sao lưu “{name}”: {why}. Tệp dở dang đã được xoá; văn phòng không bị ảnh hưởng.",
        en="The backup “{name}” cannot be written: {why}. The unfinished file was removed; the office is unharmed.",
    )


class FolderUnwritable(HouseError):
    """Files cannot be put where they were asked for."""

    code = "folder-unwritable"
    message = Message(
        vi="Không ghi được vào thư mục “{name}”: {why}. Văn phòng không bị ảnh hưởng.",
        en="Nothing can be written into the folder “{name}”: {why}. The office is unharmed.",
    )


class BackupDamaged(HouseError):
    """Not one of our backups, or not whole."""

    code = "backup-damaged"
    message = Message(
        vi="Không khôi phục từ “{name}”: {why}. Không có gì được ghi.",
        en="“{name}” is not restored: {why}. Nothing was written.",
    )


class RestoreFailed(HouseError):
    """What was restored does not hold; the half-made office was removed."""

    code = "restore-failed"
    message = Message(
        vi="Khôi phục dừng giữa chừng: {why}. Thư mục lại trống như trước.",
        en="The restore stopped: {why}. The folder is empty again.",
    )


class MoveFailed(HouseError):
    """The copy does not equal the original; the original stays the office."""

    code = "move-failed"
    message = Message(
        vi="Chưa chuyển được: {why}. Văn phòng hiện tại vẫn nguyên; cơ sở dữ liệu mới vẫn trống.",
        en="The move failed: {why}. The present office is unharmed; the new database stays empty.",
    )


class OtherVersion(HouseError):
    """A transfer file that another version of the program wrote."""

    code = "transfer-other-version"
    message = Message(
        vi="Tệp “{name}” do phiên bản khác của Đôn Đốc xuất ra. Chưa nhận gì; hãy cài cùng phiên bản ở hai nơi rồi nhận lại.",
        en="“{name}” was written by another version of Đôn Đốc. Nothing was taken; use the same version at both places.",
    )


class NobodyCalled(HouseError):
    """A code or address on the command line that nobody bears."""

    code = "nobody-called-so"
    message = Message(
        vi="Không có đơn vị hoặc người nào ứng với “{what}”. Không có gì thay đổi.",
        en="No unit or person answers to “{what}”. Nothing was changed.",
    )
