"""TT008 missing-recipients."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span


@rule(
    "TT008",
    "missing-recipients",
    Message(vi="Không thấy nơi nhận", en="The list of recipients was not found"),
    basis=f"{ANNEX_1}, mục II.9",
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\nGiao Văn phòng tổng hợp kết quả.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": (
            "THÔNG BÁO\nKết luận họp giao ban\nGiao Văn phòng tổng hợp kết quả.\nNơi nhận:\n- Như trên;\n"
            "- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
        )
    },
)
def missing_recipients(notice: Notice, page: Page) -> Iterator[Hit]:
    """Không tìm thấy mục “Nơi nhận”.

    Nơi nhận cho biết ai phải thực hiện, ai được biết; đơn vị được giao việc mà không có trong nơi
    nhận thì sẽ không nhận được văn bản.

    English: there is no "Nơi nhận"; nobody knows who gets the document.
    """
    if not notice.recipients and page.recipients_at < 0:
        end = len(page.text)
        yield Hit((Span(end, end),), severity="info" if page.headless else "warning")
