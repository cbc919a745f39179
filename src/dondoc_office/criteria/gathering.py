"""The failing cells of a campaign with the tasks given for them, as its reader sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from dondoc_office.criteria.marks import FAILING, Mark
from dondoc_office.criteria.models import Assessment, Campaign, RatedUnit
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
