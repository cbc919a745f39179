"""NV012 no-accountable-leader."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_FEW = 3


@rule(
    "NV012",
    "no-accountable-leader",
    Message(
        vi="Không nội dung giao nào nêu lãnh đạo chịu trách nhiệm ({count} nội dung)",
        en="None of the {count} orders names a leader who answers for it",
    ),
    severity="info",
    basis="Nguyên tắc “6 rõ”: rõ trách nhiệm",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. «Giao Công an xã lập kế hoạch tuần tra trước ngày 20/4/2024».\n"
        "2. Giao Phòng Kinh tế lập báo cáo thu chi trước ngày 22/4/2024.\n"
        "3. Giao Trạm Y tế lập danh sách tiêm chủng trước ngày 24/4/2024.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã lập kế hoạch tuần tra trước ngày 20/4/2024.\n"
            "2. Giao Phòng Kinh tế lập báo cáo thu chi trước ngày 22/4/2024.\n"
            "3. Giao đồng chí Phó Chủ tịch UBND xã trực tiếp chỉ đạo việc tiêm chủng."
        )
    },
)
def no_accountable_leader(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ trách nhiệm: cả văn bản không nêu lãnh đạo nào trực tiếp chỉ đạo, theo dõi việc nào.

    Báo một lần, ở nội dung giao đầu tiên; văn bản chỉ có một, hai việc thì không xét.

    English: no order names a leader who directs or answers for it; said once for the document.
    """
    orders = [order for order in notice.directives if order.kind == "assigned"]
    if len(orders) < _FEW:
        return
    if not any(order.supervisors or any(lead.kind in _PERSONAL for lead in order.leads) for order in orders):
        yield Hit((orders[0].span,), {"count": len(orders)})


_PERSONAL = ("office", "person")
