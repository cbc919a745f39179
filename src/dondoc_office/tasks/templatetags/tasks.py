"""How the state and the date of a task are shown: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc_office.journal.verbs import sentence_of
from dondoc_office.tasks.boards import listed
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import STATE_NAMES, WORKED_ON, State
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness, days_late
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.rhythm import Rhythms, Soon

register = template.Library()
_RHYTHMS = "rhythms"
_SOON = "soon"

_LOOKS = {
    Timeliness.DONE_ON_TIME: ("good", "✓"),
    Timeliness.DONE_LATE: ("soon", "✓"),
    Timeliness.OPEN_IN_TIME: ("", "…"),
    Timeliness.DUE_SOON: ("soon", "◷"),
    Timeliness.OPEN_OVERDUE: ("late", "!"),
    Timeliness.NO_DEADLINE: ("", "…"),
    Timeliness.SUSPENDED: ("", "⏸"),
    Timeliness.ENDED_OTHERWISE: ("", "⊘"),
}
_SHORT = {
    Timeliness.DONE_ON_TIME: Message("Xong đúng hạn", "Done on time"),
    Timeliness.DONE_LATE: Message("Xong quá hạn", "Done late"),
    Timeliness.OPEN_IN_TIME: Message("Trong hạn", "In time"),
}
_MISSING = {
    "lead": Message("rõ người", "who"),
    "work": Message("rõ việc", "what"),
    "deadline": Message("rõ thời gian", "when"),
    "responsible": Message("rõ trách nhiệm", "who answers"),
    "product": Message("rõ sản phẩm", "which product"),
    "authority": Message("rõ thẩm quyền", "whose authority"),
}


@register.filter
def said(message: Message) -> str:
    return message.in_language(get_language() or "vi")


def _kept(context: RequestContext) -> dict[str, Any]:
    """What is asked for once a page is kept with its request: what a template keeps, its includes do not see."""
    request = context.get("request")
    own: Any = context.render_context.dicts[-1] if request is None else request.__dict__
    kept: dict[str, Any] = own.setdefault("asked_once", {})
    return kept


def _soon(context: RequestContext) -> Soon:
    """How near is near, asked for once a page."""
    kept = _kept(context)
    if _SOON not in kept:
        kept[_SOON] = OfficeSetting.objects.soon()
    soon: Soon = kept[_SOON]
    return soon


@register.simple_tag(takes_context=True)
def time_tag(context: RequestContext, row: Task | Part) -> SafeString:
    """The cell of a task as a tag; for what is late, by how many days."""
    today: date = context.get("today") or timezone.localdate()
    cell = row.timeliness(today, _soon(context))
    look, sign = _LOOKS[cell]
    waits = row.current is State.SUBMITTED and cell is Timeliness.OPEN_IN_TIME
    name = said(_SHORT.get(cell, TIMELINESS_NAMES[cell]))
    if waits or cell is Timeliness.ENDED_OTHERWISE:
        name = said(STATE_NAMES[row.current])
    if cell is Timeliness.OPEN_OVERDUE:
        name = _("Quá hạn %(days)s ngày") % {"days": days_late(row.due_on, row.finished_on, today=today)}
    return format_html('<span class="tag {}"><span aria-hidden="true">{}</span> {}</span>', look, sign, name)


@register.simple_tag(takes_context=True)
def time_sign(context: RequestContext, row: Task | Part) -> SafeString:
    """The same as a sign alone, with its words for those who do not see it."""
    today: date = context.get("today") or timezone.localdate()
    cell = row.timeliness(today, _soon(context))
    look, sign = _LOOKS[cell]
    return format_html(
        '<span class="sign {}" aria-hidden="true">{}</span><span class="sr">{}:</span>',
        look,
        sign,
        said(_SHORT.get(cell, TIMELINESS_NAMES[cell])),
    )


@register.inclusion_tag("tasks/_of_document.html", takes_context=True)
def tasks_of(context: RequestContext, document: int) -> dict[str, object]:
    """The tasks that came from a document, as far as the person sees them."""
    request = context["request"]
    tasks = listed(visible_tasks(request.standing)).filter(document=document, parent=None)
    return {"tasks": tasks[:100], "today": request.today, "document": document}


@register.simple_tag(takes_context=True)
def silence_tag(context: RequestContext, task: Task) -> SafeString:
    """How long nothing was reported, where that is longer than the office's rhythm allows."""
    today: date = context.get("today") or timezone.localdate()
    last = task.last_change_on
    if last is None or task.current not in WORKED_ON or (today - last).days < 2:
        return mark_safe("")
    kept = _kept(context)
    if _RHYTHMS not in kept:
        kept[_RHYTHMS] = OfficeSetting.objects.rhythms()
    rhythms: Rhythms = kept[_RHYTHMS]
    if not rhythms.at(task.office.path if rhythms.by_path else "").silent_too_long(last, today):
        return mark_safe("")
    said = _("Im lặng %(days)s ngày") % {"days": (today - last).days}
    return format_html('<span class="tag soon"><span aria-hidden="true">☾</span> {}</span>', said)


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
