"""The first unit and its administrator in an empty office."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.actions import invite_person
from dondoc_office.people.models import Person
from dondoc_office.running.errors import OfficeNotEmpty
from dondoc_office.units.models import Kind, Membership, Role, Unit
from dondoc_office.units.naming import code_for, level_of


@transaction.atomic
def begin_office(unit_name: str, name: str, email: str, *, at: datetime) -> str:
    """Make both and give back the token of the invitation; only where nobody is there yet.

    Nobody can hold the right to do this before it is done: the command line of the machine is that right.
    """
    if Person.objects.exists() or Unit.objects.exists():
        raise OfficeNotEmpty(where=unit_name)
    unit = Unit(code=code_for(unit_name, ()), name=unit_name, kind=Kind.COMMITTEE, level=level_of(unit_name))
    unit.arrange()
    unit.save()
    person = Person.objects.create_user(email, None, name=name)
    Membership.objects.create(person=person, unit=unit, role=Role.ADMINISTRATOR, valid_from=localdate(at))
    journal.record(unit, "unit.added", by=None, at=at, changes={"name": unit_name})
    changes = {"person": person, "role": Role.ADMINISTRATOR}
    journal.record(unit, "membership.given", by=None, at=at, changes=changes)
    _, token = invite_person(person, by=person, at=at)
    return token
