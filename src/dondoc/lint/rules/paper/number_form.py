"""TT112 number-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_NUMBER = Form(name="Số, ký hiệu", name_en="Number and sign", sizes=(13, 13), bold=False, italic=False)


@rule(
    "TT112",
    "number-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.3",
)
def number_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số, ký hiệu cỡ chữ 13, kiểu chữ đứng, không đậm, đặt giữa dưới tên cơ quan.

    English: number and sign in 13 pt, upright, not bold.
    """
    fact = notice.header.symbol or notice.header.number
    if page.layout is not None and fact is not None:
        yield from misfits(page.layout, page.text, fact.span, _NUMBER)
