"""SL005 share-above-whole."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.amounts import amount
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_SHARE = pattern(r"chiếm (?:tỷ lệ |khoảng |gần |trên |tới ){0,2}(\d{3,4}(?:,\d+)?) ?%")


@rule(
    "SL005",
    "share-above-whole",
    Message(vi="Phần không thể chiếm {share}% của tổng", en="A part cannot be {share}% of its whole"),
    severity="error",
    wrong={"Hộ nghèo «chiếm 112%» tổng số hộ.": "Hộ nghèo chiếm 11,2% tổng số hộ."},
    right=("Thu ngân sách đạt 112% dự toán; rừng trồng chiếm 100% diện tích.",),
)
def share_above_whole(notice: Notice, page: Page) -> Iterator[Hit]:
    """“Chiếm” nói phần trong tổng nên không thể quá 100%; “đạt … kế hoạch” thì có thể.

    English: "chiếm" is a share of a whole and cannot pass 100 %.
    """
    for found in page.find(_SHARE):
        share = amount(found.group(1))
        if share is not None and share > 100:
            yield Hit.at(page.at(*found.span()), share=found.group(1))
