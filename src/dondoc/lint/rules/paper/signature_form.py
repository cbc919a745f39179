"""TT115 signature-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_CAPACITY = Form(
    name="Quyền hạn, chức vụ",
    name_en="Authority and post",
    sizes=(13, 14),
    bold=True,
    italic=False,
    capitals=True,
)
_SIGNER = Form(
    name="Họ tên người ký", name_en="The name of the signer", sizes=(13, 14), bold=True, italic=False
)


@rule(
    "TT115",
    "signature-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    basis=f"{ANNEX_1}, mục II.7",
)
def signature_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Quyền hạn, chức vụ in hoa; họ tên in thường; cả hai cỡ 13-14, đứng, đậm.

    English: authority and post in bold capitals, the name in bold, 13-14 pt.
    """
    signature = notice.signature
    for fact, form in ((signature.capacity, _CAPACITY), (signature.signer, _SIGNER)):
        if page.layout is not None and fact is not None:
            yield from misfits(page.layout, page.text, fact.span, form)
