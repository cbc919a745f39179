"""NV002 no-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_SURE = 0.5


@rule(
    "NV002",
    "no-deadline",
    Message(vi="Nội dung giao chưa có thời hạn", en="The order has no deadline"),
    basis="Nguyên tắc “6 rõ”: rõ thời gian",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. «Giao Công an xã tham mưu văn bản chấn chỉnh việc lấn chiếm vỉa hè».": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã tham mưu văn bản chấn chỉnh việc lấn chiếm vỉa hè, "
            "hoàn thành trước ngày 20/4/2024."
        )
    },
)
def no_deadline(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ thời gian: đã giao cho một đơn vị nhưng không có thời hạn.

    “Trong thời gian tới”, “kịp thời”, “sớm” không phải thời hạn. Thời hạn ghi ở đề mục được tính
    cho các việc bên dưới.

    English: somebody is charged, but no date; "soon" and "in the time to come" are no deadline.
    """
    for order in notice.directives:
        if order.kind == "assigned" and order.leads and order.deadline is None:
            yield Hit((order.span,), severity=None if order.confidence >= _SURE else "info")
