"""Pages of one cell: what it says and why, its moves, its proofs, the task for it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc import DondocError
from dondoc_office.criteria.actions.assessing import move, prove, set_applies
from dondoc_office.criteria.actions.campaigning import give_task
from dondoc_office.criteria.forms import CellTaskForm
from dondoc_office.criteria.gathering import known_figures
from dondoc_office.criteria.inheriting import RULE_NAMES, InheritanceRule
from dondoc_office.criteria.marks import FAILING
from dondoc_office.criteria.models import Assessment
from dondoc_office.criteria.policy import enters, get_assessment, manages, offered, require_management
from dondoc_office.criteria.states import NEEDS_REASON, Move
from dondoc_office.criteria.thresholds import bound_for
from dondoc_office.documents.actions import Upload
from dondoc_office.measures.policy import sees_sent
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit, UnitQuerySet
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once

_TASK_DAYS = 30


@signed_in
@require_GET
def cell_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One criterion of one commune."""
    cell = get_assessment(request.standing, pk)
    return page(request, "criteria/cell.html", _context(request, cell))


def _context(request: OfficeRequest, cell: Assessment, form: CellTaskForm | None = None) -> dict[str, object]:
    rated = cell.rated_unit
    campaign = rated.campaign
    bound = bound_for(cell.criterion.bounds, group=rated.group, region=rated.region, on=campaign.assessed_on)
    office_manages = manages(request.standing, campaign.office)
    mark = cell.mark(request.today)
    moves = offered(request.standing, cell) if rated.rated and cell.applies else []
    inheritance = cell.inheritance
    due_on = request.today + timedelta(days=_TASK_DAYS)
    may_task = office_manages and mark in FAILING
    return {
        "cell": cell,
        "rated": rated,
        "campaign": campaign,
        "mark": mark,
        "bound": bound,
        "known": known_figures(rated, [cell]).get(cell.pk),
        "sees_sources": sees_sent(request.standing, rated.unit.path),
        "moves": [(one, one in NEEDS_REASON) for one in moves if one is not Move.ASSESS],
        "may_assess": Move.ASSESS in moves and request.today <= campaign.closes_on,
        "may_prove": enters(request.standing, rated) and request.today <= campaign.closes_on,
        "may_leave_out": office_manages,
        "inherited_by": RULE_NAMES[InheritanceRule(inheritance.rule)] if inheritance else None,
        "steps": cell.steps.select_related("by"),
        "proofs": cell.proofs.select_related("added_by"),
        "tasks": visible_tasks(request.standing).filter(assessments=cell).select_related("lead"),
        "form": form or (_task_form(request, cell, {"due_on": due_on}) if may_task else None),
    }


def _units(request: OfficeRequest, cell: Assessment) -> UnitQuerySet:
    """The commune itself, what lies in it, and the departments of the office."""
    office, commune = cell.rated_unit.campaign.office, cell.rated_unit.unit
    near = Q(path__startswith=commune.path) | Q(parent=office)
    return Unit.objects.existing(on=request.today).filter(near).order_by("path")


def _task_form(
    request: OfficeRequest, cell: Assessment, initial: dict[str, object] | None = None
) -> CellTaskForm:
    data = request.POST if request.method == "POST" else None
    first = {"lead": cell.rated_unit.unit_id, **(initial or {})}
    return CellTaskForm(data, units=_units(request, cell), today=request.today, initial=first)


@signed_in
@require_POST
def cell_move(request: OfficeRequest, pk: int) -> HttpResponse:
    """Check, return, confirm or reopen it."""
    cell = get_assessment(request.standing, pk)
    step = next((one for one in Move if one.value == request.POST.get("buoc")), None)
    if step in (None, Move.ASSESS, Move.INHERIT):
        return redirect("cell-page", pk)
    assert step is not None
    try:
        reason = request.POST.get("ly-do", "")[:1000]
        move(cell.rated_unit, [pk], step, reason=reason, by=request.person, at=request.now)
    except NotAllowed:
        raise
    except HouseError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
    else:
        messages.success(request, _("Đã ghi."))
    return redirect("cell-page", pk)


@signed_in
@require_POST
def cell_applies(request: OfficeRequest, pk: int) -> HttpResponse:
    """Leave the criterion out for this commune, with the reason, or take it in again."""
    cell = get_assessment(request.standing, pk)
    require_management(request.standing, cell.rated_unit.campaign.office)
    applies = request.POST.get("xet") == "1"
    try:
        reason = request.POST.get("ly-do", "")
        set_applies(cell, applies=applies, reason=reason, by=request.person, at=request.now)
    except HouseError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
    else:
        messages.success(request, _("Đã lưu."))
    return redirect("cell-page", pk)


@signed_in
@require_POST
def cell_task(request: OfficeRequest, pk: int) -> HttpResponse:
    """A task with owner and date for what is not met, in one step."""
    cell = get_assessment(request.standing, pk)
    require_management(request.standing, cell.rated_unit.campaign.office)
    form = _task_form(request, cell)
    if form.is_valid():
        said, by, at = form.cleaned_data, request.person, request.now
        try:
            if done_once(
                request,
                lambda: give_task(
                    cell, lead=said["lead"], due_on=said["due_on"], product=said["product"], by=by, at=at
                ),
            ):
                messages.success(request, _("Đã giao việc."))
        except DondocError as error:
            form.add_error(None, error.said.in_language(get_language() or "vi"))
        else:
            return redirect("cell-page", pk)
    return page(request, "criteria/cell.html", _context(request, cell, form), status=422)


@signed_in
@require_POST
def cell_prove(request: OfficeRequest, pk: int) -> HttpResponse:
    """Attach a file."""
    cell = get_assessment(request.standing, pk)
    file = request.FILES.get("tep")
    if file is None or file.name is None:
        messages.error(request, _("Hãy chọn tệp."))
        return redirect("cell-page", pk)
    try:
        prove(cell, Upload(file.name, file.read()), by=request.person, at=request.now)
    except NotAllowed:
        raise
    except DondocError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
    else:
        messages.success(request, _("Đã đính kèm."))
    return redirect("cell-page", pk)


@signed_in
@require_http_methods(["GET"])
def cell_proof(request: OfficeRequest, pk: int, number: int) -> FileResponse:
    """A file of proof, always as a download."""
    proof = get_object_or_404(get_assessment(request.standing, pk).proofs, pk=number)
    response = FileResponse(proof.file.open("rb"), as_attachment=True, filename=proof.file_name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
