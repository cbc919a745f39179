"""SL003 share-out-of-line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.amounts import amount, said, unit_of
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "đạt 80/100 xã, bằng 75%", "80/100 (75%)"; searched from the slash.
_SHARE = pattern(
    r"/(\d[\d.]*(?:,\d+)?)(?= )[^\n.;:/%\d]{0,40}?[ (](?:đạt|bằng|chiếm|tương đương|tỷ lệ|=|\()"
    r"(?: tỷ lệ| khoảng| gần)? ?\(?(\d{1,3}(?:[,.]\d{1,2})?) ?%"
)
_WHOLE = re.compile(r"(?<![\d/.,])\d[\d.]*(?:,\d+)?$")


@rule(
    "SL003",
    "share-out-of-line",
    Message(
        vi="{part}/{whole} là {right}%, không phải {stated}%", en="{part}/{whole} is {right}%, not {stated}%"
    ),
    severity="error",
    wrong={"Toàn xã có «12/16 thôn đạt 85%» chuẩn văn hóa.": "Toàn xã có 12/16 thôn đạt 75% chuẩn văn hóa."},
    right=(
        "Thu ngân sách 2.350/2.500 triệu đồng, bằng 94% dự toán.",
        "Toàn xã có 13/16 thôn, đạt 81,3%; 5/16 thôn chiếm 31%.",
        "Theo Quyết định 12/2024/QĐ-UBND, đạt 75% kế hoạch.",
    ),
)
def share_out_of_line(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tỷ lệ phần trăm không bằng thương của hai con số đứng ngay trước nó.

    Chấp nhận sai số làm tròn của chữ số cuối.

    English: the percentage beside "12/16" is not the quotient, rounding allowed for.
    """
    if "%" not in page.folded or "/" not in page.folded:
        return
    for found in page.find(_SHARE):
        before = _WHOLE.search(page.folded, max(0, found.start() - 14), found.start())
        if before is None:
            continue
        part, whole, stated = (amount(words) for words in (before.group(), found.group(1), found.group(2)))
        if part is None or whole is None or stated is None or whole == 0:
            continue
        right = part / whole * 100
        if abs(right - stated) > unit_of(found.group(2)):
            data = {"part": before.group(), "whole": found.group(1), "stated": found.group(2)}
            yield Hit((page.at(before.start(), found.end()),), {**data, "right": said(right)})
