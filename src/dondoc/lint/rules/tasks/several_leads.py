"""NV003 several-leads."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NV003",
    "several-leads",
    Message(
        vi="{count} đơn vị cùng được giao, chưa rõ đơn vị nào chủ trì",
        en="{count} bodies are charged together; which one leads?",
    ),
    severity="info",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao «Phòng Kinh tế, Phòng Văn hóa - Xã hội» rà soát hộ nghèo trước ngày 20/4/2024.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Phòng Kinh tế chủ trì, phối hợp với Phòng Văn hóa - Xã hội "
            "rà soát hộ nghèo trước ngày 20/4/2024."
        )
    },
)
def several_leads(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ trách nhiệm: một việc giao cho nhiều đơn vị mà không nêu đơn vị chủ trì.

    Nguyên tắc là một việc một đầu mối. Nhóm đơn vị (“UBND các xã”) mỗi nơi làm phần của mình thì
    không tính.

    English: one job, several bodies, no lead among them; groups that each do their part are fine.
    """
    for order in notice.directives:
        single = [party for party in order.leads if party.kind != "group"]
        if len(single) > 1 and len(single) == len(order.leads) and "chủ trì" not in page.words(order.span):
            span = single[0].span.covering(single[-1].span)
            yield Hit((span,), {"count": len(single)})
