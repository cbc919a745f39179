"""Making and copying an office's own criteria sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import GroupInUse, SetInUse, SetNotOwn
from dondoc_office.criteria.models import CriteriaSet, Criterion, Threshold
from dondoc_office.criteria.policy import require_management
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

_KEPT = (
    "level",
    "valid_from",
    "valid_until",
    "groups",
    "regions",
    "withdrawal",
    "expected",
    "source",
    "remark",
)
_COLUMNS = ("code", "name", "short_name", "position", "leaf", "test", "indicator", "unit_of_measure")
_WORDS = ("owner", "guidance", "named", "confirmed")
_BOUNDS = ("group", "region", "since", "least", "most", "text", "confirmed")


def require_changeable(criteria_set: CriteriaSet) -> None:
    """A national set and one that is in use are copied, not changed."""
    if criteria_set.office_id is None:
        raise SetNotOwn(name=criteria_set.name)
    if criteria_set.campaigns.exists():
        raise SetInUse(name=criteria_set.name)


@transaction.atomic
def copy_set(criteria_set: CriteriaSet, office: Unit, *, name: str, by: Person, at: datetime) -> CriteriaSet:
    """The office's own version, with everything that the other holds; the next number of its code."""
    require_management(standing_of(by, on=localdate(at)), office)
    highest = CriteriaSet.objects.filter(code=criteria_set.code, office=office).aggregate(n=Max("version"))[
        "n"
    ]
    kept = {field: getattr(criteria_set, field) for field in _KEPT}
    made = CriteriaSet.objects.create(
        code=criteria_set.code,
        version=(highest or criteria_set.version) + 1,
        name=name.strip(),
        office=office,
        based_on=criteria_set,
        next_set=criteria_set.next_set,
        confirmed=False,
        **kept,
    )
    twins: dict[int, Criterion] = {}
    for row in criteria_set.criteria.prefetch_related("thresholds"):
        said = {field: getattr(row, field) for field in (*_COLUMNS, *_WORDS)}
        twin = Criterion.objects.create(
            criteria_set=made, parent=twins.get(row.parent_id or 0), words=row.words, **said
        )
        twins[row.pk] = twin
        Threshold.objects.bulk_create(
            Threshold(criterion=twin, **{field: getattr(one, field) for field in _BOUNDS})
            for one in row.thresholds.all()
        )
    journal.record(made, "criteria_set.copied", by=by, at=at, changes={"from": criteria_set, "name": name})
    return made


@transaction.atomic
def add_set(office: Unit, fields: Mapping[str, Any], *, by: Person, at: datetime) -> CriteriaSet:
    """An empty set of the office, to be filled from Excel."""
    require_management(standing_of(by, on=localdate(at)), office)
    made = CriteriaSet(office=office, **fields)
    made.full_clean(exclude=["next_set", "based_on"])
    made.save()
    changes = {"name": made.name, "code": made.code, "source": made.source}
    journal.record(made, "criteria_set.added", by=by, at=at, changes=changes)
    return made


@transaction.atomic
def change_set(
    criteria_set: CriteriaSet, fields: Mapping[str, Any], *, by: Person, at: datetime
) -> CriteriaSet:
    """Other words, days, groups or regions of a set that nobody is assessed by yet."""
    row = CriteriaSet.objects.select_for_update(of=("self",)).select_related("office").get(pk=criteria_set.pk)
    require_changeable(row)
    assert row.office is not None
    require_management(standing_of(by, on=localdate(at)), row.office)
    changes = {
        name: [getattr(row, name), value] for name, value in fields.items() if getattr(row, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    _require_kept(row)
    row.full_clean(exclude=["next_set", "based_on"])
    if changes:
        row.save(update_fields=list(changes))
        journal.record(row, "criteria_set.changed", by=by, at=at, changes=changes)
    return row


def _require_kept(criteria_set: CriteriaSet) -> None:
    """Groups and regions that have thresholds of their own stay."""
    rows = Threshold.objects.filter(criterion__criteria_set=criteria_set)
    groups = {code for code, _ in criteria_set.groups} | {""}
    regions = {code for code, _ in criteria_set.regions} | {""}
    held = rows.values_list("group", "region")
    gone = {group for group, _ in held if group not in groups} | {
        region for _, region in held if region not in regions
    }
    if gone:
        raise GroupInUse(codes=", ".join(sorted(gone)))
