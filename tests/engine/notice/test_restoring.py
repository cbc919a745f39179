"""Marks that recognition lost are put back only where the words of orders leave no choice."""

from __future__ import annotations

import pytest

from dondoc.notice.orders.restoring import restored
from dondoc.notice.reader import read_notice
from dondoc.text.view import View

MEANT = {
    "phôi hơp vơi Sơ Tài chính": "phối hợp với Sở Tài chính",
    "gưi Sơ Y tế trươc ngày 20": "gửi Sở Y tế trước ngày 20",
    "PHỐI HƠP thưc hiên": "PHỐI HỢP thực hiện",
    "kê từ ngày ban hành": "kể từ ngày ban hành",
}
UNTOUCHED = [
    "Đài Phát thanh và Truyền hình tỉnh, Báo Hải Lăng",  # no "tình báo"
    "kế hoạch từ nguồn vốn",
    "Bà Hồ Thị Vơi, bản Nà Sơ",
    "nguồn gốc đất, hoa màu",
]


@pytest.mark.parametrize(("written", "meant"), MEANT.items())
def test_what_was_meant_is_put_back(written: str, meant: str) -> None:
    assert restored(View(written)).cased == meant


@pytest.mark.parametrize("written", UNTOUCHED)
def test_what_may_be_right_stays(written: str) -> None:
    assert restored(View(written)).cased == written


def test_spans_are_those_of_the_text_as_it_is() -> None:
    text = (
        "UBND HUYỆN A\n\nTHÔNG BÁO\nKết luận\n\nChủ tịch UBND huyện kết luận:\n"
        "1. Yêu câu các xã phôi hơp kiêm tra, triên khai thưc hiên, tô chưc chi đạo đảm bao an toàn.\n"
        "2. Giao Phong Y tế gưi bao cáo vê Văn phong trươc ngày 20/5/2023.\n"
    )

    order = read_notice(text).directives[-1]

    assert order.span.of(text) == "Giao Phong Y tế gưi bao cáo vê Văn phong trươc ngày 20/5/2023"
    assert [party.span.of(text) for party in order.leads] == ["Phong Y tế"]
    assert order.deadline and order.deadline.value == "2023-05-20"
