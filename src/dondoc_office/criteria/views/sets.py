"""Pages of criteria sets: reading one, copying it to the office, filling it from Excel."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.criteria.actions.keeping import add_set, change_set, copy_set, require_changeable
from dondoc_office.criteria.forms import CopyForm, SetForm, lines_of
from dondoc_office.criteria.importing import TABLE, listing, planned, take_in
from dondoc_office.criteria.models import CriteriaSet, Criterion
from dondoc_office.criteria.policy import get_set, manages, require_management, require_some_management
from dondoc_office.sheets.answers import workbook
from dondoc_office.sheets.importing import taking
from dondoc_office.sheets.plan import Plan
from dondoc_office.site.filling import carried_out
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def set_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """Criteria, how they are tested, their thresholds; what is not confirmed says so."""
    criteria_set = get_set(request.standing, pk)
    rows = criteria_set.criteria.select_related("indicator").prefetch_related("thresholds")
    own = criteria_set.office is not None and manages(request.standing, criteria_set.office)
    context = {
        "set": criteria_set,
        "rows": rows,
        "leaves": sum(row.leaf for row in rows),
        "tops": sum(row.parent_id is None for row in rows),
        "may_import": own and not criteria_set.campaigns.exists(),
        "may_copy": any(post.role in ("clerk", "leader") for post in request.standing.posts),
    }
    return page(request, "criteria/set.html", context)


_BESIDE = {"criteria-group-in-use": "groups"}
_SAID = ("name", "short_name", "code", "source", "valid_from", "valid_until")


@signed_in
@require_http_methods(["GET", "POST"])
def set_add(request: OfficeRequest) -> HttpResponse:
    """An empty set of the office's own."""
    office = require_some_management(request.standing)
    form = SetForm(request.POST or None)
    made: list[CriteriaSet] = []

    def act() -> None:
        made.append(add_set(office, form.cleaned_data, by=request.person, at=request.now))

    if request.method == "POST" and form.is_valid() and carried_out(form, act):
        messages.success(request, _("Đã lập bộ tiêu chí. Tải Excel về, điền tiêu chí rồi nhập lại."))
        return redirect("criteria-set", made[0].pk)
    context = {"form": form, "office": office}
    return page(request, "criteria/set_form.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def set_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Other words, days, groups or regions, as long as nobody is assessed by it."""
    criteria_set = get_set(request.standing, pk)
    office = criteria_set.office or require_some_management(request.standing)
    require_management(request.standing, office)
    require_changeable(criteria_set)
    initial = {name: getattr(criteria_set, name) for name in _SAID}
    initial |= {"groups": lines_of(criteria_set.groups), "regions": lines_of(criteria_set.regions)}
    form = SetForm(request.POST or None, initial=initial)

    def act() -> None:
        change_set(criteria_set, form.cleaned_data, by=request.person, at=request.now)

    if request.method == "POST" and form.is_valid() and carried_out(form, act, beside=_BESIDE):
        messages.success(request, _("Đã lưu."))
        return redirect("criteria-set", pk)
    context = {"form": form, "office": office, "set": criteria_set}
    return page(request, "criteria/set_form.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def set_copy(request: OfficeRequest, pk: int) -> HttpResponse:
    """The office's own version of a set."""
    criteria_set = get_set(request.standing, pk)
    office = require_some_management(request.standing)
    initial = {"name": f"{criteria_set.name} ({office.called})"}
    form = CopyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        made = copy_set(criteria_set, office, name=name, by=request.person, at=request.now)
        messages.success(request, _("Đã sao chép. Tải Excel về sửa rồi nhập lại."))
        return redirect("criteria-set", made.pk)
    context = {"set": criteria_set, "form": form, "office": office}
    return page(request, "criteria/copy.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def set_import(request: OfficeRequest, pk: int) -> HttpResponse:
    """A file is shown as changes first and carried out by the second button."""
    criteria_set = get_set(request.standing, pk)
    require_management(request.standing, criteria_set.office or require_some_management(request.standing))
    require_changeable(criteria_set)

    def carried_out(plan: Plan[Criterion], file: str) -> int:
        return take_in(criteria_set, plan, by=request.person, at=request.now)

    said = taking(
        request,
        TABLE,
        planned=lambda rows: planned(criteria_set, rows),
        take_in=carried_out,
        person=request.person.pk,
    )
    if said.done is not None:
        messages.success(request, _("Đã thêm hoặc sửa %(count)s tiêu chí.") % {"count": said.done})
        return redirect("criteria-set", pk)
    context = {"set": criteria_set, "taking": said, "form": said.form}
    return page(request, "criteria/import.html", context, status=said.status)


@signed_in
@require_GET
def set_excel(request: OfficeRequest, pk: int) -> FileResponse:
    """The set as a table that can be changed and taken in again."""
    criteria_set = get_set(request.standing, pk)
    return workbook(f"{criteria_set.code}-{criteria_set.version}", listing(criteria_set))
