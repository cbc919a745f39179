"""Figures of many units and indicators out of the database in few queries, formulas computed on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dondoc_office.measures import rebasing
from dondoc_office.measures.formulas.adding import Over
from dondoc_office.measures.formulas.comparing import Goal, Timing
from dondoc_office.measures.formulas.expressions import (
    Name,
    Node,
    Of,
    computed,
    names,
    order_of,
    read_formula,
)
from dondoc_office.measures.formulas.series import Point, Series
from dondoc_office.measures.models import Indicator, Period, Rollup, Target, Value
from dondoc_office.measures.periods import Kind, Span
from dondoc_office.measures.states import FIRM
from dondoc_office.units.models import Unit

Key = tuple[int, int]
"""Unit, indicator."""


@dataclass
class Figures:
    """Series by unit and indicator, and the plans of the years (số liệu đã lấy)."""

    series: dict[Key, Series] = field(default_factory=dict)
    targets: dict[tuple[int, int, str], Target] = field(default_factory=dict)

    def of(self, unit: Unit, indicator: Indicator) -> Series:
        found = self.series.get((unit.pk, indicator.pk))
        return found or Series(Timing(indicator.timing), Over(indicator.over_months), {})

    def target(self, unit: Unit, indicator: Indicator, period: str) -> Target | None:
        return self.targets.get((unit.pk, indicator.pk, period))

    def goal(self, unit: Unit, indicator: Indicator, period: str) -> Goal | None:
        found = self.target(unit, indicator, period)
        return found.goal if found else None


def gather(units: Iterable[Unit], indicators: Iterable[Indicator], *, since: date, until: date) -> Figures:
    """Everything these units have of these indicators between two days, in a fixed number of queries.

    What their forebears had before them is added where it can be, and marked.
    """
    those, wanted = {unit.pk for unit in units}, {one.pk: one for one in indicators}
    trees = _formulas(wanted)
    every = dict(wanted)
    if trees:
        codes = {name.code for tree in trees.values() for name in names(tree)}
        every |= {one.pk: one for one in Indicator.objects.filter(code__in=codes)}
    spans = _spans(since, until)
    points = _points(those, every, spans)
    rebasing.fill(points, those, every, spans, fetch=lambda old: _points(old, every, spans))
    figures = Figures(targets=_targets(those, every, spans))
    for key, found in points.items():
        one = every[key[1]]
        figures.series[key] = Series(Timing(one.timing), Over(one.over_months), found)
    if trees:
        _compute(figures, those, every, trees)
    return figures


def _formulas(wanted: dict[int, Indicator]) -> dict[str, Node]:
    """The formulas of what is wanted, and of what those use; `wanted` grows by them."""
    trees: dict[str, Node] = {}
    waiting = [one for one in wanted.values() if one.formula]
    while waiting:
        trees |= {one.code: read_formula(one.formula) for one in waiting}
        codes = {name.code for tree in trees.values() for name in names(tree)} - trees.keys()
        waiting = list(Indicator.objects.filter(code__in=codes).exclude(formula="")) if codes else []
        wanted.update((one.pk, one) for one in waiting)
    return trees


def _spans(since: date, until: date) -> dict[int, Span]:
    rows = Period.objects.filter(end__gte=since, start__lte=until).values_list("pk", "start", "end", "kind")
    return {pk: Span(start, end, Kind(kind)) for pk, start, end, kind in rows}


def _points(
    units: Collection[int], indicators: Mapping[int, Indicator], spans: Mapping[int, Span]
) -> dict[Key, dict[str, Point]]:
    """A unit's own figure stands before what adds up below it."""
    found: dict[Key, dict[str, Point]] = {}
    codes = {pk: span.code for pk, span in spans.items()}
    narrowed = {"unit__in": units, "indicator__in": list(indicators), "period__in": list(spans)}
    rolled = Rollup.objects.filter(**narrowed).values_list(
        "unit", "indicator", "period", "value", "counted", "firm"
    )
    for unit, one, period, value, counted, firm in rolled:
        if value is not None:
            point = Point(spans[period], value, "official", firm == counted, counted=counted)
            found.setdefault((unit, one), {})[codes[period]] = point
    values = Value.objects.read().filter(**narrowed).order_by()
    columns = ("unit", "indicator", "period", "value", "status", "state", "pk")
    for unit, one, period, value, status, state, pk in values.values_list(*columns):
        assert value is not None
        point = Point(spans[period], value, status, state in FIRM, value_pk=pk)
        found.setdefault((unit, one), {})[codes[period]] = point
    return found


def _targets(
    units: Collection[int], indicators: Mapping[int, Indicator], spans: Mapping[int, Span]
) -> dict[tuple[int, int, str], Target]:
    rows = Target.objects.current().filter(
        unit__in=units, indicator__in=list(indicators), period__in=list(spans)
    )
    return {(row.unit_id, row.indicator_id, spans[row.period_id].code): row for row in rows.order_by()}


def _compute(
    figures: Figures, units: Collection[int], every: Mapping[int, Indicator], trees: Mapping[str, Node]
) -> None:
    by_code = {one.code: one for one in every.values()}
    measures = {code: one.measure for code, one in by_code.items()}
    for code in order_of(trees):
        one, tree = by_code[code], trees[code]
        used = {by_code[name.code].pk for name in names(tree)}
        for unit in units:
            parts = {pk: figures.series[unit, pk] for pk in used if (unit, pk) in figures.series}
            points: dict[str, Point] = {}
            for span in {point.span for series in parts.values() for point in series.points.values()}:
                taken = _Taken(figures, unit, by_code, span)
                value = computed(tree, taken.value, measures, one.measure)
                if value is not None:
                    points[span.code] = taken.point(value)
            if points:
                figures.series[unit, one.pk] = Series(Timing(one.timing), Over(one.over_months), points)


@dataclass
class _Taken:
    """What a formula used for one unit and period: as sure as the least sure of it."""

    figures: Figures
    unit: int
    by_code: Mapping[str, Indicator]
    span: Span
    points: list[Point] = field(default_factory=list)

    def value(self, name: Name) -> Decimal | None:
        one = self.by_code[name.code]
        if name.of is Of.PLAN:
            target = self.figures.targets.get((self.unit, one.pk, self.span.whole_year.code))
            return target.goal.bound if target else None
        series = self.figures.series.get((self.unit, one.pk))
        span = self.span.year_before if name.of is Of.YEAR_BEFORE else self.span
        point = series.known_at(span) if series else None
        if point is None:
            return None
        self.points.append(point)
        return point.value

    def point(self, value: Decimal) -> Point:
        estimate = any(point.estimate for point in self.points)
        firm = all(point.firm for point in self.points)
        old = max((point.rebased for point in self.points), default=0)
        return Point(self.span, value, "estimate" if estimate else "official", firm, rebased=old)
