"""Pages of units: the tree, one unit, and what administrators change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.sheets.importing import taking
from dondoc_office.sheets.plan import Plan
from dondoc_office.site.pages import page
from dondoc_office.site.typed import day_of
from dondoc_office.units import actions
from dondoc_office.units.forms import RhythmForm, SuccessionForm, UnitForm
from dondoc_office.units.importing import TABLE, planned, take_in, template
from dondoc_office.units.models import OfficeSetting, Role, Unit
from dondoc_office.units.policy import (
    administered_units,
    hands_over,
    may_administer,
    require_administration,
    require_setting_rhythm,
    require_some_administration,
    sets_rhythm,
    visible_units,
)
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_GET
def unit_list(request: OfficeRequest) -> HttpResponse:
    """The units of a day as a tree; found by any of their names, with or without marks."""
    words, day = request.GET.get("tim", "").strip(), day_of(request.GET.get("ngay", "")) or request.today
    units = visible_units(request.standing).existing(on=day).select_related("parent")
    if words:
        units = units.matching(words)
    context = {
        "units": units.in_tree_order(),
        "words": words,
        "day": day,
        "may_change": request.standing.holds(Role.ADMINISTRATOR),
    }
    return page(request, "units/list.html", context)


@signed_in
@require_GET
def unit_page(request: OfficeRequest, code: str) -> HttpResponse:
    """One unit: its names, its people, what it followed and what follows it."""
    unit = get_object_or_404(visible_units(request.standing).select_related("parent"), code=code)
    context = {
        "unit": unit,
        "aliases": unit.aliases.order_by("name"),
        "members": unit.memberships.held(on=request.today).select_related("person"),
        "children": unit.children.existing(on=request.today),
        "heirs": unit.heirs.select_related("successor__parent"),
        "forebears": unit.forebears.select_related("predecessor__parent"),
        "may_change": may_administer(request.standing, unit),
        "may_hand_over": hands_over(request.standing, unit),
    }
    return page(request, "units/unit.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def unit_add(request: OfficeRequest) -> HttpResponse:
    """A new unit."""
    require_some_administration(request.standing)
    parents = administered_units(request.standing, on=request.today)
    form = UnitForm(request.POST or None, parents=parents)
    if request.method == "POST" and form.is_valid():
        require_administration(request.standing, form.cleaned_data["parent"])
        aliases = form.cleaned_data["aliases"]
        unit = actions.add_unit(form.columns(), aliases=aliases, by=request.person, at=request.now)
        messages.success(request, _("Đã thêm đơn vị."))
        return redirect("unit-page", unit.code)
    return page(request, "units/form.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def unit_change(request: OfficeRequest, code: str) -> HttpResponse:
    """Other names, dates or a contact of a unit."""
    unit = get_object_or_404(visible_units(request.standing), code=code)
    require_administration(request.standing, unit)
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        aliases = form.cleaned_data["aliases"]
        actions.change_unit(unit, form.columns(), aliases=aliases, by=request.person, at=request.now)
        messages.success(request, _("Đã lưu."))
        return redirect("unit-page", code)
    return page(request, "units/form.html", {"form": form, "unit": unit}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def unit_succeed(request: OfficeRequest, code: str) -> HttpResponse:
    """A unit ends; its heirs, if any, follow it."""
    unit = get_object_or_404(visible_units(request.standing), code=code)
    require_administration(request.standing, unit)
    form = SuccessionForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        heirs = tuple(said["heirs"])
        actions.succeed(unit, heirs, on=said["on"], basis=said["basis"], by=request.person, at=request.now)
        messages.success(request, _("Đã ghi ngày kết thúc và đơn vị kế thừa."))
        return redirect("unit-page", code)
    context = {"form": form, "unit": unit}
    return page(request, "units/succeed.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def unit_rhythm(request: OfficeRequest, code: str) -> HttpResponse:
    """The rhythm a unit works in: everybody reads it, its administrator or clerk sets it."""
    unit = get_object_or_404(visible_units(request.standing), code=code)
    may_change = sets_rhythm(request.standing, unit)
    if request.method == "POST":
        require_setting_rhythm(request.standing, unit)
    rhythm = OfficeSetting.objects.rhythms().at(unit.path)
    form = RhythmForm(request.POST or None, initial=RhythmForm.shown(rhythm))
    if request.method == "POST" and form.is_valid():
        by, at = request.person, request.now
        if done_once(request, lambda: actions.set_rhythm(unit, form.rhythm(), by=by, at=at)):
            messages.success(request, _("Đã lưu nhịp làm việc."))
        return redirect("unit-rhythm", code)
    setting = OfficeSetting.objects.filter(unit=unit).exists()
    context = {"unit": unit, "form": form, "rhythm": rhythm, "may_change": may_change, "own": setting}
    return page(request, "units/rhythm.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def unit_import(request: OfficeRequest) -> HttpResponse:
    """An Excel file is shown as changes first; the second button carries them out, all or nothing."""
    require_some_administration(request.standing)

    def carried_out(plan: Plan[Unit], file: str) -> int:
        return take_in(plan, by=request.person, at=request.now)

    said = taking(request, TABLE, planned=planned, take_in=carried_out, person=request.person.pk)
    if said.done is not None:
        messages.success(request, _("Đã thêm hoặc sửa %(count)s đơn vị.") % {"count": said.done})
        return redirect("unit-list")
    return page(request, "units/import.html", {"taking": said, "form": said.form}, status=said.status)


@signed_in
@require_GET
def unit_template(request: OfficeRequest) -> HttpResponse:
    """The empty Excel table."""
    require_some_administration(request.standing)
    response = HttpResponse(template(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="don-vi.xlsx"'
    return response
