"""NV005 undated-event."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NV005",
    "undated-event",
    Message(
        vi="Thời hạn phụ thuộc một sự kiện chưa ghi ngày", en="The deadline hangs on an event without a date"
    ),
    severity="info",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng hoàn thiện báo cáo «trước kỳ họp giữa năm của HĐND xã».": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng hoàn thiện báo cáo trước ngày 20/6/2024."
        )
    },
)
def undated_event(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ thời gian: “trước kỳ họp …”, “trước sơ kết …” mà không ai biết ngày.

    Nên ghi thêm ngày; khi theo dõi phải hỏi lại ngày của sự kiện.

    English: "before the session" is a deadline only when somebody writes down the day.
    """
    for order in notice.directives:
        due = order.deadline
        if due is not None and due.kind == "before_event" and due.latest is None:
            yield Hit.at(due.raw)
