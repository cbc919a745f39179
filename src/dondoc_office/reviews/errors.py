"""What can go wrong with reviews."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class LinesWaiting(HouseError):
    """A step is ended when every goal has gone through it."""

    code = "review-lines-waiting"
    http_status = 409
    message = Message(
        vi="Còn {count} mục tiêu chưa xong bước này nên chưa chuyển bước được. Không có gì thay đổi.",
        en="{count} goals have not gone through this step yet, so it cannot be ended. Nothing was changed.",
    )


class NotNowAssessed(HouseError):
    """Self-assessment and check belong to an open review, the decision to a checked one."""

    code = "review-not-now"
    http_status = 409
    message = Message(
        vi="Kỳ sơ kết đang ở bước “{state_vi}” nên chưa nhận ý kiến này. Điều đã ghi trước vẫn giữ nguyên.",
        en="The review is “{state_en}”, so this is not taken now. What was written before is unchanged.",
    )


class LegalReasonNeeded(HouseError):
    """A goal of a resolution is adjusted or dropped on a legal ground only."""

    code = "review-legal-reason-needed"
    http_status = 422
    message = Message(
        vi="Điều chỉnh hoặc bỏ mục tiêu phải nêu căn cứ pháp lý. Chưa ghi gì.",
        en="Adjusting or dropping a goal needs its legal ground. Nothing was written.",
    )


class NewGoalNeeded(HouseError):
    """An adjusted goal has a new number."""

    code = "review-new-goal-needed"
    http_status = 422
    message = Message(
        vi="Điều chỉnh thì phải ghi mức mới. Chưa ghi gì.",
        en="An adjusted goal needs its new number. Nothing was written.",
    )


class ReviewReasonNeeded(HouseError):
    """Going back a step says why."""

    code = "review-reason-needed"
    http_status = 422
    message = Message(
        vi="Hãy ghi lý do mở lại. Không có gì thay đổi.",
        en="Say why it is opened again. Nothing was changed.",
    )
