"""Pages of one goal: what is known of it, what each side says, what was decided; adding and wording it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.errors import DondocError
from dondoc_office.measures.numbers import typed
from dondoc_office.reviews.actions.assessing import Ruling, Said, decide, give_opinion
from dondoc_office.reviews.actions.reviewing import SET_UP, add_line, change_line, join
from dondoc_office.reviews.forms import DecisionForm, GoalForm, OpinionForm, typed_of
from dondoc_office.reviews.models import GoalLine, Opinion, Review
from dondoc_office.reviews.policy import (
    decides,
    get_line,
    get_review,
    manages,
    may_say,
    require_decision,
    require_management,
    require_say,
)
from dondoc_office.reviews.states import Cause, Course, Outcome, Side, State
from dondoc_office.reviews.table import Row, row_of
from dondoc_office.site.pages import page
from dondoc_office.tasks.boards import listed
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in

_MOST_TASKS = 300
_RULING = "ruling"


@signed_in
@require_GET
def goal_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One goal of a review."""
    return _shown(request, get_line(request.standing, pk))


def _shown(
    request: OfficeRequest, line: GoalLine, sent: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    review, standing, sent = line.review, request.standing, sent or {}
    row = row_of(line, standing)
    held = {Side.UNIT: row.own, Side.CHECK: row.check}
    offered = [
        (side, sent.get(side) or OpinionForm(initial=_said(held[side], row.stand.value)))
        for side in Side
        if review.stage is State.OPEN and may_say(standing, line, side)
    ]
    may_decide = review.stage is State.CHECKED and decides(standing, line)
    ruling = sent.get(_RULING) or DecisionForm(initial=_ruled(row))
    context = {
        "line": line,
        "review": review,
        "row": row,
        "offered": offered,
        "decision_form": ruling if may_decide else None,
        "tasks": listed(visible_tasks(standing).filter(goal_lines=line)),
        "thrusts": line.thrusts.all(),
        "sets_up": manages(standing, review.office) and review.stage in SET_UP,
    }
    return page(request, "reviews/goal.html", context, status=status)


def _said(held: Opinion | None, known: Decimal | None) -> dict[str, Any]:
    """What was said before; at first the figure that the measures know, for the side to confirm or contradict."""
    if held is None:
        return {"value": typed(known)}
    return {
        "value": typed(held.value),
        "outcome": held.outcome,
        "cause": held.cause,
        "text": held.text,
    }


def _ruled(row: Row) -> dict[str, Any]:
    """What was decided before; at first what the check found, else what is proposed."""
    held = row.decision
    if held is None:
        return {"outcome": row.outcome.value if row.outcome else ""}
    said = {"outcome": held.outcome, "course": held.course, "text": held.text}
    return said | {
        "least": typed(held.least),
        "most": typed(held.most),
        "legal_reason": held.legal_reason,
    }


@signed_in
@require_POST
def goal_say(request: OfficeRequest, pk: int, side: str) -> HttpResponse:
    """The word of one side."""
    line = get_line(request.standing, pk)
    if side not in list(Side):
        raise Http404
    which = Side(side)
    require_say(request.standing, line, which)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _shown(request, line, {which: form}, 422)
    said = form.cleaned_data
    cause = Cause(said["cause"]) if said["cause"] else None
    word = Said(Outcome(said["outcome"]), said["value"], cause, said["text"])
    try:
        give_opinion(line, which, word, by=request.person, at=request.now)
    except DondocError as error:
        form.add_error(None, error.said.in_language(get_language() or "vi"))
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return _shown(request, line, {which: form}, 409)
    messages.success(request, _("Đã ghi."))
    return redirect("goal-page", pk)


@signed_in
@require_POST
def goal_decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """The leader's decision."""
    line = get_line(request.standing, pk)
    require_decision(request.standing, line)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _shown(request, line, {_RULING: form}, 422)
    said = form.cleaned_data
    ruling = Ruling(
        Outcome(said["outcome"]),
        Course(said["course"]),
        least=said["least"],
        most=said["most"],
        legal_reason=said["legal_reason"],
        text=said["text"],
    )
    try:
        decide(line, ruling, by=request.person, at=request.now)
    except DondocError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return _shown(request, line, {_RULING: form}, 409)
    messages.success(request, _("Đã ghi."))
    return redirect("goal-page", pk)


def _goal_form(request: OfficeRequest, review: Review, initial: dict[str, Any] | None = None) -> GoalForm:
    units = Unit.objects.existing(on=request.today).under([review.office.path]).order_by("path")
    tasks = visible_tasks(request.standing).filter(office__path__startswith=review.office.path)
    recent = tasks.order_by("-created_at").values("pk")[:_MOST_TASKS]
    held = initial["tasks"].values("pk") if initial else tasks.none().values("pk")
    chosen = tasks.filter(pk__in=list({row["pk"] for rows in (recent, held) for row in rows}))
    return GoalForm(
        request.POST or None, initial=initial, review=review, units=units, tasks=chosen.only("pk", "title")
    )


def _join(line: GoalLine, form: GoalForm, request: OfficeRequest) -> None:
    said = form.cleaned_data
    join(line, thrusts=said["thrusts"], tasks=said["tasks"], by=request.person, at=request.now)


@signed_in
@require_http_methods(["GET", "POST"])
def goal_add(request: OfficeRequest, pk: int) -> HttpResponse:
    """One more goal of the resolution."""
    review = get_review(request.standing, pk)
    require_management(request.standing, review.office)
    form = _goal_form(request, review)
    if request.method == "POST" and form.is_valid() and _fits(form):
        with transaction.atomic():
            line = add_line(review, form.columns(), by=request.person, at=request.now)
            _join(line, form, request)
        return redirect("review-page", pk)
    context = {"form": form, "review": review}
    return page(request, "reviews/goal_form.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def goal_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Other words, another measure, other tasks."""
    line = get_line(request.standing, pk)
    require_management(request.standing, line.review.office)
    form = _goal_form(request, line.review, typed_of(line))
    status = 200
    if request.method == "POST" and form.is_valid() and _fits(form):
        version = form.cleaned_data["version"]
        try:
            with transaction.atomic():
                changed = change_line(
                    line, form.columns(), version=version, by=request.person, at=request.now
                )
                _join(changed, form, request)
            return redirect("goal-page", pk)
        except DondocError as error:
            form.add_error(None, error.said.in_language(get_language() or "vi"))
            status = 409
    context = {"form": form, "review": line.review, "line": line}
    return page(
        request, "reviews/goal_form.html", context, status=status if status == 409 or not form.errors else 422
    )


def _fits(form: GoalForm) -> bool:
    """Can the goal be added up as it was typed? Says so beside the field where not."""
    columns = form.columns()
    try:
        GoalLine(review=form.review, **columns).clean()
    except forms.ValidationError as error:
        form.add_error(None if not hasattr(error, "error_dict") else "reach", error.messages[0])
        return False
    return True
