"""TT006 missing-type."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT006",
    "missing-type",
    Message(vi="Không thấy tên loại văn bản", en="The type of the document was not found"),
    basis=f"{ANNEX_1}, mục II.5",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nKết luận họp giao ban\nGiao": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận\nGiao"
        )
    },
)
def missing_type(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy tên loại (THÔNG BÁO, KẾ HOẠCH …) ở phần đầu văn bản.

    Mọi văn bản hành chính, trừ công văn, đều có tên loại bằng chữ in hoa, đặt giữa dòng.

    English: the type of the document (THÔNG BÁO …) was not found.
    """
    kind = notice.header.doc_type
    if kind is None or kind.rule.endswith("from-symbol"):
        yield Hit((page.start,), severity="info" if page.headless else "warning")
