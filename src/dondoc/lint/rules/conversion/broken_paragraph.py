"""CD002 broken-paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_ITEM = re.compile(r"(?:[a-zđ]|[ivx]{1,4})[).]")


@rule(
    "CD002",
    "broken-paragraph",
    Message(vi="Câu bị ngắt giữa chừng thành hai đoạn", en="A sentence is broken into two paragraphs"),
    origin="conversion",
    fixable=True,
    wrong={
        "Giao Văn phòng tổng «hợp\n\nkết» quả trước ngày 20/4/2024.": "Giao Văn phòng tổng hợp kết quả trước ngày 20/4/2024."
    },
    right=("THÔNG BÁO\n\nKết luận họp\n\n1. Kết quả\n\na) Về thu ngân sách:\n\nb) về chi",),
)
def broken_paragraph(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dòng trống chen giữa câu, thường ở chỗ sang trang; không phải lỗi của người soạn.

    English: an empty line inside a sentence, usually at a page break of the source.
    """
    text = page.text
    for found in _BREAK.finditer(text):
        stop = found.start() - (text[found.start() - 1 : found.start()] == "\r")
        before, after = text[stop - 1 : stop], text[found.end() : found.end() + 1]
        if not (before.isalpha() or before == ",") or not after.islower() or _ITEM.match(text, found.end()):
            continue
        start = text.rfind(" ", 0, stop) + 1
        start = max(start, text.rfind("\n", start, stop) + 1)
        end = next(
            (at for at in range(found.end(), min(len(text), found.end() + 40)) if text[at].isspace()),
            found.end(),
        )
        if text[start:stop].isupper():
            continue
        whole = f"{text[start:stop]} {text[found.end() : end]}"
        yield Hit.at(Span(start, end), whole)
