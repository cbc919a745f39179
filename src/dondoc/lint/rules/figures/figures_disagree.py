"""SL001 figures-disagree."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_SYLLABLES = 4


@rule(
    "SL001",
    "figures-disagree",
    Message(
        vi="“{metric}” ghi {first} ở chỗ khác, ở đây ghi {second}",
        en="“{metric}” is {first} elsewhere and {second} here",
    ),
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Kết quả quý I năm 2024\nTổng thu ngân sách nhà nước đạt 25 tỷ đồng. "
        "Thu ngân sách chung khá; tổng thu ngân sách nhà nước đạt «27 tỷ đồng».": (
            "THÔNG BÁO\nKết luận họp\n1. Kết quả quý I năm 2024\nTổng thu ngân sách nhà nước đạt 25 tỷ đồng."
        )
    },
)
def figures_disagree(notice: Notice, page: Page) -> Iterator[Hit]:
    """Cùng một chỉ tiêu, cùng kỳ, cùng đơn vị tính nhưng hai nơi ghi hai số khác nhau.

    Tên chỉ tiêu phải giống hệt và đủ dài, để không so hai thứ khác nhau.

    English: the same indicator of the same period has two values.
    """
    known: dict[tuple[str, str, str | None], tuple[str, str]] = {}
    named: set[Span] = set()
    for figure in notice.figures:
        if figure.metric is None or figure.value is None or figure.metric in named:
            continue  # several figures after one name are its parts
        named.add(figure.metric)
        metric = page.words(figure.metric)
        if metric.count(" ") + 1 < _SYLLABLES:
            continue
        key = (metric, figure.unit or "", figure.period)
        value, share = figure.value, figure.pct_of_plan or ""
        first = known.setdefault(key, (value, share))
        if first[0] != value:
            said = f"{value} {figure.unit or ''}".strip(), f"{first[0]} {figure.unit or ''}".strip()
            yield Hit((figure.span,), {"metric": metric, "second": said[0], "first": said[1]})
