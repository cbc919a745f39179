"""Values, as programs read them, enter them and move them."""

from __future__ import annotations

from enum import StrEnum

from django.db import transaction
from django.http import Http404, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from dondoc_office.documents.policy import sees as sees_document
from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.door import READ, WRITE_VALUES, ApiRequest
from dondoc_office.interop.api.entries import EnteredOut, EntriesIn, entered
from dondoc_office.interop.api.measure_shapes import ChangeOut, RemarkOut, ValueOut, ValueRow, Values
from dondoc_office.interop.api.paging import Listing, paged
from dondoc_office.interop.api.shapes import PersonOut
from dondoc_office.interop.api.verbs import FileIn, opened
from dondoc_office.interop.api.versions import IfMatch, Repeat, etag, require_same
from dondoc_office.interop.errors import WrongInput
from dondoc_office.measures.actions.moving import move
from dondoc_office.measures.actions.proving import ProofFile, prove, remark
from dondoc_office.measures.models import Indicator, Value, ValueQuerySet
from dondoc_office.measures.models import Status as Sure
from dondoc_office.measures.policy import Followers, get_value, may, visible_values
from dondoc_office.measures.states import Move, State, moves_from

router = Router(tags=["values"])


class ValueVerb(StrEnum):
    """What may be done to a value; a period is closed as a whole, on its page."""

    SEND = "send"
    RECALL = "recall"
    CHECK = "check"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"


class ValueFilter(Listing):
    """Which values."""

    unit: str = Field(default="", max_length=40, description="code")
    below: bool = Field(default=False, description="with every unit below it")
    indicator: str = Field(default="", max_length=30)
    period: str = Field(default="", max_length=12, description="2023-03, 2023-Q1, 2023 …")
    batch: int | None = Field(default=None, gt=0, lt=2**63, description="those that came together")
    status: Sure | None = None
    state: State | None = None
    current: bool | None = Field(default=None, description="true: only what others read")


class MoveIn(Schema):
    """`return` and `reopen` need a reason."""

    reason: str = Field(default="", max_length=1000)


class MovesIn(MoveIn):
    """Many values in one step, all or none."""

    verb: ValueVerb
    values: list[int] = Field(min_length=1, max_length=2000)


class RemarkIn(Schema):
    """Something said about a value, with files of proof or without."""

    text: str = Field(default="", max_length=2000)
    files: list[FileIn] = Field(default=[], max_length=20)


class MovedOut(Schema):
    """What was moved."""

    values: list[int]
    state: str


def seen(request: ApiRequest, pk: int) -> Value:
    """The value; 404 where it is not hers to see."""
    if not 0 < pk < 2**63:
        raise Http404
    return get_value(request.standing, pk)


def shown(request: ApiRequest, value: Value, response: HttpResponse) -> ValueOut:
    """The whole shape of one value, and its version as the ETag."""
    response.headers["ETag"] = etag(value)
    followers = Followers([value.indicator_id])
    document, words = value.document, None
    if document is not None and not sees_document(request.standing, document):
        document = None
    if document is not None and value.source_start is not None and value.source_end is not None:
        words = {"start": value.source_start, "end": value.source_end}
    steps = [Move(verb) for verb in ValueVerb]
    return ValueOut(
        **ValueRow.values_of(value),
        definition=value.definition.number,
        entered_by=PersonOut.of(value.entered_by),
        via=value.batch.via if value.batch else "",
        document=document.pk if document else None,
        words=words,
        changes=[ChangeOut.of(row) for row in value.changes.select_related("by")[:200]],
        remarks=[RemarkOut.of(row) for row in value.remarks.select_related("by")],
        files=[file.file_name for file in value.evidence.all()],
        may=[
            step.value
            for step in moves_from(value.stage)
            if step in steps and may(request.standing, value, step, followers)
        ],
    )


