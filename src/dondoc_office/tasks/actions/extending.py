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
from dondoc_office.tasks.actions.sharing import follow_dates_of_parts
from dondoc_office.tasks.models import Extension, Part, Task
from dondoc_office.tasks.models.extension import ExtensionState
from dondoc_office.tasks.policy import WHY, does, gives, grants_late, leads
from dondoc_office.tasks.states import WORKED_ON, State
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
    owed: Task | Part, new_due_on: date, *, reason: str, objective: bool = False, by: Person, at: datetime
) -> Extension:
    """For a task or one unit's part of it; only while it is open and before it lapses."""
    task, part = _held(owed)
    standing = standing_of(by, on=localdate(at))
    if not (does(standing, part) if part else leads(standing, task)):
        raise NotAllowed(WHY["lead"])
    if not reason.strip():
        raise ReasonNeeded
    due_on = (part or task).due_on
    if due_on is None:
        raise NoExtension(NO_DATE)
    why = _refusal(task, part, new_due_on, localdate(at))
    if why is not None:
        raise NoExtension(why)
    extension = Extension.objects.create(
        task=task,
        part=part,
        asked_by=by,
        asked_at=at,
        old_due_on=due_on,
        new_due_on=new_due_on,
        reason=reason.strip(),
        objective=objective,
    )
    changes = _of(part, {"due_on": [due_on, new_due_on]})
    journal.record(task, "extension.asked", by=by, at=at, changes=changes, reason=reason)
    return extension


def _held(owed: Task | Part) -> tuple[Task, Part | None]:
    """The task first, always."""
    if isinstance(owed, Task):
        return locked(owed), None
    return locked(owed.task), Part.objects.select_for_update().get(pk=owed.pk)


def _of(part: Part | None, changes: dict[str, object]) -> dict[str, object]:
    return {"part": part.unit, **changes} if part else changes


def _refusal(task: Task, part: Part | None, new_due_on: date, today: date) -> Message | None:
    owed = part or task
    if owed.current not in WORKED_ON:
        return NOT_OPEN
    if owed.due_on is not None and owed.due_on < today:
        return LAPSED
    if owed.due_on is not None and new_due_on <= owed.due_on:
        return NOT_LATER
    waiting = task.extensions.filter(part=part, state=ExtensionState.ASKED)
    return WAITING if waiting.exists() else None


@transaction.atomic
def grant(extension: Extension, *, answer: str = "", by: Person, at: datetime) -> Extension:
    """The date moves; after the old date has passed only a leader may, with a reason, and that shows."""
    extension, task = _waiting(extension, by=by, at=at)
    late = extension.old_due_on < localdate(at)
    if late and not grants_late(standing_of(by, on=localdate(at)), task):
        raise NoExtension(LATE_NEEDS_LEADER)
    if late and not answer.strip():
        raise ReasonNeeded
    old = _move_date(task, extension)
    extension.after_lapse = late
    changes: dict[str, object] = {"due_on": [old, extension.new_due_on]}
    return _answered(extension, ExtensionState.GRANTED, answer, changes, by=by, at=at)


@transaction.atomic
def give(owed: Task | Part, new_due_on: date, *, reason: str, by: Person, at: datetime) -> Extension:
    """A leader gives more time after the date has passed, though nobody asked in time; that shows for ever."""
    task, part = _held(owed)
    if not grants_late(standing_of(by, on=localdate(at)), task):
        raise NotAllowed(WHY["leader"])
    if not reason.strip():
        raise ReasonNeeded
    standing_date = (part or task).due_on
    if standing_date is None:
        raise NoExtension(NO_DATE)
    if (part or task).current not in WORKED_ON:
        raise NoExtension(NOT_OPEN)
    if new_due_on <= standing_date or new_due_on < localdate(at):
        raise NoExtension(NOT_LATER)
    extension = Extension.objects.create(
        task=task,
        part=part,
        asked_by=by,
        asked_at=at,
        old_due_on=standing_date,
        new_due_on=new_due_on,
        reason=reason.strip(),
        state=ExtensionState.GRANTED,
        decided_by=by,
        decided_at=at,
        after_lapse=standing_date < localdate(at),
    )
    old = _move_date(task, extension)
    changes = _of(part, {"due_on": [old, new_due_on]})
    journal.record(task, "extension.given", by=by, at=at, changes=changes, reason=reason.strip())
    return extension


def _move_date(task: Task, extension: Extension) -> date | None:
    """Of the task, or of one part and then of the whole; returns what it was."""
    part = extension.part
    if part is None:
        old, task.due_on = task.due_on, extension.new_due_on
        saved(task, "due_on")
        return old
    old, part.due_on = part.due_on, extension.new_due_on
    part.version += 1
    part.save(update_fields=["due_on", "version"])
    follow_dates_of_parts(task, task.parts.exclude(state=State.CANCELLED))
    saved(task, "due_on", "first_due_on")
    return old


@transaction.atomic
def refuse(extension: Extension, *, answer: str, by: Person, at: datetime) -> Extension:
    """The date stays."""
    if not answer.strip():
        raise ReasonNeeded
    extension, _ = _waiting(extension, by=by, at=at)
    return _answered(extension, ExtensionState.REFUSED, answer, {}, by=by, at=at)


def _waiting(extension: Extension, *, by: Person, at: datetime) -> tuple[Extension, Task]:
    task = locked(extension.task)
    extension = Extension.objects.select_for_update(of=("self",)).select_related("part").get(pk=extension.pk)
    if not gives(standing_of(by, on=localdate(at)), task):
        raise NotAllowed(WHY["giver"])
    if extension.asked_by_id == by.pk:
        raise NotAllowed(WHY["asker"])
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
    said = _of(extension.part, changes)
    journal.record(extension.task, f"extension.{state}", by=by, at=at, changes=said, reason=answer)
    return extension
