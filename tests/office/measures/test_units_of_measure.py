"""What converts into what, and what never mixes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc_office.measures.units_of_measure import (
    UnitNotRead,
    UnitsDiffer,
    converted,
    difference_unit,
    read_unit,
)


@pytest.mark.parametrize(
    ("value", "one", "other", "result"),
    [
        ("2480", "tỷ đồng", "triệu đồng", "2480000"),
        ("3050000", "USD", "triệu USD", "3.05"),
        ("452.5", "ha", "m²", "4525000"),
        ("65.2", "nghìn tấn", "tấn", "65200"),
        ("6.5", "tấn/ha", "tạ/ha", "65"),
        ("45", "triệu đồng/người", "nghìn đồng/người", "45000"),
        ("171000", "lượt khách", "nghìn lượt khách", "171"),
        ("12", "‰", "%", "1.2"),
        ("1", "km²", "ha", "100"),
        ("131257", "nhân khẩu", "người", "131257"),
    ],
)
def test_units_of_one_kind_convert_exactly(value: str, one: str, other: str, result: str) -> None:
    assert converted(Decimal(value), one, other) == Decimal(result)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "điểm %"),
        ("tỷ đồng", "triệu USD"),
        ("ha", "tấn"),
        ("hộ", "người"),
        ("tỷ đồng", "tỷ đồng/năm"),
        ("%", "lần"),
        ("xã", "thôn"),
    ],
)
def test_units_of_two_kinds_never_mix(one: str, other: str) -> None:
    with pytest.raises(UnitsDiffer):
        converted(Decimal(1), one, other)


@pytest.mark.parametrize(
    "text", ["", "   ", "12", "1.000", "tỷ đồng/", "x" * 61, "nghìn 1.000", "tỷ", "nghìn tỷ"]
)
def test_what_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnitNotRead):
        read_unit(text)


def test_the_difference_of_two_shares_is_in_points() -> None:
    assert difference_unit("%") == "điểm %"
    assert difference_unit("tỷ đồng") == "tỷ đồng"


def test_marks_and_case_do_not_matter_but_the_noun_does() -> None:
    assert read_unit("Tỷ  đồng").like(read_unit("triệu VND"))
    assert not read_unit("lượt khách").like(read_unit("khách"))
