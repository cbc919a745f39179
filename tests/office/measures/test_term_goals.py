"""The goal of a term beside its years: how much of it is reached, and is the path kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import given as on_every
from hypothesis import strategies as st
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator, period

from dondoc_office.measures.actions.keeping import Aim, redefine, set_target
from dondoc_office.measures.formulas.adding import Over
from dondoc_office.measures.formulas.comparing import Goal, Timing, ValueKind
from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.measures.formulas.series import Point, Series
from dondoc_office.measures.formulas.terms import Reach, TermGoal, TermReading, read_term
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.periods import Span, read_code
from dondoc_office.measures.term_goals import term_readings
from dondoc_office.people.models import Person

D = Decimal


def span(code: str) -> Span:
    found = read_code(code)
    assert found is not None
    return found


TERM = span("2021-2025")
FLOW, LEVEL = (Timing.FLOW, Over.SUM), (Timing.LEVEL, Over.LAST)


def said(
    figures: Mapping[str, str],
    goal: Goal,
    reach: Reach = Reach.LAST_YEAR,
    *,
    at: str = "2023",
    how: tuple[Timing, Over] = FLOW,
    kind: ValueKind = ValueKind.AMOUNT,
) -> TermReading:
    points = {code: Point(span(code), D(value)) for code, value in figures.items()}
    return read_term(Series(*how, points), kind, span(at), TermGoal(TERM, goal, reach))


def test_years_add_up_to_a_goal_of_the_whole_term() -> None:
    """250 enterprises in five years: 150 by the end of the third is the even path, 140 is a little behind."""
    found = said({"2021": "45", "2022": "50", "2023": "45"}, Goal(D(250)), Reach.WHOLE_TERM)
    assert (found.value, found.against.share, found.expected) == (D(140), D("56.0"), D(150))
    assert found.path is Path.BEHIND


def test_a_running_year_counts_as_far_as_it_goes() -> None:
    months = {f"2023-{month:02}": "5" for month in (1, 2, 3)}
    found = said({"2021": "45", "2022": "50", **months}, Goal(D(250)), Reach.WHOLE_TERM, at="2023-03")
    assert (found.value, found.expected) == (D(110), D("112.5"))
    assert [one.over for one in found.years] == [True, True, False]
    assert found.path is Path.ON


def test_a_year_without_a_figure_makes_the_sum_unknown_and_is_named() -> None:
    found = said({"2021": "45", "2023": "45"}, Goal(D(250)), Reach.WHOLE_TERM)
    assert (found.value, found.missing, found.path) == (None, (2022,), Path.NEUTRAL)


def test_the_last_year_must_show_a_level_and_the_path_begins_before_the_term() -> None:
    """Poverty from 10 % to 5 %: after three of five years 7 % is due."""
    good = said({"2020": "10", "2023": "7.1"}, Goal(most=D(5)), how=LEVEL, kind=ValueKind.RATE)
    bad = said({"2020": "10", "2023": "9"}, Goal(most=D(5)), how=LEVEL, kind=ValueKind.RATE)
    assert (good.base, good.expected, good.against.difference) == (D(10), D(7), D("2.1"))
    assert (good.path, bad.path) == (Path.ON, Path.OFF)


def test_without_the_year_before_the_term_there_is_a_share_but_no_path() -> None:
    found = said({"2023": "60"}, Goal(D(65)))
    assert (found.against.share, found.expected, found.path) == (D("92.3"), None, Path.NEUTRAL)


def test_of_a_yearly_amount_only_whole_years_are_held_against_the_goal() -> None:
    """Three months of 2023 are not the harvest of 2023."""
    figures = {"2020": "60", "2022": "62", "2023-03": "4"}
    found = said(figures, Goal(D(65)), at="2023-03")
    assert (found.value, found.expected) == (D(62), D(62))
    assert found.path is Path.ON


def test_a_level_never_adds_up_whatever_was_chosen() -> None:
    found = said({"2022": "80", "2023": "85"}, Goal(D(90)), Reach.WHOLE_TERM, how=LEVEL)
    assert (found.reach, found.value) == (Reach.LAST_YEAR, D(85))


@pytest.mark.parametrize(("last", "path"), [("65", Path.DONE), ("64.9", Path.OFF)])
def test_the_end_of_the_term_is_the_verdict(last: str, path: Path) -> None:
    assert said({"2020": "60", "2025": last}, Goal(D(65)), at="2025").path is path


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@on_every(st.tuples(*[st.integers(0, 10**9)] * 3), st.permutations(range(3)))
def test_the_sum_is_the_same_in_any_order(hundredths: tuple[int, ...], order: list[int]) -> None:
    figures = {str(2021 + at): str(D(hundredths[at]).scaleb(-2)) for at in order}
    assert said(figures, Goal(D(1)), Reach.WHOLE_TERM).value == D(sum(hundredths)).scaleb(-2)


@pytest.fixture
def schools(office: Office, cast: Cast) -> Indicator:
    """A level of the district, its plan of the year and its goal of the term."""
    one = indicator("VX09", "Trường đạt chuẩn", "trường", kind="count", timing="level", over_months="last")
    follow(office.huyen, one, office.finance)
    set_target(one, office.huyen, period("2023"), Aim(D(36)), by=cast.clerk, at=NOW)
    set_target(one, office.huyen, period("2021-2025"), Aim(D(40), basis="NQ ĐH XVI"), by=cast.clerk, at=NOW)
    for year, count in (("2020", "30"), ("2022", "33"), ("2023-03", "34")):
        given(one, {office.huyen: count}, year, by=cast.clerk, at=NOW)
    return one


def test_the_board_and_the_page_of_an_indicator_say_both(
    office: Office, cast: Cast, schools: Indicator, signed_in_as: Callable[[Person], Client]
) -> None:
    client = signed_in_as(cast.chair)
    board = client.get("/chi-tieu/?don-vi=huyen&ky=2023-03").content.decode()
    assert "Mục tiêu nhiệm kỳ" in board
    assert "85 % mục tiêu" in board
    page = client.get("/chi-tieu/danh-muc/VX09/?don-vi=huyen&ky=2023-03").content.decode()
    assert "theo lộ trình chia đều phải là 34,5" in page
    assert "NQ ĐH XVI" in page


def test_a_changed_definition_gives_no_path(office: Office, cast: Cast, schools: Indicator) -> None:
    redefine(schools, since=date(2022, 7, 1), text="Chuẩn mới", source="TT 13", by=cast.clerk, at=NOW)
    found = term_readings(office.huyen, [schools], span("2023-03"))[schools.pk]
    assert (found.path, found.expected, found.against.share) == (Path.NEUTRAL, None, D("85.0"))


def test_an_office_without_goals_of_a_term_asks_one_question(
    office: Office, cast: Cast, django_assert_num_queries: Callable[[int], object]
) -> None:
    one = indicator("KT99")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert term_readings(office.huyen, [one], span("2023-03")) == {}


def test_how_a_goal_is_read_is_chosen_on_the_page_of_plans_and_kept_in_its_history(
    office: Office, cast: Cast, firms: Indicator, signed_in_as: Callable[[Person], Client]
) -> None:
    period("2021-2025")
    client, address = signed_in_as(cast.clerk), "/chi-tieu/ke-hoach/?don-vi=huyen&ky=2021-2025"
    assert "Cộng các năm trong nhiệm kỳ" in client.get(address).content.decode()
    typed = {f"l-{firms.pk}": "250", f"r-{firms.pk}": "last_year", "basis": "NQ ĐH XVI"}
    client.post(address, typed)
    client.post(address, {**typed, f"r-{firms.pk}": "whole_term"})
    rows = firms.targets.filter(period__code="2021-2025").order_by("pk").values_list("reach", "replaced_by")
    assert [(reach, replaced is None) for reach, replaced in rows] == [
        ("last_year", False),
        ("whole_term", True),
    ]
