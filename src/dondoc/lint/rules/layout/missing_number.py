"""TT001 missing-number."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "Số: /TB-UBND", "Số:     -TB/HU"; not "Số lượng: 5".
_NUMBER_LINE = pattern(r"^số ?:[^\n;]{0,40}|^số ?/ ?[^\n;]{0,40}", 8)


@rule(
    "TT001",
    "missing-number",
    Message(vi="Văn bản chưa có số", en="The document has no number"),
    severity="error",
    basis=f"{ANNEX_1}, mục II.3",
    about_letters=True,
    wrong={
        "UBND HUYỆN MƯỜNG LAI\n«Số: /TB-UBND»\nMường Lai, ngày 05 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND HUYỆN MƯỜNG LAI\nSố: 17/TB-UBND\nMường Lai, ngày 05 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
)
def missing_number(notice: Notice, page: Page) -> Iterator[Hit]:
    """Văn bản chưa có số thì sau này không thể viện dẫn hay tra cứu.

    Số do văn thư cấp khi phát hành, liên tục từ 01 trong năm. Ở dự thảo, đây là lời nhắc; nếu cả
    phần đầu văn bản không có trong tệp thì chỉ ghi nhận là không tìm thấy, không coi là lỗi.

    English: the number is blank or absent, so nobody can cite the document later.
    """
    number = notice.header.number
    if number is not None and number.value:
        return
    line = _NUMBER_LINE.search(page.head)
    if line is not None:
        yield Hit.at(page.at(*line.span()))
    elif page.headless:
        yield Hit((page.start,), severity="info", origin="conversion")
    else:
        yield Hit((page.start,), severity="warning")
