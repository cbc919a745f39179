"""The goals of the running term beside the years: of one unit, for many indicators, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from dondoc_office.measures.formulas.comparing import ValueKind
from dondoc_office.measures.formulas.series import Series
from dondoc_office.measures.formulas.terms import Reach, TermGoal, TermReading, read_term
from dondoc_office.measures.gathering import gather
from dondoc_office.measures.models import Definition, Indicator, Target
from dondoc_office.measures.periods import Kind, Span
from dondoc_office.units.models import Unit


def term_targets(unit: Unit, indicators: Collection[Indicator], span: Span) -> dict[int, Target]:
    """By indicator: what is to be reached in the term that holds the period; the one that ends first."""
    rows = (
        Target.objects.current()
        .filter(unit=unit, indicator__in=[one.pk for one in indicators], period__kind=Kind.TERM)
        .filter(period__start__lte=span.end, period__end__gte=span.end)
        .select_related("period")
        .order_by("-period__end", "period__start")
    )
    return {row.indicator_id: row for row in rows}


def term_readings(unit: Unit, indicators: Collection[Indicator], span: Span) -> Mapping[int, TermReading]:
    """What the years say of each goal of the term; nothing where the term itself is looked at."""
    if span.kind is Kind.TERM:
        return {}
    targets = term_targets(unit, indicators, span)
    if not targets:
        return {}
    wanted = [one for one in indicators if one.pk in targets]
    first = min(target.period.start.year for target in targets.values())
    figures = gather([unit], wanted, since=date(first - 1, 1, 1), until=span.end)
    changed = _changed(targets, span)
    return {
        one.pk: read_term(
            figures.of(unit, one),
            kind_of(one, figures.of(unit, one)),
            span,
            TermGoal(
                targets[one.pk].period.span,
                targets[one.pk].goal,
                Reach(targets[one.pk].reach),
                redefined=one.pk in changed,
            ),
        )
        for one in wanted
    }


def kind_of(indicator: Indicator, series: Series) -> ValueKind:
    """A yes or no that was added up over units is how many said yes."""
    kind = ValueKind(indicator.kind)
    added = any(point.counted is not None for point in series.points.values())
    return ValueKind.COUNT if kind is ValueKind.YES_NO and added else kind


def _changed(targets: Mapping[int, Target], span: Span) -> set[int]:
    """Which of them mean something else now than when their term began."""
    rows = Definition.objects.filter(indicator__in=list(targets), valid_from__lte=span.end)
    return {
        indicator
        for indicator, since in rows.values_list("indicator", "valid_from")
        if since is not None and since > targets[indicator].period.start
    }
