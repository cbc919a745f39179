"""Figures of units that ended, on the units that followed them: where they can be added, and marked as such.

A unit divided between several heirs, or a part whose figure is not known, gives nothing: it is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dondoc_office.measures.formulas.adding import Over, rebased, shown
from dondoc_office.measures.formulas.series import Point
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.periods import Span
from dondoc_office.measures.weights import Weights
from dondoc_office.units.models import Succession

Key = tuple[int, int]
Points = dict[Key, dict[str, Point]]


@dataclass(frozen=True, slots=True)
class Forebear:
    """A unit that ended, when, and how many heirs it has (đơn vị tiền thân)."""

    unit: int
    path: str
    on: date
    heirs: int


def forebears(units: Collection[int]) -> dict[int, list[Forebear]]:
    """By heir; a unit above another forebear is left out, or its people would count twice."""
    lines = list(
        Succession.objects.filter(successor__in=units)
        .order_by("successor", "predecessor")
        .values_list("successor", "predecessor", "predecessor__path", "on")
    )
    if not lines:
        return {}
    heirs: dict[int, set[int]] = {}
    old = {predecessor for _, predecessor, _, _ in lines}
    pairs = Succession.objects.filter(predecessor__in=old).values_list("predecessor", "successor")
    for predecessor, successor in pairs:
        heirs.setdefault(predecessor, set()).add(successor)
    found: dict[int, list[Forebear]] = {}
    for successor, predecessor, path, on in lines:
        found.setdefault(successor, []).append(Forebear(predecessor, path, on, len(heirs[predecessor])))
    return {heir: _lowest(those) for heir, those in found.items()}


def _lowest(those: list[Forebear]) -> list[Forebear]:
    paths = [one.path for one in those]
    return [one for one in those if not any(path != one.path and path.startswith(one.path) for path in paths)]


def fill(
    points: Points,
    units: Collection[int],
    indicators: Mapping[int, Indicator],
    spans: Mapping[int, Span],
    *,
    fetch: Callable[[Collection[int]], Points],
) -> None:
    """Add to the series of heirs what their forebears give for the time before."""
    families = forebears(units)
    if not families:
        return
    old = fetch({one.unit for those in families.values() for one in those})
    adding = {pk: one for pk, one in indicators.items() if one.over_units in (Over.SUM, Over.MEAN)}
    weights = Weights.of(adding.values())
    keys = {span.code: key for key, span in spans.items()}
    for heir, those in families.items():
        for pk, one in adding.items():
            for span in _told(those, pk, old):
                if span.code not in points.get((heir, pk), {}):
                    shares = weights.at(one.weight_id, span, keys[span.code])
                    point = _joined(those, one, span, old, shares=shares)
                    if point is not None:
                        points.setdefault((heir, pk), {})[span.code] = point


def _told(those: list[Forebear], indicator: int, old: Points) -> list[Span]:
    """The periods before the change for which one of them has a figure."""
    found = {
        point.span
        for one in those
        for point in old.get((one.unit, indicator), {}).values()
        if point.span.end < one.on
    }
    return sorted(found)


def _joined(
    those: list[Forebear], indicator: Indicator, span: Span, old: Points, *, shares: Mapping[int, int]
) -> Point | None:
    parts: list[tuple[Decimal | None, Decimal | None, int]] = []
    given: list[Point] = []
    for one in those:
        point = old.get((one.unit, indicator.pk), {}).get(span.code)
        if point is not None:
            given.append(point)
        parts.append((point.value if point else None, shown(shares.get(one.unit, 0)), one.heirs))
    found = rebased(parts, Over(indicator.over_units))
    if not found.whole or found.value is None:
        return None
    status = "estimate" if any(point.estimate for point in given) else "official"
    return Point(span, found.value, status, all(point.firm for point in given), rebased=found.parts)
