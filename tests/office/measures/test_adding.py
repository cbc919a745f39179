"""Adding up: any order and any split of units gives the same, to the last digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc_office.measures.formulas.adding import (
    LARGEST,
    Over,
    Sum,
    added,
    exact,
    one,
    over_months,
    over_units,
    rebased,
    rounded,
    share,
    shown,
)

D = Decimal
amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False)
people = st.decimals(min_value=1, max_value=10**6, places=0)
parts = st.lists(st.tuples(amounts, people), min_size=1, max_size=30)


def sums(rows: list[tuple[Decimal, Decimal]], over: Over) -> list[Sum]:
    return [one(exact(value), over, weight=exact(weight)) for value, weight in rows]


@settings(deadline=None)
@given(parts, st.randoms(use_true_random=False), st.sampled_from([Over.SUM, Over.MEAN]))
def test_any_order_gives_the_same(rows: list[tuple[D, D]], random: object, over: Over) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert added(sums(rows, over)) == added(sums(mixed, over))


@settings(deadline=None)
@given(parts, st.integers(0, 30), st.integers(0, 30), st.sampled_from([Over.SUM, Over.MEAN]))
def test_any_split_gives_the_same(rows: list[tuple[D, D]], first: int, second: int, over: Over) -> None:
    low, high = sorted((first, second))
    pieces = [rows[:low], rows[low:high], rows[high:]]
    split = added([added(sums(piece, over)) for piece in pieces])
    assert split == added(sums(rows, over))
    assert split.value(over) == added(sums(rows, over)).value(over)


@settings(deadline=None)
@given(parts, st.integers(0, 30), st.sampled_from([Over.SUM, Over.MEAN]))
def test_districts_between_change_nothing(rows: list[tuple[D, D]], at: int, over: Over) -> None:
    """A flat tree and one with two districts in it add up to the same."""
    values = {number: (exact(value), True) for number, (value, _) in enumerate(rows, 10)}
    weights = {number: exact(weight) for number, (_, weight) in enumerate(rows, 10)}
    units = list(values)
    flat = over_units(values, {1: units}, over, weights)
    deep = over_units(values, {2: units[:at], 3: units[at:], 1: [2, 3]}, over, weights)
    assert flat[1] == deep[1]


@settings(deadline=None)
@given(amounts)
def test_a_decimal_comes_back_as_it_was(value: D) -> None:
    assert shown(exact(value)) == value


@settings(deadline=None)
@given(st.lists(amounts, min_size=1, max_size=12))
def test_months_add_up_exactly(values: list[D]) -> None:
    assert over_months(values, Over.SUM) == sum(values)
    assert over_months(values, Over.LAST) == values[-1]


def test_tenths_add_up_to_one() -> None:
    assert over_months([D("0.1")] * 10, Over.SUM) == 1


def test_a_sum_with_a_gap_is_none_but_the_last_one_stands() -> None:
    gap = [D(1), None, D(3)]
    assert over_months(gap, Over.SUM) is None
    assert over_months(gap, Over.MEAN) is None
    assert over_months(gap, Over.LAST) == 3
    assert over_months([D(1), D(2)], Over.NONE) is None
    assert over_months([], Over.SUM) is None


def test_a_mean_is_weighted_and_leaves_out_whom_it_cannot_weigh() -> None:
    rates = {1: (exact(D(90)), True), 2: (exact(D(80)), False), 3: (exact(D(10)), True)}
    weights = {1: exact(D(1000)), 2: exact(D(3000))}
    total = over_units(rates, {9: [1, 2, 3]}, Over.MEAN, weights)[9]
    value = total.value(Over.MEAN)
    assert value is not None
    assert shown(value) == D("82.5")
    assert (total.counted, total.firm) == (2, 1)


def test_a_units_own_figure_stands_for_everything_below_it() -> None:
    values = {
        10: (exact(D(5)), True),
        11: (exact(D(7)), True),
        2: (exact(D(100)), True),
        12: (exact(D(1)), True),
    }
    found = over_units(values, {2: [10, 11], 3: [12], 1: [2, 3]}, Over.SUM, {})
    assert found[2].total == exact(D(12))
    assert found[1].total == exact(D(101))


def test_rates_and_rankings_without_a_way_do_not_add_up() -> None:
    assert Sum(5, 0, 1, 1).value(Over.NONE) is None
    assert Sum().value(Over.SUM) is None


@pytest.mark.parametrize(
    ("total", "parts", "value"), [(5, 2, 3), (-5, 2, -3), (7, 3, 2), (-7, 3, -2), (1, 2, 1)]
)
def test_halves_go_away_from_zero(total: int, parts: int, value: int) -> None:
    assert rounded(total, parts) == value


def test_the_largest_amount_fits_a_column() -> None:
    assert exact(LARGEST) < 2**63
    assert D("9223372036854") == LARGEST


def test_a_share_of_nothing_is_none() -> None:
    assert share(D(5), D(0)) is None
    assert share(D(1), D(3), places=2) == D("33.33")


class TestRebased:
    """Old communes on the new one (xã Cẩm Thủy = thị trấn Phong Sơn + Cẩm Ngọc)."""

    def test_amounts_are_added(self) -> None:
        found = rebased([(D("120.5"), None, 1), (D("80"), None, 1)], Over.SUM)
        assert (found.value, found.whole, found.parts) == (D("200.5"), True, 2)

    def test_rates_are_weighted(self) -> None:
        found = rebased([(D(95), D(3000), 1), (D(85), D(1000), 1)], Over.MEAN)
        assert found.value == D("92.5")

    def test_a_part_that_is_not_known_gives_nothing(self) -> None:
        found = rebased([(D(1), None, 1), (None, None, 1)], Over.SUM)
        assert (found.value, found.missing, found.whole) == (None, 1, False)

    def test_a_unit_divided_between_two_heirs_gives_nothing(self) -> None:
        found = rebased([(D(1), None, 2), (D(3), None, 1)], Over.SUM)
        assert (found.value, found.divided) == (None, 1)

    def test_a_ranking_is_not_rebased(self) -> None:
        assert rebased([(D(1), None, 1)], Over.NONE).value is None
        assert rebased([(D(90), None, 1)], Over.MEAN).value is None
        assert rebased([], Over.SUM).value is None
