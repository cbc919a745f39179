"""The board of one meeting: its own tasks, what earlier sessions still owe, who attended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from dondoc_office.meetings.models import Attendee, Meeting, Presence
from dondoc_office.meetings.policy import visible_meetings
from dondoc_office.meetings.sessions import ages
from dondoc_office.tasks.boards import FOUR_CELLS, listed
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import OPEN
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.standing import Standing

MOST_OWED = 200


@dataclass(frozen=True, slots=True)
class Owed:
    """A task that the meeting finds unfinished (việc còn nợ), and for how many sessions."""

    task: Task
    session: Meeting
    age: int


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a chair looks at before and after a meeting (bảng phiên họp)."""

    tasks: list[Task]
    owed: list[Owed]
    owed_in_all: int
    cells: tuple[tuple[Timeliness, int], ...]
    attendees: list[Attendee]
    earlier: int

    @property
    def unshown(self) -> int:
        """How many more are owed than are shown."""
        return self.owed_in_all - len(self.owed)

    @property
    def done(self) -> int:
        return self.cells[0][1] + self.cells[1][1]

    @property
    def oldest(self) -> int:
        return max((one.age for one in self.owed), default=0)

    @property
    def since_settled(self) -> int:
        """Owed at that session, and ended by now."""
        return sum(not one.task.is_open for one in self.owed)

    @property
    def present(self) -> int:
        return sum(one.presence != Presence.ABSENT for one in self.attendees)


def board(meeting: Meeting, standing: Standing, *, today: date, most: int | None = MOST_OWED) -> Board:
    """Gathered in a handful of queries, however long the series; of what is owed the longest `most`."""
    tasks = (
        list(listed(visible_tasks(standing)).filter(document=meeting.notice_id, parent=None))
        if meeting.notice_id
        else []
    )
    earlier = list(
        visible_meetings(standing).before(meeting).only("held_on", "name", "notice")
        if meeting.series_id
        else ()
    )
    soon = OfficeSetting.objects.soon()
    owed, owed_in_all = _owed(meeting, earlier, standing, most)
    counted = Counter(task.timeliness(today, soon) for task in tasks)
    counted[Timeliness.OPEN_IN_TIME] += counted[Timeliness.DUE_SOON] + counted[Timeliness.NO_DEADLINE]
    return Board(
        tasks=tasks,
        owed=owed,
        owed_in_all=owed_in_all,
        cells=tuple((cell, counted[cell]) for cell in FOUR_CELLS),
        attendees=list(meeting.attendees.select_related("unit")),
        earlier=len(earlier),
    )


def _owed(
    meeting: Meeting, earlier: Sequence[Meeting], standing: Standing, most: int | None
) -> tuple[list[Owed], int]:
    """Open on the day of the meeting; for one that is ahead: open now. The longest owed first, and how many."""
    since = ages([(one.pk, one.held_on) for one in earlier], (meeting.pk, meeting.held_on))
    by_notice = {one.notice_id: one for one in earlier if one.notice_id is not None}
    begin = timezone.make_aware(datetime.combine(meeting.held_on + timedelta(days=1), time()))
    open_then = Q(state__in=sorted(OPEN), closed_at=None) | Q(closed_at__gte=begin)
    tasks = visible_tasks(standing).filter(
        open_then, document__in=list(by_notice), parent=None, assigned_at__lt=begin
    )
    keys = list(tasks.order_by().values_list("pk", "document", "due_on"))
    at = {pk: by_notice[document] for pk, document, _ in keys}
    order = sorted((-since[at[pk].pk], due_on or date.max, pk) for pk, _, due_on in keys)
    shown = [pk for _, _, pk in order[:most]]
    rows = {task.pk: task for task in listed(Task.objects.filter(pk__in=shown))}
    return [Owed(rows[pk], at[pk], since[at[pk].pk]) for pk in shown if pk in rows], len(order)
