"""Every change of meetings: calling one, correcting it, laying papers before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.text.folding import fold
from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import get_document
from dondoc_office.journal import actions as journal
from dondoc_office.meetings.models import Attendee, Meeting, Paper, PaperRole, Series
from dondoc_office.meetings.notices import presence_of, said_of, unit_in
from dondoc_office.meetings.policy import require_keeping
from dondoc_office.people.models import Person
from dondoc_office.site.errors import OutOfDate
from dondoc_office.site.searching import folded_words
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.units.policy import standing_of

FIELDS = ("kind", "name", "period", "held_on", "place", "chair", "chair_text", "agenda")


@transaction.atomic
def call_meeting(
    office: Unit,
    fields: Mapping[str, Any],
    *,
    series: str = "",
    attendees: Iterable[str] = (),
    notice: Document | None = None,
    by: Person,
    at: datetime,
) -> Meeting:
    """A meeting of the office, ahead or held; with its notice where there is one already."""
    require_keeping(standing_of(by, on=localdate(at)), office)
    if notice is not None:
        held = Meeting.objects.filter(notice=notice).first()
        if held is not None:
            return held  # the same form sent twice
    meeting = Meeting(office=office, notice=notice, created_by=by, created_at=at)
    for name in FIELDS:
        if name in fields:
            setattr(meeting, name, fields[name])
    meeting.series = _series(office, series)
    meeting.arrange()
    meeting.save()
    _seat(meeting, attendees)
    changes = {"name": meeting.name, "held_on": meeting.held_on, "notice": notice}
    journal.record(meeting, "meeting.called", by=by, at=at, changes=changes)
    return meeting


def call_from_notice(notice: Document, *, by: Person, at: datetime) -> Meeting:
    """The meeting that a read notice tells of, in one step."""
    said = said_of(notice.reading or {})
    day = said.held_on or notice.meeting_on or notice.issued_on or localdate(notice.uploaded_at)
    name = said.name or notice.title or notice.reference
    chair = said.chair or notice.chair
    fields = {
        "kind": said.kind,
        "name": name[:300],
        "period": said.period,
        "held_on": day,
        "chair": chair_called(notice.office, chair),
        "chair_text": chair,
        "agenda": said.agenda,
    }
    series = said.kind.label if said.name else ""
    return call_meeting(
        notice.office, fields, series=str(series), attendees=said.attendees, notice=notice, by=by, at=at
    )


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    fields: Mapping[str, Any],
    *,
    series: str,
    attendees: Iterable[str],
    version: int,
    by: Person,
    at: datetime,
) -> Meeting:
    """Other words for what is known of the meeting."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    require_keeping(standing_of(by, on=localdate(at)), row.office)
    if row.version != version:
        raise OutOfDate(subject="Phiên họp này")
    changes = {
        name: [getattr(row, name), value] for name, value in fields.items() if getattr(row, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    row.series, row.version = _series(row.office, series), row.version + 1
    row.arrange()
    row.save(update_fields=[*changes, "series", "version", "words"])
    _seat(row, attendees)
    journal.record(row, "meeting.changed", by=by, at=at, changes=changes)
    return row


@transaction.atomic
def lay_before(meeting: Meeting, document: Document, *, role: PaperRole, by: Person, at: datetime) -> Paper:
    """A document of the registers becomes a paper of the meeting; only one that she sees."""
    standing = standing_of(by, on=localdate(at))
    require_keeping(standing, meeting.office)
    document = get_document(standing, document.pk)
    paper, fresh = Paper.objects.get_or_create(meeting=meeting, document=document, defaults={"role": role})
    if fresh:
        journal.record(meeting, "meeting.paper", by=by, at=at, changes={"document": document, "role": role})
    return paper


def chair_called(office: Unit, name: str) -> Person | None:
    """The leader of the office who bears the name, whatever its spelling of tones."""
    posts = Membership.objects.filter(unit=office, role=Role.LEADER).select_related("person")
    return next((post.person for post in posts if name and fold(post.person.name) in fold(name)), None)


def _series(office: Unit, name: str) -> Series | None:
    name = " ".join(name.split())[:200]
    return Series.objects.get_or_create(office=office, name=name)[0] if name else None


def _seat(meeting: Meeting, lines: Iterable[str]) -> None:
    """One row a line, with the unit that it names."""
    under = Unit.objects.existing(on=meeting.held_on).under([meeting.office.path])
    names = [(unit.pk, folded_words(unit.name)) for unit in under.only("name")]
    names += [(unit.pk, folded_words(unit.short_name)) for unit in under.exclude(short_name="")]
    meeting.attendees.all().delete()
    said = [presence_of(line) for line in lines if line.strip()]
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting, position=place, text=text[:300], presence=presence, unit_id=unit_in(text, names)
        )
        for place, (text, presence) in enumerate(said, 1)
    )
