"""Is an indicator on its path, and where will it end? Simple ways that a chair can follow. Pure decimals.

The path of an amount that is counted up follows last year's months where they are known (crops come in by
season), else it is even; the path of a level runs straight from where it began to its goal.

A forecast is one of three, and says which:
  season   this year's part, times last year's whole over last year's part; the interval comes from how much
           the months of this year differ in their ratio to last year's
  pace     what is done plus the mean month for every month to come; interval from the spread of the months
  line     a least-squares line through the levels, with its prediction interval
Intervals are meant to hold nine times in ten (t-distribution), and are wide where months are few: that is the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import Direction, Goal

# Student's t, two-sided 90 %, by degrees of freedom 1 to 30; beyond that 1.65. Source: any table of the distribution.
_T90: tuple[str, ...] = (
    *("6.314", "2.920", "2.353", "2.132", "2.015", "1.943", "1.895", "1.860", "1.833", "1.812"),
    *("1.796", "1.782", "1.771", "1.761", "1.753", "1.746", "1.740", "1.734", "1.729", "1.725"),
    *("1.721", "1.717", "1.714", "1.711", "1.708", "1.706", "1.703", "1.701", "1.699", "1.697"),
)
_TOLERANCE = Decimal("0.05")
_FAR = Decimal("0.15")


class Path(StrEnum):
    """Where an indicator stands on the way to its plan now (tiến độ so với lộ trình)."""

    DONE = "done"
    ON = "on"
    BEHIND = "behind"
    OFF = "off"
    NEUTRAL = "neutral"


PATH_NAMES = {
    Path.DONE: Message("Đã đạt kế hoạch năm", "Year's plan met"),
    Path.ON: Message("Đúng lộ trình", "On its path"),
    Path.BEHIND: Message("Chậm so với lộ trình", "Behind its path"),
    Path.OFF: Message("Có nguy cơ không đạt", "At risk"),
    Path.NEUTRAL: Message("Chưa đánh giá được trong kỳ", "Not judged within the year"),
}


def expected_share(done: int, of: int, last_year: Sequence[Decimal | None] = ()) -> Decimal:
    """Which part of the year's plan should be done after `done` of `of` periods: last year's part, else an even one."""
    whole = [value for value in last_year if value is not None]
    if of and len(whole) == of and sum(whole) > 0 and all(value >= 0 for value in whole):
        return sum(whole[:done], Decimal(0)) / sum(whole)
    return Decimal(done) / Decimal(of) if of else Decimal(1)


def path_of_amount(value: Decimal | None, goal: Goal | None, expected: Decimal) -> Path:
    """For what is counted up through the year: against the part of the plan that should be done by now."""
    if value is None or goal is None or goal.bound is None or goal.bound <= 0:
        return Path.NEUTRAL
    if goal.direction is Direction.LESS:
        return _under_ceiling(value, goal.bound * expected, goal.bound)
    if goal.holds(value):
        return Path.DONE
    due = goal.bound * expected
    return _graded(due - value, due)


def _under_ceiling(value: Decimal, due: Decimal, ceiling: Decimal) -> Path:
    """What may be used up by now; over the whole year's ceiling nothing can be saved any more."""
    if value > ceiling:
        return Path.OFF
    return _graded(value - due, due)


def path_of_level(value: Decimal | None, goal: Goal | None, base: Decimal | None, expected: Decimal) -> Path:
    """For a level: against the straight line from where it began to its goal."""
    if value is None or goal is None or (goal.least is None and goal.most is None):
        return Path.NEUTRAL
    if goal.holds(value):
        return Path.DONE if goal.direction is not Direction.RANGE else Path.ON
    if goal.direction is Direction.RANGE or goal.bound is None:
        return Path.OFF
    if base is None:
        return Path.NEUTRAL
    way = abs(goal.bound - base)
    due = base + (goal.bound - base) * expected
    lag = due - value if goal.direction is Direction.MORE else value - due
    return _graded(lag, way) if way else Path.OFF


def _graded(lag: Decimal, of: Decimal) -> Path:
    if of <= 0:
        return Path.ON if lag <= 0 else Path.BEHIND
    part = lag / of
    return Path.ON if part <= _TOLERANCE else Path.BEHIND if part <= _FAR else Path.OFF


class Way(StrEnum):
    """How a forecast was made (cách dự báo)."""

    SEASON = "season"
    PACE = "pace"
    LINE = "line"


