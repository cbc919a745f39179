"""Figures that a document states, beside the indicators they may be of. Pure.

The words stay with the number; a share of the plan is held against the plan that stands; nothing is taken over
without a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dondoc_office.measures.formulas.comparing import implied_plan_agrees
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.units_of_measure import UnitNotRead, UnitsDiffer, converted
from dondoc_office.site.searching import folded_words

_ENOUGH = 0.34  # of the words of an indicator
_MOST = 3
_IDLE = {
    "ty",
    "le",
    "tong",
    "so",
    "gia",
    "tri",
    "cua",
    "va",
    "tren",
    "dia",
    "ban",
    "dien",
    "tich",
    "duoc",
    "moi",
    "cac",
    "xa",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as the text states it (số liệu trong văn bản)."""

    key: str
    start: int
    end: int
    words: str
    metric: str
    value: Decimal | None
    unit: str
    share: Decimal | None
    implied: Decimal | None
    period: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator it may be of, and the value in that indicator's unit (khả năng)."""

    indicator: Indicator
    value: Decimal
    likeness: float


def stated(reading: Mapping[str, Any]) -> list[Stated]:
    """Every figure of a reading that says of what it is."""
    text, found = str(reading["text"]), []
    for number, figure in enumerate(reading.get("figures", ())):
        metric = figure["metric"]
        if metric is None:
            continue
        start, end = min(metric["start"], figure["span"]["start"]), max(metric["end"], figure["span"]["end"])
        found.append(
            Stated(
                key=str(number),
                start=start,
                end=end,
                words=" ".join(text[start:end].split()),
                metric=text[metric["start"] : metric["end"]],
                value=_decimal(figure["value"]),
                unit=figure["unit"] or "",
                share=_decimal(figure["pct_of_plan"]),
                implied=_decimal(figure["implied_plan"]),
                period=figure["period"] or "",
                estimate=bool(figure["estimate"]),
            )
        )
    return found


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def candidates(figure: Stated, indicators: Iterable[Indicator]) -> list[Candidate]:
    """The indicators whose names share most words with the figure's, in a unit that converts; best first."""
    if figure.value is None:
        return []
    said = set(folded_words(figure.metric).split())
    found = []
    for one in indicators:
        likeness = _likeness(said, one)
        value = _in_unit(figure, one) if likeness >= _ENOUGH else None
        if value is not None:
            found.append(Candidate(one, value, likeness))
    return sorted(found, key=lambda candidate: -candidate.likeness)[:_MOST]


def _likeness(said: set[str], indicator: Indicator) -> float:
    """The larger part of the telling words of its name or its short name that the text says."""
    parts = []
    for name in (indicator.name, indicator.short_name):
        telling = set(folded_words(name).split()) - _IDLE
        if telling:
            parts.append(len(telling & said) / len(telling))
    return max(parts, default=0.0)


def _in_unit(figure: Stated, indicator: Indicator) -> Decimal | None:
    """The value in the indicator's unit; a bare noun like `doanh nghiệp` may be the unit itself."""
    assert figure.value is not None
    try:
        return converted(figure.value, figure.unit, indicator.unit_of_measure)
    except (UnitNotRead, UnitsDiffer):
        return None


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """Does the share the text states fit the plan that stands? (đối chiếu kế hoạch)"""

    plan: Decimal
    implied: Decimal
    agrees: bool


def plan_check(figure: Stated, candidate: Candidate, plan: Decimal | None) -> PlanCheck | None:
    """`09 doanh nghiệp = 20 %` says a plan of 45; None where there is nothing to hold it against."""
    if figure.share is None or figure.implied is None or plan is None or figure.value is None:
        return None
    implied = converted(figure.implied, figure.unit, candidate.indicator.unit_of_measure)
    return PlanCheck(plan, implied, implied_plan_agrees(implied, plan, figure.share, candidate.value))


def best(figures: Sequence[Stated], indicators: Sequence[Indicator]) -> list[tuple[Stated, list[Candidate]]]:
    """Every figure with its candidates, those with some first in the order of the text."""
    found = [(figure, candidates(figure, indicators)) for figure in figures]
    return [pair for pair in found if pair[1]] + [pair for pair in found if not pair[1]]
