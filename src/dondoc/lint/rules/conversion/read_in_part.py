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
    """Văn bản dài quá giới hạn đọc (20.000 dòng, 2.500 nội dung giao), hoặc có trang quét không nhận dạng được.

    Phần chưa đọc phải xem bằng mắt. Văn bản quá dài nên tách thành nhiều tệp; trang mờ nên quét lại. Trang đầu
    không đọc được thì cả tệp bị từ chối, vì dấu mật và phần đầu văn bản nằm ở đó.

    English: the text is longer than the limits, or a scanned page could not be read; look at it yourself.
    """
    for cut in cuts(notice, page.source):
        yield Hit.at(cut.span, said=cut.said.vi, said_en=cut.said.en)
