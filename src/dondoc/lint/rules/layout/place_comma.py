"""TT020 place-comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "Cẩm Thủy ngày 5 tháng 4 năm 2024" on a line of its own in the heading.
_LINE = pattern(
    r"^((?:[^\W\d_]+[ .]?-?){1,6}?) ?[.;:]? "
    r"(?=ngày (?:\d{1,2} |\W{0,12})tháng (?:\d{1,2} |\W{0,8})năm \d{0,4}\s*$)",
    re.M,
)


@rule(
    "TT020",
    "place-comma",
    Message(vi="Sau địa danh phải có dấu phẩy", en="A comma follows the place"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.4",
    fixable=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\n«An Bình» ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
    right=("UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận",),
)
def place_comma(notice: Notice, page: Page) -> Iterator[Hit]:
    """Giữa địa danh và ngày ban hành có dấu phẩy: “An Bình, ngày 08 tháng 4 năm 2024”.

    English: a comma stands between the place and the date.
    """
    found = _LINE.search(page.head)
    if found is not None:
        place = page.cased[slice(*found.span(1))].rstrip()
        yield page.replaced(found.start(), found.start() + len(place), f"{place},")
