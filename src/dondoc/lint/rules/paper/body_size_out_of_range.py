"""TT105 body-size-out-of-range."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.grouping import joined
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_LOW, _HIGH = 13.0, 14.0


@rule(
    "TT105",
    "body-size-out-of-range",
    Message(
        vi="Nội dung cỡ chữ {sizes}, phải từ 13 đến 14", en="The body is set in {sizes} pt, allowed 13 to 14"
    ),
    basis=f"{ANNEX_1}, mục II.6",
)
def body_size_out_of_range(notice: Notice, page: Page) -> Iterator[Hit]:
    """Nội dung văn bản cỡ chữ 13 đến 14, kiểu chữ đứng.

    Chữ trong bảng không xét.

    English: the content is set in 13 to 14 points; tables excepted.
    """
    wrong = [
        run
        for paragraph in page.body_paragraphs
        for run in paragraph.runs
        if run.size is not None and not _LOW <= run.size <= _HIGH and run.span.of(page.text).strip()
    ]
    if wrong:
        sizes = ", ".join(sorted({f"{run.size:g}" for run in wrong}))
        yield Hit(joined(run.span for run in wrong), {"sizes": sizes})
