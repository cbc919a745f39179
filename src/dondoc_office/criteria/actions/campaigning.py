"""Opening a campaign, who is rated in it, what a merged commune takes over, tasks for what is not met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import NotFailing, ReasonNeeded, SetEmpty
from dondoc_office.criteria.marks import FAILING
from dondoc_office.criteria.models import (
    Assessment,
    Campaign,
    CellTask,
    CriteriaSet,
    Ownership,
    RatedUnit,
)
from dondoc_office.criteria.policy import require_management
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.searching import folded_words
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

TOWN = "Thị trấn, phường không xét theo bộ tiêu chí xã nông thôn mới."


@dataclass(frozen=True, slots=True)
class Entry:
    """One commune that comes into a campaign (xã đưa vào đợt)."""

    unit: Unit
    group: str = ""
    region: str = ""
    recognised_on: date | None = None
    recognition: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """When a campaign runs, and the day whose thresholds count (thời gian của đợt)."""

    opens_on: date
    closes_on: date
    assessed_on: date


def is_town(unit: Unit) -> bool:
    """A town or ward follows other criteria than a commune."""
    words = f" {folded_words(unit.name)} "
    return " thi tran " in words or " phuong " in words


@transaction.atomic
def open_campaign(
    office: Unit,
    criteria_set: CriteriaSet,
    entries: Sequence[Entry],
    *,
    name: str,
    window: Window,
    by: Person,
    at: datetime,
) -> Campaign:
    """Every commune gets a cell for every criterion; what was confirmed as met before is remembered."""
    require_management(standing_of(by, on=localdate(at)), office)
    leaves = list(criteria_set.criteria.filter(leaf=True))
    if not leaves:
        raise SetEmpty(name=criteria_set.name)
    campaign = Campaign.objects.create(
        office=office,
        criteria_set=criteria_set,
        name=name,
        opens_on=window.opens_on,
        closes_on=window.closes_on,
        assessed_on=window.assessed_on,
        created_by=by,
        created_at=at,
    )
    rated = RatedUnit.objects.bulk_create(_rated(campaign, entry) for entry in entries)
    before = _met_before([entry.unit.pk for entry in entries], criteria_set)
    recognised = {entry.unit.pk for entry in entries if entry.recognised_on}
    Assessment.objects.bulk_create(
        (
            Assessment(
                rated_unit=one,
                criterion=leaf,
                was_met=one.unit_id in recognised or (one.unit_id, leaf.code) in before,
            )
            for one in rated
            for leaf in leaves
        ),
        batch_size=1000,
    )
    _find_owners(campaign)
    changes = {
        "set": criteria_set.pk,
        "units": len(rated),
        "from": window.opens_on,
        "until": window.closes_on,
    }
    journal.record(campaign, "campaign.opened", by=by, at=at, changes={"name": name, **changes})
    return campaign


def _rated(campaign: Campaign, entry: Entry) -> RatedUnit:
    town = is_town(entry.unit)
    return RatedUnit(
        campaign=campaign,
        unit=entry.unit,
        group=entry.group,
        region=entry.region,
        rated=not town,
        reason=TOWN if town else "",
        recognised_on=entry.recognised_on,
        recognition=entry.recognition,
    )


def _met_before(units: Sequence[int], criteria_set: CriteriaSet) -> set[tuple[int, str]]:
    """Cells of the same set that an earlier campaign confirmed as met."""
    rows = Assessment.objects.filter(
        rated_unit__unit__in=units, criterion__criteria_set__code=criteria_set.code, was_met=True
    )
    return set(rows.values_list("rated_unit__unit", "criterion__code"))


def _find_owners(campaign: Campaign) -> None:
    """A criterion names the kinds of department that answer for it; the office has the one that is called so."""
    called: dict[str, int] = {}
    for unit in Unit.objects.under([campaign.office.path]).existing(on=campaign.opens_on):
        called.setdefault(folded_words(unit.name), unit.pk)
    rows = campaign.criteria_set.criteria.exclude(owner="")
    found = (
        (row.pk, next((called[name] for name in _names(row.owner) if name in called), None)) for row in rows
    )
    Ownership.objects.bulk_create(
        Ownership(campaign=campaign, criterion_id=criterion, unit_id=unit)
        for criterion, unit in found
        if unit
    )


def _names(owner: str) -> list[str]:
    return [folded_words(name) for name in owner.split(";")]


@transaction.atomic
def change_rated_unit(
    rated: RatedUnit, fields: Mapping[str, object], *, by: Person, at: datetime
) -> RatedUnit:
    """Group, region, recognition; whether the commune is rated at all, and why not."""
    require_management(standing_of(by, on=localdate(at)), rated.campaign.office)
    row = RatedUnit.objects.select_for_update(of=("self",)).get(pk=rated.pk)
    changes = {
        name: [getattr(row, name), value] for name, value in fields.items() if getattr(row, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    if not row.rated and not row.reason.strip():
        raise ReasonNeeded
    if changes:
        row.save(update_fields=list(changes))
        if "recognised_on" in changes and row.recognised_on:
            row.assessments.update(was_met=True)
        journal.record(row, "rated_unit.changed", by=by, at=at, changes=changes, reason=row.reason)
    return row


@transaction.atomic
def give_task(
    assessment: Assessment, *, lead: Unit, due_on: date, product: str = "", by: Person, at: datetime
) -> Task:
    """What is not met becomes work with an owner and a date, in one step; both sides know each other."""
    rated, criterion = assessment.rated_unit, assessment.criterion
    require_management(standing_of(by, on=localdate(at)), rated.campaign.office)
    if assessment.mark(localdate(at)) not in FAILING:
        raise NotFailing
    found = f" Tồn tại: {assessment.reason}" if assessment.reason else ""
    content = (
        f"Khắc phục nội dung {criterion.code} “{criterion.name}” của {rated.unit.name} "
        f"({rated.campaign.criteria_set.called}).{found}"
    )
    fields = {
        "title": f"Hoàn thành tiêu chí {criterion.code} {criterion.called} của {rated.unit.called}"[:300],
        "content": content,
        "lead": lead,
        "product": product[:300] or f"Hồ sơ minh chứng đạt tiêu chí {criterion.code}",
        "due_on": due_on,
        "deadline_kind": "date",
        "field": "Nông thôn mới",
    }
    drafted = draft_task(rated.campaign.office, fields, by=by, at=at)
    task = assign(drafted, by=by, at=at)
    CellTask.objects.create(assessment=assessment, task=task, by=by, at=at)
    changes = {"criterion": criterion.code, "task": task}
    journal.record(rated, "assessment.task", by=by, at=at, changes=changes)
    return task
