"""What a transfer file brings into another office: looked through first, then taken in whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models, transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.documents.models import CameBy, Document
from dondoc_office.documents.policy import require_register
from dondoc_office.interop.models import Arrival, PastEntry
from dondoc_office.interop.transfer.leaving import DOCUMENT, EXTENSION, PROGRESS, RESULT, TASK
from dondoc_office.interop.transfer.package import Package, TransferDamaged
from dondoc_office.journal import actions as journal
from dondoc_office.journal.chain import Link
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.tasks.actions.confirming import Directory
from dondoc_office.tasks.models import Coordination, Evidence, Extension, Part, Progress, Result, Task
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


class UnitsUnmapped(HouseError):
    """Some units of the file are none of ours yet."""

    code = "transfer-units-unmapped"
    http_status = 422
    message = Message(
        vi="Chưa chọn đơn vị nhận cho: {names}. Chưa nhận gì; hãy chọn rồi nhận lại.",
        en="No unit of ours was chosen for: {names}. Nothing was taken; choose and take it in again.",
    )


class ArrivedBefore(HouseError):
    """The very same file was taken in."""

    code = "transfer-arrived-before"
    http_status = 409
    message = Message(
        vi="Tệp chuyển giao này đã được nhận ngày {day}. Không nhận lần nữa.",
        en="This transfer file was taken in on {day}. It is not taken in again.",
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A unit of the file, how often it leads, and which of ours it most likely is."""

    code: str
    name: str
    leads: int
    likely: Unit | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be taken in (xem trước)."""

    source: str
    at: str
    tasks: tuple[Mapping[str, Any], ...]
    documents: tuple[Mapping[str, Any], ...]
    known: frozenset[str]
    units: tuple[Named, ...]
    entries: int

    @property
    def needed(self) -> tuple[Named, ...]:
        return tuple(unit for unit in self.units if unit.leads)


def preview(package: Package, office: Unit, *, on: date) -> Preview:
    """Reads everything, changes nothing; the history's own hashes are verified here too."""
    tasks = tuple(package.lines("tasks.jsonl"))
    documents = tuple(package.lines("documents.jsonl"))
    hashes = [document["sha256"] for document in documents]
    known = Document.objects.filter(office=office, sha256__in=hashes).values_list("sha256", flat=True)
    directory = Directory(office, on)
    leads = [
        lead for task in tasks for lead in (task["lead"], *(part["unit"] for part in task["parts"])) if lead
    ]
    units = tuple(
        Named(one["code"], one["name"], leads.count(one["code"]), _likely(one, directory, office))
        for one in package.lines("units.jsonl")
    )
    entries = sum(1 for _ in _verified_history(package))
    source = package.manifest["source"]
    return Preview(
        source=str(source["office"])[:200],
        at=str(package.manifest["at"])[:10],
        tasks=tasks,
        documents=documents,
        known=frozenset(known),
        units=units,
        entries=entries,
    )


def _likely(said: Mapping[str, Any], directory: Directory, office: Unit) -> Unit | None:
    """By code, then by every name it went by."""
    for unit in directory.units:
        if unit.code == said["code"]:
            return unit
    for name in (said["name"], said["short_name"], *said["aliases"]):
        found = directory.find(name) if name else None
        if found is not None and len(found.units) == 1 and not found.group:
            return found.units[0]
    return None


