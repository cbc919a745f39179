"""On the path or off it, now and not only at the year's end; forecasts that say how they were made."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc_office.measures.formulas.comparing import Goal
from dondoc_office.measures.formulas.forecasting import (
    Forecast,
    Outlook,
    Path,
    Way,
    expected_share,
    forecast_amount,
    forecast_level,
    outlook,
    path_of_amount,
    path_of_level,
)

D = Decimal
EVEN = [D(10)] * 12
SEASON = [D(2), D(2), D(2), D(4), D(30), D(20), D(5), D(5), D(10), D(10), D(5), D(5)]


def test_without_last_year_the_path_is_even_with_it_it_follows_the_season() -> None:
    assert expected_share(3, 12) == D("0.25")
    assert expected_share(3, 12, SEASON) == D("0.06")
    assert expected_share(3, 12, [*SEASON[:11], None]) == D("0.25")
    assert expected_share(3, 12, [D(0)] * 12) == D("0.25")


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("45", Path.DONE),
        ("12", Path.ON),
        ("10.9", Path.ON),
        ("10", Path.BEHIND),
        ("9", Path.OFF),
        ("0", Path.OFF),
    ],
)
def test_nine_enterprises_in_a_quarter_are_off_a_path_to_45(value: str, path: Path) -> None:
    assert path_of_amount(D(value), Goal(least=D(45)), expected_share(3, 12)) is path


def test_the_same_figure_is_on_its_path_where_the_season_comes_later() -> None:
    goal = Goal(least=D(100))
    assert path_of_amount(D(6), goal, expected_share(3, 12)) is Path.OFF
    assert path_of_amount(D(6), goal, expected_share(3, 12, SEASON)) is Path.ON


@pytest.mark.parametrize(
    ("value", "path"), [("2", Path.ON), ("2.7", Path.BEHIND), ("5", Path.OFF), ("11", Path.OFF)]
)
def test_a_ceiling_may_not_be_used_up_before_its_time(value: str, path: Path) -> None:
    assert path_of_amount(D(value), Goal(most=D(10)), D("0.25")) is path


@pytest.mark.parametrize(
    ("value", "path"),
    [("5", Path.DONE), ("6.5", Path.ON), ("6.8", Path.BEHIND), ("7.9", Path.OFF), ("9", Path.OFF)],
)
def test_poverty_from_8_to_5_percent_by_half_of_the_year(value: str, path: Path) -> None:
    assert path_of_level(D(value), Goal(most=D(5)), D(8), D("0.5")) is path


@pytest.mark.parametrize(
    ("value", "path"), [("94", Path.DONE), ("91.9", Path.ON), ("91.5", Path.BEHIND), ("90.1", Path.OFF)]
)
def test_insurance_from_90_to_93_7_percent_by_half_of_the_year(value: str, path: Path) -> None:
    assert path_of_level(D(value), Goal(least=D("93.7")), D(90), D("0.5")) is path


def test_a_range_is_on_its_path_inside_and_off_outside() -> None:
    goal = Goal(D(15), D(20))
    assert path_of_level(D(16), goal, None, D("0.5")) is Path.ON
    assert path_of_level(D(21), goal, None, D("0.5")) is Path.OFF


def test_what_cannot_be_judged_is_neutral_and_not_red() -> None:
    assert path_of_amount(None, Goal(least=D(1)), D("0.5")) is Path.NEUTRAL
    assert path_of_amount(D(1), None, D("0.5")) is Path.NEUTRAL
    assert path_of_level(D(1), Goal(least=D(2)), None, D("0.5")) is Path.NEUTRAL


def test_a_forecast_needs_three_months_and_a_whole_year_is_no_forecast() -> None:
    assert forecast_amount([D(1), D(2)], 12) is None
    assert forecast_amount([], 0) is None
    whole = forecast_amount(EVEN, 12)
    assert whole is not None
    assert whole == Forecast(D(120), D(120), D(120), Way.PACE, 12)


def test_even_months_go_on_evenly_without_doubt() -> None:
    assert forecast_amount([D(10)] * 4, 12) == Forecast(D(120), D(120), D(120), Way.PACE, 4)


def test_the_season_of_last_year_tells_where_this_one_ends() -> None:
    tenth_more = [value * D("1.1") for value in SEASON[:5]]
    found = forecast_amount(tenth_more, 12, SEASON)
    assert found is not None
    assert (found.value, found.way) == (D("110.0"), Way.SEASON)
    assert found.high - found.low < D("0.001")


def test_doubt_grows_with_spread_and_shrinks_with_months() -> None:
    calm = forecast_amount([D(9), D(10), D(11), D(10)], 12)
    wild = forecast_amount([D(2), D(18), D(5), D(15)], 12)
    later = forecast_amount([D(9), D(10), D(11), D(10)] * 2, 12)
    assert calm is not None and wild is not None and later is not None
    assert calm.value == wild.value == later.value == 120
    assert later.high - later.low < calm.high - calm.low < wild.high - wild.low


def test_a_level_goes_on_along_its_line() -> None:
    found = forecast_level([(1, D(8)), (2, D("7.5")), (3, D(7)), (4, D("6.5"))], 12)
    assert found is not None
    assert (found.value, found.low, found.high, found.way) == (D("2.5"), D("2.5"), D("2.5"), Way.LINE)
    assert forecast_level([(1, D(8)), (2, D(7)), (3, D(6))], 12) is None
    assert forecast_level([(1, D(8))] * 4, 12) is None


@settings(deadline=None)
@given(st.lists(st.decimals(min_value=0, max_value=1000, places=2), min_size=3, max_size=12))
def test_the_middle_lies_between_the_bounds(months: list[D]) -> None:
    found = forecast_amount(months, 12)
    assert found is not None
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("low", "value", "high", "goal", "expected"),
    [
        ("46", "50", "54", Goal(least=D(45)), Outlook.SURE),
        ("40", "46", "52", Goal(least=D(45)), Outlook.LIKELY),
        ("38", "42", "46", Goal(least=D(45)), Outlook.OPEN),
        ("30", "36", "42", Goal(least=D(45)), Outlook.UNLIKELY),
        ("3", "4", "4.9", Goal(most=D(5)), Outlook.SURE),
        ("5.1", "6", "7", Goal(most=D(5)), Outlook.UNLIKELY),
        ("10", "30", "50", Goal(D(15), D(20)), Outlook.OPEN),
    ],
)
def test_what_a_forecast_means_for_the_plan(
    low: str, value: str, high: str, goal: Goal, expected: Outlook
) -> None:
    assert outlook(Forecast(D(value), D(low), D(high), Way.PACE, 5), goal) is expected


def test_without_a_forecast_or_a_plan_there_is_no_outlook() -> None:
    assert outlook(None, Goal(least=D(1))) is None
    assert outlook(Forecast(D(1), D(1), D(1), Way.PACE, 3), None) is None
