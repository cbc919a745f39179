"""What the pages show, gathered in few queries and computed without HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dondoc.vietnamese.collation import sort_key
from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.site.questions import Given
from dondoc_office.tasks.charts import Piece, pieces
from dondoc_office.tasks.models import Extension, Part, Request, Task, TaskQuerySet
from dondoc_office.tasks.models.request import RequestState
from dondoc_office.tasks.policy import answers_request, seen_among, visible_tasks
from dondoc_office.tasks.rows import Row, as_rows, rows_of
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.tasks.tallies import Sort, counts
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness
from dondoc_office.units.models import Membership, OfficeSetting, Role, Unit, UnitQuerySet
from dondoc_office.units.standing import Standing

_UNDER_WAY = frozenset({State.RECEIVED, State.IN_PROGRESS, State.RETURNED})
_ORDER_IN_TIME = (
    Timeliness.OPEN_OVERDUE,
    Timeliness.DUE_SOON,
    Timeliness.OPEN_IN_TIME,
    Timeliness.NO_DEADLINE,
)
FOUR_CELLS = (
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.OPEN_IN_TIME,
    Timeliness.OPEN_OVERDUE,
)


def listed(tasks: TaskQuerySet) -> TaskQuerySet:
    """With what a row of a list shows, and without the long texts behind it."""
    return tasks.select_related("lead", "document", "supervisor", "office").defer(
        "content", "words", "reason", "lead__words", "office__words", "document__reading", "document__words"
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What one person has to do (việc của tôi)."""

    to_receive: list[Row]
    late: list[Row]
    soon: list[Row]
    under_way: list[Row]
    to_decide: list[Row]
    extensions: list[Extension]
    requests: list[Request]
    drafts: list[Row]
    sent_back: list[Row]

    @property
    def empty(self) -> bool:
        return not any(getattr(self, name) for name in self.__slots__)


def desk(standing: Standing, *, today: date, most: int = 20) -> Desk:
    """Hers by her unit's lead or part, or by her name; and what waits for her word. No task stands twice."""
    seen = visible_tasks(standing)
    hers = as_rows(seen.filter(_given_by(standing)))
    worked = seen.filter(pk__in=_in_hand(standing), closed_at=None, state__in=_UNDER_WAY | {State.ASSIGNED})
    own = _by_cell(rows_of(as_rows(worked)), today=today)
    in_time = [row for cell, rows in own.items() if cell is not Timeliness.OPEN_OVERDUE for row in rows]
    later = (*own[Timeliness.OPEN_IN_TIME], *own[Timeliness.NO_DEADLINE])
    return Desk(
        to_receive=[row for row in in_time if row.current is State.ASSIGNED][:most],
        late=own[Timeliness.OPEN_OVERDUE][:most],
        soon=[row for row in own[Timeliness.DUE_SOON] if row.current in _UNDER_WAY][:most],
        under_way=[row for row in later if row.current in _UNDER_WAY][:most],
        to_decide=rows_of(hers.filter(state=State.SUBMITTED)[:most]),
        extensions=waiting_extensions(standing, most=most),
        requests=waiting_requests(standing, most=most),
        drafts=rows_of(hers.filter(state=State.DRAFT)[:most]),
        sent_back=rows_of(hers.filter(state=State.SENT_BACK)[:most]),
    )


def _by_cell(rows: Iterable[Row], *, today: date) -> dict[Timeliness, list[Row]]:
    """In the order of the cells in time, so that rows by date stay so one cell after another."""
    soon = OfficeSetting.objects.soon()
    found: dict[Timeliness, list[Row]] = {cell: [] for cell in _ORDER_IN_TIME}
    for row in rows:
        found[row.timeliness(today, soon)].append(row)
    return found


def _in_hand(standing: Standing) -> QuerySet[Any, Any]:
    """The keys of what her units lead or have a part in, and of what is hers by name: each by its own index."""
    units = standing.units(Role.OFFICER, Role.HEAD, Role.CLERK)
    still = Task.objects.order_by().filter(closed_at=None)
    parts = Part.objects.order_by().filter(unit__in=units)
    return (
        still.filter(officer=standing.person)
        .values("pk")
        .union(still.filter(lead__in=units).values("pk"), parts.values("task"))
    )


def _given_by(standing: Standing) -> Q:
    """What waits for her word in the end: given by her office, or supervised by her."""
    return Q(office__in=standing.units(Role.LEADER, Role.CLERK)) | Q(supervisor=standing.person)


def waiting_extensions(standing: Standing, *, most: int) -> list[Extension]:
    """Extensions asked for that she may answer."""
    giving = standing.units(Role.LEADER, Role.CLERK)
    hers = Q(task__office__in=giving) | Q(task__supervisor=standing.person)
    asked = list(Extension.objects.filter(hers, state="asked").select_related("task", "asked_by"))
    seen = seen_among(standing, [extension.task_id for extension in asked])
    return [extension for extension in asked if extension.task_id in seen][:most]


