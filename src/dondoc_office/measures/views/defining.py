"""Pages on which an office makes its own indicators, and says when one begins to mean something else."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dondoc_office.measures.actions.keeping import add_indicator, change_indicator, redefine
from dondoc_office.measures.forms import DefinitionForm, IndicatorForm
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.policy import get_indicator, require_some_management
from dondoc_office.site.filling import carried_out
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in

_BESIDE = {
    "measure-formula-not-read": "formula",
    "measure-unit-not-read": "unit_of_measure",
    "measure-unit-has-figures": "unit_of_measure",
}


@signed_in
@require_http_methods(["GET", "POST"])
def indicator_add(request: OfficeRequest) -> HttpResponse:
    """A new indicator of the office."""
    require_some_management(request.standing)
    form = IndicatorForm(request.POST or None)
    made: list[Indicator] = []

    def act() -> None:
        said = _columns(form)
        definition = said.pop("definition")
        made.append(add_indicator(said, definition=definition, by=request.person, at=request.now))

    if request.method == "POST" and form.is_valid() and carried_out(form, act, beside=_BESIDE):
        return redirect("indicator-page", made[0].code)
    return page(request, "measures/define.html", {"form": form}, status=422 if form.errors else 200)


def _columns(form: IndicatorForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


@signed_in
@require_http_methods(["GET", "POST"])
def indicator_change(request: OfficeRequest, code: str) -> HttpResponse:
    """Other words, another way of adding up; its code stays."""
    indicator = get_indicator(request.standing, code)
    require_some_management(request.standing)
    names = [name for name in IndicatorForm.base_fields if hasattr(indicator, name)]
    initial = {name: getattr(indicator, name) for name in names}
    form = IndicatorForm(request.POST or None, initial=initial)
    for name in ("code", "definition"):
        del form.fields[name]

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        change_indicator(indicator, _columns(form), version=version, by=request.person, at=request.now)

    if request.method == "POST" and form.is_valid() and carried_out(form, act, beside=_BESIDE):
        return redirect("indicator-page", indicator.code)
    context = {"form": form, "indicator": indicator}
    return page(request, "measures/define.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def indicator_redefine(request: OfficeRequest, code: str) -> HttpResponse:
    """From a day on it means something else: values on both sides are not compared any more."""
    indicator = get_indicator(request.standing, code)
    require_some_management(request.standing)
    form = DefinitionForm(request.POST or None)

    def act() -> None:
        redefine(indicator, **form.cleaned_data, by=request.person, at=request.now)

    if request.method == "POST" and form.is_valid() and carried_out(form, act, beside=_BESIDE):
        return redirect("indicator-page", indicator.code)
    context = {"form": form, "indicator": indicator, "redefining": True}
    return page(request, "measures/define.html", context, status=422 if form.errors else 200)
