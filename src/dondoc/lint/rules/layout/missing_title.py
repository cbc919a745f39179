"""TT007 missing-title."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT007",
    "missing-title",
    Message(vi="Không thấy trích yếu nội dung", en="The title (trích yếu) was not found"),
    basis=f"{ANNEX_1}, mục II.5",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\n«THÔNG BÁO»\n"
        "1. Giao Văn phòng tổng hợp kết quả trước ngày 20/4/2024.": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\n"
            "Kết luận họp giao ban tháng 4\n1. Giao Văn phòng tổng hợp kết quả trước ngày 20/4/2024."
        )
    },
)
def missing_title(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy trích yếu dưới tên loại.

    Trích yếu phản ánh khái quát nội dung; thiếu nó thì sổ văn bản và phép tìm kiếm không dùng được.

    English: there is no title (trích yếu) below the type of the document.
    """
    header = notice.header
    if header.title is None:
        span = header.doc_type.span if header.doc_type else page.start
        yield Hit((span,), severity="info" if page.headless and header.doc_type is None else "warning")
