"""Indicators, periods and plans, as programs read them."""

from __future__ import annotations

from ninja import Query, Router
from pydantic import Field

from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.days import Day
from dondoc_office.interop.api.door import READ, ApiRequest
from dondoc_office.interop.api.measure_shapes import (
    DefinitionOut,
    IndicatorOut,
    IndicatorRow,
    Indicators,
    PeriodOut,
    Periods,
    TargetOut,
    Targets,
)
from dondoc_office.interop.api.paging import Listing, paged
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.periods import Kind
from dondoc_office.measures.policy import get_indicator, visible_indicators, visible_periods, visible_targets

router = Router(tags=["values"])


class IndicatorFilter(Listing):
    """Which indicators."""

    field: str = Field(default="", max_length=80)
    office: str = Field(default="", max_length=40, description="code: those that this unit follows today")


class PeriodFilter(Listing):
    """Which periods."""

    kind: Kind | None = None
    on: Day | None = Field(default=None, description="those that hold this day")


class TargetFilter(Listing):
    """Which plans."""

    unit: str = Field(default="", max_length=40)
    indicator: str = Field(default="", max_length=30)
    period: str = Field(default="", max_length=12)
    replaced: bool = Field(default=False, description="with the plans that were changed since")


@router.get("/indicators", response={200: Indicators, **ERRORS}, auth=READ, url_name="api-indicators")
def indicator_list(request: ApiRequest, chosen: Query[IndicatorFilter]) -> Indicators:
    """The library of indicators; `q` finds codes and names."""
    rows = Indicator.objects.filter(visible_indicators(request.standing))
    if chosen.q.strip():
        rows = rows.matching(chosen.q)
    if chosen.field:
        rows = rows.filter(field=chosen.field)
    if chosen.office:
        rows = rows.followed_by(chosen.office, on=request.today)
    page = paged(rows, chosen)
    return Indicators(
        items=[IndicatorRow(**IndicatorRow.values_of(one)) for one in page.rows], next=page.next
    )


@router.get("/indicators/{code}", response={200: IndicatorOut, **ERRORS}, auth=READ, url_name="api-indicator")
def indicator(request: ApiRequest, code: str) -> IndicatorOut:
    """One indicator and what it meant when."""
    one = get_indicator(request.standing, code[:30])
    also = ("over_units", "over_months", "body", "source", "basis", "places")
    return IndicatorOut(
        **IndicatorRow.values_of(one),
        **{name: getattr(one, name) for name in also},
        definitions=[DefinitionOut.of(row) for row in one.definitions.all()],
    )


@router.get("/periods", response={200: Periods, **ERRORS}, auth=READ, url_name="api-periods")
def period_list(request: ApiRequest, chosen: Query[PeriodFilter]) -> Periods:
    """Months, quarters, years, terms: their days, their cut-off, when their report is due."""
    rows = visible_periods(request.standing)
    if chosen.kind is not None:
        rows = rows.filter(kind=chosen.kind)
    if chosen.on is not None:
        rows = rows.filter(start__lte=chosen.on, end__gte=chosen.on)
    if chosen.q.strip():
        rows = rows.filter(code__startswith=chosen.q.strip())
    page = paged(rows, chosen)
    return Periods(items=[PeriodOut.of(one) for one in page.rows], next=page.next)


@router.get("/targets", response={200: Targets, **ERRORS}, auth=READ, url_name="api-targets")
def target_list(request: ApiRequest, chosen: Query[TargetFilter]) -> Targets:
    """What is to be reached, by unit and year or term."""
    rows = visible_targets(request.standing).select_related("indicator", "unit", "period")
    if not chosen.replaced:
        rows = rows.current()
    wanted = {"unit__code": chosen.unit, "indicator__code": chosen.indicator, "period__code": chosen.period}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if chosen.q.strip():
        rows = rows.filter(indicator__in=Indicator.objects.matching(chosen.q))
    page = paged(rows, chosen)
    return Targets(items=[TargetOut.of(row) for row in page.rows], next=page.next)
