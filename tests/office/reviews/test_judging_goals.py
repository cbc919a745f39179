"""How hard a goal was, where it stands in mid-term, what is proposed, how far two sides lie apart."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from dondoc_office.measures.formulas.comparing import Direction, Goal, ValueKind
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.reviews.formulas.gap import Gap, Lean, Word, gap, tally
from dondoc_office.reviews.formulas.hardness import Grade, hardness, needed_step, step, usual_step
from dondoc_office.reviews.formulas.proposing import Years, standpoint
from dondoc_office.reviews.states import Outcome

D = Decimal
AMOUNT, RATE = ValueKind.AMOUNT, ValueKind.RATE
MORE, LESS = Direction.MORE, Direction.LESS


def numbers(text: str) -> list[Decimal | None]:
    return [None if one == "…" else D(one) for one in text.split()]


def years(figures: Mapping[int, str], now: int = 2022) -> Years:
    return Years(2021, 2025, {year: D(value) for year, value in figures.items()}, now)


@pytest.mark.parametrize(
    ("before", "after", "kind", "direction", "expected"),
    [
        ("100", "110", AMOUNT, MORE, "10"),
        ("100", "110", AMOUNT, LESS, "-10"),
        ("12", "10", RATE, LESS, "2"),  # points, not percent
        ("90", "92.5", RATE, MORE, "2.5"),
    ],
)
def test_a_step_goes_in_the_good_direction(
    before: str, after: str, kind: ValueKind, direction: Direction, expected: str
) -> None:
    assert step(D(before), D(after), kind, direction) == D(expected)


def test_a_step_from_nothing_is_unknown() -> None:
    assert step(D(0), D(5), AMOUNT, MORE) is None


def test_the_usual_step_is_the_median_of_the_last_five() -> None:
    assert usual_step(numbers("90 91 93 100 101"), RATE, MORE) == D("1.5")
    assert usual_step(numbers("90 …  93"), RATE, MORE) is None


def test_the_needed_step_of_an_amount_is_compound_and_of_a_rate_even() -> None:
    doubled = needed_step(D(100), Goal(D(200)), 5, AMOUNT)
    assert doubled is not None and round(doubled, 2) == D("14.87")
    assert needed_step(D(12), Goal(most=D(4)), 5, RATE) == D("1.6")
    assert needed_step(D(12), Goal(D(1), D(2)), 5, RATE) is None


@pytest.mark.parametrize(
    ("history", "goal", "kind", "grade"),
    [
        ("15 13 12", Goal(most=D(4)), RATE, Grade.USUAL),  # 1.6 points a year against 1.5
        ("15 13 12", Goal(most=D(10)), RATE, Grade.LOW),  # 0.4 against 1.5
        ("15 13 12", Goal(most=D("0.5")), RATE, Grade.HIGH),
        ("15 13 12", Goal(most=D(13)), RATE, Grade.LOW),  # reached before it began
        ("12 13 15", Goal(most=D(14)), RATE, Grade.HIGH),  # it had been going the wrong way
        ("100 110 121", Goal(D(195)), AMOUNT, Grade.USUAL),
        ("100 110 121", Goal(D(130)), AMOUNT, Grade.LOW),
        ("… … 12", Goal(most=D(4)), RATE, Grade.UNKNOWN),
        ("15 13 …", Goal(most=D(4)), RATE, Grade.UNKNOWN),
    ],
)
def test_a_goal_is_as_hard_as_it_asks_more_than_was_usual(
    history: str, goal: Goal, kind: ValueKind, grade: Grade
) -> None:
    assert hardness(numbers(history), goal, 5, kind=kind).grade is grade


def test_neighbours_stand_in_where_own_history_is_unknown() -> None:
    peers = [numbers("15 12 9"), numbers("20 17 14")]
    found = hardness(numbers("… … 12"), Goal(most=D(10)), 5, kind=RATE, peers=peers)
    assert (found.grade, found.usual, found.peers) == (Grade.LOW, None, D(3))


def test_a_goal_added_up_asks_for_its_mean_year() -> None:
    found = hardness(numbers("8 9 10"), Goal(D(55)), 5, kind=ValueKind.COUNT, added_up=True)
    assert (found.needed, found.grade) == (D(10), Grade.USUAL)


@pytest.mark.parametrize(
    ("figures", "goal", "reach", "kind", "expected"),
    [
        # rate, less is better, five years known: the line ends near 3.6
        (
            {2018: "15", 2019: "13", 2020: "12", 2021: "10", 2022: "8.5"},
            Goal(most=D(4)),
            Reach.LAST_YEAR,
            RATE,
            Outcome.MET,
        ),
        ({2018: "15", 2019: "14.9", 2020: "15", 2021: "14.8"}, Goal(most=D(4)), Reach.LAST_YEAR, RATE, Outcome.HARD),
        ({2018: "50", 2019: "60", 2020: "70", 2021: "80", 2022: "90"}, Goal(D(100)), Reach.LAST_YEAR, AMOUNT, Outcome.EXCEEDED),
        ({2020: "50", 2021: "52", 2022: "54"}, Goal(D(100)), Reach.LAST_YEAR, AMOUNT, Outcome.HARD),  # by the way done
        ({2020: "50", 2021: "70", 2022: "80"}, Goal(D(100)), Reach.LAST_YEAR, AMOUNT, Outcome.MET),
        ({2021: "9", 2022: "11"}, Goal(D(45)), Reach.WHOLE_TERM, AMOUNT, Outcome.MET),  # 44 % in 40 % of the time
        ({2021: "3", 2022: "4"}, Goal(D(45)), Reach.WHOLE_TERM, AMOUNT, Outcome.HARD),
        ({2021: "30", 2022: "30"}, Goal(most=D(50)), Reach.WHOLE_TERM, AMOUNT, Outcome.HARD),  # the ceiling is broken
        ({2021: "5", 2022: "5"}, Goal(most=D(50)), Reach.WHOLE_TERM, AMOUNT, Outcome.MET),
        ({2022: "18"}, Goal(D(15), D(20)), Reach.LAST_YEAR, RATE, Outcome.MET),
        ({2022: "22"}, Goal(D(15), D(20)), Reach.LAST_YEAR, RATE, None),
        ({2022: "11"}, Goal(D(45)), Reach.WHOLE_TERM, AMOUNT, None),  # a year is missing: no sum
        ({}, Goal(D(45)), Reach.LAST_YEAR, AMOUNT, None),
    ],
)  # fmt: skip
def test_the_forecast_is_proposed_with_its_reason(
    figures: Mapping[int, str], goal: Goal, reach: Reach, kind: ValueKind, expected: Outcome | None
) -> None:
    found = standpoint(years(figures), goal, kind, reach)
    assert found.proposed is expected
    assert found.why.vi and found.why.en and "{" not in found.why.vi + found.why.en


def test_a_redefined_indicator_is_not_compared_but_called_unfit() -> None:
    figures = {2018: "15", 2019: "13", 2020: "12", 2021: "10", 2022: "8.5"}
    found = standpoint(years(figures), Goal(most=D(4)), RATE, Reach.LAST_YEAR, comparable=False)
    assert (found.proposed, found.forecast, found.way) == (Outcome.UNFIT, None, None)
    assert "không so sánh được" in found.why.vi


def test_half_the_way_of_a_reduction_is_half_whatever_the_share_of_the_ceiling() -> None:
    found = standpoint(years({2020: "12", 2022: "8"}), Goal(most=D(4)), RATE, Reach.LAST_YEAR)
    assert found.way == 50
    assert (found.against.share, found.against.difference) == (None, D(4))  # points, never a share of a rate


def said(value: str, outcome: Outcome) -> Word:
    return Word(D(value) if value else None, outcome)


@pytest.mark.parametrize(
    ("own", "check", "direction", "lean", "steps"),
    [
        (said("9", Outcome.MET), said("9", Outcome.MET), MORE, Lean.SAME, 0),
        (said("9", Outcome.MET), said("8", Outcome.MET), MORE, Lean.ROSIER, 0),
        (said("9", Outcome.MET), said("8", Outcome.MET), LESS, Lean.GLOOMIER, 0),
        (said("9", Outcome.EXCEEDED), said("9", Outcome.HARD), MORE, Lean.ROSIER, 2),
        (said("", Outcome.HARD), said("", Outcome.MET), MORE, Lean.GLOOMIER, -1),
        (said("9", Outcome.MET), said("9", Outcome.UNFIT), MORE, Lean.APART, None),
        (said("9", Outcome.UNFIT), said("9", Outcome.UNFIT), MORE, Lean.SAME, None),
    ],
)
def test_the_gap_says_which_way_the_unit_leans(
    own: Word, check: Word, direction: Direction, lean: Lean, steps: int | None
) -> None:
    found = gap(own, check, direction)
    assert (found.lean, found.steps) == (lean, steps)


def test_without_two_sides_there_is_no_gap_and_none_is_counted() -> None:
    alone = gap(said("9", Outcome.MET), None, MORE)
    assert alone.lean is Lean.UNKNOWN
    rosy = Gap(Lean.ROSIER)
    assert tally([alone, rosy, Gap(Lean.SAME)]).compared == 2
    assert tally([rosy, rosy]).rosier == 2
