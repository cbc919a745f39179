"""Figures of units that ended, on the units that followed them: where they can be added, and marked as such.

Through as many steps as there were. A unit divided between several heirs, or a part whose figure is not known,
gives nothing: it is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dondoc_office.measures.formulas.adding import Over, rebased, shown
from dondoc_office.measures.formulas.ancestry import Ancestry, Link
from dondoc_office.measures.formulas.series import Point
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.periods import Span
from dondoc_office.measures.weights import Weights
from dondoc_office.units.models import Succession, Unit

Key = tuple[int, int]
Points = dict[Key, dict[str, Point]]


@dataclass(frozen=True)
class Family:
    """Some units and all that they came from (dòng kế thừa của các đơn vị)."""

    ancestry: Ancestry
    paths: Mapping[int, str]

    @property
    def members(self) -> set[int]:
        return {one for link in self.ancestry.links for one in (link.predecessor, link.successor)}

    @property
    def heirs(self) -> set[int]:
        return {link.successor for link in self.ancestry.links}

    def parts(self, heir: int, span: Span, told: Collection[int]) -> dict[int, bool]:
        """What it was made of at the end of a period, nobody's people twice.

        What lay inside a unit that stood itself is in its figure; else what lay above another part is left out.
        """
        found = self.ancestry.of(heir, span.end, told)
        if heir in found:
            own = self.paths[heir]
            found = {one: whole for one, whole in found.items() if not self.paths[one].startswith(own)}
            return found | {heir: True} if found else {}
        paths = [self.paths[one] for one in found]
        return {one: whole for one, whole in found.items() if not self._above(self.paths[one], paths)}

    @staticmethod
    def _above(path: str, paths: Iterable[str]) -> bool:
        return any(other != path and other.startswith(path) for other in paths)


def family_of(units: Collection[int]) -> Family | None:
    """None where none of them followed another unit; else one query for each step back, and two."""
    links: dict[int, Link] = {}
    waiting = set(units)
    asked: set[int] = set()
    while waiting:
        rows = Succession.objects.filter(successor__in=waiting).order_by()
        found = {
            pk: Link(predecessor, successor, on)
            for pk, predecessor, successor, on in rows.values_list("pk", "predecessor", "successor", "on")
        }
        asked |= waiting
        links |= found
        waiting = {link.predecessor for link in found.values()} - asked
    if not links:
        return None
    old = {link.predecessor for link in links.values()}
    beside = Succession.objects.filter(predecessor__in=old).exclude(pk__in=links).order_by()
    lines = beside.values_list("predecessor", "successor", "on")
    every = [*links.values(), *(Link(*line) for line in lines)]
    members = old | {link.successor for link in every}
    known = Unit.objects.filter(pk__in=members).values_list("pk", "path", "valid_from")
    paths, begun = {}, {}
    for pk, path, since in known:
        paths[pk], begun[pk] = path, since
    return Family(Ancestry(every, begun), paths)


def fill(
    points: Points,
    units: Collection[int],
    indicators: Mapping[int, Indicator],
    spans: Mapping[int, Span],
    *,
    fetch: Callable[[Collection[int]], Points],
) -> None:
    """Add to the series of heirs what their forebears give for the time before."""
    family = family_of(units)
    if family is None:
        return
    old = fetch(family.members)
    adding = {pk: one for pk, one in indicators.items() if one.over_units in (Over.SUM, Over.MEAN)}
    weights = Weights.of(adding.values())
    keys = {span.code: key for key, span in spans.items()}
    heirs = family.heirs & set(units)
    for span, givers in _told(old).items():
        for heir in heirs:
            parts = family.parts(heir, span, givers)
            if not parts:
                continue
            for pk, one in adding.items():
                if span.code not in points.get((heir, pk), {}):
                    shares = weights.at(one.weight_id, span, keys[span.code])
                    point = _joined(parts, one, span, old, shares=shares)
                    if point is not None:
                        points.setdefault((heir, pk), {})[span.code] = point


def _told(old: Points) -> dict[Span, set[int]]:
    """The periods for which somebody gave a figure, and who did."""
    found: dict[Span, set[int]] = {}
    for (unit, _), series in old.items():
        for point in series.values():
            found.setdefault(point.span, set()).add(unit)
    return dict(sorted(found.items()))


def _joined(
    those: Mapping[int, bool], indicator: Indicator, span: Span, old: Points, *, shares: Mapping[int, int]
) -> Point | None:
    parts: list[tuple[Decimal | None, Decimal | None, int]] = []
    given: list[Point] = []
    for unit, whole in those.items():
        point = old.get((unit, indicator.pk), {}).get(span.code)
        if point is not None:
            given.append(point)
        parts.append((point.value if point else None, shown(shares.get(unit, 0)), 1 if whole else 2))
    if not given:
        return None
    found = rebased(parts, Over(indicator.over_units))
    if not found.whole or found.value is None:
        return None
    status = "estimate" if any(point.estimate for point in given) else "official"
    return Point(span, found.value, status, all(point.firm for point in given), rebased=found.parts)
