"""The deciding tables of criteria: states, marks, thresholds, withdrawal, inheritance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dondoc_office.criteria.inheriting import InheritanceRule, Inherited, Part, inherited
from dondoc_office.criteria.marks import Cell, Mark, mark_of, tally, together
from dondoc_office.criteria.risk import Level, WithdrawalRule, risk_of
from dondoc_office.criteria.states import MOVES, IllegalAssessment, Move, State, after, moves_from
from dondoc_office.criteria.thresholds import Bound, TestKind, bound_for, judged

TODAY = date(2023, 3, 28)
DECISION_18 = WithdrawalRule(low=30, high=50)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_leads_where_the_table_says_or_nowhere(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move]
        assert move in moves_from(state)
    else:
        with pytest.raises(IllegalAssessment):
            after(state, move)


def test_every_state_can_be_reached_and_left() -> None:
    assert set(MOVES.values()) | {State.NOT_ASSESSED} == set(State)
    assert {state for state, _ in MOVES} == set(State)


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        (Cell(State.NOT_ASSESSED), Mark.UNASSESSED),
        (Cell(State.SELF_ASSESSED, met=True), Mark.MET),
        (Cell(State.SELF_ASSESSED, met=False), Mark.NOT_MET),
        (Cell(State.HAS_ISSUES, met=False), Mark.NOT_MET),
        (Cell(State.CONFIRMED, met=True, was_met=True), Mark.MET),
        (Cell(State.CONFIRMED, met=False, was_met=True), Mark.LOST),
        (Cell(State.RETURNED, met=True), Mark.UNASSESSED),
        (Cell(State.CONFIRMED, met=True, applies=False), Mark.NOT_APPLICABLE),
        (Cell(State.CONFIRMED, met=True, proved_until=date(2023, 3, 28)), Mark.MET),
        (Cell(State.CONFIRMED, met=True, proved_until=date(2023, 3, 27)), Mark.UNASSESSED),
        (Cell(State.CONFIRMED, met=False, proved_until=date(2023, 3, 27)), Mark.NOT_MET),
    ],
)
def test_the_mark_follows_from_the_facts_of_a_cell(cell: Cell, mark: Mark) -> None:
    assert mark_of(cell, today=TODAY) is mark


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([Mark.MET, Mark.MET], Mark.MET),
        ([Mark.MET, Mark.NOT_MET], Mark.NOT_MET),
        ([Mark.NOT_MET, Mark.LOST], Mark.LOST),
        ([Mark.MET, Mark.UNASSESSED], Mark.UNASSESSED),
        ([Mark.MET, Mark.NOT_APPLICABLE], Mark.MET),
        ([Mark.NOT_APPLICABLE], Mark.NOT_APPLICABLE),
        ([], Mark.NOT_APPLICABLE),
    ],
)
def test_a_criterion_says_the_worst_of_what_is_in_it(parts: list[Mark], whole: Mark) -> None:
    assert together(parts) is whole


def test_what_does_not_apply_is_not_counted() -> None:
    counted = tally([Mark.MET, Mark.LOST, Mark.NOT_MET, Mark.UNASSESSED, Mark.NOT_APPLICABLE])
    assert (counted.met, counted.failing, counted.open, counted.total) == (1, 2, 1, 4)


@pytest.mark.parametrize(
    ("failing", "named", "level", "away"),
    [
        (0, 0, Level.NONE, 6),  # 6 of 19 are 31.6%, one of them a named one
        (3, 0, Level.NONE, 3),
        (4, 0, Level.WARNED, 2),
        (5, 0, Level.WARNED, 1),  # 26.3%
        (5, 1, Level.WARNED, 1),
        (6, 0, Level.WARNED, 1),  # 31.6%, but no named one: the next named one is enough
        (6, 1, Level.REACHED, 0),
        (9, 0, Level.WARNED, 1),  # 47.4%
        (9, 1, Level.REACHED, 0),
        (10, 0, Level.REACHED, 0),  # 52.6%: named or not
        (19, 3, Level.REACHED, 0),
    ],
)
def test_withdrawal_by_decision_18_of_2022_for_nineteen_criteria(
    failing: int, named: int, level: Level, away: int
) -> None:
    risk = risk_of(failing, named, 19, DECISION_18, named_left=3 - named)
    assert (risk.level, risk.away) == (level, away)


@pytest.mark.parametrize(
    ("failing", "named", "total", "level"),
    [
        (3, 1, 10, Level.REACHED),  # exactly 30%
        (3, 0, 10, Level.WARNED),
        (5, 0, 10, Level.REACHED),  # exactly 50%
        (0, 0, 0, Level.NONE),
    ],
)
def test_the_bounds_themselves_belong_to_the_rule(failing: int, named: int, total: int, level: Level) -> None:
    assert risk_of(failing, named, total, DECISION_18, named_left=2).level is level


def test_without_a_named_criterion_left_only_one_half_withdraws() -> None:
    assert risk_of(6, 0, 19, DECISION_18, named_left=0).away == 4


BOUNDS = [
    Bound(least=Decimal(40)),
    Bound(least=Decimal(42), region="BTB", since=date(2022, 1, 1)),
    Bound(least=Decimal(45), region="BTB", since=date(2023, 1, 1)),
    Bound(least=Decimal(30), group="3"),
]


@pytest.mark.parametrize(
    ("group", "region", "on", "least"),
    [
        ("", "", TODAY, 40),
        ("", "BTB", TODAY, 45),
        ("", "BTB", date(2022, 12, 31), 42),
        ("", "BTB", date(2021, 12, 31), 40),
        ("3", "BTB", TODAY, 30),
        ("2", "TN", TODAY, 40),
    ],
)
def test_the_nearest_threshold_that_has_begun_holds(group: str, region: str, on: date, least: int) -> None:
    bound = bound_for(BOUNDS, group=group, region=region, on=on)
    assert bound is not None
    assert bound.least == least


@pytest.mark.parametrize(
    ("value", "bound", "said", "met"),
    [
        (Decimal("45.0"), Bound(least=Decimal(45)), None, True),
        (Decimal("44.9"), Bound(least=Decimal(45)), True, False),  # the figure decides, whatever was said
        (Decimal(5), Bound(most=Decimal(5)), None, True),
        (Decimal("5.1"), Bound(most=Decimal(5)), None, False),
        (Decimal(15), Bound(Decimal(10), Decimal(20)), None, True),
        (Decimal(15), Bound(text="UBND tỉnh quy định cụ thể"), True, True),
        (Decimal(15), None, None, None),
        (None, Bound(least=Decimal(45)), False, False),
    ],
)
def test_a_figure_against_an_established_threshold_decides_alone(
    value: Decimal | None, bound: Bound | None, said: bool | None, met: bool | None
) -> None:
    assert judged(TestKind.THRESHOLD, value, bound, said) is met


def test_a_judgement_is_what_a_person_says() -> None:
    assert judged(TestKind.JUDGEMENT, Decimal(1), Bound(least=Decimal(5)), said=True) is True


GOOD, BAD = Part(True, Decimal(50), 6000), Part(False, Decimal(40), 4000)
OPEN, TOWN = Part(None, None, 4000), Part(None, None, 20000, rated=False)


@pytest.mark.parametrize(
    ("parts", "rule", "result"),
    [
        ([GOOD, BAD], InheritanceRule.WORST, Inherited(False)),
        ([GOOD, GOOD], InheritanceRule.WORST, Inherited(True)),
        ([GOOD, BAD], InheritanceRule.WEIGHTED, Inherited(True, Decimal(46))),
        ([GOOD, BAD, BAD], InheritanceRule.WEIGHTED, Inherited(False, Decimal("44.285714"))),
        ([GOOD, OPEN], InheritanceRule.WORST, Inherited(None)),
        ([GOOD, TOWN], InheritanceRule.WORST, Inherited(True)),
        ([TOWN], InheritanceRule.WORST, Inherited(None)),
        ([GOOD, GOOD], InheritanceRule.RESURVEY, Inherited(None)),
        ([Part(True, None, 1), Part(False, None, 1)], InheritanceRule.WEIGHTED, Inherited(False)),
        ([Part(True, None, 0)], InheritanceRule.WEIGHTED, Inherited(None)),
    ],
)
def test_a_merged_commune_inherits_by_the_chosen_rule(
    parts: list[Part], rule: InheritanceRule, result: Inherited
) -> None:
    assert inherited(parts, rule) == result
