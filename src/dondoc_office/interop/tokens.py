"""Making, using and revoking the keys of programs."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from dondoc_office.interop.models import Scope, Token
from dondoc_office.journal import actions as journal
from dondoc_office.people.actions import hashed
from dondoc_office.people.models import Person

PREFIX = "dondoc_"
LONGEST = timedelta(days=366)
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A new key and its words, which exist only here and now."""

    row: Token
    words: str


@transaction.atomic
def make_token(
    person: Person, name: str, scopes: Iterable[Scope], *, days: int, by: Person, at: datetime
) -> MadeToken:
    """A key that ends by itself; it never does more than the person may."""
    words = PREFIX + secrets.token_urlsafe(32)
    row = Token.objects.create(
        person=person,
        name=name.strip(),
        start=words[: len(PREFIX) + 5],
        hash=hashed(words),
        scopes=sorted({Scope(scope).value for scope in scopes}),
        made_at=at,
        expires_at=at + min(timedelta(days=days), LONGEST),
    )
    changes = {"name": row.name, "person": person, "scopes": row.scopes, "expires_at": row.expires_at}
    journal.record(row, "token.made", by=by, at=at, changes=changes)
    return MadeToken(row, words)


@transaction.atomic
def revoke(token: Token, *, by: Person, at: datetime) -> Token:
    """It opens nothing from now on; revoking twice changes nothing."""
    token = Token.objects.select_for_update(of=("self",)).select_related("person").get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        journal.record(token, "token.revoked", by=by, at=at, changes={"name": token.name})
    return token


def opened_by(words: str, *, at: datetime, address: str | None) -> Token | None:
    """The key of these words, if it still opens; its use is noted once a minute."""
    if not words.startswith(PREFIX):
        return None
    token = Token.objects.usable(at=at).select_related("person").filter(hash=hashed(words)).first()
    if token is None:
        return None
    if token.last_used_at is None or at - token.last_used_at >= NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=at, last_used_from=address)
    return token
