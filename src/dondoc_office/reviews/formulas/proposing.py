"""Where a goal of a term stands in its middle, and what it will probably come to: proposed with its reason. Pure.

A goal is read in one of two ways: what the last year of the term must show, or what all its years add up to.
The share of the goal is the measures' own: a share for amounts, points for rates, distance from a range. Beside
it stands the way done from where the term began, which is right for reductions too.

A forecast is proposed by these rules, the first that fits; a person decides:
  1 the indicator means something else since the term's base year   → no longer fitting
  2 no figure yet                                                   → none
  3 a ceiling that is broken already, counted up over the term      → hard to meet
  4 the forecast's interval (nine times in ten) meets the goal, all of it better by 5 % → exceeded
  5 the middle of the interval meets the goal                       → met
  6 else                                                            → hard to meet
  7 too few years for a forecast: by the way done against the time gone; at least as much → met, else hard to meet
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import (
    Against,
    Direction,
    Goal,
    ValueKind,
    against,
    share_of_change,
)
from dondoc_office.measures.formulas.forecasting import (
    Forecast,
    Outlook,
    forecast_amount,
    forecast_level,
    outlook,
)
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.reviews.states import Outcome

_BETTER = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a term and of the five before it, with what is known of each (các năm)."""

    first: int
    last: int
    years: Mapping[int, Decimal]
    now: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def gone(self) -> int:
        return max(0, min(self.now, self.last) - self.first + 1)

    @property
    def base(self) -> Decimal | None:
        return self.years.get(self.first - 1)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a goal stands in the middle of its term (kết quả giữa nhiệm kỳ)."""

    value: Decimal | None
    against: Against
    way: Decimal | None
    forecast: Forecast | None
    proposed: Outcome | None
    why: Message


def value_now(course: Years, reach: Reach) -> Decimal | None:
    """The latest year of the term, or what its years add up to so far; a gap between years makes a sum unknown."""
    told = [course.years.get(year) for year in range(course.first, course.first + course.gone)]
    if reach is Reach.WHOLE_TERM:
        known = [value for value in told if value is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(told) else None
    return next((value for value in reversed(told) if value is not None), None)


def forecast_of(course: Years, reach: Reach) -> Forecast | None:
    """The end of the term: by the pace of its years for a sum, by the line through all known years for a level."""
    if reach is Reach.WHOLE_TERM:
        told = [course.years.get(year) for year in range(course.first, course.first + course.gone)]
        known = [value for value in told if value is not None]
        return forecast_amount(known, course.length) if len(known) == len(told) else None
    points = sorted((year, value) for year, value in course.years.items() if year <= course.now)
    return forecast_level(points, course.last)


def standpoint(
    course: Years, goal: Goal | None, kind: ValueKind, reach: Reach, *, comparable: bool = True
) -> Standpoint:
    """Everything that is said of one goal of a term."""
    value = value_now(course, reach)
    found = forecast_of(course, reach) if comparable else None
    way = _way(course, value, goal, reach=reach) if comparable else None
    proposed, why = _proposed(
        course, goal, reach, value=value, forecast=found, way=way, comparable=comparable
    )
    return Standpoint(value, against(value, goal, kind), way, found, proposed, why)


def _way(course: Years, value: Decimal | None, goal: Goal | None, *, reach: Reach) -> Decimal | None:
    if value is None or goal is None or goal.bound is None:
        return None
    if reach is Reach.WHOLE_TERM:
        return value / goal.bound * 100 if goal.bound > 0 else None
    return None if course.base is None else share_of_change(course.base, value, goal.bound)


def _proposed(
    course: Years,
    goal: Goal | None,
    reach: Reach,
    *,
    value: Decimal | None,
    forecast: Forecast | None,
    way: Decimal | None,
    comparable: bool,
) -> tuple[Outcome | None, Message]:
    if not comparable:
        return Outcome.UNFIT, CHANGED
    if goal is None or value is None:
        return None, NO_FIGURE
    if reach is Reach.WHOLE_TERM and goal.direction is Direction.LESS and not goal.holds(value):
        return Outcome.HARD, BROKEN
    if forecast is not None:
        return _by_forecast(forecast, goal)
    return _by_way(course, goal, value, way=way, reach=reach)


def _by_forecast(forecast: Forecast, goal: Goal) -> tuple[Outcome, Message]:
    seen = outlook(forecast, goal)
    if seen is Outlook.SURE and _clearly(forecast, goal):
        return Outcome.EXCEEDED, _said(BEYOND, forecast)
    if seen in (Outlook.SURE, Outlook.LIKELY):
        return Outcome.MET, _said(MIDDLE_MEETS, forecast)
    return Outcome.HARD, _said(MIDDLE_MISSES, forecast)


def _clearly(forecast: Forecast, goal: Goal) -> bool:
    if goal.bound is None or goal.direction is Direction.RANGE:
        return False
    room = abs(goal.bound) * _BETTER
    if goal.direction is Direction.LESS:
        return forecast.high <= goal.bound - room
    return forecast.low >= goal.bound + room


def _by_way(
    course: Years, goal: Goal, value: Decimal, *, way: Decimal | None, reach: Reach
) -> tuple[Outcome | None, Message]:
    if reach is Reach.LAST_YEAR and goal.holds(value):
        return Outcome.MET, HOLDS_NOW
    if way is None:
        return None, TOO_FEW
    time = Decimal(course.gone) / course.length * 100
    used_up = reach is Reach.WHOLE_TERM and goal.direction is Direction.LESS
    fits = way <= time if used_up else way >= time
    told = {"way": _short(way), "time": _short(time)}
    message = WAY_FITS if fits else WAY_MISSES
    return (Outcome.MET if fits else Outcome.HARD), _filled(message, told)


def _short(value: Decimal) -> str:
    text = f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):f}"
    return text.removesuffix(".0").replace(".", ",")


def _said(message: Message, forecast: Forecast) -> Message:
    return _filled(
        message,
        {"value": _short(forecast.value), "low": _short(forecast.low), "high": _short(forecast.high)},
    )


def _filled(message: Message, told: Mapping[str, str]) -> Message:
    return Message(message.vi.format(**told), message.en.format(**told))


CHANGED = Message(
    "Định nghĩa chỉ tiêu đã đổi trong nhiệm kỳ: số liệu trước và sau không so sánh được với nhau và với mục tiêu.",
    "The indicator was redefined within the term: figures before and after cannot be compared, nor with the goal.",
)
NO_FIGURE = Message("Chưa có số liệu hoặc mục tiêu bằng số.", "No figure or no goal in numbers yet.")
BROKEN = Message("Mức trần của cả nhiệm kỳ đã bị vượt.", "The ceiling of the whole term is broken already.")
BEYOND = Message(
    "Dự báo cuối nhiệm kỳ {value} (từ {low} đến {high}): cả khoảng đều tốt hơn mục tiêu từ 5% trở lên.",
    "Forecast for the end of the term {value} ({low} to {high}): all of it is better than the goal by 5% or more.",
)
MIDDLE_MEETS = Message(
    "Dự báo cuối nhiệm kỳ {value} (từ {low} đến {high}): mức giữa đạt mục tiêu.",
    "Forecast for the end of the term {value} ({low} to {high}): its middle meets the goal.",
)
MIDDLE_MISSES = Message(
    "Dự báo cuối nhiệm kỳ {value} (từ {low} đến {high}): mức giữa chưa đạt mục tiêu.",
    "Forecast for the end of the term {value} ({low} to {high}): its middle misses the goal.",
)
HOLDS_NOW = Message(
    "Chưa đủ năm để dự báo; kết quả hiện tại đã đạt mục tiêu.",
    "Too few years for a forecast; today's result meets the goal.",
)
TOO_FEW = Message("Chưa đủ số liệu các năm để dự báo.", "Too few years for a forecast.")
WAY_FITS = Message(
    "Chưa đủ năm để dự báo; đã đi {way}% đường đến mục tiêu khi hết {time}% thời gian.",
    "Too few years for a forecast; {way}% of the way is done in {time}% of the time.",
)
WAY_MISSES = Message(
    "Chưa đủ năm để dự báo; mới đi {way}% đường đến mục tiêu khi đã hết {time}% thời gian.",
    "Too few years for a forecast; only {way}% of the way is done in {time}% of the time.",
)
