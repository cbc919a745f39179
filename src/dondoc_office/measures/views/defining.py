"""Pages on which an office makes its own indicators, and says when one begins to mean something else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from dondoc_office.measures.actions.keeping import add_indicator, change_indicator, redefine
from dondoc_office.measures.forms import DefinitionForm, IndicatorForm
from dondoc_office.measures.policy import get_indicator, require_some_management
from dondoc_office.site.errors import HouseError
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in

_FIELDS_OF_ERRORS = {
    "measure-formula-not-read": "formula",
    "measure-unit-not-read": "unit_of_measure",
    "measure-unit-has-figures": "unit_of_measure",
}


def _told(form: forms.Form, error: HouseError | ValidationError) -> None:
    """A refusal beside its field."""
    if isinstance(error, ValidationError):
        for name, reasons in error.message_dict.items():
            form.add_error(name if name in form.fields else None, reasons)
    elif error.http_status == 403:
        raise error
    else:
        field = _FIELDS_OF_ERRORS.get(error.code)
        form.add_error(
            field if field in form.fields else None, error.said.in_language(get_language() or "vi")
        )


@signed_in
@require_http_methods(["GET", "POST"])
def indicator_add(request: OfficeRequest) -> HttpResponse:
    """A new indicator of the office."""
    require_some_management(request.standing)
    form = IndicatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _columns(form)
        definition = said.pop("definition")
        try:
            made = add_indicator(said, definition=definition, by=request.person, at=request.now)
            return redirect("indicator-page", made.code)
        except (HouseError, ValidationError) as error:
            _told(form, error)
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
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            change_indicator(indicator, _columns(form), version=version, by=request.person, at=request.now)
            return redirect("indicator-page", indicator.code)
        except (HouseError, ValidationError) as error:
            _told(form, error)
    context = {"form": form, "indicator": indicator}
    return page(request, "measures/define.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def indicator_redefine(request: OfficeRequest, code: str) -> HttpResponse:
    """From a day on it means something else: values on both sides are not compared any more."""
    indicator = get_indicator(request.standing, code)
    require_some_management(request.standing)
    form = DefinitionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            redefine(indicator, **form.cleaned_data, by=request.person, at=request.now)
            return redirect("indicator-page", indicator.code)
        except (HouseError, ValidationError) as error:
            _told(form, error)
    context = {"form": form, "indicator": indicator, "redefining": True}
    return page(request, "measures/define.html", context, status=422 if form.errors else 200)
