"""How judgements of goals are shown: a sign, a word and a colour; explanations beside the number they were asked of."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc_office.measures.models import Indicator, Value
from dondoc_office.measures.periods import Span
from dondoc_office.measures.templatetags.measures import written
from dondoc_office.reviews.formulas.gap import LEAN_NAMES, Gap, Lean
from dondoc_office.reviews.formulas.hardness import GRADE_NAMES, Grade, Hardness
from dondoc_office.reviews.models import Explanation
from dondoc_office.reviews.policy import asking_office, explanation_of, visible_explanations
from dondoc_office.reviews.states import (
    CAUSE_NAMES,
    COURSE_NAMES,
    MOVE_NAMES,
    OUTCOME_NAMES,
    SIDE_NAMES,
    STATE_NAMES,
    Cause,
    Course,
    Move,
    Outcome,
    Side,
    State,
)
from dondoc_office.site.looks import tag
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit

register = template.Library()

_OUTCOMES = {
    Outcome.EXCEEDED: ("good", "▲"),
    Outcome.MET: ("good", "✓"),
    Outcome.HARD: ("late", "▼"),
    Outcome.UNFIT: ("soon", "≠"),
}
_GRADES = {
    Grade.LOW: ("soon", "▁"),
    Grade.USUAL: ("", "▄"),
    Grade.HIGH: ("good", "█"),
    Grade.UNKNOWN: ("", "…"),
}
_LEANS = {
    Lean.SAME: ("good", "="),
    Lean.ROSIER: ("late", "↑"),
    Lean.GLOOMIER: ("soon", "↓"),
    Lean.APART: ("soon", "≠"),
    Lean.UNKNOWN: ("", "…"),
}
_STATES = {
    State.DRAFT: ("", "✎"),
    State.OPEN: ("soon", "◷"),
    State.CHECKED: ("soon", "✓"),
    State.CLOSED: ("good", "✓"),
}


def _said(message: Message) -> str:
    return message.in_language(get_language() or "vi")


@register.filter
def outcome_tag(outcome: str | None) -> SafeString:
    return (
        tag(*_OUTCOMES[Outcome(outcome)], _said(OUTCOME_NAMES[Outcome(outcome)]))
        if outcome
        else SafeString("")
    )


@register.filter
def outcome_name(outcome: str) -> str:
    return _said(OUTCOME_NAMES[Outcome(outcome)])


@register.filter
def outcome_look(outcome: str) -> str:
    return _OUTCOMES[Outcome(outcome)][0]


@register.filter
def grade_tag(hard: Hardness) -> SafeString:
    return tag(*_GRADES[hard.grade], _said(GRADE_NAMES[hard.grade]))


@register.filter
def lean_tag(gap: Gap) -> SafeString:
    return tag(*_LEANS[gap.lean], _said(LEAN_NAMES[gap.lean]))


@register.filter
def review_state_tag(state: str) -> SafeString:
    return tag(*_STATES[State(state)], _said(STATE_NAMES[State(state)]))


@register.filter
def step_name(step: str) -> str:
    return _said(MOVE_NAMES[Move(step)])


@register.filter
def side_name(side: str) -> str:
    return _said(SIDE_NAMES[Side(side)])


@register.filter
def course_name(course: str) -> str:
    return _said(COURSE_NAMES[Course(course)])


@register.filter
def cause_name(cause: str) -> str:
    return _said(CAUSE_NAMES[Cause(cause)]) if cause else ""


@register.filter
def reason(message: Message) -> str:
    """Why a forecast is proposed."""
    return _said(message)


@register.filter
def steps_of(hard: Hardness) -> str:
    """`cần 1,6 điểm/năm; đà cũ 1,5; đơn vị bạn 1,4`."""
    if hard.needed is None:
        return ""
    unit = _("%/năm") if hard.percent else _("điểm/năm")
    told = [_("cần %(n)s %(unit)s") % {"n": written(hard.needed, 1), "unit": unit}]
    if hard.usual is not None:
        told.append(_("đà cũ %(n)s") % {"n": written(hard.usual, 1)})
    if hard.peers is not None:
        told.append(_("đơn vị bạn %(n)s") % {"n": written(hard.peers, 1)})
    return "; ".join(told)


def answer_of(task: Task) -> tuple[str, str]:
    """The latest result, else the latest report: its words, and by whom and when they were given."""
    result = next(iter(task.results.all()), None)
    if result is not None:
        return result.text, f"{result.submitted_at:%d/%m/%Y}"
    told = next(iter(task.reports.all()), None)
    return (told.text, f"{told.at:%d/%m/%Y}") if told is not None else ("", "")


@register.filter
def answer(task: Task) -> str:
    return answer_of(task)[0]


@register.filter
def answered_on(task: Task) -> str:
    return answer_of(task)[1]


@register.inclusion_tag("reviews/_asked.html", takes_context=True)
def explanations_of_value(context: RequestContext, value: Value) -> dict[str, Any]:
    """What this figure was asked and what was answered; the way to ask."""
    address = reverse("explain-value", args=[value.pk])
    return _asked(context, value.indicator, value.unit, code=value.period.code, address=address)


@register.inclusion_tag("reviews/_asked.html", takes_context=True)
def explanations_of_indicator(
    context: RequestContext, indicator: Indicator, unit: Unit, span: Span
) -> dict[str, Any]:
    """The same of a figure that was added up or computed."""
    address = reverse("explain-indicator", args=[indicator.code]) + f"?don-vi={unit.code}&ky={span.code}"
    return _asked(context, indicator, unit, code=span.code, address=address)


def _asked(
    context: RequestContext, indicator: Indicator, unit: Unit, *, code: str, address: str
) -> dict[str, Any]:
    standing = context.request.standing  # type: ignore[attr-defined]  # an OfficeRequest
    rows = visible_explanations(standing).filter(indicator=indicator, unit=unit, period__code=code)
    shown = rows.select_related("task__lead", "asked_by").prefetch_related("task__results", "task__reports")
    may_ask = asking_office(standing, unit) is not None
    return {"explanations": shown, "address": address if may_ask else "", "request": context.request}


@register.simple_tag(takes_context=True)
def asked_number(context: RequestContext, task: Task) -> SafeString:
    """From a task back to the number that was asked, where it is one."""
    if "explanation" not in task.held:
        return SafeString("")
    standing = context.request.standing  # type: ignore[attr-defined]  # an OfficeRequest
    one = explanation_of(standing, task)
    if one is None:
        return SafeString("")
    return format_html(
        '<p class="notice-line"><a href="{}">{}: {}, {}, {}</a></p>',
        address_of(one),
        _("Số liệu được hỏi"),
        one.indicator.called,
        one.unit.called,
        one.period.name,
    )


@register.filter
def address_of(one: Explanation) -> str:
    """Where the number that was asked stands."""
    if one.value_id is not None:
        return reverse("value-page", args=[one.value_id])
    query = f"?don-vi={one.unit.code}&ky={one.period.code}"
    return reverse("indicator-page", args=[one.indicator.code]) + query
