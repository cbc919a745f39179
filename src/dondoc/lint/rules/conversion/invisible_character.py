"""CD009 invisible-character."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Fix, Notice
from dondoc.text.spans import Span

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@rule(
    "CD009",
    "invisible-character",
    Message(vi="Có ký tự ẩn trong văn bản", en="Invisible characters stand in the text"),
    severity="info",
    origin="conversion",
    fixable=True,
    signs=tuple(_INVISIBLE),
    wrong={"Giao Văn«\u200b» phòng tổng hợp.": "Giao Văn phòng tổng hợp."},
)
def invisible_character(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ký tự không nhìn thấy (khoảng trắng rộng bằng không, gạch nối mềm) làm sai tìm kiếm.

    Báo một lần cho cả văn bản.

    English: zero-width characters and soft hyphens break searching; reported once.
    """
    spans = tuple(Span(*place) for place in page.signs("CD009"))
    if spans:
        yield Hit(spans, fix=tuple(Fix(span=span, replacement="") for span in spans))
