"""The weights of weighted means: another indicator's value of the same unit, as near in time as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc_office.measures.formulas.adding import exact
from dondoc_office.measures.models import Indicator, Value
from dondoc_office.measures.periods import Kind, Span


@dataclass
class Weights:
    """Values of the indicators that weigh others: of the period itself, of one around it, else the latest before it."""

    rows: dict[int, dict[int, list[tuple[Span, int, int]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, indicators: Iterable[Indicator]) -> Weights:
        needed = {one.weight_id for one in indicators if one.weight_id is not None}
        book = cls()
        if not needed:
            return book
        rows = Value.objects.read().filter(indicator__in=needed)
        columns = ("indicator", "unit", "period", "value", "period__start", "period__end", "period__kind")
        for indicator, unit, period, value, start, end, kind in rows.order_by().values_list(*columns):
            units = book.rows.setdefault(indicator, {})
            units.setdefault(unit, []).append((Span(start, end, Kind(kind)), period, exact(value)))
        return book

    def at(self, indicator: int | None, span: Span, period: int) -> dict[int, int]:
        """Unit → weight in millionths."""
        if indicator is None:
            return {}
        units = self.rows.get(indicator, {})
        found = {unit: _nearest(values, span, period) for unit, values in units.items()}
        return {unit: weight for unit, weight in found.items() if weight}


def _nearest(values: Iterable[tuple[Span, int, int]], span: Span, period: int) -> int:
    around, before = [], []
    for other, key, weight in values:
        if key == period:
            return weight
        if other.holds(span):
            around.append((other.months, weight))
        elif other.end <= span.end:
            before.append((other.end, weight))
    if around:
        return min(around)[1]
    return max(before)[1] if before else 0