def waiting_requests(standing: Standing, *, most: int) -> list[Request]:
    """A cause, another lead, a suspension: asked for, and hers to answer."""
    offices = standing.units(Role.LEADER, Role.CLERK, Role.HEAD)
    hers = Q(task__office__in=offices) | Q(task__supervisor=standing.person)
    asked = Request.objects.filter(hers, state=RequestState.ASKED).order_by("asked_at", "pk")
    found = list(asked.select_related("task__office", "lead", "part__unit", "asked_by"))
    seen = seen_among(standing, [request.task_id for request in found])
    return [one for one in found if one.task_id in seen and answers_request(standing, one)][:most]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the four-cell table: what a unit (field, leader) has, by cell."""

    key: str
    name: str
    cells: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.cells)

    @property
    def bar(self) -> list[Piece]:
        return pieces(self.cells)

    @property
    def late_share(self) -> int:
        """Percent of its tasks that are open and overdue; 0 where it has none."""
        return round(100 * self.cells[-1] / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The leader's page (trang lãnh đạo): exceptions first."""

    cells: tuple[tuple[Timeliness, str, int], ...]
    soon: int
    waiting: int
    late: list[Row]
    due: list[Row]
    to_decide: list[Row]
    asked: list[Extension]
    requests: list[Request]
    by_unit: list[Line]
    by_field: list[Line]
    by_leader: list[Line]

    @property
    def bar(self) -> list[Piece]:
        return pieces([count for _, _, count in self.cells])

    @property
    def on_time_share(self) -> int | None:
        """Percent done on time of what is done or overdue; None where nothing is."""
        on_time, late, overdue = (self.cells[place][2] for place in (0, 1, 3))
        decided = on_time + late + overdue
        return round(100 * on_time / decided) if decided else None


def overview(standing: Standing, *, today: date) -> Overview:
    """Everything she sees counted once by sort, then added up three ways."""
    all_seen = visible_tasks(standing)
    seen = all_seen.filter(parent=None)
    soon = OfficeSetting.objects.soon()
    found = counts(standing, today=today, soon=soon)
    total: Counter[str] = Counter()
    for counted in found.values():
        total.update(counted)
    return Overview(
        cells=tuple(
            (cell, TIMELINESS_NAMES[cell].vi, number)
            for cell, number in zip(FOUR_CELLS, _four(total), strict=True)
        ),
        soon=total[Timeliness.DUE_SOON],
        waiting=total[State.SUBMITTED],
        late=rows_of(as_rows(seen.overdue(today=today))[:8]),
        due=rows_of(as_rows(seen.in_time_cell(Timeliness.DUE_SOON, today=today, soon=soon))[:8]),
        to_decide=rows_of(as_rows(all_seen.filter(_given_by(standing), state=State.SUBMITTED))[:8]),
        asked=waiting_extensions(standing, most=8),
        requests=waiting_requests(standing, most=8),
        by_unit=_lines(found, lambda sort: sort.lead, _unit_names),
        by_field=_lines(found, lambda sort: sort.field, lambda keys: {key: (key, key) for key in keys}),
        by_leader=_lines(found, lambda sort: sort.supervisor, _leader_names),
    )


def _four(counted: Counter[str]) -> tuple[int, ...]:
    """The four cells; what is due soon is still in time."""
    cells = [counted[cell] for cell in FOUR_CELLS]
    cells[2] += counted[Timeliness.DUE_SOON]
    return tuple(cells)


Names = Mapping[Any, tuple[str, str]]


def _lines(
    found: Mapping[Sort, Counter[str]], key_of: Callable[[Sort], Any], named: Callable[[list[Any]], Names]
) -> list[Line]:
    """One line for each unit, field or leader that has any; most overdue first."""
    added: dict[Any, Counter[str]] = {}
    for sort, counted in found.items():
        added.setdefault(key_of(sort), Counter()).update(counted)
    names = named([key for key in added if key])
    lines = [Line(*names[key], _four(counted)) for key, counted in added.items() if key in names]
    return sorted(lines, key=lambda line: (-line.cells[-1], -line.total, sort_key(line.name)))


def _unit_names(keys: list[Any]) -> Names:
    rows = Unit.objects.order_by().values_list("pk", "code", "name")
    return {pk: (code, name) for pk, code, name in rows.filter(pk__in=keys)}


def _leader_names(keys: list[Any]) -> Names:
    rows = Person.objects.filter(pk__in=keys).values_list("pk", "name")
    return {pk: (str(pk), name) for pk, name in rows}


def units_to_choose(office: Unit, *, today: date) -> UnitQuerySet:
    return Unit.objects.existing(on=today).under([office.path]).exclude(pk=office.pk)


def units_owing(document: Document) -> UnitQuerySet:
    """Units that lead open tasks of a document or have an open part of one."""
    tasks = Task.objects.filter(document=document).open().order_by()
    parts = Part.objects.filter(task__in=tasks.values("pk"), state__in=sorted(OPEN)).order_by()
    leading = Q(pk__in=tasks.exclude(lead=None).values("lead"))
    return Unit.objects.filter(leading | Q(pk__in=parts.values("unit")))


def leaders_to_choose(today: date | Given) -> QuerySet[Person]:
    """Everybody who leads an office on the day."""
    held = Membership.objects.held(on=today).filter(role=Role.LEADER)
    return Person.objects.filter(pk__in=held.values("person")).only("name")
