"""NG012 deadline-over."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "NG012",
    "deadline-over",
    Message(vi="Thời hạn {day} đã qua", en="The deadline {day} is over"),
    severity="info",
    wrong={},
)
def deadline_over(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ở thời điểm kiểm tra, thời hạn này đã qua.

    Chỉ xét khi người dùng cho biết “hôm nay” và văn bản chưa có số (còn là dự thảo): ký ra thì đã muộn.

    English: told today's date, the draft sets a deadline that is already over.
    """
    if page.today is None or notice.header.number is not None:
        return
    today = page.today.isoformat()
    for order in notice.directives:
        due = order.deadline
        if due is not None and due.latest is not None and due.latest < today:
            yield Hit.at(due.raw, day="/".join(reversed(due.latest.split("-"))))
