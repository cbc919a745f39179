"""Formulas: what is read, what is refused and why, units checked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc_office.measures.formulas.expressions import (
    FormulaNotRead,
    Name,
    Of,
    check_units,
    computed,
    names,
    order_of,
    read_formula,
)
from dondoc_office.measures.units_of_measure import NUMBER, read_unit

UNITS = {
    "HO": read_unit("hộ"),
    "HN": read_unit("hộ"),
    "THU": read_unit("tỷ đồng"),
    "DT": read_unit("triệu đồng"),
    "DAN": read_unit("người"),
    "TL": read_unit("%"),
    "TL2": read_unit("%"),
}
VALUES = {"HO": "30000", "HN": "2400", "THU": "2.5", "DT": "2000", "DAN": "131257", "TL": "92.5", "TL2": "90"}


def result(text: str, unit: str = "") -> Decimal | None:
    node = read_formula(text)
    return computed(node, lambda one: Decimal(VALUES[one.code]), UNITS, read_unit(unit) if unit else NUMBER)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("HN / HO * 100", "%", "8"),
        ("(HO - HN) / HO * 100", "%", "92"),
        ("THU / DT * 100", "%", "125"),
        ("THU + DT", "tỷ đồng", "4.5"),
        ("THU - DT", "triệu đồng", "500"),
        ("TL - TL2", "điểm %", "2.5"),
        ("HO * TL / 100", "hộ", "27750"),
        ("1 - 0,5 * 2", "", "0"),
        ("-HN + HO", "hộ", "27600"),
        ("2 - 1 - 1", "", "0"),
        ("8 / 2 / 2", "", "2"),
    ],
)
def test_a_formula_gives_its_value_in_its_unit(text: str, unit: str, value: str) -> None:
    node = read_formula(text)
    check_units(node, UNITS, read_unit(unit) if unit else NUMBER)
    assert result(text, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("HO + DAN", "hộ", "không cộng, trừ được"),
        ("THU + 5", "tỷ đồng", "không cộng, trừ được"),
        ("TL - TL2", "%", "điểm %"),
        ("THU / DAN", "tỷ đồng", "cho ra"),
        ("HN / HO", "hộ", "cho ra"),
        ("KHONG / HO", "%", "không có chỉ tiêu"),
        ("HO", "điểm %", "cho ra"),
    ],
)
def test_units_that_do_not_agree_are_refused(text: str, unit: str, why: str) -> None:
    with pytest.raises(FormulaNotRead) as refused:
        check_units(read_formula(text), UNITS, read_unit(unit))
    assert why in refused.value.said.vi


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HO +",
        "* HO",
        "(HO",
        "HO)",
        "HO HN",
        "__import__('os')",
        "HO ** 2",
        "HO; HN",
        "exec(HO)",
        "cung_ky(HO + HN)",
        "cung_ky()",
        "cung_ky(5)",
        "1..2",
        "(" * 40 + "HO" + ")" * 40,
        "HO + " * 200 + "HO",
        "lambda: 1",
        "HO.value",
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(FormulaNotRead):
        read_formula(text)


def test_the_year_before_and_the_plan_are_named_as_such() -> None:
    node = read_formula("THU / cung_ky(THU) * 100 - ke_hoach(DT) / DT")
    assert list(names(node)) == [Name("THU"), Name("THU", Of.YEAR_BEFORE), Name("DT", Of.PLAN), Name("DT")]


def test_a_missing_part_or_a_zero_divisor_gives_no_value() -> None:
    node = read_formula("HN / HO * 100")
    assert computed(node, lambda one: None, UNITS, read_unit("%")) is None
    assert computed(node, lambda one: Decimal(0), UNITS, read_unit("%")) is None


def test_formulas_come_after_those_they_use_and_never_in_a_circle() -> None:
    trees = {"A": read_formula("B + C"), "B": read_formula("C * 2"), "D": read_formula("A - B")}
    ordered = order_of(trees)
    assert ordered.index("B") < ordered.index("A") < ordered.index("D")
    with pytest.raises(FormulaNotRead):
        order_of({"A": read_formula("B"), "B": read_formula("A")})


@settings(deadline=None)
@given(st.text(alphabet="AB1+-*/().,_ \t", max_size=40))
def test_no_text_does_anything_but_parse_or_be_refused(text: str) -> None:
    try:
        node = read_formula(text)
    except FormulaNotRead:
        return
    computed(node, lambda one: Decimal(3), {one.code: NUMBER for one in names(node)}, NUMBER)
