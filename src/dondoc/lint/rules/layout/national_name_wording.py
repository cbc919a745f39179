"""TT026 national-name-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_RIGHT = "cộng hoà xã hội chủ nghĩa việt nam"
_BEGINS = pattern(r"^cộng hoà [^\n]{4,60}", re.M)


@rule(
    "TT026",
    "national-name-wording",
    Message(vi="Quốc hiệu viết là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”", en="The national name is misspelt"),
    basis=f"{ANNEX_1}, mục II.1",
    about_letters=True,
    wrong={
        "«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM»\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ AN BÌNH\nSố: 12/TB-UBND": (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ AN BÌNH\nSố: 12/TB-UBND"
        )
    },
    right=("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ AN BÌNH",),
)
def national_name_wording(notice: Notice, page: Page) -> Iterator[Hit]:
    """Quốc hiệu thiếu chữ, sai dấu; “HÒA” và “HOÀ” đều đúng vì chính Nghị định in cả hai.

    English: the national name lacks a letter or a mark; both tone placements are right.
    """
    if page.motto_at < 0 or _RIGHT in page.head:
        return
    found = _BEGINS.search(page.head)
    if found is not None:
        yield Hit.at(page.at(*found.span()))
