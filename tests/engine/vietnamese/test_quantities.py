"""Amounts with their units."""

from decimal import Decimal

import pytest

from dondoc.text.view import View
from dondoc.vietnamese.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("giá trị đạt 3,05 triệu USD;", "3,05 triệu usd", "3050000", "usd"),
        ("kinh phí 2.500 tỷ đồng", "2.500 tỷ đồng", "2500000000000", "đồng"),
        ("kinh phí 12 nghìn tỷ đồng", "12 nghìn tỷ đồng", "12000000000000", "đồng"),
        ("thành lập mới 09 doanh nghiệp", "09 doanh nghiệp", "9", "doanh nghiệp"),
        ("gieo trồng 1.234,5 ha lúa", "1.234,5 ha", "1234.5", "ha"),
        ("đón 120.000 lượt khách", "120.000 lượt khách", "120000", "lượt khách"),
        ("đạt 101,2% kế hoạch", "101,2%", "101.2", "%"),
        ("đạt 20 % kế hoạch", "20 %", "20", "%"),
        ("giảm 1,5 điểm % so với", "1,5 điểm %", "1.5", "điểm %"),
        ("thu 3 triệu.", "3 triệu", "3000000", None),
        ("tổng ba phẩy không năm triệu đồng", "ba phẩy không năm triệu đồng", "3050000", "đồng"),
        ("tăng mười hai phần trăm", "mười hai phần trăm", "12", "phần trăm"),
        ("nặng 15kg", "15kg", "15", "kg"),
    ],
)
def test_an_amount_is_read(text: str, written: str, value: str, unit: str | None) -> None:
    folded = View(text).folded
    [found] = find_quantities(folded)
    assert (folded[found.start : found.end], found.value, found.unit) == (written, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15/4/2023",
        "số 30/2020/NĐ-CP",
        "tháng 4 năm 2023",
        "2. Tổ chức họp",
        "QCVN 01-2021",
        "1.2.3 đồng",
        "xã Ba Tri",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    assert find_quantities(View(text).folded) == []


def test_percent_and_points_differ() -> None:
    share, points = find_quantities("đạt 20%, tăng 2 điểm phần trăm")
    assert (share.percent, share.points) == (True, False)
    assert (points.percent, points.points) == (False, True)


def test_a_long_text_costs_no_more_than_its_length() -> None:
    assert len(find_quantities("hai tỷ đồng " * 20_000)) == 20_000
