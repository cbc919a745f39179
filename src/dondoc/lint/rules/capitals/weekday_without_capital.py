"""CT025 weekday-without-capital."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_DATED = pattern(r"^(?: ?\(| ?,)? ?(?:ngày|hằng tuần|hàng tuần|tuần (?:này|tới|sau)|\d)")


@rule(
    "CT025",
    "weekday-without-capital",
    Message(vi="Tên thứ trong tuần viết “thứ {right}”", en="The weekday is written “thứ {right}”"),
    severity="info",
    basis=f"{ANNEX_2}, mục V.8",
    fixable=True,
    phrases=tuple(f"thứ {name}" for name in ("hai", "ba", "tư", "năm", "sáu", "bảy")),
    wrong={"Họp giao ban vào thứ «hai» hằng tuần.": "Họp giao ban vào thứ Hai hằng tuần."},
    right=("Nhiệm vụ thứ hai là giải phóng mặt bằng; phiên họp thứ ba của Ban.",),
)
def weekday_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ngày trong tuần không viết bằng số thì viết hoa: “thứ Hai”.

    Chỉ xét khi rõ là ngày (sau đó có ngày, “hằng tuần”), không xét thứ tự.

    English: weekdays in words have a capital; ordinal numbers have not.
    """
    for start, end in page.hits("CT025"):
        name = start + len("thứ ")
        if page.cased[name].islower() and _DATED.match(page.folded[end : end + 14]):
            right = page.cased[name].upper() + page.cased[name + 1 : end]
            yield page.replaced(name, end, right, right=right)
