"""CT026 place-kind-capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice

_KINDS = ("Xã", "Huyện", "Tỉnh", "Thị trấn", "Thị xã", "Phường", "Thôn", "Bản", "Xóm")
# "Tỉnh Đoàn", "Huyện Ủy" name bodies.
_BODIES = ("Đoàn", "Ủy", "Uỷ", "Hội", "Đội")
_BEFORE = re.compile(r"(?:[^\W\d_]|,) $")


@rule(
    "CT026",
    "place-kind-capital",
    Message(
        vi="Danh từ chung “{kind}” trước tên địa danh không viết hoa",
        en="“{kind}” before the name of a place is small",
    ),
    severity="info",
    basis=f"{ANNEX_2}, mục III.1",
    fixable=True,
    wrong={"Giao UBND «Xã» An Bình rà soát hộ nghèo.": "Giao UBND xã An Bình rà soát hộ nghèo."},
    right=(
        "Xã An Bình đạt chuẩn. Phường 5, Quận 1 và Thành phố Hồ Chí Minh.",
        "Các đại biểu: Huyện ủy, Tỉnh ủy, Xã đội trưởng, Bản Đôn.",
    ),
)
def place_kind_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Từ chỉ loại đơn vị hành chính viết thường, tên riêng viết hoa: “xã An Bình”.

    Trước số, tên người hoặc sự kiện (Phường 5) và đầu câu thì viết hoa nên không xét.

    English: the common noun of an administrative unit is small before its name.
    """
    for kind in _KINDS:
        at = page.cased.find(kind)
        while at >= 0:
            end = at + len(kind)
            name = page.cased[end : end + 40].split(" ", 2)[1:] or [""]
            inside = _BEFORE.search(page.cased, max(0, at - 2), at)
            if (
                inside
                and name[0] not in _BODIES
                and name[0][:1].isupper()
                and name[0].isalpha()
                and not name[0].isupper()
            ):
                yield page.replaced(at, end, kind.lower(), kind=kind)
            at = page.cased.find(kind, end)
