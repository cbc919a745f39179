"""Keeping what is read and what adds up in step with the values: after every change, or all from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from dondoc_office.measures.formulas.adding import Over, over_units, shown
from dondoc_office.measures.models import Indicator, IndicatorQuerySet, Period, Rollup, Value
from dondoc_office.measures.models.value import SUREST
from dondoc_office.measures.states import COUNTED, FIRM
from dondoc_office.measures.weights import Weights
from dondoc_office.units.models import Unit

Cell = tuple[int, int, int]
"""Indicator, unit, period."""
T = TypeVar("T")
_MANY = 5_000


def chunks(items: Iterable[T], size: int = _MANY) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


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
    """Units above others, lowest first."""

    children: dict[int, list[int]] = field(default_factory=dict)
    above: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def standing(cls) -> Tree:
        tree, by_path = cls(), {}
        rows = sorted(Unit.objects.values_list("path", "pk", "parent"), key=lambda row: -row[0].count("/"))
        by_path = {path: pk for path, pk, _ in rows}
        for path, pk, parent in rows:
            if parent is not None:
                tree.children.setdefault(parent, []).append(pk)
            steps = path.strip("/").split("/")
            ups = ("/" + "/".join(steps[:depth]) + "/" for depth in range(1, len(steps)))
            tree.above[pk] = [by_path[up] for up in ups if up in by_path]
        depth = {pk: path.count("/") for path, pk, _ in rows}
        tree.children = dict(sorted(tree.children.items(), key=lambda item: -depth[item[0]]))
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
    made: list[tuple[int, int, int, int | None, int, int]] = []
    for (indicator, period), values in _grouped(indicators, periods).items():
        one = indicators[indicator]
        over = Over(one.over_units)
        shares = weights.at(one.weight_id, spans[period], period) if over is Over.MEAN else {}
        sums = over_units(values, tree.children, over, shares)
        made += [
            (indicator, unit, period, total.value(over), total.counted, total.firm)
            for unit, total in sums.items()
        ]
    _insert(made)
    return len(made)


def _grouped(
    indicators: Mapping[int, Indicator], periods: set[int] | None
) -> dict[tuple[int, int], dict[int, tuple[int, bool]]]:
    """Values that are read, by indicator and period: unit → millionths and whether they are firm."""
    rows = Value.objects.read().filter(indicator__in=indicators)
    if periods is not None:
        rows = rows.filter(period__in=periods)
    found: dict[tuple[int, int], dict[int, tuple[int, bool]]] = {}
    sql, parameters = (
        rows.order_by().values_list("indicator", "period", "unit", "value", "state").query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)  # past the field: whole numbers are what adds up
        while batch := cursor.fetchmany(_MANY):
            for indicator, period, unit, value, state in batch:
                key = (indicator, period)
                cell = (value, state in FIRM)
                if key in found:
                    found[key][unit] = cell
                else:
                    found[key] = {unit: cell}
    return found


def _insert(made: Sequence[tuple[int, int, int, int | None, int, int]]) -> None:
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