WAY_NAMES = {
    Way.SEASON: Message("theo mùa vụ của năm trước", "by last year's season"),
    Way.PACE: Message("theo nhịp bình quân các kỳ đã qua", "by the mean of the periods so far"),
    Way.LINE: Message("theo đường xu hướng", "by the line of the trend"),
}


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where it will probably end (dự báo): the middle and the bounds that hold nine times in ten."""

    value: Decimal
    low: Decimal
    high: Decimal
    way: Way
    points: int


def forecast_amount(
    months: Sequence[Decimal], of: int, last_year: Sequence[Decimal | None] = ()
) -> Forecast | None:
    """The year's total from its first months; None with fewer than three."""
    n = len(months)
    done = sum(months, Decimal(0))
    if n >= of:
        return Forecast(done, done, done, Way.PACE, n) if n else None
    if n < 3:
        return None
    before = [value for value in last_year if value is not None]
    if len(before) == of and all(value > 0 for value in before):
        return _by_season(months, before)
    mean = done / n
    rest = of - n
    spread = _spread(months)
    half = _t(n - 1) * spread * (Decimal(rest) + Decimal(rest * rest) / n).sqrt()
    value = done + mean * rest
    return Forecast(value, value - half, value + half, Way.PACE, n)


def _by_season(months: Sequence[Decimal], before: Sequence[Decimal]) -> Forecast:
    n = len(months)
    done, part = sum(months, Decimal(0)), sum(before[:n], Decimal(0))
    ratio, rest = done / part, sum(before[n:], Decimal(0))
    ratios = [now / then for now, then in zip(months, before, strict=False)]
    squares = sum((then * then for then in before[n:]), Decimal(0))
    half = _t(n - 1) * _spread(ratios) * (squares + rest * rest / n).sqrt()
    value = done + rest * ratio
    return Forecast(value, value - half, value + half, Way.SEASON, n)


def forecast_level(points: Sequence[tuple[int, Decimal]], at: int) -> Forecast | None:
    """A least-squares line through (time, level), read at `at`; None with fewer than four points."""
    n = len(points)
    if n < 4:
        return None
    mean_t = Decimal(sum(time for time, _ in points)) / n
    mean_y = sum((level for _, level in points), Decimal(0)) / n
    square = sum(((time - mean_t) ** 2 for time, _ in points), Decimal(0))
    if not square:
        return None
    slope = sum(((time - mean_t) * (level - mean_y) for time, level in points), Decimal(0)) / square
    value = mean_y + slope * (at - mean_t)
    errors = sum(((level - mean_y - slope * (time - mean_t)) ** 2 for time, level in points), Decimal(0))
    deviation = (errors / (n - 2)).sqrt()
    half = _t(n - 2) * deviation * (1 + Decimal(1) / n + (at - mean_t) ** 2 / square).sqrt()
    return Forecast(value, value - half, value + half, Way.LINE, n)


def _spread(values: Sequence[Decimal]) -> Decimal:
    """The standard deviation of a sample."""
    n = len(values)
    mean = sum(values, Decimal(0)) / n
    return (sum(((value - mean) ** 2 for value in values), Decimal(0)) / (n - 1)).sqrt()


def _t(degrees: int) -> Decimal:
    return Decimal(_T90[degrees - 1]) if degrees <= len(_T90) else Decimal("1.65")


class Outlook(StrEnum):
    """What the forecast means for the plan (khả năng đạt)."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"


OUTLOOK_NAMES = {
    Outlook.SURE: Message("Chắc chắn đạt", "Almost certain"),
    Outlook.LIKELY: Message("Có khả năng đạt", "Likely"),
    Outlook.OPEN: Message("Chưa chắc đạt", "Uncertain"),
    Outlook.UNLIKELY: Message("Khó đạt", "Unlikely"),
}


def outlook(forecast: Forecast | None, goal: Goal | None) -> Outlook | None:
    """The whole interval meets the plan, its middle does, only its better end does, or none of it."""
    if forecast is None or goal is None:
        return None
    ends = (forecast.low, forecast.high)
    if all(goal.holds(end) for end in ends):
        return Outlook.SURE
    if goal.holds(forecast.value):
        return Outlook.LIKELY
    between = (
        goal.least is not None and goal.most is not None and ends[0] <= goal.most and ends[1] >= goal.least
    )
    return Outlook.OPEN if between or any(goal.holds(end) for end in ends) else Outlook.UNLIKELY
