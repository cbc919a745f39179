"""Cẩm Thủy before and after 1 July 2025."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime

from dondoc_office.people.models import Person
from dondoc_office.running.demonstration.tables import table
from dondoc_office.units.actions import succeed
from dondoc_office.units.models import Alias, Unit

TURN = date(2025, 7, 1)
"""The first day without districts."""
BASIS = "Nghị quyết 1686/NQ-UBTVQH15"
_DECIDED = datetime(2025, 6, 20, 2, 0, tzinfo=UTC)

Units = dict[str, Unit]


def found() -> Units:
    """Every unit of the list with its other names."""
    units: Units = {}
    for code, parent, kind, level, name, short, since, others in table("units"):
        unit = Unit(code=code, name=name, short_name=short, kind=kind, level=level)
        unit.parent = units.get(parent)
        unit.valid_from = date.fromisoformat(since) if since else None
        unit.arrange()
        unit.save()
        Alias.objects.bulk_create(Alias(unit=unit, name=other) for other in others.split(";") if other)
        unit.arrange()
        unit.save(update_fields=["words"])
        units[code] = unit
    return units


def end_district(units: Units, *, by: Person, now: datetime) -> None:
    """The district and everything in it end, each followed by its heirs."""
    heirs: dict[str, list[Unit]] = defaultdict(list)
    for ending, following in table("successions"):
        heirs[ending].append(units[following])
    at = min(_DECIDED, now)
    for code, following_units in heirs.items():
        succeed(units[code], tuple(following_units), on=TURN, basis=BASIS, by=by, at=at)
    last = [unit for unit in units.values() if unit.path.startswith(units["huyen"].path)]
    for unit in last:
        unit.refresh_from_db()
        if unit.valid_until is None:
            succeed(unit, (), on=TURN, basis=BASIS, by=by, at=at)
            unit.refresh_from_db()
