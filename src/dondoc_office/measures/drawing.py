"""The chart of one indicator's year, from its study."""

from __future__ import annotations

from decimal import Decimal

from dondoc_office.measures.boards import Study
from dondoc_office.measures.formulas.forecasting import expected_share
from dondoc_office.measures.pictures import Box, Picture, plan_path, summed, year

BOX = Box(900, 240, 14)


def chart(study: Study) -> Picture | None:
    """What is counted up is drawn counted up, a level as it is."""
    reading = study.whole.reading
    this, before = study.year, study.year_before
    goal = reading.goal.bound if reading.goal else None
    rest: list[Decimal | None] = [None] * (12 - len(this))
    if reading.counted_up:
        shares = [expected_share(month, 12, before) for month in range(1, 13)]
        this, before = [*summed(this), *rest], summed(before)
        return year(this, before, plan_path(goal, shares), reading.forecast, box=BOX)
    level = plan_path(goal, [Decimal(1)] * 12)
    return year([*this, *rest], before, level, reading.forecast, box=BOX)
