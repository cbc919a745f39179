"""Milestones, land clearance and settlement as they come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import locked
from dondoc_office.programmes.errors import BelowNothing
from dondoc_office.programmes.models import Clearance, Milestone, Project, Settlement
from dondoc_office.programmes.policy import require_entry
from dondoc_office.units.policy import standing_of

_PARTS = (("households_done", "households"), ("area_done", "area"), ("money_done", "money"))
Figures = Mapping[str, int | Decimal]


@transaction.atomic
def date_milestone(
    milestone: Milestone, *, planned_on: date | None, came_on: date | None, by: Person, at: datetime
) -> Milestone:
    """When a step is planned, and when it came."""
    require_entry(standing_of(by, on=localdate(at)), locked(milestone.project))
    changes = {
        "milestone": milestone.name,
        "planned_on": [milestone.planned_on, planned_on],
        "came_on": [milestone.came_on, came_on],
    }
    milestone.planned_on, milestone.came_on = planned_on, came_on
    milestone.save(update_fields=["planned_on", "came_on"])
    journal.record(milestone.project, "project.milestone", by=by, at=at, changes=changes)
    return milestone


@transaction.atomic
def set_clearance(project: Project, figures: Figures, *, by: Person, at: datetime) -> Clearance:
    """Households, ha and triệu đồng, planned and done; no more is done than there is."""
    project = locked(project)
    require_entry(standing_of(by, on=localdate(at)), project)
    if any(value < 0 for value in figures.values()):
        raise BelowNothing
    if any(figures[done] > figures[whole] for done, whole in _PARTS):
        raise BelowNothing
    before = Clearance.objects.filter(project=project).first()
    changes = {name: [getattr(before, name, None), value] for name, value in figures.items()}
    clearance, _ = Clearance.objects.update_or_create(project=project, defaults=dict(figures))
    journal.record(project, "project.clearance", by=by, at=at, changes=changes)
    return clearance


@transaction.atomic
def set_settlement(
    project: Project,
    *,
    accepted: Decimal,
    paid_before: Decimal,
    sent_on: date | None = None,
    approved: Decimal | None = None,
    by: Person,
    at: datetime,
) -> Settlement:
    """Work accepted until now, what was paid before it was followed here, and the file of the settlement."""
    project = locked(project)
    require_entry(standing_of(by, on=localdate(at)), project)
    if min(accepted, paid_before, approved or Decimal(0)) < 0:
        raise BelowNothing
    said = {"accepted": accepted, "paid_before": paid_before, "sent_on": sent_on, "approved": approved}
    before = Settlement.objects.filter(project=project).first()
    changes = {name: [getattr(before, name, None), value] for name, value in said.items()}
    settlement, _ = Settlement.objects.update_or_create(project=project, defaults=said)
    journal.record(project, "project.settlement", by=by, at=at, changes=changes)
    return settlement
