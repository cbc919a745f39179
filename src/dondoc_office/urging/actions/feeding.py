"""A person's calendar is opened, given another address, closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.urging.models import Feed


@transaction.atomic
def open_feed(*, by: Person, at: datetime) -> Feed:
    """A new secret address; the one before closes in the same moment."""
    Person.objects.select_for_update().get(pk=by.pk)
    _close(by, at)
    feed = Feed.objects.create(person=by, made_at=at)
    journal.record(by, "feed.opened", by=by, at=at)
    return feed


@transaction.atomic
def close_feed(*, by: Person, at: datetime) -> None:
    """The address opens nothing any more."""
    Person.objects.select_for_update().get(pk=by.pk)
    if _close(by, at):
        journal.record(by, "feed.closed", by=by, at=at)


def _close(person: Person, at: datetime) -> int:
    return Feed.objects.filter(person=person, closed_at=None).update(closed_at=at)
