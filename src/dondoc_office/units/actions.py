"""Every change of units and roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.actions import invite_person, open_or_close_account
from dondoc_office.people.models import Invitation, Person
from dondoc_office.units.errors import LastAdministrator
from dondoc_office.units.models import Absence, Alias, Membership, OfficeSetting, Role, Succession, Unit
from dondoc_office.units.policy import require_administration, require_setting_rhythm, standing_of
from dondoc_office.units.rhythm import Rhythm


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
def set_rhythm(unit: Unit, rhythm: Rhythm, *, by: Person, at: datetime) -> OfficeSetting:
    """From now on the unit and everything below it follow this rhythm; nothing that happened changes."""
    require_setting_rhythm(standing_of(by, on=localdate(at)), unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    before = OfficeSetting.objects.rhythms().at(unit.path)
    chosen = {name: getattr(rhythm, name) for name in OfficeSetting.CHOSEN}
    chosen |= {name: list(chosen[name]) for name in ("remind_before", "remind_after")}
    setting, _ = OfficeSetting.objects.update_or_create(unit=unit, defaults=chosen)
    changes = {
        name: [getattr(before, name), value]
        for name, value in asdict(rhythm).items()
        if getattr(before, name) != value
    }
    if changes:
        journal.record(unit, "unit.rhythm", by=by, at=at, changes=changes)
    return setting


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


def keep_an_administrator(unit: Unit, *, without: Person, on: date) -> None:
    """LastAdministrator where nobody else could administer the unit on that day."""
    steps = unit.path.strip("/").split("/")
    above = ["/" + "/".join(steps[: depth + 1]) + "/" for depth in range(len(steps))]
    keys = Membership.objects.select_for_update(of=("self",)).filter(
        role=Role.ADMINISTRATOR, unit__path__in=above, person__is_active=True
    )
    held = [key.person_id for key in keys.order_by("pk") if key.held_on(on)]
    if not set(held) - {without.pk}:
        raise LastAdministrator(unit=unit.called)


@transaction.atomic
def end_role(membership: Membership, *, until: date, by: Person, at: datetime) -> Membership:
    """The last day of a role; somebody must be left who administers the unit."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    require_administration(standing_of(by, on=localdate(at)), membership.unit)
    if membership.role == Role.ADMINISTRATOR:
        keep_an_administrator(membership.unit, without=membership.person, on=until + timedelta(days=1))
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
        _require_all_posts(person, by=by, at=at)
    absence = Absence(person=person, deputy=deputy, valid_from=since, valid_until=until, reason=reason)
    absence.full_clean()
    absence.save()
    changes = {"deputy": deputy, "since": since, "until": until}
    journal.record(person, "absence.recorded", by=by, at=at, changes=changes, reason=reason)
    return absence


@transaction.atomic
def stop_account(person: Person, *, reason: str, by: Person, at: datetime) -> Person:
    """Nobody signs in with it any more; everything recorded under the name stays."""
    _require_all_posts(person, by=by, at=at)
    today = localdate(at)
    keys = Membership.objects.held(on=today).filter(person=person, role=Role.ADMINISTRATOR)
    for key in keys.select_related("unit"):
        keep_an_administrator(key.unit, without=person, on=today)
    return open_or_close_account(person, active=False, reason=reason, by=by, at=at)


@transaction.atomic
def resume_account(person: Person, *, by: Person, at: datetime) -> Person:
    """A stopped account opens again."""
    _require_all_posts(person, by=by, at=at)
    return open_or_close_account(person, active=True, reason="", by=by, at=at)


@transaction.atomic
def invite_again(person: Person, *, by: Person, at: datetime) -> tuple[Invitation, str]:
    """A new link for somebody who lost hers, or her password."""
    _require_all_posts(person, by=by, at=at)
    return invite_person(person, by=by, at=at)


def _require_all_posts(person: Person, *, by: Person, at: datetime) -> None:
    """An account belongs to its person everywhere: its key is for administrators of all her units."""
    standing, today = standing_of(by, on=localdate(at)), localdate(at)
    posts = list(Membership.objects.held(on=today).filter(person=person).select_related("unit"))
    for post in posts:
        require_administration(standing, post.unit)
    if not posts:
        require_administration(standing, None)


@transaction.atomic
def invite(
    email: str, name: str, unit: Unit, role: Role, *, title: str = "", by: Person, at: datetime
) -> tuple[Person, str]:
    """An account with a role; returns the token that its link carries, once.

    The token is empty where the account is somebody's already: a link would hand her account, with
    every role she holds elsewhere, to whoever administers one of her units.
    """
    require_administration(standing_of(by, on=localdate(at)), unit)
    person = Person.objects.filter(email=email.strip().lower()).first()
    new = person is None
    if person is None:
        person = Person.objects.create_user(email, None, name=name, title=title)
    if not Membership.objects.held(on=localdate(at)).filter(person=person, unit=unit, role=role).exists():
        give_role(person, unit, role, since=localdate(at), by=by, at=at)
    if not new:
        return person, ""
    _, token = invite_person(person, by=by, at=at)
    return person, token
