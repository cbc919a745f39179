"""TT027 deputy-missing."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold


@rule(
    "TT027",
    "deputy-missing",
    Message(vi="Ký thay (KT.) thì người ký là cấp phó: “{right}”", en="After KT. a deputy signs: “{right}”"),
    basis=f"{ANNEX_1}, mục II.7; Điều 13",
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng tổng hợp.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
        "KT. CHỦ TỊCH\n«CHỦ TỊCH»\n\nLò Thị Ánh": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng tổng hợp.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLò Thị Ánh"
        )
    },
)
def deputy_missing(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dưới “KT. CHỦ TỊCH” phải là “PHÓ CHỦ TỊCH”; người đứng đầu không ký thay chính mình.

    English: below "KT." stands the post of a deputy, never the head's own.
    """
    signature = notice.signature
    if signature.authority is None or signature.authority.value != "KT" or signature.capacity is None:
        return
    post = fold(signature.capacity.value or "")
    head = fold(signature.on_behalf_of.value or "") if signature.on_behalf_of else ""
    if post and post == head:
        yield Hit.at(signature.capacity.span, right=f"PHÓ {signature.capacity.value}")
