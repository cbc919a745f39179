"""CT044 unbalanced-bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_BRACKETS = re.compile(r"[()]")
_ITEM = re.compile(r"(?:^|[\s(,;])(?:[a-zđ]|\d{1,2}|[ivx]{1,4})$")


@rule(
    "CT044",
    "unbalanced-bracket",
    Message(vi="Dấu ngoặc mở mà không đóng, hoặc đóng mà không mở", en="A bracket without its partner"),
    severity="info",
    about_letters=True,
    wrong={"Giao Phòng Kinh tế «(»chủ trì rà soát.": "Giao Phòng Kinh tế (chủ trì) rà soát."},
    right=("Thực hiện theo điểm a) khoản 2; 1) rà soát; (2) tổng hợp (nếu có).",),
)
def unbalanced_bracket(notice: Notice, page: Page) -> Iterator[Hit]:
    """Mỗi dấu ngoặc mở phải có dấu ngoặc đóng trong cùng đoạn.

    Cách đánh mục “a)”, “1)” không tính.

    English: brackets come in pairs within a paragraph; item marks such as "a)" excepted.
    """
    if page.folded.count("(") == page.folded.count(")"):
        return
    for start, line in page.lines:
        if line.count("(") != line.count(")"):
            for place in _lonely(line):
                yield Hit.at(page.at(start + place, start + place + 1))


def _lonely(line: str) -> list[int]:
    opened: list[int] = []
    lonely: list[int] = []
    for found in _BRACKETS.finditer(line):
        if found.group() == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif not _ITEM.search(line, max(0, found.start() - 6), found.start()):
            lonely.append(found.start())
    return lonely + opened
