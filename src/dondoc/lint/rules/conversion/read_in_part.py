"""CD010 read-in-part."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.cuts import cuts
from dondoc.notice.model import Notice


@rule(
    "CD010",
    "read-in-part",
    Message(vi="Chưa đọc hết: {said}", en="Read in part: {said_en}"),
    severity="error",
    origin="conversion",
    wrong={},
)
def read_in_part(notice: Notice, page: Page) -> Iterator[Hit]:
    """Văn bản dài quá giới hạn đọc: 20.000 dòng, 2.500 nội dung giao; phần sau giới hạn phải xem bằng mắt.

    Văn bản như vậy nên tách thành nhiều tệp rồi đọc lại.

    English: the text is longer than the limits; what stands behind them was not read as the rest was.
    """
    for cut in cuts(notice):
        yield Hit.at(cut.span, said=cut.said.vi, said_en=cut.said.en)
