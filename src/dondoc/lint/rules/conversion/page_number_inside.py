"""CD007 page-number-inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_NUMBER = re.compile(r"\n[ \t]*((?:[Tt]rang |[Pp]age )?\d{1,3}(?:/\d{1,3})?|- ?\d{1,3} ?-)[ \t]*\r?\n")

_NEAR = 200  # characters: no wider gap stands inside a sentence


@rule(
    "CD007",
    "page-number-inside",
    Message(vi="Số trang lẫn vào nội dung", en="A page number stands inside the text"),
    severity="info",
    origin="conversion",
    wrong={"Giao Văn phòng tổng hợp\n«2»\nkết quả trước ngày 20/4/2024.": "Giao Văn phòng tổng hợp kết quả."},
)
def page_number_inside(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số trang của bản gốc chen giữa nội dung khi lấy chữ từ PDF hoặc bản quét.

    Trong bảng, con số đứng riêng một dòng là dữ liệu nên chỉ xét khi nó cắt ngang câu.

    English: a page number of the source interrupts the text.
    """
    for found in _NUMBER.finditer(page.text):
        before = page.text[max(0, found.start() - _NEAR) : found.start()].rstrip()[-1:]
        after = page.text[found.end() : found.end() + _NEAR].lstrip()[:1]
        if (before.isalpha() or before == ",") and after.islower():
            yield Hit.at(Span(*found.span(1)))
