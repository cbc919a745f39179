"""Pages on which projects are set up and their figures, steps and obstacles written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dondoc_office.measures.numbers import typed
from dondoc_office.programmes.actions import keeping, paying, progressing, removing
from dondoc_office.programmes.forms import (
    CapitalForm,
    ClearanceForm,
    MilestonesForm,
    ObstacleForm,
    PaymentForm,
    ProjectForm,
    SettlementForm,
    StepForm,
)
from dondoc_office.programmes.formulas.money import MONEY
from dondoc_office.programmes.models import (
    Clearance,
    ObstacleKind,
    Project,
    Settlement,
    Source,
    Surety,
)
from dondoc_office.programmes.policy import (
    get_project,
    require_managed_office,
    require_management,
)
from dondoc_office.programmes.states import Move, moves_from
from dondoc_office.programmes.views.entering import Entering, Said, entered
from dondoc_office.site.filling import carried_out
from dondoc_office.site.pages import page
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in


def _held(request: OfficeRequest, form: type[forms.Form], initial: Said, **said: Any) -> forms.Form:
    return form(request.POST or None, initial=initial, **said)


def _initial(row: Clearance | Settlement | None, names: tuple[str, ...]) -> Said:
    if row is None:
        return dict.fromkeys(names, "0")
    return {name: typed(value) for name in names if (value := getattr(row, name)) is not None}


def _capital(request: OfficeRequest, project: Project) -> forms.Form:
    return _held(request, CapitalForm, {"year": request.today.year})


def _set_capital(request: OfficeRequest, project: Project, said: Said) -> object:
    share = paying.Share(said["year"], Source(said["source"]), said["amount"], said["basis"])
    return paying.set_capital(project, share, reason=said["reason"], by=request.person, at=request.now)


def _payment(request: OfficeRequest, project: Project) -> forms.Form:
    month = request.today.month - 1
    return _held(request, PaymentForm, {"year": request.today.year - (month == 0), "month": month or 12})


def _pay(request: OfficeRequest, project: Project, said: Said) -> object:
    payment = paying.Payment(project, said["year"], said["month"], Surety(said["surety"]), said["amount"])
    return paying.pay([payment], by=request.person, at=request.now)


def _milestones(request: OfficeRequest, project: Project) -> forms.Form:
    return MilestonesForm(request.POST or None, milestones=list(project.milestones.all()))


def _date_milestones(request: OfficeRequest, project: Project, said: Said) -> object:
    for one in project.milestones.select_related("project__office"):
        days = said[f"planned-{one.pk}"], said[f"came-{one.pk}"]
        if days != (one.planned_on, one.came_on):
            planned, came = days
            progressing.date_milestone(
                one, planned_on=planned, came_on=came, by=request.person, at=request.now
            )
    return None


_LAND = ("households", "households_done", "area", "area_done", "money", "money_done")


def _clearance(request: OfficeRequest, project: Project) -> forms.Form:
    return _held(request, ClearanceForm, _initial(Clearance.objects.filter(project=project).first(), _LAND))


def _set_clearance(request: OfficeRequest, project: Project, said: Said) -> object:
    figures = {name: said[name] for name in _LAND}
    return progressing.set_clearance(project, figures, by=request.person, at=request.now)


def _settlement(request: OfficeRequest, project: Project) -> forms.Form:
    row = Settlement.objects.filter(project=project).first()
    initial = _initial(row, ("accepted", "paid_before", "approved") if row else ("accepted", "paid_before"))
    return _held(request, SettlementForm, {**initial, "sent_on": row.sent_on if row else None})


def _set_settlement(request: OfficeRequest, project: Project, said: Said) -> object:
    figures = {name: said[name] for name in ("accepted", "paid_before", "sent_on", "approved")}
    return progressing.set_settlement(project, **figures, by=request.person, at=request.now)


def _step(request: OfficeRequest, project: Project) -> forms.Form:
    return StepForm(request.POST or None, moves=moves_from(project.stage))


def _move(request: OfficeRequest, project: Project, said: Said) -> object:
    return keeping.move_project(
        project, Move(said["step"]), on=said["on"], reason=said["reason"], by=request.person, at=request.now
    )


def _obstacle(request: OfficeRequest, project: Project) -> forms.Form:
    return _held(request, ObstacleForm, {"since": request.today})


def _raise(request: OfficeRequest, project: Project, said: Said) -> object:
    kind = ObstacleKind(said["kind"])
    return removing.raise_obstacle(
        project, kind, said["text"], since=said["since"], by=request.person, at=request.now
    )


WRITINGS: Mapping[str, Entering[Project]] = {
    "von": Entering(gettext_lazy("Giao, điều chỉnh kế hoạch vốn"), _capital, _set_capital, manage=True),
    "giai-ngan": Entering(gettext_lazy("Ghi giải ngân tháng"), _payment, _pay),
    "moc": Entering(gettext_lazy("Ghi mốc tiến độ"), _milestones, _date_milestones),
    "mat-bang": Entering(gettext_lazy("Ghi giải phóng mặt bằng"), _clearance, _set_clearance),
    "quyet-toan": Entering(gettext_lazy("Ghi quyết toán, nợ đọng"), _settlement, _set_settlement),
    "buoc": Entering(gettext_lazy("Chuyển bước dự án"), _step, _move),
    "vuong-mac": Entering(gettext_lazy("Nêu vướng mắc"), _obstacle, _raise),
}


@signed_in
@require_http_methods(["GET", "POST"])
def project_write(request: OfficeRequest, pk: int, what: str) -> HttpResponse:
    """One form about a project."""
    project = get_project(request.standing, pk)
    if what not in WRITINGS:
        raise Http404
    return entered(request, WRITINGS[what], project, project)


@signed_in
@require_POST
def project_check(request: OfficeRequest, pk: int) -> HttpResponse:
    """The financial body has compared what was entered."""
    project = get_project(request.standing, pk)
    count = paying.check_payments(project, by=request.person, at=request.now)
    words = ngettext("Đã kiểm tra %(n)s số giải ngân.", "Đã kiểm tra %(n)s số giải ngân.", count)
    messages.success(request, words % {"n": count})
    return redirect("project-page", pk)


def _columns(office: Unit, said: Said, request: OfficeRequest) -> tuple[Said, list[Unit]]:
    """The form as columns of a project; a new programme is added on the way."""
    fields = {name: value for name, value in said.items() if name not in ("version", "unit", "places")}
    name = fields.pop("programme_name").strip()
    programme = keeping.add_programme(office, name, by=request.person, at=request.now) if name else None
    return {**fields, "programme": programme}, list(said["places"])


@signed_in
@require_http_methods(["GET", "POST"])
def project_add(request: OfficeRequest) -> HttpResponse:
    """A new project of the office."""
    office = require_managed_office(request.standing)
    form = ProjectForm(request.POST or None, office=office)
    made: list[Project] = []

    def act() -> None:
        fields, places = _columns(office, form.cleaned_data, request)
        made.append(keeping.add_project(office, fields, places=places, by=request.person, at=request.now))

    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        return redirect("project-page", made[0].pk)
    context = {"form": form, "title": _("Thêm dự án")}
    return page(request, "programmes/write.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def project_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Other words, units or dates."""
    project = get_project(request.standing, pk)
    require_management(request.standing, project.office)
    names = (
        "code",
        "name",
        "kind",
        "group",
        "investor",
        "checker",
        "decision",
        "begins_on",
        "ends_on",
        "version",
    )
    initial = {name: getattr(project, name) for name in names}
    initial |= {"places": project.places.all(), "total": typed(project.total), "unit": MONEY}
    initial["programme_name"] = project.programme.name if project.programme else ""
    form = ProjectForm(request.POST or None, office=project.office, initial=initial)

    def act() -> None:
        said = form.cleaned_data
        fields, places = _columns(project.office, said, request)
        version = said["version"] or 0
        keeping.change_project(
            project, fields, places=places, version=version, by=request.person, at=request.now
        )

    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        return redirect("project-page", pk)
    context = {"form": form, "project": project, "title": _("Sửa dự án")}
    return page(request, "programmes/write.html", context, status=422 if form.errors else 200)
