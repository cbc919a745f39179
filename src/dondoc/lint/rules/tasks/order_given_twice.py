"""NV011 order-given-twice."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_SHORT = 30


@rule(
    "NV011",
    "order-given-twice",
    Message(vi="Nội dung giao này lặp lại nguyên văn", en="This order is given twice, word for word"),
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã kiểm tra việc lắp đặt camera trước ngày 20/4/2024.\n"
        "2. «Giao Công an xã kiểm tra việc lắp đặt camera trước ngày 20/4/2024».": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã kiểm tra việc lắp đặt camera trước ngày 20/4/2024."
        )
    },
)
def order_given_twice(notice: Notice, page: Page) -> Iterator[Hit]:
    """Hai nội dung giao giống nhau từng chữ; khi theo dõi sẽ thành hai nhiệm vụ trùng.

    English: the same sentence orders the same thing twice.
    """
    seen: set[str] = set()
    for order in notice.directives:
        words = page.words(order.span)
        if len(words) > _SHORT and order.lead_source != "heading" and words in seen:
            yield Hit((order.span,))
        seen.add(words)
