"""TT017 letter-sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import DECREE, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# A công văn has no abbreviation of its own: "12/CV-UBND" is wrong, "12/UBND-VX" right.
_SIGN = pattern(r"^số ?: ?\d{0,5}[a-z]? ?/ ?(cv ?- ?)", re.M)


@rule(
    "TT017",
    "letter-sign",
    Message(vi="Công văn không có chữ viết tắt “CV” trong ký hiệu", en="A công văn has no “CV” in its sign"),
    basis=f"{DECREE}, Phụ lục III",
    fixable=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/«CV-»UBND\nV/v báo cáo quý I\nAn Bình, ngày 08 tháng 4 năm 2024": (
            "UBND XÃ AN BÌNH\nSố: 12/UBND\nV/v báo cáo quý I\nAn Bình, ngày 08 tháng 4 năm 2024"
        )
    },
    right=("UBND XÃ AN BÌNH\nSố: 12/UBND-VX\nV/v báo cáo quý I\nAn Bình, ngày 08 tháng 4 năm 2024",),
)
def letter_sign(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ký hiệu công văn gồm tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực: 12/UBND-VX.

    Bảng chữ viết tắt tên loại không có CV.

    English: the sign of a letter names the agency and the drafting unit, never "CV".
    """
    found = _SIGN.search(page.head)
    if found is not None:
        yield page.replaced(*found.span(1), "")
