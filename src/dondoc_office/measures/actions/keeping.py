"""Indicators, their definitions, who follows them, and what is to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.documents.models import Document
from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.rolling import refresh
from dondoc_office.measures.errors import NotOnItsOwn, StepReasonNeeded
from dondoc_office.measures.formulas.comparing import Goal
from dondoc_office.measures.formulas.expressions import Node, check_units, order_of, read_formula
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.models import Definition, Indicator, Period, ReportedBy, Target, Tracking, Value
from dondoc_office.measures.policy import require_management, require_some_management
from dondoc_office.people.models import Person
from dondoc_office.site.errors import OutOfDate
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


def checked_formula(indicator: Indicator) -> Node | None:
    """The formula as a tree, with its units of measure and without a circle; FormulaNotRead where it is none."""
    if not indicator.formula.strip():
        return None
    node = read_formula(indicator.formula)
    others = Indicator.objects.exclude(pk=indicator.pk)
    units = {one.code: one.measure for one in others}
    check_units(node, units | {indicator.code: indicator.measure}, indicator.measure)
    trees = {one.code: read_formula(one.formula) for one in others if one.formula}
    order_of(trees | {indicator.code: node})
    return node


@transaction.atomic
def add_indicator(fields: Mapping[str, Any], *, definition: str = "", by: Person, at: datetime) -> Indicator:
    """A new indicator with its first definition; `fields` are columns of `Indicator`."""
    require_some_management(standing_of(by, on=localdate(at)))
    indicator = Indicator(**fields)
    _save_whole(indicator)
    Definition.objects.create(indicator=indicator, text=definition, source=indicator.source)
    journal.record(indicator, "indicator.added", by=by, at=at, changes=dict(fields))
    return indicator


def _save_whole(indicator: Indicator) -> None:
    indicator.arrange()
    indicator.full_clean(exclude=["words"])
    checked_formula(indicator)
    indicator.save()


@transaction.atomic
def change_indicator(
    indicator: Indicator, fields: Mapping[str, Any], *, version: int, by: Person, at: datetime
) -> Indicator:
    """Other words or another way of adding up; the unit of measure of figures that stand never changes."""
    require_some_management(standing_of(by, on=localdate(at)))
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if indicator.version != version:
        raise OutOfDate(subject=indicator.name)
    changes = {
        name: [getattr(indicator, name), value]
        for name, value in fields.items()
        if getattr(indicator, name) != value
    }
    held = Value.objects.filter(indicator=indicator).count() if "unit_of_measure" in changes else 0
    if held:
        raise NotOnItsOwn(count=held, unit=indicator.unit_of_measure)
    for name, (_, value) in changes.items():
        setattr(indicator, name, value)
    indicator.version += 1
    _save_whole(indicator)
    journal.record(indicator, "indicator.changed", by=by, at=at, changes=changes)
    refresh((indicator.pk, 0, period) for period in _periods_of(indicator))
    return indicator


def _periods_of(indicator: Indicator) -> list[int]:
    return list(
        Value.objects.filter(indicator=indicator).order_by().values_list("period", flat=True).distinct()
    )


@transaction.atomic
def redefine(
    indicator: Indicator, *, since: date, text: str, source: str, by: Person, at: datetime
) -> Definition:
    """From a day on the indicator means something else; values on both sides are not comparable any more."""
    require_some_management(standing_of(by, on=localdate(at)))
    last = indicator.definitions.select_for_update().order_by("-number").first()
    made = Definition(
        indicator=indicator,
        number=(last.number if last else 0) + 1,
        valid_from=since,
        text=text,
        source=source,
    )
    made.full_clean()
    made.save()
    later = Value.objects.filter(indicator=indicator, period__end__gte=since)
    moved = later.update(definition=made)
    changes = {"number": made.number, "since": since, "text": text, "count": moved}
    journal.record(indicator, "indicator.redefined", by=by, at=at, changes=changes, reason=source)
    return made


@transaction.atomic
def track(
    office: Unit,
    indicator: Indicator,
    *,
    responsible: Unit | None = None,
    reported_by: ReportedBy = ReportedBy.OFFICE,
    position: int = 0,
    by: Person,
    at: datetime,
) -> Tracking:
    """The office follows the indicator from now on, or follows it otherwise."""
    require_management(standing_of(by, on=localdate(at)), office)
    given = {"responsible": responsible, "reported_by": reported_by, "position": position, "ended_on": None}
    held = Tracking.objects.select_for_update(of=("self",)).filter(office=office, indicator=indicator).first()
    if held is None:
        held = Tracking.objects.create(office=office, indicator=indicator, **given)
        journal.record(office, "tracking.begun", by=by, at=at, changes={"indicator": indicator.code, **given})
        return held
    changes = {
        name: [getattr(held, name), value] for name, value in given.items() if getattr(held, name) != value
    }
    if changes:
        for name, (_, value) in changes.items():
            setattr(held, name, value)
        held.save(update_fields=list(changes))
        journal.record(
            office, "tracking.changed", by=by, at=at, changes={"indicator": indicator.code, **changes}
        )
    return held


@transaction.atomic
def stop_tracking(tracking: Tracking, *, on: date, by: Person, at: datetime) -> Tracking:
    """The office follows it no more; its figures stay."""
    require_management(standing_of(by, on=localdate(at)), tracking.office)
    tracking.ended_on = on
    tracking.save(update_fields=["ended_on"])
    changes = {"indicator": tracking.indicator.code, "until": on}
    journal.record(tracking.office, "tracking.ended", by=by, at=at, changes=changes)
    return tracking


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached, and by which document (mức giao)."""

    least: Decimal | None = None
    most: Decimal | None = None
    strict: bool = False
    basis: str = ""
    document: Document | None = None
    decided_on: date | None = None
    reach: Reach = Reach.LAST_YEAR

    def stands(self, held: Target) -> bool:
        """Does the plan that stands say the same?"""
        return (held.goal, held.reach) == (Goal(self.least, self.most, self.strict), self.reach)


