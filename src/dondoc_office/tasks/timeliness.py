"""Whether a task is on time: a function of its dates and today, nowhere stored. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.tasks.states import ENDED, State


class Timeliness(StrEnum):
    """The four cells of the government's table, and what lies beside them (tình trạng thời hạn)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    DUE_SOON = "due_soon"
    OPEN_OVERDUE = "open_overdue"
    NO_DEADLINE = "no_deadline"
    SUSPENDED = "suspended"
    ENDED_OTHERWISE = "ended_otherwise"


TIMELINESS_NAMES: Mapping[Timeliness, Message] = {
    Timeliness.DONE_ON_TIME: Message("Hoàn thành đúng hạn", "Done on time"),
    Timeliness.DONE_LATE: Message("Hoàn thành quá hạn", "Done late"),
    Timeliness.OPEN_IN_TIME: Message("Chưa hoàn thành, trong hạn", "Open, in time"),
    Timeliness.DUE_SOON: Message("Sắp đến hạn", "Due soon"),
    Timeliness.OPEN_OVERDUE: Message("Chưa hoàn thành, quá hạn", "Open, overdue"),
    Timeliness.NO_DEADLINE: Message("Chưa có hạn", "No deadline"),
    Timeliness.SUSPENDED: Message("Tạm dừng", "Suspended"),
    Timeliness.ENDED_OTHERWISE: Message("Kết thúc cách khác", "Ended otherwise"),
}


def timeliness(
    state: State, due_on: date | None, finished_on: date | None, *, today: date, soon: timedelta
) -> Timeliness:
    """`finished_on` is the day the accepted product was submitted; `soon` how near a date is near.

    The clock stops while the product lies with the receiver: a product submitted in time and accepted
    later was on time. The queryset method `TaskQuerySet.in_time_cell` says the same in SQL (tested equal).
    """
    if state is State.DONE:
        late = due_on is not None and finished_on is not None and finished_on > due_on
        return Timeliness.DONE_LATE if late else Timeliness.DONE_ON_TIME
    if state in ENDED or state in {State.DRAFT, State.SENT_BACK}:
        return Timeliness.ENDED_OTHERWISE
    if state is State.SUSPENDED:
        return Timeliness.SUSPENDED
    if due_on is None:
        return Timeliness.NO_DEADLINE
    if state is State.SUBMITTED and finished_on is not None and finished_on <= due_on:
        return Timeliness.OPEN_IN_TIME
    if due_on < today:
        return Timeliness.OPEN_OVERDUE
    return Timeliness.DUE_SOON if due_on <= today + soon else Timeliness.OPEN_IN_TIME


def days_late(due_on: date | None, finished_on: date | None, *, today: date) -> int:
    """Calendar days past the date; 0 where there is no date or it is kept."""
    if due_on is None:
        return 0
    return max(0, ((finished_on or today) - due_on).days)
