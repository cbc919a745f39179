"""CT043 capital-after-semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_SEMICOLON = re.compile(r"; ([^\W\d_])[^\W\d_]")
# What keeps its capital wherever it stands and is no name of a body.
_NAMES = tuple(
    fold(word) + " "
    for word in (
        "Quyết định", "Nghị quyết", "Nghị định", "Thông báo", "Kế hoạch", "Chỉ thị", "Thông tư", "Luật", "Công văn",
        "Kết luận", "Nhân dân", "Nhà nước", "Đảng", "Tết", "Điều", "Hiến pháp", "Bộ luật", "Pháp lệnh",
    )
)  # fmt: skip


@rule(
    "CT043",
    "capital-after-semicolon",
    Message(vi="Sau dấu chấm phẩy không viết hoa", en="No capital follows a semicolon"),
    severity="info",
    basis=f"{ANNEX_2}, mục I",
    about_letters=True,
    wrong={"Thu ngân sách đạt khá«; Một» số chỉ tiêu vượt.": "Thu ngân sách đạt khá; một số chỉ tiêu vượt."},
    right=("Giao Phòng Nội vụ; Phòng Tư pháp; Công an xã; UBND xã An Bình thực hiện.",),
)
def capital_after_semicolon(notice: Notice, page: Page) -> Iterator[Hit]:
    """Phụ lục II viết hoa sau dấu chấm câu, không viết hoa sau dấu chấm phẩy.

    Tên riêng và tên cơ quan, chức vụ, văn bản vẫn viết hoa. Báo một lần cho cả văn bản.

    English: a semicolon does not end the sentence, so an ordinary word after it has no capital.
    """
    spans = []
    for found in _SEMICOLON.finditer(page.cased, 0, page.tail_at):
        first = page.cased[found.start(1) : found.start(1) + 2]
        if first[0].isupper() and first[1].islower() and not _is_name(page, found.start(1)):
            end = page.cased.find(" ", found.start(1))
            spans.append(page.at(found.start(), end if end > 0 else found.end()))
    if spans:
        yield Hit(tuple(spans))


def _is_name(page: Page, start: int) -> bool:
    if start in page.body_starts or page.folded.startswith(_NAMES, start):
        return True
    words = page.cased[start : start + 24].split()  # two capitals: a person or a place
    return (
        len(words) > 1 and words[1][:1].isupper() and not page.folded.startswith(("giao ", "đề nghị "), start)
    )
