"""TT013 authority-spacing."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "TL.CHỦ TỊCH", "KT.GIÁM ĐỐC": the abbreviation, its full stop, and no space.
_UNSPACED = pattern(
    r"(tm|kt|tl|tuq|q)\."
    r"(?=(?:uỷ ban|chủ tịch|giám đốc|trưởng|chánh|hội đồng|ban|bí thư|bộ trưởng|cục|thủ))"
)


@rule(
    "TT013",
    "authority-spacing",
    Message(vi="Thiếu dấu cách sau “{authority}.”", en="The space is missing after “{authority}.”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.7",
    fixable=True,
    wrong={
        "Nơi nhận:\n- Lưu: VT.\n\n«TL.CHỦ» TỊCH\nCHÁNH VĂN PHÒNG\nLò Thị Ánh": (
            "Nơi nhận:\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLò Thị Ánh"
        ),
    },
    right=("Nơi nhận:\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Ánh",),
)
def authority_spacing(notice: Notice, page: Page) -> Iterator[Hit]:
    """Sau TM., KT., TL., TUQ., Q. phải có một dấu cách rồi mới đến chức vụ.

    English: a space stands between the abbreviation of authority and the post.
    """
    for start, line in page.lines:
        found = _UNSPACED.match(line) if line[:1] in _LETTERS and line[1:4].find(".") >= 0 else None
        if found is None:
            continue
        authority = page.cased[start : start + found.end(1)]
        end = line.find(" ", found.end())
        after = page.cased[start + found.end() : start + (end if end > 0 else len(line))]
        if authority.isupper():
            stop = start + found.end() + len(after)
            yield page.replaced(start, stop, f"{authority}. {after}", authority=authority)


_LETTERS = ("t", "k", "q")
