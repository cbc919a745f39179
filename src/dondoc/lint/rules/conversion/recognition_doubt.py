"""CD004 recognition-doubt."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_LOW = 0.6


@rule(
    "CD004",
    "recognition-doubt",
    Message(vi="Nhận dạng chữ chưa chắc ở chỗ này{hint}", en="Recognition is not sure here{hint_en}"),
    severity="info",
    origin="conversion",
    wrong={},
)
def recognition_doubt(notice: Notice, page: Page) -> Iterator[Hit]:
    """Máy nhận dạng chữ (OCR) không chắc, hoặc lần đọc thứ hai ra khác; cần đối chiếu bản gốc.

    Số và ngày luôn được báo, chữ thường chỉ báo khi độ tin dưới 60%.

    English: OCR is unsure, or a second look read something else; compare with the original.
    """
    for doubt in page.source.doubts if page.source else ():
        if doubt.reading is not None:
            reading = f": “{doubt.reading}”?"
            yield Hit.at(doubt.span, hint=reading, hint_en=reading)
        elif doubt.confidence < _LOW:
            yield Hit.at(doubt.span, hint="", hint_en="")
