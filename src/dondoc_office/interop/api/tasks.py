"""Tasks, as programs read them, draft them and move them."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from dondoc_office.documents.actions import look
from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.days import Day
from dondoc_office.interop.api.documents import seen as seen_document
from dondoc_office.interop.api.documents import unit_called
from dondoc_office.interop.api.door import READ, WRITE_TASKS, ApiRequest
from dondoc_office.interop.api.paging import Listing, paged
from dondoc_office.interop.api.shapes import (
    ExtensionOut,
    PartOut,
    PersonOut,
    ProgressOut,
    ResultOut,
    TaskOut,
    TaskRow,
    Tasks,
)
from dondoc_office.interop.api.verbs import CARRY, CARRY_PART, PartVerb, Step, StepIn, Verb, opened
from dondoc_office.interop.api.versions import IfMatch, Repeat, etag, require_same
from dondoc_office.interop.errors import VersionNeeded, WrongInput
from dondoc_office.tasks.actions.assigning import change_task, draft_task
from dondoc_office.tasks.actions.moving import locked
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.narrowing import EVERYTHING, Filters
from dondoc_office.tasks.offers import offers
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import OfficeSetting, Unit

router = Router(tags=["tasks"])
_OFFERED = {
    "gia-han": "ask_extension",
    "cho-gia-han": "grant_extension",
    "khong-gia-han": "refuse_extension",
}


class TaskIn(Schema):
    """A draft (dự thảo nhiệm vụ); nobody owes it until it is assigned."""

    office: str = Field(description="code of the unit that gives it", max_length=40)
    title: str = Field(min_length=1, max_length=300)
    content: str = Field(min_length=1, max_length=20_000)
    lead: str | None = Field(default=None, description="code of the lead unit", max_length=40)
    to_group: bool = False
    coordinators: list[str] = Field(default=[], max_length=200)
    product: str = Field(default="", max_length=300)
    receiver: str = Field(default="", max_length=300)
    authority: str = Field(default="", max_length=300)
    field: str = Field(default="", max_length=80)
    due_on: Day | None = None
    document: int | None = Field(default=None, description="a document that orders it")


class TaskChange(Schema):
    """Other words or dates for a draft; of an assigned task only words (dates move by an extension)."""

    title: str | None = Field(default=None, min_length=1, max_length=300)
    content: str | None = Field(default=None, min_length=1, max_length=20_000)
    lead: str | None = Field(default=None, max_length=40)
    product: str | None = Field(default=None, max_length=300)
    receiver: str | None = Field(default=None, max_length=300)
    authority: str | None = Field(default=None, max_length=300)
    field: str | None = Field(default=None, max_length=80)
    due_on: Day | None = None


class TaskFilter(Listing):
    """Which tasks; the same filters as on the page."""

    state: State | None = None
    timeliness: Timeliness | None = None
    unit: str = Field(default="", max_length=40, description="code: leads it or has a part in it")
    document: int | None = Field(default=None, gt=0, lt=2**63)
    field: str = Field(default="", max_length=80)

    def as_on_the_page(self) -> dict[str, str]:
        """The same choice in the words of the page's address."""
        named = {"trang-thai": self.state, "han": self.timeliness, "don-vi": self.unit, "tim": self.q}
        named |= {"van-ban": str(self.document or ""), "linh-vuc": self.field}
        return {name: value for name, value in named.items() if value}


