"""A person's dates as an iCalendar: whole days, neutral words for what is restricted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from icalendar import Calendar, Event

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Occasion, Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import OPEN
from dondoc_office.units.models import Role
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.links import address_of
from dondoc_office.urging.wording import HIDDEN

BACK = timedelta(days=30)
"""How long an overdue task stays in the calendar; the reminders go on without it."""
MOST = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar (ngày trong lịch)."""

    key: str
    on: date
    title: str
    words: str = ""
    url: str = ""


def calendar(name: str, days: Iterable[Day], *, host: str, at: datetime) -> bytes:
    """RFC 5545: a whole day ends where the next begins, and takes nobody's time."""
    made = Calendar()
    made.add("prodid", "-//Don Doc//dondoc//VI")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-published-ttl", "PT6H")
    for day in days:
        event = Event()
        event.add("uid", f"{day.key}@{host}")
        event.add("dtstamp", at)
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", day.title)
        event.add("transp", "TRANSPARENT")
        if day.words:
            event.add("description", day.words)
        if day.url:
            event.add("url", day.url)
        made.add_component(event)
    return bytes(made.to_ical())


def days_of(person: Person, *, today: date) -> Iterator[Day]:
    """Her own tasks, those of her units with their parts, and the occasions on which such tasks hang."""
    standing = standing_of(person, on=today)
    units = standing.units(Role.OFFICER, Role.HEAD, Role.CLERK, Role.LEADER)
    vi = person.language != "en"
    seen = visible_tasks(standing).filter(state__in=sorted(OPEN))
    mine = Q(lead__in=units) | Q(officer=person) | Q(supervisor=person)
    for task in seen.filter(mine, due_on__gte=today - BACK).select_related("lead")[:MOST]:
        yield _day(f"task-{task.pk}", task, task.due_on, vi=vi)
    parts = Part.objects.filter(unit__in=units, task__in=seen.values("pk"), state__in=sorted(OPEN))
    for part in parts.select_related("task__lead")[:MOST]:
        due_on = part.due_on or part.task.due_on
        if due_on is not None and due_on >= today - BACK:
            yield _day(f"part-{part.pk}", part.task, due_on, vi=vi)
    about = seen.filter(restricted=False).values("occasion")
    for occasion in Occasion.objects.filter(pk__in=about, on__gte=today - BACK)[:MOST]:
        if occasion.on is not None:
            yield Day(f"occasion-{occasion.pk}", occasion.on, occasion.name)


def _day(key: str, task: Task, due_on: date | None, *, vi: bool) -> Day:
    assert due_on is not None
    start, url = "Hạn" if vi else "Due", address_of(reverse("task-page", args=[task.pk]))
    if task.restricted:
        return Day(key, due_on, f"{start}: {HIDDEN.vi if vi else HIDDEN.en}", url=url)
    words = task.content if task.lead is None else f"{task.lead.name}: {task.content}"
    return Day(key, due_on, f"{start}: {task.title}", words, url)
