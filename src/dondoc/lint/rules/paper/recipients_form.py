"""TT116 recipients-form."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.looks import Form, misfits
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_WORD = Form(name="“Nơi nhận:”", name_en="“Nơi nhận:”", sizes=(12, 12), bold=True, italic=True)
_LIST = Form(
    name="Danh sách nơi nhận", name_en="The list of recipients", sizes=(11, 11), bold=False, italic=False
)


@rule(
    "TT116",
    "recipients-form",
    Message(vi="{name} phải {want}", en="{name_en} must be {want_en}"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.9",
)
def recipients_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ “Nơi nhận:” cỡ 12, nghiêng, đậm; danh sách cỡ 11, đứng.

    English: "Nơi nhận:" in 12 pt bold italics, the list in 11 pt upright.
    """
    if page.layout is None or page.recipients_at < 0:
        return
    word = page.at(page.recipients_at, page.recipients_at + len("nơi nhận"))
    yield from misfits(page.layout, page.text, word, _WORD)
    for recipient in notice.recipients:
        hits = tuple(misfits(page.layout, page.text, recipient.span, _LIST))
        yield from hits
        if hits:
            return  # one is enough: the list has one look
