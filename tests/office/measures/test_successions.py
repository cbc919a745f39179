"""Figures of units that ended, on their heirs of today: through the merger of 2019 and that of 1 July 2025."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as on_every
from hypothesis import strategies as st
from tests.office.conftest import NOW, Cast, Office, make_unit
from tests.office.measures.makers import follow, given, indicator

from dondoc_office.measures.formulas.ancestry import Ancestry, Link
from dondoc_office.measures.formulas.series import Series
from dondoc_office.measures.gathering import gather
from dondoc_office.measures.models import Indicator
from dondoc_office.units.models import Kind, Succession, Unit

D = Decimal
FIRST, SECOND = date(2019, 12, 1), date(2025, 7, 1)
PHUC_DO, OLD_TAN, LONG, PHU, TAN, OTHER = range(1, 7)
CAM_TAN = Ancestry(
    [
        Link(PHUC_DO, OLD_TAN, FIRST),
        *(Link(old, TAN, SECOND) for old in (OLD_TAN, LONG, PHU)),
    ],
    {TAN: SECOND, PHUC_DO: None, OLD_TAN: date(1964, 1, 1), LONG: None, PHU: None},
)


@pytest.mark.parametrize(
    ("until", "parts"),
    [
        (date(2018, 12, 31), {PHUC_DO, OLD_TAN, LONG, PHU}),
        (date(2022, 12, 31), {OLD_TAN, LONG, PHU}),
        (date(2025, 6, 30), {OLD_TAN, LONG, PHU}),
        (date(2025, 7, 31), set()),
    ],
)
def test_what_cam_tan_was_made_of(until: date, parts: set[int]) -> None:
    found = CAM_TAN.of(TAN, until)
    assert set(found) == parts
    assert all(found.values())


def test_a_unit_that_took_another_in_stands_beside_it_before_that_day() -> None:
    assert set(CAM_TAN.of(OLD_TAN, date(2018, 12, 31))) == {OLD_TAN, PHUC_DO}
    assert CAM_TAN.of(OLD_TAN, date(2022, 12, 31)) == {}


def test_a_unit_that_began_with_its_first_merger_is_not_looked_for_before() -> None:
    """Without a first day, what followed others began with them; a figure of its own proves otherwise."""
    made_new = Ancestry([Link(1, 3, FIRST), Link(2, 3, FIRST), Link(3, 4, SECOND)])
    assert set(made_new.of(4, date(2018, 12, 31))) == {1, 2}
    assert set(made_new.of(4, date(2022, 12, 31))) == {3}
    assert set(made_new.of(4, date(2018, 12, 31), told={3})) == {1, 2, 3}


def test_a_divided_unit_is_whole_again_only_where_all_its_parts_come_together() -> None:
    divided = [Link(1, 2, FIRST), Link(1, 3, FIRST)]
    together = Ancestry([*divided, Link(2, 4, SECOND), Link(3, 4, SECOND)])
    apart = Ancestry([*divided, Link(2, 4, SECOND), Link(3, 5, SECOND)])
    assert together.of(4, date(2018, 12, 31)) == {1: True}
    assert apart.of(4, date(2018, 12, 31)) == {1: False}


def test_a_wrong_circle_of_successions_ends() -> None:
    circle = Ancestry([Link(1, 2, FIRST), Link(2, 1, SECOND)])
    assert set(circle.of(2, date(2018, 12, 31))) <= {1, 2}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@on_every(st.data(), st.integers(1, 12), st.integers(1, 4))
def test_any_split_into_steps_gives_the_same_whole(data: st.DataObject, leaves: int, steps: int) -> None:
    """However many mergers in however many years lead from the old units to the last one, nobody is lost or doubled."""
    standing: list[int] = list(range(leaves))
    made, links = leaves, list[Link]()
    for step in range(steps):
        last = step == steps - 1
        groups: dict[int, list[int]] = {}
        for unit in standing:
            group = 0 if last else data.draw(st.integers(0, max(0, len(standing) // 2)))
            groups.setdefault(group, []).append(unit)
        after: list[int] = []
        for together in groups.values():
            if len(together) == 1 and not last:
                after += together  # goes on as it is
                continue
            links += [Link(unit, made, date(2010 + 5 * step, 7, 1)) for unit in together]
            after.append(made)
            made += 1
        standing = after
    [goal] = standing
    assert Ancestry(links).of(goal, date(2009, 12, 31)) == dict.fromkeys(range(leaves), True)


@pytest.fixture
def rice(office: Office) -> Indicator:
    one = indicator("LT01", "Sản lượng lương thực", "tấn", frequency="year")
    follow(office.huyen, one, office.finance, communes=True)
    return one


@pytest.fixture
def merged(office: Office) -> Unit:
    """Today's commune, made of two, one of which had taken a third in."""
    phuc_do, old_tan, long = office.communes
    new = make_unit("tan", "UBND xã Cẩm Tân", office.huyen, Kind.COMMUNE)
    Unit.objects.filter(pk=old_tan.pk).update(valid_from=date(1964, 1, 1))
    Unit.objects.filter(pk=new.pk).update(valid_from=SECOND)
    for old, heir, on in ((phuc_do, old_tan, FIRST), (old_tan, new, SECOND), (long, new, SECOND)):
        Succession.objects.create(predecessor=old, successor=heir, on=on, basis="NQ")
    return Unit.objects.get(pk=new.pk)


def series_of(unit: Unit, one: Indicator) -> Series:
    return gather([unit], [one], since=date(2017, 1, 1), until=date(2026, 12, 31)).of(unit, one)


def test_figures_before_both_mergers_stand_on_the_unit_of_today(
    office: Office, cast: Cast, rice: Indicator, merged: Unit
) -> None:
    phuc_do, old_tan, long = office.communes
    given(rice, {phuc_do: "100", old_tan: "200", long: "400"}, "2018", by=cast.clerk, at=NOW)
    given(rice, {old_tan: "310", long: "410"}, "2022", by=cast.clerk, at=NOW)
    found = series_of(merged, rice)
    before, between = found.points["2018"], found.points["2022"]
    assert (before.value, before.rebased) == (D(700), 3)
    assert (between.value, between.rebased) == (D(720), 2)
    assert before.estimate is False


def test_a_part_that_is_not_known_gives_nothing(
    office: Office, cast: Cast, rice: Indicator, merged: Unit
) -> None:
    _, old_tan, long = office.communes
    given(rice, {old_tan: "200", long: "400"}, "2018", by=cast.clerk, at=NOW)
    assert "2018" not in series_of(merged, rice).points


def test_the_unit_that_took_another_in_keeps_its_own_figure_and_none_is_made_from_a_part(
    office: Office, cast: Cast, rice: Indicator, merged: Unit
) -> None:
    phuc_do, old_tan, _ = office.communes
    given(rice, {phuc_do: "100", old_tan: "200"}, "2018", by=cast.clerk, at=NOW)
    given(rice, {phuc_do: "90"}, "2017", by=cast.clerk, at=NOW)
    points = series_of(old_tan, rice).points
    assert (points["2018"].value, points["2018"].rebased) == (D(200), 0)
    assert "2017" not in points


def test_two_steps_back_cost_two_questions_more(
    office: Office, rice: Indicator, merged: Unit, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        series_of(merged, rice)
