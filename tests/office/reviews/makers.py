"""A review of the district's congress resolution 2020-2025, as it stands after 2022; every figure made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator, period

from dondoc_office.measures.actions.keeping import Aim, set_target
from dondoc_office.measures.models import Indicator, Target
from dondoc_office.reviews.actions.reviewing import add_line, draft_review, move_review
from dondoc_office.reviews.models import GoalLine, Review
from dondoc_office.reviews.states import Move
from dondoc_office.units.models import Unit

D = Decimal
TERM = "2021-2025"


def term_goal(one: Indicator, unit: Unit, cast: Cast, *, least: str = "", most: str = "") -> Target:
    """What the resolution set for the end of the term."""
    aim = Aim(D(least) if least else None, D(most) if most else None, basis="Nghị quyết đại hội")
    return set_target(one, unit, period(TERM), aim, by=cast.clerk, at=NOW)


def yearly(one: Indicator, unit: Unit, cast: Cast, figures: dict[int, str]) -> None:
    """One official figure a year."""
    for year, figure in figures.items():
        given(one, {unit: figure}, str(year), by=cast.officer, at=NOW)


def review_of(office: Office, cast: Cast, **fields: Any) -> Review:
    said = {
        "name": "Sơ kết giữa nhiệm kỳ Nghị quyết Đại hội Đảng bộ huyện",
        "term": period(TERM),
        "until": period("2022"),
        "resolution": "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025",
    }
    return draft_review(office.huyen, said | fields, by=cast.clerk, at=NOW)


def poverty_line(office: Office, cast: Cast, review: Review) -> GoalLine:
    """Poverty from 12 % in 2020 to at most 4 %: less is better, a rate, answered for by the finance department."""
    one = indicator("XH91", "Tỷ lệ hộ nghèo", "%", kind="rate", direction="less", timing="level",
                    over_units="none", over_months="last")  # fmt: skip
    follow(office.huyen, one, office.finance)
    yearly(one, office.huyen, cast, {2018: "15", 2019: "13", 2020: "12", 2021: "10", 2022: "8.5"})
    target = term_goal(one, office.huyen, cast, most="4")
    said = {"text": "Tỷ lệ hộ nghèo dưới 4%", "field": "Xã hội", "indicator": one, "target": target}
    return add_line(review, {**said, "responsible": office.finance}, by=cast.clerk, at=NOW)


def review_to_open(office: Office, cast: Cast) -> dict[str, int]:
    """An open review with one goal of the finance department."""
    review = review_of(office, cast)
    line = poverty_line(office, cast, review)
    move_review(review, Move.OPEN, by=cast.clerk, at=NOW)
    return {"review": review.pk, "goal": line.pk}
