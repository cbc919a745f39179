"""CT041 missing-space-after-mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_COMMA = re.compile(r"[,;](?=[^\W\d_])")
_STOP = re.compile(r"\.(?=[^\W\d_][^\W\d_])")


@rule(
    "CT041",
    "missing-space-after-mark",
    Message(vi="Thiếu dấu cách sau “{mark}”", en="The space after “{mark}” is missing"),
    severity="info",
    fixable=True,
    about_letters=True,
    wrong={
        "Giao các phòng«,»ban rà soát.": "Giao các phòng, ban rà soát.",
        "Đã tổng hợp xong«.»Giao Văn phòng báo cáo.": "Đã tổng hợp xong. Giao Văn phòng báo cáo.",
    },
    right=("Thu 3,05 triệu USD; TP.HCM; email: vp@anbinh.gov.vn; TL.CHỦ TỊCH; v.v.",),
)
def missing_space_after_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Sau dấu phẩy, chấm phẩy, chấm phải có dấu cách.

    Số thập phân, chữ viết tắt, địa chỉ thư và trang web không tính.

    English: a space follows commas, semicolons and full stops; numbers, short forms, addresses excepted.
    """
    text = page.text
    for found in _COMMA.finditer(text):
        yield _spaced(found)
    for found in _STOP.finditer(text):
        at = found.start()
        ends_a_word = text[max(0, at - 3) : at].isalpha() and text[max(0, at - 3) : at].islower()
        if ends_a_word and text[at + 1].isupper() and text[at + 2].islower():
            yield _spaced(found)


def _spaced(found: re.Match[str]) -> Hit:
    return Hit.at(Span(*found.span()), f"{found.group()} ", mark=found.group())
