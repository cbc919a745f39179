"""CT024 new-year-without-capital."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "CT024",
    "new-year-without-capital",
    Message(vi="Viết “Tết Nguyên đán”", en="Written “Tết Nguyên đán”"),
    severity="info",
    basis=f"{ANNEX_2}, mục V.6",
    fixable=True,
    phrases=("tết nguyên đán",),
    wrong={"Chuẩn bị đón «tết nguyên đán» an toàn.": "Chuẩn bị đón Tết Nguyên đán an toàn."},
    right=("Chuẩn bị đón Tết Nguyên đán an toàn.",),
)
def new_year_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên ngày lễ, ngày kỷ niệm viết hoa: “Tết Nguyên đán”.

    English: the name of the lunar new year has capitals on "Tết" and "Nguyên".
    """
    for start, end in page.hits("CT024"):
        written = page.cased[start:end]
        if written != "Tết Nguyên đán" and not written.isupper() and written[1:] != "ết Nguyên Đán":
            yield page.replaced(start, end, "Tết Nguyên đán")
