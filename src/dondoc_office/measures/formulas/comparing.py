"""What a value says against its plan and against another period. Pure.

Amounts are compared as shares, rates as differences in percentage points. Where less is better a value under
its ceiling is met, and the share is told as share of the ceiling, not as an achievement.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.formulas.adding import share


class ValueKind(StrEnum):
    """What sort of number an indicator is (loại giá trị)."""

    AMOUNT = "amount"
    RATE = "rate"
    INDEX = "index"
    COUNT = "count"
    YES_NO = "yes_no"
    GROWTH = "growth"
    RANK = "rank"


class Direction(StrEnum):
    """Which way is better (chiều tốt)."""

    MORE = "more"
    LESS = "less"
    RANGE = "range"


class Timing(StrEnum):
    """What time a value speaks of (cách tính theo thời gian)."""

    FLOW = "flow"  # what came in the period itself
    CUMULATIVE = "cumulative"  # what came since the first of January
    LEVEL = "level"  # what there is at the end of the period


SHARED = frozenset({ValueKind.AMOUNT, ValueKind.COUNT})
"""Kinds of which a share of the plan makes sense; the others differ by points, places, or are met or not."""


class Verdict(StrEnum):
    """What a value is against its plan (đánh giá)."""

    EXCEEDED = "exceeded"
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


VERDICT_NAMES = {
    Verdict.EXCEEDED: Message("Vượt", "Exceeded"),
    Verdict.MET: Message("Đạt", "Met"),
    Verdict.NOT_MET: Message("Chưa đạt", "Not met"),
    Verdict.UNKNOWN: Message("Chưa có số liệu", "No figure yet"),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached (kế hoạch): at least, at most, or both; `strict` where the bound itself is outside."""

    least: Decimal | None = None
    most: Decimal | None = None
    strict: bool = False

    def holds(self, value: Decimal) -> bool:
        low = self.least is None or (value > self.least if self.strict else value >= self.least)
        high = self.most is None or (value < self.most if self.strict else value <= self.most)
        return low and high

    @property
    def bound(self) -> Decimal | None:
        """The one number of a goal with one number."""
        return self.least if self.most is None else self.most if self.least is None else None

    @property
    def direction(self) -> Direction:
        if self.least is not None and self.most is not None:
            return Direction.RANGE
        return Direction.LESS if self.most is not None else Direction.MORE


@dataclass(frozen=True, slots=True)
class Against:
    """A value beside its plan (so với kế hoạch): a share in percent or a difference, never both."""

    verdict: Verdict
    share: Decimal | None = None
    difference: Decimal | None = None


def against(value: Decimal | None, goal: Goal | None, kind: ValueKind) -> Against:
    """The value against the plan, in the way that is right for its kind and direction."""
    if value is None or goal is None or (goal.least is None and goal.most is None):
        return Against(Verdict.UNKNOWN)
    verdict = _verdict(value, goal, kind)
    if goal.direction is Direction.RANGE:
        return Against(verdict, difference=_outside(value, goal))
    bound = goal.bound
    assert bound is not None
    if kind in SHARED and bound > 0:
        return Against(verdict, share=share(value, bound))
    if kind is ValueKind.YES_NO:
        return Against(verdict)
    return Against(verdict, difference=value - bound)


def _verdict(value: Decimal, goal: Goal, kind: ValueKind) -> Verdict:
    if not goal.holds(value):
        return Verdict.NOT_MET
    beyond = goal.bound is not None and value != goal.bound and kind is not ValueKind.YES_NO
    return Verdict.EXCEEDED if beyond else Verdict.MET


def _outside(value: Decimal, goal: Goal) -> Decimal:
    """How far outside a range; 0 inside."""
    assert goal.least is not None and goal.most is not None
    return min(value - goal.least, Decimal(0)) or max(value - goal.most, Decimal(0))


def share_of_change(base: Decimal, value: Decimal, goal: Decimal) -> Decimal | None:
    """How much of the way from where it began to the goal is done, in percent: right for reductions too."""
    return share(value - base, goal - base)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values of one indicator (so sánh hai kỳ): change in percent or difference, if they are comparable."""

    percent: Decimal | None = None
    difference: Decimal | None = None
    comparable: bool = True


def compared(
    value: Decimal | None, before: Decimal | None, kind: ValueKind, *, same_definition: bool = True
) -> Compared:
    """Growth of amounts in percent, change of rates in points; nothing across two definitions."""
    if not same_definition:
        return Compared(comparable=False)
    if value is None or before is None:
        return Compared()
    if kind in SHARED and before > 0:
        grown = share(value, before)
        return Compared(percent=None if grown is None else grown - 100)
    return Compared(difference=value - before)


@dataclass(frozen=True, slots=True)
class Count:
    """`8/28 chỉ tiêu đạt` (đếm chỉ tiêu)."""

    met: int
    known: int
    total: int


def counted(verdicts: list[Verdict]) -> Count:
    met = sum(verdict in (Verdict.MET, Verdict.EXCEEDED) for verdict in verdicts)
    return Count(met, sum(verdict is not Verdict.UNKNOWN for verdict in verdicts), len(verdicts))


def implied_plan_agrees(implied: Decimal, plan: Decimal, pct: Decimal, value: Decimal) -> bool:
    """Does `09 doanh nghiệp = 20%` fit the plan? The share is rounded as it was written, so the plan may vary."""
    exponent = pct.as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(5).scaleb(min(exponent, 0) - 1)
    if implied == plan:
        return True
    low, high = pct - half, pct + half
    return low > 0 and value * 100 / high <= plan <= value * 100 / low
