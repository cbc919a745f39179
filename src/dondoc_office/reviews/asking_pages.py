"""Pages on which a leader asks a number for its reason, and reads what was answered."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.measures.models import Period
from dondoc_office.measures.policy import get_indicator, get_unit, get_value
from dondoc_office.reviews.actions.asking import Asked, answering_unit, ask_explanation
from dondoc_office.reviews.forms import AskForm
from dondoc_office.reviews.policy import require_asking, visible_explanations
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once

_DAYS = 7


@signed_in
@require_GET
def explanation_list(request: OfficeRequest) -> HttpResponse:
    """Every explanation asked that she may see, newest first, with its answer."""
    joined = ("indicator", "unit", "period", "value", "task__lead", "asked_by")
    rows = visible_explanations(request.standing).select_related(*joined)
    shown = page_of(rows.prefetch_related("task__results", "task__reports"), request.GET.get("trang"))
    return page(request, "reviews/explanations.html", {"rows": shown})


@signed_in
@require_http_methods(["GET", "POST"])
def explain_value(request: OfficeRequest, pk: int) -> HttpResponse:
    """Ask about one figure."""
    value = get_value(request.standing, pk)
    return _ask(request, Asked(value.indicator, value.unit, value.period, value))


@signed_in
@require_http_methods(["GET", "POST"])
def explain_indicator(request: OfficeRequest, code: str) -> HttpResponse:
    """Ask about a figure that was added up or computed, or that is missing."""
    indicator = get_indicator(request.standing, code)
    unit = get_unit(request.standing, request.GET.get("don-vi", ""))
    period = get_object_or_404(Period, code=request.GET.get("ky", ""))
    return _ask(request, Asked(indicator, unit, period))


def _ask(request: OfficeRequest, asked: Asked) -> HttpResponse:
    office = require_asking(request.standing, asked.unit)
    units = Unit.objects.existing(on=request.today).under([office.path]).order_by("path")
    initial = {"unit": answering_unit(asked), "due_on": request.today + timedelta(days=_DAYS)}
    form = AskForm(request.POST or None, initial=initial, units=units)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by, at = request.person, request.now
        if done_once(
            request,
            lambda: ask_explanation(
                asked, said["question"], due_on=said["due_on"], unit=said["unit"], by=by, at=at
            ),
        ):
            messages.success(request, _("Đã giao giải trình, có hạn trả lời."))
        return redirect("explanation-list")
    context = {"asked": asked, "form": form}
    return page(request, "reviews/ask.html", context, status=422 if form.errors else 200)
