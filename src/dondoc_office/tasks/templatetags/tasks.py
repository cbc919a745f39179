"""How the state and the date of a task are shown: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import Form
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.journal.verbs import sentence_of
from dondoc_office.site.choosing import fields_of
from dondoc_office.tasks.boards import listed, units_owing
from dondoc_office.tasks.marks import Marks
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.rows import html, rows_of
from dondoc_office.tasks.states import STATE_NAMES, State
from dondoc_office.units.models import Unit

register = template.Library()
_MARKS = "marks"

_MISSING = {
    "lead": Message("rõ người", "who"),
    "work": Message("rõ việc", "what"),
    "deadline": Message("rõ thời gian", "when"),
    "responsible": Message("rõ trách nhiệm", "who answers"),
    "product": Message("rõ sản phẩm", "which product"),
    "authority": Message("rõ thẩm quyền", "whose authority"),
}


@register.simple_tag
def form_fields(form: Form) -> SafeString:
    """The fields of a form that is offered, not filled in."""
    return fields_of(form)


@register.filter
def said(message: Message) -> str:
    return message.in_language(get_language() or "vi")


def _marks(context: RequestContext) -> Marks:
    """What the marks of the page depend on, asked for once a request."""
    request = context.get("request")
    kept = {} if request is None else vars(request)
    marks: Marks | None = kept.get(_MARKS)
    if marks is None:
        marks = kept[_MARKS] = Marks.asked(context.get("today") or timezone.localdate())
    return marks


@register.simple_tag(takes_context=True)
def time_tag(context: RequestContext, row: Task | Part) -> SafeString:
    """The cell of a task as a tag; for what is late, by how many days."""
    return _marks(context).time(row)


@register.simple_tag(takes_context=True)
def time_sign(context: RequestContext, row: Task | Part) -> SafeString:
    """The same as a sign alone, with its words for those who do not see it."""
    return _marks(context).sign(row)


@register.simple_tag(takes_context=True)
def silence_tag(context: RequestContext, task: Task) -> SafeString:
    """How long nothing was reported, where that is longer than the office's rhythm allows."""
    marks = _marks(context)
    return marks.silence(task, task.office.path if marks.rhythms.by_path else "")


@register.simple_tag(takes_context=True)
def task_rows(context: RequestContext, tasks: Iterable[Any], *, choose: bool | str = False) -> SafeString:
    """The rows of a list of tasks."""
    return html(rows_of(tasks), _marks(context), choose=bool(choose))


@register.inclusion_tag("tasks/_of_document.html", takes_context=True)
def tasks_of(context: RequestContext, document: int) -> dict[str, object]:
    """The tasks that came from a document, as far as the person sees them."""
    request = context["request"]
    tasks = listed(visible_tasks(request.standing)).filter(document=document, parent=None)
    return {"tasks": tasks[:100], "today": request.today, "document": document}


@register.simple_tag(takes_context=True)
def open_tasks_of(context: RequestContext, document: int) -> int:
    """How many tasks of a document are still owed, of those that the person sees."""
    return visible_tasks(context["request"].standing).filter(document=document).open().count()


@register.simple_tag
def units_in_the_dark(document: Document) -> list[Unit]:
    """Units that have work from a restricted document and are not named in it: they do not see their work."""
    return list(units_owing(document).exclude(pk__in=document.named_units.values("pk")))


@register.filter
def state_name(state: str) -> str:
    return said(STATE_NAMES[State(state)])


@register.filter
def missing_name(part: str) -> str:
    """Which of the six rõ a task lacks, in words."""
    return said(_MISSING[part])


@register.filter
def verb_name(verb: str) -> str:
    return said(sentence_of(verb))


_PERIODS = (
    (re.compile(r"(\d{4})-W(\d\d)"), Message("Tuần {1}/{0}", "Week {1} of {0}")),
    (re.compile(r"(\d{4})-Q(\d)"), Message("Quý {1}/{0}", "Quarter {1} of {0}")),
    (re.compile(r"(\d{4})-H(\d)"), Message("Sáu tháng {1}/{0}", "Half {1} of {0}")),
    (re.compile(r"(\d{4})-(\d\d)"), Message("Tháng {1}/{0}", "{1}/{0}")),
    (re.compile(r"(\d{4})"), Message("Năm {0}", "{0}")),
)


@register.filter
def period_name(period: str) -> str:
    """`2023-04` as "Tháng 04/2023"."""
    for pattern, name in _PERIODS:
        match = pattern.fullmatch(period)
        if match:
            return said(name).format(*match.groups())
    return ""
