"""A person keeps a list by a name, and lets it go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import SavedList
from dondoc_office.tasks.narrowing import Filters


@transaction.atomic
def keep_list(name: str, filters: Filters, *, by: Person, at: datetime) -> SavedList:
    """Under the name from now on; the same name again holds the newer filters."""
    name = " ".join(name.split())[:80]
    kept, _ = SavedList.objects.update_or_create(
        person=by, name=name, defaults={"query": filters.query[:500]}
    )
    journal.record(kept, "list.kept", by=by, at=at, changes={"name": name, "query": kept.query})
    return kept


@transaction.atomic
def drop_list(kept: SavedList, *, by: Person, at: datetime) -> None:
    """The name is free again; the tasks stay where they are."""
    journal.record(kept, "list.dropped", by=by, at=at, changes={"name": kept.name})
    kept.delete()
