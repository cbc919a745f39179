"""NV006 no-product."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NV006",
    "no-product",
    Message(vi="Nội dung giao chưa rõ sản phẩm", en="The order names no product"),
    severity="info",
    basis="Nguyên tắc “6 rõ”: rõ sản phẩm",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. «Giao Công an xã tăng cường tuần tra ban đêm trước ngày 20/4/2024».": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã xây dựng kế hoạch tuần tra ban đêm trước ngày 20/4/2024."
        )
    },
)
def no_product(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ sản phẩm: không nêu văn bản, báo cáo, công trình … nào để nghiệm thu.

    English: nothing is named by which one could tell that the work is done.
    """
    for order in notice.directives:
        if order.kind == "assigned" and order.deliverable is None:
            yield Hit((order.span,))
