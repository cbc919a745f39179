"""Every change of people and their invitations."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Invitation, Person
from dondoc_office.site.errors import HouseError

INVITATION_LASTS = timedelta(days=7)


class InvitationClosed(HouseError):
    """The link of an invitation that was used, withdrawn, or came too late."""

    code = "invitation-closed"
    http_status = 410
    message = Message(
        vi="Lời mời này đã dùng rồi, đã hết hạn hoặc đã được thu hồi. Hãy xin người quản trị đơn vị gửi lời mời mới.",
        en="This invitation was used, has expired or was withdrawn. Ask your unit's administrator for a new one.",
    )


def hashed(token: str) -> str:
    """How a token is kept: by its hash, so that a stolen database opens no door."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def change_person(person: Person, fields: Mapping[str, Any], *, by: Person, at: datetime) -> Person:
    """Another name, title, telephone or language; `fields` are columns of `Person`."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    changes = {
        name: [getattr(person, name), value]
        for name, value in fields.items()
        if getattr(person, name) != value
    }
    if not changes:
        return person
    for name, (_, value) in changes.items():
        setattr(person, name, value)
    person.arrange()
    person.save(update_fields=[*changes, "sort_key", "words"])
    journal.record(person, "person.changed", by=by, at=at, changes=changes)
    return person


@transaction.atomic
def open_or_close_account(person: Person, *, active: bool, reason: str, by: Person, at: datetime) -> Person:
    """Stop an account or open it again; a stopped one is signed out everywhere at once."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_active != active:
        person.is_active = active
        person.save(update_fields=["is_active"])
        if not active:
            person.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
        verb = "person.resumed" if active else "person.stopped"
        journal.record(person, verb, by=by, at=at, reason=reason)
    return person


@transaction.atomic
def invite_person(person: Person, *, by: Person, at: datetime) -> tuple[Invitation, str]:
    """A link to a first password; an earlier open one closes. Who may invite is the caller's policy."""
    person.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person, token_hash=hashed(token), sent_at=at, expires_at=at + INVITATION_LASTS
    )
    journal.record(person, "person.invited", by=by, at=at, changes={"expires_at": invitation.expires_at})
    return invitation, token


def open_invitation(token: str, *, at: datetime) -> Invitation:
    """The open invitation of a token; InvitationClosed for every other token alike."""
    invitation = Invitation.objects.select_related("person").filter(token_hash=hashed(token)).first()
    if invitation is None or not invitation.is_open(at) or not invitation.person.is_active:
        raise InvitationClosed
    return invitation


@transaction.atomic
def accept(token: str, password: str, *, at: datetime) -> Person:
    """The invited person sets a password; the link opens nothing afterwards."""
    invitation = open_invitation(token, at=at)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open(at):
        raise InvitationClosed
    person = invitation.person
    validate_password(password, person)
    person.set_password(password)
    person.joined_at = person.joined_at or at
    person.save(update_fields=["password", "joined_at"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    journal.record(person, "person.joined", by=person, at=at)
    return person