def seen(request: ApiRequest, pk: int) -> Task:
    """The task; 404 where it is not hers to see."""
    if not 0 < pk < 2**63:
        raise Http404
    rows = visible_tasks(request.standing).select_related(
        "office", "lead", "officer", "supervisor", "document"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def shown(request: ApiRequest, task: Task, response: HttpResponse) -> TaskOut:
    """The whole shape of one task, and its version as the ETag."""
    response.headers["ETag"] = etag(task)
    words = None
    if task.source_start is not None and task.source_end is not None:
        words = {"start": task.source_start, "end": task.source_end}
    may = [offer.step for offer in offers(task, request.standing, at=request.now)]
    same = ("content", "lead_text", "receiver", "authority", "product", "deadline_kind", "deadline_text")
    also = ("due_time", "first_due_on", "origin", "reason")
    return TaskOut(
        **TaskRow.values_of(task, request.today, OfficeSetting.objects.soon()),
        **{name: getattr(task, name) for name in (*same, *also)},
        coordinators=[unit.code for unit in task.coordinators.all()],
        officer=PersonOut.of(task.officer),
        supervisor=PersonOut.of(task.supervisor),
        words=words,
        parent=task.parent_id,
        missing=list(task.missing),
        parts=[PartOut.of(part) for part in task.parts.select_related("unit")],
        may=[_OFFERED.get(step.rstrip("0123456789").rstrip("-"), step) for step in may],
    )


def _same(task: Task, if_match: str) -> None:
    require_same(task, if_match, "Nhiệm vụ này")


@router.get("/tasks", response={200: Tasks, **ERRORS}, auth=READ, url_name="api-tasks")
def task_list(request: ApiRequest, chosen: Query[TaskFilter]) -> Tasks:
    """Every task the person sees, with the filters of the page."""
    filters = Filters.of({"han": EVERYTHING, **chosen.as_on_the_page()})
    rows = filters.narrow(visible_tasks(request.standing), today=request.today)
    page = paged(rows.select_related("office", "lead").defer("content", "words"), chosen)
    soon = OfficeSetting.objects.soon()
    items = [TaskRow(**TaskRow.values_of(task, request.today, soon)) for task in page.rows]
    return Tasks(items=items, next=page.next)


@router.get("/tasks/{int:pk}", response={200: TaskOut, **ERRORS}, auth=READ, url_name="api-task")
def task(request: ApiRequest, pk: int, response: HttpResponse) -> TaskOut:
    """One task; its ETag is what If-Match asks for."""
    row = seen(request, pk)
    if row.document is not None:
        look(row.document, by=request.person, at=request.now)
    return shown(request, row, response)


@router.post("/tasks", response={201: TaskOut, **ERRORS}, auth=WRITE_TASKS, url_name="api-tasks")
def task_add(
    request: ApiRequest, body: TaskIn, response: HttpResponse, again: Repeat = ""
) -> Status[TaskOut]:
    """A draft; assign it with the verb `assign`."""
    office = unit_called(request, body.office, "office")
    values = body.dict(exclude={"office", "lead", "coordinators", "document"})
    values["lead"] = unit_called(request, body.lead, "lead") if body.lead else None
    values["deadline_kind"] = "date" if body.due_on else ""
    if body.document is not None:
        values["document"] = seen_document(request, body.document)
    helpers = [unit_called(request, code, f"coordinators.{n}") for n, code in enumerate(body.coordinators)]
    row = draft_task(office, values, coordinators=helpers, by=request.person, at=request.now)
    return Status(201, shown(request, row, response))


@router.patch("/tasks/{int:pk}", response={200: TaskOut, **ERRORS}, auth=WRITE_TASKS, url_name="api-task")
def task_change(
    request: ApiRequest, pk: int, *, body: TaskChange, response: HttpResponse, if_match: IfMatch = ""
) -> TaskOut:
    """Other words for a task, by the giving office; If-Match is needed, so that nobody is overwritten."""
    row = seen(request, pk)
    if not if_match:
        raise VersionNeeded
    _same(row, if_match)
    values = body.dict(exclude_unset=True)
    empty = [name for name, value in values.items() if value is None and name not in {"lead", "due_on"}]
    if empty:
        raise WrongInput(dict.fromkeys(empty, "không để trống được (may not be null)"))
    if "lead" in values:
        values["lead"] = unit_called(request, body.lead, "lead") if body.lead else None
    if body.due_on and not row.deadline_kind:
        values["deadline_kind"] = "date"
    row = change_task(row, values, version=row.version, by=request.person, at=request.now)
    return shown(request, seen(request, row.pk), response)


@router.get(
    "/tasks/{int:pk}/progress",
    response={200: list[ProgressOut], **ERRORS},
    auth=READ,
    url_name="api-progress",
)
def progress(request: ApiRequest, pk: int) -> list[ProgressOut]:
    """Every report of a task, newest first."""
    reports = seen(request, pk).reports.select_related("by", "unit").prefetch_related("evidence")
    return [ProgressOut.of(row) for row in reports]


@router.get(
    "/tasks/{int:pk}/results", response={200: list[ResultOut], **ERRORS}, auth=READ, url_name="api-results"
)
def results(request: ApiRequest, pk: int) -> list[ResultOut]:
    """Every submitted product and what became of it, newest first."""
    rows = seen(request, pk).results.select_related("submitted_by", "decided_by").prefetch_related("evidence")
    return [ResultOut.of(row) for row in rows]


@router.get(
    "/tasks/{int:pk}/extensions",
    response={200: list[ExtensionOut], **ERRORS},
    auth=READ,
    url_name="api-extensions",
)
def extensions(request: ApiRequest, pk: int) -> list[ExtensionOut]:
    """Every request for more time and its answer, newest first."""
    rows = seen(request, pk).extensions.select_related("asked_by", "decided_by")
    return [ExtensionOut.of(row) for row in rows]


@router.post(
    "/tasks/{int:pk}/{verb}", response={200: TaskOut, **ERRORS}, auth=WRITE_TASKS, url_name="api-task-verb"
)
def task_verb(
    request: ApiRequest,
    pk: int,
    verb: Verb,
    *,
    response: HttpResponse,
    body: StepIn | None = None,
    if_match: IfMatch = "",
    again: Repeat = "",
) -> TaskOut:
    """One move of a task; 409 where the state forbids it, 403 with the reason where the person may not."""
    row = seen(request, pk)
    step = _step(request, body or StepIn(), again)
    with transaction.atomic():
        _same(locked(row), if_match)
        CARRY[verb](row, step, request.person, request.now)
    return shown(request, _after(request, row), response)


@router.post(
    "/tasks/{int:pk}/parts/{int:number}/{verb}",
    response={200: TaskOut, **ERRORS},
    auth=WRITE_TASKS,
    url_name="api-part-verb",
)
def part_verb(
    request: ApiRequest,
    pk: int,
    number: int,
    verb: PartVerb,
    *,
    response: HttpResponse,
    body: StepIn | None = None,
    again: Repeat = "",
) -> TaskOut:
    """One move of a unit's part of a task given to many."""
    row = seen(request, pk)
    part = row.parts.select_related("unit", "task__office").filter(pk=min(number, 2**63 - 1)).first()
    if part is None:
        raise Http404
    CARRY_PART[verb](part, _step(request, body or StepIn(), again), request.person, request.now)
    return shown(request, _after(request, row), response)


def _step(request: ApiRequest, said: StepIn, key: str) -> Step:
    lead = unit_called(request, said.lead, "lead") if said.lead else None
    units: list[Unit] = [unit_called(request, code, f"units.{n}") for n, code in enumerate(said.units)]
    return Step(said, key, opened(said.files), lead, tuple(units))


def _after(request: ApiRequest, row: Task) -> Task:
    """The task as it is now; a move may take it out of her sight, and its answer still shows it."""
    try:
        return seen(request, row.pk)
    except Http404:
        return Task.objects.select_related("office", "lead", "officer", "supervisor").get(pk=row.pk)
