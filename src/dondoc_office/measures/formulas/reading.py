"""One line of a board: the figure, its plan, the year before, the path, the forecast. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dondoc_office.measures.formulas.comparing import (
    Against,
    Compared,
    Direction,
    Goal,
    Timing,
    ValueKind,
    Verdict,
    against,
    compared,
)
from dondoc_office.measures.formulas.forecasting import (
    Forecast,
    Outlook,
    Path,
    expected_share,
    forecast_amount,
    forecast_level,
    outlook,
    path_of_amount,
    path_of_level,
)
from dondoc_office.measures.formulas.series import Point, Series
from dondoc_office.measures.periods import Kind, Span

_URGENT = {Path.OFF: 0, Path.BEHIND: 1, Path.NEUTRAL: 2, Path.ON: 3, Path.DONE: 4}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure says (nhận định)."""

    point: Point | None
    before: Point | None
    goal: Goal | None
    against: Against
    compared: Compared
    path: Path
    forecast: Forecast | None
    outlook: Outlook | None
    expected: Decimal | None
    run: tuple[Decimal | None, ...]

    counted_up: bool = False

    @property
    def met(self) -> bool:
        """May it be counted as met today? A ceiling that can still be broken this year is not met yet."""
        if self.against.verdict not in (Verdict.MET, Verdict.EXCEEDED):
            return False
        running = self.point is not None and self.point.span.end.month < 12
        ceiling = self.goal is not None and self.goal.direction is Direction.LESS
        return not (self.counted_up and running and ceiling)

    @property
    def urgency(self) -> int:
        return _URGENT[self.path]


def read(
    series: Series, kind: ValueKind, span: Span, goal: Goal | None, *, same_definition: bool = True
) -> Reading:
    """Everything that is said of one indicator of one unit at the end of a period."""
    point, before = series.to_date(span), series.to_date(span.year_before)
    value = point.value if point else None
    done = span.end.month if span.kind is not Kind.TERM else 12
    last = series.months(span.end.year - 1)
    expected = expected_share(done, 12, last if series.flows or series.timing is Timing.CUMULATIVE else ())
    found = _forecast(series, span, done, last)
    return Reading(
        point=point,
        before=before,
        goal=goal,
        against=against(value, goal, kind),
        compared=compared(value, before.value if before else None, kind, same_definition=same_definition),
        path=_path(series, kind, span, goal, expected=expected),
        forecast=found,
        outlook=outlook(found, goal),
        expected=_due(series, goal, expected),
        run=tuple(series.run(span, 13)),
        counted_up=_counted_up(series),
    )


def _counted_up(series: Series) -> bool:
    return series.flows or series.timing is Timing.CUMULATIVE


def _path(series: Series, kind: ValueKind, span: Span, goal: Goal | None, *, expected: Decimal) -> Path:
    point = series.to_date(span)
    if point is None or goal is None:
        return Path.NEUTRAL
    value = point.value
    if span.end.month == 12 or span.kind is Kind.TERM:
        return Path.DONE if goal.holds(value) else Path.OFF
    if kind in (ValueKind.YES_NO, ValueKind.RANK):
        return Path.DONE if goal.holds(value) else Path.NEUTRAL
    if _counted_up(series):
        return path_of_amount(value, goal, expected)
    if series.timing is Timing.FLOW:  # a growth or an index of the period: held against the plan itself
        return path_of_level(value, goal, goal.bound, Decimal(1)) if goal.holds(value) else _near(value, goal)
    return path_of_level(value, goal, series.base_of_year(span.end.year), expected)


def _near(value: Decimal, goal: Goal) -> Path:
    """How far a rate of growth is from its plan, as a part of the plan."""
    if goal.bound is None or not goal.bound:
        return Path.OFF
    short = abs(goal.bound - value) / abs(goal.bound)
    return Path.BEHIND if short <= Decimal("0.15") else Path.OFF


def _due(series: Series, goal: Goal | None, expected: Decimal) -> Decimal | None:
    """How much should be there by now, for what is counted up."""
    if goal is None or goal.bound is None or not _counted_up(series):
        return None
    return goal.bound * expected


def _forecast(series: Series, span: Span, done: int, last: list[Decimal | None]) -> Forecast | None:
    if span.kind is Kind.TERM:
        return None
    year = span.end.year
    if _counted_up(series):
        months = series.months(year, done)
        if any(month is None for month in months):
            return None
        return forecast_amount([month for month in months if month is not None], 12, last)
    if series.timing is Timing.LEVEL:
        run = [*series.months(year - 1), *series.months(year, done)]
        return forecast_level([(at, level) for at, level in enumerate(run, 1) if level is not None], 24)
    return None
