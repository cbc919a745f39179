"""NV008 unclear-authority."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "tham mưu" needs somebody to advise; "tham mưu UBND xã", "tham mưu cho", "tham mưu, trình" name him.
_ADVISE = pattern(r"\btham mưu\b")


@rule(
    "NV008",
    "unclear-authority",
    Message(vi="Tham mưu cho ai, ai ký ban hành?", en="Advise whom, and who signs?"),
    severity="info",
    basis="Nguyên tắc “6 rõ”: rõ thẩm quyền",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã «tham mưu» văn bản chấn chỉnh trước ngày 20/4/2024.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Công an xã tham mưu cho Chủ tịch UBND xã văn bản chấn chỉnh "
            "trước ngày 20/4/2024."
        )
    },
)
def unclear_authority(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ thẩm quyền: giao tham mưu mà không nêu tham mưu cho ai, trình ai ký ban hành.

    English: "tham mưu" without saying whom to advise or who decides.
    """
    for order in notice.directives:
        if order.adviser_to or order.report_to or order.kind != "assigned":
            continue
        start, end = page.place(order.span)
        if page.folded.find("tham mưu", start, end) < 0:
            continue
        found = _ADVISE.search(page.folded, start, end)
        if found is not None:
            yield Hit.at(page.at(*found.span()))
