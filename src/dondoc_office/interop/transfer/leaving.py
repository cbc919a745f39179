"""What leaves with a unit: its open tasks, the documents they come from, reports, files, and their history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.interop.transfer.package import Writer
from dondoc_office.journal import actions as journal
from dondoc_office.journal.chain import START
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Standing

KIND = "dondoc-unit/1"
ONLY_OVERSEERS = Message(
    vi="chỉ văn thư, tổng hợp hoặc lãnh đạo của đơn vị hay cấp trên của đơn vị chuyển giao được.",
    en="only a clerk or leader of the unit or above it hands it over.",
)
TASK = (
    *(
        "title",
        "content",
        "lead_text",
        "helpers_text",
        "to_group",
        "receiver",
        "authority",
        "product",
        "product_kind",
        "field",
    ),
    *("deadline_kind", "deadline_value", "deadline_text", "due_on", "due_time", "first_due_on", "origin"),
    *("source_start", "source_end", "state", "before_suspension", "percent", "assigned_at", "received_at"),
    *("finished_on", "reason", "objective_cause", "last_report_at", "created_at"),
)
"""Columns of a task that travel as they are; units and people travel by code and address."""
DOCUMENT = (
    *("direction", "number", "symbol", "issued_on", "doc_type", "title", "issuer", "signer", "recipients"),
    *("arrived_on", "copies", "kept_by", "note", "meeting_on", "meeting_name", "chair", "file_name"),
    *("sha256", "size", "media_type", "uploaded_at", "reading", "read_at", "state", "confirmed_at"),
)
PROGRESS = ("at", "percent", "text", "difficulty", "figures", "by_name")
RESULT = ("submitted_at", "text", "document_text", "state", "decided_at", "reason", "quality")
EXTENSION = (
    *("asked_at", "old_due_on", "new_due_on", "reason", "objective", "state", "decided_at", "answer"),
    "after_lapse",
)


@dataclass(frozen=True, slots=True)
class Left:
    """What a transfer file of a unit holds."""

    tasks: int
    documents: int
    entries: int


def require_overseer(standing: Standing, unit: Unit) -> None:
    if not standing.holds(Role.CLERK, Role.LEADER, at=unit.path):
        raise NotAllowed(ONLY_OVERSEERS)


def owed_by(unit: Unit, standing: Standing) -> list[Task]:
    """Open tasks that the unit (or one below it) leads, gave, or has a part in; never a restricted one.

    Restricted documents and their tasks pass from hand to hand between the people they name.
    """
    parts = Part.objects.filter(unit__path__startswith=unit.path).values("task")
    own = Q(lead__path__startswith=unit.path) | Q(office__path__startswith=unit.path) | Q(pk__in=parts)
    found = visible_tasks(standing).filter(own, restricted=False, state__in=[*sorted(OPEN), State.SENT_BACK])
    return list(found.select_related("office", "lead", "document", "officer", "supervisor").order_by("pk"))


@transaction.atomic
def write_unit(unit: Unit, file: IO[bytes], standing: Standing, *, by: Person, at: datetime) -> Left:
    """The transfer file of one unit; what is written is on record, nothing changes."""
    require_overseer(standing, unit)
    tasks = owed_by(unit, standing)
    documents = _documents(tasks)
    writer = Writer(file)
    parts = {part.task_id: part for part in _parts(tasks, unit)}
    lines = [_task(task, parts.get(task.pk)) for task in tasks]
    writer.lines("tasks.jsonl", lines)
    writer.lines("documents.jsonl", ({"id": d.pk, **_columns(d, DOCUMENT)} for d in documents))
    writer.lines(
        "reports.jsonl", _of_tasks("reports", tasks, parts, columns=PROGRESS, relations=("by", "unit"))
    )
    writer.lines(
        "results.jsonl",
        _of_tasks("results", tasks, parts, columns=RESULT, relations=("submitted_by", "decided_by")),
    )
    writer.lines(
        "extensions.jsonl",
        _of_tasks("extensions", tasks, parts, columns=EXTENSION, relations=("asked_by", "decided_by")),
    )
    subjects = [*(f"task:{task.pk}" for task in tasks), *(f"document:{one.pk}" for one in documents)]
    entries = writer.lines("history.jsonl", _history(subjects))
    writer.lines("units.jsonl", _units(tasks, parts.values()))
    for document in documents:
        with document.file.open("rb") as content:
            writer.file(f"documents/{document.pk}", content)
    writer.lines("evidence.jsonl", list(_evidence(tasks, writer)))
    left = Left(len(tasks), len(documents), entries)
    source = {"office": unit.name, "unit": unit.code, "address": settings.ADDRESS}
    writer.close({"kind": KIND, "at": at, "source": source, "tasks": left.tasks, "documents": left.documents})
    changes = {"tasks": left.tasks, "documents": left.documents}
    journal.record(unit, "unit.carried_out", by=by, at=at, changes=changes)
    return left


def _documents(tasks: Iterable[Task]) -> list[Document]:
    keys = {task.document_id for task in tasks if task.document_id}
    return list(Document.objects.filter(pk__in=keys, restricted=False).order_by("pk"))


def _parts(tasks: Iterable[Task], unit: Unit) -> models.QuerySet[Part]:
    """Of a task for many, the unit's own share is what leaves."""
    shared = [task.pk for task in tasks if task.to_group and not task.office.path.startswith(unit.path)]
    return Part.objects.filter(task__in=shared, unit__path__startswith=unit.path).select_related("unit")


