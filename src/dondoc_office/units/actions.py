"""Every change of units and roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.actions import invite_person
from dondoc_office.people.models import Invitation, Person
from dondoc_office.units.models import Absence, Alias, Membership, Role, Succession, Unit
from dondoc_office.units.policy import require_administration, standing_of


@transaction.atomic
def add_unit(fields: Mapping[str, Any], *, aliases: tuple[str, ...] = (), by: Person, at: datetime) -> Unit:
    """A new unit under its parent; `fields` are columns of `Unit`."""
    unit = Unit(**fields)
    require_administration(standing_of(by, on=localdate(at)), unit.parent)
    unit.arrange()
    unit.full_clean(exclude=["path", "sort_key", "words"])
    unit.save()
    _set_aliases(unit, aliases)
    journal.record(unit, "unit.added", by=by, at=at, changes=dict(fields))
    return unit


@transaction.atomic
def change_unit(
    unit: Unit, fields: Mapping[str, Any], *, aliases: tuple[str, ...] | None = None, by: Person, at: datetime
) -> Unit:
    """Other names, dates or a contact of a unit; its code and parent stay for ever."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    require_administration(standing_of(by, on=localdate(at)), unit)
    changes = {
        name: [getattr(unit, name), value] for name, value in fields.items() if getattr(unit, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(unit, name, value)
    if aliases is not None:
        _set_aliases(unit, aliases)
    unit.arrange()
    unit.full_clean(exclude=["path", "sort_key", "words"])
    unit.save(update_fields=[*changes, "sort_key", "words"])
    journal.record(unit, "unit.changed", by=by, at=at, changes=changes)
    return unit


def _set_aliases(unit: Unit, aliases: tuple[str, ...]) -> None:
    unit.aliases.exclude(name__in=aliases).delete()
    held = set(unit.aliases.values_list("name", flat=True))
    Alias.objects.bulk_create(
        [Alias(unit=unit, name=name) for name in dict.fromkeys(aliases) if name not in held]
    )
    unit.arrange()
    unit.save(update_fields=["words"])


@transaction.atomic
def succeed(
    predecessor: Unit, heirs: tuple[Unit, ...], *, on: date, basis: str, by: Person, at: datetime
) -> list[Succession]:
    """A unit ends and others follow it from `on`; its open tasks are handed over by `tasks`, apart."""
    require_administration(standing_of(by, on=localdate(at)), predecessor)
    predecessor = Unit.objects.select_for_update().get(pk=predecessor.pk)
    last_day = on - timedelta(days=1)
    journal.record(predecessor, "unit.ended", by=by, at=at, changes={"valid_until": last_day}, reason=basis)
    predecessor.valid_until = last_day
    predecessor.save(update_fields=["valid_until"])
    lines = []
    for heir in heirs:
        line = Succession.objects.create(predecessor=predecessor, successor=heir, on=on, basis=basis)
        journal.record(
            predecessor, "unit.succeeded", by=by, at=at, changes={"to": heir, "on": on}, reason=basis
        )
        lines.append(line)
    return lines


@transaction.atomic
def give_role(
    person: Person,
    unit: Unit,
    role: Role,
    *,
    since: date | None,
    until: date | None = None,
    by: Person,
    at: datetime,
) -> Membership:
    """A person takes a role in a unit."""
    require_administration(standing_of(by, on=localdate(at)), unit)
    membership = Membership(person=person, unit=unit, role=role, valid_from=since, valid_until=until)
    membership.full_clean()
    membership.save()
    changes = {"person": person, "role": role, "since": since, "until": until}
    journal.record(unit, "membership.given", by=by, at=at, changes=changes)
    return membership


@transaction.atomic
def end_role(membership: Membership, *, until: date, by: Person, at: datetime) -> Membership:
    """The last day of a role."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    require_administration(standing_of(by, on=localdate(at)), membership.unit)
    changes = {
        "person": membership.person_id,
        "role": membership.role,
        "until": [membership.valid_until, until],
    }
    membership.valid_until = until
    membership.full_clean()
    membership.save(update_fields=["valid_until"])
    journal.record(membership.unit, "membership.ended", by=by, at=at, changes=changes)
    return membership


@transaction.atomic
def record_absence(
    person: Person, deputy: Person, since: date, until: date, *, reason: str = "", by: Person, at: datetime
) -> Absence:
    """A deputy acts for a person from `since` to `until`; she says it herself or an administrator does."""
    if by.pk != person.pk:
        posts = Membership.objects.held(on=localdate(at)).filter(person=person).select_related("unit")
        for membership in posts:
            require_administration(standing_of(by, on=localdate(at)), membership.unit)
    absence = Absence(person=person, deputy=deputy, valid_from=since, valid_until=until, reason=reason)
    absence.full_clean()
    absence.save()
    changes = {"deputy": deputy, "since": since, "until": until}
    journal.record(person, "absence.recorded", by=by, at=at, changes=changes, reason=reason)
    return absence


@transaction.atomic
def invite(
    email: str, name: str, unit: Unit, role: Role, *, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """An account with a role and no password yet; returns the token that the link carries, once."""
    require_administration(standing_of(by, on=localdate(at)), unit)
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, None, name=name)
    if not Membership.objects.held(on=localdate(at)).filter(person=person, unit=unit, role=role).exists():
        give_role(person, unit, role, since=localdate(at), by=by, at=at)
    return invite_person(person, by=by, at=at)
