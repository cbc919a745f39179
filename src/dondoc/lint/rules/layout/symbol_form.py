"""TT016 symbol-form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# The whole sign after "Số:": "12 /TB - UBND", "12-TB/UBND", "12/Tb-UBND".
_SIGN = pattern(r"^số ?: ?(\d{0,4}[a-z]? ?[/-] ?[a-zđ][a-zđ&]*(?: ?[-/] ?[a-zđ][a-zđ&]*){0,3})", re.M)


@rule(
    "TT016",
    "symbol-form",
    Message(
        vi="Số, ký hiệu viết chưa đúng: sau số là “/”, giữa các nhóm chữ là “-”, chữ in hoa, không cách",
        en="The sign is badly formed: “/” after the number, “-” between capital groups, no spaces",
    ),
    basis=f"{ANNEX_1}, mục II.3",
    fixable=True,
    about_letters=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: «12 / TB - UBND»\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        ),
        "UBND XÃ AN BÌNH\nSố: «12-TB/UBND»\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        ),
    },
    right=(
        "UBND XÃ AN BÌNH\nSố: 12/QyĐ-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nQUY ĐỊNH\nVề họp",
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/CT-TTg\nHà Nội, ngày 08 tháng 4 năm 2024\nCHỈ THỊ\nVề họp",
        "UBND XÃ AN BÌNH\nSố: 12/CTr-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nCHƯƠNG TRÌNH\nCông tác",
    ),
)
def symbol_form(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ký hiệu gồm chữ viết tắt in hoa; dấu “/” sau số, dấu “-” giữa các nhóm chữ, không cách chữ.

    Văn bản của Đảng viết khác (12-TB/HU) nên không xét. Chữ viết tắt của Phụ lục III có chữ
    thường (CTr, TTr, QyĐ) và TTg của Thủ tướng Chính phủ giữ nguyên.

    English: "12/TB-UBND": slash after the number, hyphens between groups, capitals, no spaces.
    """
    found = _SIGN.search(page.head)
    if found is None or page.of_the_party:
        return
    sign = page.cased[slice(*found.span(1))]
    groups = [group.strip() for group in re.split("[/-]", sign)]
    right = groups[0] + "/" + "-".join(map(_capital, groups[1:]))
    if sign != right and not (sign.startswith(("/", " /")) and sign.strip() == right):
        hit = page.replaced(*found.span(1), right)
        spaced = sign.replace(" ", "") == right
        yield Hit(hit.spans, fix=hit.fix, severity="info" if spaced else None)


def _capital(group: str) -> str:
    mixed = {"ctr": "CTr", "ttr": "TTr", "qyđ": "QyĐ", "trs": "TrS", "ttg": "TTg"}
    return mixed.get(group.lower(), group.upper())
