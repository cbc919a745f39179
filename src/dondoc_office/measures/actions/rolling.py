"""Keeping what is read and what adds up in step with the values: after every change, or all from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection, models, transaction

from dondoc_office.measures.actions.writing import MANY, chunks
from dondoc_office.measures.formulas.adding import Over, Sum, exact, over_units, shown
from dondoc_office.measures.models import Indicator, IndicatorQuerySet, Period, Rollup, Value
from dondoc_office.measures.models.value import SUREST
from dondoc_office.measures.states import COUNTED, FIRM
from dondoc_office.measures.weights import Weights
from dondoc_office.units.models import Unit

Cell = tuple[int, int, int]
"""Indicator, unit, period."""
Made = tuple[int, int, int, int | None, int, int]
"""A row of what adds up: indicator, unit, period, millionths, how many units told, how many of them firm."""


def settle(cells: Iterable[Cell], *, also: Iterable[Cell] = ()) -> None:
    """Which value of each cell is read, and what adds up from it; call inside the transaction of the change.

    `also` are cells whose one value is known to be read already: only what adds up from them is done again.
    """
    wanted, fresh = set(cells), set(also)
    if wanted:
        _choose(wanted)
    if wanted or fresh:
        refresh(wanted | fresh)


def _choose(wanted: set[Cell]) -> None:
    lowered, raised = _differences(wanted)
    for keys in chunks(lowered):
        Value.objects.filter(pk__in=keys).update(current=False)
    for keys in chunks(raised):
        Value.objects.filter(pk__in=keys).update(current=True)


def _differences(wanted: set[Cell]) -> tuple[list[int], list[int]]:
    """Values that are read and should not be, and the other way round."""
    order = {status.value: rank for rank, status in enumerate(SUREST)}
    rows = Value.objects.filter(
        indicator__in={cell[0] for cell in wanted},
        unit__in={cell[1] for cell in wanted},
        period__in={cell[2] for cell in wanted},
    ).values_list("pk", "indicator", "unit", "period", "status", "revision", "state", "current")
    best: dict[Cell, tuple[tuple[int, int], int]] = {}
    read: set[int] = set()
    for pk, indicator, unit, period, status, revision, state, current in rows.iterator():
        cell = (indicator, unit, period)
        if cell not in wanted:
            continue
        if current:
            read.add(pk)
        if state in COUNTED:
            rank = (order[status], -revision)
            if cell not in best or rank < best[cell][0]:
                best[cell] = (rank, pk)
    chosen = {pk for _, pk in best.values()}
    return sorted(read - chosen), sorted(chosen - read)


@dataclass
class Tree:
    """Units above others, lowest first; `inner` lists only those below them that are above others themselves."""

    children: dict[int, list[int]] = field(default_factory=dict)
    inner: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def standing(cls) -> Tree:
        tree = cls()
        rows = sorted(Unit.objects.values_list("path", "pk", "parent"), key=lambda row: -row[0].count("/"))
        for _, pk, parent in rows:
            if parent is not None:
                tree.children.setdefault(parent, []).append(pk)
        depth = {pk: path.count("/") for path, pk, _ in rows}
        tree.children = dict(sorted(tree.children.items(), key=lambda item: -depth[item[0]]))
        for parent, below in tree.children.items():
            if above := [child for child in below if child in tree.children]:
                tree.inner[parent] = above
        return tree


def refresh(cells: Iterable[Cell]) -> None:
    """Add up again what these cells are part of."""
    cells = set(cells)
    changed = {indicator for indicator, _, _ in cells}
    periods = {period for _, _, period in cells}
    indicators = {one.pk: one for one in _adding().filter(pk__in=changed)}
    _rewrite(indicators, periods)
    weighed = {one.pk: one for one in _adding().filter(weight__in=changed)}
    if weighed:
        _rewrite(weighed, None)


def rebuild() -> int:
    """Everything from nothing; returns how many rows."""
    with transaction.atomic():
        return _rewrite({one.pk: one for one in _adding()}, None)


def _adding() -> IndicatorQuerySet:
    return Indicator.objects.filter(formula="", over_units__in=[Over.SUM, Over.MEAN])


def _rewrite(indicators: Mapping[int, Indicator], periods: set[int] | None) -> int:
    if not indicators:
        return 0
    old = Rollup.objects.filter(indicator__in=indicators)
    (old if periods is None else old.filter(period__in=periods)).delete()
    tree, weights = Tree.standing(), Weights.of(indicators.values())
    spans = {period.pk: period.span for period in Period.objects.all()}
    made: list[Made] = []
    summed = [pk for pk, one in indicators.items() if one.over_units == Over.SUM]
    meant = {pk: one for pk, one in indicators.items() if one.over_units == Over.MEAN}
    for (indicator, period), sums in _summed(summed, periods, tree).items():
        made += _rows(indicator, period, sums, Over.SUM)
    for (indicator, period), values in _grouped(meant, periods).items():
        shares = weights.at(indicators[indicator].weight_id, spans[period], period)
        sums = over_units(values, tree.children, Over.MEAN, shares)
        made += _rows(indicator, period, sums, Over.MEAN)
    _insert(made)
    return len(made)


def _rows(indicator: int, period: int, sums: Mapping[int, Sum], over: Over) -> list[Made]:
    return [
        (indicator, unit, period, total.value(over), total.counted, total.firm)
        for unit, total in sums.items()
    ]


def _summed(
    indicators: Sequence[int], periods: set[int] | None, tree: Tree
) -> dict[tuple[int, int], dict[int, Sum]]:
    """Sums over the units right below each parent by the database, then up the tree; equal to `over_units`."""
    rows = Value.objects.read().filter(indicator__in=indicators).order_by()
    if periods is not None:
        rows = rows.filter(period__in=periods)
    inner = set(tree.children)
    own = set(rows.filter(unit__in=inner).values_list("indicator", "period", "unit"))
    told = rows.exclude(unit__parent=None).values_list("indicator", "period", "unit__parent")
    firm = models.Count("pk", filter=models.Q(state__in=sorted(FIRM)))
    found: dict[tuple[int, int], dict[int, Sum]] = {}
    for indicator, period, parent, total, counted, sure in told.annotate(
        total=models.Sum("value"), counted=models.Count("pk"), sure=firm
    ):
        found.setdefault((indicator, period), {})[parent] = Sum(exact(total), 0, counted, sure)
    for key, sums in found.items():
        _upward(sums, {unit for unit in inner if (*key, unit) in own} if own else set(), tree)
    return found


def _upward(sums: dict[int, Sum], own: set[int], tree: Tree) -> None:
    """A parent gets what lies deeper, unless the unit between them gave a figure of its own."""
    for parent, below in tree.inner.items():
        for child in below:
            if child in sums and child not in own:
                sums[parent] = sums.get(parent, Sum()) + sums[child]


def _grouped(
    indicators: Mapping[int, Indicator], periods: set[int] | None
) -> dict[tuple[int, int], dict[int, tuple[int, bool]]]:
    """Values that are read, by indicator and period: unit → millionths and whether they are firm."""
    if not indicators:
        return {}
    rows = Value.objects.read().filter(indicator__in=indicators)
    if periods is not None:
        rows = rows.filter(period__in=periods)
    found: dict[tuple[int, int], dict[int, tuple[int, bool]]] = {}
    sql, parameters = (
        rows.order_by().values_list("indicator", "period", "unit", "value", "state").query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)  # past the field: whole numbers are what adds up
        while batch := cursor.fetchmany(MANY):
            for indicator, period, unit, value, state in batch:
                key = (indicator, period)
                cell = (value, state in FIRM)
                if key in found:
                    found[key][unit] = cell
                else:
                    found[key] = {unit: cell}
    return found


def _insert(made: Sequence[Made]) -> None:
    for rows in chunks(made):
        Rollup.objects.bulk_create(
            Rollup(
                indicator_id=indicator,
                unit_id=unit,
                period_id=period,
                value=None if value is None else shown(value),
                counted=counted,
                firm=firm,
            )
            for indicator, unit, period, value, counted, firm in rows
        )
