"""What a commune lacks: for the set it is assessed by, and for the level above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dondoc_office.criteria.marks import FAILING, Mark
from dondoc_office.criteria.models import Assessment, Criterion, RatedUnit


@dataclass(frozen=True)
class Missing:
    """Cells that keep a commune from the next level (việc còn thiếu): failing ones first, then unproved ones."""

    failing: Sequence[Assessment]
    open: Sequence[Assessment]
    next_name: str = ""
    next_failing: Sequence[Assessment] = ()
    next_criteria: Sequence[Criterion] = ()

    @property
    def nothing(self) -> bool:
        return not self.failing and not self.open


def missing_of(rated: RatedUnit, cells: Sequence[Assessment], *, today: date) -> Missing:
    """`cells` are those of the commune; of the next set its latest assessment, else its bare criteria."""
    failing = [cell for cell in cells if cell.mark(today) in FAILING]
    still = [cell for cell in cells if cell.mark(today) is Mark.UNASSESSED]
    following = rated.campaign.criteria_set.next_set
    if following is None:
        return Missing(failing, still)
    later = (
        RatedUnit.objects.filter(unit=rated.unit_id, campaign__criteria_set=following)
        .order_by("-campaign__opens_on")
        .first()
    )
    if later is None:
        tops = list(following.criteria.filter(parent=None))
        return Missing(failing, still, following.called, next_criteria=tops)
    rows = later.assessments.select_related("criterion", "rated_unit")
    lacking = [cell for cell in rows if cell.mark(today) not in (Mark.MET, Mark.NOT_APPLICABLE)]
    return Missing(failing, still, following.called, next_failing=lacking)
