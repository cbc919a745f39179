"""What the office changes of a campaign under way: its last day, and who checks which criterion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import CampaignDayWrong, ReasonNeeded
from dondoc_office.criteria.models import Campaign, Criterion, Ownership
from dondoc_office.criteria.policy import require_management
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


@transaction.atomic
def set_last_day(campaign: Campaign, until: date, *, reason: str = "", by: Person, at: datetime) -> Campaign:
    """More days for everybody, or fewer with the reason; what was entered stays."""
    require_management(standing_of(by, on=localdate(at)), campaign.office)
    row = Campaign.objects.select_for_update(of=("self",)).select_related("office").get(pk=campaign.pk)
    if until == row.closes_on:
        return row
    if until < row.opens_on:
        raise CampaignDayWrong(opens=f"{row.opens_on:%d/%m/%Y}")
    shorter = until < row.closes_on
    if shorter and not reason.strip():
        raise ReasonNeeded
    changes = {"until": [row.closes_on, until]}
    row.closes_on = until
    row.save(update_fields=["closes_on"])
    verb = "campaign.shortened" if shorter else "campaign.extended"
    journal.record(row, verb, by=by, at=at, changes=changes, reason=reason.strip())
    return row


def close_campaign(campaign: Campaign, *, reason: str, by: Person, at: datetime) -> Campaign:
    """Nothing more is entered from now on; in a campaign that was opened today, from tomorrow on."""
    yesterday = localdate(at) - timedelta(days=1)
    last = min(campaign.closes_on, max(yesterday, campaign.opens_on))
    return set_last_day(campaign, last, reason=reason, by=by, at=at)


@transaction.atomic
def set_owners(
    campaign: Campaign, owners: Mapping[Criterion, Unit | None], *, by: Person, at: datetime
) -> int:
    """Which unit checks which criterion; without one the office itself does. Returns how many changed."""
    require_management(standing_of(by, on=localdate(at)), campaign.office)
    rows = Ownership.objects.select_for_update(of=("self",)).filter(campaign=campaign).select_related("unit")
    held = {row.criterion_id: row for row in rows}
    changes: dict[str, object] = {}
    for criterion, unit in owners.items():
        before = held.get(criterion.pk)
        if (before.unit_id if before else None) == (unit.pk if unit else None):
            continue
        changes[criterion.code] = [before.unit.name if before else None, unit.name if unit else None]
        if unit is None:
            Ownership.objects.filter(campaign=campaign, criterion=criterion).delete()
        else:
            said = {"unit": unit}
            Ownership.objects.update_or_create(campaign=campaign, criterion=criterion, defaults=said)
    if changes:
        journal.record(campaign, "campaign.owners", by=by, at=at, changes={"owners": changes})
    return len(changes)
