"""A merged commune takes over the results of its parts by a chosen rule; the basis stays with every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import NothingToInherit, ReasonNeeded
from dondoc_office.criteria.inheriting import InheritanceRule, Part, inherited
from dondoc_office.criteria.marks import Mark, mark_of
from dondoc_office.criteria.models import Assessment, Campaign, Inheritance, RatedUnit, Step
from dondoc_office.criteria.policy import require_management
from dondoc_office.criteria.states import Move, State, after
from dondoc_office.criteria.thresholds import bound_for, judged
from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.writing import write_back
from dondoc_office.people.models import Person
from dondoc_office.units.models import Succession
from dondoc_office.units.policy import standing_of


def parts_of(rated: RatedUnit, earlier: Campaign) -> list[RatedUnit]:
    """The former communes, as they stood in an earlier campaign."""
    before = Succession.objects.filter(successor=rated.unit_id).values("predecessor")
    return list(earlier.rated_units.filter(unit__in=before).select_related("unit", "campaign"))


@transaction.atomic
def inherit(
    rated: RatedUnit,
    earlier: Campaign,
    rule: InheritanceRule,
    *,
    people: Mapping[int, int],
    basis: str,
    by: Person,
    at: datetime,
) -> Inheritance:
    """Cells that nobody assessed yet take the result of the parts; criteria are matched by code.

    `people` is the population of each former commune by the key of its unit. A re-survey is recorded too, and
    leaves every cell to be assessed anew.
    """
    require_management(standing_of(by, on=localdate(at)), rated.campaign.office)
    if not basis.strip():
        raise ReasonNeeded
    parts = parts_of(rated, earlier)
    if not parts:
        raise NothingToInherit
    told = [
        {"name": part.unit.name, "people": people.get(part.unit_id, 0), "rated": part.rated} for part in parts
    ]
    made = Inheritance.objects.create(
        rated_unit=rated, campaign=earlier, rule=rule, parts=told, basis=basis.strip()[:300], by=by, at=at
    )
    count = _take_over(made, parts, people, by=by, at=at)
    changes = {"rule": rule, "from": earlier, "parts": told, "count": count}
    journal.record(rated, "assessment.inherit", by=by, at=at, changes=changes, reason=made.basis)
    return made


def _take_over(
    made: Inheritance, parts: Sequence[RatedUnit], people: Mapping[int, int], *, by: Person, at: datetime
) -> int:
    held = _held(parts)
    rated = made.rated_unit
    rows = Assessment.objects.select_for_update(of=("self",)).filter(
        rated_unit=rated, state=State.NOT_ASSESSED
    )
    changed, steps = [], []
    for row in rows.select_related("criterion").prefetch_related("criterion__thresholds"):
        found = [_part(held.get((part.pk, row.criterion.code)), part, people, at=at) for part in parts]
        result = inherited(found, InheritanceRule(made.rule))
        if result.met is None:
            continue
        bound = bound_for(
            row.criterion.bounds, group=rated.group, region=rated.region, on=rated.campaign.assessed_on
        )
        met = judged(row.criterion.kind, result.value, bound, result.met)
        state = after(row.stage, Move.INHERIT)
        steps.append(_step(row, state, met, made, by=by, at=at))
        row.state, row.met, row.value, row.inheritance = state.value, met, result.value, made
        row.was_met = row.was_met or _all_met_once(held, parts, row.criterion.code)
        row.changed_at, row.version = at, row.version + 1
        changed.append(row)
    fields = ["state", "met", "value", "inheritance", "was_met", "changed_at", "version"]
    write_back(changed, *fields)
    Step.objects.bulk_create(steps)
    return len(changed)


def _held(parts: Sequence[RatedUnit]) -> dict[tuple[int, str], Assessment]:
    rows = Assessment.objects.filter(rated_unit__in=[part.pk for part in parts]).select_related("criterion")
    return {(row.rated_unit_id, row.criterion.code): row for row in rows}


def _all_met_once(held: Mapping[tuple[int, str], Assessment], parts: Sequence[RatedUnit], code: str) -> bool:
    """Only what every rated part had once can be lost by the whole."""
    cells = [held.get((part.pk, code)) for part in parts if part.rated]
    return bool(cells) and all(cell is not None and cell.was_met for cell in cells)


def _part(held: Assessment | None, part: RatedUnit, people: Mapping[int, int], *, at: datetime) -> Part:
    """Only what was counted in the earlier campaign is inherited; its evidence may have run out since."""
    count = people.get(part.unit_id, 0)
    if held is None:
        return Part(None, None, count, part.rated)
    mark = mark_of(held.cell(rated=part.rated), today=localdate(at))
    met = {Mark.MET: True, Mark.NOT_MET: False, Mark.LOST: False}.get(mark)
    return Part(met, held.value, count, mark is not Mark.NOT_APPLICABLE)


def _step(
    row: Assessment, state: State, met: bool | None, made: Inheritance, *, by: Person, at: datetime
) -> Step:
    return Step(
        assessment=row,
        by=by,
        at=at,
        move=Move.INHERIT,
        from_state=row.state,
        to_state=state,
        from_met=row.met,
        to_met=met,
        was_met=row.was_met,
        reason=made.basis,
    )
