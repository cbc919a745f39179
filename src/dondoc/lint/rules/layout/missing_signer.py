"""TT009 missing-signer."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span


@rule(
    "TT009",
    "missing-signer",
    Message(vi="Không thấy {what}", en="{what_en} not found"),
    basis=f"{ANNEX_1}, mục II.7",
    about_letters=True,
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\nGiao Văn phòng tổng hợp kết quả.\nNơi nhận:\n- Như trên;\n"
        "- Lưu: VT.\n": (
            "THÔNG BÁO\nKết luận họp giao ban\nGiao Văn phòng tổng hợp kết quả.\nNơi nhận:\n- Như trên;\n"
            "- Lưu: VT.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLò Thị Ánh"
        )
    },
)
def missing_signer(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy chức vụ hoặc họ tên người ký.

    Dưới văn bản phải có quyền hạn, chức vụ và họ, chữ đệm, tên của người ký. Ở dự thảo chưa ghi
    người ký thì đây là lời nhắc.

    English: the capacity or the name of the person who signs was not found.
    """
    signature = notice.signature
    end = Span(len(page.text), len(page.text))
    if signature.capacity is None and signature.authority is None and signature.signer is None:
        data = {"what": "phần chữ ký", "what_en": "The signature block"}
        yield Hit((end,), data, severity="info" if page.headless else "warning")
    elif signature.signer is None:
        known = signature.capacity or signature.authority
        data = {"what": "họ tên người ký", "what_en": "The name of the signer"}
        yield Hit((known.span if known else end,), data)
