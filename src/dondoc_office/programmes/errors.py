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
        vi="Vướng mắc này đang có nhiệm vụ hoặc đã gỡ xong. Không giao thêm.",
        en="This obstacle has a task under way or is removed. No other was made.",
    )


class FinishDayNeeded(HouseError):
    """A finished or settled project has its day, not after today."""

    code = "project-finish-day-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi ngày của bước này, không sau hôm nay. Không có gì thay đổi.",
        en="Give the day of this step, not after today. Nothing was changed.",
    )


class ObstacleRemoved(HouseError):
    """What is gone is not removed again."""

    code = "project-obstacle-removed"
    http_status = 409
    message = Message(
        vi="Vướng mắc này đã được ghi là đã gỡ. Không có gì thay đổi.",
        en="This obstacle is already recorded as removed. Nothing was changed.",
    )


class ObstacleStands(HouseError):
    """Only what was removed is opened again."""

    code = "project-obstacle-stands"
    http_status = 409
    message = Message(
        vi="Vướng mắc này chưa gỡ nên không có gì để mở lại. Không có gì thay đổi.",
        en="This obstacle is not removed, so there is nothing to open again. Nothing was changed.",
    )


class ObstacleDayWrong(HouseError):
    """An obstacle is gone on a day between its beginning and today."""

    code = "project-obstacle-day-wrong"
    http_status = 422
    message = Message(
        vi="Ngày gỡ xong phải từ ngày {since} (ngày nêu vướng mắc) đến hôm nay. Không có gì thay đổi.",
        en="The day of removal lies between {since}, when it began, and today. Nothing was changed.",
    )
