"""What a year's disbursement says: share of plan, path, forecast. Money in triệu đồng, shares in percent. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dondoc_office.measures.formulas.forecasting import Path

HUNDRED = Decimal(100)
RECENT = 3
"""Over how many of the latest months the forecast takes its mean."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was disbursed in a month (tháng): by the treasury, else as the investor estimates."""

    confirmed: Decimal | None = None
    estimate: Decimal | None = None

    @property
    def best(self) -> Decimal | None:
        return self.estimate if self.confirmed is None else self.confirmed

    @property
    def estimated(self) -> bool:
        return self.confirmed is None and self.estimate is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """A year's disbursement as it stands after a month (tình hình giải ngân)."""

    plan: Decimal
    confirmed: Decimal
    done: Decimal
    expected: Decimal
    forecast: Decimal | None
    path: Path

    @property
    def share(self) -> Decimal | None:
        """Confirmed by the treasury, of the plan."""
        return share(self.confirmed, self.plan)

    @property
    def share_with_estimates(self) -> Decimal | None:
        return share(self.done, self.plan)

    @property
    def forecast_share(self) -> Decimal | None:
        return None if self.forecast is None else share(self.forecast, self.plan)

    @property
    def estimated(self) -> bool:
        """Do estimates of the investor weigh in what is read?"""
        return self.done != self.confirmed

    @property
    def short(self) -> Decimal:
        """What is missing to where the path should be."""
        return max(Decimal(0), self.expected - self.done)


def share(done: Decimal, plan: Decimal) -> Decimal | None:
    """Percent with one decimal, half up; None without a plan."""
    if plan <= 0:
        return None
    return (done * HUNDRED / plan).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def expected(plan: Decimal, month: int, percents: Sequence[Decimal]) -> Decimal:
    """What should be disbursed by the end of a month; nothing before the first."""
    return Decimal(0) if month < 1 else plan * percents[min(month, 12) - 1] / HUNDRED


def forecast(done: Mapping[int, Decimal], month: int, plan: Decimal) -> Decimal | None:
    """The year's end: what is done, and the mean of the latest three months for each month that is left.

    Never above the plan, for no more capital may be paid out; None before three months are over.
    """
    if month < RECENT:
        return None
    total = sum((value for at, value in done.items() if at <= month), Decimal(0))
    recent = sum((done.get(at, Decimal(0)) for at in range(month - RECENT + 1, month + 1)), Decimal(0))
    ahead = total + recent * (12 - min(month, 12)) / RECENT
    return max(total, min(ahead, plan)).quantize(Decimal("0.000001"))


def path_of(done: Decimal, due: Decimal, plan: Decimal, *, red_below: int) -> Path:
    """Red below a share of what should be done, amber below all of it."""
    if plan <= 0:
        return Path.NEUTRAL
    if done >= plan:
        return Path.DONE
    if done >= due:
        return Path.ON
    return Path.OFF if done * HUNDRED < due * red_below else Path.BEHIND


def read(
    months: Mapping[int, Month], plan: Decimal, *, month: int, percents: Sequence[Decimal], red_below: int
) -> Reading:
    """The year after `month`; later months do not count."""
    told = {at: one for at, one in months.items() if at <= month}
    best = {at: one.best for at, one in told.items() if one.best is not None}
    confirmed = sum((one.confirmed for one in told.values() if one.confirmed is not None), Decimal(0))
    done = sum(best.values(), Decimal(0))
    due = expected(plan, month, percents)
    return Reading(
        plan,
        confirmed,
        done,
        due,
        forecast(best, month, plan),
        path_of(done, due, plan, red_below=red_below),
    )


_ORDER = {Path.OFF: 0, Path.BEHIND: 1, Path.NEUTRAL: 2, Path.ON: 3, Path.DONE: 4}


def urgency(reading: Reading) -> tuple[int, Decimal]:
    """Red first; in one colour the largest missing amount first."""
    return _ORDER[reading.path], -reading.short
