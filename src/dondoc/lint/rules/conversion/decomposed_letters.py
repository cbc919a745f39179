"""CD005 decomposed-letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_SPLIT = re.compile("[^\\W\\d_][\u0300-\u036f]+")


@rule(
    "CD005",
    "decomposed-letters",
    Message(
        vi="Chữ tổ hợp (NFD) {share}: tìm kiếm và so sánh dễ sai",
        en="Decomposed letters (NFD) {share_en}: searching and comparing may fail",
    ),
    severity="info",
    origin="conversion",
    basis="TCVN 6909:2001",
    wrong={},
)
def decomposed_letters(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dấu thanh là ký tự rời đứng sau chữ cái (Unicode tổ hợp) thay vì chữ dựng sẵn.

    Trông giống nhau nhưng máy coi là khác; nên lưu văn bản bằng Unicode dựng sẵn.

    English: tone marks stand as separate characters; they look alike but compare differently.
    """
    if not page.has_high_byte(0x03):
        return
    spans = [Span(*found.span()) for found in _SPLIT.finditer(page.text)]
    if spans:
        whole = len(spans) > len(page.text) / 20
        data = (
            {"share": "cả văn bản", "share_en": "throughout"}
            if whole
            else {"share": "lẫn vào", "share_en": "mixed in"}
        )
        yield Hit(tuple(spans[:20]), data)
