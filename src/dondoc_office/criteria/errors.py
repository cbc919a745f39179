"""What can go wrong with criteria and their assessment."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class SetInUse(HouseError):
    """A set by which communes are being assessed is not changed under them."""

    code = "criteria-set-in-use"
    http_status = 409
    message = Message(
        vi="Bộ “{name}” đang được dùng để đánh giá nên không sửa được. Hãy sao chép thành bộ mới rồi sửa; chưa có gì thay đổi.",
        en="“{name}” is in use by an assessment, so it cannot be changed. Copy it and change the copy; nothing was changed.",
    )


class SetNotOwn(HouseError):
    """A national set stays as it was published."""

    code = "criteria-set-not-own"
    http_status = 409
    message = Message(
        vi="Bộ “{name}” là bộ chung của cả nước nên không sửa tại đây. Hãy sao chép thành bộ của cơ quan rồi sửa.",
        en="“{name}” is a national set and is not changed here. Copy it to a set of the office and change that.",
    )


class SetEmpty(HouseError):
    """Nothing can be assessed by a set without criteria."""

    code = "criteria-set-empty"
    http_status = 422
    message = Message(
        vi="Bộ “{name}” chưa có tiêu chí nào nên chưa mở đợt được. Hãy nhập tiêu chí từ Excel trước.",
        en="“{name}” has no criteria yet, so nothing can be assessed by it. Import its criteria from Excel first.",
    )


class CampaignClosed(HouseError):
    """After the last day nothing more is entered."""

    code = "assessment-closed"
    http_status = 409
    message = Message(
        vi="Đợt đánh giá đã hết hạn ngày {day}. Kết quả giữ nguyên; cần sửa thì đề nghị cơ quan mở đợt gia hạn.",
        en="The assessment ended on {day}. Results stay; ask the office to extend it if something must change.",
    )


class ResultNeeded(HouseError):
    """An assessment without a result says nothing."""

    code = "assessment-result-needed"
    http_status = 422
    message = Message(
        vi="Hãy chọn “Đạt” hoặc “Chưa đạt”, hoặc nhập số liệu nếu tiêu chí đã có ngưỡng. Chưa có gì thay đổi.",
        en="Choose “Met” or “Not met”, or enter the figure where there is a threshold. Nothing was changed.",
    )


class ReasonNeeded(HouseError):
    """Returning, flagging, reopening and leaving out are not done without saying why."""

    code = "assessment-reason-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi rõ lý do. Kết quả giữ nguyên.", en="Please give the reason. Nothing was changed."
    )


class NotFailing(HouseError):
    """A task is given for what is not met."""

    code = "assessment-not-failing"
    http_status = 409
    message = Message(
        vi="Chỉ giao việc cho tiêu chí chưa đạt. Ô này hiện không ở tình trạng đó; chưa giao việc nào.",
        en="A task is given for a criterion that is not met. This cell is not; no task was given.",
    )


class NothingToInherit(HouseError):
    """The unit has no parts that were assessed."""

    code = "assessment-nothing-to-inherit"
    http_status = 409
    message = Message(
        vi="Không tìm thấy kết quả của các xã cũ trong đợt đã chọn nên chưa kế thừa ô nào.",
        en="No results of the former communes were found in that assessment, so nothing was taken over.",
    )


class FigureNeedsReason(HouseError):
    """A figure other than the approved one of the indicator says why."""

    code = "assessment-figure-needs-reason"
    http_status = 422
    message = Message(
        vi="{code}: số {said} khác số liệu đã duyệt {known} ({period}). Hãy ghi lý do ở cột ghi chú; chưa ghi gì.",
        en="{code}: {said} is not the approved figure {known} ({period}). Say why in the note; nothing was written.",
    )


class CampaignDayWrong(HouseError):
    """A campaign does not end before it begins."""

    code = "assessment-day-wrong"
    http_status = 422
    message = Message(
        vi="Ngày cuối không được trước ngày mở đợt ({opens}). Không có gì thay đổi.",
        en="The last day cannot lie before the first ({opens}). Nothing was changed.",
    )


class GroupInUse(HouseError):
    """Thresholds name a group or region that would go."""

    code = "criteria-group-in-use"
    http_status = 409
    message = Message(
        vi="Nhóm xã hoặc vùng {codes} đang có ngưỡng riêng nên không bỏ được. Hãy bỏ các ngưỡng đó trước; không có gì thay đổi.",
        en="Thresholds are kept for {codes}, so it cannot go. Remove them first; nothing was changed.",
    )
