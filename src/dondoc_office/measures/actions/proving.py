"""What people add to a value: remarks and files of proof."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from dondoc_office.journal import actions as journal
from dondoc_office.measures.models import Evidence, Remark, Value
from dondoc_office.people.models import Person


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A file by its content; its name is only shown (tệp minh chứng)."""

    name: str
    content: bytes
    media_type: str


@transaction.atomic
def remark(value: Value, text: str, *, by: Person, at: datetime) -> Remark:
    """Whoever sees a value may say something about it."""
    made = Remark.objects.create(value=value, by=by, at=at, text=text.strip()[:2000])
    journal.record(value, "value.remarked", by=by, at=at, changes={"text": made.text})
    return made


@transaction.atomic
def prove(value: Value, file: ProofFile, *, by: Person, at: datetime) -> Evidence:
    """A file under a name of our own; its hash stands in the journal."""
    sha256 = hashlib.sha256(file.content).hexdigest()
    made = Evidence(
        value=value,
        file_name=file.name[:255],
        sha256=sha256,
        size=len(file.content),
        media_type=file.media_type,
        added_by=by,
        added_at=at,
    )
    made.file.save(sha256, ContentFile(file.content), save=False)
    made.save()
    journal.record(value, "value.proved", by=by, at=at, changes={"name": made.file_name, "sha256": sha256})
    return made
