"""How hard a goal was set: the step a year it asks for, against the steps really made, here and next door. Pure.

A unit that sets itself low goals looks good in every count; so each goal says how hard it is.
  step        how much the value has to change in a year, taken in the good direction: in percent of the value
              for amounts (compound growth), in points for rates and indices; of a goal added up over the term,
              the mean year it asks for against the year before the term
  usual step  the median of the steps of the years before the term, at most five of them
  peers       the median of the usual steps of units of the same kind under the same parent
  grade       low    at most half the usual step, or nothing left to do when the term began
              usual  up to one and a half times
              high   more than that, or any step forward where the usual one went back
Where own history is unknown the peers decide; where both are, no grade is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from statistics import median

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import SHARED, Direction, Goal, ValueKind

_LOW, _HIGH = Decimal("0.5"), Decimal("1.5")
_MOST_YEARS = 5


class Grade(StrEnum):
    """How hard a goal is (độ khó của mục tiêu)."""

    LOW = "low"
    USUAL = "usual"
    HIGH = "high"
    UNKNOWN = "unknown"


GRADE_NAMES = {
    Grade.LOW: Message("Thấp so với đà sẵn có", "Low for the pace there was"),
    Grade.USUAL: Message("Ngang đà sẵn có", "As the pace there was"),
    Grade.HIGH: Message("Cao hơn đà sẵn có", "Above the pace there was"),
    Grade.UNKNOWN: Message("Chưa đủ số liệu để so", "Too few figures to compare"),
}


@dataclass(frozen=True, slots=True)
class Hardness:
    """What a goal asks for in a year, beside what was usual (độ khó); steps in percent or in points."""

    grade: Grade = Grade.UNKNOWN
    needed: Decimal | None = None
    usual: Decimal | None = None
    peers: Decimal | None = None
    percent: bool = True


def step(before: Decimal, after: Decimal, kind: ValueKind, direction: Direction) -> Decimal | None:
    """One year's change in the good direction: percent of amounts, points of everything else."""
    if kind in SHARED:
        if before <= 0:
            return None
        changed = (after - before) / before * 100
    else:
        changed = after - before
    return -changed if direction is Direction.LESS else changed


def usual_step(years: Sequence[Decimal | None], kind: ValueKind, direction: Direction) -> Decimal | None:
    """The median step of the last years, oldest first; None with fewer than two steps."""
    pairs = pairwise(years)
    steps = [
        found
        for before, after in pairs
        if before is not None and after is not None
        if (found := step(before, after, kind, direction)) is not None
    ]
    return median(steps[-_MOST_YEARS:]) if len(steps) >= 2 else None


def needed_step(base: Decimal, goal: Goal, years: int, kind: ValueKind) -> Decimal | None:
    """What has to be added every year to come from the base to the goal; None of a range."""
    if goal.bound is None or goal.direction is Direction.RANGE or years < 1:
        return None
    if kind not in SHARED:
        whole = step(base, goal.bound, kind, goal.direction)
        return None if whole is None else whole / years
    if base <= 0 or goal.bound <= 0:
        return None
    growth = ((goal.bound / base) ** (Decimal(1) / years) - 1) * 100
    return -growth if goal.direction is Direction.LESS else growth


def hardness(
    history: Sequence[Decimal | None],
    goal: Goal | None,
    years: int,
    *,
    kind: ValueKind,
    peers: Iterable[Sequence[Decimal | None]] = (),
    added_up: bool = False,
) -> Hardness:
    """`history` ends with the year before the term; `peers` are the same years of neighbours."""
    percent = kind in SHARED
    base = history[-1] if history else None
    if goal is None or base is None:
        return Hardness(percent=percent)
    needed = _of_mean_year(base, goal, years, kind) if added_up else needed_step(base, goal, years, kind)
    usual = usual_step(history, kind, goal.direction)
    around = [one for one in (usual_step(peer, kind, goal.direction) for peer in peers) if one is not None]
    beside = median(around) if around else None
    measure = usual if usual is not None else beside
    return Hardness(_graded(needed, measure), needed, usual, beside, percent)


def _of_mean_year(base: Decimal, goal: Goal, years: int, kind: ValueKind) -> Decimal | None:
    if goal.bound is None or goal.direction is Direction.RANGE or years < 1:
        return None
    return step(base, goal.bound / years, kind, goal.direction)


def _graded(needed: Decimal | None, usual: Decimal | None) -> Grade:
    if needed is None:
        return Grade.UNKNOWN
    if needed <= 0:
        return Grade.LOW
    if usual is None:
        return Grade.UNKNOWN
    if usual <= 0 or needed > usual * _HIGH:
        return Grade.HIGH
    return Grade.LOW if needed <= usual * _LOW else Grade.USUAL
