"""SL004 share-of-plan-impossible."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dondoc.errors import Message
from dondoc.lint.amounts import said
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

# Things that come in whole numbers, so a plan must be a whole number too.
_COUNTED = frozenset(
    fold(unit)
    for unit in (
        "doanh nghiệp", "hộ", "người", "xã", "thôn", "trường", "dự án", "lao động", "công trình", "hợp tác xã",
        "sản phẩm", "cơ sở", "mô hình", "hồ sơ", "vụ", "lượt", "đơn vị", "chỉ tiêu", "tiêu chí", "thửa", "nhà",
    )
)  # fmt: skip
_LARGEST = 400


@rule(
    "SL004",
    "share-of-plan-impossible",
    Message(
        vi="{value} {unit} không thể bằng {share}% của một kế hoạch tròn {unit}",
        en="{value} {unit} cannot be {share}% of any whole plan",
    ),
    severity="info",
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\n1. Đánh giá kết quả quý I năm 2024\n"
        "Kinh tế tiếp tục phát triển, thành lập mới «9 doanh nghiệp» đạt 21,5% kế hoạch.": (
            "THÔNG BÁO\nKết luận họp giao ban\n1. Đánh giá kết quả quý I năm 2024\n"
            "Kinh tế tiếp tục phát triển, thành lập mới 9 doanh nghiệp đạt 20% kế hoạch."
        )
    },
    right=(
        "THÔNG BÁO\nKết luận họp giao ban\n1. Đánh giá kết quả quý I năm 2024\n"
        "Kinh tế tiếp tục phát triển, thành lập mới 9 doanh nghiệp đạt 23% kế hoạch.",
    ),
)
def share_of_plan_impossible(notice: Notice, page: Page) -> Iterator[Hit]:
    """Số đếm được chia cho tỷ lệ không ra một kế hoạch là số nguyên, kể cả khi làm tròn.

    Ví dụ 9 doanh nghiệp đạt 20% ứng với kế hoạch 45; còn 9 doanh nghiệp đạt 21,5% thì không kế hoạch
    nào cho kết quả đó.

    English: no whole plan gives the stated share of this count, even when rounded.
    """
    for figure in notice.figures:
        value, share = Decimal(figure.value or 0), Decimal(figure.pct_of_plan or 0)
        if not value or not share or figure.unit is None or fold(figure.unit) not in _COUNTED:
            continue
        if value == value.to_integral_value() and value < _LARGEST and not _plan_exists(value, share):
            yield Hit.at(figure.span, value=said(value), unit=figure.unit, share=said(share))


def _plan_exists(value: Decimal, share: Decimal) -> bool:
    exponent = share.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    nearest = int(value * 100 / share)
    shares = (value * 100 / plan for plan in range(max(1, nearest - 1), nearest + 3))
    # Rounded to the last digit, or cut off behind it.
    return any(-step / 2 <= exact - share < step for exact in shares)
