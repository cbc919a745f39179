"""What can go wrong with projects."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class ProjectReasonNeeded(HouseError):
    """A step back, a stop and a revised plan say why."""

    code = "project-reason-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi lý do. Không có gì thay đổi.",
        en="Say why. Nothing was changed.",
    )


class BelowNothing(HouseError):
    """A sum or an area below nought."""

    code = "project-below-nothing"
    http_status = 422
    message = Message(
        vi="Số liệu không được âm, phần đã làm không được hơn toàn bộ. Chưa ghi gì.",
        en="No figure may be below nought, and no more may be done than there is. Nothing was written.",
    )


class MonthNotYet(HouseError):
    """A month that has not begun."""

    code = "project-month-not-yet"
    http_status = 422
    message = Message(
        vi="Tháng {month}/{year} chưa đến nên chưa có số giải ngân. Chưa ghi gì.",
        en="{month}/{year} has not begun, so nothing was disbursed in it. Nothing was written.",
    )


class ObstacleHasTask(HouseError):
    """One obstacle has one task."""

    code = "project-obstacle-has-task"
    http_status = 409
    message = Message(
        vi="Vướng mắc này đã có nhiệm vụ hoặc đã gỡ xong. Không giao thêm.",
        en="This obstacle already has a task or is removed. No other was made.",
    )


class FinishDayNeeded(HouseError):
    """A finished or settled project has its day, not after today."""

    code = "project-finish-day-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi ngày của bước này, không sau hôm nay. Không có gì thay đổi.",
        en="Give the day of this step, not after today. Nothing was changed.",
    )
