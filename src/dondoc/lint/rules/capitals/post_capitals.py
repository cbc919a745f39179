"""CT021 post-capitals."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.casing import recased
from dondoc.lint.page import Page
from dondoc.lint.posts import official_post
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice

_JOBS = ("Công chức", "Cán bộ", "Chuyên viên", "Kế toán")  # what one does, not a post one holds


@rule(
    "CT021",
    "post-capitals",
    Message(
        vi="Chức vụ trước tên người viết hoa là “{right}”", en="The post before a name is written “{right}”"
    ),
    basis=f"{ANNEX_2}, mục V.3",
    fixable=True,
    about_letters=True,
    wrong={
        "Giao «phó chủ tịch» Lò Văn Tú trực tiếp chỉ đạo.": "Giao Phó Chủ tịch Lò Văn Tú trực tiếp chỉ đạo.",
    },
    right=("Giao chủ tịch UBND các xã rà soát.", "Đồng chí Lò Văn Tú được bầu làm bí thư."),
)
def post_capitals(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chức vụ gắn với tên một người cụ thể thì viết hoa: “Phó Chủ tịch Lò Văn Tú”.

    English: a post in front of a person's name has capitals.
    """
    for mention in page.bodies:
        if mention.person is None or mention.person[0] == mention.start:
            continue
        written = page.cased[mention.start : mention.person[0]].rstrip(" -,(")
        official = official_post(written)
        if official is None or official.startswith(_JOBS):
            continue
        right = recased(written, official)
        if right is not None and (right.first or right.missing):
            start = mention.start + right.start
            yield page.replaced(start, mention.start + right.end, right.text, right=right.text)
