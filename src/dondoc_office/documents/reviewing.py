"""What a person does with a proposal: correct, add, refuse, split, merge. Two people may at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.documents.errors import NotReviewable
from dondoc_office.documents.models import Document, Proposal, ProposalState
from dondoc_office.documents.policy import require_register
from dondoc_office.documents.review import Fields, merged, split_at
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import OutOfDate
from dondoc_office.units.policy import standing_of


def locked(proposal: Proposal, version: int, *, by: Person, at: datetime) -> Proposal:
    """The row as it is now, if it is still what the person was looking at and still open."""
    row = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("document__office")
        .get(pk=proposal.pk)
    )
    require_register(standing_of(by, on=localdate(at)), row.document.office)
    if row.version != version:
        raise OutOfDate(subject="Đề xuất này")
    return row


def open_row(proposal: Proposal, version: int, *, by: Person, at: datetime) -> Proposal:
    row = locked(proposal, version, by=by, at=at)
    if row.state != ProposalState.PROPOSED:
        raise NotReviewable(state=ProposalState(row.state).label.lower())
    return row


def saved(row: Proposal, *, by: Person, at: datetime) -> Proposal:
    row.version += 1
    row.changed_by, row.changed_at = by, at
    row.save()
    return row


@transaction.atomic
def correct(
    proposal: Proposal, values: Mapping[str, Any], *, version: int, by: Person, at: datetime
) -> Proposal:
    """Other words for some fields; what was read stays beside them for ever."""
    row = open_row(proposal, version, by=by, at=at)
    changes = {
        name: [row.fields.get(name), value] for name, value in values.items() if row.fields.get(name) != value
    }
    row.fields = Fields.from_json({**row.fields, **values}).to_json()
    journal.record(row, "proposal.changed", by=by, at=at, changes=changes)
    return saved(row, by=by, at=at)


@transaction.atomic
def add_from_words(document: Document, start: int, end: int, *, by: Person, at: datetime) -> Proposal:
    """An order that the reader missed, from words the person marked."""
    require_register(standing_of(by, on=localdate(at)), document.office)
    text = document.text
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    fields = Fields(content=" ".join(text[start:end].split()), start=start, end=end)
    row = Proposal.objects.create(
        document=document,
        position=start,
        fields=fields.to_json(),
        confidence=1.0,
        changed_by=by,
        changed_at=at,
    )
    journal.record(row, "proposal.added", by=by, at=at, changes={"start": start, "end": end})
    return row


@transaction.atomic
def refuse(proposal: Proposal, *, version: int, by: Person, at: datetime) -> Proposal:
    """No order, or not one to follow."""
    row = open_row(proposal, version, by=by, at=at)
    row.state = ProposalState.REFUSED
    journal.record(row, "proposal.refused", by=by, at=at)
    return saved(row, by=by, at=at)


@transaction.atomic
def restore(proposal: Proposal, *, version: int, by: Person, at: datetime) -> Proposal:
    """Refused by mistake."""
    row = locked(proposal, version, by=by, at=at)
    if row.state != ProposalState.REFUSED:
        raise NotReviewable(state=ProposalState(row.state).label.lower())
    row.state = ProposalState.PROPOSED
    journal.record(row, "proposal.restored", by=by, at=at)
    return saved(row, by=by, at=at)


@transaction.atomic
def split(
    proposal: Proposal, offset: int, *, version: int, by: Person, at: datetime
) -> tuple[Proposal, Proposal]:
    """Two orders stand in one; the second one is new and remembers nothing read."""
    row = open_row(proposal, version, by=by, at=at)
    first, second = split_at(Fields.from_json(row.fields), row.document.text, offset)
    row.fields = first.to_json()
    journal.record(row, "proposal.split", by=by, at=at, changes={"at": offset})
    other = Proposal.objects.create(
        document=row.document,
        position=second.start,
        fields=second.to_json(),
        confidence=row.confidence,
        changed_by=by,
        changed_at=at,
    )
    return saved(row, by=by, at=at), other


@transaction.atomic
def merge(proposal: Proposal, other: Proposal, *, version: int, by: Person, at: datetime) -> Proposal:
    """One order was read as two; the second one stays, marked as merged."""
    row = open_row(proposal, version, by=by, at=at)
    gone = open_row(other, other.version, by=by, at=at)
    if gone.document_id != row.document_id or gone.pk == row.pk:
        raise NotReviewable(state="của văn bản khác")
    together = merged(Fields.from_json(row.fields), Fields.from_json(gone.fields), row.document.text)
    row.fields, row.position = together.to_json(), together.start
    gone.state, gone.merged_into = ProposalState.MERGED, row
    journal.record(row, "proposal.merged", by=by, at=at, changes={"other": gone.pk})
    saved(gone, by=by, at=at)
    return saved(row, by=by, at=at)
