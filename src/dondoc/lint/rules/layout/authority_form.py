"""TT021 authority-form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "T/M", "K/T", "T/L", "TM:" and "TUQ" without its full stop at the start of a signature line.
_WRONG = pattern(
    r"^(t/m|k/t|t/l|tm ?:|kt ?:|tl ?:|tuq ?:|tm|kt|tl|tuq|t\.m|k\.t|t\.l)\.? +"
    r"(?=(?:uỷ ban|chủ tịch|giám đốc|trưởng|chánh|hội đồng|ban )[^\n]{0,60}$)",
    re.M,
)
_RIGHT = {"t/m": "TM.", "k/t": "KT.", "t/l": "TL.", "tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ."}


@rule(
    "TT021",
    "authority-form",
    Message(vi="Quyền hạn ký viết là “{right}”", en="The authority is written “{right}”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.7",
    fixable=True,
    wrong={
        "Nơi nhận:\n- Lưu: VT.\n\n«T/M» ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ánh": (
            "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ánh"
        ),
        "Nơi nhận:\n- Lưu: VT.\n\n«KT» CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Ánh": (
            "Nơi nhận:\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Ánh"
        ),
    },
    right=("Nơi nhận:\n- Lưu: VT.\n\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC\nLò Thị Ánh",),
)
def authority_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Quyền hạn ký viết tắt TM., KT., TL., TUQ., Q. với dấu chấm; văn bản của Đảng viết T/M.

    English: the abbreviations of authority are TM., KT., TL., TUQ. and Q., with a full stop.
    """
    if page.of_the_party:
        return
    for found in _WRONG.finditer(page.folded, len(page.folded) // 3):
        written = page.cased[slice(*found.span(1))]
        right = _RIGHT[found.group(1).replace(".", "").rstrip(" :")]
        whole = page.cased[slice(*found.span())].rstrip()
        if whole != right and written.isupper():
            yield page.replaced(found.start(), found.start() + len(whole), right, right=right)
