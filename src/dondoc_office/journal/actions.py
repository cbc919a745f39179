"""The one way an entry comes into the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

from dondoc_office.journal.chain import Link
from dondoc_office.journal.models import Entry, Head
from dondoc_office.journal.verbs import sentence_of

_door: ContextVar[str] = ContextVar("door", default="")


@contextmanager
def coming_through(door: str) -> Iterator[None]:
    """Every entry recorded inside says by which door it came, where that was not a page (`via`)."""
    before = _door.set(door)
    try:
        yield
    finally:
        _door.reset(before)


def name_door(door: str) -> None:
    """Say more exactly by which door it comes, inside `coming_through`."""
    _door.set(door)


def subject_of(row: models.Model) -> str:
    """`kind:id` of a row, as the journal names it."""
    return f"{row._meta.model_name}:{row.pk}"


def plain(value: Any) -> Any:
    """A field's value as JSON that reads back the same on both databases."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def record(
    subject: models.Model | str,
    verb: str,
    *,
    by: models.Model | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Add one entry to the chain; must stand in the transaction of the change it records.

    `changes` maps a field to `[from, to]` or to the value that was set.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{verb}: a journal entry outside a transaction")
    sentence_of(verb)  # an unregistered verb is a defect of ours
    said = dict(changes or {})
    if _door.get():
        said["via"] = _door.get()
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    link = Link(
        number=head.number + 1,
        at=at.astimezone(UTC),
        by=None if by is None else by.pk,
        verb=verb,
        subject=subject if isinstance(subject, str) else subject_of(subject),
        changes=plain(said),
        reason=reason,
    )
    head.number, head.hash = link.number, link.hashed_after(head.hash)
    head.save(update_fields=["number", "hash"])
    return Entry.objects.create(
        number=link.number,
        at=link.at,
        by_id=link.by,
        verb=verb,
        subject=link.subject,
        changes=link.changes,
        reason=reason,
        hash=head.hash,
    )
