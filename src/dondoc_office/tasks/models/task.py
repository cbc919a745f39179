"""Tasks, their coordinators and links between them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.lookups import LessThan, Range
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document, Proposal
from dondoc_office.site.searching import SearchColumn, folded_words
from dondoc_office.tasks.models.held import held
from dondoc_office.tasks.models.occasion import Occasion
from dondoc_office.tasks.states import ENDED, OPEN, STATE_NAMES, State
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness, days_late, timeliness
from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.units.rhythm import USUAL, Soon


class ByDay(Func):
    """The day to sort by (thứ tự theo hạn); without a date last. Written out, so that an index can hold it."""

    template = "COALESCE(%(expressions)s, '9999-12-31')"
    output_field = models.DateField()

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        super().__init__(*(expressions or (F("due_on"),)), **extra)


class Origin(models.TextChoices):
    """Where a task comes from (nguồn gốc)."""

    DOCUMENT = "document", _("Từ văn bản")
    HAND = "hand", _("Nhập tay")
    UPPER = "upper", _("Cấp trên giao")


class DeadlineKind(models.TextChoices):
    """Kinds of deadline, as in the contract of the notice (loại thời hạn)."""

    NONE = "", _("Chưa có hạn")
    DATE = "date", _("Ngày cụ thể")
    PERIOD = "period", _("Trong kỳ")
    RECURRENT = "recurrent", _("Định kỳ")
    RELATIVE = "relative", _("Kể từ một mốc")
    BEFORE_EVENT = "before_event", _("Trước một sự kiện")
    DEFAULT = "default", _("Theo hạn chung của cơ quan")


_MANY = 500


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> Self:
        return self.filter(state__in=sorted(OPEN), closed_at=None)

    def in_time_cell(self, cell: Timeliness, *, today: date, soon: Soon | None = None) -> Self:
        """The rows of one cell; says in SQL what `timeliness()` says of one row (tested equal).

        `soon` is asked for where the cell depends on it; whoever asks for several cells hands it in.
        The day to sort by is bounded too: an index holds it, and past the bound there is nothing to look at.
        """
        if cell is Timeliness.DUE_SOON:
            soon = OfficeSetting.objects.soon() if soon is None else soon
            near = Range(ByDay(), (Value(today), Value(today + soon.longest)))
            return self.filter(self.cell(cell, today=today, soon=soon), near)
        found = self.filter(self.cell(cell, today=today, soon=soon))
        return found.filter(LessThan(ByDay(), Value(today))) if cell is Timeliness.OPEN_OVERDUE else found

    @staticmethod
    def cell(cell: Timeliness, *, today: date, soon: Soon | None = None) -> Q:
        """The condition of one cell, to filter or to count by."""
        waits = Q(state=State.SUBMITTED, finished_on__isnull=False, finished_on__lte=F("due_on"))
        running = Q(state__in=sorted(OPEN - {State.SUSPENDED}), closed_at=None)
        dated = running & Q(due_on__isnull=False)
        done_late = Q(state=State.DONE, due_on__isnull=False, finished_on__gt=F("due_on"))
        near, far = _near_and_far(cell, today, soon)
        cells = {
            Timeliness.DONE_ON_TIME: Q(state=State.DONE) & (Q(due_on=None) | Q(finished_on__lte=F("due_on"))),
            Timeliness.DONE_LATE: done_late,
            Timeliness.OPEN_OVERDUE: dated & Q(due_on__lt=today) & ~waits,
            Timeliness.DUE_SOON: dated & Q(due_on__gte=today) & near & ~waits,
            Timeliness.OPEN_IN_TIME: dated & (waits | far),
            Timeliness.NO_DEADLINE: running & Q(due_on=None),
            Timeliness.SUSPENDED: Q(state=State.SUSPENDED),
            Timeliness.ENDED_OTHERWISE: Q(
                state__in=sorted(ENDED - {State.DONE} | {State.DRAFT, State.SENT_BACK})
            ),
        }
        return cells[cell]

    def overdue(self, *, today: date) -> Self:
        return self.in_time_cell(Timeliness.OPEN_OVERDUE, today=today)

    def of_unit(self, unit: Unit) -> Self:
        """What the unit leads or has a part in.

        The parts are asked for first where they are not many: a question inside an OR keeps PostgreSQL off
        the index of the lead, and it walks every open task instead.
        """
        parts = (
            self.model._meta.get_field("parts").related_model._default_manager.filter(unit=unit).order_by()
        )
        shared = list(parts.values_list("task", flat=True)[: _MANY + 1])
        if not shared:
            return self.filter(lead=unit)
        return self.filter(Q(lead=unit) | Q(pk__in=parts.values("task") if len(shared) > _MANY else shared))

    def matching(self, words: str) -> Self:
        """The words are its own, or of a report on it; asked one by one, since an OR uses no full-text index."""
        own = self.model._default_manager.order_by().filter(words__phrase=words).values("pk")
        return self.filter(pk__in=own.union(self._reported(words)))

    def keys_matching(self, words: str) -> models.QuerySet[Any, Any]:
        """`key` and `day` of the same tasks, to page through (`site/paging.py`): none is looked at twice."""
        found = self.order_by().annotate(key=F("pk"), day=ByDay()).values_list("key", "day")
        return found.filter(words__phrase=words).union(found.filter(pk__in=self._reported(words)))

    def _reported(self, words: str) -> models.QuerySet[Any, Any]:
        reports = self.model._meta.get_field("reports").related_model._default_manager
        found: models.QuerySet[Any, Any] = reports.order_by().filter(words__phrase=words).values("task")
        return found


def _near_and_far(cell: Timeliness, today: date, soon: Soon | None) -> tuple[Q, Q]:
    """Dates that are near and that are not, by the distance of each task's office.

    The plain bound beside the chosen one keeps the index on the date in use.
    """
    if cell not in {Timeliness.DUE_SOON, Timeliness.OPEN_IN_TIME}:
        return Q(), Q()
    soon = OfficeSetting.objects.soon() if soon is None else soon
    if not soon.by_office:
        return Q(due_on__lte=today + USUAL.soon), Q(due_on__gt=today + USUAL.soon)
    offices: dict[timedelta, list[int]] = {}
    for office, near in soon.by_office.items():
        offices.setdefault(near, []).append(office)
    last = Case(
        *(When(office__in=keys, then=Value(today + near)) for near, keys in offices.items()),
        default=Value(today + USUAL.soon),
        output_field=models.DateField(),
    )
    return (
        Q(due_on__lte=last) & Q(due_on__lte=today + soon.longest),
        Q(due_on__gt=last) & Q(due_on__gt=today + soon.shortest),
    )


_COUNTED = {"tasks_open_counted": (), "tasks_lead_counted": ("lead",)}


def _counted_alone(name: str, *fields: str) -> models.Index:
    """All that counting open tasks asks for, so that the rows, wide and far apart, are not looked at."""
    asked = (*fields, "state", "restricted", "document", "closed_at")
    return models.Index(fields=asked, condition=Q(closed_at=None), name=name)


class Task(models.Model):
    """An obligation of a unit (nhiệm vụ), born from an order of a document or from a hand."""

    office = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="given_tasks", help_text="who gave it"
    )
    # The six rõ: work, lead, date, accountable leader, product, authority
    title = models.CharField(max_length=300)
    content = models.TextField()
    lead = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="led_tasks")
    lead_text = models.CharField(max_length=300, blank=True, help_text="as the document names it")
    to_group = models.BooleanField(default=False, help_text="given to many: each unit has a part")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="own_tasks"
    )
    helpers_text = models.CharField(max_length=500, blank=True, help_text="coordinating, known as no unit")
    coordinators = models.ManyToManyField(Unit, through="Coordination", related_name="coordinated_tasks")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supervised_tasks",
    )
    receiver = models.CharField(max_length=300, blank=True, help_text="who gets the product")
    receiver_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited_tasks"
    )
    authority = models.CharField(max_length=300, blank=True, help_text="who signs or decides")
    product = models.CharField(max_length=300, blank=True)
    product_kind = models.CharField(max_length=20, blank=True)
    field = models.CharField(max_length=80, blank=True, help_text="lĩnh vực")
    # The deadline
    deadline_kind = models.CharField(max_length=12, choices=DeadlineKind.choices, default="", blank=True)
    deadline_value = models.CharField(max_length=40, blank=True, help_text="as in the contract")
    deadline_text = models.CharField(max_length=300, blank=True, help_text="the words")
    due_on = models.DateField(null=True, blank=True, help_text="the last day that keeps the deadline")
    due_time = models.TimeField(null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True, help_text="before any extension")
    occasion = models.ForeignKey(
        Occasion, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    recurs_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="occurrences"
    )
    period = models.CharField(max_length=10, blank=True, help_text="of a recurring task, as in the contract")
    recurs_until = models.DateField(
        null=True, blank=True, help_text="of the first of a series: no new one after this day"
    )
    # Where it comes from
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.HAND)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    proposal = models.OneToOneField(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="task"
    )
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", db_index=False
    )
    parent_needs_it = models.BooleanField(default=True, help_text="the parent cannot close before it")
    # Its life
    state = models.CharField(
        max_length=21, choices=[(s.value, m.vi) for s, m in STATE_NAMES.items()], default=State.DRAFT
    )
    before_suspension = models.CharField(max_length=21, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    assigned_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True, help_text="the day the product was submitted")
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="of the last move that needs one")
    ending_document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ended_tasks",
        help_text="the later document that took the order back",
    )
    objective_cause = models.CharField(max_length=500, blank=True, help_text="confirmed cause of lateness")
    last_report_at = models.DateTimeField(null=True, blank=True)
    # For those who may not see it, and for finding it
    restricted = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    words = SearchColumn(editable=False, default="")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = (ByDay(), "pk")
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="tasks_percent"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(finished_on__isnull=False), name="tasks_done_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"]) | Q(lead__isnull=False) | Q(to_group=True),
                name="tasks_somebody_leads",
            ),
            models.CheckConstraint(
                condition=Q(source_start=None) | Q(source_end__gte=F("source_start")),
                name="tasks_source_in_order",
            ),
            models.UniqueConstraint(
                fields=["recurs_from", "period"],
                condition=Q(recurs_from__isnull=False),
                name="tasks_one_of_a_period",
            ),
        ]
        indexes = [
            models.Index(F("lead"), F("state"), ByDay(), name="tasks_lead_due"),
            models.Index(F("office"), F("state"), ByDay(), name="tasks_office_due"),
            models.Index(F("state"), ByDay(), name="tasks_due"),
            models.Index(ByDay(), F("id"), condition=Q(closed_at=None), name="tasks_open_by_day"),
            models.Index(F("lead"), ByDay(), condition=Q(closed_at=None), name="tasks_lead_open"),
            *(_counted_alone(name, *fields) for name, fields in _COUNTED.items()),
            models.Index(ByDay(), F("id"), name="tasks_by_day"),
            models.Index(
                *(F("officer"), F("state"), ByDay()),
                condition=Q(officer__isnull=False),
                name="tasks_of_officer",
            ),
            models.Index(fields=["document"], name="tasks_document"),
            models.Index(
                fields=["closed_at"], condition=Q(closed_at__isnull=False), name="tasks_closed_by_time"
            ),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="tasks_children"),
            models.Index(fields=["closed_at"], condition=Q(restricted=True), name="tasks_restricted_closed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def current(self) -> State:
        return State(self.state)

    @property
    def is_open(self) -> bool:
        return self.current in OPEN

    def timeliness(self, today: date, soon: Soon) -> Timeliness:
        near = soon.of(self.office_id)
        return timeliness(self.current, self.due_on, self.finished_on, today=today, soon=near)

    def timeliness_name(self, today: date, soon: Soon) -> str:
        return TIMELINESS_NAMES[self.timeliness(today, soon)].vi

    def days_late(self, today: date) -> int:
        return days_late(self.due_on, self.finished_on, today=today)

    @cached_property
    def held(self) -> frozenset[str]:
        """Which of its relations held any row when this was asked: `reports`, `parts`, `extensions` ...; for pages."""
        return held(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of the six rõ it lacks; a task may be assigned incomplete and says so."""
        held = {
            "lead": self.lead_id is not None or self.to_group,
            "work": bool(self.content.strip()),
            "deadline": self.due_on is not None or self.deadline_kind != "",
            "responsible": self.supervisor_id is not None,
            "product": bool(self.product),
            "authority": bool(self.authority or self.receiver),
        }
        return tuple(name for name, there in held.items() if not there)

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving changed words."""
        lead = self.lead.words if self.lead else self.lead_text
        self.words = folded_words(self.title, self.content, self.product, self.receiver, self.field, lead)


class Coordination(models.Model):
    """A unit that works with the lead (đơn vị phối hợp)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="coordinations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="tasks_coordinator_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.task}"


class LinkKind(models.TextChoices):
    """How two tasks belong together (quan hệ)."""

    FOLLOWS = "follows", _("Làm sau")
    REPEATS = "repeats", _("Giao lại")
    RELATES = "relates", _("Liên quan")
    APART = "apart", _("Không liên quan")


class Link(models.Model):
    """A link between two tasks (liên kết)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=8, choices=LinkKind.choices, default=LinkKind.RELATES)
    times = models.PositiveSmallIntegerField(default=0, help_text="of REPEATS: which time it is given")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "other", "kind"], name="tasks_link_once"),
            models.CheckConstraint(condition=~Q(task=F("other")), name="tasks_no_link_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind} {self.other_id}"
