"""Who sees a task and who may do what to it; row test and query filter from one rule each.

Seen by (design.md §5): people whose unit, or a unit below it, leads, coordinates, has a part, receives or
supervises; and clerks, leaders and auditors at or above the giving office or one of those units.
A restricted task is seen only through its document's names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import secret_documents
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.questions import asked, instances, number
from dondoc_office.tasks.models import Coordination, Extension, Occasion, Part, Request, Task, TaskQuerySet
from dondoc_office.tasks.models.request import RequestKind
from dondoc_office.tasks.states import Move
from dondoc_office.units.models import Role, Unit, UnitQuerySet
from dondoc_office.units.policy import NAME_OFFICERS
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
WORKERS = (Role.OFFICER, Role.HEAD)
GIVERS_INSIDE = NAME_OFFICERS
"""Who hands work down inside a unit and says which officer does it."""

WHY: Mapping[str, Message] = {
    "lead": Message(
        "chỉ đơn vị chủ trì (hoặc đơn vị có phần việc) làm việc này.", "only the lead unit does this."
    ),
    "giver": Message(
        "chỉ lãnh đạo giao việc, hoặc văn thư của cơ quan giao thay lãnh đạo, làm việc này.",
        "only the assigning leader, or the clerk of the giving office in his name, does this.",
    ),
    "doer": Message("không ai tự chấp nhận kết quả của chính mình.", "nobody accepts their own work."),
    "director": Message(
        "chỉ người đứng đầu, lãnh đạo hoặc văn thư của đơn vị chủ trì làm việc này.",
        "only the head, a leader or the clerk of the lead unit does this.",
    ),
    "linker": Message(
        "chỉ bên giao việc và đơn vị chủ trì làm việc này.", "only the giver and the lead unit do this."
    ),
    "asker": Message("không ai tự trả lời đề nghị của chính mình.", "nobody answers their own request."),
    "leader": Message(
        "chỉ lãnh đạo của cơ quan giao việc làm việc này.", "only a leader of the giving office does this."
    ),
}


def _below(paths: tuple[str, ...]) -> UnitQuerySet:
    """The keys of the units at these paths and under them, to ask with."""
    return Unit.objects.under(list(paths)).order_by().only("pk")


def oversees_all(paths: tuple[str, ...]) -> bool:
    """Is there no unit beside these paths? Then every task is given under them, and nothing need be asked."""
    return bool(paths) and not asked(_beside, paths)


def _beside(paths: tuple[str, ...]) -> QuerySet[Unit, Any]:
    """One unit that lies elsewhere, if there is one."""
    beside = Unit.objects.order_by()
    for path in paths:
        beside = beside.exclude(path__startswith=path)
    return beside.values_list("pk")[:1]


def sees_everything(standing: Standing) -> bool:
    """Whatever is given in the whole tree, what is restricted apart."""
    return oversees_all(standing.paths(*OVERSEERS))


class _Names(Func):
    """Does this document name the person or one of the units (được nêu tên trong văn bản)?

    Every page asks it, some of them several times: the words of the question are made here, because two
    nested queries would be built anew each time.
    """

    conditional = True
    output_field = BooleanField()

    def __init__(self, document: str, person: int, units: tuple[int, ...], **extra: Any) -> None:
        super().__init__(F(document), **extra)
        self.person, self.units = person, units

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_unused: Any, **_extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        document, given = compiler.compile(self.source_expressions[0])
        asked = [f"{document} IN ({_NAMED_PEOPLE})"]
        params: tuple[str | int, ...] = (*given, self.person)
        if self.units:
            units = ", ".join(["%s"] * len(self.units))
            asked.append(f"{document} IN ({_NAMED_UNITS.format(units)})")
            params = (*params, *given, *self.units)
        return f"({' OR '.join(asked)})", params


_NAMED_PEOPLE = (
    f'SELECT document_id FROM "{Document.named_people.through._meta.db_table}" WHERE person_id = %s'
)
_NAMED_UNITS = (
    f'SELECT document_id FROM "{Document.named_units.through._meta.db_table}" WHERE unit_id IN ({{}})'
)


def _named(standing: Standing) -> _Names:
    """Tasks whose restricted document names the person or one of her units."""
    return _Names("document", standing.person, tuple(sorted(standing.units(*OVERSEERS, *WORKERS))))


def visible_tasks(standing: Standing) -> TaskQuerySet:
    """Every task that the person may see; nothing for somebody without a role."""
    return visible_among(standing, sees_everything(standing))


def visible_among(standing: Standing, everything: bool) -> TaskQuerySet:
    """The same for a kept question, which asks nothing itself: `everything` is what `sees_everything` said."""
    return Task.objects.filter(_concerned(standing, everything), Q(restricted=False) | _named(standing))


def visible_restricted(standing: Standing) -> TaskQuerySet:
    """Only the restricted ones among them: found by the documents that name her, never among all tasks."""
    return Task.objects.filter(
        _concerned(standing, sees_everything(standing)), _named(standing), restricted=True
    )


def _concerned(standing: Standing, everything: bool) -> Q:
    """The units and people of a task are hers, or below her."""
    everywhere = standing.paths(Role.CLERK, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.OFFICER)
    above = standing.paths(*OVERSEERS)
    concerned = Q()
    if not everything:
        below = _below(everywhere)
        concerned = Q(supervisor=standing.person) | Q(officer=standing.person)
        concerned |= Q(lead__in=below) | Q(receiver_unit__in=below) | Q(office__in=_below(above))
        concerned |= Q(office__in=standing.units(*GIVERS_INSIDE, Role.OFFICER))
        concerned |= Q(pk__in=Part.objects.filter(unit__in=below).values("task"))
        concerned |= Q(pk__in=Coordination.objects.filter(unit__in=below).values("task"))
    return concerned


def secret_tasks(standing: Standing) -> TaskQuerySet:
    """Those of restricted documents that do not name her."""
    return Task.objects.filter(document__in=secret_documents(standing).values("pk"))


def secret_occasions(standing: Standing) -> QuerySet[Occasion]:
    """Events that only such tasks know."""
    hanging = secret_tasks(standing).filter(occasion__isnull=False).order_by()
    others = Task.objects.filter(occasion__isnull=False).exclude(pk__in=hanging.values("pk")).order_by()
    return Occasion.objects.filter(pk__in=hanging.values("occasion")).exclude(
        pk__in=others.values("occasion")
    )


def seen_among(standing: Standing, keys: Iterable[int]) -> frozenset[int]:
    """Which of these tasks she sees: asked with their keys, never by gathering all that she sees."""
    keys = set(keys)
    if not keys:
        return frozenset()
    return frozenset(visible_tasks(standing).order_by().filter(pk__in=keys).values_list("pk", flat=True))


def sees(standing: Standing, task: Task) -> bool:
    """The same for one row."""
    if task.restricted and not _is_named(standing, task):
        return False
    everywhere = (Role.CLERK, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.OFFICER)
    units = [
        task.lead,
        task.receiver_unit,
        *(part.unit for part in task.parts.all()),
        *task.coordinators.all(),
    ]
    if any(unit is not None and standing.holds(*everywhere, at=unit.path) for unit in units):
        return True
    if standing.person in (task.supervisor_id, task.officer_id):
        return True
    if task.office_id in standing.units(*GIVERS_INSIDE, Role.OFFICER):
        return True
    return standing.holds(*OVERSEERS, at=task.office.path)


def _is_named(standing: Standing, task: Task) -> bool:
    document = task.document
    if document is None:
        return False
    if document.named_people.filter(pk=standing.person).exists():
        return True
    return document.named_units.filter(pk__in=standing.units(*OVERSEERS, *WORKERS)).exists()


def gives(standing: Standing, task: Task) -> bool:
    """A leader or clerk of the giving office (or above), its head, or the supervising leader himself."""
    return (
        task.supervisor_id == standing.person
        or task.office_id in standing.units(Role.HEAD)
        or standing.holds(Role.LEADER, Role.CLERK, at=task.office.path)
    )


def reminds(standing: Standing) -> bool:
    """Gives tasks somewhere: is offered to remind of them; which ones, `gives` decides."""
    return standing.holds(Role.LEADER, Role.CLERK)


def changes_many(standing: Standing, step: str) -> bool:
    """Is offered this step for many tasks at once: heads hand out, who gives tasks directs too."""
    return standing.holds(Role.LEADER, Role.CLERK) or (
        step in {"assign", "officer"} and standing.holds(Role.HEAD)
    )


def leads(standing: Standing, task: Task) -> bool:
    """Works in the lead unit (officer, head or its clerk); a task for many is worked on by its parts."""
    return not task.to_group and task.lead_id in standing.units(Role.OFFICER, Role.HEAD, Role.CLERK)


def does(standing: Standing, part: Part) -> bool:
    return part.unit_id in standing.units(Role.OFFICER, Role.HEAD, Role.CLERK)


def decides(standing: Standing, task: Task) -> bool:
    """Gives the task and is not the one who did it: nobody closes what they did themselves."""
    latest = task.results.first()
    doer = latest.submitted_by_id if latest else None
    return gives(standing, task) and doer != standing.person


def grants_late(standing: Standing, task: Task) -> bool:
    """A leader may grant an extension after the date has passed."""
    return task.supervisor_id == standing.person or standing.holds(Role.LEADER, at=task.office.path)


def directs(standing: Standing, task: Task) -> bool:
    """Head, leader or clerk of the lead unit: names the officer, hands sub-tasks down."""
    return not task.to_group and task.lead_id in standing.units(*GIVERS_INSIDE)


def dates_occasions(standing: Standing, office: Unit) -> bool:
    """Those who give tasks for an office say when its events are."""
    return office.pk in standing.units(Role.HEAD) or standing.holds(Role.LEADER, Role.CLERK, at=office.path)


def visible_occasions(standing: Standing) -> QuerySet[Occasion]:
    """Events on which a task hangs that she sees; one with no task yet, for those who may date it.

    An event that only restricted tasks know is as hidden as they are.
    """
    hanging = visible_tasks(standing).filter(occasion__isnull=False).values("occasion")
    own = Q(office__in=_below(standing.paths(Role.LEADER, Role.CLERK))) | Q(
        office__in=standing.units(Role.HEAD)
    )
    return Occasion.objects.filter(Q(pk__in=hanging) | (own & Q(tasks=None))).distinct()


def links(standing: Standing, task: Task) -> bool:
    """Says how a task belongs to another: who gave it, and who works on it."""
    return gives(standing, task) or leads(standing, task)


MAY: Mapping[Move, tuple[Callable[[Standing, Task], bool], str]] = {
    Move.ASSIGN: (gives, "giver"),
    Move.RECEIVE: (leads, "lead"),
    Move.SEND_BACK: (leads, "lead"),
    Move.REPORT: (leads, "lead"),
    Move.SUBMIT: (leads, "lead"),
    Move.ACCEPT: (decides, "giver"),
    Move.RETURN: (decides, "giver"),
    Move.SUSPEND: (gives, "giver"),
    Move.RESUME: (gives, "giver"),
    Move.CANCEL: (gives, "giver"),
    Move.CLOSE: (gives, "giver"),
    Move.REDIRECT: (gives, "giver"),
}


def may(standing: Standing, task: Task, move: Move) -> bool:
    allowed, _ = MAY[move]
    return allowed(standing, task)


def require(standing: Standing, task: Task, move: Move) -> None:
    """NotAllowed, with the reason, where she may not."""
    allowed, why = MAY[move]
    if not allowed(standing, task):
        own = move in {Move.ACCEPT, Move.RETURN} and gives(standing, task)
        raise NotAllowed(WHY["doer" if own else why])


WORK_OF_A_PART = frozenset({Move.RECEIVE, Move.REPORT, Move.SUBMIT})
ANSWERS_TO_A_PART = frozenset({Move.ACCEPT, Move.RETURN})


def may_part(standing: Standing, part: Part, move: Move) -> bool:
    """The unit works on its part; the giver answers, unless he did it himself."""
    if move in WORK_OF_A_PART:
        return does(standing, part)
    latest = part.results.first()
    own = latest is not None and latest.submitted_by_id == standing.person
    return move in ANSWERS_TO_A_PART and gives(standing, part.task) and not own


def why_not_part(standing: Standing, part: Part, move: Move) -> Message:
    """The reason of a refusal, as a sentence."""
    if move in WORK_OF_A_PART:
        return WHY["lead"]
    return WHY["doer" if gives(standing, part.task) else "giver"]


def get_part(standing: Standing, task_pk: int, pk: int) -> Part:
    """The part of a task that she sees; else 404."""
    task = get_task(standing, task_pk)
    return get_object_or_404(task.parts.select_related("unit", "task__office"), pk=pk)


def get_task(standing: Standing, pk: int) -> Task:
    """The task; 404 where it is not hers to see."""
    found = instances(_task, standing, sees_everything(standing), task=pk)
    if not found:
        raise Http404
    return found[0]


def _task(standing: Standing, everything: bool) -> TaskQuerySet:
    tasks = visible_among(standing, everything).filter(pk=number("task")).order_by()
    return tasks.select_related("office", "lead", "document").defer("document__reading")


def answers_extension(standing: Standing, task: Task, extension: Extension) -> bool:
    return gives(standing, task) and extension.asked_by_id != standing.person


def answers_request(standing: Standing, request: Request) -> bool:
    """A cause of lateness is confirmed by a leader alone; nobody answers his own request."""
    competent = grants_late if request.kind == RequestKind.CAUSE else gives
    return competent(standing, request.task) and request.asked_by_id != standing.person


def why_not_answer(standing: Standing, request: Request) -> Message:
    if request.asked_by_id == standing.person:
        return WHY["asker"]
    return WHY["leader" if request.kind == RequestKind.CAUSE else "giver"]
