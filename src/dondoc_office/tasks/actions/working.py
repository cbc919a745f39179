"""What the lead unit does: receive, send back, report, submit; and what the giver answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.tasks.actions.dating import date_on_receipt, rhythm_of
from dondoc_office.tasks.actions.moving import locked, move
from dondoc_office.tasks.models import Evidence, Progress, Result, Task
from dondoc_office.tasks.models.progress import Via
from dondoc_office.tasks.models.result import ResultState
from dondoc_office.tasks.policy import require
from dondoc_office.tasks.states import Move
from dondoc_office.units.policy import standing_of
from dondoc_office.units.standing import Standing


class ChildrenOpen(HouseError):
    """A task waits for the sub-tasks it needs."""

    code = "task-children-open"
    http_status = 409
    message = Message(
        vi="Còn {count} việc con bắt buộc chưa xong nên chưa chấp nhận được.",
        en="{count} sub-tasks that it needs are still open, so it cannot be accepted.",
    )


class TooLateToSendBack(HouseError):
    """A task may be called wrongly addressed for some days only."""

    code = "task-send-back-late"
    http_status = 409
    message = Message(
        vi="Hạn chuyển lại việc giao nhầm đã hết ngày {day}. Hãy dùng “Xin đổi đơn vị chủ trì”; nhiệm vụ vẫn nguyên.",
        en="The last day for sending the task back was {day}. Ask for another lead instead; the task is unchanged.",
    )


def last_day_to_send_back(task: Task) -> date | None:
    """None where the office sets no limit."""
    if task.assigned_at is None:
        return None
    return rhythm_of(task).last_day_to_send_back(localdate(task.assigned_at))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A checked file: its name is only shown, its type was found from its content."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a unit says about its progress; `key` is the form's, so that sending twice reports once."""

    text: str
    percent: int | None = None
    difficulty: str = ""
    figures: tuple[Mapping[str, Any], ...] = ()
    files: tuple[Attachment, ...] = ()
    key: str = ""
    via: Via = Via.PAGE
    by_name: str = ""  # who used a link without an account


@transaction.atomic
def receive(task: Task, *, by: Person, at: datetime) -> Task:
    """The lead has seen it and takes it."""
    task = locked(task)
    changes = {"received_at": at, **date_on_receipt(task, on=localdate(at))}
    return move(task, Move.RECEIVE, by=by, at=at, changes=changes)


@transaction.atomic
def send_back(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """Wrongly addressed; the giver decides again. Only within the days that the office set."""
    task = locked(task)
    require(standing_of(by, on=localdate(at)), task, Move.SEND_BACK)
    last_day = last_day_to_send_back(task)
    if last_day is not None and last_day < localdate(at):
        raise TooLateToSendBack(day=f"{last_day:%d/%m/%Y}")
    return move(task, Move.SEND_BACK, by=by, at=at, reason=reason)


@transaction.atomic
def report(
    task: Task, said: Report, *, by: Person | None, at: datetime, standing: Standing | None = None
) -> Progress:
    """Progress with its evidence; the same form sent twice gives the same row.

    By a signed link nobody is signed in: `standing` is then what the link stands for.
    """
    task = locked(task)
    sent = task.reports.filter(key=said.key).first() if said.key else None
    if sent is not None:
        return sent
    changes: dict[str, Any] = {"last_report_at": at}
    if task.received_at is None:
        changes |= {"received_at": at, **date_on_receipt(task, on=localdate(at))}
    if said.percent is not None:
        changes["percent"] = said.percent
    task = move(task, Move.REPORT, by=by, at=at, changes=changes, standing=standing)
    return keep_report(said, Progress(task=task, unit=task.lead, by=by, at=at))


def keep_report(said: Report, progress: Progress) -> Progress:
    """Write what was said, with its files, into a row that knows of what, by whom and when."""
    progress.by_name, progress.via, progress.key = said.by_name, said.via, said.key
    progress.percent, progress.figures = said.percent, list(said.figures)
    progress.text, progress.difficulty = said.text, said.difficulty
    progress.arrange()
    progress.save()
    keep_files(progress.task, said.files, at=progress.at, progress=progress)
    return progress


@transaction.atomic
def submit(
    task: Task,
    text: str,
    *,
    files: Iterable[Attachment] = (),
    document_text: str = "",
    by: Person,
    at: datetime,
) -> Result:
    """The product goes to whoever receives it; the clock of the date stops on this day."""
    task = locked(task)
    changes = {"finished_on": localdate(at), "percent": 100, "last_report_at": at}
    task = move(task, Move.SUBMIT, by=by, at=at, changes=changes)
    result = Result.objects.create(
        task=task, submitted_by=by, submitted_at=at, text=text, document_text=document_text
    )
    keep_files(task, files, at=at, result=result)
    return result


@transaction.atomic
def accept(task: Task, *, remark: str = "", by: Person, at: datetime) -> Task:
    """The product is what was asked for: done, on the day it was submitted."""
    task = locked(task)
    waiting = task.children.filter(parent_needs_it=True).open().count()
    if waiting:
        raise ChildrenOpen(count=waiting)
    task = move(task, Move.ACCEPT, by=by, at=at)
    _decide(task, ResultState.ACCEPTED, remark, by=by, at=at)
    return task


@transaction.atomic
def return_result(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """Not yet what was asked for; the clock goes on."""
    task = move(
        locked(task), Move.RETURN, by=by, at=at, reason=reason, changes={"finished_on": None, "percent": 90}
    )
    _decide(task, ResultState.RETURNED, reason, by=by, at=at)
    return task


def _decide(task: Task, state: ResultState, reason: str, *, by: Person, at: datetime) -> None:
    task.results.filter(part=None, state=ResultState.WAITING).update(
        state=state, decided_by=by, decided_at=at, reason=reason
    )


def keep_files(
    task: Task,
    files: Iterable[Attachment],
    *,
    at: datetime,
    progress: Progress | None = None,
    result: Result | None = None,
) -> list[Evidence]:
    """Store attachments under names of our own; their content decides their hash."""
    kept = []
    for attachment in files:
        sha256 = hashlib.sha256(attachment.content).hexdigest()
        row = Evidence(
            task=task,
            progress=progress,
            result=result,
            file_name=attachment.name[:255],
            sha256=sha256,
            size=len(attachment.content),
            media_type=attachment.media_type,
            added_at=at,
        )
        row.file.save(sha256, ContentFile(attachment.content), save=False)
        row.save()
        kept.append(row)
    return kept
