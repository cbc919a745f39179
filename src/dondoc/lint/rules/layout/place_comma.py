"""TT020 place-comma."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


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
    place, day = notice.header.place, notice.header.date
    if place is None or day is None:
        return
    between = page.text[place.span.end : day.span.start]
    if len(between) <= _NEAR and "," not in between and not between.strip():
        yield Hit.at(place.span, f"{place.span.of(page.text)},")


_NEAR = 4  # characters: else something else stands between them
