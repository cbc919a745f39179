"""The rows of every list of tasks: the columns they need, and their HTML.

A list is the page that everybody has open all day, and two thirds of what it cost were model objects and
template nodes. So a row is fetched as plain values and written here, in one place; everything that is not
ours passes `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc_office.documents.models import referred_to
from dondoc_office.tasks.marks import Marks
from dondoc_office.tasks.models import Task, TaskQuerySet
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.tasks.timeliness import Timeliness, timeliness
from dondoc_office.units.rhythm import Soon


class Row(NamedTuple):
    """What a list shows of one task (dòng của danh sách nhiệm vụ)."""

    pk: int
    title: str
    state: str
    due_on: date | None
    finished_on: date | None
    percent: int
    last_report_at: datetime | None
    assigned_at: datetime | None
    office: int
    office_path: str
    lead: int | None
    lead_name: str | None
    lead_short_name: str | None
    lead_text: str
    to_group: bool
    document: int | None
    number: str | None
    symbol: str | None
    issued_on: date | None
    file_name: str | None

    @property
    def current(self) -> State:
        return _STATES[self.state]

    def timeliness(self, today: date, soon: Soon) -> Timeliness:
        near = soon.of(self.office)
        return timeliness(self.current, self.due_on, self.finished_on, today=today, soon=near)

    @property
    def reference(self) -> str:
        return referred_to(self.number or "", self.symbol or "", self.issued_on, self.file_name or "")


_STATES = {state.value: state for state in State}
_COLUMNS = (
    *("pk", "title", "state", "due_on", "finished_on", "percent", "last_report_at", "assigned_at"),
    *("office", "office__path", "lead", "lead__name", "lead__short_name", "lead_text", "to_group"),
    *("document", "document__number", "document__symbol", "document__issued_on", "document__file_name"),
)


def as_rows(tasks: TaskQuerySet) -> QuerySet[Any, Any]:
    """The same tasks as plain values, in the order of `Row`: to page through, or to read with `rows_of`."""
    return tasks.values_list(*_COLUMNS)


def rows_of(tasks: Iterable[Any]) -> list[Row]:
    """Rows from what `as_rows` gives, or from tasks that a page holds for other reasons."""
    return [_row(one) if isinstance(one, Task) else Row._make(one) for one in tasks]


def _row(task: Task) -> Row:
    office, lead, document = task.office, task.lead, task.document
    led = (lead.pk, lead.name, lead.short_name) if lead else (None,) * 3
    source = (
        (document.pk, document.number, document.symbol, document.issued_on, document.file_name)
        if document
        else (None,) * 5
    )
    held = (task.pk, task.title, task.state, task.due_on, task.finished_on, task.percent)
    known = (task.last_report_at, task.assigned_at, task.office_id, office.path)
    return Row._make((*held, *known, *led, task.lead_text, task.to_group, *source))


def html(rows: Iterable[Row], marks: Marks, *, choose: bool = False) -> SafeString:
    """Table rows; with `choose` each has a box that belongs to the form below the list."""
    before, _pk, behind = reverse("task-page", args=[0]).rpartition("0")
    lead, due, state = (escape(name) for name in (_("Chủ trì"), _("Hạn"), _("Tình trạng")))
    unknown = f'<span class="tag late">! {escape(_("chưa rõ"))}</span>'
    choosing = escape(_("Chọn"))
    written = []
    for row in rows:
        title = escape(row.title)
        box = _box(row.pk, f"{choosing}: {title}") if choose else ""
        source = "" if row.document is None else f'<span class="hint block">{escape(row.reference)}</span>'
        day = f"{row.due_on:%d/%m/%Y}" if row.due_on else "…"
        done = (
            f' <span class="hint nowrap">{row.percent}%</span>' if row.percent and row.current in OPEN else ""
        )
        written.append(
            f'<tr><th scope="row">{box}<a href="{before}{row.pk}{behind}">{title}</a>{source}</th>'
            f'<td data-label="{lead}">{_led(row) or unknown}</td>'
            f'<td data-label="{due}" class="nowrap">{day}</td>'
            f'<td data-label="{state}">{marks.time(row)} {marks.silence(row, row.office_path)}{done}</td></tr>'
        )
    return SafeString("".join(written))


def _box(pk: int, label: str) -> str:
    """`label` is escaped already."""
    return f'<input class="choose" type="checkbox" name="viec" value="{pk}" form="hang-loat" aria-label="{label}"> '


def _led(row: Row) -> str:
    """Who leads, escaped; for many, as the document names them."""
    if row.lead is not None:
        return escape(row.lead_short_name or row.lead_name or "")
    return escape(Truncator(row.lead_text).chars(60)) if row.to_group else ""
