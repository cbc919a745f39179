"""TT015 number-without-zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "Số: 5/TB-UBND"; the zero belongs to numbers from 1 to 9 only.
_NUMBER = pattern(r"^số ?: ?([1-9])(?= ?[/-] ?[a-zđ])", re.M)


@rule(
    "TT015",
    "number-without-zero",
    Message(
        vi="Số nhỏ hơn 10 phải ghi thêm số 0: “{right}”", en="Numbers below 10 take a leading zero: “{right}”"
    ),
    basis=f"{ANNEX_1}, mục II.3",
    fixable=True,
    about_letters=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: «5»/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND XÃ AN BÌNH\nSố: 05/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
    right=("UBND XÃ AN BÌNH\nSố: 15/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận",),
)
def number_without_zero(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số văn bản nhỏ hơn 10 phải thêm số 0 ở trước: 05/TB-UBND.

    English: document numbers below ten are written with a leading zero.
    """
    found = _NUMBER.search(page.head)
    if found is not None:
        right = f"0{found.group(1)}"
        yield page.replaced(*found.span(1), right, right=right)
