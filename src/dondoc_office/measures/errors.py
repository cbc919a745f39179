"""What can go wrong with indicators and their values."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class EntriesRefused(HouseError):
    """Some cells cannot be taken, so none was."""

    code = "measure-entries-refused"
    http_status = 422
    message = Message(
        vi="{count} ô chưa nhận được nên chưa lưu ô nào. Ô đầu tiên: {first_vi}",
        en="{count} cells cannot be taken, so none was saved. The first: {first_en}",
    )

    def __init__(self, reasons: Sequence[Message]) -> None:
        self.reasons = reasons
        super().__init__(count=len(reasons), first_vi=reasons[0].vi, first_en=reasons[0].en)


class StepReasonNeeded(HouseError):
    """Returning and reopening are not done without saying why."""

    code = "measure-reason-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi rõ lý do. Số liệu giữ nguyên.", en="Please give the reason. Nothing was changed."
    )


class NothingToMove(HouseError):
    """No value is in a state from which this leads on."""

    code = "measure-nothing-to-move"
    http_status = 409
    message = Message(
        vi="Không có số liệu nào ở tình trạng làm được việc này. Không có gì thay đổi.",
        en="No value is in a state for this. Nothing was changed.",
    )


class AlreadyLocked(HouseError):
    """The period is closed, or is not."""

    code = "measure-period-locked"
    http_status = 409
    message = Message(
        vi="Kỳ {period} của {office} đã chốt rồi. Không có gì thay đổi.",
        en="{office} has closed {period} already. Nothing was changed.",
    )


class NotOnItsOwn(HouseError):
    """The unit of measure of figures that stand cannot be changed under them."""

    code = "measure-unit-has-figures"
    http_status = 409
    message = Message(
        vi="Chỉ tiêu đã có {count} số liệu tính bằng “{unit}”: không đổi đơn vị tính được. Hãy lập chỉ tiêu mới.",
        en="The indicator holds {count} values in “{unit}”: its unit cannot change. Make a new indicator.",
    )


class OtherWorkbook(HouseError):
    """A workbook of another office or another period."""

    code = "measure-other-workbook"
    http_status = 422
    message = Message(
        vi="Tệp này không phải của {office}, {period}. Hãy tải tệp mẫu của đúng đơn vị và kỳ; chưa ghi ô nào.",
        en="This file is not of {office}, {period}. Take the template of that unit and period; nothing was saved.",
    )


class SecretFigures(HouseError):
    """A restricted document gives no figures to a table that everybody reads."""

    code = "measure-secret-figures"
    http_status = 403
    message = Message(
        vi="Văn bản hạn chế: không lấy số của nó vào bảng chung. Chưa ghi số nào.",
        en="The document is restricted: its figures do not go into the common table. Nothing was saved.",
    )
