"""CT040 space-before-mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_MARK = re.compile(r"(?<=[^\s|])[ \t\u00a0]+([,;:!?]|\.(?![./\d]))(?=\s|$)")
_ALONE = (",", ";", ":", ".", "!", "?")


@rule(
    "CT040",
    "space-before-mark",
    Message(vi="Thừa dấu cách trước dấu câu", en="A space stands before the punctuation mark"),
    severity="info",
    fixable=True,
    about_letters=True,
    wrong={"Giao Văn phòng tổng hợp« ,» báo cáo.": "Giao Văn phòng tổng hợp, báo cáo."},
    right=("Trên đây là kết luận ./.", "Các nội dung ... tiếp tục thực hiện."),
)
def space_before_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dấu câu viết liền chữ đứng trước, sau dấu câu mới có dấu cách.

    English: punctuation follows the word directly.
    """
    if not page.written.isdisjoint(_ALONE):
        for found in _MARK.finditer(page.text):
            yield Hit.at(Span(*found.span()), found.group(1))
