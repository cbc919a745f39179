"""Making and copying an office's own criteria sets."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import SetInUse, SetNotOwn
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
        twin = Criterion.objects.create(criteria_set=made, parent=twins.get(row.parent_id or 0), **said)
        twins[row.pk] = twin
        Threshold.objects.bulk_create(
            Threshold(criterion=twin, **{field: getattr(one, field) for field in _BOUNDS})
            for one in row.thresholds.all()
        )
    journal.record(made, "criteria_set.copied", by=by, at=at, changes={"from": criteria_set, "name": name})
    return made


@transaction.atomic
def add_set(office: Unit, *, code: str, name: str, source: str, by: Person, at: datetime) -> CriteriaSet:
    """An empty set of the office, to be filled from Excel."""
    require_management(standing_of(by, on=localdate(at)), office)
    made = CriteriaSet(code=code, name=name.strip(), source=source, office=office)
    made.full_clean()
    made.save()
    journal.record(made, "criteria_set.added", by=by, at=at, changes={"name": name, "source": source})
    return made
