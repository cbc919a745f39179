"""Share of plan, path, forecast, settlement, debt: as tables, and as properties that hold for any figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.measures.units_of_measure import UnitsDiffer
from dondoc_office.programmes.formulas.disbursing import (
    Month,
    expected,
    forecast,
    path_of,
    read,
    share,
    urgency,
)
from dondoc_office.programmes.formulas.money import in_hectares, in_millions
from dondoc_office.programmes.formulas.settling import debt, lateness, months_later
from dondoc_office.programmes.rules import curve, rule, usual_milestones

D = Decimal
CURVE = tuple(map(D, (2, 5, 10, 17, 25, 34, 43, 52, 62, 72, 84, 100)))
ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
money = st.decimals(min_value=0, max_value=10**7, places=6)


@pytest.mark.parametrize(
    ("value", "unit", "millions"),
    [("1.5", "tỷ đồng", "1500"), ("250", "triệu đồng", "250"), ("1234567", "đồng", "1.234567")],
)
def test_money_says_its_own_unit_and_is_kept_to_a_dong(value: str, unit: str, millions: str) -> None:
    assert in_millions(D(value), unit) == D(millions)


def test_money_and_land_never_mix() -> None:
    assert in_hectares(D(2500), "m²") == D("0.25")
    with pytest.raises(UnitsDiffer):
        in_millions(D(1), "ha")
    with pytest.raises(UnitsDiffer):
        in_hectares(D(1), "triệu đồng")


@pytest.mark.parametrize(
    ("done", "plan", "said"),
    [
        ("0", "0", None),
        ("0", "1200", "0.0"),
        ("400", "1200", "33.3"),
        ("1200", "1200", "100.0"),
        ("1", "2000", "0.1"),
    ],
)
def test_the_share_of_a_plan(done: str, plan: str, said: str | None) -> None:
    assert share(D(done), D(plan)) == (None if said is None else D(said))


@pytest.mark.parametrize(
    ("done", "due", "plan", "path"),
    [
        ("0", "0", "0", Path.NEUTRAL),
        ("0", "0", "1000", Path.ON),
        ("69", "100", "1000", Path.OFF),
        ("70", "100", "1000", Path.BEHIND),
        ("99", "100", "1000", Path.BEHIND),
        ("100", "100", "1000", Path.ON),
        ("1000", "100", "1000", Path.DONE),
    ],
)
def test_red_is_below_seven_tenths_of_what_should_be_done_by_now(
    done: str, due: str, plan: str, path: Path
) -> None:
    assert path_of(D(done), D(due), D(plan), red_below=70) is path


def test_the_forecast_goes_on_as_the_latest_three_months_and_never_above_the_plan() -> None:
    done = {1: D(0), 2: D(30), 3: D(60), 4: D(90)}
    assert forecast(done, 4, D(1200)) == D(180) + 60 * 8
    assert forecast(done, 4, D(500)) == D(500)
    assert forecast(done, 2, D(1200)) is None


def test_an_estimate_counts_only_until_the_treasury_confirms() -> None:
    months = {1: Month(confirmed=D(20), estimate=D(50)), 2: Month(estimate=D(40)), 4: Month(confirmed=D(999))}
    shown = read(months, D(1200), month=2, percents=CURVE, red_below=70)
    assert (shown.confirmed, shown.done, shown.expected) == (D(20), D(60), D(60))
    assert (shown.share, shown.share_with_estimates, shown.estimated, shown.path) == (
        D("1.7"),
        D("5.0"),
        True,
        Path.ON,
    )


@ANY_MACHINE
@given(st.dictionaries(st.integers(1, 12), money), st.integers(3, 12), money)
def test_a_forecast_lies_between_what_is_done_and_the_plan(
    done: dict[int, Decimal], month: int, plan: Decimal
) -> None:
    total = sum((value for at, value in done.items() if at <= month), D(0))
    ahead = forecast(done, month, plan)
    assert ahead is not None and total <= ahead <= max(total, plan)


@ANY_MACHINE
@given(money, st.integers(0, 11))
def test_the_path_only_rises_and_ends_at_the_plan(plan: Decimal, month: int) -> None:
    assert expected(plan, month, CURVE) <= expected(plan, month + 1, CURVE)
    assert expected(plan, 12, CURVE) == plan


@ANY_MACHINE
@given(st.lists(st.tuples(money, money), max_size=8))
def test_red_stands_first_and_the_largest_gap_first_in_it(figures: list[tuple[Decimal, Decimal]]) -> None:
    read_all = [read({1: Month(done)}, plan, month=6, percents=CURVE, red_below=70) for done, plan in figures]
    ordered = sorted(read_all, key=urgency)
    reds = [one.path is Path.OFF for one in ordered]
    assert reds == sorted(reds, reverse=True)
    gaps = [one.short for one in ordered if one.path is Path.OFF]
    assert gaps == sorted(gaps, reverse=True)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2023-01-31", 1, "2023-02-28"), ("2022-11-30", 4, "2023-03-30"), ("2023-12-15", 9, "2024-09-15")],
)
def test_months_are_counted_by_the_calendar(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_a_settlement_is_late_from_the_day_after_its_due_day_until_its_file_is_sent() -> None:
    done, today = date(2022, 11, 1), date(2023, 3, 28)
    assert lateness(None, 4, sent_on=None, today=today) is None
    for sent, days in ((None, 27), (date(2023, 3, 1), 0), (date(2023, 3, 11), 10)):
        said = lateness(done, 4, sent_on=sent, today=today)
        assert said is not None and (said.days, said.late) == (days, days > 0)


@ANY_MACHINE
@given(money, money)
def test_a_debt_is_what_was_accepted_and_not_paid_and_an_advance_is_none(
    accepted: Decimal, paid: Decimal
) -> None:
    assert debt(accepted, paid) == max(D(0), accepted - paid)
    assert debt(accepted, paid) == 0 or debt(paid, accepted) == 0


def test_rules_are_dated_data_and_what_nobody_confirmed_says_so() -> None:
    held = rule("settle-C", on=date(2023, 3, 28))
    assert (held.value, held.confirmed) == (4, False) and "99/2021" in held.source
    path = curve(2023)
    assert path.percents == CURVE and not path.confirmed
    assert all(
        usual_milestones(kind)[-1] == "Phê duyệt quyết toán" for kind in ("works", "purchase", "livelihood")
    )
