"""NV004 vague-deadline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span


@rule(
    "NV004",
    "vague-deadline",
    Message(vi="“{words}” không phải thời hạn theo dõi được", en="“{words}” is no deadline one can follow"),
    severity="info",
    phrases=(
        "trong thời gian tới",
        "thời gian tới",
        "trong thời gian sớm nhất",
        "thời gian sớm nhất",
        "sớm nhất có thể",
        "càng sớm càng tốt",
        "trong thời gian nhanh nhất",
        "thời gian nhanh nhất",
        "trong thời gian gần nhất",
        "sớm hoàn thành",
        "sớm hoàn thiện",
        "sớm báo cáo",
        "sớm trình",
        "sớm tham mưu",
        "sớm triển khai",
        "sớm giải quyết",
        "khi có điều kiện",
        "đúng thời gian quy định",
        "đúng tiến độ",
        "kịp tiến độ",
        "theo đúng tiến độ",
        "trong thời gian ngắn nhất",
        "thời gian ngắn nhất",
        "trong những ngày tới",
    ),
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã rà soát việc lắp đặt camera «trong thời gian tới».": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã rà soát việc lắp đặt camera trước ngày 20/4/2024."
        )
    },
    right=("THÔNG BÁO\nKết luận họp\nPhương hướng trong thời gian tới: kinh tế tiếp tục phát triển.",),
)
def vague_deadline(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ thời gian: lời giao chỉ có từ chỉ thời gian chung chung và không có thời hạn nào khác.

    English: an order with no deadline but vague words of time.
    """
    places = page.hits("NV004")
    if not places:
        return
    found = sorted((page.at(*place), place) for place in places)
    spans = [span for span, _ in found]
    for order in notice.directives:
        if order.deadline is not None or order.kind == "closing":
            continue
        for index in range(
            bisect_left(spans, order.span), bisect_right(spans, Span(order.span.end, order.span.end))
        ):
            yield Hit.at(spans[index], words=page.cased[slice(*found[index][1])])
