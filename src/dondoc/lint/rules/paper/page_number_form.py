"""TT117 page-number-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.notice.source import PageNumber


@rule(
    "TT117",
    "page-number-form",
    Message(vi="Số trang phải {want}", en="The page number must be {want_en}"),
    severity="info",
    basis=f"{ANNEX_1}, mục I.7",
)
def page_number_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số trang đặt giữa lề trên, cỡ chữ 13-14, không hiển thị ở trang thứ nhất.

    Văn bản một trang không cần số trang nên tệp không có số trang thì không xét.

    English: the page number stands centred in the top margin, 13-14 pt, not on page one.
    """
    for sheet in page.layout.pages if page.layout else ():
        if sheet.number is None:
            continue
        wants = tuple(_wants(sheet.number))
        if wants:
            data = {
                "want": ", ".join(want[0] for want in wants),
                "want_en": ", ".join(want[1] for want in wants),
            }
            yield Hit((page.first_of(sheet.span),), data)


def _wants(number: PageNumber) -> Iterator[tuple[str, str]]:
    if number.part != "header" or number.alignment != "center":
        yield "ở giữa lề trên", "centred in the top margin"
    if number.on_first_page:
        yield "ẩn ở trang đầu", "hidden on page one"
    if number.size is not None and not 13 <= number.size <= 14:
        yield "cỡ chữ 13-14", "13-14 pt"
