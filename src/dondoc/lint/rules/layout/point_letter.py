"""TT024 point-letter."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_NO_LETTERS = "fjwz"


@rule(
    "TT024",
    "point-letter",
    Message(
        vi="Thứ tự điểm dùng bảng chữ cái tiếng Việt, không có “{letter})”",
        en="Vietnamese points have no “{letter})”",
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
    wrong={
        "a) Rà soát.\nb) Tổng hợp.\nc) Báo cáo.\nd) Trình.\nđ) Lưu.\ne) Gửi.\n«f)» Công khai.": (
            "a) Rà soát.\nb) Tổng hợp.\nc) Báo cáo.\nd) Trình.\nđ) Lưu.\ne) Gửi.\ng) Công khai."
        )
    },
)
def point_letter(notice: Notice, page: Page) -> Iterator[Hit]:
    """Điểm đánh theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k, l, m …

    English: points are lettered by the Vietnamese alphabet, which has no f, j, w or z.
    """
    for _, letter, span in page.points:
        if letter in _NO_LETTERS:
            yield Hit.at(span, letter=letter)
