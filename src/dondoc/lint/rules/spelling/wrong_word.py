"""CT002 wrong-word."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.casing import with_capitals_of
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "CT002",
    "wrong-word",
    Message(
        vi="“{found}” không phải một từ; có lẽ là “{right}”", en="“{found}” is no word; perhaps “{right}”"
    ),
    severity="error",
    fixable=True,
    about_letters=True,
    wrong={"Sơ kết các «trương trình» mục tiêu.": "Sơ kết các chương trình mục tiêu."},
    right=("Sơ kết các chương trình; chủ trương trình Hội đồng nhân dân.",),
)
def wrong_word(notice: Notice, page: Page) -> Iterator[Hit]:
    """Hai âm tiết đều có thật nhưng ghép lại không thành từ, trong khi sửa một âm dễ lẫn thì thành từ.

    Các cặp dễ lẫn: tr/ch, s/x, d/gi/r, l/n, hỏi/ngã, n/ng, t/c … Chỉ báo khi từ đứng trước và đứng sau
    không giải thích được âm tiết nào (“chủ trương | trình Hội đồng”).

    English: both syllables exist, the compound does not, and one common confusion makes it a word.
    """
    for slip in page.slips:
        found = page.cased[slip.start : slip.end]
        right = with_capitals_of(found, slip.right)
        yield page.replaced(slip.start, slip.end, right, found=found, right=right)
