"""TT101 paper-not-a-four."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_A4 = (210.0, 297.0)
_OFF = 2.0  # millimetres


@rule(
    "TT101",
    "paper-not-a-four",
    Message(
        vi="Khổ giấy {width:g} x {height:g} mm, phải là A4 (210 x 297 mm)",
        en="Paper is {width:g} x {height:g} mm, not A4",
    ),
    basis=f"{ANNEX_1}, mục I.1, I.2",
)
def paper_not_a_four(notice: Notice, page: Page) -> Iterator[Hit]:
    """Văn bản hành chính trình bày trên giấy A4, theo chiều dài; bảng lớn được xoay ngang.

    English: the paper is A4, portrait, landscape only for wide tables. Only .docx files tell.
    """
    for sheet in page.layout.pages if page.layout else ():
        short, long = sorted((sheet.width, sheet.height))
        if abs(short - _A4[0]) > _OFF or abs(long - _A4[1]) > _OFF:
            yield Hit((page.first_of(sheet.span),), {"width": sheet.width, "height": sheet.height})