def _verified_history(package: Package) -> Iterator[Mapping[str, Any]]:
    for said in package.lines("history.jsonl"):
        at = datetime.fromisoformat(said["at"])
        kept = ("by", "verb", "subject", "changes", "reason")
        link = Link(number=said["number"], at=at, **{name: said[name] for name in kept})
        if link.hashed_after(said["previous"]) != said["hash"]:
            raise TransferDamaged(name=package.name, why=f"history {said['number']}")
        yield said


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of it."""

    tasks: int
    documents: int
    entries: int


@transaction.atomic
def take_over(
    package: Package, arrival: Arrival, units: Mapping[str, Unit], *, by: Person, at: datetime
) -> Arrived:
    """All of it in one transaction; the tasks stand here as they stood there, owed by the units chosen."""
    arrival = Arrival.objects.select_for_update(of=("self",)).select_related("office").get(pk=arrival.pk)
    require_register(standing_of(by, on=localdate(at)), arrival.office)
    earlier = (
        Arrival.objects.filter(office=arrival.office, sha256=arrival.sha256).exclude(taken_at=None).first()
    )
    if earlier is not None and earlier.taken_at is not None:
        raise ArrivedBefore(day=f"{localdate(earlier.taken_at):%d/%m/%Y}")
    seen = preview(package, arrival.office, on=localdate(at))
    missing = [unit.name for unit in seen.needed if unit.code not in units]
    if missing:
        raise UnitsUnmapped(names="; ".join(missing))
    try:
        arrived = _Taking(package, arrival, units, by, at).all(seen)
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
        raise TransferDamaged(name=package.name, why=f"{type(error).__name__}: {error}"[:200]) from error
    arrival.taken_at, arrival.taken_by, arrival.tasks = at, by, arrived.tasks
    arrival.save(update_fields=["taken_at", "taken_by", "tasks"])
    changes = {"source": seen.source, "sha256": arrival.sha256, "tasks": arrived.tasks}
    journal.record(arrival, "transfer.taken", by=by, at=at, changes=changes)
    return arrived


@dataclass
class _Taking:
    """The rows of one file on their way in; knows which old key became which new row."""

    package: Package
    arrival: Arrival
    units: Mapping[str, Unit]
    by: Person
    at: datetime
    tasks: dict[int, Task] = field(default_factory=dict)
    documents: dict[int, Document] = field(default_factory=dict)
    reports: dict[int, Progress] = field(default_factory=dict)
    results: dict[int, Result] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def all(self, seen: Preview) -> Arrived:
        self.people = {person.email: person for person in Person.objects.all()}
        for said in seen.documents:
            self._document(said)
        for said in seen.tasks:
            self._task(said)
        for said in self.package.lines("reports.jsonl"):
            self._report(said)
        for said in self.package.lines("results.jsonl"):
            self._result(said)
        for said in self.package.lines("extensions.jsonl"):
            self._extension(said)
        for said in self.package.lines("evidence.jsonl"):
            self._evidence(said)
        entries = [self._past(said) for said in _verified_history(self.package)]
        PastEntry.objects.bulk_create(entries, batch_size=500)
        self._record()
        return Arrived(len(self.tasks), len(self.documents), len(entries))

    def _person(self, said: Mapping[str, Any], role: str) -> Person | None:
        return self.people.get(str(said.get(role) or ""))

    def _unit(self, code: str | None) -> Unit | None:
        return self.units.get(code or "")

    def _document(self, said: Mapping[str, Any]) -> None:
        office = self.arrival.office
        here = Document.objects.filter(office=office, sha256=said["sha256"], restricted=False).first()
        if here is None:
            here = Document(office=office, uploaded_by=self.by, **_values(Document, said, DOCUMENT))
            here.came_by, here.came_as = CameBy.CARRIED, self.arrival.source[:255]
            here.file.save(here.sha256, File(self.package.content(f"documents/{said['id']}")), save=False)
            here.arrange()
            here.save()
        self.documents[said["id"]] = here

    def _task(self, said: Mapping[str, Any]) -> None:
        task = Task(
            office=self.arrival.office,
            lead=self._unit(said["lead"]),
            document=self.documents.get(said["document"] or 0),
            officer=self._person(said, "officer"),
            supervisor=self._person(said, "supervisor"),
            created_by=self.by,
            **_values(Task, said, TASK),
        )
        task.arrange()
        task.save()
        helpers = {unit.pk: unit for code in said["coordinators"] if (unit := self._unit(code)) is not None}
        Coordination.objects.bulk_create(Coordination(task=task, unit=unit) for unit in helpers.values())
        columns = ("state", "percent", "due_on", "finished_on")
        Part.objects.bulk_create(
            Part(task=task, unit=self.units[part["unit"]], **_values(Part, part, columns))
            for part in said["parts"]
        )
        self.tasks[said["id"]] = task

    def _report(self, said: Mapping[str, Any]) -> None:
        values = _values(Progress, said, PROGRESS)
        person = self._person(said, "by")
        if person is None:
            values["by_name"] = str(said.get("by_name") or values["by_name"])[:100]
        unit = self._unit(said["unit"])
        row = Progress(task=self.tasks[said["task"]], by=person, unit=unit, **values)
        row.save()
        self.reports[said["id"]] = row

    def _result(self, said: Mapping[str, Any]) -> None:
        person = self._person(said, "submitted_by")
        row = Result(
            task=self.tasks[said["task"]], submitted_by=person or self.by, **_values(Result, said, RESULT)
        )
        if person is None and said.get("submitted_by_name"):
            row.text = f"{row.text}\n({said['submitted_by_name']})"
        row.decided_by = self._person(said, "decided_by")
        row.save()
        self.results[said["id"]] = row

    def _extension(self, said: Mapping[str, Any]) -> None:
        asker = self._person(said, "asked_by") or self.by
        values = _values(Extension, said, EXTENSION)
        row = Extension(task=self.tasks[said["task"]], asked_by=asker, **values)
        row.decided_by = self._person(said, "decided_by")
        row.save()

    def _evidence(self, said: Mapping[str, Any]) -> None:
        same = ("file_name", "sha256", "size", "media_type", "added_at")
        row = Evidence(task=self.tasks[said["task"]], **_values(Evidence, said, same))
        row.progress = self.reports.get(said["report"] or 0)
        row.result = self.results.get(said["result"] or 0)
        row.file.save(row.sha256, File(self.package.content(f"evidence/{said['id']}")), save=False)
        row.save()

    def _past(self, said: Mapping[str, Any]) -> PastEntry:
        kind, _, pk = said["subject"].partition(":")
        row: models.Model = self.tasks[int(pk)] if kind == "task" else self.documents[int(pk)]
        same = ("number", "at", "verb", "changes", "reason", "by_name", "hash")
        return PastEntry(
            arrival=self.arrival, subject=journal.subject_of(row), **_values(PastEntry, said, same)
        )

    def _record(self) -> None:
        for old, task in self.tasks.items():
            changes = {"source": self.arrival.source, "id": old, "lead": task.lead, "state": task.state}
            journal.record(task, "task.carried_in", by=self.by, at=self.at, changes=changes)
        for old, document in self.documents.items():
            changes = {"source": self.arrival.source, "id": old, "sha256": document.sha256}
            journal.record(document, "document.carried_in", by=self.by, at=self.at, changes=changes)


def _values(model: type[models.Model], said: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Values as the columns want them; what a column refuses stops the whole."""
    found = {}
    for name in names:
        column = model._meta.get_field(name)
        assert isinstance(column, models.Field)
        found[name] = column.clean(said[name], None) if said[name] not in (None, "") else said[name]
    return found
