"""Asking for more time, and the answer. The first date stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved
from dondoc_office.tasks.models import Extension, Task
from dondoc_office.tasks.models.extension import ExtensionState
from dondoc_office.tasks.policy import WHY, gives, grants_late, leads
from dondoc_office.tasks.states import WORKED_ON
from dondoc_office.units.policy import standing_of


class NoExtension(HouseError):
    """Why an extension cannot be asked for, granted or refused now."""

    code = "extension-impossible"
    http_status = 409
    message = Message(
        vi="Chưa xử lý được việc gia hạn: {why_vi} Không có gì thay đổi.",
        en="No extension: {why_en} Nothing was changed.",
    )

    def __init__(self, why: Message) -> None:
        super().__init__(why_vi=why.vi, why_en=why.en)


NOT_OPEN = Message("nhiệm vụ không còn mở.", "the task is not open any more.")
NO_DATE = Message("nhiệm vụ chưa có ngày hết hạn.", "the task has no date.")
LAPSED = Message(
    "hạn đã qua; chỉ xin gia hạn trước khi hết hạn.", "the date has passed; ask before it lapses."
)
NOT_LATER = Message("ngày mới phải sau hạn đang có.", "the new date must lie after the present one.")
WAITING = Message("đã có một đề nghị đang chờ duyệt.", "a request is waiting already.")
DECIDED = Message("đề nghị này đã được trả lời.", "this request was answered already.")
LATE_NEEDS_LEADER = Message(
    "hạn đã qua nên chỉ lãnh đạo cho gia hạn được.", "the date has passed: only a leader may grant it."
)


@transaction.atomic
def ask(
    task: Task, new_due_on: date, *, reason: str, objective: bool = False, by: Person, at: datetime
) -> Extension:
    """Only while the task is open and before it lapses."""
    task = locked(task)
    if not leads(standing_of(by, on=localdate(at)), task):
        raise NotAllowed(WHY["lead"])
    if not reason.strip():
        raise ReasonNeeded
    due_on = task.due_on
    if due_on is None:
        raise NoExtension(NO_DATE)
    why = _refusal(task, due_on, new_due_on, localdate(at))
    if why is not None:
        raise NoExtension(why)
    extension = Extension.objects.create(
        task=task,
        asked_by=by,
        asked_at=at,
        old_due_on=due_on,
        new_due_on=new_due_on,
        reason=reason.strip(),
        objective=objective,
    )
    changes = {"due_on": [due_on, new_due_on]}
    journal.record(task, "extension.asked", by=by, at=at, changes=changes, reason=reason)
    return extension


def _refusal(task: Task, due_on: date, new_due_on: date, today: date) -> Message | None:
    if task.current not in WORKED_ON:
        return NOT_OPEN
    if due_on < today:
        return LAPSED
    if new_due_on <= due_on:
        return NOT_LATER
    return WAITING if task.extensions.filter(part=None, state=ExtensionState.ASKED).exists() else None


@transaction.atomic
def grant(extension: Extension, *, answer: str = "", by: Person, at: datetime) -> Extension:
    """The date moves; after the old date has passed only a leader may, with a reason, and that shows."""
    extension, task = _waiting(extension, by=by, at=at)
    late = extension.old_due_on < localdate(at)
    if late and not grants_late(standing_of(by, on=localdate(at)), task):
        raise NoExtension(LATE_NEEDS_LEADER)
    if late and not answer.strip():
        raise ReasonNeeded
    old, task.due_on = task.due_on, extension.new_due_on
    saved(task, "due_on")
    extension.after_lapse = late
    return _answered(extension, ExtensionState.GRANTED, answer, {"due_on": [old, task.due_on]}, by=by, at=at)


@transaction.atomic
def refuse(extension: Extension, *, answer: str, by: Person, at: datetime) -> Extension:
    """The date stays."""
    if not answer.strip():
        raise ReasonNeeded
    extension, _ = _waiting(extension, by=by, at=at)
    return _answered(extension, ExtensionState.REFUSED, answer, {}, by=by, at=at)


def _waiting(extension: Extension, *, by: Person, at: datetime) -> tuple[Extension, Task]:
    task = locked(extension.task)
    extension = Extension.objects.select_for_update().get(pk=extension.pk)
    if not gives(standing_of(by, on=localdate(at)), task) or extension.asked_by_id == by.pk:
        raise NotAllowed(WHY["giver"])
    if extension.state != ExtensionState.ASKED:
        raise NoExtension(DECIDED)
    return extension, task


def _answered(
    extension: Extension,
    state: ExtensionState,
    answer: str,
    changes: dict[str, object],
    *,
    by: Person,
    at: datetime,
) -> Extension:
    extension.state, extension.answer, extension.decided_by, extension.decided_at = (
        state,
        answer.strip(),
        by,
        at,
    )
    extension.save(update_fields=["state", "answer", "decided_by", "decided_at", "after_lapse"])
    journal.record(extension.task, f"extension.{state}", by=by, at=at, changes=changes, reason=answer)
    return extension
