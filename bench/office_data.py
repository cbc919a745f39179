"""The peers' data set (units, people, meetings, tasks, updates as CSV) into an empty office."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db import connection, models
from django.db.models import Max

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.running import rows
from dondoc_office.site import statistics
from dondoc_office.tasks import tallies
from dondoc_office.tasks.models import Progress, Task
from dondoc_office.units.models import Kind, Level, Membership, Role, Unit

PASSWORD = "bench-only-2026"
_STATES = {"new": "assigned", "closed": "done", "resolved": "submitted", "feedback": "returned"}
M = TypeVar("M", bound=models.Model)


def load(folder: Path) -> None:
    """Rows only, past the actions: a journal of 600,000 entries is not what is measured."""
    top = _unit(1, "tinh", "UBND tỉnh", None)
    units = {1: top}
    for row in _lines(folder / "units.csv"):
        units[int(row["id"]) + 1] = _unit(int(row["id"]) + 1, row["code"].lower(), row["name"], top)
    Unit.objects.bulk_create(units.values())
    _people(folder, units)
    _put(_document(row) for row in _lines(folder / "meetings.csv"))
    _put(_task(row, units) for row in _lines(folder / "tasks.csv"))
    leads = dict(Task.objects.values_list("pk", "lead_id"))
    _put(_progress(row, leads) for row in _lines(folder / "updates.csv"))


def multiply(times: int, *, reports: int) -> None:
    """Documents, tasks and reports `times` over, inside the database; of the reports one in so many."""
    steps = {
        model: model._base_manager.aggregate(last=Max("pk"))["last"] for model in (Document, Task, Progress)
    }
    for time in range(1, times):
        for model, step in steps.items():
            kept = f"id <= {step}" + (f" AND id % {reports} = 0" if model is Progress else "")
            _copy(model, {**steps}, time, kept)


def _copy(model: type[models.Model], steps: Mapping[type[models.Model], int], time: int, kept: str) -> None:
    """The rows again under keys of their own, tied to the copies of what they were tied to."""
    names, values = [], []
    for field in rows.columns(model):
        moved = steps.get(model if field.primary_key else field.related_model)  # type: ignore[arg-type]
        name = connection.ops.quote_name(str(field.column))
        names.append(name)
        values.append(f"{name} + {time * moved}" if moved else name)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} WHERE {kept}"
        )


def settle(at: datetime) -> None:
    """What an office in use has behind it: keys that go on, statistics, tasks counted ahead."""
    rows.count_on("default")
    tallies.count_ahead(at)
    statistics.refresh(at)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _put(made: Iterator[M]) -> None:
    while batch := list(islice(made, 5000)):
        type(batch[0])._base_manager.bulk_create(batch)


def _unit(pk: int, code: str, name: str, parent: Unit | None) -> Unit:
    kind, level = (Kind.DEPARTMENT, Level.PROVINCE) if parent else (Kind.COMMITTEE, Level.PROVINCE)
    unit = Unit(pk=pk, code=code, name=name, parent=parent, kind=kind, level=level)
    aliases, unit.pk = unit.pk, None  # a unit without a key has no aliases to ask for
    unit.arrange()
    unit.pk = aliases
    return unit


def _people(folder: Path, units: dict[int, Unit]) -> None:
    """The first ten coordinators are clerks of the top office, the others its leaders; the rest officers.

    Each coordinator is an officer of one unit too, the one of his own number, and reports on its tasks.
    """
    password, people, posts = make_password(PASSWORD), [], []
    for row in _lines(folder / "users.csv"):
        person = Person(pk=int(row["id"]), email=f"{row['login']}@bench.example", name=row["full_name"])
        person.password = password
        person.arrange()
        people.append(person)
        unit = units[int(row["unit_id"]) + 1] if row["unit_id"] else units[1]
        role = Role.OFFICER if row["unit_id"] else Role.LEADER if person.pk > 10 else Role.CLERK
        posts.append(Membership(person=person, unit=unit, role=role))
        if unit is units[1]:
            posts.append(Membership(person=person, unit=units[person.pk + 1], role=Role.OFFICER))
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(posts)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _document(row: dict[str, str]) -> Document:
    on, pk = date.fromisoformat(row["held_on"]), int(row["id"])
    number, _, symbol = row["doc_no"].partition("/")
    return Document(
        pk=pk,
        office_id=1,
        number=number,
        symbol=symbol,
        issued_on=on,
        title=row["title"],
        chair=row["chair"],
        file=f"documents/{pk}",
        file_name=f"{pk}.txt",
        sha256=f"{pk:064x}",
        size=0,
        uploaded_by_id=1,
        uploaded_at=_moment(row["held_on"]),
        state="read",
    )


def _task(row: dict[str, str], units: dict[int, Unit]) -> Task:
    state = _STATES.get(row["status"], "in_progress")
    ended = date.fromisoformat(row["closed_at"][:10]) if row["closed_at"] else None
    due = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    task = Task(
        pk=int(row["id"]),
        office_id=1,
        title=row["title"][:300],
        content=row["body"],
        lead=units[int(row["unit_id"]) + 1],
        document_id=int(row["meeting_id"]),
        origin="document",
        due_on=due,
        first_due_on=due,
        deadline_kind="date" if due else "",
        state=state,
        percent=int(row["progress"]),
        finished_on=ended or (due or date(2026, 1, 1) if state == "done" else None),
        assigned_at=_moment(row["created_at"]),
        closed_at=_moment(row["closed_at"] or row["created_at"]) if state == "done" else None,
        created_by_id=int(row["author_id"]),
        created_at=_moment(row["created_at"]),
    )
    task.arrange()
    return task


def _progress(row: dict[str, str], leads: Mapping[int, int | None]) -> Progress:
    progress = Progress(
        pk=int(row["id"]),
        task_id=int(row["task_id"]),
        unit_id=leads[int(row["task_id"])],
        by_id=int(row["author_id"]),
        at=_moment(row["created_at"]),
        percent=int(row["new_progress"]),
        text=row["note"],
    )
    progress.arrange()
    return progress
