"""CT028 document-without-capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice

_NUMBER = re.compile(r":? ?\d")
_KINDS = (
    "nghị quyết", "nghị định", "quyết định", "chỉ thị", "thông tư", "thông báo", "kế hoạch", "công văn", "công điện",
    "báo cáo", "tờ trình", "chương trình", "hướng dẫn", "kết luận", "đề án",
)  # fmt: skip


@rule(
    "CT028",
    "document-without-capital",
    Message(
        vi="Tên loại văn bản được viện dẫn viết hoa: “{right} số …”",
        en="A cited document is written “{right} số …”",
    ),
    severity="info",
    basis=f"{ANNEX_2}, mục V.6",
    fixable=True,
    phrases=tuple(f"{kind} số" for kind in _KINDS),
    wrong={
        "Thực hiện «nghị quyết» số 12-NQ/HU của Huyện ủy.": "Thực hiện Nghị quyết số 12-NQ/HU của Huyện ủy."
    },
    right=("Thực hiện Nghị quyết số 12-NQ/HU; các nghị quyết số lượng lớn; báo cáo số liệu.",),
)
def document_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên loại văn bản của một văn bản cụ thể viết hoa chữ đầu: “Nghị quyết số 12-NQ/HU”.

    English: the type of a document that is cited by number has a capital.
    """
    for start, end in page.hits("CT028"):
        if page.cased[start].islower() and _NUMBER.match(page.folded, end):
            right = page.cased[start].upper() + page.cased[start + 1 : end].removesuffix(" số")
            yield page.replaced(start, start + len(right), right, right=right)
