"""The week's page of a leader: only exceptions, each with the sentence it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate

from dondoc_office.tasks.models import Extension, Request, Task, TaskQuerySet
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import WORKED_ON, State
from dondoc_office.units.models import OfficeSetting, Role, Unit
from dondoc_office.units.standing import Standing
from dondoc_office.urging.gathering import LadderOf
from dondoc_office.urging.sources import Quote, quotes

MOST = {"late": 5, "due": 4, "silent": 3, "waiting": 3}
"""Lines of each section: the page is one sheet; the rest is a number that leads to the list."""
_SINCE = TruncDate(Coalesce("last_report_at", "received_at", "assigned_at", "created_at"))
"""The day of the last real change."""
READERS = (Role.LEADER, Role.CLERK, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Matter:
    """One exception (việc cần chú ý)."""

    task: Task
    quote: Quote
    on: date | None
    days: int = 0
    why: str = ""
    to_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of exception: its first lines and how many there are (mục của trang tuần)."""

    key: str
    matters: tuple[Matter, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.matters)


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday (trang tuần)."""

    first: date
    last: date
    late: Section
    due: Section
    silent: Section
    waiting: Section

    @property
    def sections(self) -> tuple[Section, ...]:
        return (self.late, self.due, self.silent, self.waiting)

    @property
    def empty(self) -> bool:
        return not any(section.count for section in self.sections)


def week_of(standing: Standing, *, today: date, ladder_of: LadderOf) -> Week:
    """What the offices in which she leads (or keeps, or audits) have given, and what she supervises herself."""
    first = today - timedelta(days=today.weekday())
    last = first + timedelta(days=6)
    given = _given(standing).select_related("lead", "supervisor").defer("content", "words")
    worked = given.filter(state__in=sorted(WORKED_ON))
    late, due = worked.filter(due_on__lt=today), worked.filter(due_on__gte=today, due_on__lte=last)
    silent = worked.filter(_silent(given, today)).exclude(due_on__lt=today)
    asked = Q(extensions__state="asked") | Q(requests__state="asked")
    waiting = given.filter(asked | Q(state__in=[State.SUBMITTED, State.SENT_BACK]))
    rows = {
        "late": list(late.order_by("due_on", "pk")[: MOST["late"]]),
        "due": list(due[: MOST["due"]]),
        "silent": list(silent.annotate(since=_SINCE).order_by("since", "pk")[: MOST["silent"]]),
        "waiting": list(waiting.distinct()[: MOST["waiting"]]),
    }
    found = quotes(_whole(task for tasks in rows.values() for task in tasks))
    why = _waits_for(rows["waiting"])

    def section(key: str, tasks: TaskQuerySet) -> Section:
        shown = tuple(_matter(key, task, found, why, today=today, ladder_of=ladder_of) for task in rows[key])
        full = len(shown) == MOST[key]
        return Section(key, shown, tasks.order_by().distinct().count() if full else len(shown))

    return Week(
        first,
        last,
        section("late", late),
        section("due", due),
        section("silent", silent),
        section("waiting", waiting),
    )


def _given(standing: Standing) -> TaskQuerySet:
    paths = standing.paths(*READERS)
    mine = Q(supervisor=standing.person)
    for path in paths:
        mine |= Q(office__path__startswith=path)
    return visible_tasks(standing).filter(mine, parent=None)


def _silent(given: TaskQuerySet, today: date) -> Q:
    """Longer without a report than the rhythm of the giving office allows."""
    rhythms = OfficeSetting.objects.rhythms()
    offices: dict[int, list[int]] = defaultdict(list)
    for unit in Unit.objects.filter(pk__in=given.order_by().values("office")).only("pk", "path"):
        offices[rhythms.at(unit.path).report_every_days].append(unit.pk)
    found = Q(pk__in=[])
    for days, units in offices.items():
        if days:
            silent = Task.objects.filter(office__in=units).annotate(since=_SINCE)
            silent = silent.filter(since__lt=today - timedelta(days=days))
            found |= Q(pk__in=silent.order_by().values("pk"))
    return found


def _whole(tasks: Iterable[Task]) -> list[Task]:
    """With their content, in one more query."""
    return list(Task.objects.filter(pk__in=[task.pk for task in tasks]).defer("words"))


def _waits_for(tasks: list[Task]) -> Mapping[int, str]:
    keys = [task.pk for task in tasks]
    requested = Request.objects.filter(task__in=keys, state="asked")
    why = dict.fromkeys(requested.values_list("task", flat=True), "request")
    asked = Extension.objects.filter(task__in=keys, state="asked")
    why |= dict.fromkeys(asked.values_list("task", flat=True), "extension")
    return why | {task.pk: task.state for task in tasks if task.current in {State.SUBMITTED, State.SENT_BACK}}


def _matter(
    key: str,
    task: Task,
    found: Mapping[int, Quote],
    why: Mapping[int, str],
    *,
    today: date,
    ladder_of: LadderOf,
) -> Matter:
    days = (today - task.due_on).days if task.due_on else 0
    if key == "silent":
        since: date = task.since  # type: ignore[attr-defined]  # annotated by week_of
        return Matter(task, found[task.pk], since, (today - since).days)
    to_meeting = key == "late" and days >= ladder_of(task.office_id).meeting
    return Matter(task, found[task.pk], task.due_on, days, why.get(task.pk, ""), to_meeting)
