"""NV001 no-lead."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_SURE = 0.5


@rule(
    "NV001",
    "no-lead",
    Message(vi="Nội dung giao chưa rõ ai chủ trì", en="Nobody is named to do this"),
    wrong={
        "THÔNG BÁO\nKết luận họp\nYêu cầu các đơn vị thực hiện một số nhiệm vụ sau:\n"
        "- «Rà soát toàn bộ hồ sơ tồn đọng, hoàn thành trước ngày 20/4/2024».": (
            "THÔNG BÁO\nKết luận họp\nChủ tịch UBND xã kết luận:\n"
            "- Giao Văn phòng rà soát toàn bộ hồ sơ tồn đọng, hoàn thành trước ngày 20/4/2024."
        )
    },
)
def no_lead(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ người: nội dung giao không nêu đơn vị hay cá nhân nào chủ trì.

    Việc không ai chủ trì thì không ai báo cáo kết quả. Câu kết “yêu cầu các đơn vị triển khai” ở
    cuối thông báo không làm rõ được người chủ trì của từng việc.

    English: an order that names nobody; the closing formula does not make up for it.
    """
    for order in notice.directives:
        if order.kind != "closing" and not order.leads and not order.supervisors:
            yield Hit((order.span,), severity=None if order.confidence >= _SURE else "info")
