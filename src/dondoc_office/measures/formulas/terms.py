"""What a goal of a term says beside the years: how much of it is reached, and whether the path is kept. Pure.

A goal is read in one of two ways: what the last year must show, or what all years add up to. The path is even:
for a sum the part of the term that is gone; for a level the straight line from the year before the term. A year
that is not over counts for a sum as far as it goes; for the level of a yearly amount only whole years count.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import Against, Goal, Timing, ValueKind, against
from dondoc_office.measures.formulas.forecasting import PATH_NAMES, Path, path_of_amount, path_of_level
from dondoc_office.measures.formulas.series import Point, Series
from dondoc_office.measures.periods import Span, year_span


class Reach(StrEnum):
    """How a goal of a term is read (cách tính mục tiêu)."""

    LAST_YEAR = "last_year"
    WHOLE_TERM = "whole_term"


REACH_NAMES = {
    Reach.LAST_YEAR: Message("Mức của năm cuối nhiệm kỳ", "What the last year must show"),
    Reach.WHOLE_TERM: Message("Cộng các năm trong nhiệm kỳ", "What all years add up to"),
}


TERM_PATH_NAMES = {
    **PATH_NAMES,
    Path.DONE: Message("Đã đạt mục tiêu nhiệm kỳ", "Goal of the term met"),
    Path.NEUTRAL: Message("Chưa đánh giá được", "Not judged yet"),
}


@dataclass(frozen=True, slots=True)
class YearOfTerm:
    """One year of a term and its figure so far (năm trong nhiệm kỳ)."""

    year: int
    point: Point | None
    over: bool


@dataclass(frozen=True, slots=True)
class TermGoal:
    """What is to be reached in a term (mục tiêu nhiệm kỳ), and how it is read."""

    term: Span
    goal: Goal
    reach: Reach
    redefined: bool = False  # the indicator means something else since the term began


@dataclass(frozen=True, slots=True)
class TermReading:
    """What the years say of the goal of their term (nhận định mục tiêu nhiệm kỳ)."""

    aim: TermGoal
    reach: Reach
    years: tuple[YearOfTerm, ...]
    base: Decimal | None
    value: Decimal | None
    against: Against
    expected: Decimal | None
    path: Path

    @property
    def missing(self) -> tuple[int, ...]:
        """Years without a figure; for a sum they make the whole unknown."""
        return tuple(one.year for one in self.years if one.point is None)

    @property
    def added_up(self) -> bool:
        return self.reach is Reach.WHOLE_TERM


def read_term(series: Series, kind: ValueKind, span: Span, aim: TermGoal) -> TermReading:
    """The goal of a term as it stands at the end of a period of that term."""
    counted_up = series.flows or series.timing is Timing.CUMULATIVE
    reach = aim.reach if counted_up else Reach.LAST_YEAR
    years = tuple(
        _year(series, span, year, counted_up=counted_up)
        for year in range(aim.term.start.year, min(span.end.year, aim.term.end.year) + 1)
    )
    before = _year(series, span, aim.term.start.year - 1, counted_up=counted_up).point
    base = before.value if before else None
    if reach is Reach.WHOLE_TERM:
        value, gone = _sum(years), _part(aim.term, span)
    else:
        value, gone = _latest(years, aim.term, span, counted_up=counted_up)
    return TermReading(
        aim=aim,
        reach=reach,
        years=years,
        base=base,
        value=value,
        against=against(value, aim.goal, kind),
        expected=None if aim.redefined else _due(aim.goal, reach, base=base, gone=gone),
        path=Path.NEUTRAL if aim.redefined else _path(value, aim.goal, reach, base=base, gone=gone),
    )


def _year(series: Series, span: Span, year: int, *, counted_up: bool) -> YearOfTerm:
    over = year < span.end.year or span.end.month == 12
    asked = year_span(year) if over else span
    point = series.to_date(asked)
    if point is not None and counted_up and point.span.end.month != asked.end.month:
        point = None  # an amount that stops before the end of what was asked is not the amount of it
    return YearOfTerm(year, point, over)


def _sum(years: tuple[YearOfTerm, ...]) -> Decimal | None:
    known = [one.point.value for one in years if one.point is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(years) else None


def _latest(
    years: tuple[YearOfTerm, ...], term: Span, span: Span, *, counted_up: bool
) -> tuple[Decimal | None, Decimal]:
    """The last figure that can be held against the goal, and how much of the term was gone by then."""
    for one in reversed(years):
        if one.point is not None and (one.over or not counted_up):
            at = year_span(one.year) if one.over else span
            return one.point.value, _part(term, at)
    return None, Decimal(0)


def _part(term: Span, span: Span) -> Decimal:
    """How much of the term is gone at the end of a period."""
    gone = (span.end.year - term.start.year) * 12 + span.end.month - term.start.month + 1
    return Decimal(max(0, min(gone, term.months))) / term.months


def _due(goal: Goal, reach: Reach, *, base: Decimal | None, gone: Decimal) -> Decimal | None:
    """What should be there by now on an even path."""
    if goal.bound is None:
        return None
    if reach is Reach.WHOLE_TERM:
        return goal.bound * gone
    return None if base is None else base + (goal.bound - base) * gone


def _path(value: Decimal | None, goal: Goal, reach: Reach, *, base: Decimal | None, gone: Decimal) -> Path:
    if value is None:
        return Path.NEUTRAL
    if gone >= 1:
        return Path.DONE if goal.holds(value) else Path.OFF
    if reach is Reach.WHOLE_TERM:
        return path_of_amount(value, goal, gone)
    return path_of_level(value, goal, base, gone)
