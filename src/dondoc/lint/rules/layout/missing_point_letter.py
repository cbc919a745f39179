"""TT025 missing-point-letter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_NEXT = dict(itertools.pairwise(_ALPHABET))


@rule(
    "TT025",
    "missing-point-letter",
    Message(
        vi="Sau điểm “{before})” phải là “{right})”, không phải “{found})”",
        en="After “{before})” comes “{right})”, not “{found})”",
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
    wrong={
        "a) Rà soát.\nb) Tổng hợp.\nc) Báo cáo.\nd) Trình ký.\n«e)» Lưu hồ sơ.": (
            "a) Rà soát.\nb) Tổng hợp.\nc) Báo cáo.\nd) Trình ký.\nđ) Lưu hồ sơ."
        )
    },
    right=("a) Rà soát.\nb) Tổng hợp.\nGhi chú.\na) Báo cáo.\nb) Trình ký.",),
)
def missing_point_letter(notice: Notice, page: Page) -> Iterator[Hit]:
    """Thứ tự các điểm không được bỏ chữ; “đ)” đứng sau “d)”.

    Bỏ chữ thì viện dẫn “điểm đ khoản 2” sẽ không đúng chỗ.

    English: the letters of points follow each other without a gap; "đ)" comes after "d)".
    """
    before, list_before = "", None
    for parent, letter, span in page.points:
        right = _NEXT.get(before)
        if parent == list_before and letter != "a" and right and letter != right and letter in _NEXT:
            yield Hit.at(span, before=before, right=right, found=letter)
        before, list_before = letter, parent
