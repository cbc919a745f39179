"""What programs read: one shape for each noun."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from ninja import Schema
from pydantic import Field

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Extension, Part, Progress, Result, Task
from dondoc_office.units.models import Unit
from dondoc_office.units.rhythm import Soon


class PersonOut(Schema):
    """A person (cán bộ), no more than a name and an office."""

    id: int
    name: str
    title: str

    @classmethod
    def of(cls, person: Person | None) -> PersonOut | None:
        return None if person is None else cls(id=person.pk, name=person.name, title=person.title)


class UnitOut(Schema):
    """A unit (cơ quan, đơn vị); `code` names it everywhere in the API."""

    code: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @classmethod
    def of(cls, unit: Unit) -> UnitOut:
        return cls(
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            level=unit.level,
            parent=unit.parent.code if unit.parent else None,
            valid_from=unit.valid_from,
            valid_until=unit.valid_until,
        )


class Me(Schema):
    """Whose key it is and what it may do."""

    person: PersonOut
    posts: list[dict[str, str]] = Field(description="role and unit code, today")
    scopes: list[str]
    expires_at: datetime


class TaskRow(Schema):
    """A task (nhiệm vụ) as it stands in a list."""

    id: int
    title: str
    office: str = Field(description="code of the unit that gave it")
    lead: str | None = Field(default=None, description="code of the lead unit")
    to_group: bool
    state: str
    timeliness: str
    percent: int
    due_on: date | None = None
    finished_on: date | None = None
    field: str
    document: int | None = None
    version: int

    @classmethod
    def values_of(cls, task: Task, today: date, soon: Soon) -> dict[str, Any]:
        return {
            "id": task.pk,
            "title": task.title,
            "office": task.office.code,
            "lead": task.lead.code if task.lead else None,
            "to_group": task.to_group,
            "state": task.state,
            "timeliness": task.timeliness(today, soon).value,
            "percent": task.percent,
            "due_on": task.due_on,
            "finished_on": task.finished_on,
            "field": task.field,
            "document": task.document_id,
            "version": task.version,
        }


class PartOut(Schema):
    """One unit's share of a task given to many (phần việc)."""

    id: int
    unit: str
    state: str
    percent: int
    due_on: date | None = None
    finished_on: date | None = None

    @classmethod
    def of(cls, part: Part) -> PartOut:
        return cls(
            id=part.pk,
            unit=part.unit.code,
            state=part.state,
            percent=part.percent,
            due_on=part.due_on,
            finished_on=part.finished_on,
        )


class TaskOut(TaskRow):
    """A task with everything that is owed, and what may be done with it now."""

    content: str
    lead_text: str
    coordinators: list[str]
    officer: PersonOut | None = None
    supervisor: PersonOut | None = None
    receiver: str
    authority: str
    product: str
    deadline_kind: str
    deadline_text: str
    due_time: time | None = None
    first_due_on: date | None = None
    origin: str
    words: dict[str, int] | None = Field(
        default=None, description="start and end in the text of the document"
    )
    parent: int | None = None
    reason: str
    missing: list[str] = Field(description="what it still lacks of the six rõ")
    parts: list[PartOut]
    may: list[str] = Field(description="verbs that state and policy allow this person now")


class ProgressOut(Schema):
    """A report of progress (báo cáo tiến độ)."""

    id: int
    unit: str | None = None
    by: PersonOut | None = None
    at: datetime
    via: str
    percent: int | None = None
    text: str
    difficulty: str
    figures: list[Any]
    files: list[str]

    @classmethod
    def of(cls, row: Progress) -> ProgressOut:
        return cls(
            id=row.pk,
            unit=row.unit.code if row.unit else None,
            by=PersonOut.of(row.by),
            at=row.at,
            via=row.via,
            percent=row.percent,
            text=row.text,
            difficulty=row.difficulty,
            figures=list(row.figures),
            files=[file.file_name for file in row.evidence.all()],
        )


class ResultOut(Schema):
    """A submitted product (trình sản phẩm) and what became of it."""

    id: int
    submitted_by: PersonOut | None
    submitted_at: datetime
    text: str
    document_text: str
    state: str
    decided_by: PersonOut | None = None
    decided_at: datetime | None = None
    reason: str
    files: list[str]

    @classmethod
    def of(cls, row: Result) -> ResultOut:
        return cls(
            id=row.pk,
            submitted_by=PersonOut.of(row.submitted_by),
            submitted_at=row.submitted_at,
            text=row.text,
            document_text=row.document_text,
            state=row.state,
            decided_by=PersonOut.of(row.decided_by),
            decided_at=row.decided_at,
            reason=row.reason,
            files=[file.file_name for file in row.evidence.all()],
        )


class ExtensionOut(Schema):
    """A request for more time (gia hạn)."""

    id: int
    asked_by: PersonOut | None
    asked_at: datetime
    old_due_on: date
    new_due_on: date
    reason: str
    objective: bool
    state: str
    decided_by: PersonOut | None = None
    decided_at: datetime | None = None
    answer: str
    after_lapse: bool

    @classmethod
    def of(cls, row: Extension) -> ExtensionOut:
        return cls(
            id=row.pk,
            asked_by=PersonOut.of(row.asked_by),
            asked_at=row.asked_at,
            old_due_on=row.old_due_on,
            new_due_on=row.new_due_on,
            reason=row.reason,
            objective=row.objective,
            state=row.state,
            decided_by=PersonOut.of(row.decided_by),
            decided_at=row.decided_at,
            answer=row.answer,
            after_lapse=row.after_lapse,
        )


class DocumentRow(Schema):
    """A document (văn bản) as it stands in its register."""

    id: int
    office: str
    direction: str
    number: str
    symbol: str
    issued_on: date | None = None
    doc_type: str
    title: str
    issuer: str
    signer: str
    file_name: str
    sha256: str
    size: int
    state: str = Field(description="waiting, reading, read, unreadable")
    restricted: bool
    withdrawn: bool
    uploaded_at: datetime

    @classmethod
    def values_of(cls, document: Document) -> dict[str, Any]:
        same = ("direction", "number", "symbol", "issued_on", "doc_type", "title", "issuer", "signer")
        also = ("file_name", "sha256", "size", "state", "restricted", "uploaded_at")
        return {
            "id": document.pk,
            "office": document.office.code,
            "withdrawn": document.withdrawn_at is not None,
            **{name: getattr(document, name) for name in (*same, *also)},
        }


class DocumentOut(DocumentRow):
    """A document with the meeting it concludes and what became of its reading."""

    recipients: str
    meeting_on: date | None = None
    meeting_name: str
    chair: str
    progress: int
    failure: str
    proposals: int = Field(description="orders that wait for review")


class Units(Schema):
    """A page of units."""

    items: list[UnitOut]
    next: str | None


class People(Schema):
    """A page of people."""

    items: list[PersonOut]
    next: str | None


class Tasks(Schema):
    """A page of tasks."""

    items: list[TaskRow]
    next: str | None


class Documents(Schema):
    """A page of documents."""

    items: list[DocumentRow]
    next: str | None
