"""TT111 agency-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_PARENT = Form(
    name="Tên cơ quan chủ quản",
    name_en="The parent agency",
    sizes=(12, 13),
    bold=False,
    italic=False,
    capitals=True,
)
_AGENCY = Form(
    name="Tên cơ quan ban hành",
    name_en="The issuing agency",
    sizes=(12, 13),
    bold=True,
    italic=False,
    capitals=True,
)


@rule(
    "TT111",
    "agency-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    basis=f"{ANNEX_1}, mục II.2",
)
def agency_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Cơ quan ban hành in hoa, cỡ 12-13, đứng, đậm; cơ quan chủ quản cùng cỡ nhưng không đậm.

    English: the issuing agency in bold capitals of 12-13 pt, the parent agency not bold.
    """
    header = notice.header
    for fact, form in ((header.parent_agency, _PARENT), (header.issuing_agency, _AGENCY)):
        if page.layout is not None and fact is not None:
            yield from misfits(page.layout, page.text, fact.span, form)