def _columns(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _task(task: Task, part: Part | None) -> dict[str, Any]:
    said = {"id": task.pk, **_columns(task, TASK), "office": task.office.code, "document": task.document_id}
    said |= {"lead": task.lead.code if task.lead else None, "coordinators": []}
    said["coordinators"] = [unit.code for unit in task.coordinators.all()]
    said |= {"officer": _address(task.officer), "supervisor": _address(task.supervisor)}
    if part is not None:
        same = ("state", "percent", "due_on", "received_at", "finished_on", "reason", "last_report_at")
        said |= {**_columns(part, same), "lead": part.unit.code, "to_group": False}
    said["parts"] = [
        {"unit": one.unit.code, **_columns(one, ("state", "percent", "due_on", "finished_on"))}
        for one in task.parts.select_related("unit")
        if said["to_group"]
    ]
    return said


def _address(person: Person | None) -> str:
    return person.email if person else ""


def _of_tasks(
    kind: str,
    tasks: Iterable[Task],
    parts: dict[int, Part],
    *,
    columns: Iterable[str],
    relations: Iterable[str],
) -> Iterator[dict[str, Any]]:
    """Reports, results or extensions; of a shared task those of the unit's own part."""
    names = list(columns)
    for task in tasks:
        rows = getattr(task, kind).select_related(*relations)
        part = parts.get(task.pk)
        for row in (rows.filter(part=part) if part else rows).order_by("pk"):
            said = {"id": row.pk, "task": task.pk, **_columns(row, names)}
            for relation in relations:
                other = getattr(row, relation)
                said[relation] = other.code if isinstance(other, Unit) else _address(other)
                if isinstance(other, Person):
                    said[f"{relation}_name"] = other.name
            yield said


def _evidence(tasks: Iterable[Task], writer: Writer) -> Iterator[dict[str, Any]]:
    for task in tasks:
        for row in task.evidence.order_by("pk"):
            with row.file.open("rb") as content:
                writer.file(f"evidence/{row.pk}", content)
            same = ("file_name", "sha256", "size", "media_type", "added_at")
            said = {"id": row.pk, "task": task.pk, "report": row.progress_id, "result": row.result_id}
            yield {**said, **_columns(row, same)}


def _history(subjects: list[str]) -> Iterator[dict[str, Any]]:
    """The entries with the hash of the one before each, so that every single one can be verified elsewhere."""
    entries = list(Entry.objects.filter(subject__in=subjects).order_by("number").select_related("by"))
    before = [entry.number - 1 for entry in entries]
    hashes = dict(Entry.objects.filter(number__in=before).values_list("number", "hash"))
    same = ("number", "at", "verb", "subject", "changes", "reason", "hash")
    for entry in entries:
        said = {**_columns(entry, same), "at": entry.link.at, "by": entry.by_id}
        name = entry.by.name if entry.by else ""
        yield {**said, "by_name": name, "previous": hashes.get(entry.number - 1, START)}


def _units(tasks: Iterable[Task], parts: Iterable[Part]) -> Iterator[dict[str, Any]]:
    """Every unit that is named, with its names: whoever receives this says which of theirs it is."""
    keys: set[int] = {task.office_id for task in tasks} | {part.unit_id for part in parts}
    for task in tasks:
        keys |= {task.lead_id} if task.lead_id else set()
        keys |= {unit.pk for unit in task.coordinators.all()} | {one.unit_id for one in task.parts.all()}
    for unit in Unit.objects.filter(pk__in=keys).prefetch_related("aliases").order_by("path"):
        aliases = [alias.name for alias in unit.aliases.all()]
        yield {**_columns(unit, ("code", "name", "short_name", "kind", "level")), "aliases": aliases}
