"""Pages on which a task is drafted, changed, and handed down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc import DondocError
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.site.pages import page
from dondoc_office.tasks.actions.assigning import change_task, draft_task, hand_down
from dondoc_office.tasks.boards import units_to_choose
from dondoc_office.tasks.drafting_forms import DraftForm, HandDownForm, shown, typed_of
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import WHY, directs, get_task, gives, visible_occasions
from dondoc_office.tasks.states import ENDED
from dondoc_office.units.models import Kind, Membership, Role, Unit, UnitQuerySet
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once


def _draft_form(request: OfficeRequest, office: Unit, initial: dict[str, Any] | None = None) -> DraftForm:
    held = Membership.objects.held(on=request.today).filter(unit=office, role__in=[Role.LEADER, Role.HEAD])
    return DraftForm(
        request.POST or None,
        initial=initial,
        units=units_to_choose(office, today=request.today),
        leaders=Person.objects.filter(memberships__in=held, is_active=True).distinct(),
        occasions=visible_occasions(request.standing).filter(office=office),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def task_add(request: OfficeRequest) -> HttpResponse:
    """A task by hand: spoken directions, tasks from the next unit up."""
    offices = Unit.objects.filter(pk__in=request.standing.units(Role.CLERK, Role.LEADER))
    office = get_object_or_404(offices.order_by("path")[:1])
    form = _draft_form(request, office)
    if request.method == "POST" and form.is_valid():
        helpers, by, at = form.cleaned_data["coordinators"], request.person, request.now
        made: list[Task] = []
        done_once(
            request,
            lambda: made.append(draft_task(office, form.columns(), coordinators=helpers, by=by, at=at)),
        )
        return redirect("task-page", made[0].pk) if made else redirect("task-list")
    return page(request, "tasks/add.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def task_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Other words, roles or dates; where somebody else was quicker, both versions stand side by side."""
    task = get_task(request.standing, pk)
    if not gives(request.standing, task):
        raise NotAllowed(WHY["giver"])
    form = _draft_form(request, task.office, typed_of(task))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            change_task(
                task,
                form.columns(),
                coordinators=form.cleaned_data["coordinators"],
                version=form.cleaned_data["version"],
                by=request.person,
                at=request.now,
            )
        except OutOfDate as error:
            return _both(request, task, form, error)
        messages.success(request, _("Đã lưu."))
        return redirect("task-page", pk)
    if form.errors:
        status = 422
    return page(request, "tasks/change.html", {"task": task, "form": form}, status=status)


def _both(request: OfficeRequest, task: Task, form: DraftForm, error: OutOfDate) -> HttpResponse:
    """What was typed stays in the form, which may now be sent on top of the version that stands beside it."""
    task.refresh_from_db()
    stored, typed = shown(form, typed_of(task)), shown(form, form.cleaned_data)
    differing = [
        (field.label, stored[field.name]) for field in form if stored[field.name] != typed[field.name]
    ]
    form.data = request.POST.copy()
    form.data["version"] = str(task.version)
    messages.error(request, error.said.in_language(get_language() or "vi"))
    context = {"task": task, "form": form, "differing": [pair for pair in differing if pair[0]]}
    return page(request, "tasks/change.html", context, status=409)


@signed_in
@require_http_methods(["GET", "POST"])
def task_hand_down(request: OfficeRequest, pk: int) -> HttpResponse:
    """A piece of the work for an officer or a unit below; the parent shows it and may wait for it."""
    task = get_task(request.standing, pk)
    if not directs(request.standing, task):
        raise NotAllowed(WHY["director"])
    assert task.lead is not None
    form = HandDownForm(
        request.POST or None,
        initial={"lead": task.lead, "due_on": task.due_on},
        units=_hands_down_to(task.lead, request),
        people=_people_of(task.lead, request),
        own=task.lead,
    )
    if request.method == "POST" and form.is_valid():
        by, at, needed = request.person, request.now, form.cleaned_data["needed"]
        try:
            if done_once(request, lambda: hand_down(task, form.columns(), needed=needed, by=by, at=at)):
                messages.success(request, _("Đã giao việc con."))
            return redirect("task-page", pk)
        except DondocError as error:
            form.add_error(None, error.said.in_language(get_language() or "vi"))
    ended = task.current in ENDED
    context = {"task": task, "form": form, "ended": ended}
    return page(request, "tasks/hand_down.html", context, status=422 if form.errors else 200)


def _hands_down_to(lead: Unit, request: OfficeRequest) -> UnitQuerySet:
    """The unit itself, what lies below it, and the communes of the same office."""
    beside = Q(parent=lead.parent, kind=Kind.COMMUNE) if lead.parent_id else Q(pk=lead.pk)
    return Unit.objects.existing(on=request.today).filter(Q(path__startswith=lead.path) | beside)


def _people_of(lead: Unit, request: OfficeRequest) -> Any:
    held = Membership.objects.held(on=request.today).filter(unit=lead)
    return Person.objects.filter(memberships__in=held, is_active=True).distinct()
