"""TT109 line-spacing-out-of-range."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.notice.source import Paragraph

_OFF = 0.02


@rule(
    "TT109",
    "line-spacing-out-of-range",
    Message(vi="Khoảng cách dòng phải từ dòng đơn đến 1,5 dòng", en="Line spacing is single to 1.5 lines"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
)
def line_spacing_out_of_range(notice: Notice, page: Page) -> Iterator[Hit]:
    """Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 dòng.

    Khoảng cách ghi bằng pt được tính theo cỡ chữ lớn nhất của đoạn.

    English: lines stand between single and one and a half spacing.
    """
    wrong = [part.span for part in page.body_paragraphs if not _fits(part)]
    if wrong:
        yield Hit(tuple(wrong))


def _fits(part: Paragraph) -> bool:
    if part.line_spacing is not None:
        return 1 - _OFF <= part.line_spacing <= 1.5 + _OFF
    sizes = [run.size for run in part.runs if run.size]
    if part.line_pt is None or not sizes:
        return True
    return max(sizes) <= part.line_pt <= max(sizes) * 1.15 * 1.5 + 1
