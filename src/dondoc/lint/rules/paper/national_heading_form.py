"""TT110 national-heading-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_COUNTRY = Form(
    name="Quốc hiệu", name_en="The national name", sizes=(12, 13), bold=True, italic=False, capitals=True
)
_MOTTO = Form(name="Tiêu ngữ", name_en="The motto", sizes=(13, 14), bold=True, italic=False)


@rule(
    "TT110",
    "national-heading-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    basis=f"{ANNEX_1}, mục II.1",
)
def national_heading_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Quốc hiệu in hoa, cỡ 12-13, đứng, đậm; Tiêu ngữ in thường, cỡ 13-14, đứng, đậm.

    English: size and weight of the national name and the motto.
    """
    if page.layout is None:
        return
    country = page.head.find("cộng hoà xã hội chủ nghĩa việt nam")
    if country >= 0:
        span = page.at(country, country + len("cộng hoà xã hội chủ nghĩa việt nam"))
        yield from misfits(page.layout, page.text, span, _COUNTRY)
    if page.motto_at >= 0:
        end = page.head.find("\n", page.motto_at)
        span = page.at(page.motto_at, end if end > 0 else page.motto_at + len("độc lập"))
        yield from misfits(page.layout, page.text, span, _MOTTO)
