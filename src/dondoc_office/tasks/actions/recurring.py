"""A task that comes round: the first of its series stays its head, each period adds one that follows the newest."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.tasks.actions.dating import rhythm_of
from dondoc_office.tasks.actions.moving import ReasonNeeded, locked, saved
from dondoc_office.tasks.deadlines import recurring
from dondoc_office.tasks.models import Coordination, Part, Task
from dondoc_office.tasks.policy import WHY, gives
from dondoc_office.tasks.states import State
from dondoc_office.units.policy import standing_of


class NoSeries(HouseError):
    """A task that does not come round, or whose series has ended."""

    code = "task-no-series"
    http_status = 409
    message = Message(
        vi="Nhiệm vụ này không thuộc chuỗi định kỳ nào đang chạy. Không có gì thay đổi.",
        en="The task belongs to no running series. Nothing was changed.",
    )


def head_of(task: Task) -> Task:
    return task.recurs_from or task


def next_period(head: Task, today: date) -> tuple[str, date] | None:
    """The period whose occurrence has to stand by today: the present one, while its date can be kept."""
    rule = recurring(head.deadline_value)
    if rule is None or head.period == "" or (head.recurs_until is not None and head.recurs_until < today):
        return None
    due = rhythm_of(head).shifted(rule.due_in(today))
    period = rule.period_of(today)
    # Periods of one rule are written so that their order is the order of their letters.
    return None if due < today or period <= head.period else (period, due)


@transaction.atomic
def make_occurrence(head: Task, *, at: datetime) -> Task | None:
    """The occurrence of the present period, assigned like the newest one before it; None where it stands already.

    A period that passed while no worker ran is left out: nobody was told of it in time. Where the
    lead has ended meanwhile, a draft waits for a person to choose its heir.
    """
    head, today = locked(head), localdate(at)
    coming = next_period(head, today)
    if coming is None or head.occurrences.filter(period=coming[0]).exists():
        return None
    newest = head.occurrences.order_by("-period").first() or head
    made = _copy(newest, head, coming, at=at)
    leads = newest.to_group or (newest.lead is not None and newest.lead.exists_on(today))
    made.state = State.ASSIGNED if leads else State.DRAFT
    made.assigned_at = at if leads else None
    if not leads:
        made.lead = None
    made.arrange()
    made.save()
    helpers = [unit for unit in newest.coordinators.all() if unit.exists_on(today)]
    Coordination.objects.bulk_create(Coordination(task=made, unit=unit) for unit in helpers)
    units = [part.unit for part in newest.parts.select_related("unit") if part.unit.exists_on(today)]
    Part.objects.bulk_create(Part(task=made, unit=unit, due_on=made.due_on) for unit in units)
    changes = {"from": head, "period": made.period, "due_on": made.due_on, "state": made.state}
    journal.record(made, "task.recurred", by=None, at=at, changes=changes)
    return made


_KEPT = (
    *("office", "title", "content", "lead", "lead_text", "helpers_text", "to_group", "officer", "supervisor"),
    "receiver",
    *("receiver_unit", "authority", "product", "product_kind", "field", "deadline_kind", "deadline_value"),
    *("deadline_text", "due_time", "origin", "document", "source_start", "source_end", "restricted"),
    "created_by",
)


def _copy(newest: Task, head: Task, coming: tuple[str, date], *, at: datetime) -> Task:
    period, due = coming
    kept = {name: getattr(newest, name) for name in _KEPT}
    return Task(recurs_from=head, period=period, due_on=due, first_due_on=due, created_at=at, **kept)


@transaction.atomic
def end_series(task: Task, *, reason: str, by: Person, at: datetime) -> Task:
    """No new occurrence from now on; those that stand are still owed."""
    head = locked(head_of(task))
    if not gives(standing_of(by, on=localdate(at)), head):
        raise NotAllowed(WHY["giver"])
    if not reason.strip():
        raise ReasonNeeded
    if head.period == "" or head.recurs_until is not None:
        raise NoSeries
    head.recurs_until = localdate(at)
    saved(head, "recurs_until")
    changes = {"recurs_until": [None, head.recurs_until]}
    journal.record(head, "series.ended", by=by, at=at, changes=changes, reason=reason.strip())
    return head
