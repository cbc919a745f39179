"""TT113 place-and-date-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_DATE = Form(name="Địa danh và thời gian", name_en="Place and date", sizes=(13, 14), bold=False, italic=True)


@rule(
    "TT113",
    "place-and-date-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
)
def place_and_date_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Địa danh và thời gian ban hành cỡ chữ 13-14, kiểu chữ nghiêng.

    English: place and date in 13-14 pt italics.
    """
    fact = notice.header.date or notice.header.place
    if page.layout is not None and fact is not None:
        yield from misfits(page.layout, page.text, fact.span, _DATE)
