"""Every change of documents: taking in, reading, registering, restricting, withdrawing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from dondoc import DondocError, Notice, notice_json
from dondoc_office.documents.errors import AlreadyHere, FileEmpty, FileTooLarge
from dondoc_office.documents.models import Came, Direction, Document, Proposal, ReadingState
from dondoc_office.documents.policy import require_register, visible_documents
from dondoc_office.documents.review import proposed
from dondoc_office.documents.viewers import viewers_of
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import OutOfDate
from dondoc_office.site.scanning import require_clean
from dondoc_office.site.storing import gone_on_failure
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

REGISTER_FIELDS = frozenset(
    {
        *(
            "number",
            "symbol",
            "issued_on",
            "doc_type",
            "title",
            "issuer",
            "signer",
            "recipients",
            "arrived_on",
        ),
        *("arrival_number", "copies", "kept_by", "note", "meeting_on", "meeting_name", "chair"),
    }
)


CAME_BY_PAGE = Came()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; the name is only shown, never used as a path."""

    name: str
    content: bytes

    @property
    def shown(self) -> str:
        return PurePath(self.name.replace("\\", "/")).name[:200] or "tệp"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check_upload(upload: Upload) -> None:
    """Emptiness and size, then the virus scanner, then the mark of secrecy: all before anything is stored.

    Of a scan only the place of the mark is recognised while somebody waits; the worker sees the rest.
    """
    from dondoc.files import refuse_secret_file
    from dondoc.notice.secrecy import SecretDocumentError

    if not upload.content:
        raise FileEmpty(name=upload.shown)
    limit = settings.DOCUMENT_LIMIT_MB
    if len(upload.content) > limit * 2**20:
        raise FileTooLarge(name=upload.shown, size=len(upload.content) // 2**20, limit=limit)
    require_clean(upload.content, name=upload.shown)
    try:
        refuse_secret_file(upload.content, upload.shown)
    except SecretDocumentError:
        raise
    except DondocError:
        return  # kept all the same: the worker says on the page why it cannot be read


def take_in(
    office: Unit,
    upload: Upload,
    *,
    direction: Direction = Direction.OUTGOING,
    came: Came = CAME_BY_PAGE,
    restricted: bool = False,
    by: Person,
    at: datetime,
) -> Document:
    """A file comes in, untouched and with its hash; the worker reads it afterwards.

    Where it is `restricted`, nobody but who brought it sees it until others are named.
    """
    standing = standing_of(by, on=localdate(at))
    require_register(standing, office)
    check_upload(upload)
    sha256 = upload.sha256
    with gone_on_failure() as file_kept, transaction.atomic():
        earlier = visible_documents(standing).filter(office=office).same_content(sha256).first()
        if earlier is not None:
            raise AlreadyHere(name=upload.shown, reference=earlier.reference, document=earlier.pk)
        document = Document(
            office=office,
            direction=direction,
            file_name=upload.shown,
            sha256=sha256,
            size=len(upload.content),
            uploaded_by=by,
            uploaded_at=at,
            came_by=came.by,
            sender=came.sender,
            came_as=came.name[:255],
            restricted=restricted,
        )
        document.file.save(sha256, ContentFile(upload.content), save=False)
        file_kept(document.file)
        document.arrange()
        document.save()
        changes: dict[str, Any] = {"sha256": sha256, "office": office}
        if restricted:
            document.named_people.add(by)
            changes["restricted"] = True
        journal.record(document, "document.uploaded", by=by, at=at, changes=changes)
    return document


@transaction.atomic
def keep_reading(document: Document, notice: Notice, *, at: datetime) -> Document:
    """What was read becomes the register's first draft and one proposal for each order.

    A document that somebody reviewed already keeps its proposals: a second reading changes nothing.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if document.state == ReadingState.READ:
        return document
    reading = notice_json(notice)
    document.reading = reading
    document.state, document.progress, document.read_at = ReadingState.READ, 100, at
    document.media_type = reading["source"]["media_type"]
    for name, value in _register_entry(reading).items():
        if not getattr(document, name):
            setattr(document, name, value)
    document.arrange()
    document.save()
    Proposal.objects.bulk_create(
        Proposal(
            document=document,
            position=directive["start"],
            read=directive,
            fields=proposed(directive).to_json(),
            confidence=directive["confidence"],
        )
        for directive in reading["directives"]
        if directive["kind"] != "closing"
    )
    changes = {"proposals": document.proposals.count(), "problems": len(reading["problems"])}
    journal.record(document, "document.read", by=None, at=at, changes=changes)
    return document


def _register_entry(reading: Mapping[str, Any]) -> dict[str, Any]:
    header, meeting, signature = reading["header"], reading["meeting"], reading["signature"]

    def value(fact: Mapping[str, Any] | None, longest: int) -> str:
        return " ".join(str((fact or {}).get("value") or "").split())[:longest]

    def day(fact: Mapping[str, Any] | None) -> date | None:
        text = value(fact, 10)
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None  # a partial date stays a partial date: the register shows a blank

    return {
        "number": value(header["number"], 11),
        "symbol": value(header["symbol"], 30),
        "issued_on": day(header["date"]),
        "doc_type": value(header["doc_type"], 100),
        "title": value(header["title"], 1000),
        "issuer": value(header["issuing_agency"], 200),
        "signer": value(signature["signer"], 100),
        "recipients": "; ".join(value(fact, 300) for fact in reading["recipients"]),
        "meeting_on": day(meeting["date"]),
        "meeting_name": value(meeting["kind"], 300),
        "chair": value(meeting["chair"], 100),
    }


@transaction.atomic
def keep_failure(document: Document, error: DondocError, *, at: datetime) -> Document:
    """The file stays; the page says in both languages why it could not be read."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    document.state, document.read_at = ReadingState.UNREADABLE, at
    document.failure_vi, document.failure_en = error.said.vi[:500], error.said.en[:500]
    document.save(update_fields=["state", "read_at", "failure_vi", "failure_en"])
    journal.record(document, "document.unreadable", by=None, at=at, changes={"code": error.code})
    return document


@transaction.atomic
def remove_secret(document: Document, error: DondocError, *, at: datetime) -> Document:
    """A mark of secrecy that the first look did not find: the content goes, one sentence takes its place."""
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    storage, secret = document.file.storage, str(document.file.name)
    said = error.said
    sentence = said.vi.encode()
    document.sha256, document.size = hashlib.sha256(sentence).hexdigest(), len(sentence)
    document.file_name, document.came_as, document.media_type = "da-xoa.txt", "", "text/plain"
    document.file.save(document.sha256, ContentFile(sentence), save=False)
    document.state, document.read_at = ReadingState.UNREADABLE, at
    document.failure_vi, document.failure_en = said.vi[:500], said.en[:500]
    document.arrange()
    document.save()
    journal.record(document, "document.secret_removed", by=None, at=at)
    transaction.on_commit(lambda: storage.delete(secret))
    return document


@transaction.atomic
def register(document: Document, entry: Mapping[str, Any], *, by: Person, at: datetime) -> Document:
    """The clerk's own words in the register; an incoming document gets the next number of its year."""
    document = Document.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.pk)
    require_register(standing_of(by, on=localdate(at)), document.office)
    unknown = entry.keys() - REGISTER_FIELDS
    if unknown:
        raise ValueError(f"no fields of the register: {sorted(unknown)}")
    changes = {
        name: [getattr(document, name), value]
        for name, value in entry.items()
        if getattr(document, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(document, name, value)
    document.arrange()
    document.full_clean(exclude=["file", "words"])
    document.save(update_fields=[*changes, "words"])
    journal.record(document, "document.registered", by=by, at=at, changes=changes)
    return document


def next_arrival_number(office: Unit, year: int) -> int:
    """One series a year, paper and electronic together (Nghị định 30/2020, Điều 22)."""
    rows = Document.objects.filter(office=office, direction=Direction.INCOMING, arrived_on__year=year)
    return int(rows.aggregate(last=Max("arrival_number"))["last"] or 0) + 1


@transaction.atomic
def restrict(
    document: Document,
    people: Iterable[Person],
    units: Iterable[Unit],
    *,
    restricted: bool = True,
    seen: str = "",
    by: Person,
    at: datetime,
) -> Document:
    """From now on only the named people and units see it; whoever says so is named too.

    `seen` is the seal of the list they were looking at: OutOfDate where somebody named others since.
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.pk)
    require_register(standing_of(by, on=localdate(at)), document.office)
    if seen and viewers_of(document).seal != seen:
        raise OutOfDate(subject=document.reference)
    named, bodies = {by, *people}, set(units)
    changes = {
        "restricted": [document.restricted, restricted],
        "named_people": [person.pk for person in sorted(named, key=lambda person: person.pk)],
        "named_units": [unit.pk for unit in sorted(bodies, key=lambda unit: unit.pk)],
    }
    document.restricted = restricted
    document.save(update_fields=["restricted"])
    document.named_people.set(named if restricted else ())
    document.named_units.set(bodies if restricted else ())
    journal.record(document, "document.restricted", by=by, at=at, changes=changes)
    return document


@transaction.atomic
def withdraw(document: Document, *, reason: str, by: Person, at: datetime) -> Document:
    """Taken back and marked; nothing is deleted."""
    document = Document.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.pk)
    require_register(standing_of(by, on=localdate(at)), document.office)
    if document.withdrawn_at is not None:
        raise OutOfDate(subject="Văn bản này")
    document.withdrawn_at, document.withdrawn_because = at, reason[:500]
    document.save(update_fields=["withdrawn_at", "withdrawn_because"])
    journal.record(document, "document.withdrawn", by=by, at=at, reason=reason)
    return document


def look(document: Document, *, by: Person, at: datetime) -> None:
    """Every look at a restricted document is on record."""
    if document.restricted:
        with transaction.atomic():
            journal.record(document, "document.looked", by=by, at=at)
