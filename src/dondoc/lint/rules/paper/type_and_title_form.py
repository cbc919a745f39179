"""TT114 type-and-title-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_TYPE = Form(
    name="Tên loại", name_en="The type", sizes=(13, 14), bold=True, italic=False, capitals=True, centred=True
)
_TITLE = Form(name="Trích yếu", name_en="The title", sizes=(13, 14), bold=True, italic=False, centred=True)


@rule(
    "TT114",
    "type-and-title-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    basis=f"{ANNEX_1}, mục II.5",
)
def type_and_title_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên loại in hoa, trích yếu in thường; cả hai cỡ 13-14, đứng, đậm, đặt giữa dòng.

    Trích yếu công văn (sau “V/v”) theo mục khác nên không xét.

    English: type and title bold, upright, 13-14 pt, centred; the subject of a letter is not judged.
    """
    header = notice.header
    if page.layout is None or header.doc_type is None or header.doc_type.value == "công văn":
        return
    yield from misfits(page.layout, page.text, header.doc_type.span, _TYPE)
    if header.title is not None:
        yield from misfits(page.layout, page.text, header.title.span, _TITLE)
