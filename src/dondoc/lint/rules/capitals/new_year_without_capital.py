"""CT024 new-year-without-capital."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "CT024",
    "new-year-without-capital",
    Message(vi="Tên tết viết “{right}”", en="The name of the new year is written “{right}”"),
    severity="info",
    basis=f"{ANNEX_2}, mục V.8",
    fixable=True,
    phrases=("tết nguyên đán", "tết trung thu"),
    wrong={
        "Chuẩn bị đón «tết nguyên đán» an toàn.": "Chuẩn bị đón tết Nguyên đán an toàn.",
        "Chuẩn bị đón «Tết Nguyên Đán» an toàn.": "Chuẩn bị đón Tết Nguyên đán an toàn.",
    },
    right=("Chuẩn bị đón Tết Nguyên đán, tết Trung thu an toàn; KẾ HOẠCH ĐÓN TẾT NGUYÊN ĐÁN.",),
)
def new_year_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên ngày tết viết hoa chữ cái đầu của âm tiết thứ nhất tạo thành tên gọi: “tết Nguyên đán”.

    Chữ “tết” viết hoa hay thường đều gặp: Nghị định viết “tết Nguyên đán” và viết hoa “Tết” khi đứng thay
    cho cả tên, nên không xét chữ này.

    English: "Nguyên" and "Trung" have the capital; "tết" before them may have one or not.
    """
    for start, end in page.hits("CT024"):
        written = page.cased[start:end]
        first, second, third = written.split(" ")
        right = f"{first} {second.capitalize()} {third.lower()}"
        if written not in (right, written.upper()):
            yield page.replaced(start, end, right, right=right)
