"""The week's page, to read and to print, and whether it comes by e-mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.urging.actions.weekly_mail import choose_weekly
from dondoc_office.urging.chosen import chosen
from dondoc_office.urging.models import WeeklyReader
from dondoc_office.urging.policy import require_weekly
from dondoc_office.urging.weekly import week_of


@signed_in
@require_GET
def weekly_page(request: OfficeRequest) -> HttpResponse:
    """One sheet: late, due this week, silent, waiting for a word."""
    require_weekly(request.standing)
    context = {
        "week": week_of(request.standing, today=request.today, ladder_of=chosen().ladder_of),
        "by_mail": WeeklyReader.objects.filter(person=request.person).exists(),
        "person": request.person,
    }
    return page(request, "urging/weekly.html", context)


@signed_in
@require_POST
def weekly_choose(request: OfficeRequest) -> HttpResponse:
    """By e-mail on the first working day of every week, or no longer."""
    require_weekly(request.standing)
    wanted = request.POST.get("nhan") == "1"
    choose_weekly(wanted=wanted, by=request.person, at=request.now)
    messages.success(
        request, _("Từ tuần sau trang này đến qua thư.") if wanted else _("Trang tuần không gửi qua thư nữa.")
    )
    return redirect("weekly-page")