def _narrowed(values: ValueQuerySet, chosen: ValueFilter) -> ValueQuerySet:
    exact = {
        "indicator__code": chosen.indicator or None,
        "period__code": chosen.period or None,
        "batch": chosen.batch,
        "status": chosen.status,
        "state": chosen.state,
        "current": chosen.current,
    }
    values = values.filter(**{name: value for name, value in exact.items() if value is not None})
    if chosen.unit:
        values = values.at(chosen.unit, below=chosen.below)
    return values.filter(indicator__in=Indicator.objects.matching(chosen.q)) if chosen.q.strip() else values


@router.get("/values", response={200: Values, **ERRORS}, auth=READ, url_name="api-values")
def value_list(request: ApiRequest, chosen: Query[ValueFilter]) -> Values:
    """Every value the person sees: drafts of her own unit, what was sent by others."""
    rows = _narrowed(visible_values(request.standing), chosen)
    page = paged(rows.select_related("indicator", "unit", "period"), chosen)
    return Values(items=[ValueRow(**ValueRow.values_of(row)) for row in page.rows], next=page.next)


@router.get("/values/{int:pk}", response={200: ValueOut, **ERRORS}, auth=READ, url_name="api-value")
def value(request: ApiRequest, pk: int, response: HttpResponse) -> ValueOut:
    """One value with its history; its ETag is what If-Match asks for."""
    return shown(request, seen(request, pk), response)


@router.post(
    "/values",
    response={200: EnteredOut, 201: EnteredOut, **ERRORS},
    auth=WRITE_VALUES,
    url_name="api-values",
)
def value_enter(request: ApiRequest, body: EntriesIn, again: Repeat = "") -> Status[EnteredOut]:
    """Cells of a sheet, all or none: 422 names each that cannot be taken, under `values.<number>`."""
    found = entered(request, body)
    return Status(201 if found.batch else 200, found)


@router.post(
    "/values/{int:pk}/remarks",
    response={201: ValueOut, **ERRORS},
    auth=WRITE_VALUES,
    url_name="api-value-remarks",
)
def value_remark(
    request: ApiRequest, pk: int, *, body: RemarkIn, response: HttpResponse, again: Repeat = ""
) -> Status[ValueOut]:
    """A remark, files of proof, or both."""
    row = seen(request, pk)
    text = body.text.strip()
    if not text and not body.files:
        raise WrongInput({"text": "cần ý kiến hoặc tệp (a remark or a file is needed)"})
    files = [ProofFile(file.name, file.content, file.media_type) for file in opened(body.files)]
    with transaction.atomic():
        if text:
            remark(row, text, by=request.person, at=request.now)
        for file in files:
            prove(row, file, by=request.person, at=request.now)
    return Status(201, shown(request, row, response))


@router.post(
    "/value-moves", response={200: MovedOut, **ERRORS}, auth=WRITE_VALUES, url_name="api-value-moves"
)
def value_moves(request: ApiRequest, body: MovesIn, again: Repeat = "") -> MovedOut:
    """One move of many values, all or none; 404 where one of them is not hers to see."""
    wanted = set(body.values)
    if not all(0 < pk < 2**63 for pk in wanted):
        raise Http404
    if visible_values(request.standing).filter(pk__in=wanted).count() < len(wanted):
        raise Http404
    rows = move(wanted, Move(body.verb), reason=body.reason, by=request.person, at=request.now)
    return MovedOut(values=[row.pk for row in rows], state=rows[0].state)


@router.post(
    "/values/{int:pk}/{verb}",
    response={200: ValueOut, **ERRORS},
    auth=WRITE_VALUES,
    url_name="api-value-verb",
)
def value_verb(
    request: ApiRequest,
    pk: int,
    verb: ValueVerb,
    *,
    response: HttpResponse,
    body: MoveIn | None = None,
    if_match: IfMatch = "",
    again: Repeat = "",
) -> ValueOut:
    """One move of a value; 409 where the state forbids it, 403 with the reason where the person may not."""
    row = seen(request, pk)
    reason = body.reason if body else ""
    with transaction.atomic():
        locked = Value.objects.select_for_update(of=("self",)).get(pk=row.pk)
        require_same(locked, if_match, "Số liệu này")
        move([row.pk], Move(verb), reason=reason, by=request.person, at=request.now)
    return shown(request, seen(request, row.pk), response)
