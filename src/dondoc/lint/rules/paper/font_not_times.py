"""TT103 font-not-times."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.grouping import joined
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold


@rule(
    "TT103",
    "font-not-times",
    Message(vi="Phông chữ {fonts}, phải là Times New Roman", en="The font is {fonts}, not Times New Roman"),
    basis=f"{ANNEX_1}, mục I.4",
)
def font_not_times(notice: Notice, page: Page) -> Iterator[Hit]:
    """Phông chữ tiếng Việt Times New Roman, bộ mã Unicode, áp dụng cho cả văn bản.

    English: the whole document is set in Times New Roman.
    """
    runs = [run for run in page.printed_runs if run.font and fold(run.font) not in _TIMES]
    if runs:
        fonts = ", ".join(sorted({run.font for run in runs if run.font}))
        yield Hit(joined(run.span for run in runs), {"fonts": fonts})


_TIMES = ("times new roman", "symbol", "wingdings")  # the latter two draw bullets and boxes
