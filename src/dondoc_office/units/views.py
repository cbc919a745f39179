"""Pages of units."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from dondoc_office.site.pages import page
from dondoc_office.units.policy import visible_units
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def unit_list(request: OfficeRequest) -> HttpResponse:
    """The units that exist today, as a tree."""
    units = visible_units(request.standing).existing(on=request.today).select_related("parent")
    return page(request, "units/list.html", {"units": units})


@signed_in
@require_GET
def unit_page(request: OfficeRequest, code: str) -> HttpResponse:
    """One unit: its names, its people, what it followed and what follows it."""
    unit = get_object_or_404(visible_units(request.standing), code=code)
    members = unit.memberships.held(on=request.today).select_related("person")
    context = {
        "unit": unit,
        "members": members,
        "heirs": unit.heirs.select_related("successor"),
        "forebears": unit.forebears.select_related("predecessor"),
    }
    return page(request, "units/unit.html", context)
