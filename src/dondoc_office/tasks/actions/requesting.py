"""What a unit asks of the giver beside more time: an objective cause, another lead, a suspension; and the answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.tasks.actions import assigning, ending
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved
from dondoc_office.tasks.models import Part, Request, Task
from dondoc_office.tasks.models.request import RequestKind, RequestState
from dondoc_office.tasks.policy import WHY, answers_request, does, leads, why_not_answer
from dondoc_office.tasks.states import WORKED_ON, State
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


class NoRequest(HouseError):
    """Why a request cannot be made or answered now."""

    code = "request-impossible"
    http_status = 409
    message = Message(
        vi="Chưa xử lý được đề nghị: {why_vi} Không có gì thay đổi.",
        en="No request: {why_en} Nothing was changed.",
    )

    def __init__(self, why: Message) -> None:
        super().__init__(why_vi=why.vi, why_en=why.en)


NOT_LATE = Message(
    "nhiệm vụ không quá hạn nên chưa cần xác nhận nguyên nhân.", "the task is not late: no cause is needed."
)
CONFIRMED = Message("nguyên nhân khách quan đã được xác nhận.", "an objective cause was confirmed already.")
NOT_WORKED_ON = Message("nhiệm vụ không ở bước đang làm.", "the task is not being worked on.")
WAITING = Message("một đề nghị như vậy đang chờ trả lời.", "such a request is waiting already.")
DECIDED = Message("đề nghị này đã được trả lời.", "this request was answered already.")
NO_LEAD = Message("hãy chọn đơn vị chủ trì mới khi đồng ý.", "choose the new lead when granting it.")


def why_not(owed: Task | Part, kind: RequestKind, *, at: datetime) -> Message | None:
    """Why the state of a task or part leaves no room for such a request; None where it does."""
    if kind is RequestKind.CAUSE:
        if owed.objective_cause:
            return CONFIRMED
        late = owed.due_on is not None and (owed.finished_on or localdate(at)) > owed.due_on
        return None if late and owed.current not in {State.DRAFT, State.CANCELLED} else NOT_LATE
    if isinstance(owed, Part) or owed.to_group or owed.current not in WORKED_ON:
        return NOT_WORKED_ON
    return None


@transaction.atomic
def ask(
    owed: Task | Part,
    kind: RequestKind,
    *,
    reason: str,
    lead: Unit | None = None,
    by: Person,
    at: datetime,
) -> Request:
    """The unit says what it needs and why; nothing changes before the answer."""
    task = locked(owed if isinstance(owed, Task) else owed.task)
    part = None if isinstance(owed, Task) else Part.objects.select_related("unit").get(pk=owed.pk)
    standing = standing_of(by, on=localdate(at))
    if not (does(standing, part) if part else leads(standing, task)):
        raise NotAllowed(WHY["lead"])
    if not reason.strip():
        raise ReasonNeeded
    why = why_not(part or task, kind, at=at)
    if why is None and task.requests.filter(part=part, kind=kind, state=RequestState.ASKED).exists():
        why = WAITING
    if why is not None:
        raise NoRequest(why)
    request = Request.objects.create(
        task=task, part=part, kind=kind, reason=reason.strip(), lead=lead, asked_by=by, asked_at=at
    )
    changes = {"kind": kind, "part": part and part.unit, "lead": lead}
    said = {name: value for name, value in changes.items() if value is not None}
    journal.record(task, "request.asked", by=by, at=at, changes=said, reason=reason.strip())
    return request


@transaction.atomic
def grant(
    request: Request, *, answer: str = "", lead: Unit | None = None, by: Person, at: datetime
) -> Request:
    """The giver agrees, and what was asked for happens in the same step."""
    request, task = _waiting(request, by=by, at=at)
    said = answer.strip() or request.reason
    if request.kind == RequestKind.CAUSE:
        _confirm_cause(task, request, by=by, at=at)
    elif request.kind == RequestKind.LEAD:
        chosen = lead or request.lead
        if chosen is None:
            raise NoRequest(NO_LEAD)
        assigning.redirect(task, chosen, reason=said, by=by, at=at)
    else:
        ending.suspend(task, reason=said, by=by, at=at)
    return _answered(request, RequestState.GRANTED, answer, by=by, at=at)


@transaction.atomic
def refuse(request: Request, *, answer: str, by: Person, at: datetime) -> Request:
    """Nothing changes, and the unit reads why."""
    if not answer.strip():
        raise ReasonNeeded
    request, _ = _waiting(request, by=by, at=at)
    return _answered(request, RequestState.REFUSED, answer, by=by, at=at)


def _confirm_cause(task: Task, request: Request, *, by: Person, at: datetime) -> None:
    """Kept for the person's month (Nghị định 335/2025/NĐ-CP): late, but by no fault of the unit's."""
    owed = request.part or task
    owed.objective_cause = request.reason[:500]
    if request.part is not None:
        request.part.save(update_fields=["objective_cause"])
    else:
        saved(task, "objective_cause")
    changes = {"cause": request.reason, "part": request.part and request.part.unit}
    said = {name: value for name, value in changes.items() if value is not None}
    journal.record(task, "task.cause_confirmed", by=by, at=at, changes=said)


def _waiting(request: Request, *, by: Person, at: datetime) -> tuple[Request, Task]:
    task = locked(request.task)
    request = (
        Request.objects.select_for_update(of=("self",))
        .select_related("part__unit", "lead", "task__office")
        .get(pk=request.pk)
    )
    standing = standing_of(by, on=localdate(at))
    if not answers_request(standing, request):
        raise NotAllowed(why_not_answer(standing, request))
    if request.state != RequestState.ASKED:
        raise NoRequest(DECIDED)
    return request, task


def _answered(request: Request, state: RequestState, answer: str, *, by: Person, at: datetime) -> Request:
    request.state, request.answer, request.decided_by, request.decided_at = state, answer.strip(), by, at
    request.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    changes = {"kind": request.kind}
    journal.record(request.task, f"request.{state}", by=by, at=at, changes=changes, reason=answer.strip())
    return request