@transaction.atomic
def set_target(
    indicator: Indicator,
    unit: Unit,
    period: Period,
    aim: Aim,
    *,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Target:
    """The plan of a unit for a year or a term; one that stands is kept and points to the new one.

    The office's own plan is set by the office; what a unit below is to reach is set by the office above it.
    """
    setter = unit.parent if unit.parent_id and unit.kind == "commune" else unit
    assert setter is not None
    require_management(standing_of(by, on=localdate(at)), setter)
    rows = Target.objects.select_for_update(of=("self",)).current()
    held = rows.filter(indicator=indicator, unit=unit, period=period).first()
    if held is not None and aim.stands(held):
        return held
    if held is not None and not (reason.strip() or aim.basis.strip()):
        raise StepReasonNeeded
    made = Target(
        indicator=indicator,
        unit=unit,
        period=period,
        least=aim.least,
        most=aim.most,
        strict=aim.strict,
        reach=aim.reach,
        basis=aim.basis,
        document=aim.document,
        decided_on=aim.decided_on,
        set_by=by,
        set_at=at,
        reason=reason.strip()[:500],
    )
    made.full_clean(validate_constraints=False)
    _put_in_place(made, held)
    changes = {
        "indicator": indicator.code,
        "period": period.code,
        "least": [held.least if held else None, aim.least],
        "most": [held.most if held else None, aim.most],
        "basis": aim.basis,
    }
    verb = "target.revised" if held else "target.set"
    journal.record(unit, verb, by=by, at=at, changes=changes, reason=reason)
    return made


def _put_in_place(made: Target, held: Target | None) -> None:
    """The old row steps aside before the new one stands: only one is current at any moment."""
    if held is None:
        made.save()
        return
    held.replaced_by = held  # aside for the length of this transaction
    held.save(update_fields=["replaced_by"])
    made.save()
    held.replaced_by = made
    held.save(update_fields=["replaced_by"])
