"""CT027 sentence-without-capital."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice

_SHORT_FORMS = ("v.v", "tp.", "st.", "stt", "tr.", "đ/c", "pgs", "ths")


@rule(
    "CT027",
    "sentence-without-capital",
    Message(vi="Đầu câu phải viết hoa", en="A sentence begins with a capital"),
    severity="info",
    basis=f"{ANNEX_2}, mục I",
    fixable=True,
    about_letters=True,
    wrong={
        "Các xã đã rà soát xong. «g»iao Văn phòng tổng hợp.": "Các xã đã rà soát xong. Giao Văn phòng tổng hợp."
    },
    right=("Phối hợp với các ngành, v.v. để rà soát; tại TP. Hồ Chí Minh.",),
)
def sentence_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Viết hoa chữ cái đầu âm tiết thứ nhất của câu hoàn chỉnh, sau dấu chấm.

    English: the first letter after a full stop is a capital.
    """
    at = page.cased.find(". ")
    while at >= 0:
        letter = page.cased[at + 2 : at + 3]
        before = page.cased[max(0, at - 4) : at]
        if letter.islower() and before[-3:].isalpha() and not before.lower().endswith(_SHORT_FORMS):
            yield page.replaced(at + 2, at + 3, letter.upper())
        at = page.cased.find(". ", at + 2)
