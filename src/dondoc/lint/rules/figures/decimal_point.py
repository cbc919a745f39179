"""SL006 decimal-point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_POINT = pattern(r"\.(\d{1,2})(?= ?%| (?:triệu|tỷ|nghìn|ha|tấn|tạ|kg|km|m2|m²|m3|m³|usd|đồng|lần|điểm|độ)\b)")
_DIGITS = re.compile(r"(?<![\d.,/])\d{1,4}$")


@rule(
    "SL006",
    "decimal-point",
    Message(
        vi="Phần thập phân viết sau dấu phẩy: “{right}”", en="Vietnamese decimals take a comma: “{right}”"
    ),
    fixable=True,
    wrong={"Giá trị xuất khẩu đạt «3.05» triệu USD.": "Giá trị xuất khẩu đạt 3,05 triệu USD."},
    right=("Diện tích 2.350 ha; ngày 15.4.2024; mục 1.1 nêu trên; thu 1.234,5 triệu đồng.",),
)
def decimal_point(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tiếng Việt dùng dấu phẩy cho phần thập phân, dấu chấm để ngăn cách hàng nghìn.

    “3.05 triệu” có thể bị đọc thành ba trăm lẻ năm; số có dấu chấm và một, hai chữ số phía sau
    không thể là hàng nghìn.

    English: a point followed by one or two digits cannot separate thousands; write a comma.
    """
    for found in page.find(_POINT):
        before = _DIGITS.search(page.folded, max(0, found.start() - 6), found.start())
        if before is not None:
            right = f"{before.group()},{found.group(1)}"
            yield page.replaced(before.start(), found.end(), right, right=right)
