"""Plans of a unit for a year or a term, and which indicators an office follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.errors import Message
from dondoc_office.measures.actions.keeping import Aim, set_target, stop_tracking, track
from dondoc_office.measures.boards import plan_code, tracked
from dondoc_office.measures.forms import AimForm, TrackingForm
from dondoc_office.measures.formulas.comparing import Direction, ValueKind
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.models import Indicator, Period, Target, Tracking
from dondoc_office.measures.models.target import REACHES
from dondoc_office.measures.numbers import NotANumber, read_number, typed
from dondoc_office.measures.periods import Kind
from dondoc_office.measures.policy import require_management
from dondoc_office.measures.views.reading import chosen
from dondoc_office.site.errors import HouseError
from dondoc_office.site.pages import page
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@dataclass
class PlanCell:
    """The plan of one indicator, as it stands and as it was typed (ô kế hoạch)."""

    indicator: Indicator
    held: Target | None
    least: str = ""
    most: str = ""
    aim: tuple[Decimal | None, Decimal | None] = (None, None)
    reach: Reach = Reach.LAST_YEAR
    wrong: Message | None = None

    @property
    def asks_least(self) -> bool:
        return self.indicator.direction != Direction.LESS

    @property
    def asks_most(self) -> bool:
        return self.indicator.direction != Direction.MORE

    @property
    def changed(self) -> bool:
        held = (self.held.least, self.held.most) if self.held else (None, None)
        read_otherwise = self.held is not None and self.held.reach != self.reach
        return (self.aim != held or read_otherwise) and self.aim != (None, None)

    def read(self, said: Mapping[str, str]) -> None:
        """What was typed, kept as it was, and read as far as it can be."""
        self.least, self.most = said.get(f"l-{self.indicator.pk}", ""), said.get(f"m-{self.indicator.pk}", "")
        self.reach = _reach(self.indicator, said.get(f"r-{self.indicator.pk}", self.reach))
        try:
            yes_no = self.indicator.kind == ValueKind.YES_NO
            self.aim = read_number(self.least, yes_no=yes_no), read_number(self.most, yes_no=yes_no)
        except NotANumber as error:
            self.wrong = error.why
            return
        low, high = self.aim
        if low is not None and high is not None and high < low:
            self.wrong = Message("mức trên nhỏ hơn mức dưới.", "the upper bound is below the lower one.")


def _reach(indicator: Indicator, said: str) -> Reach:
    """Only what comes in year by year adds up over a term."""
    return Reach.WHOLE_TERM if said == Reach.WHOLE_TERM and indicator.adds_up else Reach.LAST_YEAR


def _cells(unit: Unit, period: Period, today_indicators: list[Indicator]) -> list[PlanCell]:
    held = {row.indicator_id: row for row in Target.objects.current().filter(unit=unit, period=period)}
    return [
        PlanCell(
            one,
            row,
            typed(row.least if row else None),
            typed(row.most if row else None),
            reach=Reach(row.reach) if row else Reach.LAST_YEAR,
        )
        for one in today_indicators
        for row in [held.get(one.pk)]
    ]


@signed_in
@require_http_methods(["GET", "POST"])
def measure_plan(request: OfficeRequest) -> HttpResponse:
    """Every plan of a unit for the year of the period: by one resolution, all or none."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    require_management(request.standing, found.unit)
    period = get_object_or_404(Period, code=plan_code(found.span))
    cells = _cells(found.unit, period, [row.indicator for row in tracked(found.unit, on=request.today)])
    form = AimForm(request.POST or None)
    if request.method == "POST":
        for cell in cells:
            cell.read(request.POST)
        if (
            form.is_valid()
            and not any(cell.wrong for cell in cells)
            and _set(request, found.unit, period, cells=cells, form=form)
        ):
            return redirect(f"{reverse('measure-plan')}?don-vi={found.unit.code}&ky={found.span.code}")
    wrong = bool(form.errors) or any(cell.wrong for cell in cells)
    context = {"chosen": found, "period": period, "cells": cells, "form": form}
    context["reaches"] = REACHES if period.kind == Kind.TERM else ()
    return page(request, "measures/plan.html", context, status=422 if wrong else 200)


def _set(request: OfficeRequest, unit: Unit, period: Period, *, cells: list[PlanCell], form: AimForm) -> bool:
    said = form.cleaned_data
    changed = [cell for cell in cells if cell.changed]
    try:
        with transaction.atomic():
            for cell in changed:
                aim = Aim(*cell.aim, basis=said["basis"], decided_on=said["decided_on"], reach=cell.reach)
                set_target(
                    cell.indicator,
                    unit,
                    period,
                    aim,
                    reason=said["reason"],
                    by=request.person,
                    at=request.now,
                )
    except HouseError as error:
        if error.http_status == 403:
            raise
        form.add_error("reason", error.said.in_language(get_language() or "vi"))
        return False
    words = ngettext("Đã đặt %(n)s kế hoạch.", "Đã đặt %(n)s kế hoạch.", len(changed)) % {"n": len(changed)}
    messages.success(request, words)
    return True


@signed_in
@require_http_methods(["GET", "POST"])
def measure_tracking(request: OfficeRequest) -> HttpResponse:
    """Which indicators an office follows, who answers for each, who gives the figures."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    require_management(request.standing, found.unit)
    inside = Unit.objects.existing(on=request.today).filter(path__startswith=found.unit.path)
    form = TrackingForm(request.POST or None, units=inside.exclude(kind="commune").order_by("path"))
    back = f"{reverse('measure-tracking')}?don-vi={found.unit.code}&ky={found.span.code}"
    if request.method == "POST" and request.POST.get("thoi"):
        row = get_object_or_404(Tracking, office=found.unit, pk=request.POST["thoi"])
        stop_tracking(row, on=request.today, by=request.person, at=request.now)
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        track(
            found.unit,
            said["indicator"],
            responsible=said["responsible"],
            reported_by=said["reported_by"],
            position=said["position"] or 0,
            by=request.person,
            at=request.now,
        )
        messages.success(request, _("Đã đưa chỉ tiêu vào theo dõi."))
        return redirect(back)
    rows = Tracking.objects.filter(office=found.unit, ended_on=None).select_related(
        "indicator", "responsible"
    )
    context = {"chosen": found, "rows": rows, "form": form}
    return page(request, "measures/tracking.html", context, status=422 if form.errors else 200)
