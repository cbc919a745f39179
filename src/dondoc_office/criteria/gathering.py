"""What is gathered for cells: the failing ones with their tasks, the approved figures of their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from dondoc_office.criteria.marks import FAILING, Mark
from dondoc_office.criteria.models import Assessment, Campaign, RatedUnit
from dondoc_office.measures.models import Value
from dondoc_office.measures.states import FIRM
from dondoc_office.measures.units_of_measure import UnitNotRead, UnitsDiffer, converted
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.standing import Standing


@dataclass(frozen=True)
class Failing:
    """A cell that is not met, and what is being done about it (nội dung chưa đạt)."""

    cell: Assessment
    mark: Mark
    tasks: Sequence[Task]

    @property
    def rated(self) -> RatedUnit:
        return self.cell.rated_unit

    @property
    def task_words(self) -> str:
        return "; ".join(
            f"{task.lead.name if task.lead else task.lead_text}, hạn {task.due_on:%d/%m/%Y}"
            if task.due_on
            else str(task.lead)
            for task in self.tasks
        )


def failing_cells(campaign: Campaign, standing: Standing, *, today: date) -> list[Failing]:
    """In the order of communes, then of criteria; restricted tasks only for those who see them."""
    seen = Prefetch("tasks", visible_tasks(standing).select_related("lead"), to_attr="seen_tasks")
    rows = (
        Assessment.objects.filter(rated_unit__campaign=campaign, met=False, applies=True)
        .select_related("rated_unit__unit", "criterion")
        .prefetch_related(seen)
        .order_by("rated_unit__unit__sort_key", "criterion__position")
    )
    marked = ((row, row.mark(today)) for row in rows)
    return [Failing(row, mark, row.seen_tasks) for row, mark in marked if mark in FAILING]


@dataclass(frozen=True)
class KnownFigure:
    """The approved figure of an indicator for a commune (số liệu đã duyệt), in the unit of the criterion."""

    amount: Decimal
    source: Value


def known_figures(rated: RatedUnit, cells: Iterable[Assessment]) -> Mapping[int, KnownFigure]:
    """By cell: the latest approved figure begun by the day that counts, of one day the longest period.

    A figure in a unit of measure that is not that of the criterion is converted exactly, or left out.
    """
    wanted = {cell.pk: cell.criterion for cell in cells if cell.criterion.indicator_id is not None}
    if not wanted:
        return {}
    rows = Value.objects.read().filter(
        unit=rated.unit_id,
        indicator__in={criterion.indicator_id for criterion in wanted.values()},
        state__in=sorted(FIRM),
        period__start__lte=rated.campaign.assessed_on,
    )
    latest: dict[int, Value] = {}
    for row in rows.select_related("period", "indicator").order_by("-period__end", "period__start"):
        latest.setdefault(row.indicator_id, row)
    found = {}
    for key, criterion in wanted.items():
        source = latest.get(criterion.indicator_id or 0)
        amount = _in_unit(source, criterion.unit_of_measure) if source else None
        if source is not None and amount is not None:
            found[key] = KnownFigure(amount, source)
    return found


def _in_unit(value: Value, unit: str) -> Decimal | None:
    """In the unit of the criterion; None where that is another thing, or none at all."""
    if value.value is None or not unit:
        return None
    try:
        return converted(value.value, value.indicator.unit_of_measure, unit)
    except (UnitNotRead, UnitsDiffer):
        return None
