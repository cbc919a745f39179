"""Real figures with the arithmetic done right: the seed, Cẩm Thủy 2022, the province's plan of 2023 (domain.md 0, 4.1)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc_office.measures.formulas.comparing import (
    Direction,
    Goal,
    ValueKind,
    Verdict,
    against,
    compared,
    counted,
    implied_plan_agrees,
    share_of_change,
)

D = Decimal
AMOUNT, COUNT, RATE, INDEX = ValueKind.AMOUNT, ValueKind.COUNT, ValueKind.RATE, ValueKind.INDEX


@pytest.mark.parametrize(
    ("what", "value", "plan", "share", "verdict"),
    [
        ("lương thực có hạt 2022, nghìn tấn", "65.2", "56", "116.4", Verdict.EXCEEDED),
        ("đất tích tụ 2022, ha", "452.5", "430", "105.2", Verdict.EXCEEDED),
        ("gai xanh 2022, ha", "150.1", "300", "50.0", Verdict.NOT_MET),
        ("rừng trồng mới 2022, ha", "730.6", "619", "118.0", Verdict.EXCEEDED),
        ("gieo trồng quý I/2023, ha", "5262.4", "5200", "101.2", Verdict.EXCEEDED),
        ("doanh nghiệp quý I/2023", "9", "45", "20.0", Verdict.NOT_MET),
        ("xuất khẩu tỉnh 2023, triệu USD", "5500", "5500", "100.0", Verdict.MET),
        ("thu ngân sách tỉnh 2023, tỷ đồng", "43100", "35340", "122.0", Verdict.EXCEEDED),
    ],
)
def test_an_amount_is_a_share_of_its_plan(
    what: str, value: str, plan: str, share: str, verdict: Verdict
) -> None:
    found = against(D(value), Goal(least=D(plan)), AMOUNT)
    assert (found.share, found.verdict, found.difference) == (D(share), verdict, None), what


@pytest.mark.parametrize(
    ("what", "value", "plan", "points", "verdict"),
    [
        ("GRDP tỉnh 2023 ≥ 11 %", "7.01", "11", "-3.99", Verdict.NOT_MET),
        ("BHYT ≥ 93,7 %", "94.2", "93.7", "0.5", Verdict.EXCEEDED),
        ("đô thị hóa ≥ 38 %", "38", "38", "0", Verdict.MET),
    ],
)
def test_a_rate_differs_by_points_and_has_no_share(
    what: str, value: str, plan: str, points: str, verdict: Verdict
) -> None:
    found = against(D(value), Goal(least=D(plan)), RATE)
    assert (found.difference, found.verdict, found.share) == (D(points), verdict, None), what


def test_where_less_is_better_a_value_under_the_ceiling_is_met() -> None:
    assert against(D("4.2"), Goal(most=D(5)), RATE).verdict is Verdict.EXCEEDED
    assert against(D("5"), Goal(most=D(5)), RATE).verdict is Verdict.MET
    assert against(D("5"), Goal(most=D(5), strict=True), RATE).verdict is Verdict.NOT_MET
    over = against(D(12), Goal(most=D(10)), COUNT)
    assert (over.verdict, over.share) == (Verdict.NOT_MET, D("120.0"))


def test_a_reduction_is_measured_by_its_own_way() -> None:
    assert share_of_change(D(8), D(6), D(5)) == D("66.7")
    assert share_of_change(D(8), D(9), D(5)) == D("-33.3")
    assert share_of_change(D(5), D(5), D(5)) is None


@pytest.mark.parametrize(
    ("value", "verdict", "outside"),
    [
        ("12", Verdict.NOT_MET, "-3"),
        ("15", Verdict.MET, "0"),
        ("18", Verdict.MET, "0"),
        ("21.5", Verdict.NOT_MET, "1.5"),
    ],
)
def test_a_range_is_met_inside_and_says_how_far_outside(value: str, verdict: Verdict, outside: str) -> None:
    goal = Goal(D(15), D(20))
    found = against(D(value), goal, RATE)
    assert goal.direction is Direction.RANGE
    assert (found.verdict, found.difference) == (verdict, D(outside))


def test_yes_or_no_is_met_or_not() -> None:
    assert against(D(1), Goal(least=D(1)), ValueKind.YES_NO).verdict is Verdict.MET
    assert against(D(0), Goal(least=D(1)), ValueKind.YES_NO).verdict is Verdict.NOT_MET


def test_without_a_figure_or_a_plan_nothing_is_said() -> None:
    assert against(None, Goal(least=D(1)), AMOUNT).verdict is Verdict.UNKNOWN
    assert against(D(1), None, AMOUNT).verdict is Verdict.UNKNOWN
    assert against(D(1), Goal(), AMOUNT).verdict is Verdict.UNKNOWN
    assert against(D(1), Goal(least=D(0)), AMOUNT).share is None


@pytest.mark.parametrize(
    ("what", "value", "before", "percent"),
    [
        ("công nghiệp 2022, tỷ đồng: +16,4 %", "1937.91", "1664.88", "16.4"),
        ("nông, lâm, thủy sản 2022, tỷ đồng: +3,8 %", "2480", "2388.75", "3.8"),
        ("lượt khách 2022: 1,7 lần", "171000", "100588", "70.0"),
    ],
)
def test_an_amount_grows_in_percent(what: str, value: str, before: str, percent: str) -> None:
    assert compared(D(value), D(before), AMOUNT).percent == D(percent), what


def test_a_rate_moves_by_points_and_two_definitions_are_not_compared() -> None:
    assert compared(D("92.5"), D("90"), RATE).difference == D("2.5")
    assert compared(D("92.5"), D("90"), RATE).percent is None
    across = compared(D("12.1"), D("4.5"), RATE, same_definition=False)
    assert (across.comparable, across.difference, across.percent) == (False, None, None)


def test_growth_from_nothing_is_no_percentage() -> None:
    assert compared(D(5), D(0), AMOUNT).percent is None
    assert compared(D(5), D(0), AMOUNT).difference == 5


def test_how_many_of_how_many_are_met() -> None:
    verdicts = [Verdict.MET] * 5 + [Verdict.EXCEEDED] * 3 + [Verdict.NOT_MET] * 12 + [Verdict.UNKNOWN] * 8
    found = counted(verdicts)
    assert (found.met, found.known, found.total) == (8, 20, 28)


@pytest.mark.parametrize(
    ("value", "pct", "implied", "plan", "agrees"),
    [
        ("9", "20", "45", "45", True),
        ("9", "20", "45", "40", False),
        ("5262", "101.2", "5200", "5200", True),
        ("5262", "101.2", "5199", "5201", True),
        ("5262", "101.2", "5199", "5250", False),
    ],
)
def test_09_enterprises_are_20_percent_only_of_a_plan_of_45(
    value: str, pct: str, implied: str, plan: str, agrees: bool
) -> None:
    assert implied_plan_agrees(D(implied), D(plan), D(pct), D(value)) is agrees
