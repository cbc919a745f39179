"""NV007 shortcoming-without-order."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NV007",
    "shortcoming-without-order",
    Message(vi="Hạn chế này chưa có nội dung giao nào xử lý", en="No order answers this shortcoming"),
    severity="info",
    wrong={},
)
def shortcoming_without_order(notice: Notice, page: Page) -> Iterator[Hit]:
    """Hạn chế, tồn tại được nêu trong phần đánh giá nhưng không có việc nào giao để khắc phục.

    Đối chiếu theo từ ngữ chung giữa hạn chế và nội dung giao, nên chỉ là lời nhắc để người soạn xem lại.

    English: the assessment names a shortcoming and nothing is ordered about it; matched by shared words.
    """
    if not notice.directives:
        return
    for finding in notice.findings:
        if finding.kind == "shortcoming" and not finding.addressed_by:
            yield Hit((finding.span,))
